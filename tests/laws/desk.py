# SPDX-License-Identifier: GPL-3.0-or-later
#
# One agent, some duties, some rules: what `vaktel check` says of them.
import datetime, json, os, re, subprocess, zoneinfo

scratch = os.environ['scratch']
vaktel = os.environ['VAKTEL'].split()
DAY = 1440

def length(minutes):
    return f'{minutes // 60}h{minutes % 60}m' if minutes % 60 else \
        f'{minutes // 60}h'

def minutes(text):
    """Of '7h30m'."""
    hours, rest = re.fullmatch(r'(?:(\d+)h)?(?:(\d+)m)?', text).groups()
    return int(hours or 0) * 60 + int(rest or 0)

def clock(text):
    return int(text[:2]) * 60 + int(text[3:])

def duty(start, length, breaks=(), paid=True, night=None):
    """Minutes from the first midnight on, on the clock of days of 24 hours;
    breaks are (from the start, length)."""
    return {'start': start, 'length': length, 'breaks': list(breaks),
            'paid': paid, 'night': night}

class Desk:
    """A team with a shift for each kind of duty, and a roster of them."""

    def __init__(self, duties, rules, start='2026-06-01', days=None,
                 zone='UTC', tags=(), **keys):
        self.start = datetime.date.fromisoformat(start)
        last = max((one['start'] // DAY for one in duties), default=0)
        self.days = days or last + 1
        self.zone, self.duties = zone, duties
        self.shifts, self.given = [], []
        for one in duties:
            self.give(one)
        self.team = {
            'team': 'Limits', 'zone': zone, 'start': start,
            'days': self.days, 'slot': '1m', 'rules': rules,
            'presence': [{'id': 'somebody', 'days': [start], 'from': '00:00',
                          'to': '00:01', 'min': 1, 'price': 1}],
            'shifts': self.shifts + [
                {'id': 'n', 'start': '22:00', 'end': '06:00', 'night': True,
                 'days': [start]}],
            'agents': [{'id': 'a', 'tags': list(tags)}], **keys}

    def give(self, one):
        day, minute = divmod(one['start'], DAY)
        date = (self.start + datetime.timedelta(day)).isoformat()
        shift = {'id': f's{len(self.shifts)}', 'days': [date],
                 'start': f'{minute // 60:02}:{minute % 60:02}',
                 'length': length(one['length']),
                 'breaks': [{'length': length(long), 'from': length(at),
                             'to': length(at), 'paid': one['paid']}
                            for at, long in one['breaks']]}
        if one['night'] is not None:
            shift['night'] = one['night']
        self.shifts.append(shift)
        zone = zoneinfo.ZoneInfo(self.zone)
        local = datetime.datetime.combine(
            self.start + datetime.timedelta(day), datetime.time(), zone) + \
            datetime.timedelta(minutes=minute)
        begin = local.astimezone(datetime.timezone.utc)
        end = begin + datetime.timedelta(minutes=one['length'])
        self.given.append({
            'date': date, 'shift': shift['id'], 'start': local.isoformat(),
            'end': end.astimezone(zone).isoformat(),
            'breaks': [{'start': (begin + datetime.timedelta(minutes=at))
                        .astimezone(zone).isoformat(), 'minutes': long,
                        'paid': one['paid']} for at, long in one['breaks']]})

    def roster(self):
        return {'format': 'vaktel roster 1', 'team': 'Limits',
                'zone': self.zone, 'start': self.start.isoformat(),
                'days': self.days, 'slot': '1m',
                'agents': [{'id': 'a', 'duties': self.given}]}

    def run(self, *words):
        with open(f'{scratch}/team.json', 'w') as file:
            json.dump(self.team, file)
        with open(f'{scratch}/roster.json', 'w') as file:
            json.dump(self.roster(), file)
        return subprocess.run(vaktel + list(words), cwd=scratch, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def judged(self):
        """The roster as judged; its agent is the only one."""
        ran = self.run('check', '--json', 'team.json', 'roster.json')
        if ran.returncode > 1:
            raise SystemExit(f'{ran.stdout}{ran.stderr}\n'
                             f'{json.dumps(self.team)}')
        roster = json.loads(ran.stdout)
        roster['agent'] = roster['agents'][0]
        return roster

def laws_of(roster):
    """The laws of what is broken or paid for, None where there is no law."""
    return {one.get('law') for one in roster['agent']['rules']}

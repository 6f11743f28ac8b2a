# SPDX-License-Identifier: GPL-3.0-or-later
#
# The cases T1 to T12 of rulepacks.json, which break naive engines: hours of
# work and rest, and which laws they break or pay for, each pack by itself.
import glob, os, sys

from desk import *

shared = os.environ.get('VAKTEL_SHARED', '../shared')
try:
    known = json.load(open(f'{shared}/data/rulepacks.json'))
except OSError:
    print(f'skipped: no {shared}/data/rulepacks.json')
    sys.exit(77)
cases = {case['id']: case for case in known['tests']}
packs = {os.path.basename(path)[:-5]: json.load(open(path))['rules']
         for path in glob.glob('io/rules/*.json')}
wrong, tried = [], 0

def same(case, what, wanted, got):
    global tried
    tried += 1
    if wanted != got:
        wrong.append(f'{case}: {what}: wanted {wanted}, got {got}')

def packs_with(law):
    return [pack for pack, rules in packs.items()
            if any(rule['id'] == law for rule in rules)]

def moments(text):
    """Of '2026-03-02T14:00/22:00': first and last, on the clock."""
    start, end = text.split('/')
    if 'T' not in end:
        end = f'{start[:10]}T{end}'
    return start, end

class Clock:
    """Minutes of a zone's clock from the first midnight on."""

    def __init__(self, zone, first):
        self.zone = zoneinfo.ZoneInfo(zone)
        self.first = datetime.date.fromisoformat(first)

    def instant(self, text):
        late = text.endswith('24:00')
        at = datetime.datetime.fromisoformat(
            text.replace('24:00', '00:00')).replace(tzinfo=self.zone)
        return at + datetime.timedelta(days=late)

    def duty(self, text):
        start, end = (self.instant(one) for one in moments(text))
        day = (start.date() - self.first).days
        long = (end.astimezone(datetime.timezone.utc) -
                start.astimezone(datetime.timezone.utc))
        return duty(day * DAY + start.hour * 60 + start.minute,
                    int(long.total_seconds()) // 60)

def judge(case, rules, duties, first, **keys):
    return Desk(duties, rules, start=first, zone=cases[case]['tz'],
                **keys).judged()

def excess(roster, name):
    return [one['minutes'] for one in roster['agent']['rules']
            if one['rule'] == name]

def check_laws(case, duties, first, **keys):
    """Every law that the case names is broken, or not, as it says."""
    expect = cases[case]['expect']
    for key, wanted in (('violates', True), ('premium', True),
                        ('not_violates', False), ('not_premium', False)):
        for text in expect.get(key, []):
            law = text.split('(')[0].split(' ')[0]
            for pack in packs_with(law):
                roster = judge(case, [pack], duties, first, **keys)
                broken = [one for one in roster['agent']['rules']
                          if one.get('law') == law]
                same(case, f'{law} of {pack}', wanted, bool(broken))
                if 'premium' in key and broken:
                    same(case, f'{law} is paid', False, broken[0]['hard'])
                if 'week 1' in text:
                    same(case, f'{text}, on its Sunday',
                         ['2026-03-08'], [one['date'] for one in broken])

def rest_hours(case, duties, first):
    roster = judge(case, [{'rest': '168h'}], duties, first)
    return [168 - one / 60 for one in excess(roster, 'rest')]

def plain(case, first, **keys):
    clock = Clock(cases[case]['tz'], first)
    duties = [clock.duty(text) for text in cases[case]['shifts']]
    expect = cases[case]['expect']
    if 'rest_hours' in expect:
        same(case, 'hours of rest', [expect['rest_hours']],
             rest_hours(case, duties, first))
    if 'work_hours' in expect:
        roster = judge(case, [{}], duties, first)
        same(case, 'hours of work', expect['work_hours'],
             roster['agent']['totals']['work_minutes'] / 60)
    check_laws(case, duties, first, **keys)
    return duties

plain('T1', '2026-03-02')
plain('T2', '2026-03-28')
plain('T3', '2026-10-24')
plain('T4', '2026-03-28')

# Two working days of 24 hours each, of which a minute is allowed.
duties = plain('T5', '2026-03-02')
roster = judge('T5', [{'max_hours_from_start': '1m'}], duties, '2026-03-02')
first, more, second = excess(roster, 'max_hours_from_start')
same('T5', 'hours by working day', cases['T5']['expect']['doba_hours'],
     [(first + 1 + more) / 60, (second + 1) / 60])

# Twelve days on end.
duties = [duty(day * DAY + 480, 480) for day in range(12)]
expect = cases['T6']['expect']
for week, key in ((0, 'longest_rest_week1'), (1, 'longest_rest_week2')):
    roster = judge('T6', [{'weekly_rest': '168h', 'max_days_in_a_row': None}],
                   duties, '2026-03-02', days=14)
    same('T6', key, expect[key],
         168 - excess(roster, 'weekly_rest')[week] / 60)
most = int(60 * expect['max_work_7d'])
for limit, wanted in ((most, True), (most - 1, False)):
    rules = {'max_hours_in_168h': length(limit), 'max_days_in_a_row': None}
    same('T6', 'hours in 7 days', wanted,
         judge('T6', [rules], duties, '2026-03-02', days=14)['legal'])
check_laws('T6', duties, '2026-03-02', days=14)

check_laws('T7', [duty(480, 600)], '2026-03-02')

duties = plain('T8', '2026-03-02')
most = int(cases['T8']['expect']['max_work_24h'] * 60)
for limit, wanted in ((most, True), (most - 1, False)):
    same('T8', 'hours in 24', wanted,
         judge('T8', [{'max_hours_in_24h': length(limit)}], duties,
               '2026-03-02')['legal'])

# A split duty is one with an unpaid break.
duties = [duty(540, 780, [(240, 300)], paid=False)]
expect = cases['T9']['expect']
roster = judge('T9', [{}], duties, '2026-03-02')['agent']
same('T9', 'hours of work', expect['work_hours'],
     roster['totals']['work_minutes'] / 60)
same('T9', 'hours from start to end', expect['spread_hours'],
     roster['duties'][0]['elapsed_minutes'] / 60)
check_laws('T9', duties, '2026-03-02')

duties = [duty(day * DAY + 1200, 600) for day in range(4)]
same('T10', 'hours', cases['T10']['expect']['total'],
     judge('T10', [{}], duties,
           '2026-03-02')['agent']['totals']['work_minutes'] / 60)
same('T10', 'night average', set(),
     {'UK-6'} & laws_of(judge('T10', ['uk'], duties, '2026-03-02')))
check_laws('T10', duties, '2026-03-02')

plain('T11', '2026-03-06', tags=['fast-food'])

duties = [duty(week * 7 * DAY + 600, 240) for week in range(5)]
check_laws('T12', duties, '2026-03-01', days=29)

# Every rule that is known is in a pack, and as well verified.
for pack in known['packs']:
    for rule in pack['rules']:
        same(pack['id'], f"{rule['id']}, verified", {rule['verified']},
             {one['verified'] for one in packs[pack['id'].lower()]
              if one['id'] == rule['id']})

if set(cases) != {f'T{n}' for n in range(1, 13)}:
    wrong.append(f'cases {sorted(cases)}')
print(f'{tried} facts of {len(cases)} cases')
sys.exit('\n'.join(wrong) or 0)

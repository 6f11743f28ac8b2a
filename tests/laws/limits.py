# SPDX-License-Identifier: GPL-3.0-or-later
#
# For each rule of each pack: duties that keep it by a hair, and the same with
# a minute, a day or a Sunday too much, which must break this rule and cite it.
# First with a pack of which nothing else is left, where the former are all
# right and the latter break nothing else; then with the whole pack.
import glob, os, sys

from desk import *

WEEK = 7 * DAY
OFF = {'rest': None, 'max_days_in_a_row': None, 'succession': None}

class Case:
    """`kept` and `broken` are lists of duties; `keys` go to the Desk."""

    def __init__(self, kept, broken, **keys):
        self.kept, self.broken, self.keys = kept, broken, keys

def row(n, first=0, start=480, long=240):
    return [duty((first + day) * DAY + start, long) for day in range(n)]

def longer(long, n, **keys):
    """Hours of equal duties on so many days, and a minute more."""
    part = long // n
    duties = [duty(day * DAY, part) for day in range(n - 1)]
    last = long - part * (n - 1)
    at = (n - 1) * DAY
    return Case(duties + [duty(at, last)], duties + [duty(at, last + 1)],
                **keys)

def rest(rule):
    first = duty(480, 480)
    at = 960 + minutes(rule['limit'])
    return Case([first, duty(at, 240)], [first, duty(at - 1, 240)])

def weekly_rest(rule):
    def week(gap):
        duties = [duty(day * DAY, 720) for day in range(3)]
        at = 2 * DAY + 720 + gap
        duties.append(duty(at, 720))
        first = (at + 720 + DAY - 1) // DAY
        return duties + [duty(day * DAY + 360, 720) for day in range(first, 7)]
    limit = minutes(rule['limit'])
    return Case(week(limit), week(limit - 1), days=7)

def free_days(rule, weekday):
    n, worked = rule['of'], rule['of'] - rule['free']
    days = [week * 7 + weekday for week in range(n)]
    duties = [duty(day * DAY + 600, 240) for day in days]
    return Case(duties[n - worked:], duties[n - worked - 1:], days=7 * n)

def between_starts(rule):
    limit = minutes(rule['limit'])
    return Case([duty(480, 240), duty(480 + limit, 240)],
                [duty(480, 240), duty(479 + limit, 240)])

def after_nights(rule):
    night = duty(1320, 480, night=True)
    at = 1800 + minutes(rule['limit'])
    return Case([night, duty(at, 240)], [night, duty(at - 1, 240)])

def nights(rule):
    row = [duty(day * DAY + 1320, 480, night=True)
           for day in range(rule['limit'] + 1)]
    return Case(row[:-1], row)

def alone(low, high):
    """One day of work (or off) too few, between days off (or of work)."""
    return lambda rule: Case(row(1, 0) + low(rule['limit']),
                             row(1, 0) + high(rule['limit']),
                             days=3 * rule['limit'] + 6)

def worked_row(n):
    return row(n, 3)

def broken_breaks(rule, law):
    """Each line of the law: breaks due, a minute less; the line before."""
    cases, before = [], 0
    def taken(long, total):
        return [((long - total) // 2, total)] if total else []
    for tier in law['tiers']:
        over, due = minutes(tier['over']), minutes(tier['breaks'])
        for long, total in ((over + 1, due), (over, before)):
            at = duty(0, long, taken(long, total))
            cases.append(Case([at], None))
        long = over + 1
        cases.append(Case([duty(0, long, taken(long, due))],
                          [duty(0, long, taken(long, due - 1))]))
        piece = minutes(rule.get('min_piece', '0m'))
        if piece > 1 and due >= piece:
            cases.append(Case(
                [duty(0, long, taken(long, due))],
                [duty(0, long, [(long // 3, piece - 1),
                                (2 * long // 3, due - piece + 1)])]))
        before = due
    if 'stretch' in rule:
        stretch, due = minutes(rule['stretch']), before
        cases.append(Case([duty(0, 2 * stretch + due, [(stretch, due)])],
                          [duty(0, 2 * stretch + due + 1, [(stretch, due)])]))
    return cases

def restricted_times(rule):
    """Minutes of the week that are free, as stretches: from the end of each
    to the next begin."""
    names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    barred = [False] * WEEK
    for time in rule['times']:
        days = range(7)
        if time['days'] != ['mon-sun']:
            days = [names.index(name) for name in time['days']]
        for day in days:
            for minute in range(clock(time['from']), clock(time['to'])):
                barred[day * DAY + minute] = True
    return barred

def restricted(rule):
    barred = restricted_times(rule)
    cases = []
    for at in range(120, WEEK - 120):
        if barred[at] and not barred[at - 1]:
            cases.append(Case([duty(at - 60, 60)], [duty(at - 60, 61)],
                              days=7))
        if barred[at - 1] and not barred[at]:
            cases.append(Case([duty(at, 60)], [duty(at - 1, 60)], days=7))
    return cases

ORDINARY = {'id': 'X-1', 'rule': 'max_hours_per_day', 'limit': '8h',
            'counts': 'ordinary', 'statute': 'x', 'verified': 'read',
            'says': 'x'}

def overtime(rule, ordinary=480):
    """Twelve hours of overtime a day, and what is left on the last."""
    limit, duties = minutes(rule['limit']), []
    while limit > 0:
        part = min(limit, 720)
        duties.append(duty(len(duties) * DAY, ordinary + part))
        limit -= part
    last = duty(duties[-1]['start'], duties[-1]['length'] + 1)
    return Case(duties, duties[:-1] + [last], overtime=True)

def average(rule):
    keys = {'days': 7}
    if rule.get('per') == 'settlement':
        keys['settlement'] = {'from': '2026-06-01', 'weeks': 1}
    return longer(minutes(rule['limit']), 6, **keys)

def single(rule):
    limit = minutes(rule['limit'])
    night = True if rule['rule'] == 'max_night_duty' else None
    return Case([duty(60, limit, night=night)],
                [duty(60, limit + 1, night=night)])

def earliest(rule):
    at = clock(rule['limit'])
    return Case([duty(at, 240)], [duty(at - 1, 240)])

def two_duties(rule):
    """Within 24 hours, of which the first duty is partly outside."""
    limit = minutes(rule['limit'])
    first = duty(480, limit)
    return Case([first, duty(DAY + 480, 60)], [first, duty(DAY + 479, 60)])

CASES = {
    'rest': rest,
    'max_days_in_a_row': lambda rule: Case(row(rule['limit']),
                                           row(rule['limit'] + 1)),
    'min_days_in_a_row': alone(worked_row, lambda n: worked_row(n - 1)),
    'min_days_off': alone(lambda n: row(1, 1) + row(2, 2 + n),
                          lambda n: row(1, 1) + row(2, 1 + n)),
    'max_nights_in_a_row': nights,
    'max_hours_per_day': single,
    'max_hours_in_24h': lambda rule: [single(rule), two_duties(rule)],
    'max_hours_from_start': lambda rule: [single(rule), two_duties(rule)],
    'max_hours_in_168h': lambda rule: longer(minutes(rule['limit']), 5),
    'max_hours_per_week': lambda rule: longer(minutes(rule['limit']), 6),
    'hours_between_starts': between_starts,
    'rest_after_nights': after_nights,
    'weekly_rest': weekly_rest,
    'free_sundays': lambda rule: free_days(rule, 6),
    'free_weekends': lambda rule: free_days(rule, 5),
    'max_spread': single,
    'max_night_duty': single,
    'earliest_start': earliest,
    'break_time': lambda rule: broken_breaks(rule, rule),
    'restricted': restricted,
    'overtime': overtime,
    'average': average,
}

wrong, counts = [], {'rules': 0, 'cases': 0, 'notes': 0}

def complain(pack, rule, text):
    wrong.append(f"{pack} {rule['id']} ({rule['rule']}): {text}")

def tags_of(rule):
    who = rule.get('who', [])
    return [] if who == 'night workers' else who

def rules_of(pack):
    return json.load(open(f'io/rules/{pack}.json'))['rules']

def judge(duties, rules, case, rule, **more):
    keys = {**case.keys, **more}
    return Desk(duties, rules, tags=tags_of(rule), **keys).judged()

def write_pack(name, rules):
    os.makedirs(f'{scratch}/rules', exist_ok=True)
    with open(f'{scratch}/rules/{name}.json', 'w') as file:
        json.dump({'vaktel_rules': 1, 'title': 'x', 'as_of': '2026-10',
                   'binds': 'x', 'rules': rules}, file)

def own(rules):
    """What the program asks for unless told otherwise is switched off."""
    named = {rule['rule'] for rule in rules}
    return {name: None for name in OFF if name not in named}

def try_alone(pack, rule, case):
    one = dict(rule)
    if one.get('counts') == 'ordinary':
        del one['counts']
    others = [ORDINARY] if rule['rule'] == 'overtime' else []
    write_pack('one', [one] + others)
    kept = judge(case.kept, ['one', own([rule])], case, rule)
    if kept['agent']['rules']:
        complain(pack, rule, f"at the limit: {kept['agent']['rules']}")
    if case.broken is None:
        return
    broken = judge(case.broken, ['one', own([rule])], case, rule)
    if laws_of(broken) != {rule['id']}:
        complain(pack, rule, f"over it: {broken['agent']['rules']}")
    usual = rule['rule'] == 'rest' and 'price' in rule
    hard = usual or not {'price', 'premium'} & set(rule)
    if broken['legal'] == hard:
        complain(pack, rule, f"legal: {broken['legal']}")

def ordinary_day(pack):
    days = ('max_hours_per_day', 'max_hours_in_24h', 'max_hours_from_start')
    return min([minutes(rule['limit']) for rule in rules_of(pack)
                if rule['rule'] in days and rule.get('counts') == 'ordinary'],
               default=700)

def try_whole(pack, rule, case):
    if case.broken is None:
        return
    if rule['rule'] == 'overtime':
        case = overtime(rule, ordinary_day(pack))
    for more in (False, True):
        roster = judge(case.broken, [pack, own(rules_of(pack))], case, rule,
                       overtime=more)
        gave_way = {one['law'] for one in roster['laws']['exceptions']}
        if rule['id'] in laws_of(roster) | gave_way:
            return
    complain(pack, rule, f"whole: {roster['agent']['rules']}")

def try_night(pack, rule):
    """As many minutes of night as make a night duty, and one less."""
    write_pack('one', [rule])
    end = clock(rule['to'])
    long = minutes(rule['hours'])
    for start, wanted in ((DAY + end - long, 1), (DAY + end - long + 1, 0)):
        roster = Desk([duty(start, 600)], ['one', OFF]).judged()
        if roster['agent']['totals']['nights'] != wanted:
            complain(pack, rule, f"from {start}: {roster['agent']['totals']}")
    start = clock(rule['from']) + long
    for end, wanted in ((start, 1), (start - 1, 0)):
        roster = Desk([duty(720, end - 720)], ['one', OFF]).judged()
        if roster['agent']['totals']['nights'] != wanted:
            complain(pack, rule, f"to {end}: {roster['agent']['totals']}")

def try_notice(pack, rule):
    desk = Desk([duty(480, 240)], [pack, own(rules_of(pack))], start='2026-06-30',
                tags=tags_of(rule))
    for ahead, wanted in ((rule['days'], False), (rule['days'] - 1, True)):
        now = desk.start - datetime.timedelta(days=ahead)
        ran = desk.run('plan', 'team.json', '-q', '-w', '1000', '-o', 'out',
                       '--as-of', f'{now.isoformat()}T12:00Z')
        if (f" {rule['id']}, " in ran.stderr) != wanted:
            complain(pack, rule, f'{ahead} days ahead: {ran.stderr}')

def try_rule(pack, rule):
    counts['rules'] += 1
    if rule['rule'] == 'note':
        counts['notes'] += 1
        return
    if rule['rule'] == 'night':
        return try_night(pack, rule)
    if rule['rule'] == 'notice':
        return try_notice(pack, rule)
    cases = CASES[rule['rule']](rule)
    for case in cases if isinstance(cases, list) else [cases]:
        counts['cases'] += 1
        try_alone(pack, rule, case)
        try_whole(pack, rule, case)

for path in sorted(glob.glob('io/rules/*.json')):
    pack = os.path.basename(path)[:-5]
    if len(sys.argv) > 1 and pack not in sys.argv[1:]:
        continue
    for rule in rules_of(pack):
        try_rule(pack, rule)
print(f"{counts['rules']} rules, {counts['notes']} of them notes, "
      f"{counts['cases']} limits")
sys.exit('\n'.join(wrong) or counts['rules'] < 100 and len(sys.argv) == 1)

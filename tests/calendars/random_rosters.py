#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# random_rosters.py DUTIES SEED: rosters of at most a year between 2020 and 2035
# in which agents of all time zones have random duties, most of them near the
# moments at which clocks change.  Writes N.json, and to N.truth a line for each
# duty: agent's file, day and number as in the UID, start, end (Unix seconds).
import datetime
import json
import random
import sys
import zoneinfo

UTC = datetime.timezone.utc
FIRST = datetime.date(2020, 1, 1)
LAST = datetime.date(2035, 12, 31)
STEP = 300


def second_of(date):
    return int(datetime.datetime(date.year, date.month, date.day,
                                 tzinfo=UTC).timestamp())


def local(zone, second):
    return datetime.datetime.fromtimestamp(second, UTC).astimezone(zone)


def changes(zone, start, end):
    """The instants at which the clock changes."""
    found = []
    for day in range(start, end, 86400):
        low, high = day, day + 86400
        if local(zone, low).utcoffset() == local(zone, high).utcoffset():
            continue
        after = local(zone, high).utcoffset()
        while high - low > 1:
            middle = (low + high) // 2
            if local(zone, middle).utcoffset() == after:
                high = middle
            else:
                low = middle
        found.append(high)
    return found


def random_duty(rng, start, end, edges):
    """Start and end; near an edge, one of the two often just on it."""
    length = rng.randrange(3, 150) * STEP
    if edges and rng.random() < 0.7:
        near = rng.choice(edges) // STEP * STEP
        near += rng.choice([0, 0, 0, 1, -1]) * rng.randrange(0, 40) * STEP
        begin = near - (length if rng.random() < 0.5 else 0)
        if rng.random() < 0.3:
            begin = near - rng.randrange(0, length, STEP)
    else:
        begin = rng.randrange(start + 2 * 86400, end - 3 * 86400, STEP)
    begin = max(begin, start + 2 * 86400)
    return min(begin, end - 3 * 86400) // STEP * STEP, length


def instant(second):
    return local(UTC, second).strftime('%Y-%m-%dT%H:%MZ')


def make_agent(rng, name, zone, start, end, n, truth):
    edges = changes(zone, start, end)
    starts = {}
    for _ in range(n):
        begin, length = random_duty(rng, start, end, edges)
        starts[begin] = begin + length
    ident = name.replace('/', '.')
    duties, number, before = [], 0, None
    for begin in sorted(starts):
        date = local(zone, begin).date()
        number = number + 1 if date == before else 1
        before = date
        duties.append({'date': date.isoformat(), 'shift': 'x',
                       'start': instant(begin), 'end': instant(starts[begin]),
                       'breaks': [], 'blocks': []})
        truth.append(f'{ident}.ics {date:%Y%m%d}-d{number} '
                     f'{begin} {starts[begin]}')
    return {'id': ident, 'name': name, 'zone': name, 'duties': duties}


def main():
    n_duties, rng = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    zones = sorted(name for name in zoneinfo.available_timezones()
                   if name not in ('Factory', 'localtime')
                   and not name.startswith(('posix', 'right')))
    n_rosters = max(1, min(16, n_duties // 800))
    each = n_duties // n_rosters
    for index in range(n_rosters):
        room = (LAST - FIRST).days - 366
        begin = FIRST + datetime.timedelta(
            days=rng.randrange(room) if n_rosters < 16
            else room * index // (n_rosters - 1))
        start = second_of(begin)
        chosen = zones
        if each < 2 * len(zones):
            chosen = sorted(rng.sample(zones, max(1, each // 6)))
        truth, agents = [], []
        for place, name in enumerate(chosen):
            n = each * (place + 1) // len(chosen) - each * place // len(chosen)
            agents.append(make_agent(rng, name, zoneinfo.ZoneInfo(name), start,
                                     start + 366 * 86400, n, truth))
        with open(f'{index}.json', 'w', encoding='utf-8') as file:
            json.dump({'format': 'vaktel roster 1', 'team': 'Everywhere',
                       'zone': 'UTC', 'start': begin.isoformat(), 'days': 366,
                       'agents': agents}, file)
        with open(f'{index}.truth', 'w', encoding='utf-8') as file:
            file.writelines(line + '\n' for line in truth)


main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""A roster published in some versions, and what calendars must then hold."""
import json, os, subprocess

TEAM = 'Oslo, "desk"; R&D \\ æøå'
NAMES = {'maria': 'Maria Łącka; zażółć, gęślą jaźń',
         'ole': 'Ole "the, night; owl" Åsen',
         'priya': 'प्रिया शर्मा 👩🏽‍💻',
         'none': 'Nobody'}
ZONES = {'maria': 'Europe/Warsaw', 'ole': 'Europe/Oslo',
         'priya': 'Asia/Kolkata', 'none': 'UTC'}
SHIFTS = {'day': 'Dzień; długi, jasny', 'night': 'Natt 🌙, रात की पाली'}
LONG = ('żółć, हिन्दी ' * 25).strip()  # 300 letters and more
DESCRIPTION = '{agent}, line one; "two"\\n' + LONG + '\\nthe end'

# Who, date, shift, start and end in UTC.
PLAIN = [
    ('maria', '2026-10-20', 'day', '2026-10-20T06:00Z', '2026-10-20T14:00Z'),
    ('ole', '2026-10-19', 'night', '2026-10-19T20:00Z', '2026-10-20T04:00Z'),
    ('ole', '2026-10-24', 'night', '2026-10-24T20:00Z', '2026-10-25T05:00Z'),
    ('ole', '2026-10-26', 'day', '2026-10-26T07:00Z', '2026-10-26T15:00Z'),
    ('priya', '2026-10-25', 'day', '2026-10-25T02:30Z', '2026-10-25T10:30Z')]
# It begins in the hour that the clock shows twice, the second time.
TWICE = ('maria', '2026-10-25', 'day', '2026-10-25T01:30Z', '2026-10-25T09:30Z')
MOVES = ('maria', '2026-10-21', 'day', '2026-10-21T06:00Z', '2026-10-21T14:00Z')
MOVED = ('maria', '2026-10-21', 'day', '2026-10-21T08:00Z', '2026-10-21T16:00Z')
CANCELLED = ('maria', '2026-10-22', 'night', '2026-10-22T20:00Z',
             '2026-10-23T04:00Z')
GIVEN = ('maria', '2026-10-28', 'day', '2026-10-28T07:00Z', '2026-10-28T15:00Z')
TAKEN = ('ole',) + GIVEN[1:]
SPRING = [
    ('ole', '2027-03-27', 'night', '2027-03-27T21:00Z', '2027-03-28T04:00Z'),
    ('maria', '2027-03-28', 'day', '2027-03-28T01:00Z', '2027-03-28T09:00Z'),
    ('priya', '2027-03-28', 'day', '2027-03-28T02:30Z', '2027-03-28T10:30Z')]

AUTUMN = PLAIN + [TWICE, MOVES, CANCELLED, GIVEN]
CHANGED = PLAIN + [TWICE, MOVED, TAKEN]
# Name: duties, those that are still shown as cancelled, other options.
VERSIONS = {
    'first': (AUTUMN, [], []),
    'changed': (CHANGED, [CANCELLED, GIVEN], ['-p', 'first']),
    'dropped': (CHANGED, [], ['-p', 'first', '--tombstones', 'none']),
    'spring': (SPRING, [], []),
    'empty': ([], [], [])}


def roster(version):
    agents = [
        {'id': who, 'name': NAMES[who], 'zone': ZONES[who],
         'duties': [{'date': date, 'shift': shift, 'start': start, 'end': end,
                     'breaks': []}
                    for agent, date, shift, start, end
                    in sorted(VERSIONS[version][0]) if agent == who]}
        for who in NAMES]
    return {'format': 'vaktel roster 1', 'team': TEAM, 'zone': 'Europe/Oslo',
            'start': '2027-03-22' if version == 'spring' else '2026-10-19',
            'days': 14, 'slot': '30m', 'names': {'shifts': SHIFTS},
            'agents': agents}


def publish():
    """Writes a folder of calendars for each version."""
    for day, version in enumerate(VERSIONS, 1):
        with open(version + '.json', 'w') as file:
            json.dump(roster(version), file, ensure_ascii=False)
        run = subprocess.run(
            os.environ['VAKTEL'].split() +
            ['export', '-f', 'ics', '-a', f'2026-10-1{day}T09:00Z', '-o',
             version, '--summary', '{shift} ({agent}; {team})',
             '--description', DESCRIPTION] + VERSIONS[version][2] +
            [version + '.json'], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)
        if run.returncode:
            raise SystemExit(f'{version}: {run.stderr}')


def time(text):
    return text.replace('T', ' ').rstrip('Z')


def summary(who, shift):
    return f'{SHIFTS[shift]} ({NAMES[who]}; {TEAM})'


def description(who):
    return f'{NAMES[who]}, line one; "two"\n{LONG}\nthe end'


def expected(version, who, cancelled=True):
    """What the feed of an agent holds: (start, end, status, summary)."""
    duties, gone, _ = VERSIONS[version]
    events = [(time(start), time(end), 'CONFIRMED', summary(agent, shift))
              for agent, _, shift, start, end in duties if agent == who]
    events += [(time(start), time(end), 'CANCELLED',
                'CANCELLED: ' + summary(agent, shift))
               for agent, _, shift, start, end in gone
               if agent == who and cancelled]
    return sorted(events)

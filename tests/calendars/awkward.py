#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# awkward.py FILE WEEK [AGENTS]: a roster of three weeks around the night on which
# Europe's clocks go back, with names that calendars could trip over.  Weeks
# from 1 on differ in who works when: duties move, go, come back, change hands.
import json
import sys

NAMES = ['Maria Łącka; R&D, "desk"', 'प्रिया शर्मा', 'Ole "the, night; owl" Åsen',
         'Zoë 👩‍💻 back\\slash', 'x' * 300, 'two\nlines\r\nand a\ttab ',
         'كريم عبد الله', 'BEGIN:VEVENT']
ZONES = ['Europe/Warsaw', 'Asia/Kolkata', 'Europe/Oslo', 'Africa/Casablanca',
         'America/New_York', 'Europe/Dublin', 'Asia/Gaza', 'Australia/Lord_Howe']


def instant(day, minutes):
    day += minutes // 1440
    month, day = (10, day) if day <= 31 else (11, day - 31)
    return f'2026-{month}-{day:02}T{minutes // 60 % 24:02}:' \
        f'{minutes % 60:02}:00Z'


def duty(agent, day, begin, length):
    return {'date': None, 'shift': ['early', 'night,owl'][day % 2],
            'start': instant(day, begin), 'end': instant(day, begin + length),
            'breaks': [{'start': instant(day, begin + 60), 'minutes': 15,
                        'paid': agent % 2 == 0}],
            'blocks': [{'queue': ['phone', 'mail; é'][agent % 2],
                        'start': instant(day, begin + 75),
                        'end': instant(day, begin + length)}]}


def set_date(duty_, zone):
    import datetime
    import zoneinfo
    start = datetime.datetime.fromisoformat(duty_['start'][:-1] + '+00:00')
    duty_['date'] = start.astimezone(
        zoneinfo.ZoneInfo(zone)).date().isoformat()


def main():
    week = int(sys.argv[2])
    most = int(sys.argv[3]) if len(sys.argv) > 3 else len(NAMES)
    agents = []
    for n, (name, zone) in enumerate(zip(NAMES[:most], ZONES)):
        duties = []
        for day in range(13, 33):
            if (day + n) % 3 == 0 or (week and (day * 7 + n + week) % 5 == 0):
                continue
            begin = [360, 1200, 1380][(day + n) % 3]
            moved = 30 if week and (day + n + week) % 4 == 0 else 0
            duties.append(duty(n, day, begin + moved, 480))
            set_date(duties[-1], zone)
        off = [{'start': '2026-10-19T22:00:00Z', 'end': '2026-10-20T22:00:00Z'},
               {'start': '2026-10-22T10:00:00Z', 'end': '2026-10-22T12:00:00Z'}]
        agents.append({'id': f'a{n}', 'name': name, 'zone': zone,
                       'time_off': off[:n % 3], 'duties': duties})
    agents.append({'id': 'none', 'name': '', 'duties': []})
    if week == 2:
        agents.pop(0)
    with open(sys.argv[1], 'w', encoding='utf-8') as file:
        json.dump({'format': 'vaktel roster 1',
                   'team': 'Oslo, "desk"; R&D ✓', 'zone': 'Europe/Oslo',
                   'start': '2026-10-12', 'days': 23,
                   'names': {'queues': {'phone': 'Telefon; å, ø \\ हिन्दी'},
                             'shifts': {'early': 'Früh, "A"'}},
                   'agents': agents}, file)


main()

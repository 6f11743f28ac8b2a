#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# spoil.py LINT GOOD FOLDER: spoils one thing in a good folder of calendars,
# time and again, each time in FOLDER; the lint must name the rule.  Without
# this it might as well say yes to everything.
import os
import re
import shutil
import subprocess
import sys

F, I, C, X = 'a2.ics', 'a2-import.ics', 'changes/a2-*-moved.ics', \
    'changes/a2-*-cancelled.ics'
EVENT = rb'BEGIN:VEVENT.*?END:VEVENT\r\n'
# rule, file, what, by what
BAD = [
    ('F1', F, rb'^', b'\xef\xbb\xbf'),
    ('F1', F, rb'SUMMARY:', b'SUMMARY:\xff'),
    ('F1', F, rb'(\xc3)(\xa5)', rb'\1\r\n \2'),
    ('F2', F, rb'\r\nEND:VCALENDAR\r\n$', b'\r\nEND:VCALENDAR'),
    ('F2', F, rb'\r\nTRANSP', b'\nTRANSP'),
    ('F2', F, rb'END:VEVENT\r\n', b''),
    ('F3', F, rb'(DESCRIPTION:.{60})', rb'\1' + b'x' * 30),
    ('F3', F, rb'(DESCRIPTION:[^\r]*?\\)(n)', rb'\1\r\n \2'),
    ('F4', F, rb'(SUMMARY:[^\r]*?)\\,', rb'\1,'),
    ('F4', F, rb'(SUMMARY:[^\r]*?)\\;', rb'\1;'),
    ('F4', F, rb'(SUMMARY:.)', rb'\1\\x'),
    ('F5', F, rb'(SUMMARY:.)', rb'\1' + b'\x07'),
    ('F5', F, rb'(SUMMARY:.)', rb'\1' + '\u2028'.encode()),
    ('F6', F, rb'SUMMARY:', b'SUMMARY: '),
    ('F6', F, rb'DESCRIPTION:', rb'DESCRIPTION:\\n'),
    ('F7', F, rb'DTSTART;TZID=', b'DTSTART;X-A=a"b;TZID='),
    ('F9', F, rb'(' + EVENT + rb')(' + EVENT + rb')', rb'\2\1'),
    ('C1', F, rb'VERSION:2.0', b'VERSION:1.0'),
    ('C1', F, rb'PRODID:[^\r]*', b'PRODID:vaktel'),
    ('C1', F, rb'CALSCALE:GREGORIAN\r\n', b''),
    ('C2', F, rb'CALSCALE', b'METHOD:PUBLISH\r\nCALSCALE'),
    ('C2', I, rb'METHOD:PUBLISH\r\n', b''),
    ('C3', I, rb'METHOD:PUBLISH', b'METHOD:REQUEST'),
    ('C3', C, rb'(' + EVENT + rb')', rb'\1\1'),
    ('C4', F, rb'SUMMARY', b'ORGANIZER:mailto:a@example.org\r\nSUMMARY'),
    ('C5', F, rb'X-WR-CALNAME:', b'X-WR-CALNAME:x'),
    ('C5', F, rb'NAME:', rb'NAME:\\,'),
    ('C6', C, rb'CALSCALE', b'X-WR-CALNAME:a\r\nNAME:a\r\nCALSCALE'),
    ('C7', F, rb'REFRESH-INTERVAL;VALUE=DURATION', b'REFRESH-INTERVAL'),
    ('C8', F, rb'X-WR-TIMEZONE:[^\r]*', b'X-WR-TIMEZONE:Norway Time'),
    ('C9', F, rb'CALSCALE', b'URL:https://example.org/a\r\nCALSCALE'),
    ('C10', F, rb'(?s)BEGIN:VEVENT.*END:VEVENT\r\n', b''),
    ('C11', F, rb'X-VAKTEL-DAYS:2026', b'X-VAKTEL-DAYS:2027'),
    ('Z1', F, rb'(?s)BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n', b''),
    ('Z1', F, rb'TZID:Europe/Oslo', b'TZID:Europe/Bergen'),
    ('Z2', F, rb'(?s)(BEGIN:DAYLIGHT.*END:DAYLIGHT\r\n)', rb'\1\1'),
    ('Z2', F, rb'BYDAY=-1SU', b'BYMONTHDAY=25'),
    ('Z3', F, rb'DTSTART:1970', b'DTSTART:2026'),
    ('Z4', 'a1.ics', rb'TZOFFSETFROM:\+0530', b'TZOFFSETFROM:+0600'),
    ('Z5', F, rb'TZOFFSETTO:\+0200', b'TZOFFSETTO:+0000'),
    ('Z6', F, rb'TZOFFSETTO:\+0200', b'TZOFFSETTO:+0300'),
    ('Z7', F, rb'BEGIN:VEVENT', b'X-A:b\r\n' * 200 + b'BEGIN:VEVENT'),
    ('Z7', F, rb'DT(START|END);TZID=Europe/Oslo:(\d+T\d+)', rb'DT\1:\2Z'),
    ('Z8', F, rb'DTSTART;TZID=Europe/Oslo', b'DTSTART'),
    ('Z9', F, rb'Europe/Oslo', b'W. Europe Standard Time'),
    ('Z10', F, rb'(DTEND;TZID=Europe/Oslo):\d+T\d+', rb'\1:20261025T023000'),
    ('E1', F, rb'UID:2', 'UID:å2'.encode()),
    ('E1', F, rb'(' + EVENT + rb')', rb'\1\1'),
    ('E3', F, rb'-[0-9a-f]{32}@', None),
    ('E4', F, rb'SEQUENCE:\d+\r\n', b''),
    ('E5', F, rb'DTSTAMP:2', b'DTSTAMP:1'),
    ('E5', F, rb'LAST-MODIFIED:[^\r]*\r\n', b''),
    ('E7', F, rb'DTEND[^\r]*\r\n', b'DURATION:PT8H\r\n'),
    ('E7', F, rb'DTSTART(;TZID=[^:]*):2026', rb'DTSTART\1:2028'),
    ('E8', F, rb'SUMMARY', b'RRULE:FREQ=DAILY;COUNT=2\r\nSUMMARY'),
    ('E9', F, rb'(?m)^SUMMARY:[^\r]*\r\n( [^\r]*\r\n)*', b'SUMMARY:\r\n'),
    ('E10', F, rb'(?m)^DESCRIPTION:[^\r]*\r\n( [^\r]*\r\n)*', b''),
    ('E11', F, rb'CATEGORIES:', rb'CATEGORIES:a\\,b'),
    ('E12', F, rb'STATUS:CONFIRMED', b'STATUS:CANCELLED'),
    ('E12', X, rb'TRANSP:TRANSPARENT', b'TRANSP:OPAQUE'),
    ('E13', F, rb'(DTEND;VALUE=DATE):\d+', rb'\1:20261001'),
    ('E13', F, rb'DTEND;VALUE=DATE:\d+', b'DTEND:20261030T000000Z'),
    ('E14', F, rb'TRIGGER:-PT', b'TRIGGER-PT'),
    ('E14', F, rb'TRIGGER[^\r]*\r\n', b''),
    ('S4', F, rb'SEQUENCE:1', b'SEQUENCE:0'),
    ('S4', F, rb'SEQUENCE:1', b'SEQUENCE:3'),
    ('S5', F, rb'SEQUENCE:0', b'SEQUENCE:1'),
]


def find(folder, pattern):
    import glob
    paths = sorted(glob.glob(os.path.join(folder, pattern)))
    return paths[0] if paths else os.path.join(folder, pattern)


def main():
    lint, good, folder, before = sys.argv[1:]
    status = 0
    for rule, pattern, old, new in BAD:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(good, folder)
        path = find(folder, pattern)
        with open(path, 'rb') as file:
            data = file.read()
        if new is None:
            with open(find(folder, 'a1.ics'), 'rb') as file:
                new = re.search(old, file.read()).group()
        many = rule in ('E3', 'Z7', 'Z9', 'E1') and b'VEVENT' not in old
        spoilt = re.sub(old, new, data, count=0 if many else 1,
                        flags=re.S if b'VEVENT' in old else 0)
        if spoilt == data:
            print(f'{rule}: nothing to spoil: {old!r} in {pattern}')
            status = 1
            continue
        with open(path, 'wb') as file:
            file.write(spoilt)
        said = subprocess.run([sys.executable, lint, folder, before],
                              capture_output=True, text=True, check=False)
        if said.returncode != 1 or f': {rule}: ' not in said.stdout:
            print(f'{rule}: {old!r} to {new[:40]!r} passes; it says: '
                  f'{said.stdout[:300]}{said.stderr[-300:]}')
            status = 1
    print(f'{len(BAD)} ways of being wrong')
    sys.exit(status)


main()

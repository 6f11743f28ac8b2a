#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# read_icalendar.py FILE...: python-icalendar's view of duties, a line "FILE
# DAY-NUMBER START END" for each, in Unix seconds.
import os
import sys

import icalendar


def main():
    for path in sys.argv[1:]:
        with open(path, 'rb') as file:
            calendar = icalendar.Calendar.from_ical(file.read())
        for event in calendar.walk('VEVENT'):
            mark = '-'.join(event['UID'].split('-')[:2])
            if '-d' not in mark:
                continue
            print(os.path.basename(path), mark,
                  *[int(event[key].dt.timestamp())
                    for key in ('DTSTART', 'DTEND')])


main()

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What calendar files come to is what python-dateutil, written by others, makes
# of them: 600 random events that recur, in random zones, with exceptions, laid
# on random days; and of twenty years of meetings, 30 MB, the one that is in the
# days is found.
. tests/scratch.sh
python=/usr/bin/python3
$python -c 'import dateutil' 2>/dev/null || {
    echo "skipped: python3-dateutil is not installed"
    exit 77
}
export BUILD scratch
$python - <<'END'
import datetime, os, random, subprocess, sys, zoneinfo
from dateutil.rrule import rrulestr

scratch, build = os.environ['scratch'], os.environ['BUILD']
UTC = datetime.timezone.utc
day = datetime.timedelta(days=1)
# Until when dateutil looks for the 30th of February.
datetime.MAXYEAR = 2040
random.seed(5)
zones = ['Europe/Oslo', 'Asia/Kolkata', 'America/New_York', 'UTC',
         'Australia/Lord_Howe', 'Europe/Dublin', 'Asia/Tehran',
         'America/Sao_Paulo', 'Pacific/Apia']
weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

def some(items, most=3):
    return random.sample(items, random.randint(1, most))

def listed(items):
    return ','.join(str(item) for item in items)

def numbers(high, most=3):
    return listed(random.choice((1, 1, -1)) * random.randint(1, high)
                  for _ in range(random.randint(1, most)))

def maybe(chance=0.4):
    return random.random() < chance

def rule():
    """A random rule of the parts that go together (RFC 5545, 3.3.10)."""
    frequency = random.choice(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])
    parts = [f'FREQ={frequency}']
    interval = random.choice([1, 1, 1, 2, 3, 5])
    if interval > 1:
        parts.append(f'INTERVAL={interval}')
    if maybe():
        parts.append(f'BYMONTH={listed(some(range(1, 13), 4))}')
    by_month = parts[-1].startswith('BYMONTH')
    picks = False
    weeks = frequency == 'YEARLY' and not by_month and maybe(0.2)
    if weeks:
        parts.append(f'BYWEEKNO={numbers(53)}')
    # Without BYDAY the weekday is that of DTSTART, dateutil takes them all.
    if weeks or maybe(0.5):
        ordinal = frequency in ('MONTHLY', 'YEARLY') and not weeks and maybe()
        picks = True
        if ordinal:
            high = 4 if frequency == 'MONTHLY' or by_month else 40
            parts.append('BYDAY=' + listed(
                f'{numbers(high, 1)}{name}' for name in some(weekdays)))
        else:
            parts.append(f'BYDAY={listed(some(weekdays, 5))}')
    if frequency != 'WEEKLY' and not weeks and maybe(0.3):
        picks = True
        parts.append(f'BYMONTHDAY={numbers(31)}')
    if frequency == 'YEARLY' and not by_month and not weeks and not picks \
            and maybe(0.3):
        picks = True
        parts.append(f'BYYEARDAY={numbers(366)}')
    if picks and frequency in ('MONTHLY', 'YEARLY') and maybe(0.3):
        parts.append(f'BYSETPOS={numbers(3)}')
    if maybe(0.3):
        parts.append(f'WKST={random.choice(weekdays)}')
    if maybe(0.3):
        parts.append(f'COUNT={random.randint(1, 300)}')
    elif maybe(0.3):
        until = datetime.date(random.randint(2015, 2028), 5, 17)
        parts.append(f'UNTIL={until:%Y%m%d}T235959')
    random.shuffle(parts)
    return ';'.join(parts)

def instant(local, zone):
    """The first of two readings; of a time that is skipped, the earlier."""
    zone = zoneinfo.ZoneInfo(zone)
    return min(local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
               for fold in (0, 1))

def last_instant(local, zone):
    zone = zoneinfo.ZoneInfo(zone)
    return max(local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
               for fold in (0, 1))

def shown(moment):
    return moment.strftime('%Y-%m-%d %H:%M')

def spread(text, zone, first, last):
    with open(f'{scratch}/a.ics', 'w', newline='\r\n') as file:
        file.write('BEGIN:VCALENDAR\nVERSION:2.0\n' + text +
                   'END:VCALENDAR\n')
    run = subprocess.run(
        [f'{build}/tests/spread', f'{scratch}/a.ics', zone, first, last],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if run.returncode:
        sys.exit(f'{run.stderr}\n{text}')
    return run.stdout.splitlines()

def random_event(uid, first, last):
    """An event, and what it has to come to on the days."""
    while True:
        zone = random.choice(zones)
        start = datetime.datetime(random.choice([2016, 2025, 2026]),
                                  random.randint(1, 12), random.randint(1, 28),
                                  random.randint(0, 23),
                                  random.choice([0, 30, 45]))
        length = datetime.timedelta(minutes=random.choice([30, 480, 1440]))
        recurrence = rule()
        begin = first - 4 * day - length
        dates = rrulestr(recurrence, dtstart=start)
        if next(iter(dates), None) == start:
            break
    found = [at for at in dates.between(begin, last + 4 * day, inc=True)]
    gone = random.sample(found, min(len(found), random.randint(0, 3)))
    lines = [f'BEGIN:VEVENT\nUID:{uid}\n'
             f'DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}\n'
             f'DTEND;TZID={zone}:{start + length:%Y%m%dT%H%M%S}\n'
             f'RRULE:{recurrence}\n']
    lines += [f'EXDATE;TZID={zone}:{at:%Y%m%dT%H%M%S}\n' for at in gone]
    spans = []
    for at in found:
        span = (instant(at, zone), last_instant(at + length, zone))
        if at not in gone and span[1].date() >= first.date() and \
                span[0].date() <= last.date():
            spans.append(f'{uid} {shown(span[0])} {shown(span[1])}')
    return ''.join(lines) + 'END:VEVENT\n', spans

def whole_days(line):
    """A span of UTC midnights, as the program shows it."""
    uid, date, clock, to_date, to_clock = line.split()
    if clock == to_clock == '00:00':
        to = datetime.date.fromisoformat(to_date) - day
        return f'{uid} {date} {to}'
    return line

wrong = []
n_spans = 0
for batch in range(12):
    first = datetime.datetime(2026, 1, 1) + random.randint(0, 400) * day
    last = first + random.randint(0, 60) * day
    text, expected = '', []
    for i in range(50):
        event, spans = random_event(f'{batch}-{i}', first, last)
        text += event
        expected += spans
    read = spread(text, 'UTC', f'{first:%Y-%m-%d}', f'{last:%Y-%m-%d}')
    # What only touches the days before the first or after the last is extra.
    low, high = f'{first - day:%Y-%m-%d}', f'{last + day:%Y-%m-%d}'
    inside = {whole_days(line) for line in expected}
    extra = [line for line in set(read) - inside
             if line.split()[-1 if len(line.split()) == 3 else 3] >=
             f'{first:%Y-%m-%d}' and line.split()[1] <= f'{last:%Y-%m-%d}']
    missing = [line for line in inside - set(read)]
    n_spans += len(inside)
    for line in extra + missing:
        uid = line.split()[0]
        event = [part for part in text.split('END:VEVENT\n')
                 if f'UID:{uid}\n' in part]
        wrong.append(('extra' if line in extra else 'missing') +
                     f': {line}\n{event[0]}')
if n_spans < 1500:
    wrong.append(f'only {n_spans} occurrences')
print(f'{n_spans} occurrences of 600 events')

# Twenty years of somebody's calendar, in some 30 MB: one event is in the days.
old = ''.join(f'BEGIN:VEVENT\nUID:{n}\nDTSTART;TZID=Europe/Oslo:'
              f'{2001 + n % 20}{n % 12 + 1:02}{n % 28 + 1:02}T090000\n'
              f'DURATION:PT1H\nSUMMARY:Meeting\nEND:VEVENT\n'
              for n in range(250000))
read = spread(old + 'BEGIN:VEVENT\nUID:now\nDTSTART;VALUE=DATE:20261020\n'
              'END:VEVENT\n', 'Europe/Oslo', '2026-10-19', '2026-10-25')
if read != ['now 2026-10-20 2026-10-20']:
    wrong.append(f'of 30 MB: {read[:3]}')
sys.exit('\n'.join(wrong[:3]) or 0)
END

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How good `vaktel forecast` is on calls of two banks, and what a million
# tickets take.  The forecast is made by the program as of each Monday from the
# ninth week on, from a file that ends the day before, and held against what
# came in the first and in the fourth week after it, in half hours, all days
# counted: WAPE, beside that of the mean of the last eight same weekdays; also
# for the first and the second half of the origins.
#
# Fails where a bank's limit is passed, or a million tickets take 200 MB.
#
# The calls: bank_calls_5min.csv and anonymous_bank_1999_6min.csv in
# $VAKTEL_SHARED/data/volume (by default ../shared beside the checkout); each
# is skipped where it is not there.
cd "$(dirname "$0")/../.." || exit 1
: "${VAKTEL:=build/release/vaktel}"
calls=${VAKTEL_SHARED:-../shared}/data/volume
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
export VAKTEL calls folder
python3 - <<'END'
import csv, datetime, os, random, resource, subprocess, sys, time

vaktel = os.environ['VAKTEL'].split()
folder = os.environ['folder']
failed = False

def run(file, *options):
    done = subprocess.run(vaktel + ['forecast', file, '-o', folder + '/out',
                                    '--quiet', *options])
    if done.returncode != 0:
        sys.exit(f'{file}: exit status {done.returncode}')

def read(path):
    rows, half_hours = [], {}
    for line in open(path).read().split()[1:]:
        stamp, count = line.split(',')
        moment = datetime.datetime.fromisoformat(stamp)
        rows.append((moment.date(), line))
        slot = moment.date(), moment.hour * 2 + moment.minute // 30
        half_hours[slot] = half_hours.get(slot, 0) + float(count)
    return rows, half_hours

def volume(zone, rows, origin):
    with open(folder + '/past.csv', 'w') as out:
        out.write('timestamp,count\n')
        out.writelines(line + '\n' for date, line in rows if date < origin)
    run(folder + '/past.csv', '--zone', zone, '--start', str(origin))
    expected = {}
    for row in csv.reader(open(folder + '/out/volume.csv')):
        if row[0] != 'start':
            moment = datetime.datetime.fromisoformat(row[0])
            slot = moment.date(), moment.hour * 2 + moment.minute // 30
            expected[slot] = float(row[1])
    return expected

def mean8(half_hours, origin, slot):
    days = [origin - datetime.timedelta(days=back) for back in range(1, 120)]
    counts = [half_hours[day, slot[1]] for day in days
              if day.weekday() == slot[0].weekday() and
              (day, slot[1]) in half_hours][:8]
    return sum(counts) / len(counts) if counts else 0

def audit(path, zone):
    rows, half_hours = read(path)
    first, last = rows[0][0], rows[-1][0]
    origin = first + datetime.timedelta(days=56 + (-first.weekday()) % 7)
    told = {1: [], 4: []}
    while origin + datetime.timedelta(days=7) <= last + datetime.timedelta(3):
        expected = volume(zone, rows, origin)
        for ahead in told:
            week = [origin + datetime.timedelta(days=7 * ahead - 7 + day)
                    for day in range(7)]
            slots = [slot for slot in half_hours if slot[0] in week]
            if not slots or week[4] > last:
                continue
            told[ahead].append((
                sum(abs(half_hours[slot] - expected.get(slot, 0))
                    for slot in slots),
                sum(abs(half_hours[slot] - mean8(half_hours, origin, slot))
                    for slot in slots),
                sum(half_hours[slot] for slot in slots)))
        origin += datetime.timedelta(days=7)
    return told

def wape(weeks, index):
    return 100 * sum(week[index] for week in weeks) / sum(week[2]
                                                           for week in weeks)

def bank(name, zone, limits):
    global failed
    path = os.environ['calls'] + '/' + name
    if not os.access(path, os.R_OK):
        print(f'skipped: there is no {path}')
        return
    for ahead, weeks in audit(path, zone).items():
        half = len(weeks) // 2
        ours, theirs = wape(weeks, 0), wape(weeks, 1)
        limit = limits.get(ahead, theirs)
        print(f'{name}, {ahead} week{"s" if ahead > 1 else ""} ahead, '
              f'{len(weeks)} origins: WAPE {ours:.2f} % '
              f'(mean of 8: {theirs:.2f} %, limit {limit:.2f} %), '
              f'halves {wape(weeks[:half], 0):.2f} and '
              f'{wape(weeks[half:], 0):.2f} % '
              f'({wape(weeks[:half], 1):.2f} and {wape(weeks[half:], 1):.2f})')
        failed |= ours > limit

def million():
    global failed
    generator = random.Random(1)
    moment = datetime.datetime(2025, 1, 1)
    with open(folder + '/million.csv', 'w') as out:
        out.write('Id,Requester,Group,Subject,Tags,Status,Via,Created at\n')
        for number in range(1000000):
            moment += datetime.timedelta(seconds=generator.randrange(90))
            out.write(f'{number},Person {number % 999},Group {number % 7},'
                      f'"Subject of ticket {number}, which is long",a b,'
                      f'Closed,{generator.choice(("Mail", "Chat", "Phone"))},'
                      f'{moment}\n')
    begin = time.monotonic()
    run(folder + '/million.csv', '--zone', 'Europe/Oslo')
    seconds = time.monotonic() - begin
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f'a million tickets: {seconds:.1f} s, at most {most:.0f} MiB '
          f'(limit 190 MiB)')
    failed |= most > 190

bank('bank_calls_5min.csv', 'America/New_York', {1: 6.3, 4: 6.6})
bank('anonymous_bank_1999_6min.csv', 'Asia/Jerusalem', {})
million()
sys.exit(failed)
END

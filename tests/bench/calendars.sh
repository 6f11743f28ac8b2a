#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# calendars.sh [RUNS]: how long it takes to write and verify the calendars of
# 1000 agents in ten time zones, four weeks, 20,000 duties: the first time,
# after 200 of them have moved, and when nothing has changed.  Medians of RUNS
# (default 5); the aim is 5 s.  VAKTEL says how to run the program.
. tests/scratch.sh
python=$(command -v python3)
cd "$scratch" || exit 1
$python - <<'END'
import datetime
import json

ZONES = ['Europe/Oslo', 'Europe/Warsaw', 'Asia/Kolkata', 'America/New_York',
         'Europe/London', 'Australia/Sydney', 'America/Sao_Paulo',
         'Asia/Tokyo', 'Africa/Lagos', 'America/Los_Angeles']
START = datetime.datetime(2026, 10, 12, tzinfo=datetime.timezone.utc)


def instant(minutes):
    return (START + datetime.timedelta(minutes=minutes)).strftime(
        '%Y-%m-%dT%H:%MZ')


def duty(agent, day, late):
    begin = day * 1440 + 540 + late
    return {'date': instant(begin)[:10], 'shift': 'early',
            'start': instant(begin), 'end': instant(begin + 300),
            'breaks': [{'start': instant(begin + 120), 'minutes': 30,
                        'paid': False}],
            'blocks': [{'queue': 'phone', 'start': instant(begin),
                        'end': instant(begin + 120)},
                       {'queue': 'mail', 'start': instant(begin + 150),
                        'end': instant(begin + 300)}]}


def roster(moved):
    agents = []
    for n in range(1000):
        days = [day for day in range(28) if (day + n) % 7 < 5]
        agents.append({
            'id': f'agent-{n:04}', 'name': f'Agent Nr. {n}',
            'zone': ZONES[n % 10],
            'duties': [duty(n, day, 30 if moved and n % 100 == 0 else 0)
                       for day in days]})
    return {'format': 'vaktel roster 1', 'team': 'Thousand',
            'zone': 'Europe/Oslo', 'start': '2026-10-12', 'days': 28,
            'agents': agents}


for name, moved in (('first', False), ('moved', True)):
    with open(name + '.json', 'w', encoding='utf-8') as file:
        json.dump(roster(moved), file)
END
[ -s moved.json ] || exit 1

# seconds ROSTER: one export.
seconds() {
    from=$(date +%s%N)
    $VAKTEL export -f ics -o calendars "$1.json" >log 2>&1 || {
        cat log >&2
        exit 1
    }
    to=$(date +%s%N)
    echo $(((to - from) / 1000000))
}

median() {
    sort -n "$1" | awk '{ ms[NR] = $1 }
        END { printf "%.2f s\n", ms[int((NR + 1) / 2)] / 1000 }'
}

runs=${1:-5}
for run in $(seq "$runs"); do
    rm -rf calendars
    seconds first >>first
    seconds moved >>moved
    seconds moved >>same
done
echo "$(ls calendars | wc -l) files, $(du -sm calendars | cut -f 1) MiB"
for what in first moved same; do
    echo "$what: $(median $what)"
done
[ "$(sort -n first | head -n $(((runs + 1) / 2)) | tail -n 1)" -le 5000 ]

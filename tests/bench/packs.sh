#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What rule packs, a ledger of burdens and wishes take: oslo-desk and
# follow-the-sun bare (their own rules alone) against with all of these, to the
# default gap, two threads, medians of three seeds.  To reach: at most three
# times as long, and a gap of at most 2 % or half an hour after 30 seconds.
cd "$(dirname "$0")/../.." || exit 1
. tests/bench/release.sh
export folder
python3 - <<'END'
import csv, json, os, shutil, subprocess, sys, time

vaktel, folder = os.environ['VAKTEL'].split(), os.environ['folder']
packs = {'oslo-desk': ['no', 'healthy'], 'follow-the-sun': ['eu', 'healthy']}
seeds, most_times, most_percent, half_an_hour = (0, 1, 2), 3, 2, 600

def write_teams(name):
    there = f'{folder}/{name}'
    shutil.copytree(f'examples/{name}', there)
    full = json.load(open(f'{there}/team.json'))
    bare = json.loads(json.dumps(full))
    full['rules'] = [*packs[name], full['rules']]
    full['burdens'] = {'weekends': 3, 'nights': 1, 'lates': 1}
    with open(f'{there}/agents.csv') as file:
        rows = [{**row, 'wishes': ''} for row in csv.DictReader(file)]
    with open(f'{there}/bare.csv', 'w', newline='') as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)
    text = json.dumps(bare).replace('agents.csv', 'bare.csv')
    open(f'{there}/bare.json', 'w').write(text)
    json.dump(full, open(f'{there}/full.json', 'w'))

def plan(name, which, seed):
    out = f'{folder}/{name}/{which}-{seed}'
    began = time.monotonic()
    status = subprocess.run(
        [*vaktel, 'plan', f'{folder}/{name}/{which}.json', '-o', out, '-q',
         '-j2', '-t30', '-s', str(seed)]).returncode
    if status > 1:
        sys.exit(f'{name}: exit status {status}')
    outcome = json.load(open(f'{out}/roster.json'))['outcome']
    return time.monotonic() - began, outcome['cost'], outcome['bound']

def is_open(cost, bound):
    gap = cost - bound
    return gap > half_an_hour and gap > most_percent / 100 * cost

missed = False
print('| team | | seconds | points | bound | times bare |')
print('|---|---|--:|--:|--:|--:|')
for name in packs:
    write_teams(name)
    bare = None
    for which in 'bare', 'full':
        runs = sorted(plan(name, which, seed) for seed in seeds)
        seconds, cost, bound = runs[len(runs) // 2]
        times = seconds / bare if bare else 1
        bare = bare or seconds
        far = sum(is_open(cost, bound) for _, cost, bound in runs)
        missed = missed or times > most_times or far > 0
        print(f'| {name} | {which} | {seconds:.1f} | {cost:.0f} | {bound:.0f} '
              f'| {times:.1f} |' + (f' {far} too far from the bound' * (far > 0)))
sys.exit(missed)
END

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Twelve scenarios of examples/oslo-desk, side by side on two cores, against one
# plan of the team to the same gap (1 % or half an hour): at most five times as
# long; and without the start from the team's own roster.  Then what changes are
# worth to a team that is short: what was predicted of 20 of them against what
# solving again finds, within a tenth and the gaps or said to be unsure.
cd "$(dirname "$0")/../.." || exit 1
. tests/bench/release.sh
export folder
cp examples/oslo-desk/team.json examples/oslo-desk/agents.csv "$folder"
awk -F, -v OFS=, 'NR > 1 { for (i = 2; i <= NF; i++) $i = int($i * 1.3 + .5) }
    1' examples/oslo-desk/volume.csv >"$folder/volume.csv"
python3 - <<'END'
import json, os, resource, subprocess, sys, time

vaktel, folder = os.environ['VAKTEL'].split(), os.environ['folder']
oslo = 'examples/oslo-desk/team.json'

def processor():
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime

def seconds(*args):
    global spent_cpu
    began, cpu = time.monotonic(), processor()
    status = subprocess.run([*vaktel, *args, '-q', '-j2'],
                            stdout=subprocess.DEVNULL).returncode
    if status > 1:
        sys.exit(f'{args[0]}: exit status {status}')
    spent_cpu = processor() - cpu
    return time.monotonic() - began

def scenarios(name, *more):
    spent = seconds('scenario', oslo, 'tests/bench/scenario.json', '-o',
                    f'{folder}/{name}', *more)
    found = json.load(open(f'{folder}/{name}/scenario.json'))['scenarios']
    open_ones = [one['name'] for one in found if one['status'] == 'limit']
    return spent, spent_cpu, open_ones

base = sorted(seconds('plan', oslo, '-o', f'{folder}/plan')
              for _ in range(3))[1]
base_cpu = spent_cpu
warm, warm_cpu, warm_open = scenarios('warm')
cold, cold_cpu, cold_open = scenarios('cold', '--cold')
print('| what | seconds | of processors | times one plan | gap not reached |')
print('|---|--:|--:|--:|--:|')
print(f'| one plan | {base:.1f} | {base_cpu:.1f} | 1 | |')
print(f'| 12 scenarios and the base | {warm:.1f} | {warm_cpu:.1f} '
      f'| {warm / base:.1f} | {len(warm_open)} |')
print(f'| the same, each from nothing | {cold:.1f} | {cold_cpu:.1f} '
      f'| {cold / base:.1f} | {len(cold_open)} |')
print(f'the start saves a factor {cold / warm:.2f}\n')

seconds('scenario', f'{folder}/team.json', '--worth', '20', '-o',
        f'{folder}/worth')
cases = [case for case in
         json.load(open(f'{folder}/worth/scenario.json'))['worth']
         if 'confirmed_points' in case]
wrong = 0
print('| change | predicted, h | found, h | give or take, h | |')
print('|---|--:|--:|--:|---|')
for case in cases:
    predicted, found = case['predicted_points'], case['confirmed_points']
    near = abs(predicted - found) <= 0.1 * found + case['doubt_points']
    sure = 'unsure' if case['unsure'] else 'near' if near else 'WRONG'
    wrong += sure == 'WRONG'
    print(f"| {case['what']} | {predicted / 1200:.2f} | {found / 1200:.2f} "
          f"| {case['doubt_points'] / 1200:.2f} | {sure} |")
strict = sum(abs(c['predicted_points'] - c['confirmed_points'])
             <= 0.1 * c['confirmed_points'] for c in cases)
print(f'{len(cases)} cases, {strict} of them within a tenth, '
      f"{sum(c['unsure'] for c in cases)} said to be unsure, {wrong} wrong")
sys.exit(warm > 5 * base or wrong > 0 or len(cases) < 20)
END

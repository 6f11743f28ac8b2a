#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# deferred.sh [SECONDS]: what it saves to plan email inside the model.  The week
# of examples/oslo-desk is planned twice, for at most SECONDS (60) each: with
# email that is due after eight business hours, as it is there, and with the same
# email as a requirement of its own, to be done in the half hour in which it
# comes.  Everything else is the same in both:
#
#   no backlog, so that a week begins and ends with nothing;
#   contracts ask for no hours, they only limit them; no wishes, hard rules only;
#   the crew twice over, so that nothing has to be short;
#   an hour at work with nothing to do costs points, and nothing else does, so
#   that a roster without shortage is the cheaper the fewer hours it takes.
#
# Cost and bound are then hours: no roster without shortage takes fewer than the
# hours needed and those of the bound.  Exit status 1: something was short.
cd "$(dirname "$0")/../.." || exit 1
: "${VAKTEL:=build/release/vaktel}"
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

python3 - examples/oslo-desk "$folder" <<'PY' || exit 1
import csv, json, os, shutil, sys

desk, folder = sys.argv[1:]
team = json.load(open(f'{desk}/team.json'))
agents = list(csv.DictReader(open(f'{desk}/agents.csv')))
for agent in agents:
    agent.update(week_min='', week_target='', wishes='')
agents += [dict(agent, id=agent['id'] + '-2', name=agent['name'] + ' 2')
           for agent in agents]
team['rules'] = {rule: limit for rule, limit in team['rules'].items()
                 if not isinstance(limit, dict)}
team['prices'] = {'surplus': 20}
email = next(queue for queue in team['queues'] if queue['id'] == 'email')
del email['backlog']
for variant in 'inside', 'own':
    if variant == 'own':
        del email['answer_within'], email['hours']
    os.mkdir(f'{folder}/{variant}')
    shutil.copy(f'{desk}/volume.csv', f'{folder}/{variant}')
    json.dump(team, open(f'{folder}/{variant}/team.json', 'w'))
    with open(f'{folder}/{variant}/agents.csv', 'w', newline='') as file:
        rows = csv.DictWriter(file, agents[0].keys())
        rows.writeheader()
        rows.writerows(agents)
PY

for variant in inside own; do
    $VAKTEL plan "$folder/$variant/team.json" -o "$folder/$variant/out" \
        --quiet --time-limit "${1:-60}" >"$folder/$variant/log"
    [ $? -le 1 ] && [ -r "$folder/$variant/out/roster.json" ] || exit 1
done

python3 - "$folder" <<'PY'
import json, sys

def told(variant):
    roster = json.load(open(f'{sys.argv[1]}/{variant}/out/roster.json'))
    price = json.load(open(f'{sys.argv[1]}/{variant}/team.json'))
    price = price['prices']['surplus']
    need = roster['cover']['needed_hours']
    return {
        'need': need,
        'worked': sum(agent['totals']['work_minutes']
                      for agent in roster['agents']) / 60,
        'short': roster['cover']['short_hours'],
        'cost': roster['outcome']['cost'],
        'other': roster['outcome']['cost'] - roster['cost']['surplus'],
        'bound': roster['outcome']['bound'],
        'least': need + roster['outcome']['bound'] / price,
    }

inside, own = told('inside'), told('own')
for name, it in (('inside the model', inside), ('a requirement of its own', own)):
    print(f'email {name}: {it["worked"]:.1f} h worked, {it["need"]:.1f} h '
          f'needed, {it["short"]:.1f} h short;\n  cost {it["cost"]:.1f}, '
          f'bound {it["bound"]:.1f}: at least {it["least"]:.1f} h')
print(f'saved: {own["worked"] - inside["worked"]:.1f} h, proven: at least '
      f'{own["least"] - inside["worked"]:.1f} h')
sys.exit(any(it['short'] > 0 or it['other'] > 0.01 for it in (inside, own)))
PY

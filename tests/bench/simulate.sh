#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# simulate.sh [SECONDS]: how long 100 replications take of a week of 60 agents
# and 20,000 contacts in 4 queues, on two threads, in a release build; the
# roster is planned for SECONDS (10) before.  Exit status 1: over 10 s.
cd "$(dirname "$0")/../.." || exit 1
. tests/bench/release.sh

# The heads of each queue become its contacts, 20,000 in all.
python3 tests/bench/generate.py 60 7 4 8 1 | python3 -c '
import json, sys
team = json.load(sys.stdin)
heads = sum(row["heads"] for queue in team["queues"] for row in queue["need"])
for queue in team["queues"]:
    queue["volume"] = queue.pop("need")
    for row in queue["volume"]:
        row["contacts"] = round(2 * 20000 * row.pop("heads") / heads, 2)
    queue["handling_time"] = "4m"
    queue["service_level"] = {"percent": 80, "within": "20s"}
json.dump(team, sys.stdout)
' >"$folder/team.json" || exit 1

$VAKTEL plan "$folder/team.json" -o "$folder" -q -t "${1:-10}" || [ $? -eq 1 ] ||
    exit 1
{ time -p $VAKTEL simulate "$folder/team.json" "$folder/roster.json" -j 2 \
    --json >"$folder/out.json"; } 2>"$folder/time" || [ $? -eq 1 ] || exit 1
awk '
    NR == FNR { if (/"contacts"/ && /^      "/) { sub(/,$/, "", $2); n += $2 } }
    NR != FNR { seconds[$1] = $2 }
    END {
        printf "contacts     %.0f in each of 100 replications\n", n
        printf "wall clock   %.2f s\n", seconds["real"]
        printf "processor    %.2f s\n", seconds["user"] + seconds["sys"]
        exit seconds["real"] > 10
    }' "$folder/out.json" "$folder/time"

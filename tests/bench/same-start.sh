#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# "The same start through the week" for 50 agents, hard and at a price: a gap
# of at most 3 % within 60 s, in a release build.  Exit status 1: missed.
cd "$(dirname "$0")/../.." || exit 1
. tests/bench/release.sh

status=0
# field NAME: of the outcome in roster.json
field() {
    sed -n "s/.*\"outcome\":.*\"$1\": \\([0-9.]*\\).*/\\1/p" \
        "$folder/roster/roster.json"
}

echo "| seed | same start | gap, % | seconds |"
echo "|---|---|--:|--:|"
for seed in 1 2 3; do
    for rule in hard 120; do
        python3 tests/bench/same_start.py $seed $rule >"$folder/team.json" ||
            exit 1
        rm -rf "$folder/roster"
        begin=$(date +%s.%N)
        "$VAKTEL" plan "$folder/team.json" -o "$folder/roster" --quiet \
            --gap 0.5 --time-limit 60
        code=$?
        seconds=$(date +%s.%N | awk -v b="$begin" '{ printf "%.1f", $1 - b }')
        [ $code -le 1 ] || { status=1; continue; }
        gap=$(field gap_percent)
        echo "| $seed | $rule | $gap | $seconds |"
        awk -v gap="$gap" 'BEGIN { exit !(gap <= 3) }' || status=1
    done
done
exit $status

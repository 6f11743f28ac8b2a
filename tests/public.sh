#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Published test instances mean here what they mean where they come from:
#   a small instance in their format: the judge says of random rosters what the
#   definition says, and `plan` finds and proves the optimum that trying
#   everything finds, from LF and CRLF alike;
#   the reference rosters, where the folder of instances is there
#   ($VAKTEL_SHARED, by default ../shared), score exactly the value in their
#   file name, and are written again as they were.
. tests/scratch.sh
failed=0
shared=${VAKTEL_SHARED:-../shared}/bench/curtois

complain() {
    echo "$*"
    failed=1
}

# verdict TEAM ROSTER: what the judge says, as the definition would.
verdict() {
    $VAKTEL check --json "$1" "$2" | python3 -c '
import json, sys
roster = json.load(sys.stdin)
print(roster["cost"]["total"] if roster["legal"] else "broken")'
}

# import FILE TEAM
import() {
    $VAKTEL import curtois "$1" -o "$2" >"$scratch/out" ||
        complain "$1: not imported"
}

tiny=tests/public/tiny.txt
import $tiny "$scratch/tiny.json"
sed 's/$/\r/' $tiny >"$scratch/crlf.txt"
$VAKTEL import curtois "$scratch/crlf.txt" | sed 's/"crlf"/"tiny"/' |
    cmp -s - "$scratch/tiny.json" || complain "CRLF: another team"

n_legal=0
for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
    python3 tests/public/definition.py $tiny random $seed \
        >"$scratch/roster.tsv" 2>"$scratch/wanted"
    python3 tests/public/curtois.py "$scratch/tiny.json" "$scratch/roster.tsv" \
        >"$scratch/roster.json"
    got=$(verdict "$scratch/tiny.json" "$scratch/roster.json")
    wanted=$(cat "$scratch/wanted")
    [ "$got" = "$wanted" ] ||
        complain "random roster $seed: $got instead of $wanted"
    [ "$wanted" = broken ] || n_legal=$((n_legal + 1))
done
[ $n_legal -gt 2 ] || complain "hardly a random roster is legal"

wanted=$(python3 tests/public/definition.py $tiny best)
$VAKTEL plan -q --gap 0 --work-limit 3000000 -o "$scratch/best" \
    "$scratch/tiny.json" 2>/dev/null
got=$(verdict "$scratch/tiny.json" "$scratch/best/roster.json")
[ "$got" = "$wanted" ] || complain "plan: $got, the optimum is $wanted"

[ -d "$shared" ] || echo "no $shared: reference rosters left out"
for roster in "$shared"/reference_rosters/*.tsv; do
    [ -f "$roster" ] || continue
    name=$(basename "$roster" .tsv)
    wanted=${name##*.}
    import "$shared/${name%.*}.txt" "$scratch/team.json"
    python3 tests/public/curtois.py "$scratch/team.json" "$roster" \
        >"$scratch/roster.json"
    got=$(verdict "$scratch/team.json" "$scratch/roster.json")
    [ "$got" = "$wanted" ] || complain "$name: scores $got"
    $VAKTEL export -f curtois "$scratch/team.json" "$scratch/roster.json" |
        cmp -s - "$roster" || complain "$name: not written as it was"
done
exit $failed

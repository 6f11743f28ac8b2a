#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Published test instances mean here what they mean where they come from:
#   a small instance in their format: the judge says of random rosters what the
#   definition says, and `plan` finds and proves the optimum that trying
#   everything finds, from LF and CRLF alike; and so it does of others, drawn;
#   over half a year it finds a legal roster, the same on one thread and on two;
#   the reference rosters, where the folder of instances is there
#   ($VAKTEL_SHARED, by default ../shared), score exactly the value in their
#   file name, and are written again as they were;
#   rosters of multi-activity instances, of a small one and of those in the
#   folder, are legal and cost what a checker from their definition says.
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

for seed in 1 2 3; do
    python3 tests/bench/family.py 1 2 2 $seed >"$scratch/drawn.txt"
    import "$scratch/drawn.txt" "$scratch/drawn.json"
    wanted=$(python3 tests/public/definition.py "$scratch/drawn.txt" best)
    rm -rf "$scratch/best"
    $VAKTEL plan -q --gap 0 --work-limit 3000000 -o "$scratch/best" \
        "$scratch/drawn.json" 2>/dev/null
    got=$(verdict "$scratch/drawn.json" "$scratch/best/roster.json")
    [ "$got" = "$wanted" ] || complain "drawn $seed: $got instead of $wanted"
done

# Requests refused would be priced for longer than all is searched.
python3 tests/bench/family.py 18 5 8 1 |
    sed '/^s[0-9]*,[0-9]*,[a-z][0-9]*,[0-9]$/d' >"$scratch/long.txt"
import "$scratch/long.txt" "$scratch/long.json"
for threads in 1 2; do
    $VAKTEL plan -q --gap 0 --work-limit 1000000 --threads $threads \
        -o "$scratch/long$threads" "$scratch/long.json" 2>/dev/null
    got=$(verdict "$scratch/long.json" "$scratch/long$threads/roster.json")
    [ "$got" -gt 0 ] || complain "half a year: no legal roster: $got"
done
cmp "$scratch/long1/roster.csv" "$scratch/long2/roster.csv" ||
    complain "half a year: another roster on two threads"

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
# activities FILE WORK: plans a multi-activity instance; it can be covered.
activities() {
    $VAKTEL import matsp "$1" -o "$scratch/team.json" >"$scratch/out" ||
        complain "$1: not imported"
    rm -rf "$scratch/covered"
    $VAKTEL plan -q --gap 0 --work-limit "$2" -o "$scratch/covered" \
        "$scratch/team.json" 2>/dev/null
    got=$(verdict "$scratch/team.json" "$scratch/covered/roster.json")
    wanted=$(python3 tests/public/activities.py "$1" \
        "$scratch/covered/roster.json")
    [ "$got" = "$wanted" ] || complain "$1: $got, by its definition $wanted"
}

# Two days, two tasks with a head each, ten people.
python3 - >"$scratch/two.txt" <<'END'
def clock(quarter):
    return f"{quarter // 4 % 24:02d}:{quarter % 4 * 15:02d}"

print("SECTION_HORIZON\n2\nSECTION_TASKS\n2\nSECTION_STAFF")
print("\n".join(f"p{i},720,1200" for i in range(10)))
print("SECTION_COVER")
for quarter in range(24, 24 + 2 * 96):
    for task in (1, 2):
        print(f"{1 + quarter // 96},{clock(quarter)}-{clock(quarter + 1)},"
              f"{task},1,{1 + (quarter > 100)}")
END
activities "$scratch/two.txt" 3000000
sed 's/$/\r/' "$scratch/two.txt" >"$scratch/crlf.txt"
$VAKTEL import matsp "$scratch/crlf.txt" | sed 's/"crlf"/"two"/' |
    cmp -s - "$scratch/team.json" || complain "CRLF: another team"
shared=${VAKTEL_SHARED:-../shared}/bench/matsp
[ -d "$shared" ] || echo "no $shared: multi-activity instances left out"
for instance in "$shared"/1_7_10_1.txt "$shared"/5_7_10_2.txt; do
    [ ! -f "$instance" ] || activities "$instance" 5000000
done
exit $failed

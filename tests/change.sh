# SPDX-License-Identifier: GPL-3.0-or-later
#
# The night of a clock change: a duty from 22 to 06 lasts nine hours in October
# and seven in March, in the summary, roster.json and calendar alike, and the
# rest from 22 to 07 is ten hours and eight.
. tests/scratch.sh

status=0
wrong() {
    echo "$*"
    status=1
}

# plan DATE REST: the exit status of it, the roster in $scratch/out
plan() {
    rm -rf "$scratch/out"
    python3 tests/change/team.py "$1" "$2" >"$scratch/team.json"
    $VAKTEL plan "$scratch/team.json" -o "$scratch/out" --work-limit 2000 \
        >"$scratch/stdout" 2>"$scratch/stderr"
    code=$?
}

# night DATE REST MINUTES HOURS TOO_MUCH
night() {
    plan "$1" "$2"
    [ $code -eq 0 ] || wrong "$1: plan exits with $code"
    lengths=$(python3 tests/change/night.py "$scratch/out")
    [ "$lengths" = "$3 $3 $3 $3" ] || wrong "$1: a night of $lengths minutes"
    grep -q "^anna .* $4\$" "$scratch/stdout" || wrong "$1: no hours of $4"
    plan "$1" "$5"
    [ $code -eq 3 ] || wrong "$1: $5 of rest: plan exits with $code"
    for word in bo rest fixed; do
        cat "$scratch/stdout" "$scratch/stderr" | grep -q "\<$word\>" ||
            wrong "$1: the clash does not name $word"
    done
}

night 2026-10-25 10h 540 9h 11h
night 2026-03-29 8h 420 7h 9h
exit $status

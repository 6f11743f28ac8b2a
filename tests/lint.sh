#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Calendars keep to what programs read right, whatever people are called and
# whatever is asked for: tests/calendars/lint.py, which shares nothing with what
# writes them, has nothing to say; also not of what changed from one export to
# the next.  And it has something to say of calendars that are spoilt.
. tests/scratch.sh
python=/usr/bin/python3
tools=$top/tests/calendars
cd "$scratch" || exit 1

export_ics() {
    $VAKTEL export -f ics "$@" >log 2>&1 || {
        cat log
        exit 1
    }
}
lint() {
    $python "$tools/lint.py" "$@" || {
        echo "$*: see above"
        status=1
    }
}

status=0
for week in 0 1 2 3; do
    $python "$tools/awkward.py" $week.json $week || exit 1
done

# From week to week, in one folder.
set -- --alarm 45m --by queue
for week in 0 1 2 3; do
    export_ics -o feeds "$@" -a 2026-10-1${week}T09:00Z $week.json
    [ $week -eq 0 ] && lint feeds || lint feeds before
    rm -rf before
    cp -R feeds before
    export_ics -o feeds "$@" -a 2026-10-1${week}T17:00Z $week.json
    diff -r before feeds || {
        echo "week $week: the same roster once more changes files"
        status=1
    }
done

# All that can be asked for.
for asked in --utc --parts '--tombstones none' '--by site' \
    '--secret-names key' '--domain rota.example.org' \
    '--summary {agent}[,{queues}] --description {blocks}'; do
    rm -rf asked
    for week in 0 1; do
        export_ics -o asked $asked $week.json
    done
    lint asked
done

# A small folder, as it is read for each way of spoiling it.
for week in 0 1; do
    $python "$tools/awkward.py" few-$week.json $week 3 || exit 1
done
export_ics -o good --alarm 45m -a 2026-10-10T09:00Z few-0.json
cp -R good first
export_ics -o good --alarm 45m -a 2026-10-11T09:00Z few-1.json
lint good first
$python "$tools/spoil.py" "$tools/lint.py" good bad first || status=1
exit $status

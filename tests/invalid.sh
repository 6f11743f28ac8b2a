#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# invalid.sh [CASE...]: bad input, one folder each (default: all of
# tests/invalid).  `vaktel` with the words of the file `args` (default: demand
# team.json) must exit with 2, say on standard error exactly what the file
# `error` says, print nothing else and leave the folder as it was.  UPDATE=1
# rewrites `error` of the cases named, never from a run that was not refused.
# MANY, if set, is the way to run tests/many.c, which takes the program's place.
. tests/scratch.sh
[ $# -gt 0 ] || [ ! "$UPDATE" ] || exit 2
[ $# -gt 0 ] || set -- tests/invalid/*/

if [ "$MANY" ]; then
    mkfifo "$scratch/runs" "$scratch/codes" || exit 1
    $MANY "$scratch/stdout" "$scratch/stderr" examples/oslo-desk/team.json \
        <"$scratch/runs" >"$scratch/codes" &
    exec 3>"$scratch/runs" 4<"$scratch/codes"
fi

run_program() {
    if [ "$MANY" ]; then
        printf '%s %s\n' "$PWD" "$args" >&3
        read -r got <&4 || {
            echo "$case: tests/many.c ended"
            exit 1
        }
    else
        $VAKTEL $args >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
        got=$?
    fi
}

run_case() {
    copy "$case"
    cd "$scratch/case" || exit 1
    args='demand team.json'
    [ ! -f args ] || args=$(cat args)
    before=$(find . | sort)
    run_program
    after=$(find . | sort)
    cd "$top" || exit 1
}

refused() {
    [ $got -eq 2 ] || echo "exit status $got instead of 2"
    [ ! -s "$scratch/stdout" ] || echo "something on standard output"
    [ "$before" = "$after" ] || echo "files were written"
}

status=0
n=0
for case; do
    case=${case%/}
    n=$((n + 1))
    run_case
    wrong=$(refused)
    if [ ! "$wrong" ] && [ "$UPDATE" ]; then
        cp "$scratch/stderr" "$case/error"
    fi
    said=$(diff -u "$case/error" "$scratch/stderr" 2>&1)
    [ "$wrong$said" ] || continue
    printf '%s: %s\n%s\n' "$case" "$wrong" "$said"
    status=1
done
[ ! "$MANY" ] || { exec 3>&- && wait $!; } || status=1
echo "$n cases"
exit $status

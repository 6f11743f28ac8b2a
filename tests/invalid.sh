#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# invalid.sh [CASE...]: bad input, one folder each (default: all of
# tests/invalid).  `vaktel` with the words of the file `args` (default: demand
# team.json) must exit with 2, say on standard error exactly what the file
# `error` says, print nothing else and leave the folders as they were.  UPDATE=1
# rewrites `error` of the cases named, never from a run that was not refused.
# MANY, if set, is the way to run tests/many.c, which takes the program's place.
. tests/scratch.sh
[ $# -gt 0 ] || [ ! "$UPDATE" ] || exit 2
[ $# -gt 0 ] || set -- tests/invalid/*

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

complain() {
    echo "$case: $1"
    refused=
    status=1
}

run_case() {
    cd "$scratch/cases/${case##*/}" || exit 1
    args='demand team.json'
    [ ! -f args ] || args=$(cat args)
    refused=yes
    run_program
    [ "$got" -eq 2 ] || complain "exit status $got instead of 2"
    [ ! -s "$scratch/stdout" ] || complain "something on standard output"
    cd "$top" || exit 1
}

files() {
    (cd "$scratch/cases" && find . | sort)
}

# All are laid out at once: starting programs takes longer than the cases.
mkdir "$scratch/cases" && cp -R "$@" "$scratch/cases" || exit 1
for setup in "$scratch"/cases/*/setup; do
    [ ! -f "$setup" ] || (cd "${setup%/*}" && sh ./setup) || exit 1
done
files >"$scratch/before"

status=0
for case; do
    case=${case%/}
    run_case
    [ ! "$refused" ] || [ ! "$UPDATE" ] || cp "$scratch/stderr" "$case/error"
    diff -u "$case/error" "$scratch/stderr" || complain "says something else"
done
files | diff "$scratch/before" - || {
    echo "files were written"
    status=1
}
[ ! "$MANY" ] || { exec 3>&- && wait $!; } || status=1
echo "$# cases"
exit $status

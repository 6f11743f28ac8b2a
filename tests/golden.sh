#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# golden.sh [CASE...]: what the program must say and write, one folder each
# (default: those of tests/golden, tests/regress and examples that have a file
# `args`).  In a copy of the folder, each line of `args` is one call of vaktel;
# afterwards each file under `expected` must be there, byte for byte: `stdout`,
# `status` (a line for each call), and whatever the calls were told to write.
#
# UPDATE=1 rewrites the files that are under `expected` of the cases named, so
# a new case begins with empty ones; not `status`, which is written by hand, and
# nothing from a run whose status is not the one expected.
. tests/scratch.sh
[ $# -gt 0 ] || [ ! "$UPDATE" ] || exit 2
[ $# -gt 0 ] || set -- tests/golden/*/args tests/regress/*/args \
    examples/*/args

run_case() {
    copy "$case"
    cd "$scratch/case" || exit 1
    : >stdout
    : >stderr
    while read -r args; do
        $VAKTEL $args >>stdout 2>>stderr </dev/null
        echo $?
    done <args >status
    cd "$top" || exit 1
}

# compare FILE
compare() {
    if [ "$UPDATE" ] && [ "$1" != status ]; then
        cp "$scratch/case/$1" "$case/expected/$1"
    fi
    diff -u "$case/expected/$1" "$scratch/case/$1"
}

status=0
for case; do
    case=${case%/args}
    run_case
    if ! compare status; then
        cat "$scratch/case/stderr"
        echo "$case: wrong exit status"
        status=1
        continue
    fi
    for file in $(cd "$case/expected" && find . -type f); do
        compare "${file#./}" && continue
        echo "$case: differs in $file"
        status=1
    done
done
exit $status

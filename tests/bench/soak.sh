#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The solver on ten thousand random problems, or as many as the first word says:
# tiny ones against brute force, larger ones stopped anywhere against the second
# judge, and both again on one thread and on two.  Exit status 1: a bound above
# an optimum, a roster that is not legal or does not cost what is said, a run
# that does not repeat, or a program that ended otherwise (GLPK's abort).
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build/soak}
cmake --preset release -B "$BUILD" -DVAKTEL_TESTS=property >/dev/null &&
    cmake --build "$BUILD" >/dev/null || exit 1
VAKTEL_PROP_COUNT=${1:-10000}
export VAKTEL_PROP_COUNT
for property in limits solver repeat; do
    echo "$BUILD/tests/prop_$property"
done | xargs -P "$(nproc)" -n 1 env

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A year in weeks: oslo-desk planned week after week, each from the history.json
# of the one before, with leave, illness and public holidays; year.py tells how.
# Then the second judge looks at all the weeks as one roster.  Exit status 1: a
# hard rule is broken somewhere, or people who could stand in for each other
# have borne too different parts.  WEEKS and WORK (for each of them) can be set.
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build/release}
if [ ! -x "$BUILD/tests/year" ]; then
    cmake --preset release >/dev/null &&
        cmake --build --preset release --target vaktel year >/dev/null || exit 1
fi
VAKTEL=${VAKTEL:-$BUILD/vaktel}
export VAKTEL
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

status=0
python3 tests/bench/year.py "$folder" "${WEEKS:-52}" "${WORK:-60000000}" ||
    status=1
"$BUILD/tests/year" "$folder/year/team.json" "$folder/year/roster.json" ||
    status=1
exit $status

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How time and memory grow with the team, and whether 200 agents over four weeks
# and 1,000 over one are planned as well as they should be: growth.py tells how.
# Arguments: sizes of teams other than 25 50 100 200 400.  Some half an hour.
cd "$(dirname "$0")/../.." || exit 1
if [ -z "$VAKTEL" ]; then
    cmake --preset release -D BUILD_TESTING=OFF >/dev/null &&
        cmake --build --preset release --target vaktel >/dev/null || exit 1
    VAKTEL=build/release/vaktel
fi
export VAKTEL
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
python3 tests/bench/growth.py "$folder" "$@"

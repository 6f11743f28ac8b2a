#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How time and memory grow with the team, and whether 200 agents over four weeks
# and 1,000 over one are planned as well as they should be: growth.py tells how.
# Arguments: sizes of teams other than 25 50 100 200 400.  Some half an hour.
cd "$(dirname "$0")/../.." || exit 1
. tests/bench/release.sh
python3 tests/bench/growth.py "$folder" "$@"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whether half years and years of many people are planned in time and in 4 GiB:
# long.py tells how.  Arguments: sizes other than those of published instances.
cd "$(dirname "$0")/../.." || exit 1
. tests/bench/release.sh
python3 tests/bench/long.py "$folder" "$@"

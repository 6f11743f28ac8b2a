#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The calls of a bank in February 1999 as they came, simulated and held against
# how long their callers really waited, by hour; what is inferred, and how, is
# told in replay.py.  Exit status 1: the mean wait is off by over a quarter, or
# that of single hours correlates with less than 0.6.
#
# The calls: anonymous_bank_1999-02_calls.tsv in $VAKTEL_SHARED/data/volume (by
# default ../shared beside the checkout); skipped without it.
cd "$(dirname "$0")/../.." || exit 1
calls=${VAKTEL_SHARED:-../shared}/data/volume/anonymous_bank_1999-02_calls.tsv
if [ ! -r "$calls" ]; then
    echo "skipped: there is no $calls"
    exit 77
fi
exec python3 tests/bench/replay.py "$calls" "${BUILD:-build/release}/tests/replay"

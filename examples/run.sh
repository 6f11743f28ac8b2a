#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh [DIR]: from a fresh clone to the roster of the example's team, in DIR
# or out/oslo-desk.
cd "$(dirname "$0")/.." || exit 1
. tests/setup.sh
install_for_build || exit 1

cmake --preset release -D BUILD_TESTING=OFF &&
    cmake --build --preset release --target vaktel || exit 1

out=${1:-out/oslo-desk}
build/release/vaktel plan examples/oslo-desk/team.json -o "$out"
status=$?
[ $status -le 1 ] || exit $status

cat <<END

The roster of examples/oslo-desk is in $out:
  report.html   the page: open it in a browser, or print it
  roster.json   everything: duties, breaks, queues, cost, bound; vaktel reads
                it again (build/release/vaktel check)
  roster.csv    the same as a table, for a spreadsheet
  calendars/    one .ics per agent and one for the team, to import or publish
END

# SPDX-License-Identifier: GPL-3.0-or-later
#
# Rosters at the limit of each rule of each pack, and just beyond it; and cases
# that are known to break naive engines (of the folder ../shared, if there is
# one).
. tests/scratch.sh
export VAKTEL scratch
status=0
python3 tests/laws/limits.py || status=1
python3 tests/laws/known.py
case $? in
0 | 77) ;;
*) status=1 ;;
esac
exit $status

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The manual pages are mdoc that mandoc has nothing to say against, and fit on
# 80 columns as man(1) of most systems sets them, which is by groff.
. tests/files.sh
status=0
files '*.[1-8]' | xargs mandoc -T lint -W warning || status=1
command -v groff >/dev/null || {
    echo 'skipped: no groff to see whether pages fit on 80 columns'
    exit $status
}
for page in $(files '*.[1-8]'); do
    groff -mdoc -Tutf8 -rLL=78n -ww "$page" 2>&1 >/dev/null | grep . && status=1
done
exit $status

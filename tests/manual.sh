#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The manual pages are mdoc that mandoc has nothing to say against.
. tests/files.sh
files '*.[1-8]' | xargs mandoc -T lint -W warning

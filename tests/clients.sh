#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Calendar programs read the calendars of a small roster over the nights on
# which Europe's clocks go back and forward, when it is published, and after a
# duty has moved, one has been cancelled and one has gone to somebody else:
# python-icalendar, ical.js, node-ical, khal, calcurse, vdirsyncer as a
# subscriber, radicale and xandikos as servers.  All must have every duty at the
# instants, and with the text, that are meant.  Each program that is not there
# is skipped with a line that says so.  tests/clients-desktop.sh does the same
# with Thunderbird and Evolution.
. tests/scratch.sh
: "${BUILD:?says where programs of the tests are built}"
export LC_ALL=C.UTF-8 HOME="$scratch/home" VAKTEL BUILD
mkdir "$HOME"
python=/usr/bin/python3
packages='ical.js@2.2.1 node-ical@0.26.1'

# Into the build folder, once.
fetch() {
    command -v node >/dev/null && command -v npm >/dev/null || return
    [ -f "$BUILD/clients/complete" ] ||
        timeout 60 npm install --prefix "$BUILD/clients" --no-save \
            --no-package-lock --no-audit --no-fund $packages \
            >"$scratch/npm" 2>&1 && : >"$BUILD/clients/complete"
}

fetch
cp tests/calendars/clients.py tests/calendars/published.py \
    tests/calendars/read_node.cjs "$scratch"
cd "$scratch" && $python clients.py

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Thunderbird and Evolution's calendar service read what tests/clients.sh has
# the smaller programs read: a roster as first published, changed, without what
# was cancelled, over the spring night and empty.  Not part of the test run, as
# they are large (some 600 MB): by hand, as root or where sudo works,
#     VAKTEL=build/release/vaktel sh tests/clients-desktop.sh
# installs them from Debian where they are missing, and says for each of them
# what it found; 77: neither can be had.
. tests/scratch.sh
. tests/setup.sh
export LC_ALL=C.UTF-8 HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch/runtime" \
    XDG_DATA_HOME="$scratch/home/data" XDG_CONFIG_HOME="$scratch/home/config" \
    XDG_CACHE_HOME="$scratch/home/cache" VAKTEL
mkdir "$HOME" && mkdir -m 700 "$XDG_RUNTIME_DIR" || exit 1
python=/usr/bin/python3

install thunderbird evolution-data-server gir1.2-ecal-2.0 python3-gi dbus
cp tests/calendars/published.py tests/calendars/thunderbird.py \
    tests/calendars/evolution.py "$scratch"
cd "$scratch" && $python -c 'import published; published.publish()' || exit 1

# Evolution's services say much on standard error.
evolution() {
    dbus-run-session -- $python evolution.py 2>evolution.log ||
        { cat evolution.log && return 1; }
}

status=77
# try PROGRAM COMMAND...
try() {
    if ! command -v "$1" >/dev/null; then
        echo "skipped: $1 cannot be had here"
        return
    fi
    shift
    [ $status -ne 77 ] || status=0
    "$@" || status=1
}
try thunderbird $python thunderbird.py
try dbus-run-session evolution
exit $status

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Random duties in all time zones from 2020 to 2035, most of them near the
# moments at which clocks change: libical, python-icalendar and ical.js must
# read each at the very seconds that were meant.  DUTIES=50000 for the whole of
# it (default 1200), SEED for others.  Readers that are not there are skipped
# with a line that says so.
. tests/scratch.sh
export LC_ALL=C.UTF-8
: "${BUILD:?says where programs of the tests are built}"
readers=$top/tests/calendars
python=/usr/bin/python3
icaljs=2.2.1

# ical.js, into the build folder, once.
fetch_icaljs() {
    command -v node >/dev/null && command -v npm >/dev/null || return 1
    [ -d "$BUILD/npm/node_modules/ical.js" ] ||
        timeout 60 npm install --prefix "$BUILD/npm" --no-save \
            --no-package-lock --no-audit --no-fund "ical.js@$icaljs" \
            >"$scratch/npm" 2>&1
}

there() {
    case $1 in
    libical) [ -x "$BUILD/tests/read_libical" ] ;;
    icalendar) $python -c 'import icalendar' 2>/dev/null ;;
    icaljs) fetch_icaljs ;;
    esac
}

# reader NAME: the words that run it.
reader() {
    case $1 in
    libical) echo "$BUILD/tests/read_libical" ;;
    icalendar) echo "$python $readers/read_icalendar.py" ;;
    icaljs) echo "node $readers/read_icaljs.mjs $BUILD/npm" ;;
    esac
}

# compare NAME: what it reads of all calendars against the truth.
compare() {
    rm -f read
    for truth in *.truth; do
        find "${truth%.truth}" -name '*.ics' ! -name '*-import.ics' \
            ! -name team.ics -print0 | xargs -0 $(reader "$1") |
            sed "s/^/${truth%.truth} /" >>read || return 1
    done
    sort -o read read
    diff truth read >differences && return 0
    echo "$1: $(grep -c '^<' differences) duties read otherwise, such as"
    head -n 6 differences
    return 1
}

cd "$scratch" || exit 1
$python "$readers/random_rosters.py" "${DUTIES:-1200}" "${SEED:-1}" || exit 1
for truth in *.truth; do
    roster=${truth%.truth}
    sed "s/^/$roster /" "$truth" >>truth
    $VAKTEL export -f ics -o "$roster" "$roster.json" >log 2>&1 || {
        cat log
        exit 1
    }
done
sort -o truth truth
echo "$(wc -l <truth) duties, $(cut -d ' ' -f 2 truth | sort -u | wc -l) zones"
grep -rl '^DTSTART;TZID' --include='*.ics' . >local
[ -s local ] || {
    echo "no local times at all"
    exit 1
}

status=0
for name in libical icalendar icaljs; do
    if ! there $name; then
        echo "skipped: $name cannot be had here"
    elif compare $name; then
        echo "$name: 0 differences"
    else
        status=1
    fi
done
exit $status

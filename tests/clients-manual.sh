#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# clients-manual.sh FOLDER: the four files of tests/clients-manual.md, in a
# folder that must be new.  VAKTEL says how to run the program.
. tests/scratch.sh
[ $# -eq 1 ] && mkdir "$1" && folder=$(cd "$1" && pwd) || {
    echo "usage: tests/clients-manual.sh FOLDER, which must be new" >&2
    exit 2
}
cd "$scratch" || exit 1

# duty SHIFT START END, local times with their offset.
duty() {
    printf '%s{"date": "%s", "shift": "%s", "start": "%s", "end": "%s",' \
        "$between" "${2%T*}" "$1" "$2" "$3"
    printf '"blocks": [{"queue": "phone", "start": "%s", "end": "%s"}]}' \
        "$2" "$3"
    between=,
}

# roster STAGE: as first published, or with B moved and C gone.
roster() {
    between=
    printf '{"format": "vaktel roster 1", "team": "Test; दल, \\"Łódź\\" 🌙",'
    printf '"zone": "Europe/Oslo", "start": "2027-03-22", "days": 230,'
    printf '"names": {"queues": {"phone": "Telefon, zażółć; हिन्दी æøå"}},'
    printf '"agents": [{"id": "maria", "name": "Maria", "duties": ['
    duty A 2027-03-22T08:00+01:00 2027-03-22T16:00+01:00
    case $1 in
    first)
        duty B 2027-03-23T08:00+01:00 2027-03-23T16:00+01:00
        duty C 2027-03-24T08:00+01:00 2027-03-24T16:00+01:00
        ;;
    changed) duty B 2027-03-23T10:00+01:00 2027-03-23T18:00+01:00 ;;
    esac
    duty D 2027-03-27T22:00+01:00 2027-03-28T06:00+02:00
    duty E 2027-10-30T22:00+02:00 2027-10-31T06:00+01:00
    duty F 2027-10-31T02:30+01:00 2027-10-31T10:30+01:00
    printf ']}]}\n'
}

# publish STAGE DAY ARG...
publish() {
    stage=$1 day=$2
    shift 2
    roster "$stage" >"$stage.json"
    $VAKTEL export -f ics -o feeds -a "2027-03-${day}T09:00Z" "$@" \
        "$stage.json" >/dev/null || exit 1
}
publish first 15
cp feeds/maria.ics "$folder/1-first.ics"
cp -R feeds again
publish changed 16
cp feeds/maria.ics "$folder/2-changed.ics"
cp feeds/changes/maria-2027-03-24-cancelled.ics "$folder/4-cancel.ics"
rm -rf feeds
mv again feeds
publish changed 16 --tombstones none
cp feeds/maria.ics "$folder/3-dropped.ics"
ls "$folder"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A folder of calendars is replaced as a whole or not at all: whatever goes
# wrong is told, the exit status is 2, and every file in it is what it was.
. tests/scratch.sh
export LC_ALL=C.UTF-8
cd "$scratch" || exit 1
status=0

# roster TEAM SHIFT ID...: everybody has a duty on Tuesday, at 7 or at 8.
roster() {
    printf '{"format": "vaktel roster 1", "team": "%s",' "$1"
    printf '"zone": "Europe/Oslo", "start": "2026-10-19", "days": 7,'
    printf '"agents": ['
    hour=$2
    shift 2
    between=
    for id; do
        printf '%s{"id": "%s", "duties": [{"date": "2026-10-20",' \
            "$between" "$id"
        printf '"shift": "early", "start": "2026-10-20T0%s:00+02:00",' $hour
        printf '"end": "2026-10-20T15:00+02:00"}]}'
        between=,
    done
    printf ']}\n'
}
export_ics() {
    $VAKTEL export -f ics -o public "$@" >stdout 2>stderr
}
fresh() {
    rm -rf public
    export_ics old.json || exit 1
}
wrong() {
    echo "$*"
    sed 's/^/    /' stderr
    status=1
}

# refused WHY TEXT ARG...: fails, says so, and leaves the folder as it was.
refused() {
    why=$1 text=$2
    shift 2
    rm -rf before
    cp -R public before
    $around export_ics "$@" && wrong "$why: no error"
    grep -qF -- "$text" stderr || wrong "$why: does not say '$text'"
    diff -r before public >differences || wrong "$why: $(cat differences)"
    [ ! -e public/.vaktel-new ] || wrong "$why: leaves something behind"
}

roster Desk 7 maria ole kari >old.json
roster Desk 8 maria ole kari >new.json
roster Desk 8 ../../maria ole >path.json
roster Desk 8 a/b a-b >alike.json
roster Desk 8 maria maria-import >import.json
roster Desk 8 team >team.json
roster Other 8 maria ole >other.json
around=

ids_are_no_paths() {
    fresh
    refused 'a path' "agent id '../../maria' is a path that leads out" path.json
    refused 'two ids, one name' \
        "agent ids 'a/b' and 'a-b' would give calendars of the same name" \
        alike.json
    refused 'the name of an import' "'maria-import.ics'" import.json
    refused "the team's name" "which is the whole team's" team.json
    [ ! -e ../maria.ics ] || wrong 'a file outside the folder'
}

foreign_files_stay() {
    fresh
    echo 'User-agent: *' >public/robots.txt
    printf 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' >public/holidays.ics
    export_ics new.json || wrong 'foreign files in the folder'
    [ -s public/robots.txt ] && [ -s public/holidays.ics ] ||
        wrong 'a foreign file is gone'
    cp public/holidays.ics public/ole.ics
    refused 'a foreign calendar' \
        'public/ole.ics: is no calendar of vaktel; it is not replaced' old.json
    fresh
    echo '1.0: first release' >public/changes.txt
    refused 'foreign changes' \
        'public/changes.txt: is no list of changes of vaktel' new.json
}

what_was_published_can_be_read() {
    fresh
    head -c 900 public/maria.ics >half
    mv half public/maria.ics
    refused 'half a calendar' 'public/maria.ics: not an iCalendar file' new.json
    refused 'half a calendar' "'--previous none' begins anew" new.json
    export_ics --previous none new.json || wrong 'a new beginning'
    fresh
    sed 's/^DTSTART;TZID.*/DTSTART:notadate\r/' public/maria.ics >spoilt
    mv spoilt public/maria.ics
    refused 'a spoilt calendar' 'public/maria.ics: event 1: ' new.json
    fresh
    refused 'another team' "holds calendars of the team 'Desk', not of 'Other'" \
        other.json
    refused 'no such folder' 'nowhere: cannot open: no such file' \
        --previous nowhere new.json
    mv public aside
    export_ics --previous nowhere new.json && wrong 'no such folder: no error'
    [ ! -e public ] || wrong 'an empty folder is left behind'
    mv aside public
    mkdir -p empty
    refused 'an empty folder' 'holds no calendars of vaktel' --previous empty \
        new.json
    refused 'no roster' 'old.txt' --previous old.txt new.json
    echo '{}' >old.txt
    refused 'no roster' 'is not a roster.json' --previous old.txt new.json
}

keys_are_kept() {
    fresh
    refused 'a key among calendars' 'must not lie among the calendars' \
        --secret-names public/key new.json
    mkdir -p public/inside
    refused 'a key deep among calendars' 'must not lie among the calendars' \
        --secret-names public/inside/key new.json
    $VAKTEL export -f ics -o unmade --secret-names unmade/key new.json \
        >stdout 2>stderr && wrong 'a key in a folder to be made: no error'
    grep -qF 'must not lie among' stderr || wrong 'a key in a folder to be made'
    [ ! -e unmade ] || wrong 'a key in a folder that was made for calendars'
    echo nonsense >key
    refused 'no key' 'key: is not a key file' --secret-names key new.json
    [ "$(cat key)" = nonsense ] || wrong 'a key file is overwritten'
    refused 'no place for a key' 'nowhere/key: cannot write' \
        --secret-names nowhere/key new.json
}

names_are_secret() {
    rm -rf public key
    export_ics --secret-names key old.json || wrong 'secret names'
    ls public >first
    [ "$(grep -cE '^(maria|ole|kari|team)-[0-9a-f]{32}\.ics$' first)" -eq 4 ] ||
        wrong "names: $(cat first)"
    [ "$(stat -c %a key)" = 600 ] || wrong 'a key that others can read'
    grep -rqE 'renew|[0-9a-f]{64}' public && wrong 'the key is in the folder'
    rm -rf public
    export_ics --secret-names key new.json
    ls public | diff first - || wrong 'names change'
    echo 'renew ole' >>key
    export_ics --secret-names key new.json
    ls public | diff first - | grep '^[<>]' | grep -v ole- &&
        wrong 'other names change'
    [ "$(ls public | grep -c '^ole-')" -eq 2 ] || wrong 'the old link is there'
    echo 'renew olee' >>key
    refused 'nobody renewed' "did you mean 'renew ole'?" --secret-names key \
        new.json
    sed 's/olee/fredrikke/' key >left
    mv left key
    export_ics --secret-names key new.json || wrong 'somebody who left, renewed'
    refused 'a key forgotten' 'public: was published with secret names: give' \
        new.json
    refused 'a key forgotten, and another folder' 'with secret names: give' \
        --previous old.json new.json
    cp -R public copy
    $VAKTEL export -f ics -o elsewhere --previous copy new.json >stdout \
        2>stderr && wrong 'a key forgotten for --previous: no error'
    export_ics --previous none new.json || wrong 'links are given up'
    ls public | grep -E '[0-9a-f]{32}' && wrong 'secret names stay behind'
    export_ics --secret-names key old.json
    [ ! -e public/changes.txt ] && [ ! -e public/changes ] ||
        wrong 'changes of all are served under a name that is known'
}

years_can_be_mistyped() {
    rm -rf public
    export_ics -a 2026-10-16T09:00Z old.json || wrong 'a moment'
    refused 'next year' "is more than half a year after the roster's last day" \
        -a 2027-10-17T09:00Z new.json
    refused 'last year' 'is more than half a year before what was published' \
        -a 2025-10-17T09:00Z new.json
    export_ics -a 2026-10-15T09:00Z new.json || wrong 'a day before'
    export_ics -a now old.json || wrong 'now'
}

vanished_feeds_are_told() {
    rm -rf public
    export_ics --by site old.json || wrong 'calendars by site'
    site=$(cd public && ls site-*.ics)
    export_ics old.json || wrong 'no more calendars by site'
    [ ! -e "public/$site" ] || wrong 'a calendar of a site stays'
    grep -qxF "  $site" public/changes.txt || wrong 'a link is dead unawares'
    cp public/changes.txt told
    export_ics old.json && cmp public/changes.txt told ||
        wrong 'what was told is told no more'
}

# File names have 255 bytes, also those of changes under secret names.
ids_are_long() {
    rm -rf public key
    long=$(printf '%0300d' 7)
    roster Desk 7 "$long" >long.json
    export_ics --secret-names key long.json || wrong 'a long id'
    roster Desk 7 ole >long.json
    export_ics --secret-names key long.json || wrong 'changes of a long id'
    [ "$(ls public/changes-*/ | grep -c -- '-cancelled')" -eq 1 ] ||
        wrong 'changes of a long id are missing'
}

another_run_waits() {
    command -v flock >/dev/null || return
    fresh
    exec 9<public
    flock 9
    refused 'two at once' 'another run is writing there' new.json
    exec 9<&-
}

# What a run that was killed leaves is cleared away.
killed_runs_leave_nothing() {
    fresh
    mkdir public/.vaktel-new
    echo half >public/.vaktel-new/0
    export_ics new.json || wrong 'after a run that was killed'
    [ ! -e public/.vaktel-new ] || wrong 'the rest of a killed run stays'
    mkdir -p others
    echo precious >others/file
    ln -s ../others public/.vaktel-new
    export_ics old.json && wrong 'a link in place of the rest: no error'
    [ -s others/file ] || wrong "another folder's files are gone"
    rm public/.vaktel-new
}

# A search that ends in an error would be time lost.
plan_asks_first() {
    rm -rf plan
    cp -R "$top/examples/smallest" plan
    mkdir -p plan/roster/calendars
    cp public/maria.ics plan/roster/calendars
    $VAKTEL plan -w 1 plan/team.json >stdout 2>stderr && wrong 'plan: no error'
    grep -qF "holds calendars of the team 'Desk'" stderr || wrong 'plan: why'
    [ ! -e plan/roster/roster.json ] || wrong 'plan: searches first'
    $VAKTEL plan -w 1 --previous none plan/team.json >stdout 2>stderr ||
        wrong 'plan: a new beginning'
}

# All is written, then one file cannot take its place: the others go back.
steps_are_taken_back() {
    fresh
    echo 'a file' >public/changes
    refused 'a file for a folder' 'public/changes/' new.json
}

# A file may not grow, or nothing fits any more.
limited() (
    ulimit -f 1
    "$@"
)
disks_are_full() {
    fresh
    around=limited
    refused 'files may not grow' 'File too large' new.json
    around=
}

# mounted OPTIONS: the folder on a disk of its own, if we may.
mounted() {
    rm -rf public
    mkdir public
    mount -t tmpfs -o "$1" tmpfs public 2>/dev/null || {
        echo "skipped: no right to mount a disk"
        return 1
    }
}
small_disks_are_full() {
    mounted size=56k || return
    export_ics old.json || wrong 'a small disk'
    head -c 12k /dev/zero >public/filler
    refused 'no space' 'no space left on the disk' new.json
    umount public
}
disks_cannot_be_written() {
    mounted size=1m || return
    export_ics old.json || wrong 'a small disk'
    mount -o remount,ro public
    refused 'read-only' 'the disk cannot be written to' new.json
    umount public
}
folders_may_not_be_written() {
    [ "$(id -u)" -ne 0 ] || return
    fresh
    chmod 555 public
    refused 'no right' 'not allowed' new.json
    chmod 755 public
}

# Nothing is touched that stays the same.
same_files_are_not_touched() {
    fresh
    touch -d 2026-01-01 public/*.ics
    roster Desk 7 maria ole kari | sed 's/T07\(.*kari\)/T08\1/' >one.json
    export_ics one.json || wrong 'one duty moved'
    find public -name '*.ics' -newermt 2026-06-01 | sort >touched
    [ "$(tr '\n' ' ' <touched)" = "public/changes/maria-2026-10-20-moved.ics \
public/maria-import.ics public/maria.ics public/team.ics " ] ||
        wrong "touched: $(cat touched)"
}

for trial in ids_are_no_paths foreign_files_stay \
    what_was_published_can_be_read keys_are_kept names_are_secret \
    vanished_feeds_are_told years_can_be_mistyped ids_are_long \
    another_run_waits killed_runs_leave_nothing plan_asks_first steps_are_taken_back \
    disks_are_full small_disks_are_full disks_cannot_be_written \
    folders_may_not_be_written same_files_are_not_touched; do
    $trial
done
exit $status

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The command line: exit statuses, help, nonsense arguments, output that cannot
# be written, and --json.
. tests/scratch.sh
failed=0

# run STATUS WORD...: `vaktel WORD...` in $here must end with the status; 01 is
# one of the two.  What it prints is in $scratch/out and $scratch/err.
here=$scratch
run() {
    wanted=$1
    shift
    (cd "$here" && $VAKTEL "$@" >"$scratch/out" 2>"$scratch/err" </dev/null)
    got=$?
    ran="vaktel $*"
    case $got in
    [$wanted]) ;;
    *) complain "exit status $got instead of $wanted" ;;
    esac
}

complain() {
    echo "$ran: $1"
    sed 's/^/    /' "$scratch/out" "$scratch/err" | head -20
    failed=1
}

# says FILE PATTERN
says() {
    grep -qe "$2" "$scratch/$1" || complain "$1 lacks: $2"
}

silent() {
    [ ! -s "$scratch/$1" ] || complain "something on $1"
}

json() {
    python3 -m json.tool "$scratch/out" >"$scratch/json" 2>&1 ||
        complain "not JSON"
    silent err
}

# there FILE..., in $here
there() {
    for file; do
        [ -s "$here/$file" ] || complain "no $file"
    done
}

# nothing PATTERN: no such file in $here
nothing() {
    left=$(cd "$here" && find . -name "$1")
    [ ! "$left" ] || complain "left over: $left"
}

help_is_there() {
    for words in help --help -h; do
        run 0 $words
        says out 'usage: vaktel'
        silent err
    done
    for command in init plan check demand forecast export import; do
        run 0 help $command
        cp "$scratch/out" "$scratch/help"
        run 0 $command --help
        cmp -s "$scratch/help" "$scratch/out" || complain "differs from help"
        says out "usage: vaktel $command"
        silent err
    done
    run 0 --version
    says out '^vaktel [0-9]*\.[0-9]*\.[0-9]*$'
}

nonsense_is_refused() {
    run 2
    says err 'usage: vaktel'
    silent out
    run 2 chekc
    says err "unknown command 'chekc', did you mean 'check'?"
    run 2 help plna
    says err "did you mean 'plan'?"
    run 2 plan
    says err 'needs TEAM'
    run 2 check team.json
    says err 'needs TEAM ROSTER'
    run 2 plan team.json other.json
    says err 'other.json: one argument too many'
    run 2 plan --time-limt=3 team.json
    says err "time-limt=3: unknown option, did you mean '--time-limit'?"
    run 2 plan -x team.json
    says err "-x: unknown option; 'vaktel help plan' lists them"
    run 2 check --seed 1 team.json roster.json
    says err '--seed: unknown option'
    run 2 plan team.json --seed
    says err 'needs an argument'
    run 2 plan --quiet=yes team.json
    says err 'takes no argument'
    run 2 export --format pdf team.json roster.json
    says err "must be one of ics|html|csv|json|history|text|curtois|lp|mps, not 'pdf'"
    silent out
}

ranges_are_checked() {
    for value in -1 101 nan inf 1e400 0x10 '' 5x; do
        run 2 plan --gap "$value" team.json
        says err "gap: must be a number from 0 to 100, not '$value'"
    done
    for value in 0 -3 1.5 257; do
        run 2 plan --threads "$value" team.json
        says err "must be a whole number from 1 to 256, not '$value'"
    done
    run 2 plan --gap 200 --seed x --threads 0 --time-limit 0 -w 0 -o '' -y
    [ "$(wc -l <"$scratch/err")" -eq 8 ] || complain "not all errors at once"
}

errors_are_json() {
    run 2 plan --json --gap 200 --seed x team.json
    json
    says json '"path": "--seed"'
    run 2 demand --json nobody.json
    json
    says json '"file": "nobody.json"'
    run 2 demand --json "$(printf 'a\377"\\\033b')"
    json
}

missing_files_are_named() {
    mkdir "$scratch/folder"
    for command in plan demand; do
        run 2 $command nobody.json
        says err 'nobody.json: '
        run 2 $command folder
        says err 'folder: .*directory'
        silent out
    done
    run 2 check nobody.json nothing.json
    says err 'nobody.json: '
    run 2 export --format csv nobody.json nothing.json
    nothing 'roster*'
}

# A pipe into which nobody writes would be waited for without an end.
pipes_are_no_files() (
    VAKTEL="timeout 60 $VAKTEL"
    mkfifo "$here/pipe.ics" "$here/pipe.json"
    cat >"$here/calls.json" <<'END'
{"team": "Desk", "zone": "Europe/Oslo", "start": "2026-10-19",
 "shifts": [{"id": "day", "start": "08:00", "end": "16:00"}],
 "agents": [{"id": "eva", "calendars": [{"ics": "pipe.ics"}]}]}
END
    for team in calls.json pipe.json; do
        run 2 plan $team
        says err 'pipe.*: cannot open: is not a regular file'
    done
    exit $failed
)

# What may be right, but is also what a file of the wrong year looks like.
calendars_without_events_are_told() {
    {
        printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20251020\n'
        printf 'END:VEVENT\nEND:VCALENDAR\n'
    } >"$here/last-year.ics"
    sed 's/2025/2026/' "$here/last-year.ics" >"$here/this-year.ics"
    for how in last-year=time_off last-year=available this-year=available; do
        cat >"$here/told.json" <<END
{"team": "Desk", "zone": "Europe/Oslo", "start": "2026-10-19",
 "shifts": [{"id": "day", "start": "08:00", "end": "16:00"}],
 "queues": [{"id": "desk", "need": [
   {"days": ["mon-fri"], "from": "08:00", "to": "16:00", "heads": 1}]}],
 "agents": [{"id": "eva", "skills": ["desk"], "calendars":
   [{"ics": "${how%=*}.ics", "as": "${how#*=}"}]}]}
END
        run 0 demand told.json
        case $how in
        this*)
            silent err
            continue
            ;;
        *available) says err "note: agent 'eva' is available at no time: " ;;
        esac
        says err 'last-year.ics: note: has no event that counts from 2026-10-19'
        says err ' to 2026-10-25$'
    done
}

init_gives_a_team() {
    run 0 init my/team
    says out 'vaktel plan my/team/team.json'
    there my/team/team.json my/team/agents.csv my/team/volume.csv
    echo mine >"$scratch/my/team/agents.csv"
    rm "$scratch/my/team/volume.csv"
    run 2 init my/team
    says err 'my/team/team.json: is there already'
    says err 'my/team/agents.csv: is there already'
    nothing volume.csv
    [ "$(cat "$scratch/my/team/agents.csv")" = mine ] || complain overwritten
    run 2 init my/team/agents.csv
    silent out
    rm -r "$scratch/my"
    run 0 init --json desk
    json
    here=$scratch/desk
}

plan_writes_a_roster() {
    run 01 plan --work-limit 100000 team.json
    says err 'cost'
    there roster/roster.json roster/roster.csv roster/calendars/team.ics \
        roster/report.html
    nothing '*.??????'
    run 0 check team.json roster/roster.json
    cp "$here/roster/roster.json" "$here/first.json"
    run 01 plan --quiet --work-limit 100000 --threads 1 -o other/place team.json
    silent out
    silent err
    cmp -s "$here/first.json" "$here/other/place/roster.json" ||
        complain "another roster than with all threads"
}

answers_are_json() {
    run 01 plan --json --quiet --work-limit 100000 team.json
    json
    cmp -s "$scratch/out" "$here/roster/roster.json" ||
        complain "differs from roster.json"
    run 0 check --json team.json roster/roster.json
    json
    run 0 demand --json team.json
    json
    says json '"service_level"'
    run 0 explain --json team.json roster/roster.json anna
    json
    says json '"granting_costs_at_most"'
    run 2 explain --json team.json roster/roster.json nobody
    json
    says json "unknown agent 'nobody'"
    sed 's/"id": "anna"/&, "name": "Anna Berg"/' "$here/team.json" \
        >"$here/named.json"
    run 2 explain named.json roster/roster.json 'Anna Berg'
    says err "unknown agent 'Anna Berg', did you mean 'anna'?"
    run 0 export --json --format csv -o again.csv team.json roster/roster.json
    json
    says json again.csv
}

export_writes_forms() {
    run 0 export --format csv team.json roster/roster.json
    cmp -s "$scratch/out" "$here/roster/roster.csv" ||
        complain "differs from roster.csv"
    run 0 export --format csv -o again.csv team.json roster/roster.json
    there again.csv
    ln -s /proc/self/fd/1 "$here/output"
    run 0 export --format csv -o output team.json roster/roster.json
    cmp -s "$scratch/out" "$here/roster/roster.csv" ||
        complain "the output is not roster.csv alone"
    [ -L "$here/output" ] || complain "a link to the output was replaced"
    run 0 export --format html --locale pl -o again.html team.json \
        roster/roster.json
    grep -q '<html lang="pl">' "$here/again.html" || complain "not in Polish"
    grep -q 'id="changes"' "$here/again.html" &&
        complain "what is new without a roster before"
    run 0 export --format html --previous roster/roster.json -o again.html \
        team.json roster/roster.json
    grep -q 'Nothing changed' "$here/again.html" || complain "what changed?"
    run 2 export --format html --previous none.json team.json roster/roster.json
    says err none.json
    run 2 export --format csv --locale pl team.json roster/roster.json
    says err 'is for pages'
    run 0 export --format ics -o again team.json roster/roster.json
    diff -r "$here/again" "$here/roster/calendars" >/dev/null ||
        complain "other calendars than those of plan"
    run 0 export --format json -o again.json team.json roster/roster.json
    run 0 check team.json again.json
    printf '\357\273\277' | cat - "$here/again.json" >"$here/marked.json"
    run 0 check team.json marked.json
    run 0 export --format history -o known.json team.json roster/roster.json
    cmp -s "$here/known.json" "$here/roster/history.json" ||
        complain "differs from history.json"
    run 0 export team.json again.json
    says out cost
    silent err
    sed 's/\("max_days_in_a_row": \)5/\11/' "$here/team.json" \
        >"$here/strict.json"
    for form in csv json text; do
        run 0 export --format $form strict.json again.json
        says err "^vaktel: again.json breaks [0-9]* hard rules; 'vaktel check'"
    done
    run 01 simulate --replications 2 strict.json again.json
    says err "^vaktel: again.json breaks [0-9]* hard rules; 'vaktel check'"
    run 01 simulate --replications 2 team.json again.json
    silent err
    run 1 check strict.json again.json
    says out 'at most 1 day worked in a row (1 day too many)'
    for form in lp mps; do
        run 0 export --format $form team.json
        says out ' points'
        silent err
        run 2 export --format $form team.json again.json
        says err 'needs TEAM alone'
    done
    run 2 export team.json
    says err 'needs TEAM ROSTER'
    run 2 export -o roster team.json again.json
    run 2 export team.json team.json
    silent out
    run 0 demand --csv team.json
    says out '^queue,start,'
}

# told WHAT FILE PATTERN
told() {
    grep -qe "$3" "$2" || complain "$1 does not tell that $3"
}

# Plan and export give one reason for the end of a search.
export_tells_what_ended_the_search() {
    half='alf an hour of shortage or less'
    cp tests/golden/ledger/one.json "$here"
    run 1 plan --work-limit 2000000 -o one one.json
    told plan "$scratch/out" 'gap asked for was reached'
    told 'its page' "$here/one/report.html" 'gap asked for was reached'
    run 0 export --format text one.json one/roster.json
    told export "$scratch/out" 'gap asked for was reached'
    sed 's/\("gap_hours": [0-9.]*\)}/\1, "half_hour": true}/' \
        "$here/one/roster.json" >"$here/half.json"
    run 0 export --format text one.json half.json
    told export "$scratch/out" "$half"
    run 0 export --format html -o half.html one.json half.json
    told 'its page' "$here/half.html" "$half"
    run 0 export --format json -o again.json one.json half.json
    told 'its roster.json' "$here/again.json" '"half_hour": true'
}

forecast_writes_volumes() {
    cp "$top"/examples/forecast/*.* "$here"
    run 0 forecast tickets.csv --zone Europe/Oslo -o new/folder --weeks 1
    says out '^Read tickets.csv: Zendesk'
    says out '^wrote new/folder/volume.csv'
    there new/folder/volume.csv new/folder/forecast.json
    [ ! -e "$here/new/folder/aht.csv" ] || complain "aht.csv of nothing"
    run 0 forecast tickets.csv --zone Europe/Oslo --trend --json
    json
    says json '"format": "vaktel forecast 1"'
    there forecast/volume.csv
    run 0 forecast -q tickets.csv --zone Europe/Oslo --slot 5m --weeks 53
    silent out
    silent err
    [ "$(wc -l <"$here/forecast/volume.csv")" -eq 106849 ] ||
        complain "not all slots of 53 weeks"
    run 2 forecast tickets.csv --json
    json
    says json '"message": ".*has no time zone; say --zone'
    echo 'date,time,line,calls,aht' >"$here/calls.csv"
    for week in 02 09 16 23 30; do
        echo "2026-03-$week,10:00,A,4,3m20s"
    done >>"$here/calls.csv"
    run 0 forecast calls.csv --zone UTC --slot 60m
    there forecast/aht.csv
    run 2 forecast tickets.csv --zone Europe/Oslo -o tickets.csv
    says err 'is a file, not a folder'
}

unwritable_output_is_told() {
    : >"$here/file"
    run 2 plan -o file team.json
    says err 'file: .*not a folder'
    run 2 plan -o file/below team.json
    for folder in /proc/vaktel /proc/vaktel/below /proc; do
        [ -d /proc ] || continue
        run 2 plan --work-limit 1000 -o $folder team.json
        says err "^$folder: cannot"
        silent out
        [ "$(wc -l <"$scratch/err")" -eq 1 ] || complain "told after a search"
    done
    mkdir "$here/taken"
    : >"$here/taken/calendars"
    run 2 plan -o taken team.json
    says err 'taken/calendars: .*not a folder'
    nothing '.vaktel-*'
    mkdir -p "$here/kept/report.html"
    cp "$here"/*.csv "$here/kept"
    cp "$here/team.json" "$here/kept/roster.json"
    run 2 plan -o kept kept/roster.json
    says err 'kept/report.html: is a folder, not a file'
    says err "kept/roster.json: is the team's file and would be overwritten"
    run 2 export --format lp -o kept/roster.json kept/roster.json
    says err 'kept/roster.json: is what is read and would be overwritten'
    cmp -s "$here/team.json" "$here/kept/roster.json" || complain overwritten
    mkdir -p "$here/foreign/calendars"
    echo mine | tee "$here/foreign/report.html" >"$here/foreign/calendars/team.ics"
    run 2 plan --work-limit 1000 -o foreign team.json
    says err 'is no calendar of vaktel'
    [ "$(cat "$here/foreign/report.html")" = mine ] ||
        complain "written beside calendars that are not"
    [ -e /dev/full ] || return
    for words in help 'demand team.json' 'demand --json team.json'; do
        (cd "$here" && $VAKTEL $words >/dev/full 2>"$scratch/err")
        [ $? -eq 2 ] || complain "$words >/dev/full is not told"
        says err 'cannot write standard output'
    done
}

# Whoever reads may go: the roster is written all the same.
closed_pipe_is_no_error() {
    (
        cd "$here" && rm -r roster
        { $VAKTEL plan --work-limit 100000 team.json
        echo $? >"$scratch/status"; } 2>&1 | true
    )
    ran="vaktel plan into a pipe that nobody reads"
    [ "$(cat "$scratch/status")" -le 1 ] || complain "not written"
    there roster/roster.json
}

# As Ctrl-C does, which is tests/interrupt.sh.
sigterm_keeps_the_roster() {
    rm -rf "$here/roster"
    cp "$top"/examples/oslo-desk/*.* "$here"
    # Calls longer than so few can serve: no search ends soon.
    sed 's/"handling_time": "[^"]*"/"handling_time": "25m"/' \
        "$top/examples/oslo-desk/team.json" >"$here/long.json"
    (
        cd "$here"
        python3 "$top/tests/interrupt.py" TERM 4 \
            $VAKTEL plan --gap 0 --time-limit 300 long.json -o roster
    ) >"$scratch/out" 2>"$scratch/err"
    got=$?
    ran="vaktel plan, then SIGTERM"
    [ $got -le 1 ] || complain "exit status $got"
    there roster/roster.json
    says out '^How good it is'
}

leave_is_no_day_off() {
    cat >"$here/leave.json" <<END
{"team": "leave", "zone": "UTC", "start": "2026-10-19", "days": 3,
 "slot": "60m",
 "queues": [{"id": "desk", "need": [
   {"days": ["mon"], "from": "08:00", "to": "16:00", "heads": 1}]}],
 "shifts": [{"id": "day", "start": "08:00", "end": "16:00"}],
 "agents": [{"id": "eva", "skills": ["desk"],
   "time_off": [{"from": "2026-10-20", "to": "2026-10-20"}]}]}
END
    run 0 plan --quiet -o left leave.json
    run 0 explain --date 2026-10-20 leave.json left/roster.json eva
    says out '^Tue 20 Oct: leave$'
    run 0 explain --date 2026-10-21 leave.json left/roster.json eva
    says out '^Wed 21 Oct: off$'
}

notice_is_counted_from_a_day() {
    sed 's/"leave"/"told", "rules": ["no"]/; s/16:00/13:00/' \
        "$here/leave.json" >"$here/told.json"
    run 0 plan --quiet -o told -a 2026-10-16T09:00Z told.json
    says err '/start: is 3 days after 2026-10-16; NO-16, .* 14 days of notice$'
    run 0 plan --quiet -o told -a 2026-10-05T09:00Z told.json
    silent err
    run 0 plan --quiet -o told -a 2026-10-20T09:00Z told.json
    silent err
}

no_legal_roster_is_proven() {
    cat >"$here/clash.json" <<END
{"team": "clash", "zone": "UTC", "start": "2026-10-19", "days": 7,
 "slot": "60m",
 "queues": [{"id": "desk", "need": [
   {"days": ["mon-sun"], "from": "08:00", "to": "16:00", "heads": 1}]}],
 "shifts": [{"id": "day", "start": "08:00", "end": "16:00"}],
 "agents": [{"id": "eva", "skills": ["desk"], "week": {"min": "32h"},
   "time_off": [{"from": "2026-10-19", "to": "2026-10-23", "hours": "0h"}]}]}
END
    run 3 plan --quiet -o none clash.json
    says err eva
    says err 'eva cannot keep'
    says err 'week_min: .*, 32h'
    nothing none
    run 3 plan --quiet --json -o none clash.json
    json
    says json '"agent": "eva"'
}

help_is_there
nonsense_is_refused
ranges_are_checked
errors_are_json
missing_files_are_named
calendars_without_events_are_told
pipes_are_no_files || failed=1
init_gives_a_team
plan_writes_a_roster
answers_are_json
export_writes_forms
export_tells_what_ended_the_search
forecast_writes_volumes
unwritable_output_is_told
closed_pipe_is_no_error
sigterm_keeps_the_roster
leave_is_no_day_off
notice_is_counted_from_a_day
no_legal_roster_is_proven
exit $failed

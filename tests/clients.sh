#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Calendar programs read the calendars of a small roster, over the nights on
# which Europe's clocks go back and forward: python-icalendar, khal and
# calcurse must find every duty at the instants that are meant.  Each that is
# not installed is skipped with a line that says so.
. tests/scratch.sh
export LC_ALL=C.UTF-8 HOME="$scratch/home"
mkdir "$HOME"
python=/usr/bin/python3

# team START AGENTS: a team of three days with nights, an odd shift that ends
# while the clock shows its hour for the first time, and days.
team() {
    cat <<END
{"team": "Oslo, \"desk\"; R&D", "zone": "Europe/Oslo",
 "start": "$1", "days": 3, "slot": "30m",
 "queues": [{"id": "phone", "name": "Telefon; å, ø \\\\ हिन्दी",
   "need": [{"days": ["mon-sun"], "from": "08:00", "to": "16:00",
     "heads": 1}]}],
 "shifts": [{"id": "night", "start": "22:00", "end": "06:00"},
   {"id": "odd", "start": "20:30", "length": "6h"},
   {"id": "day", "start": "08:00", "end": "16:00"}],
 "agents": [
   {"id": "maria", "name": "Maria Łącka", "zone": "Europe/Warsaw",
    "skills": ["phone"]},
   {"id": "priya", "name": "प्रिया शर्मा", "zone": "Asia/Kolkata",
    "skills": ["phone"]},
   {"id": "ole", "name": "Ole \"the, night; owl\" Åsen", "skills": ["phone"]},
   {"id": "none", "skills": ["phone"]}]}
END
}

# duty AGENT DATE SHIFT START END
duty() {
    printf '{"id": "%s", "duties": [{"date": "%s", "shift": "%s",' \
        "$1" "$2" "$3"
    printf ' "start": "%s", "end": "%s", "breaks": []}]}' "$4" "$5"
}

# roster START DUTY...
roster() {
    printf '{"format": "vaktel roster 1", "zone": "Europe/Oslo",'
    printf '"team": "Oslo, \\"desk\\"; R&D", "start": "%s", "days": 3,' "$1"
    shift
    printf '"slot": "30m", "agents": [%s' "$1"
    shift
    printf ', %s' "$@"
    printf ']}\n'
}

make_october() {
    team 2026-10-24 >team.json
    roster 2026-10-24 \
        "$(duty maria 2026-10-24 night 2026-10-24T20:00Z 2026-10-25T05:00Z)" \
        "$(duty priya 2026-10-25 day 2026-10-25T02:30Z 2026-10-25T10:30Z)" \
        "$(duty ole 2026-10-24 odd 2026-10-24T18:30Z 2026-10-25T00:30Z)" \
        >roster.json
    cat >expected <<END
2026-10-24 18:30 2026-10-25 00:30
2026-10-24 20:00 2026-10-25 05:00
2026-10-25 02:30 2026-10-25 10:30
END
}
make_march() {
    team 2027-03-26 >team.json
    roster 2027-03-26 \
        "$(duty maria 2027-03-27 night 2027-03-27T21:00Z 2027-03-28T04:00Z)" \
        "$(duty priya 2027-03-28 day 2027-03-28T02:30Z 2027-03-28T10:30Z)" \
        "$(duty ole 2027-03-27 odd 2027-03-27T19:30Z 2027-03-28T01:30Z)" \
        >roster.json
    cat >expected <<END
2027-03-27 19:30 2027-03-28 01:30
2027-03-27 21:00 2027-03-28 04:00
2027-03-28 02:30 2027-03-28 10:30
END
}

# The readers print a line "START END" in UTC for each event of a calendar.
read_icalendar() {
    $python - "$1" <<'END'
import datetime, icalendar, sys
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
for event in calendar.walk('VEVENT'):
    times = [event[key].dt for key in ('DTSTART', 'DTEND')]
    if '\ufffd' in event['SUMMARY'] + event['DESCRIPTION']:
        sys.exit('a broken character')
    if 'Oslo, "desk"; R&D' not in event['SUMMARY']:
        sys.exit('not the text that was meant: ' + event['SUMMARY'])
    print(*[time.astimezone(datetime.timezone.utc).strftime('%Y-%m-%d %H:%M')
            for time in times])
END
}
read_khal() {
    rm -rf khal
    mkdir -p khal/roster
    cat >khal/config <<END
[calendars]
[[roster]]
path = $PWD/khal/roster
type = calendar
[locale]
local_timezone = UTC
default_timezone = Asia/Kolkata
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = $PWD/khal/cache
END
    khal -c khal/config import --batch -a roster "$1" >khal/log 2>&1 || {
        cat khal/log
        return 1
    }
    khal -c khal/config list --day-format '' \
        --format '{start-long} {end-long}' 2026-10-01 2027-04-30
}
read_calcurse() {
    rm -rf calcurse
    mkdir calcurse
    TZ=UTC calcurse -D calcurse -C calcurse -q -i "$1" >calcurse/log 2>&1 \
        </dev/null || {
        cat calcurse/log
        return 1
    }
    sed -E 's|(..)/(..)/(....) @ (.....) -> (..)/(..)/(....) @ (.....).*|\3-\1-\2 \4 \7-\5-\6 \8|' \
        calcurse/apts
}

# check CLIENT SEASON: the team's calendar, and all agents' together.
check() {
    read_"$1" calendars/team.ics >read 2>&1
    sort -u read | diff -u expected - || {
        echo "$1, $2: calendars/team.ics reads otherwise"
        return 1
    }
    for agent in maria priya ole; do
        read_"$1" calendars/$agent.ics
    done >read 2>&1
    sort -u read | diff -u expected - || {
        echo "$1, $2: the agents' calendars read otherwise"
        return 1
    }
}

there() {
    case $1 in
    icalendar) $python -c 'import icalendar' 2>/dev/null ;;
    *) command -v "$1" >/dev/null ;;
    esac
}

status=0
checked=0
cd "$scratch" || exit 1
for season in october march; do
    make_$season
    $VAKTEL export team.json roster.json -f ics -o calendars >log 2>&1 || {
        cat log
        exit 1
    }
    grep -q 'No shifts published' calendars/none.ics || {
        echo "$season: the calendar of one without duties says nothing"
        status=1
    }
    for client in icalendar khal calcurse; do
        if there $client; then
            check $client $season || status=1
            checked=$((checked + 1))
        else
            echo "skipped: $client is not installed"
        fi
    done
done
[ $checked -gt 0 ] || exit 77
exit $status

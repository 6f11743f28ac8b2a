#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# real-week.sh [SECONDS]: plans a week that really was, the calls of a bank's
# call centre in Israel from 18 to 24 October 1999, round the clock, for a team
# of 40: 8 full-timers, 28 students, 4 for the nights.
#
# The calls: anonymous_bank_1999_6min.csv in $VAKTEL_SHARED/data/volume (by
# default ../shared beside the checkout); skipped without it.
cd "$(dirname "$0")/../.." || exit 1
: "${VAKTEL:=build/release/vaktel}"
calls=${VAKTEL_SHARED:-../shared}/data/volume/anonymous_bank_1999_6min.csv
if [ ! -r "$calls" ]; then
    echo "skipped: there is no $calls"
    exit 77
fi
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Six minutes to half hours.
awk -F '[,T:]' '
    BEGIN { print "start,phone" }
    NR > 1 && $1 >= "1999-10-18" && $1 <= "1999-10-24" {
        start = sprintf("%s %s:%02d", $1, $2, $3 - $3 % 30)
        if (!(start in calls))
            order[n++] = start
        calls[start] += $5
    }
    END {
        for (i = 0; i < n; i++)
            print order[i] "," calls[order[i]]
        if (n != 336)
            exit 1
    }' "$calls" >"$folder/volume.csv" || {
    echo "$calls: the week of 18 October 1999 is not whole"
    exit 1
}

# Who works how much, and when: a third of the students have lectures in the
# morning, a third in the afternoon; half of the full-timers keep the Sabbath.
# Agent 40 is in the middle of a night when the week begins.
awk '
    function add(number, target, most, shifts, available) {
        printf "a%02d,Agent %d,phone,%s,%s,%s,%s\n", number, number, target,
            most, shifts, available
    }
    BEGIN {
        end = "; fri-sat 00:00-24:00"
        when[0] = "sun-thu 06:00-16:00" end
        when[1] = "sun-thu 12:00-24:00" end
        sabbath = "sun-thu 00:00-24:00; fri 00:00-16:00"
        print "id,name,skills,week_target,week_max,shifts,available"
        for (n = 1; n <= 8; n++)
            add(n, "42h30m", "45h", "full", n % 2 ? "" : sabbath)
        for (n = 9; n <= 36; n++)
            add(n, n % 2 ? "8h" : "16h", "24h", "part", when[n % 3])
        for (n = 37; n <= 39; n++)
            add(n, "16h", "24h", "night", "")
    }' >"$folder/agents.csv"

cat >"$folder/team.json" <<'END'
{
  "team": "A bank in October 1999",
  "zone": "Asia/Jerusalem",
  "start": "1999-10-18",
  "days": 7,
  "slot": "30m",
  "queues": [
    {
      "id": "phone",
      "volume": {"csv": "volume.csv"},
      "handling_time": "180s",
      "service_level": {"percent": 80, "within": "20s"}
    }
  ],
  "shifts": [
    {
      "id": "full",
      "start": {"from": "06:00", "to": "15:00", "step": "30m"},
      "length": "9h",
      "breaks": [{"length": "30m", "from": "3h", "to": "6h", "paid": false}]
    },
    {
      "id": "part",
      "start": {"from": "06:00", "to": "19:00", "step": "30m"},
      "length": {"from": "4h", "to": "6h", "step": "30m"}
    },
    {"id": "night", "start": "23:00", "end": "07:00"}
  ],
  "agents": [
    {"csv": "agents.csv"},
    {
      "id": "a40",
      "name": "Agent 40",
      "skills": ["phone"],
      "week": {"target": "16h", "max": "24h"},
      "shifts": ["night"],
      "history": {
        "last_duty": {
          "shift": "night",
          "start": "1999-10-17T23:00",
          "end": "1999-10-18T07:00"
        },
        "days_in_a_row": 1,
        "nights_in_a_row": 1
      }
    }
  ],
  "rules": {
    "rest": "8h",
    "max_days_in_a_row": 6,
    "max_nights_in_a_row": 4
  },
  "presence": [
    {"id": "never closed", "from": "00:00", "to": "24:00", "min": 1,
     "price": 1200}
  ]
}
END

$VAKTEL plan "$folder/team.json" -o "$folder/roster" --quiet \
    --time-limit "${1:-30}"
status=$?
[ $status -le 1 ] && [ -r "$folder/roster/roster.json" ] || exit 1
$VAKTEL check "$folder/team.json" "$folder/roster/roster.json" >/dev/null ||
    [ $? -eq 1 ] || exit 1
grep -q '"legal": true' "$folder/roster/roster.json" || exit 1

# number OBJECT KEY: its sum over all such objects of roster.json
number() {
    grep "\"$1\": {" "$folder/roster/roster.json" |
        grep -o "\"$2\": [0-9.]*" | awk '{ sum += $2 } END { print sum + 0 }'
}
awk -v needed="$(number cover needed_hours)" \
    -v short="$(number cover short_hours)" \
    -v minutes="$(number totals work_minutes)" \
    -v bound="$(number outcome bound)" \
    -v percent="$(number outcome gap_percent)" \
    -v hours="$(number outcome gap_hours)" 'BEGIN {
        print "A bank, 18 to 24 October 1999, 40 agents"
        printf "cover     %.1f %% of %.1f hours needed\n",
            100 - 100 * short / needed, needed
        printf "shortage  %.1f hours\n", short
        printf "worked    %.1f hours\n", minutes / 60
        printf "bound     %s points\n", bound
        printf "gap       %s %%, %s hours of shortage\n", percent, hours
    }'

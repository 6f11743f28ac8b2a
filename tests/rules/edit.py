# SPDX-License-Identifier: GPL-3.0-or-later
"""edit.py edit ROSTER CASE: the roster as somebody would break it by hand, on
standard output.  The agent has the case's name.
edit.py list: the cases, each with the agent, rule and day that are to be told.
edit.py broken: the same of each hard rule in what `check --json` says.
edit.py text: the same again of the summary."""
import json
import re
import sys

START = 19  # October 2026, a Monday; the clock goes back on the 25th
HOURS = {"early": (7, 15), "late": (14, 22), "night": (22, 30), "long": (8, 20)}

# The days of the agent's duties, by their number from the first Monday, and
# the day on which the breach shows.
CASES = {
    "rest": ({1: "late", 2: "early"}, 2),
    "max_days_in_a_row": ({d: "early" for d in range(4)}, 3),
    "min_days_in_a_row": ({2: "early"}, 3),
    "min_days_off": ({0: "early", 2: "early"}, 2),
    "max_weekends": ({5: "early", 13: "early"}, 13),
    "whole_weekends": ({5: "early"}, 6),
    "max_nights_in_a_row": ({d: "night" for d in range(3)}, 2),
    "max_hours_per_day": ({4: "long"}, 4),
    "max_hours_per_7_days": ({d: "early" for d in (5, 6, 7, 11)}, 11),
    "max_hours_per_week": ({d: "early" for d in (7, 8, 9, 13)}, 13),
    "succession": ({1: "late", 2: "early"}, 2),
    "week_min": ({7: "early"}, 6),
    "week_max": ({d: "early" for d in (0, 2, 5, 8)}, 5),
    "week_target": ({0: "early", 8: "early", 9: "early"}, 13),
    "period_min": ({}, None),
    "period_max": ({d: "early" for d in (0, 7, 9)}, 9),
    "period_target": ({0: "early"}, None),
    "shift_min": ({0: "late"}, None),
    "shift_max": ({0: "early", 3: "late", 8: "early"}, 8),
    "availability": ({0: "early", 4: "late"}, 4),
    "time_off": ({2: "night", 4: "early"}, 2),
    "eligible": ({1: "long"}, 1),
    "fixed": ({3: "late"}, 2),
    "forbidden": ({1: "early", 2: "early"}, 2),
    "breaks": ({2: "long"}, 2),
    "skill": ({3: "early"}, 3),
    "clock": ({4: "night", 5: "night", 6: "night"}, 5),
}
RULES = {"clock": "max_hours_per_day"}


def moment(day, hour):
    day, hour = day + hour // 24, hour % 24
    offset = 2 if (day, hour) < (6, 3) else 1
    date = START + day
    month = 10 if date <= 31 else 11
    return f"2026-{month}-{date if month == 10 else date - 31:02}" \
           f"T{hour:02}:00:00+0{offset}:00"


def duty(day, shift):
    start, end = HOURS[shift]
    made = {"date": moment(day, start)[:10], "shift": shift,
            "start": moment(day, start), "end": moment(day, end),
            "breaks": [], "blocks": []}
    if shift == "long":
        made["breaks"] = [
            {"start": moment(day, 13), "minutes": 60, "paid": False}]
    return made


def edit(roster, case):
    agent = next(a for a in roster["agents"] if a["id"] == case)
    duties = [duty(day, shift) for day, shift in CASES[case][0].items()]
    if case == "breaks":
        duties[0]["breaks"][0]["start"] = moment(2, 16)
    if case == "skill":
        duties[0]["blocks"] = [{"queue": "chat", "start": moment(3, 8),
                                "end": moment(3, 9)}]
    agent["duties"] = duties


def list_cases():
    for case, (_, day) in CASES.items():
        when = "end" if day is None else moment(day, 0)[:10]
        print(case, RULES.get(case, case), when)


def list_broken(roster):
    for agent in roster["agents"]:
        for breach in agent.get("rules", []):
            if breach.get("hard"):
                print(agent["id"], breach["rule"], breach.get("date", "end"))


def list_told(summary):
    lines = iter(summary)
    while not next(lines).startswith("Hard rules broken"):
        pass
    for line in lines:
        told = re.fullmatch(r"  (\S+), (?:\w+ (\d+) (\w+)|at the end): (\w+)",
                            line.rstrip())
        if not line.strip():
            return
        if told:
            agent, day, month, rule = told.groups()
            number = {"Oct": 10, "Nov": 11, None: 0}[month]
            when = f"2026-{number}-{int(day):02}" if day else "end"
            print(agent, rule, when)


def main():
    what = sys.argv[1]
    if what == "list":
        list_cases()
    elif what == "broken":
        list_broken(json.load(sys.stdin))
    elif what == "text":
        list_told(sys.stdin)
    else:
        with open(sys.argv[2], encoding="utf-8") as file:
            roster = json.load(file)
        edit(roster, sys.argv[3])
        json.dump(roster, sys.stdout, indent=1)


main()

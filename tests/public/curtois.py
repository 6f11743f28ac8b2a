#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""curtois.py TEAM ROSTER.tsv: a roster in the format of the shift scheduling
instances (a line for each agent, a cell for each day) as a roster.json of the
imported TEAM, on standard output.
"""

import datetime
import json
import sys


def length(text):
    """'7h30m' in minutes."""
    hours, _, minutes = text.rpartition("h") if "h" in text else ("", "", text)
    return 60 * int(hours or 0) + int(minutes.rstrip("m") or 0)


def duty(team, day, shift):
    begin = datetime.datetime.fromisoformat(team["start"] + "T" + shift["start"])
    begin += datetime.timedelta(days=day)
    end = begin + datetime.timedelta(minutes=length(shift["length"]))
    return {"date": str(begin.date()), "shift": shift["id"],
            "start": begin.isoformat() + "Z", "end": end.isoformat() + "Z",
            "breaks": []}


def roster(team, lines):
    """Cells of shifts' ids, or empty, as a roster.json of the team."""
    shifts = {shift["id"]: shift for shift in team["shifts"]}
    agents = [{"id": agent["id"],
               "duties": [duty(team, day, shifts[cell])
                          for day, cell in enumerate(cells) if cell]}
              for agent, cells in zip(team["agents"], lines, strict=True)]
    head = {key: team[key] for key in ("team", "zone", "start", "days", "slot")}
    return {"format": "vaktel roster 1", "agents": agents, **head}


def main():
    team_path, roster_path = sys.argv[1:]
    with open(team_path, encoding="utf-8") as file:
        team = json.load(file)
    with open(roster_path, encoding="utf-8") as file:
        lines = [line.rstrip("\r\n").split("\t") for line in file]
    json.dump(roster(team, lines), sys.stdout, indent=1)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main()

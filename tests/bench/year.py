#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""year.py FOLDER WEEKS WORK: oslo-desk week after week, in FOLDER.

Every week is planned on its own, with WORK as its --work-limit and with the
history.json that the week before has left; people have holidays, fall ill now
and then, and on public holidays there is as much to do as on a Sunday.  In the
end all weeks are written as one team and one roster, year/team.json and
year/roster.json, for another judge to look at.  The same seed, the same year.
$VAKTEL is the program.

The desk is the example's, its rules and presence as they are, but for what a
lead would set who has a year in mind:
- nothing of the ledger is forgotten within the year ("decay": 1), and burdens
  are dear: weekends before lates, holidays beside them; hours are told alone;
- five days in a row are the most, so who has worked a weekend and is to have
  the next one off works four days between, or six in another week: hours may
  go up to 45 a week, and an hour from the contract costs 20 points, not 240;
- 85 % of the example's contacts: its staff are enough for one week, not for one
  in which a tenth of them are away;
- no wishes, which are the example's for one week, and no backlog of e-mail.

Who has borne what is compared between any two who could stand in for each
other: the same skills, tags, contract, shifts and hours of availability.  The
figure is what they bore for each week of a full contract in which they were
there and could have borne it (as the ledger counts shares, undecayed; who was
away in the first week begins with the units and weeks of others that the ledger
begins newcomers with), times the weeks planned.  A pair is too far apart where that is more than the limit;
how many are so by more than one unit of the one who was there less is told as
well, as burdens come whole (a weekend of a contract of 30 hours is 1.25 of a
full one); and after how many of the later weeks no pair was too far apart, as
the last one alone may be lucky or not.
"""

import csv
import datetime
import itertools
import json
import os
import random
import resource
import shlex
import subprocess
import sys

DESK = "examples/oslo-desk"
SEED = 4
DECAY = 1
LEAVE_WEEKS, ILL = 5, 0.04
LESS = 0.85  # of the example's week: a desk that can spare who is away
HOLIDAYS = [datetime.date.fromisoformat(date) for date in (
    "2026-12-24", "2026-12-25", "2026-12-26", "2027-01-01", "2027-03-25",
    "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17")]
LIMITS = {"weekends": 1, "nights": 2, "lates": 2}


def day(start, offset):
    return start + datetime.timedelta(days=offset)


def absences_of(agents, start, weeks, rng):
    """For each agent stretches of dates; leave, and illness beside it."""
    absences = {}
    for agent in agents:
        taken = []
        for week in rng.sample(range(weeks), LEAVE_WEEKS * weeks // 52):
            taken.append((day(start, 7 * week), day(start, 7 * week + 6)))
        for week in range(weeks):
            if rng.random() < ILL:
                first = rng.randrange(7)
                taken.append((day(start, 7 * week + first),
                              day(start, 7 * week + first + rng.randrange(5))))
        absences[agent["id"]] = sorted(taken)
    return absences


def volume_rows(rows, start, weeks):
    """The example's week again and again; a Sunday's on public holidays."""
    by_day = [[row for row in rows if row[0][:10] ==
               str(day(datetime.date(2026, 10, 19), weekday))]
              for weekday in range(7)]
    for offset in range(7 * weeks):
        date = day(start, offset)
        for row in by_day[6 if date in HOLIDAYS else date.weekday()]:
            yield ([f"{date} {row[0][11:]}"] +
                   [round(LESS * int(contacts)) for contacts in row[1:]])


def write_csv(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_team(folder, desk, start, weeks, history=None):
    """team.json and its tables for some weeks of the year."""
    os.makedirs(folder, exist_ok=True)
    team = dict(desk["team"], start=str(start), days=7 * weeks)
    team["queues"] = [{key: value for key, value in queue.items()
                       if key != "backlog"} for queue in team["queues"]]
    team["rules"] = dict(team["rules"], week_target={"price": 20})
    team["burdens"] = {"weekends": 3, "lates": 1, "hours": 0,
                       "holidays": {"days": [str(date) for date in HOLIDAYS]}}
    team["fairness"] = {"price": 1500, "most": 6000, "decay": DECAY}
    if history:
        team["history"] = history
    with open(f"{folder}/team.json", "w", encoding="utf-8") as file:
        json.dump(team, file, indent=1)
    write_csv(f"{folder}/volume.csv", desk["volume"][0],
              volume_rows(desk["volume"][1:], start, weeks))
    agents = []
    for agent in desk["agents"]:
        away = [f"{first}..{last}" for first, last in
                desk["absences"][agent["id"]]
                if first < day(start, 7 * weeks) and last >= start]
        most = {"40h": "45h"}.get(agent["week_max"], agent["week_max"])
        agents.append(dict(agent, time_off="; ".join(away), wishes="",
                           week_max=most))
    write_csv(f"{folder}/agents.csv", agents[0].keys(),
              [agent.values() for agent in agents])


def plan(folder, work):
    command = shlex.split(os.environ["VAKTEL"]) + [
        "plan", f"{folder}/team.json", "-o", f"{folder}/roster",
        "--work-limit", work, "--gap", "0.1", "--quiet"]
    if subprocess.run(command, check=False).returncode > 1:
        sys.exit(f"{folder}: no roster")
    with open(f"{folder}/roster/roster.json", encoding="utf-8") as file:
        return json.load(file)


def join(rosters):
    """All of them as one, the queues left for the judge to give out."""
    whole = {key: rosters[0][key]
             for key in ("format", "team", "zone", "start", "slot")}
    whole["days"] = sum(roster["days"] for roster in rosters)
    agents = {}
    for roster in rosters:
        for agent in roster["agents"]:
            duties = agents.setdefault(agent["id"], [])
            for duty in agent["duties"]:
                duties.append({key: value for key, value in duty.items()
                               if key != "blocks"})
    whole["agents"] = [{"id": name, "duties": duties}
                       for name, duties in agents.items()]
    return whole


def borne(rosters):
    """Units and weeks of a full contract, by burden and agent."""
    sums = {}
    before = {}
    for roster in rosters:
        for agent in roster["agents"]:
            for name, entry in agent["ledger"].items():
                key = name, agent["id"]
                units, share = sums.get(key, (entry["before"], 0))
                decayed = before.get(key, 0) * DECAY
                sums[key] = (units + entry["units"],
                             share + entry["share"] - decayed)
                before[key] = entry["share"]
    return sums


def alike(a, b):
    """Whether one could stand in for the other."""
    return all(a[key] == b[key] for key in
               ("skills", "tags", "week_target", "week_max", "shifts",
                "available"))


def apart(sums, burden, one, other, weeks):
    """How far apart two are, and what one unit is to who was there less."""
    (units, share), (others, less) = (sums[burden, who["id"]]
                                      for who in (one, other))
    return (abs(units / share - others / less) * weeks,
            weeks / min(share, less))


def pairs_of(desk, rosters, burden):
    """How far apart any two are after these weeks, one unit, and who."""
    sums, weeks = borne(rosters), len(rosters)
    return [(*apart(sums, burden, one, other, weeks), one["id"], other["id"])
            for one, other in itertools.combinations(desk["agents"], 2)
            if alike(one, other) and (burden, one["id"]) in sums and
            (burden, other["id"]) in sums]


def within(desk, rosters, burden):
    """In how many of the second half of the weeks all were within the limit."""
    ends = range(len(rosters) // 2 + 1, len(rosters) + 1)
    held = sum(max(pairs_of(desk, rosters[:end], burden))[0] <=
               LIMITS[burden] + 1e-6 for end in ends)
    return f"so after {held} of the last {len(ends)} weeks"


def compare(desk, rosters, weeks):
    """Prints who is furthest apart; whether that is too far."""
    far = 0
    for burden, limit in LIMITS.items():
        pairs = pairs_of(desk, rosters, burden)
        if not pairs:
            print(f"{burden}: nobody could have any")
            continue
        gap, _, one, other = max(pairs)
        beyond = [pair for pair in pairs if pair[0] > limit + 1e-6]
        too_far = [pair for pair in beyond if pair[0] > pair[1] + 1e-6]
        print(f"{burden}: at most {gap:.2f} apart for a full contract over "
              f"{weeks} weeks ({one}, {other}); of {len(pairs)} pairs "
              f"{len(beyond)} are more than {limit} apart, {len(too_far)} of "
              f"them by more than one of them; none was "
              f"{within(desk, rosters, burden)}")
        far += len(beyond)
    return far > 0


def main():
    folder, weeks, work = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with open(f"{DESK}/team.json", encoding="utf-8") as file:
        desk = {"team": json.load(file)}
    with open(f"{DESK}/volume.csv", encoding="utf-8", newline="") as file:
        desk["volume"] = list(csv.reader(file))
    with open(f"{DESK}/agents.csv", encoding="utf-8", newline="") as file:
        desk["agents"] = list(csv.DictReader(file))
    start = datetime.date.fromisoformat(desk["team"]["start"])
    rng = random.Random(SEED)
    desk["absences"] = absences_of(desk["agents"], start, weeks, rng)
    rosters = []
    for week in range(weeks):
        here = f"{folder}/week{week + 1:02}"
        history = f"../week{week:02}/roster/history.json" if week else None
        write_team(here, desk, day(start, 7 * week), 1, history)
        rosters.append(plan(here, work))
    write_team(f"{folder}/year", desk, start, weeks)
    with open(f"{folder}/year/roster.json", "w", encoding="utf-8") as file:
        json.dump(join(rosters), file)
    short = sum(roster["cover"]["short_hours"] for roster in rosters)
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    print(f"{weeks} weeks planned in {seconds:.0f} s of processor time, "
          f"{short:.1f} hours short in all")
    return compare(desk, rosters, weeks)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main())

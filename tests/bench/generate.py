#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""generate.py AGENTS DAYS QUEUES GROUPS SEED [PERCENT]: a team.json on standard
output.

A desk in half hours from 07:00 to 22:00 with full-timers, part-timers, wishes
and time off.  Each group of agents has skills of its own; the heads needed
follow two peaks a day and come to PERCENT of the contracts: with 87, if left
out, most of the need can be met but not all; with 75 hands are enough nearly
everywhere, with 100 they are not.  Over two weeks and more nobody works more
than every other weekend.  The same numbers, the same team.
"""

import datetime
import json
import math
import random
import sys

START = datetime.date(2026, 10, 19)
OPEN, CLOSE = 7.0, 22.0
DAY_WEIGHT = [1.1, 1.0, 1.0, 1.0, 0.95, 0.45, 0.4]
PERCENT = 87  # heads needed by contract hours, before rounding
LUNCH = {"length": "30m", "from": "3h", "to": "5h", "paid": False,
         "over": "5h30m"}
SHIFTS = [
    {"id": "early", "start": "07:00", "end": "15:00", "breaks": [LUNCH]},
    {"id": "mid", "start": "09:00", "end": "17:00", "breaks": [LUNCH]},
    {"id": "late", "start": "14:00", "end": "22:00", "breaks": [LUNCH]},
    {"id": "part",
     "start": {"from": "08:00", "to": "16:00", "step": "1h"},
     "length": {"from": "4h", "to": "6h", "step": "30m"}, "breaks": [LUNCH]},
]
CONTRACTS = [(37.5, "37h30m", "40h", ["early", "mid", "late"], 0.65),
             (30.0, "30h", "32h", ["early", "mid", "late"], 0.2),
             (20.0, "20h", "24h", ["part"], 0.15)]


def skill_sets(n_queues, n_groups, rng):
    """Different sets of queues; all queues are in some set."""
    sets = [{queue} for queue in range(min(n_queues, n_groups))]
    while len(sets) < n_groups and len(sets) < 2 ** n_queues - 1:
        some = set(rng.sample(range(n_queues),
                              rng.randint(min(2, n_queues), n_queues)))
        if some not in sets:
            sets.append(some)
    return [sorted(some) for some in sets]


def busy(hour, weekday):
    """How busy the desk is: a peak at ten, a smaller one after lunch."""
    morning = math.exp(-((hour - 10.5) / 2.5) ** 2)
    noon = 0.7 * math.exp(-((hour - 15) / 2.5) ** 2)
    evening = 0.4 * math.exp(-((hour - 19.5) / 2.5) ** 2)
    return DAY_WEIGHT[weekday] * (morning + noon + evening)


def make_agents(n_agents, n_days, sets, rng):
    agents, hours = [], []
    for number in range(n_agents):
        weights = [contract[-1] for contract in CONTRACTS]
        week, target, most, shifts, _ = rng.choices(CONTRACTS, weights)[0]
        agent = {"id": f"a{number + 1:03}", "week": {"target": target, "max": most},
                 "shifts": shifts,
                 "skills": [f"q{q + 1}" for q in sets[number % len(sets)]]}
        if rng.random() < 0.3:
            day = rng.choice(["mon", "tue", "wed", "thu", "fri", "sat-sun"])
            agent["wishes"] = [{"days": [day], "off": True}]
        if rng.random() < 0.05:
            day = str(START + datetime.timedelta(rng.randrange(n_days)))
            agent["time_off"] = [{"from": day, "to": day}]
        agents.append(agent)
        hours.append(week)
    return agents, hours


def make_queues(n_queues, n_days, sets, hours, cover):
    """Each group's hours go to its queues in equal parts."""
    supply = [0.0] * n_queues
    for number, week in enumerate(hours):
        some = sets[number % len(sets)]
        for queue in some:
            supply[queue] += cover * week * n_days / 7 / len(some)
    slots = [(day, OPEN + half / 2) for day in range(n_days)
             for half in range(int(2 * (CLOSE - OPEN)))]
    weekday = [(START + datetime.timedelta(day)).weekday()
               for day in range(n_days)]
    total = sum(busy(hour, weekday[day]) for day, hour in slots) / 2
    queues = []
    for queue in range(n_queues):
        need, owed = [], 0.0
        for day, hour in slots:
            owed += supply[queue] * busy(hour, weekday[day]) / total
            heads = round(owed)
            owed -= heads
            if heads > 0:
                need.append(window(day, hour, heads))
        queues.append({"id": f"q{queue + 1}", "need": need})
    return queues


def window(day, hour, heads):
    def clock(time):
        return f"{int(time):02}:{int(time % 1 * 60):02}"
    return {"days": [str(START + datetime.timedelta(day))],
            "from": clock(hour), "to": clock(hour + 0.5), "heads": heads}


def main():
    n_agents, n_days, n_queues, n_groups, seed = map(int, sys.argv[1:6])
    cover = int(sys.argv[6] if len(sys.argv) > 6 else PERCENT) / 100
    rng = random.Random(seed)
    sets = skill_sets(n_queues, n_groups, rng)
    agents, hours = make_agents(n_agents, n_days, sets, rng)
    team = {"team": f"Generated, {n_agents} agents", "zone": "Europe/Oslo",
            "start": str(START), "days": n_days, "slot": "30m",
            "queues": make_queues(n_queues, n_days, sets, hours, cover),
            "shifts": SHIFTS, "agents": agents,
            "rules": {"rest": "11h", "max_days_in_a_row": 5,
                      "max_hours_per_7_days": "48h"}}
    if n_days >= 14:
        team["rules"]["max_weekends"] = n_days // 14
    json.dump(team, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    if len(sys.argv) not in (6, 7):
        sys.exit(__doc__)
    main()

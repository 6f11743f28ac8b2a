# SPDX-License-Identifier: GPL-3.0-or-later
#
# A team of 50 for same-start.sh: one family of shifts by half hours, two
# queues whose need differs from hour to hour and day to day, some who cannot
# come early or late, some away.  Writes team.json; the seed is its argument.
import json
import random
import sys

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat"]


def needs(draw, heads):
    windows = []
    for day in DAYS:
        share = {"mon": 1.15, "sat": 0.35}.get(day, 1.0)
        for hour in range(7, 19):
            shape = 0.5 + 0.5 * (1 - abs(hour - 12) / 7)
            level = round(heads * share * shape * draw.uniform(0.85, 1.15))
            windows.append({"days": [day], "from": f"{hour:02d}:00",
                            "to": f"{hour + 1:02d}:00", "heads": level})
    return windows


def agent(draw, number):
    skills = [["phone"], ["chat"], ["phone", "chat"]][number % 3]
    who = {"id": f"a{number:02d}", "skills": skills}
    if draw.random() < 0.25:
        late = draw.random() < 0.5
        who["available"] = [{"days": ["mon-sat"],
                             "from": "09:00" if late else "07:00",
                             "to": "19:30" if late else "17:00"}]
    if draw.random() < 0.15:
        who["time_off"] = [{"from": f"2026-10-{draw.randint(19, 24)}"}]
    if draw.random() < 0.2:
        who["week"] = {"target": "30h", "max": "30h"}
    return who


def team(seed, rule):
    draw = random.Random(seed)
    return {
        "team": "Same start", "zone": "Europe/Oslo",
        "start": "2026-10-19", "days": 7, "slot": "30m",
        "queues": [{"id": "phone", "need": needs(draw, 20)},
                   {"id": "chat", "need": needs(draw, 12)}],
        "shifts": [{"id": "day", "length": "8h", "days": ["mon-sat"],
                    "start": {"from": "07:00", "to": "11:30", "step": "30m"},
                    "breaks": [{"length": "30m", "from": "3h", "to": "5h"}]}],
        "defaults": {"week": {"target": "37h30m", "max": "37h30m"}},
        "rules": {"max_days_in_a_row": 5, "same_start": rule},
        "agents": [agent(draw, number) for number in range(50)],
    }


RULE = True if sys.argv[2] == "hard" else {"price": int(sys.argv[2])}
json.dump(team(int(sys.argv[1]), RULE), sys.stdout, indent=1)

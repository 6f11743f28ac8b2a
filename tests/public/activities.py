#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""activities.py INSTANCE ROSTER.json: the objective of a roster of an imported
multi-activity shift scheduling instance, or the rules it breaks.

Written from the published definition of the instances alone: this is what
`vaktel import matsp`, the judge and the search are held against.
"""

import collections
import datetime
import json
import sys

QUARTER = datetime.timedelta(minutes=15)
BEGIN = datetime.datetime(2024, 1, 1, 6)
STARTS = ((360, 600), (840, 1080), (1200, 1439))  # minutes of the day


class Instance:
    def __init__(self, path):
        parts, part = {}, None
        with open(path, encoding="utf-8") as file:
            for line in map(str.strip, file):
                if line.startswith("SECTION_"):
                    part = parts.setdefault(line, [])
                elif line and not line.startswith("#"):
                    part.append(line.split(","))
        self.days = int(parts["SECTION_HORIZON"][0][0])
        self.staff = {row[0]: (int(row[1]), int(row[2]))
                      for row in parts["SECTION_STAFF"]}
        self.cover = {}
        for day, time, task, least, most in parts["SECTION_COVER"]:
            hour, minute = map(int, time[:5].split(":"))
            at = (BEGIN.replace(hour=hour, minute=minute) +
                  datetime.timedelta(days=int(day) - 1))
            self.cover[at, task] = int(least), int(most)
        self.end = BEGIN + datetime.timedelta(days=self.days)

    def least_surplus(self):
        """Quarters that are worked beyond the cover, whatever is done."""
        worked = sum(least for least, _ in self.staff.values())
        return max(0, worked // 15 - sum(most for _, most in
                                         self.cover.values()))


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "")[:19])


def tasks_of(duty):
    """The task of each quarter."""
    return {at: block["queue"] for block in duty["blocks"]
            for at in quarters(moment(block["start"]), moment(block["end"]))}


def quarters(start, end):
    while start < end:
        yield start
        start += QUARTER


def duty_broken(instance, duty):
    start, end = moment(duty["start"]), moment(duty["end"])
    tasks = tasks_of(duty)
    minute = 60 * start.hour + start.minute
    length = end - start
    runs = []
    for at in quarters(start, end):
        task = tasks.get(at)
        if task is None:
            yield f"no task at {at}"
        if runs and runs[-1][0] == task:
            runs[-1][1] += 1
        else:
            runs.append([task, 1])
    if any(n < 4 for _, n in runs):
        yield "a task of less than an hour"
    if not any(a <= minute <= b for a, b in STARTS) or minute % 15:
        yield f"starts at {start}"
    if not datetime.timedelta(hours=6) <= length <= datetime.timedelta(hours=10):
        yield f"lasts {length}"
    if start < BEGIN or end > instance.end:
        yield "outside the horizon"


def line_broken(instance, name, duties):
    spans = sorted((moment(d["start"]), moment(d["end"])) for d in duties)
    least, most = instance.staff[name]
    minutes = sum((end - start).total_seconds() for start, end in spans) / 60
    if not least <= minutes <= most:
        yield f"{minutes:g} minutes"
    for (_, end), (start, _) in zip(spans, spans[1:]):
        if start - end < datetime.timedelta(hours=14):
            yield f"rests {start - end}"
    days = [start.date() for start, _ in spans]
    if len(set(days)) < len(days):
        yield "two starts on a day"
    row = 0
    for day in sorted(set(days)):
        before = day - datetime.timedelta(days=1)
        row = row + 1 if before in days else 1
        if row > 5:
            yield "more than five days in a row"
    for duty in duties:
        yield from duty_broken(instance, duty)


def verdict(instance, roster):
    broken, there = [], collections.Counter()
    if {agent["id"] for agent in roster["agents"]} != set(instance.staff):
        broken.append("not the staff of the instance")
    for agent in roster["agents"]:
        broken += [f"{agent['id']}: {what}" for what in
                   line_broken(instance, agent["id"], agent["duties"])]
        for duty in agent["duties"]:
            there.update(tasks_of(duty).items())
    short = sum(max(0, least - there[key])
                for key, (least, _) in instance.cover.items())
    if short:
        broken.append(f"{short} quarters short")
    squares = sum(max(0, there[key] - most) ** 2
                  for key, (_, most) in instance.cover.items())
    return broken, squares


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        broken, squares = verdict(Instance(sys.argv[1]), json.load(file))
    print("; ".join(broken) if broken else squares)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main()

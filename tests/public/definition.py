#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""definition.py INSTANCE best: the least objective of any roster, by trying
all.  definition.py INSTANCE random SEED: a random roster on standard output
and, on standard error, its objective, or "broken" where it breaks a rule.

Written from the published definition of the shift scheduling instances alone:
this is what `vaktel import curtois` and the judge are held against.
"""

import itertools
import random
import sys


def read(path):
    parts, part = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if line.startswith("SECTION_"):
                part = parts.setdefault(line, [])
            elif line and not line.startswith("#"):
                part.append(line.split(","))
    return parts


class Instance:
    def __init__(self, path):
        parts = read(path)
        self.days = int(parts["SECTION_HORIZON"][0][0])
        self.minutes = {s[0]: int(s[1]) for s in parts["SECTION_SHIFTS"]}
        self.barred = {s[0]: set(s[2].split("|")) - {""}
                       for s in parts["SECTION_SHIFTS"]}
        self.staff = [self.employee(row) for row in parts["SECTION_STAFF"]]
        self.off = {row[0]: set(map(int, row[1:]))
                    for row in parts["SECTION_DAYS_OFF"]}
        self.on_requests = parts["SECTION_SHIFT_ON_REQUESTS"]
        self.off_requests = parts["SECTION_SHIFT_OFF_REQUESTS"]
        self.cover = [(int(day), shift, int(heads), int(under), int(over))
                      for day, shift, heads, under, over
                      in parts["SECTION_COVER"]]

    @staticmethod
    def employee(row):
        most = {item.split("=")[0]: int(item.split("=")[1])
                for item in row[1].split("|")}
        return row[0], most, *map(int, row[2:8])

    def legal(self, employee, line):
        (name, most, longest, least, most_on, least_on, least_off,
         weekends) = employee
        minutes = sum(self.minutes[s] for s in line if s)
        if not least <= minutes <= longest:
            return False
        if any(line.count(s) > most[s] for s in self.minutes):
            return False
        if any(b in self.barred.get(a, ()) for a, b in zip(line, line[1:])):
            return False
        if any(line[day] for day in self.off.get(name, ())):
            return False
        worked = sum(1 for d in range(0, self.days, 7)
                     if line[d + 5] or line[d + 6])
        return worked <= weekends and self.rows_fit(line, most_on, least_on,
                                                    least_off)

    @staticmethod
    def rows_fit(line, most_on, least_on, least_off):
        day = 0
        for on, run in itertools.groupby(line, key=bool):
            length = len(list(run))
            inside = day > 0 and day + length < len(line)
            if on and length > most_on:
                return False
            if inside and length < (least_on if on else least_off):
                return False
            day += length
        return True

    def own(self, employee, line):
        name = employee[0]
        return (sum(int(weight) for who, day, shift, weight in self.on_requests
                    if who == name and line[int(day)] != shift) +
                sum(int(weight) for who, day, shift, weight in self.off_requests
                    if who == name and line[int(day)] == shift))

    def covered(self, lines):
        total = 0
        for day, shift, heads, under, over in self.cover:
            there = sum(line[day] == shift for line in lines)
            total += (max(0, heads - there) * under +
                      max(0, there - heads) * over)
        return total

    def best(self):
        choices = ["", *self.minutes]
        lines = [[line for line in itertools.product(choices, repeat=self.days)
                  if self.legal(employee, line)] for employee in self.staff]
        own = [{line: self.own(employee, line) for line in some}
               for employee, some in zip(self.staff, lines)]
        return min(self.covered(roster) +
                   sum(costs[line] for costs, line in zip(own, roster))
                   for roster in itertools.product(*lines))

    def random(self, rng):
        """Lines of stretches on and off, so that some are legal."""
        def line():
            cells = []
            while len(cells) < self.days:
                shifts = [s for s in self.minutes if rng.random() < 0.6]
                cells += [rng.choice(shifts or [""])
                          for _ in range(rng.randint(2, 4))]
                cells += [""] * rng.randint(1, 3)
            return tuple(cells[:self.days])
        roster = []
        for employee in self.staff:
            tries = [line() for _ in range(2000)]
            legal = [some for some in tries if self.legal(employee, some)]
            roster.append(legal[0] if legal and rng.random() < 0.8
                          else tries[0])
        return roster

    def verdict(self, roster):
        if not all(map(self.legal, self.staff, roster)):
            return "broken"
        return self.covered(roster) + sum(map(self.own, self.staff, roster))


def main():
    instance = Instance(sys.argv[1])
    if sys.argv[2] == "best":
        print(instance.best())
        return
    roster = instance.random(random.Random(int(sys.argv[3])))
    for line in roster:
        print("\t".join(line))
    print(instance.verdict(roster), file=sys.stderr)


if __name__ == "__main__":
    main()

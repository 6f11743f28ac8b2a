#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""family.py WEEKS STAFF SHIFTS SEED [PERCENT]: an instance in the format of the
published shift scheduling instances, on standard output.

Shifts of 8, 10 and 12 hours begin early, by day, late or at night; which may
not follow which comes of 14 hours of rest.  Contracts, limits, days off and
requests are as usual there.  The heads wanted come to PERCENT of the contracts'
hours, 90 if left out, so that most can be covered and not all.  The same
numbers, the same instance.
"""

import random
import sys

REST = 14 * 60
BEGINS = [("e", 6, 8), ("d", 9, 11), ("l", 13, 16), ("n", 20, 22)]
# minutes of a shift: how often, its part of all heads, and of all days that
# somebody may work it by day and at night
LENGTHS = {480: (5, 1.0, 1.0, 0.125), 600: (3, 0.9, 0.41, 0.1),
           720: (2, 0.65, 0.21, 0.085)}
# of ten: hours a week, days in a row at most and at least, days off at least,
# part of the weekends
CONTRACTS = [(5, 36, 5, 2, 2, 0.5), (2, 36, 6, 2, 2, 0.5),
             (1, 27, 4, 2, 3, 0.5), (1, 21, 5, 2, 2, 0.4),
             (1, 18, 3, 1, 2, 0.5)]
FULL_TIME = 36
SLACK = 960  # minutes between the most and the least of a contract
UNQUALIFIED, AWAY, ON, OFF = 0.37, 0.1, 0.18, 0.08
UNDER, OVER = 100, 1


def make_shifts(n_shifts, rng):
    """(name, begin, minutes) each; those of one begin are numbered."""
    shifts = []
    for number in range(n_shifts):
        name, first, last = BEGINS[number % len(BEGINS)]
        minutes = 480 if number < len(BEGINS) else rng.choices(
            list(LENGTHS), [length[0] for length in LENGTHS.values()])[0]
        shifts.append((f"{name}{number // len(BEGINS) + 1}",
                       60 * rng.randint(first, last), minutes))
    return shifts


def barred(shift, shifts):
    """What may not be worked on the day after."""
    free = shift[1] + shift[2] + REST - 24 * 60
    return "|".join(name for name, begin, _ in shifts if begin < free)


def most_of(shift, part, n_days, rng):
    """How many of a shift somebody may work; 0: does not know how."""
    _, _, by_day, at_night = LENGTHS[shift[2]]
    share = at_night if shift[0][0] == "n" else by_day
    if rng.random() < UNQUALIFIED:
        return 0
    return n_days if share == 1 else round(n_days * share * part)


def make_staff(n_staff, shifts, n_weeks, rng):
    """(name, most of each shift, contract) each, all kinds of contracts in
    turn."""
    kinds = [kind for kind in CONTRACTS for _ in range(kind[0])]
    rng.shuffle(kinds)
    staff = []
    for number in range(n_staff):
        _, hours, *rows, weekends = kinds[number % len(kinds)]
        most = [most_of(shift, hours / FULL_TIME, 7 * n_weeks, rng)
                for shift in shifts]
        if max(most) < 7 * n_weeks:
            most[0] = 7 * n_weeks  # of eight hours
        minutes = 60 * hours * n_weeks
        contract = [minutes, minutes - SLACK, *rows,
                    max(1, round(weekends * n_weeks))]
        staff.append((f"s{number + 1}", most, contract))
    return staff


def stretches(share, longest, free, rng):
    """Runs of days that come to this share of all, each day once; they are
    taken from those that are free."""
    left = round(share * len(free))
    while left > 0 and free:
        day, run = rng.choice(sorted(free)), []
        for day in range(day, day + min(left, rng.randint(1, longest))):
            if day in free:
                free.remove(day)
                run.append(day)
        left -= len(run)
        yield run


def make_requests(staff, shifts, free, share, rng):
    """(name, day, shift, weight), of shifts that one knows."""
    for name, most, _ in staff:
        known = [shift[0] for shift, n in zip(shifts, most) if n > 0]
        for run in stretches(share, 5, free[name], rng):
            shift, weight = rng.choice(known), rng.randint(1, 3)
            yield from ((name, day, shift, weight) for day in sorted(run))


def make_cover(shifts, staff, n_days, percent, rng):
    """(day, shift, heads)"""
    minutes = sum(contract[0] for _, _, contract in staff) * percent / 100
    unit = minutes / n_days / sum(LENGTHS[shift[2]][1] * shift[2]
                                  for shift in shifts)
    for day in range(n_days):
        for shift in shifts:
            heads = unit * LENGTHS[shift[2]][1] * rng.uniform(0.5, 1.5)
            yield day, shift[0], int(heads + rng.random())


def section(name, rows):
    print(f"SECTION_{name}")
    for row in rows:
        print(",".join(map(str, row)))
    print()


def main():
    n_weeks, n_staff, n_shifts, seed = map(int, sys.argv[1:5])
    percent = int(sys.argv[5]) if len(sys.argv) > 5 else 90
    rng, n_days = random.Random(seed), 7 * n_weeks
    shifts = make_shifts(n_shifts, rng)
    staff = make_staff(n_staff, shifts, n_weeks, rng)
    free = {name: set(range(n_days)) for name, _, _ in staff}
    section("HORIZON", [[n_days]])
    section("SHIFTS", [[shift[0], shift[2], barred(shift, shifts)]
                       for shift in shifts])
    section("STAFF", [[name, "|".join(f"{shift[0]}={n}" for shift, n
                                      in zip(shifts, most)), *contract]
                      for name, most, contract in staff])
    section("DAYS_OFF", [[name, *sorted(sum(
        stretches(AWAY, 11, free[name], rng), []))] for name, _, _ in staff])
    section("SHIFT_ON_REQUESTS",
            make_requests(staff, shifts, free, ON, rng))
    section("SHIFT_OFF_REQUESTS",
            make_requests(staff, shifts, free, OFF, rng))
    section("COVER", [[*row, UNDER, OVER] for row in
                      make_cover(shifts, staff, n_days, percent, rng)])


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""replay.py CALLS.tsv PROGRAM: a month of a bank's calls, simulated and seen.

Real arrivals and service times go into the simulation; what comes out is how
long callers wait, how many have to, and how many give up.  What the file does
not say is inferred from it:

who was there  Each server's calls of a day in order.  Between two of them it
               was free, unless the gap was over 30 minutes, or over a minute
               while some caller waited: then it was away.  It is there in a
               slot of 5 minutes if it was there for over half of it.  So a
               server counts from its first call to its last, and one who sat
               idle before or after is not known.
after a call   the mean gap to the next one while callers waited, if under a
               minute: what a server needs between calls.
patience       Those who were answered would have waited longer: the product
               limit estimate (Kaplan, Meier 1958), drawn for each caller.
service        of those who gave up: drawn from the times of those served.

Left out: calls that were never meant for an agent (PHANTOM), those that an
unnamed server took, and those of hours in which over half hung up: the bank
was closed, or its lines were down.  Lines are first come, first served; the bank moved some
customers forward, which hardly changes the mean."""

import bisect
import collections
import csv
import datetime
import random
import subprocess
import sys

SLOT = 300
DAY = 86400
LONG, SHORT = 1800, 60
REPLICATIONS = 100


def seconds(clock):
    hours, minutes, rest = map(int, clock.split(":"))
    return 3600 * hours + 60 * minutes + rest


class Call:
    def __init__(self, row, first):
        date = datetime.datetime.strptime(row["date"], "%y%m%d").date()
        start = (date - first).days * DAY
        self.served = row["outcome"] == "AGENT"
        self.comes = start + seconds(row["vru_exit"])
        self.waits = int(row["q_time"])
        self.server = row["server"]
        self.begins = start + seconds(row["ser_start"])
        self.takes = int(row["ser_time"])
        self.ends = self.begins + self.takes


def read(path):
    first = datetime.date(1999, 2, 1)
    with open(path) as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    calls = [Call(row, first) for row in rows
             if row["outcome"] in ("AGENT", "HANG") and not
             (row["outcome"] == "AGENT" and row["server"] == "NO_SERVER")]
    calls.sort(key=lambda call: call.comes)
    hours = collections.defaultdict(list)
    for call in calls:
        hours[call.comes // 3600].append(call)
    calls = [call for hour in sorted(hours) for call in hours[hour]
             if 2 * sum(call.served for call in hours[hour]) >= len(hours[hour])]
    return calls, len(rows) - len(calls)


class Waiting:
    """How long somebody waited between two moments."""

    def __init__(self, calls):
        self.starts, self.ends = [], []
        for call in calls:
            start, end = call.comes, call.comes + call.waits
            if end == start:
                continue
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def between(self, start, end):
        total = 0
        index = max(0, bisect.bisect_right(self.starts, start) - 1)
        while index < len(self.starts) and self.starts[index] < end:
            total += max(0, min(end, self.ends[index]) -
                         max(start, self.starts[index]))
            index += 1
        return total


def days_of_servers(calls):
    days = collections.defaultdict(list)
    for call in calls:
        if call.served:
            days[call.server, call.begins // DAY].append(call)
    for day in days.values():
        day.sort(key=lambda call: call.begins)
    return days


def presence(days, waiting):
    """(server, start, end) of each stretch, and the gaps while callers waited."""
    stretches, gaps = [], []
    for (server, _), day in sorted(days.items()):
        start, end = day[0].begins, day[0].ends
        for call in day[1:]:
            gap = call.begins - end
            busy = gap > 0 and waiting.between(end, call.begins) > SHORT / 2
            if gap > LONG or (gap > SHORT and busy):
                stretches.append((server, start, end))
                start = call.begins
            elif 0 <= gap <= SHORT and call.waits > SHORT / 2:
                gaps.append(gap)
            end = max(end, call.ends)
        stretches.append((server, start, end))
    return stretches, sum(gaps) / len(gaps)


def product_limit(calls):
    """Waits and the share still there after each."""
    at_risk, still, curve = len(calls), 1.0, []
    left = collections.Counter(c.waits for c in calls if not c.served)
    gone = collections.Counter(c.waits for c in calls)
    for wait in sorted(gone):
        if left[wait]:
            still *= 1 - left[wait] / at_risk
            curve.append((wait, still))
        at_risk -= gone[wait]
    return curve


def draw_patience(curve, rng):
    """Whoever outlasts all who were seen gives up with the last of them."""
    share = rng.random()
    for wait, still in curve:
        if still <= share:
            return wait
    return curve[-1][0]


def slots_there(stretches):
    covered = collections.Counter()
    for server, start, end in stretches:
        for slot in range(start // SLOT, end // SLOT + 1):
            part = min(end, (slot + 1) * SLOT) - max(start, slot * SLOT)
            covered[server, slot] += part
    return [key for key, part in covered.items() if part > SLOT / 2]


def simulate(program, calls, there, after_call, n_slots):
    rng = random.Random(1)
    curve = product_limit(calls)
    times = [call.takes for call in calls if call.served]
    servers = sorted({server for server, _ in there})
    lines = [f"slots {SLOT // 60} {n_slots}", f"agents {len(servers)}"]
    lines += [f"there {servers.index(server)} {slot}" for server, slot in there]
    for call in calls:
        takes = call.takes if call.served else rng.choice(times)
        lines.append(f"call {call.comes} {takes + after_call:.2f} "
                     f"{draw_patience(curve, rng)}")
    answer = subprocess.run([program, str(REPLICATIONS)], text=True, check=True,
                            input="\n".join(lines) + "\n", capture_output=True)
    return [list(map(float, line.split())) for line in
            answer.stdout.splitlines()]


def seen(calls, n_slots):
    slots = [[0, 0, 0, 0] for _ in range(n_slots)]
    for call in calls:
        slot = slots[call.comes // SLOT]
        slot[0] += 1
        slot[1] += not call.served
        slot[2] += call.waits > 0
        slot[3] += call.waits
    return slots


def total(slots, key):
    sums = collections.defaultdict(lambda: [0, 0, 0, 0])
    for index, slot in enumerate(slots):
        for part in range(4):
            sums[key(index)][part] += slot[part]
    return sums


def hour_of_day(slot):
    return slot * SLOT % DAY // 3600


def correlation(pairs):
    n = len(pairs)
    mean_x = sum(x for x, _ in pairs) / n
    mean_y = sum(y for _, y in pairs) / n
    xy = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    xx = sum((x - mean_x) ** 2 for x, _ in pairs)
    yy = sum((y - mean_y) ** 2 for _, y in pairs)
    return xy / (xx * yy) ** 0.5


def print_row(label, agents, predicted, observed):
    print(f"{label:>5} {observed[0]:6.0f} {agents:6.1f}", end="")
    for part, factor in ((3, 1), (2, 100), (1, 100)):
        for of in (predicted, observed):
            print(f"{factor * of[part] / of[0]:8.1f}", end="")
    print()


def main():
    calls, left_out = read(sys.argv[1])
    n_slots = 28 * DAY // SLOT
    stretches, after_call = presence(days_of_servers(calls), Waiting(calls))
    there = slots_there(stretches)
    predicted = simulate(sys.argv[2], calls, there, after_call, n_slots)
    observed = seen(calls, n_slots)
    heads = collections.Counter(hour_of_day(slot) for _, slot in there)
    lost = sum(not call.served for call in calls)
    print(f"{len(calls)} calls of February 1999, {left_out} left out; "
          f"{after_call:.1f} s after each; mean patience if exponential "
          f"{sum(call.waits for call in calls) / lost:.0f} s")
    print(f"{'':19}{'mean wait, s':>16}{'waited, %':>16}{'gave up, %':>16}")
    print(f"{'hour':>5} {'calls':>6} {'agents':>6}" + 3 *
          f"{'replay':>8}{'seen':>8}")
    by_hour = total(predicted, hour_of_day), total(observed, hour_of_day)
    for hour in range(24):
        if by_hour[1][hour][0] >= 500:
            print_row(f"{hour:02}", heads[hour] * SLOT / 3600 / 28,
                      by_hour[0][hour], by_hour[1][hour])
    all_of = (total(predicted, lambda slot: 0)[0],
              total(observed, lambda slot: 0)[0])
    print_row("all", len(there) * SLOT / DAY / 28, *all_of)
    hours = total(predicted, lambda slot: slot * SLOT // 3600), \
        total(observed, lambda slot: slot * SLOT // 3600)
    pairs = [(hours[0][key][3] / hours[0][key][0],
              hours[1][key][3] / hours[1][key][0])
             for key in hours[1] if hours[1][key][0] >= 30]
    off = sum(abs(x - y) for x, y in pairs) / sum(y for _, y in pairs)
    fit = correlation(pairs)
    print(f"single hours with 30 calls or more: {len(pairs)}; mean waits "
          f"correlate with {fit:.2f}, off by {100 * off:.0f} % in the mean")
    sys.exit(abs(all_of[0][3] / all_of[1][3] - 1) > 0.25 or fit < 0.6)


if __name__ == "__main__":
    main()

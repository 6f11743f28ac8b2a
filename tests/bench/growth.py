#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""growth.py FOLDER [AGENTS ...]: how the search grows with the team, as a table.

Teams of generate.py with 5 queues and 8 skill groups: 25 to 400 agents (or
AGENTS) over four weeks, needs of 75, 87 and 100 % of the contracts; then 1,000
agents over a week.  Each is planned by $VAKTEL on two threads until the gap is
what is asked, or for the time given.  Behind the sizes stands the slope of time
to that gap against agents, both in logarithms: 1 is linear.  Exit status 1: one of the two aims was
missed: 200 agents, four weeks, 3 % in 120 s, and 1,000 agents a week, 5 % in
600 s with a roster in 60 s, both under 2 GiB; a gap worth less than half an
hour of shortage will do.
"""

import json
import math
import os
import shlex
import statistics
import subprocess
import sys
import time

AGENTS = [25, 50, 100, 200, 400]
PERCENTS = [75, 87, 100]
ROOM = 2048


def plan(folder, team, seconds, gap):
    """What became of one run: seconds until the first roster, all of them,
    processor seconds, MiB, and the outcome it told."""
    out = os.path.join(folder, "out")
    begin = time.monotonic()
    process = subprocess.Popen(
        shlex.split(os.environ["VAKTEL"]) +
        ["plan", team, "-o", out, "--previous", "none", "--threads", "2",
         "--time-limit", str(seconds), "--gap", str(gap)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    first = None
    for line in process.stderr:
        if first is None and " cost " in line:
            first = time.monotonic() - begin
    _, status, used = os.wait4(process.pid, 0)
    total = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"{team}: exit status {os.waitstatus_to_exitcode(status)}")
    with open(os.path.join(out, "roster.json"), encoding="utf-8") as file:
        outcome = json.load(file)["outcome"]
    return (first if first is not None else total, total,
            used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, outcome)


def slope(points):
    """Of the line nearest to the logarithms of pairs."""
    pairs = [tuple(map(math.log, pair)) for pair in points]
    return statistics.linear_regression(*zip(*pairs)).slope


def tell_slope(percent, times):
    """`times`: seconds to the gap by agents, None where it was not reached."""
    reached = [(agents, seconds) for agents, seconds in times.items() if seconds]
    missed = [str(agents) for agents, seconds in times.items() if not seconds]
    told = (f"slope {slope(reached):.2f} from {reached[0][0]} to "
            f"{reached[-1][0]} agents" if len(reached) > 1
            else "too few reached the gap for a slope")
    return f"needs of {percent} %: {told}" + (
        f"; not reached by {', '.join(missed)}" if missed else "")


def measure(folder, agents, days, percent, seconds, gap):
    """Prints a row; whether gap and memory are as asked, and the seconds to
    the gap, None if it was not reached."""
    team = os.path.join(folder, "team.json")
    with open(team, "w", encoding="utf-8") as file:
        subprocess.run(
            [sys.executable, "tests/bench/generate.py", str(agents), str(days),
             "5", "8", "1", str(percent)], stdout=file, check=True)
    first, total, processor, room, outcome = plan(folder, team, seconds, gap)
    reached = outcome["gap_percent"] <= gap
    print(f"| {agents} | {days} | {percent} | {first:.1f} "
          f"| {f'{total:.1f}' if reached else '-'} | {processor:.1f} "
          f"| {outcome['gap_percent']:.2f} | {outcome['gap_hours']:.1f} "
          f"| {outcome['cost']} | {room:.0f} |", flush=True)
    near = reached or outcome["gap_hours"] < 0.5
    return (near and first < 60 and room < ROOM,
            max(total, 0.01) if reached else None)


def main():
    folder = sys.argv[1]
    sizes = [int(size) for size in sys.argv[2:]] or AGENTS
    print("| agents | days | needs, % | first roster, s | to the gap, s "
          "| processor, s | gap, % | gap, h | cost | peak, MiB |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    good, slopes = True, []
    for percent in PERCENTS:
        times = {}
        for agents in sizes:
            reached, times[agents] = measure(folder, agents, 28, percent, 120, 3)
            good = good and (reached or agents != 200)
        slopes.append(tell_slope(percent, times))
    for percent in PERCENTS:
        good = measure(folder, 1000, 7, percent, 600, 5)[0] and good
    print("\nseconds to a gap of 3 %, four weeks:", *slopes, sep="\n- ")
    return not good


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main())

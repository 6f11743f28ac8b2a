#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""growth.py FOLDER [AGENTS ...]: how the search grows with the team, as a table.

Teams of generate.py with 5 queues and 8 skill groups: 25 to 400 agents (or
AGENTS) over four weeks, needs of 75, 87 and 100 % of the contracts; then 1,000
agents over a week.  Each is planned by $VAKTEL on two threads until the gap is
what is asked, or for the time given.  Where hardly anything is short a percent
of the cost is next to nothing, and a gap of it next to a proof; so it is told as
well when the roster was such that, by the bound in the end, no other could cover
more than one needed hour in a hundred better.  Behind the sizes stand the slopes
of both times against agents, in logarithms: 1 is linear.  Exit status 1: one of
the two aims was missed: 200 agents, four weeks, 3 % in 120 s, and 1,000 agents a
week, 5 % in 600 s with a roster in 60 s, both under 2 GiB; a gap worth less than
half an hour of shortage will do.
"""

import json
import math
import os
import re
import shlex
import statistics
import subprocess
import sys
import time

AGENTS = [25, 50, 100, 200, 400]
PERCENTS = [75, 87, 100]
ROOM = 2048
POINTS_AN_HOUR = 1200
OF_THE_NEED = 0.01
PROGRESS = re.compile(r"^ *([0-9.]+) s .* cost ([0-9]+)")


def plan(folder, team, seconds, gap):
    """What became of one run: the seconds and cost of each roster it told of,
    all seconds, processor seconds, MiB, and the roster.json."""
    out = os.path.join(folder, "out")
    begin = time.monotonic()
    process = subprocess.Popen(
        shlex.split(os.environ["VAKTEL"]) +
        ["plan", team, "-o", out, "--previous", "none", "--threads", "2",
         "--time-limit", str(seconds), "--gap", str(gap)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    told = [tuple(map(float, match.groups()))
            for match in map(PROGRESS.match, process.stderr) if match]
    _, status, used = os.wait4(process.pid, 0)
    total = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"{team}: exit status {os.waitstatus_to_exitcode(status)}")
    with open(os.path.join(out, "roster.json"), encoding="utf-8") as file:
        roster = json.load(file)
    told.append((total, roster["outcome"]["cost"]))
    return (told, total, used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024, roster)


def seconds_to_cover(told, roster):
    """Until no roster could cover much more of the need; None: never."""
    open_hours = OF_THE_NEED * roster["cover"]["needed_hours"]
    enough = roster["outcome"]["bound"] + POINTS_AN_HOUR * open_hours
    return next((max(seconds, 0.1) for seconds, cost in told
                 if cost <= enough), None)


def slope(points):
    """Of the line nearest to the logarithms of pairs."""
    pairs = [tuple(map(math.log, pair)) for pair in points]
    return statistics.linear_regression(*zip(*pairs)).slope


def tell_slope(percent, times):
    """`times`: seconds by agents, None where it was not reached."""
    reached = [(agents, seconds) for agents, seconds in times.items() if seconds]
    missed = [str(agents) for agents, seconds in times.items() if not seconds]
    told = (f"slope {slope(reached):.2f} from {reached[0][0]} to "
            f"{reached[-1][0]} agents" if len(reached) > 1
            else "too few reached it for a slope")
    return f"needs of {percent} %: {told}" + (
        f"; not reached by {', '.join(missed)}" if missed else "")


def measure(folder, agents, days, percent, seconds, gap):
    """Prints a row; whether gap and memory are as asked, and the seconds to
    the gap and to nearly all cover that can be, None where not reached."""
    team = os.path.join(folder, "team.json")
    with open(team, "w", encoding="utf-8") as file:
        subprocess.run(
            [sys.executable, "tests/bench/generate.py", str(agents), str(days),
             "5", "8", "1", str(percent)], stdout=file, check=True)
    told, total, processor, room, roster = plan(folder, team, seconds, gap)
    outcome, first = roster["outcome"], told[0][0]
    reached = outcome["gap_percent"] <= gap
    times = (max(total, 0.1) if reached else None,
             seconds_to_cover(told, roster))
    cells = [f"{time:.1f}" if time else "-" for time in times]
    print(f"| {agents} | {days} | {percent} | {first:.1f} | {cells[0]} "
          f"| {cells[1]} | {processor:.1f} | {outcome['gap_percent']:.2f} "
          f"| {outcome['gap_hours']:.1f} | {outcome['cost']} | {room:.0f} |",
          flush=True)
    near = reached or outcome["gap_hours"] < 0.5
    return near and first < 60 and room < ROOM, times


def main():
    folder = sys.argv[1]
    sizes = [int(size) for size in sys.argv[2:]] or AGENTS
    print("| agents | days | needs, % | first roster, s | to the gap, s "
          "| to 1 % of the need, s | processor, s | gap, % | gap, h | cost "
          "| peak, MiB |")
    print("|--:" * 11 + "|", flush=True)
    good, to_gap, to_cover = True, [], []
    for percent in PERCENTS:
        times = {}
        for agents in sizes:
            reached, times[agents] = measure(folder, agents, 28, percent, 120, 3)
            good = good and (reached or agents != 200)
        for slopes, which in (to_gap, 0), (to_cover, 1):
            slopes.append(tell_slope(percent, {
                agents: both[which] for agents, both in times.items()}))
    for percent in PERCENTS:
        good = measure(folder, 1000, 7, percent, 600, 5)[0] and good
    print("\nseconds to a gap of 3 %, four weeks:", *to_gap, sep="\n- ")
    print("\nseconds to 1 % of the need, four weeks:", *to_cover, sep="\n- ")
    return not good


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main())

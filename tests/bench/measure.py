#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""measure.py NAME TEAM SECONDS PERCENT [OPTION ...]: plans TEAM three times, with
three seeds, for at most SECONDS, and prints a row of the bench's table, in
medians.  $VAKTEL is the program, which gets the OPTIONs.  Exit status 1: the
target, a gap of PERCENT or worth less than half an hour of shortage, was missed.
"""

import json
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 3
HALF_AN_HOUR = 0.5


def run(team, seconds, seed, options):
    with tempfile.TemporaryDirectory() as folder:
        begin = time.monotonic()
        process = subprocess.Popen(
            shlex.split(os.environ["VAKTEL"]) +
            ["plan", team, "-o", folder, "--time-limit", seconds,
             "--seed", str(seed), *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        first = None
        for line in process.stderr:
            if first is None and " cost " in line:
                first = time.monotonic() - begin
        if process.wait() > 1:
            sys.exit(f"{team}: exit status {process.returncode}")
        total = time.monotonic() - begin
        with open(os.path.join(folder, "roster.json"), encoding="utf-8") as file:
            roster = json.load(file)
    outcome = roster["outcome"]
    return (first if first is not None else total, outcome["gap_percent"],
            outcome["gap_hours"], total,
            roster["cover"]["short_hours"])


def main():
    name, team, seconds, percent, *options = sys.argv[1:]
    runs = [run(team, seconds, seed, options) for seed in range(RUNS)]
    first, gap, hours, total, short = map(statistics.median, zip(*runs))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"| {name} | {first:.2f} | {gap:.2f} | {hours:.2f} | {total:.1f} "
          f"| {short:.1f} | {peak:.0f} |", flush=True)
    return gap > float(percent) and hours >= HALF_AN_HOUR


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    sys.exit(main())

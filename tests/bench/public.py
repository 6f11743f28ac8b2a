#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""public.py [INSTANCE...]: plans the published shift scheduling instances and
runs other solvers on the same model, exported, for the same time, and prints
one table.  A cell of a peer is "value (bound)", and the seconds where it ended
before its time; value is what our judge says of its roster (peers.py).  Beside
it stands how many times as much that costs as ours.

The instances are read from $VAKTEL_SHARED/bench/curtois (by default ../shared);
without it there is a line that says so and no table.  $VAKTEL is the program,
by default build/release/vaktel.

  BENCH_SECONDS  for each run, 60
  BENCH_SEEDS    medians of so many runs, 3; a peer runs once
  BENCH_PEERS    of glpsol, cbc, highs, scip and cp-sat; by default those
                 installed
  BENCH_PYTHON   a Python with highspy or ortools, by default python3

Exit status 1: a bound above the best known value, a value below what is known
to be a bound, or a peer whose roster is not what it says.

best.txt beside this file keeps the best value and bound of each instance, and
the seconds of the run that found the value.
"""

import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

import peers

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(os.environ.get("VAKTEL_SHARED", "../shared"),
                      "bench", "curtois")
SECONDS = float(os.environ.get("BENCH_SECONDS", "60"))
SEEDS = int(os.environ.get("BENCH_SEEDS", "3"))
USUAL = ["1", "2", "3", "5", "7", "9"]
NEAR = 1.01  # of the best known
NEVER = float("inf")
PEERS = peers.usable(os.environ.get("BENCH_PEERS"))
NO_ROSTER = 4  # exit status of a plan whose time was too short for one


@dataclass
class Run:
    """`near`: seconds until the value was near the best known; peak in MiB."""
    value: float
    bound: float
    seconds: float
    near: float
    peak: float


def plan(team, folder, seed, best):
    roster = os.path.join(folder, str(seed))
    begin = time.monotonic()
    process = subprocess.Popen(
        peers.vaktel("plan", team, "-o", roster, "--gap", "0", "--threads", "2",
                     "--time-limit", str(SECONDS), "--seed", str(seed)),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    near = NEVER
    for line in process.stderr:
        value = peers.number(r" cost (\d+)", line)
        if near == NEVER and value is not None and value <= NEAR * best:
            near = peers.number(r"([\d.]+) s", line)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss / 1024
    if process.returncode == NO_ROSTER:
        return Run(NEVER, 0, seconds, NEVER, peak)
    if process.returncode > 1:
        sys.exit(f"{team}: exit status {process.returncode}")
    with open(os.path.join(roster, "roster.json"), encoding="utf-8") as file:
        outcome = json.load(file)["outcome"]
    if outcome["cost"] <= NEAR * best:
        near = min(near, seconds)
    return Run(outcome["cost"], outcome["bound"], seconds, near, peak)


def shown(value, decimals=0, nothing="-"):
    if value is None or value == NEVER:
        return nothing
    return f"{value:.{decimals}f}"


def ratio(value, ours):
    return None if value is None or not ours or ours == NEVER else value / ours


def read_best():
    path = os.path.join(HERE, "best.txt")
    rows = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                if not line.startswith("#"):
                    name, *numbers = line.split()
                    rows[name] = list(map(float, numbers))
    return rows


def keep_best(name, run):
    rows = read_best()
    old = rows.get(name, [NEVER, 0.0, 0.0])
    if run.value < old[0] or (run.value == old[0] and run.seconds < old[2]):
        old[0], old[2] = run.value, run.seconds
    old[1] = max(old[1], run.bound)
    rows[name] = old
    with open(os.path.join(HERE, "best.txt"), "w", encoding="utf-8") as file:
        file.write("# instance, best value, best bound, seconds\n")
        for key in sorted(rows, key=lambda name: int(name[8:])):
            file.write(" ".join([key] + [f"{x:.10g}" for x in rows[key]])
                       + "\n")


def peers_cells(name, known, team, value, folder):
    """What the peers are worth, and whether all of it can be."""
    cells, good = [], True
    model = os.path.join(folder, "model")
    for peer in PEERS:
        answer = peers.ask(peer, team, model, SECONDS)
        ended = "" if answer.seconds > SECONDS else f" {answer.seconds:.1f} s"
        cells += [f"{shown(answer.value, 0, 'none')} "
                  f"({shown(answer.bound, 0, 'none')}){ended}",
                  shown(ratio(answer.value, value), 2)]
        doubt = answer.doubt()
        if not doubt and answer.bound and answer.bound > known[1] + peers.NEAR:
            doubt = f"its bound is {answer.bound:g}"
        if doubt:
            print(f"{name}: {peer}: {doubt}", file=sys.stderr)
            good = False
    return cells, good


def bench(number, row, folder):
    """Prints the row of an instance, from what is known of it."""
    known = (int(row["best_known_lower_bound"]),
             int(row["best_known_solution"]))
    name = f"Instance{number}"
    team = os.path.join(folder, "team.json")
    subprocess.run(peers.vaktel("import", "curtois", f"{SHARED}/{name}.txt",
                                "-o", team), check=True,
                   stdout=subprocess.DEVNULL)
    runs = [plan(team, folder, seed, known[1]) for seed in range(SEEDS)]
    value, bound, seconds, near = (
        statistics.median_low([getattr(run, field) for run in runs])
        for field in ("value", "bound", "seconds", "near"))
    good = all(run.bound <= known[1] and run.value >= known[0] for run in runs)
    if not good:
        print(f"{name}: a bound or a value that cannot be", file=sys.stderr)
    for run in runs:
        keep_best(name, run)
    if PEERS:
        peers.export(team, os.path.join(folder, "model"))
    cells, agreed = peers_cells(name, known, team, value, folder)
    over = NEVER if value == NEVER else 100 * (value - known[1]) / known[1]
    gap = NEVER if value == NEVER else 100 * (value - bound) / max(value, 1)
    ours = [number, f"{row['days']}, {row['staff']}", shown(known[1]),
            shown(value, 0, "none"), shown(bound),
            shown(gap, 2), shown(over, 2), shown(seconds, 1), shown(near, 1),
            shown(max(run.peak for run in runs))]
    print("| " + " | ".join(ours + cells) + " |", flush=True)
    return good and agreed


def head():
    heads = ["instance", "days, staff", "best known", "value", "bound", "gap, %",
             "over best known, %", "seconds", "to within 1 %, s", "peak, MiB"]
    for peer in PEERS:
        heads += [peer, f"{peer} / vaktel"]
    print(f"{SECONDS:g} s a run, medians of {SEEDS}; peers: "
          f"{', '.join(PEERS) or 'none'}\n")
    print("| " + " | ".join(heads) + " |")
    print("|" + "--:|" * len(heads), flush=True)


def main():
    if not os.path.isdir(SHARED):
        print(f"no {SHARED}: published instances left out")
        return 0
    with open(os.path.join(SHARED, "best_known.csv"), encoding="utf-8") as file:
        known = {row["instance"]: row for row in csv.DictReader(file)}
    head()
    good = True
    for number in sys.argv[1:] or USUAL:
        name = f"Instance{number}"
        if not os.path.exists(f"{SHARED}/{name}.txt"):
            print(f"no {name} in {SHARED}: left out", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as folder:
            good = bench(number, known[name], folder) and good
    return not good


if __name__ == "__main__":
    sys.exit(main())

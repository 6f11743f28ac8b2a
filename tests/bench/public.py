#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""public.py [INSTANCE...]: plans the published shift scheduling instances and
runs other solvers on the same model, exported, for the same time, and prints
one table.  A cell of a peer is "value (bound)".

The instances are read from $VAKTEL_SHARED/bench/curtois (by default ../shared);
without it there is a line that says so and no table.  $VAKTEL is the program.

  BENCH_SECONDS  for each run, 60
  BENCH_SEEDS    medians of so many runs, 3
  BENCH_PEERS    of glpsol, cbc and highs (a Python with highspy: HIGHS_PYTHON,
                 by default python3); by default those installed

best.txt beside this file keeps the best value and bound of each instance, and
the seconds of the run that found the value.
"""

import csv
import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(os.environ.get("VAKTEL_SHARED", "../shared"),
                      "bench", "curtois")
SECONDS = float(os.environ.get("BENCH_SECONDS", "60"))
SEEDS = int(os.environ.get("BENCH_SEEDS", "3"))
PYTHON = os.environ.get("HIGHS_PYTHON", "python3")
USUAL = ["1", "2", "3", "5", "7", "9"]
NEAR = 1.01  # of the best known
GRACE = 30  # seconds after which a peer that overruns its limit is ended

HIGHS = """
import sys, highspy
highs = highspy.Highs()
highs.setOptionValue("output_flag", False)
highs.setOptionValue("time_limit", float(sys.argv[2]))
highs.setOptionValue("threads", 2)
highs.readModel(sys.argv[1])
highs.run()
info = highs.getInfo()
print("value", info.objective_function_value, "bound", info.mip_dual_bound)
"""


def vaktel(*words):
    return shlex.split(os.environ["VAKTEL"]) + list(words)


def number(pattern, text):
    found = re.findall(pattern, text)
    return float(found[-1]) if found else None


def plan(team, folder, seed, best):
    """Value, bound, seconds, those until the value was near the best, and
    peak memory in MiB."""
    begin = time.monotonic()
    process = subprocess.Popen(
        vaktel("plan", team, "-o", folder, "--gap", "0", "--threads", "2",
               "--time-limit", str(SECONDS), "--seed", str(seed)),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    near = None
    for line in process.stderr:
        value = number(r" cost (\d+)", line)
        if near is None and value is not None and value <= NEAR * best:
            near = number(r"([\d.]+) s", line)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        sys.exit(f"{team}: exit status {process.returncode}")
    seconds = time.monotonic() - begin
    with open(os.path.join(folder, "roster.json"), encoding="utf-8") as file:
        outcome = json.load(file)["outcome"]
    if near is None and outcome["cost"] <= NEAR * best:
        near = seconds
    return (outcome["cost"], outcome["bound"], seconds, near,
            usage.ru_maxrss / 1024)


def listen(command):
    """What a peer prints, within its time and some grace."""
    try:
        return subprocess.run(command, capture_output=True, text=True,
                              check=False, timeout=SECONDS + GRACE).stdout
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode()


def glpsol(folder):
    text = listen(["glpsol", "--lp", f"{folder}/model.lp", "--cuts", "--pcost",
                   "--tmlim", str(int(SECONDS))])
    rows = re.findall(r"mip =\s+(\S+|not found yet) >=\s+(\S+)", text)
    if not rows:
        return None, None
    value, bound = rows[-1]
    return (None if "not" in value else float(value),
            float(value) if bound == "tree" or "INTEGER OPTIMAL" in text
            else None if bound[0] not in "-0123456789" else float(bound))


def cbc(folder):
    text = listen(["cbc", f"{folder}/model.lp", "-threads", "2", "-seconds",
                   str(SECONDS), "-timeMode", "elapsed", "-solve"])
    value = number(r"Objective value: +([-\d.]+)", text)
    return value, (value if "Optimal solution found" in text
                   else number(r"Lower bound: +([-\d.]+)", text))


def highs(folder):
    text = listen([PYTHON, "-c", HIGHS, f"{folder}/model.lp", str(SECONDS)])
    value = number(r"value ([-\d.e+]+)", text)
    return (None if value is None or value > 1e20 else value,
            number(r"bound ([-\d.e+]+)", text))


PEERS = {"glpsol": glpsol, "cbc": cbc, "highs": highs}


def installed(peer):
    if peer == "highs":
        return subprocess.run([PYTHON, "-c", "import highspy"], check=False,
                              capture_output=True).returncode == 0
    return shutil.which(peer) is not None


def peers():
    asked = os.environ.get("BENCH_PEERS")
    return [peer for peer in (PEERS if asked is None else asked.split())
            if installed(peer)]


def shown(value, decimals=0):
    if value is None:
        return "-"
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else \
        f"{value:.0f}"


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


def keep_best(name, value, bound, seconds):
    rows = read_best()
    old = rows.get(name, [float("inf"), 0.0, 0.0])
    if value < old[0] or (value == old[0] and seconds < old[2]):
        old[0], old[2] = value, seconds
    old[1] = max(old[1], bound)
    rows[name] = old
    with open(os.path.join(HERE, "best.txt"), "w", encoding="utf-8") as file:
        file.write("# instance, best value, best bound, seconds\n")
        for key in sorted(rows, key=lambda name: int(name[8:])):
            file.write(" ".join([key] + [f"{x:.10g}" for x in rows[key]])
                       + "\n")


def bench(number_of, known, others, folder):
    name = f"Instance{number_of}"
    team = os.path.join(folder, "team.json")
    best = known[name]
    subprocess.run(vaktel("import", "curtois", f"{SHARED}/{name}.txt", "-o",
                          team), check=True, stdout=subprocess.DEVNULL)
    runs = [plan(team, folder, seed, best) for seed in range(SEEDS)]
    peak = max(run[4] for run in runs)
    value, bound, seconds = (statistics.median(run[i] for run in runs)
                             for i in range(3))
    near = sorted(run[3] if run[3] is not None else float("inf")
                  for run in runs)[len(runs) // 2]
    for run in runs:
        keep_best(name, *run[:3])
    cells = [number_of, shown(best), shown(value), shown(bound, 2),
             f"{100 * (value - bound) / max(value, 1):.2f}",
             f"{100 * (value - best) / best:.2f}", f"{seconds:.1f}",
             "-" if near == float("inf") else f"{near:.1f}", f"{peak:.0f}"]
    if others:
        subprocess.run(vaktel("export", "-f", "lp", team, "-o",
                              f"{folder}/model.lp"), check=True,
                       stdout=subprocess.DEVNULL)
    for peer in others:
        value_of, bound_of = PEERS[peer](folder)
        cells.append(f"{shown(value_of)} ({shown(bound_of)})")
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    instances = sys.argv[1:] or USUAL
    if not os.path.isdir(SHARED):
        print(f"no {SHARED}: published instances left out")
        return
    with open(os.path.join(SHARED, "best_known.csv"), encoding="utf-8") as file:
        known = {row["instance"]: int(row["best_known_solution"])
                 for row in csv.DictReader(file)}
    others = peers()
    heads = ["instance", "best known", "value", "bound", "gap, %",
             "over best known, %", "seconds", "to within 1 %, s", "peak, MiB"]
    print(f"{SECONDS:g} s a run, medians of {SEEDS}; peers: "
          f"{', '.join(others) or 'none'}\n")
    print("| " + " | ".join(heads + others) + " |")
    print("|" + "--:|" * len(heads + others))
    for instance in instances:
        with tempfile.TemporaryDirectory() as folder:
            if not os.path.exists(f"{SHARED}/Instance{instance}.txt"):
                print(f"no Instance{instance} in {SHARED}: left out")
                continue
            bench(instance, known, others, folder)


if __name__ == "__main__":
    main()

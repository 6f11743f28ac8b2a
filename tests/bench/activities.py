#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""activities.py [INSTANCE...]: plans the published multi-activity shift
scheduling instances, such as 1_7_10_1, and prints a table: whether the roster
is legal and covers everything by the checker of tests/public, the squares of
heads too many, what no roster can go below, and how long it took.

The instances are read from $VAKTEL_SHARED/bench/matsp (by default ../shared);
by default all of seven days.  $VAKTEL is the program.

  BENCH_SECONDS  for each run, 60
"""

import glob
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "public"))
import activities as published  # noqa: E402

SHARED = os.path.join(os.environ.get("VAKTEL_SHARED", "../shared"),
                      "bench", "matsp")
SECONDS = float(os.environ.get("BENCH_SECONDS", "60"))


def vaktel(*words):
    return shlex.split(os.environ["VAKTEL"]) + list(words)


def plan(team, folder):
    """The roster, seconds and peak memory in MiB."""
    begin = time.monotonic()
    process = subprocess.Popen(
        vaktel("plan", team, "-o", folder, "--gap", "0", "--threads", "2",
               "--time-limit", str(SECONDS)),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        sys.exit(f"{team}: exit status {process.returncode}")
    with open(os.path.join(folder, "roster.json"), encoding="utf-8") as file:
        return (json.load(file), time.monotonic() - begin,
                usage.ru_maxrss / 1024)


def bench(path, folder):
    name = os.path.basename(path)[:-4]
    team = os.path.join(folder, "team.json")
    subprocess.run(vaktel("import", "matsp", path, "-o", team), check=True,
                   stdout=subprocess.DEVNULL)
    roster, seconds, peak = plan(team, folder)
    instance = published.Instance(path)
    broken, squares = published.verdict(instance, roster)
    bound = roster["outcome"]["bound"]
    print(f"| {name} | {'; '.join(broken) or 'legal'} | {squares} | "
          f"{bound:g} | {instance.least_surplus()} | {seconds:.1f} | "
          f"{peak:.0f} |", flush=True)


def by_number(path):
    return int(re.match(r"\d*", os.path.basename(path))[0] or 0)


def main():
    if not os.path.isdir(SHARED):
        print(f"no {SHARED}: multi-activity instances left out")
        return
    paths = [f"{SHARED}/{name}.txt" for name in sys.argv[1:]] or \
        sorted(glob.glob(f"{SHARED}/*_7_*.txt"), key=by_number)
    print(f"{SECONDS:g} s a run\n")
    print("| instance | roster | squares | bound | quarters too many | seconds | "
          "peak, MiB |")
    print("|---|---|" + "--:|" * 5)
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            if os.path.exists(path):
                bench(path, folder)
            else:
                print(f"no {path}: left out")


if __name__ == "__main__":
    main()

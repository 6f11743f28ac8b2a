#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""long.py FOLDER [WEEKS-STAFF-SHIFTS ...]: half years and years of family.py,
as a table; by default of the sizes that the longest published instances have.

$VAKTEL plans each on two threads for $BENCH_SECONDS, 60 if not given, then
checks the roster and writes its calendars.  Exit status 1: there is no roster,
the time given is overrun by more than a tenth, or 4 GiB are not enough.
"""

import os
import shlex
import subprocess
import sys
import time

from growth import plan

SIZES = ["26-50-6", "26-100-8", "52-50-10", "52-100-16", "52-150-32"]
SECONDS = float(os.environ.get("BENCH_SECONDS", "60"))
ROOM = 4096


def run(*words):
    """Seconds that the program takes; what it has to say is not asked."""
    begin = time.monotonic()
    status = subprocess.run(shlex.split(os.environ["VAKTEL"]) + list(words),
                            stdout=subprocess.DEVNULL, check=False).returncode
    if status > 1:
        sys.exit(f"{' '.join(words)}: exit status {status}")
    return time.monotonic() - begin


def measure(folder, size):
    """Prints a row; whether all is as asked."""
    instance, team = f"{folder}/{size}.txt", f"{folder}/team.json"
    roster = f"{folder}/out/roster.json"
    with open(instance, "w", encoding="utf-8") as file:
        subprocess.run([sys.executable, "tests/bench/family.py",
                        *size.split("-"), "1"], stdout=file, check=True)
    read = run("import", "curtois", instance, "-o", team)
    first, total, processor, room, outcome = plan(folder, team, SECONDS, 0)
    checked = run("check", team, roster)
    written = run("export", "-f", "ics", team, roster, "-o", f"{folder}/ics")
    print(f"| {size} | {read:.1f} | {first:.1f} | {total:.1f} "
          f"| {processor:.1f} | {outcome['cost']} | {outcome['bound']} "
          f"| {room:.0f} | {checked:.1f} | {written:.1f} "
          f"| {os.path.getsize(roster) / 2 ** 20:.1f} |", flush=True)
    return total < 1.1 * SECONDS and room < ROOM


def main():
    folder, *sizes = sys.argv[1:]
    print("| weeks, staff, shifts | import, s | first roster, s | plan, s "
          "| processor, s | cost | bound | peak, MiB | check, s "
          "| calendars, s | roster.json, MiB |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    good = [measure(folder, size) for size in sizes or SIZES]
    return not all(good)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""peers.py PEER TEAM SECONDS: another solver on TEAM, exported, and what its
roster costs by our judge; PEER is glpsol, cbc, highs, scip or cp-sat.

The first two are programs; the others are in highspy and ortools, of the Python
that BENCH_PYTHON names, by default python3.  A peer's roster counts for what
`vaktel check` says of it, which may be less than the peer does, as it need not
have set every shortage as low as its duties allow, but never more, or than the
peer's bound: then the model would be of another problem.  TEAM has shifts of
one start, as the published instances have.  $VAKTEL is the program, by default
build/release/vaktel.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import Optional

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "public"))
import curtois  # noqa: E402

PYTHON = os.environ.get("BENCH_PYTHON", "python3")
GRACE = 30  # seconds after which a peer that overruns its limit is ended
NEAR = 0.01  # points by which a peer's figures may be off

HIGHS = """
import sys, highspy
model, seconds, solution = sys.argv[1:]
highs = highspy.Highs()
highs.setOptionValue("output_flag", False)
highs.setOptionValue("time_limit", float(seconds))
highs.setOptionValue("threads", 2)
highs.setOptionValue("mip_rel_gap", 0.0)
highs.readModel(model + ".lp")
highs.run()
info = highs.getInfo()
print("bound", info.mip_dual_bound)
if info.objective_function_value < 1e20:
    print("value", info.objective_function_value)
    with open(solution, "w") as file:
        for column, value in enumerate(highs.getSolution().col_value):
            file.write(f"{highs.getColName(column)[1]} {value}\\n")
"""

ORTOOLS = """
import sys
from ortools.linear_solver.python import model_builder
name, model, seconds, solution = sys.argv[1:]
problem = model_builder.Model()
problem.import_from_mps_file(model + ".mps")
solver = model_builder.Solver(name)
solver.set_time_limit_in_seconds(float(seconds))
if name == "sat":
    solver.set_solver_specific_parameters("num_workers:2")
status = solver.solve(problem)
print("bound", solver.best_objective_bound)
if status in (model_builder.SolveStatus.OPTIMAL,
              model_builder.SolveStatus.FEASIBLE):
    print("value", solver.objective_value)
    with open(solution, "w") as file:
        for variable in problem.get_variables():
            file.write(f"{variable.name} {solver.value(variable)}\\n")
"""


@dataclass
class Answer:
    """`told`: what a peer says its roster costs; `value`: what the judge says,
    None where it is against a rule; `bound`: what no roster can go below by
    the peer.  None where it has none."""
    told: Optional[float]
    bound: Optional[float]
    seconds: float
    value: Optional[int] = None

    def doubt(self):
        """What cannot be if both have solved the same problem, or None."""
        if self.told is None:
            return None
        if self.value is None:
            return f"its roster of {self.told:g} is not legal"
        if self.value > self.told + NEAR:
            return f"its roster of {self.told:g} costs {self.value}"
        if self.bound is not None and self.value < self.bound - NEAR:
            return f"its roster costs {self.value}, its bound is {self.bound:g}"
        return None


def vaktel(*words):
    return shlex.split(os.environ.get("VAKTEL", "build/release/vaktel")) + list(words)


def number(pattern, text):
    found = re.findall(pattern, text)
    return float(found[-1]) if found else None


def listen(command, seconds):
    """What a peer prints, within its time and some grace."""
    try:
        return subprocess.run(command, capture_output=True, text=True,
                              check=False, timeout=seconds + GRACE).stdout
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode()


def glpsol(model, seconds, solution):
    text = listen(["glpsol", "--lp", model + ".lp", "--cuts", "--pcost",
                   "--tmlim", str(int(seconds)), "-o", solution], seconds)
    rows = re.findall(r"mip =\s+(\S+|not found yet) >=\s+(\S+)", text)
    found = re.findall(r">>>>>\s+(\S+)", text)
    if "INTEGER OPTIMAL" in text:
        return float(found[-1]), float(found[-1])
    bound = rows[-1][1] if rows else ""
    return (float(found[-1]) if found else None,
            float(bound) if re.match(r"-?\d", bound) else None)


def cbc(model, seconds, solution):
    text = listen(["cbc", model + ".lp", "-threads", "2", "-seconds",
                   str(seconds), "-timeMode", "elapsed", "-ratioGap", "0",
                   "-solve", "-solution", solution], seconds)
    value = number(r"Objective value: +([-\d.]+)", text)
    return value, (value if "Optimal solution found" in text
                   else number(r"Lower bound: +([-\d.]+)", text))


def highs(model, seconds, solution):
    text = listen([PYTHON, "-c", HIGHS, model, str(seconds), solution], seconds)
    return number(r"value (\S+)", text), number(r"bound (\S+)", text)


def ortools(name):
    def solve(model, seconds, solution):
        text = listen([PYTHON, "-c", ORTOOLS, name, model, str(seconds),
                       solution], seconds)
        return number(r"value (\S+)", text), number(r"bound (\S+)", text)
    return solve


PEERS = {"glpsol": glpsol, "cbc": cbc, "highs": highs,
         "scip": ortools("scip"), "cp-sat": ortools("sat")}
MODULES = {"highs": "highspy", "scip": "ortools", "cp-sat": "ortools"}


def installed(peer):
    if peer not in MODULES:
        return shutil.which(peer) is not None
    return subprocess.run([PYTHON, "-c", f"import {MODULES[peer]}"],
                          check=False, capture_output=True).returncode == 0


def usable(asked):
    """Those of the names asked for, or of all, that are installed."""
    names = list(PEERS) if asked is None else asked.split()
    for name in names:
        if name not in PEERS:
            sys.exit(f"no peer is called '{name}'")
        if asked is not None and not installed(name):
            print(f"{name} is not installed: left out", file=sys.stderr)
    return [name for name in names if installed(name)]


def chosen(solution):
    """The duties of the solution that a peer wrote, by the names that the
    exported model gives its columns."""
    with open(solution, encoding="utf-8") as file:
        pairs = re.findall(r"\bx_a(\d+)_d(\d+)_s(\d+)_\d+_\d+\s+(?:\*\s+)?(\S+)",
                           file.read())
    return [tuple(map(int, names)) for *names, value in pairs
            if float(value) > 0.5]


def export(team, model):
    """Writes the model in both formats."""
    for form in ("lp", "mps"):
        subprocess.run(vaktel("export", "-f", form, team, "-o",
                              f"{model}.{form}"), check=True,
                       stdout=subprocess.DEVNULL)


def judged(team_path, duties, roster_path):
    """What our judge says the duties cost; None if they break a rule."""
    with open(team_path, encoding="utf-8") as file:
        team = json.load(file)
    lines = [[""] * team["days"] for _ in team["agents"]]
    for agent, day, shift in duties:
        lines[agent][day] = team["shifts"][shift]["id"]
    with open(roster_path, "w", encoding="utf-8") as file:
        json.dump(curtois.roster(team, lines), file)
    text = subprocess.run(vaktel("check", "--json", team_path, roster_path),
                          stdout=subprocess.PIPE, check=False).stdout
    verdict = json.loads(text)
    return verdict["cost"]["total"] if verdict["legal"] else None


def ask(peer, team, model, seconds):
    """The answer of a peer to a team whose model was exported."""
    solution = f"{model}.{peer}"
    begin = time.monotonic()
    told, bound = PEERS[peer](model, seconds, solution)
    answer = Answer(told, bound if bound is not None and abs(bound) < 1e20
                    else None, time.monotonic() - begin)
    if told is not None:
        answer.value = judged(team, chosen(solution), f"{solution}.json")
    return answer


def main():
    peer, team, seconds = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, "model")
        export(team, model)
        answer = ask(peer, team, model, float(seconds))
    print(answer)
    if answer.doubt():
        sys.exit(f"{peer}: {answer.doubt()}")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in PEERS:
        sys.exit(__doc__)
    main()

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How long it takes to find the least agents, and how many times as long
# pyworkforce takes for the same, where pip can install that into a folder of
# its own; its lines are left out, and said so, where not.  Exit status 1: a
# search takes 50 microseconds or more, or at 1000 Erlang, or 100 agents whose
# callers leave, pyworkforce takes less than 100 times as long.
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

status=0
${CC:-cc} -std=c11 -O2 -ffp-contract=off -I model -I model/base \
    tests/bench/heads.c model/station.c -lm -o "$folder/heads" || exit 1
"$folder/heads" >"$folder/ours" || status=1
cat "$folder/ours"

# Its Erlang A came with 0.5.4, which asks for a newer Python than it uses; of
# what it needs, the rosters' solver is left out.
python3 -m venv "$folder/venv" 2>/dev/null &&
    "$folder/venv/bin/pip" install -q numpy pandas joblib 2>/dev/null &&
    "$folder/venv/bin/pip" install -q --ignore-requires-python --no-deps \
        pyworkforce==0.5.4 2>/dev/null || {
    echo "skipped: pip cannot install pyworkforce"
    exit $status
}
"$folder/venv/bin/python" - "$folder/ours" <<'END' || status=1
import sys, time, types
from importlib.metadata import version

for name in ('', '.sat', '.sat.python', '.sat.python.cp_model'):
    sys.modules['ortools' + name] = types.ModuleType('ortools' + name)
sys.modules['ortools.sat.python'].cp_model = None
from pyworkforce import queuing

print('pyworkforce', version('pyworkforce'))
ours = {name: (float(us), int(agents)) for name, us, agents in
        (line.split() for line in open(sys.argv[1]))}
cases = {'erlang-c-10': (100, 3, None), 'erlang-c-1000': (50000, 0.6, None),
         'erlang-a-10': (100, 3, 5), 'erlang-a-100': (980, 3, 5)}
status = 0
for name, (calls, minutes, patience) in cases.items():
    given = dict(transactions=calls, aht=minutes, asa=20 / 60, interval=30)
    model = queuing.ErlangA(patience=patience, **given) if patience else \
        queuing.ErlangC(**given)
    best = float('inf')
    for _ in range(1 if patience else 3):
        start = time.perf_counter()
        found = model.required_positions(service_level=0.8)
        best = min(best, 1e6 * (time.perf_counter() - start))
    ratio = best / ours[name][0]
    print(f'{name}: {best:.0f} us, {found["raw_positions"]} agents: '
          f'{ratio:.0f} times as long')
    status |= name in ('erlang-c-1000', 'erlang-a-100') and ratio < 100
sys.exit(status)
END
exit $status

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The ledger in README.md is what eight weeks of oslo-desk come to, planned one
# after another as tests/bench/year.py does.  UPDATE=1 writes it there anew.
. tests/scratch.sh
export VAKTEL
python3 tests/bench/year.py "$scratch/desk" 8 50000000 >"$scratch/told"
[ $? -le 1 ] || exit 1
week=$scratch/desk/week08
$VAKTEL export "$week/team.json" "$week/roster/roster.json" |
    sed -n '/^Ledger of burdens/,/^$/p' >"$scratch/ledger"

python3 - "$scratch/ledger" "$UPDATE" <<'END'
import difflib, re, sys

ledger = open(sys.argv[1], encoding='utf-8').read().rstrip() + '\n'
readme = open('README.md', encoding='utf-8').read()
block = re.compile(r'(<!-- tests/ledger.sh -->\n```text\n)(.*?)(```\n)', re.S)
told = block.search(readme)[2]
if len(ledger.splitlines()) < 24:
    sys.exit('no ledger')
if sys.argv[2]:
    with open('README.md', 'w', encoding='utf-8') as file:
        file.write(block.sub(lambda it: it[1] + ledger + it[3], readme))
elif told != ledger:
    sys.exit('\n'.join(difflib.unified_diff(
        told.splitlines(), ledger.splitlines(), 'README.md', 'now',
        lineterm='')))
END

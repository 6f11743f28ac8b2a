#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# roster.schema.json (and history.schema.json), what is written, what is read and what is documented are
# the same: rosters of the examples are valid, each key of the schema is
# written, and each key that is read or documented is one of the schema's.
. tests/scratch.sh
python=/usr/bin/python3
$python -c 'import jsonschema' 2>/dev/null || {
    echo "skipped: python3-jsonschema is not installed"
    exit 77
}

for example in smallest follow-the-sun four-weeks; do
    $VAKTEL plan examples/$example/team.json -q -w 1 -o "$scratch/$example" \
        >/dev/null
    $VAKTEL check --json examples/$example/team.json \
        "$scratch/$example/roster.json" >"$scratch/$example/checked.json"
done

sed 's/"days": 7,/& "burdens": {"lates": 1},/' examples/smallest/team.json \
    >"$scratch/shared.json"
$VAKTEL plan "$scratch/shared.json" -q -w 1 -o "$scratch/shared" >/dev/null

mkdir "$scratch/lawful"
cp -r examples/follow-the-sun "$scratch/lawful/sun"
$python - "$scratch/lawful/sun/team.json" <<'END'
import json, sys
team = json.load(open(sys.argv[1]))
json.dump(dict(team, rules=['eu', team['rules']]), open(sys.argv[1], 'w'))
END
$VAKTEL plan "$scratch/lawful/sun/team.json" -q -w 1 -o "$scratch/lawful" \
    >/dev/null
grep -q '"barred": ' "$scratch/lawful/roster.json" || {
    echo 'nobody is barred by law'
    exit 1
}

$VAKTEL plan examples/oslo-desk/team.json -q -w 1 --simulate -n 2 \
    -o "$scratch/simulated" >/dev/null

$python - "$scratch"/*/*.json <<'END'
import glob, json, jsonschema, re, sys

schema = json.load(open('io/roster.schema.json'))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
histories = jsonschema.Draft202012Validator(
    json.load(open('io/history.schema.json')))
wrong = [f'{path}: {error.json_path}: {error.message}'
         for path in sys.argv[1:]
         for error in (histories if path.endswith('history.json')
                       else validator).iter_errors(json.load(open(path)))]
if len(sys.argv) < 16:
    wrong.append('not all rosters were written')

def keys(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == 'properties':
                yield from value
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)

def literals(path, pattern):
    return {word for part in re.findall(pattern, open(path).read(), re.S)
            for word in re.findall(r'"(\w+)"', part)}

known = set(keys(schema))
written = (literals('io/roster/roster_json.c', r'(.*)') |
           literals('io/roster/roster_gaps_json.c', r'(.*)') |
           literals('io/roster/simulated_json.c', r'(.*)') |
           literals('io/roster/laws_json.c', r'(.*)') |
           literals('io/roster/ledger_json.c', r'(.*)') |
           literals('io/roster/wish_words.c', r'(.*)'))
read = literals('io/roster/roster_json_read.c', r'keys\[\] = \{(.*?)\}')
rules = set(re.findall(r'^RULE\((\w+)', open('model/rules.def').read(), re.M))
wrong += [f'{key}: in the schema, but never written'
          for key in sorted(known - written)]
wrong += [f'{key}: read, but not in the schema' for key in sorted(read - known)]
if set(schema['$defs']['rule']['enum']) != rules:
    wrong.append('the rules are not those of rules.def')

text = ''.join(open(path).read() for path in glob.glob('io/FORMAT*.md'))
wrong += [f'{key}: not in FORMAT.md' for key in sorted(known)
          if f'`{key}`' not in text and f'"{key}"' not in text]
sys.exit('\n'.join(wrong) or 0)
END

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# what-if.schema.json takes every what-if.json that is right, and none of those
# that are wrong in themselves; it names the keys that the reader does.
python=/usr/bin/python3
$python -c 'import jsonschema' 2>/dev/null || {
    echo "skipped: python3-jsonschema is not installed"
    exit 77
}
$python - <<'END'
import glob, json, jsonschema, re, sys

schema = json.load(open('io/what-if.schema.json'))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
right = glob.glob('examples/*/what-if.json') + \
    glob.glob('tests/golden/*/what-if.json') + ['tests/bench/scenario.json']
documents = {path: json.load(open(path)) for path in right}
documents['io/FORMAT.md'] = json.loads(re.search(
    r'^```json what-if.json\n(.*?)^```', open('io/FORMAT.md').read(),
    re.S | re.M)[1])
wrong = [f'{path}: {error.json_path}: {error.message}'
         for path, document in documents.items()
         for error in validator.iter_errors(document)]
for case in ['unknown-keys', 'wrong-values']:
    path = f'tests/invalid/scenario-{case}/what-if.json'
    for index, scenario in enumerate(json.load(open(path))['scenarios']):
        alone = {'scenarios': [scenario]}
        told = f'/scenarios/{index}' in open(
            path.replace('what-if.json', 'error')).read()
        in_itself = case == 'wrong-values' or index in (0, 1, 5, 7)
        if told and in_itself and index != 7 and validator.is_valid(alone):
            wrong.append(f'{path}: {index} is taken')
reader = re.search(r'scenario_keys\[\] = \{(.*?)\};',
                   open('io/draft/what_if_json.c').read(), re.S)[1]
keys = set(re.findall(r'"(\w+)"', reader))
written = set(schema['$defs']['scenario']['properties'])
if keys != written:
    wrong.append(f'keys of scenarios: {sorted(keys ^ written)}')
variants = jsonschema.Draft202012Validator(
    json.load(open('io/variant.schema.json')))
variant = json.loads(re.search(r'^```json busier.json\n(.*?)^```',
                               open('io/FORMAT.md').read(), re.S | re.M)[1])
wrong += [f'busier.json: {error.message}'
          for error in variants.iter_errors(variant)]
reader = re.search(r'variant_keys\[\] = \{(.*?)\};',
                   open('io/draft/variant_json.c').read(), re.S)[1]
if set(re.findall(r'"(\w+)"', reader)) != \
        set(variants.schema['properties']) or \
        variants.is_valid({'base': 'a', 'changes': [{'with': ['b']}]}):
    wrong.append('keys of a team with changes')
print(f'{len(documents)} documents')
sys.exit('\n'.join(wrong) if wrong else 0)
END

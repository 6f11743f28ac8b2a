#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# team.schema.json and the reader are the same: what one takes the other takes.
# The document tried is the full example of io/FORMAT.md, which has every key;
# it is changed in one place after another.
. tests/scratch.sh
python=/usr/bin/python3
$python -c 'import jsonschema' 2>/dev/null || {
    echo "skipped: python3-jsonschema is not installed"
    exit 77
}
export VAKTEL scratch
$python - <<'END'
import copy, glob, json, jsonschema, os, re, subprocess, sys

scratch = os.environ['scratch']
schema = json.load(open('io/team.schema.json'))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
wrong = []

# The files of FORMAT.md, of which full.json names some.
files = dict(re.findall(r'^```(?:json|csv|ics) (\S+)\n(.*?)^```',
                        open('io/FORMAT.md').read(), re.S | re.M))
for name, text in files.items():
    os.makedirs(os.path.dirname(f'{scratch}/{name}'), exist_ok=True)
    open(f'{scratch}/{name}', 'w').write(text)
full = json.loads(files['full.json'])

def read(document):
    """What the reader says of a document, as {place: [message]}."""
    with open(f'{scratch}/tried.json', 'w') as file:
        json.dump(document, file)
    run = subprocess.run(
        os.environ['VAKTEL'].split() + ['demand', 'tried.json'], cwd=scratch,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors = [line for line in run.stderr.splitlines()
              if ': note: ' not in line]
    if run.returncode not in (0, 2) or bool(errors) != (run.returncode == 2):
        sys.exit(f'exit status {run.returncode}: {run.stderr}')
    told = {}
    for line in errors:
        match = re.match(r'[^:]+: (?:(/\S*): )?(.*)', line)
        if match:
            told.setdefault(match[1] or '', []).append(match[2])
    return told

def pointer(path):
    return ''.join('/' + str(step).replace('~', '~0').replace('/', '~1')
                   for step in path)

def inner(document, path):
    for step in path:
        document = document[step]
    return document

def changed(path, value):
    document = copy.deepcopy(full)
    inner(document, path[:-1])[path[-1]] = value
    return document

def parts(node, path=()):
    yield path, node
    items = node.items() if isinstance(node, dict) else \
        enumerate(node) if isinstance(node, list) else ()
    for step, value in items:
        yield from parts(value, path + (step,))

def rules_for(node, rule):
    """The parts of the schema that speak of a node which they accept."""
    if '$ref' in rule:
        yield from rules_for(node, schema['$defs'][rule['$ref'][8:]])
    if 'if' in rule:
        branch = validator.evolve(schema=rule['if']).is_valid(node)
        yield from rules_for(node, rule['then' if branch else 'else'])
    for one in rule.get('oneOf', []):
        if validator.evolve(schema=one).is_valid(node):
            yield from rules_for(node, one)
    yield rule

def rules_at(path):
    found = [schema]
    node = full
    for step in path:
        below = []
        for rule in found:
            for one in rules_for(node, rule):
                if isinstance(step, int):
                    below += [one['items']] if 'items' in one else []
                elif step in one.get('properties', {}):
                    below.append(one['properties'][step])
                elif isinstance(one.get('additionalProperties'), dict):
                    below.append(one['additionalProperties'])
        node = node[step]
        found = below
    return [one for rule in found for one in rules_for(node, rule)]

def compare(path, value):
    """Neither takes what the other refuses, as far as a schema can tell."""
    document = changed(path, value)
    if not validator.is_valid(document) and not read(document):
        wrong.append(f'{pointer(path)}: {json.dumps(value)[:70]}: taken by the '
                     'reader, refused by the schema')

# 1. Documents that are right.
documents = [json.loads(text) for name, text in files.items()
             if name.endswith('.json') and '"queues": [' in text]
documents += [json.load(open(path))
              for path in glob.glob('examples/*/team.json')]
if len(documents) < 8 or read(full):
    sys.exit(f'not all documents are there, or the full one is wrong: '
             f'{read(full)}')
wrong += [f'{document["team"]}: {error.json_path}: {error.message}'
          for document in documents
          for error in validator.iter_errors(document)]
histories = jsonschema.Draft202012Validator(
    json.load(open('io/history.schema.json')))
wrong += [f'history.json: {error.json_path}: {error.message}'
          for error in histories.iter_errors(json.loads(files['history.json']))]
if wrong:
    sys.exit('\n'.join(wrong))

# The rule packs have their own schema.
packs = jsonschema.Draft202012Validator(json.load(open(
    'io/rules.schema.json')))
wrong += [f'{path}: {error.json_path}: {error.message}'
          for path in glob.glob('io/rules/*.json')
          for error in packs.iter_errors(json.load(open(path)))]

# 2. The keys of each object: an unknown one everywhere at once.
strange = copy.deepcopy(full)
expected = {}
for path, node in parts(full):
    if isinstance(node, dict):
        known = [rule['properties'] for rule in rules_at(path)
                 if 'properties' in rule]
        if known:
            inner(strange, path)['qqqqqqqqqqqq'] = 1
            expected[pointer(path + ('qqqqqqqqqqqq',))] = set(known[0])
told = read(strange)
for place, keys in expected.items():
    text = ' '.join(told.get(place, []))
    match = re.search(r'allowed are: (.*)', text)
    if not match or set(match[1].split(', ')) != keys:
        wrong.append(f'{place}: schema: {sorted(keys)}; reader: {text}')
if validator.is_valid(strange) or len(expected) < 50:
    wrong.append('unknown keys are not refused')

# 3. Keys that must be there, wrong types, and ranges of numbers.
n_ranges = 0
for path, node in parts(full):
    if not path:
        continue
    if isinstance(path[-1], str):
        document = copy.deepcopy(full)
        del inner(document, path[:-1])[path[-1]]
        if not validator.is_valid(document) and not read(document):
            wrong.append(f'{pointer(path)}: may be missing for the reader')
    for value in ((12345678.5, {'qqqqqqqqqqqq': 1})
                  if isinstance(node, str) else ('q;q', None)):
        compare(path, value)
    for rule in rules_at(path):
        if 'minimum' not in rule or isinstance(node, bool):
            continue
        n_ranges += 1
        for value, right in ((rule['minimum'], True), (rule['maximum'], True),
                             (rule['minimum'] - 0.5, False),
                             (rule['maximum'] + 1, False)):
            said = read(changed(path, value)).get(pointer(path), [])
            if right == any(re.match('must be a', text) for text in said):
                wrong.append(f'{pointer(path)}: {value}: {said}')
if n_ranges < 25:
    wrong.append(f'only {n_ranges} ranges were tried')

# 4. Texts: what is written right and what only looks like it.
maria = ('agents', 0)
texts = {
    maria + ('history', 'period_hours'):
        (['0h', '8h', '7h30m', '45m', '90m', '8h5m'],
         ['', '8', '90s', '7h90m', '1h30', '8H', ' 8h', '0h90m', '7h030m']),
    ('queues', 0, 'handling_time'):
        (['90s', '4m', '1m30s', '1h'], ['', '4', '1m90s', 's', '30s1m']),
    ('presence', 0, 'from'):
        (['00:00', '8:15', '15:45'],
         ['24:15', '25:00', '8:60', '8', '08:5', '', '008:00', '08:00 ']),
    maria + ('time_off', 0, 'from'):
        (['2026-02-28', '1980-01-01', '2026-10-26'],
         ['1979-12-31', '2100-01-01', '2026-13-01', '26-10-19', '2026-1-1',
          '2026-10-19 ', '2026-10-32', '']),
    maria + ('history', 'last_duty', 'start'):
        (['2026-10-20T22:00', '2026-10-20 22:00', '2026-10-20T9:00'],
         ['2026-10-20', '2026-10-20T25:00', '2026-10-20X22:00', '22:00']),
    ('closed', 0):
        (['mon', 'fri-mon', '2026-12-24'],
         ['Mon', 'mon-', 'monday', '2026-13-01', 'mon-fri-sat', '']),
    maria + ('tags', 0):
        (['a', '\u00e5-b', 'x' * 60],
         ['', 'a b', 'a;b', 'x' * 61, '.a', 'a"b', 'a/b', 'a\tb', 'a\\b']),
    maria + ('time_off', 0, 'note'):
        (['x', '\u00e5' * 200], ['', 'x' * 201, 'a\nb', 'a\u0001']),
    ('slot',): (['15m', '5m'], ['7m', '15', '900s', '90m', '']),
}
lexical = re.compile("'.*' (is not|must be one|has more than|must be on)|must "
                     "be \"|must not be empty|there is no day|needs a time")
for path, (good, bad) in texts.items():
    for text in good + bad:
        document = changed(path, text)
        said = read(document).get(pointer(path), [])
        refused = any(lexical.match(message) for message in said)
        if validator.is_valid(document) == refused or refused != (text in bad):
            wrong.append(f'{pointer(path)}: {text!r}: {said}')

sys.exit('\n'.join(wrong) or 0)
END

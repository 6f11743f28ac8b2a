# SPDX-License-Identifier: GPL-3.0-or-later
#
# The sentences that the page says, as [(context, sentence, plural)], found in
# page.html, the sources of io/report, the ids of burdens, io/roster/plan.c and
# model/rules.def; and those that a .po file has, as {(context, sentence):
# (plural, [forms])}.
import glob
import re

TEXT = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'


def unquote(literals):
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', literals)
    return ''.join(parts).replace('\\"', '"').replace('\\n', '\n')


def said_in_c(source):
    def calls(pattern):
        return re.findall(pattern, source, re.S)
    said = set()
    for sentence in calls(r'markup_say\(\s*[^,"]+,\s*' + TEXT):
        said.add((None, unquote(sentence), None))
    for sentence in calls(r'\bsay\(&?report,\s*' + TEXT):
        said.add((None, unquote(sentence), None))
    for one, other in calls(r'markup_count\(\s*[^,"]+,\s*' + TEXT + r',\s*' +
                            TEXT):
        said.add((None, unquote(one), unquote(other)))
    for one, other in calls(r'\{[^{}"]+,\s*' + TEXT + r',\s*' + TEXT + r'\}'):
        if '{n}' in one:
            said.add((None, unquote(one), unquote(other)))
    for context, sentence in calls(r'\bword\(report,\s*' + TEXT + r',\s*' +
                                   TEXT):
        said.add((unquote(context), unquote(sentence), None))
    for context, names in (('weekday', 'Mon'), ('month', 'Jan'),
                           ('burden', 'weekends')):
        for table in calls(r'names\[\] = \{([^}]*"' + names + r'"[^}]*)\}'):
            for name in re.findall(r'"(\w+)"', table):
                said.add((context, name, None))
    for table in calls(r'(?:columns|waiting|words)\[\] = \{(.*?)\};'):
        for sentence in re.findall(TEXT, table):
            said.add((None, unquote(sentence), None))
    for title in calls(r'\{"[a-z]+", ' + TEXT + r',\s*(?:report|add)_'):
        said.add((None, unquote(title), None))
    for sentence in calls(r'return ' + TEXT + r';') + \
            calls(r'[?:]\s*' + TEXT + r'\s*(?=[:;])'):
        if re.search(r'^[A-Z].* .*\.$', unquote(sentence)):
            said.add((None, unquote(sentence), None))
    return said


def said():
    found = set()
    for path in glob.glob('io/report/*.c') + [
            'io/draft/burdens_json.c', 'io/roster/plan.c']:
        found |= said_in_c(open(path).read())
    for sentence in re.findall(r'\{_([^}]*)\}', open('io/report/page.html').read()):
        context, _, rest = sentence.rpartition('|')
        found.add((context or None, rest, None))
    rules = re.sub(r'/\*.*?\*/', '', open('model/rules.def').read(), flags=re.S)
    for sentence in re.findall(r'RULE\([^"]*' + TEXT + r'\)', rules):
        found.add((None, unquote(sentence), None))
    return found


def read_po(path):
    entries = {}
    for block in open(path).read().split('\n\n'):
        fields = {}
        for key, text in re.findall(r'^(msg\w+(?:\[\d\])?) ' + TEXT, block, re.M):
            fields[key] = unquote(text)
        if fields.get('msgid'):
            forms = [fields[key] for key in sorted(fields)
                     if key.startswith('msgstr')]
            entries[fields.get('msgctxt'), fields['msgid']] = \
                (fields.get('msgid_plural'), forms)
    return entries

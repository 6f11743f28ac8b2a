#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each language of the page has every sentence that it says and no other, each
# in as many forms as it counts in, with the same {values}; msgfmt takes the
# files.
/usr/bin/python3 - <<'END' || exit 1
import glob, re, sys
sys.path.insert(0, 'tests/report')
sys.dont_write_bytecode = True
import messages

said = {(context, one): other for context, one, other in messages.said()}
wrong = []
if len(said) < 150:
    wrong.append('not all that is said was found')
for path in sorted(glob.glob('io/report/*.po')):
    entries = messages.read_po(path)
    wrong += [f'{path}: lacks {one!r}' for one in said if one not in entries]
    wrong += [f'{path}: nobody says {one!r}' for one in entries
              if one not in said]
    n_forms = int(re.search(r'nplurals=(\d)', open(path).read())[1])
    for key, (plural, forms) in entries.items():
        if said.get(key, plural) != plural:
            wrong.append(f'{path}: {key}: another plural')
        if len(forms) != (n_forms if plural else 1) or '' in forms:
            wrong.append(f'{path}: {key}: {len(forms)} forms')
        values = lambda text: sorted(re.findall(r'\{\w+\}|%s', text))
        for form in forms:
            if values(form) != values(plural or key[1]) and \
                    values(form) != values(key[1]):
                wrong.append(f'{path}: {key}: other values in {form!r}')
if wrong:
    print('\n'.join(wrong))
sys.exit(bool(wrong))
END
command -v msgfmt >/dev/null || {
    echo "skipped: gettext is not installed, msgfmt has not read the files"
    exit 0
}
for file in io/report/*.po; do
    msgfmt --check-format --check-domain -o /dev/null "$file" || exit 1
done

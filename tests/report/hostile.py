# SPDX-License-Identifier: GPL-3.0-or-later
#
# A team on standard output in which everything that has a name has one that a
# page should not take for anything but a name.
import json

NAMES = ['<script>window.hit = 1</script>', '"><img src=x onerror=hit=1>',
         "' onmouseover='hit=1", '</script><script>hit=1</script>',
         '</style><style>*{display:none}', '<!-- ', ']]>', '&lt;b&gt;',
         '{name} {!raw} {_Close}', 'javascript:hit=1', '\u202eright to left',
         'עברית العربية', '👩🏽‍💻 🏳️‍🌈', 'a\u0301\u0327' * 20, '${hit=1}',
         '<svg onload=hit=1>', '\\u003cscript>', 'W' * 200]
print(json.dumps({
    'team': '</title><script>hit=1</script> ' + NAMES[10], 'zone': 'Europe/Oslo',
    'start': '2026-10-24', 'days': 3, 'slot': '15m',
    'queues': [{'id': f'q{i}<b>', 'name': name, 'skills': [f's{i}<i>'],
                'need': [{'from': '09:00', 'to': '17:00', 'heads': 1}]}
               for i, name in enumerate(NAMES)],
    'shifts': [{'id': f'd{i}<u>', 'name': name, 'start': '09:00', 'end': '17:00',
                'breaks': [{'length': '30m', 'from': '3h', 'to': '5h',
                            'paid': False}]}
               for i, name in enumerate(NAMES)],
    'agents': [{'id': f'p{i}<s>', 'name': name, 'skills': [f's{i}<i>'],
                'shifts': [f'd{i}<u>'], 'tags': ['<b>'],
                'wishes': [{'date': '2026-10-25', 'off': True}],
                'time_off': [{'from': '2026-10-26', 'to': '2026-10-26',
                              'note': name}] if i % 3 == 0 else []}
               for i, name in enumerate(NAMES)],
    'presence': [{'id': '<script>hit=1</script>', 'tags': ['<b>'], 'min': 30,
                  'from': '10:00', 'to': '11:00'}],
    'activities': [{'id': f'{i}{name}'[:99], 'date': '2026-10-25', 'from': '10:00',
                    'to': '11:00', 'price': 10, 'agents': [f'p{i}<s>']}
                   for i, name in enumerate(NAMES)],
    'rules': {'max_days_in_a_row': {'limit': 1, 'price': 10}}}))

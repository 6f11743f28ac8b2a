#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The same tickets as ten helpdesks export them, in CSV and JSON, UTF-8 and
# UTF-16, with any separator, with local times of many forms and with UTC, over
# a night on which the clock goes back, with duplicates, spam and merged ones:
# `vaktel forecast` must make the same volume.csv of each, to the byte.
. tests/scratch.sh
export VAKTEL scratch
exec python3 - <<'END'
import csv, datetime, io, json, os, random, subprocess, sys
from zoneinfo import ZoneInfo

random.seed(7)
zone = ZoneInfo('Europe/Oslo')
utc = datetime.timezone.utc
scratch = os.environ['scratch']
first = datetime.datetime(2026, 8, 17, 4, tzinfo=utc)
tickets = []
for day in range(76):
    morning = first + datetime.timedelta(days=day)
    local = morning.astimezone(zone)
    n = [30, 24, 22, 21, 18, 5, 3][local.weekday()]
    times = [morning + datetime.timedelta(
                 minutes=random.choice((0, 60, 120, 180)) +
                 random.randrange(300)) for _ in range(n)]
    if local.date() == datetime.date(2026, 10, 25):
        times += [datetime.datetime(2026, 10, 25, hour, minute, tzinfo=utc)
                  for hour in (0, 1) for minute in (1, 31)]
    for time in sorted(times):
        tickets.append((len(tickets) + 1, time, random.choice('epcc')))

names = {'e': 'Email', 'p': 'Phone', 'c': 'Chat'}
def wall(form):
    return lambda time: time.astimezone(zone).strftime(form)
def zulu(form):
    return lambda time: time.strftime(form)
def epoch(factor):
    return lambda time: int(time.timestamp()) * factor
months = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli',
          'august', 'september', 'oktober', 'november', 'desember']
def norwegian(time):
    local = time.astimezone(zone)
    return f'{local.day}. {months[local.month - 1]} {local:%Y %H:%M}'

# A table: header, how a row is made of id, time, channel, and what is to be
# left out: rows of spam, merged ones and one without a time.
def table(header, row, time_of, bad, separator=',', encoding='utf-8-sig',
          end='\r\n'):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(header)
    for number, time, channel in tickets:
        writer.writerow(row(number, time_of(time), names[channel]))
        if number % 50 == 0:
            writer.writerow(row(number, time_of(time), names[channel]))
    for cells in bad:
        writer.writerow(cells)
    return out.getvalue().encode(encoding)

def lists(item, around=lambda items: items):
    items = [item(*ticket) for ticket in tickets]
    items += items[:20]
    return around(items)
def document(value):
    return json.dumps(value, ensure_ascii=False).encode()
def lines(values):
    return b''.join(document(value) + b'\n' for value in values)

iso = '%Y-%m-%dT%H:%M:%SZ'
plain = '%Y-%m-%d %H:%M:%S'
t0 = tickets[0][1]
codes = {'e': 1, 'p': 3, 'c': 7}
files = {
    'zendesk.csv': table(
        ['Summation column', 'Id', 'Requester', 'Group', 'Subject', 'Tags',
         'Status', 'Via', 'Created at', 'Solved at'],
        lambda n, t, c: [1, n, 'Kari', 'Desk', 'It says "no",\nand stops',
                         'a b', 'Closed', c, t, ''],
        wall(plain),
        [[1, 9001, 'x', 'Desk', 's', 'closed_by_merge', 'Closed', 'Email',
          wall(plain)(t0), ''],
         [1, 9002, 'x', 'Desk', 's', 'vip,spam', 'Closed', 'Email',
          wall(plain)(t0), ''],
         [1, 9003, 'x', 'Desk', 's', '', 'Open', 'Email', '', '']]),
    'zendesk.json': document(lists(
        lambda n, t, c: {'id': n, 'created_at': t.strftime(iso),
                         'via': {'channel': names[c], 'source': {'from': {}}},
                         'tags': ['a', 'b'], 'status': 'closed',
                         'custom_fields': [{'id': 1, 'value': None}]},
        lambda items: {'count': len(items), 'tickets': items + [
            {'id': 9001, 'created_at': t0.strftime(iso),
             'via': {'channel': 'Email'}, 'tags': ['closed_by_merge'],
             'status': 'closed'}],
                       'users': [{'id': 1, 'created_at': 'never'}]})),
    'freshdesk.csv': table(
        ['Ticket ID', 'Subject', 'Status', 'Source', 'Group', 'Created time',
         'Time tracked', 'Tags', 'Tags'],
        lambda n, t, c: [n, 'x', 'Closed', c, '', t, '', '', ''],
        wall(plain), [[9001, 's', 'Spam', 'Email', '', wall(plain)(t0), '', '',
                       ''],
                      [9002, 's', 'Closed', 'Email', '', wall(plain)(t0), '',
                       '', 'merged']], ';', 'utf-16'),
    'freshdesk.json': document(lists(
        lambda n, t, c: {'id': n, 'created_at': t.strftime(iso),
                         'source': codes[c], 'spam': False, 'deleted': False,
                         'group_id': None, 'status': 5},
        lambda items: items + [{'id': 9001, 'created_at': t0.strftime(iso),
                                'source': 1, 'spam': False, 'deleted': True,
                                'status': 5}])),
    'jira.csv': table(
        ['Summary', 'Issue key', 'Issue id', 'Issue Type', 'Status',
         'Project key', 'Created', 'Resolution', 'Labels', 'Labels',
         'Custom field (Request Type)'],
        lambda n, t, c: ['Å', f'IT-{n}', n, 'Service Request', 'Done', 'IT', t,
                         'Done', 'x', '', c],
        wall('%d/%b/%y %I:%M %p'),
        [['s', 'IT-9001', 9001, 'x', 'Done', 'IT',
          wall('%d/%b/%y %I:%M %p')(t0), 'Duplicate', '', '', 'Email']],
        encoding='utf-8', end='\n'),
    'jira-us.csv': table(
        ['Summary', 'Issue key', 'Created', 'Issue Type', 'Project key'],
        lambda n, t, c: ['x', f'IT-{n}', t, c, 'IT'],
        lambda time: f'{time.astimezone(zone):%m/%d/%Y %H:%M}', []),
    'jira.json': document(lists(
        lambda n, t, c: {'key': f'IT-{n}', 'fields': {
            'created': t.astimezone(zone).strftime('%Y-%m-%dT%H:%M:%S.000%z'),
            'issuetype': {'name': names[c]}, 'project': {'key': 'IT'},
            'labels': [], 'resolution': None, 'status': {'name': 'Done'}}},
        lambda items: {'expand': 'names', 'total': len(items),
                       'issues': items})),
    'servicenow.csv': table(
        ['number', 'opened_at', 'sys_created_on', 'contact_type',
         'assignment_group', 'state', 'close_code'],
        lambda n, t, c: [f'INC{n:07}', t, '', c.lower(), 'Desk', 'Closed',
                         'Solved'],
        wall(plain), [['INC9001', wall(plain)(t0), '', 'email', 'Desk',
                       'Closed', 'Duplicate']], '\t'),
    'servicenow.json': document(lists(
        lambda n, t, c: {'number': f'INC{n}', 'opened_at':
                         t.strftime(plain) + ' UTC',
                         'contact_type': names[c].lower(),
                         'assignment_group': {'value': 'x'}},
        lambda items: {'result': items})),
    'salesforce.csv': table(
        ['CaseNumber', 'CreatedDate', 'ClosedDate', 'Origin', 'Status',
         'OwnerId', 'MasterRecordId'],
        lambda n, t, c: [f'{n:08}', t, '', c, 'Closed', '005', ''],
        zulu('%Y-%m-%dT%H:%M:%S.000Z'),
        [['09001', t0.strftime(iso), '', 'Email', 'Closed', '005', '500X']]),
    'salesforce.json': document(lists(
        lambda n, t, c: {'attributes': {'type': 'Case'},
                         'CaseNumber': f'{n:08}', 'Origin': names[c],
                         'CreatedDate': t.strftime('%Y-%m-%dT%H:%M:%S.000+0000'),
                         'Status': 'Closed', 'OwnerId': '005'},
        lambda items: {'totalSize': len(items), 'done': True,
                       'records': items})),
    'hubspot.csv': table(
        ['Ticket ID', 'Ticket name', 'Pipeline', 'Ticket status',
         'Create date', 'Source'],
        lambda n, t, c: [n, 'x', 'Support', 'Closed', t, c],
        wall('%Y-%m-%d %H:%M'), []),
    'hubspot.json': document(lists(
        lambda n, t, c: {'id': str(n), 'properties': {
            'createdate': str(epoch(1000)(t)), 'source_type': names[c].upper(),
            'hs_pipeline': '0'}},
        lambda items: {'results': items, 'paging': {'next': {'after': '1'}}})),
    'intercom.jsonl': lines(lists(
        lambda n, t, c: {'type': 'conversation', 'id': str(n),
                         'created_at': epoch(1)(t),
                         'source': {'type': names[c]}, 'state': 'closed',
                         'tags': {'type': 'tag.list', 'tags': [
                             {'id': '1', 'name': 'x'}]}})),
    'helpscout.json': document(lists(
        lambda n, t, c: {'id': n + 5000, 'number': n, 'type': names[c].lower(),
                         'status': 'closed', 'createdAt': t.strftime(iso),
                         'mailboxId': 1, 'tags': [{'id': 1, 'tag': 'x'}],
                         'source': {'type': 'web', 'via': 'customer'}},
        lambda items: {'_embedded': {'conversations': items + [
            {'id': 1, 'number': 9001, 'type': 'email', 'status': 'spam',
             'createdAt': t0.strftime(iso)}]}, 'page': {'size': 1}})),
    'zoho.csv': table(
        ['Ticket Id', 'Department', 'Created Time', 'Channel', 'Status'],
        lambda n, t, c: [n, 'Desk', t, c, 'Closed'],
        wall('%d/%m/%Y %I:%M %p'), [], '|'),
    'zoho.json': document(lists(
        lambda n, t, c: {'id': str(n), 'ticketNumber': str(n),
                         'createdTime': t.strftime('%Y-%m-%dT%H:%M:%S.000Z'),
                         'channel': names[c], 'departmentId': '1',
                         'isSpam': False, 'status': 'Closed'},
        lambda items: {'data': items + [
            {'id': '9', 'ticketNumber': '9001', 'channel': 'Email',
             'createdTime': t0.strftime(iso), 'isSpam': True}]})),
    'jitbit.csv': table(
        ['IssueID', 'Subject', 'IssueDate', 'Via', 'Status', 'Tags'],
        lambda n, t, c: [n, 'x', t, c, 'Closed', ''], wall('%d.%m.%Y %H:%M'),
        []),
    'jitbit.json': document(lists(
        lambda n, t, c: {'IssueID': n, 'IssueDate': t.strftime(iso),
                         'CategoryName': names[c], 'Status': 'Closed'})),
    'norwegian.csv': table(
        ['Nr', 'Opprettet', 'Kanal'], lambda n, t, c: [n, t, c], norwegian, [],
        ';'),
    'counted.csv': None, 'wide.csv': None,
}

# The same as counts per quarter of an hour, in the order of time.
counts = {}
for _, time, channel in tickets:
    slot = time.replace(minute=time.minute - time.minute % 15)
    counts[slot, channel] = counts.get((slot, channel), 0) + 1
slots = []
slot = datetime.datetime(2026, 8, 16, 22, tzinfo=utc)
while slot < datetime.datetime(2026, 10, 31, 23, tzinfo=utc):
    slots.append(slot)
    slot += datetime.timedelta(minutes=15)
# Tickets know nothing of their first and last day.
known = [slot for slot in slots
         if datetime.date(2026, 8, 17) < slot.astimezone(zone).date()
         < datetime.date(2026, 10, 31)]
assert tickets[-1][1].astimezone(zone).date() == datetime.date(2026, 10, 31)
minute = wall('%Y-%m-%d %H:%M')
files['counted.csv'] = 'time,queue,count\n'.encode() + ''.join(
    f'{minute(slot)},{names[c]},{counts.get((slot, c), 0)}\n'
    for slot in known for c in 'epc').encode()
files['wide.csv'] = 'date;time;Email;Phone;Chat\n'.encode() + ''.join(
    f'{slot.astimezone(zone):%d.%m.%Y;%H:%M};' +
    ';'.join(str(counts.get((slot, c), 0)) for c in 'epc') + '\n'
    for slot in known).encode()

maps = {'norwegian.csv': {'fields': {'time': 'Opprettet', 'id': 'Nr',
                                     'channel': 'Kanal'}}}
rules = [{'channel': 'email', 'queue': 'email'},
         {'channel': ['phone', 'telephone'], 'queue': 'phone'},
         {'channel': 'chat', 'queue': 'chat'}]
os.chdir(scratch)
expected, failed = None, False
for name, content in files.items():
    with open(name, 'wb') as out:
        out.write(content)
    with open('map.json', 'w') as out:
        json.dump({'rules': rules, **maps.get(name, {})}, out)
    run = subprocess.run(
        os.environ['VAKTEL'].split() +
        ['forecast', name, '--zone', 'Europe/Oslo', '--map', 'map.json',
         '--start', '2026-11-02', '--weeks', '2', '-o', name + '.out'],
        capture_output=True, text=True)
    if run.returncode != 0:
        print(f'{name}: exit status {run.returncode}\n{run.stderr}')
        failed = True
        continue
    volume = open(name + '.out/volume.csv', newline='').read()
    # Queues stand in the order in which they were met.
    rows = list(csv.reader(io.StringIO(volume)))
    order = [0] + [rows[0].index(queue) for queue in ('email', 'phone', 'chat')]
    rows = [[row[column] for column in order] for row in rows]
    if expected is None:
        expected = rows
        if len(rows) != 2 * 336 + 1 or sum(float(row[1]) for row in rows[1:]) < 40:
            sys.exit(f'{name}: {len(rows)} rows, too little in them')
    if rows != expected:
        other = next(i for i, (a, b) in enumerate(zip(rows, expected)) if a != b)
        print(f'{name}: {rows[other]} instead of {expected[other]}\n{run.stdout}')
        failed = True
print(f'{len(files)} files')
sys.exit(failed)
END

# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar programs against what published.py says that calendars hold.

Each function checks one program and yields what is wrong; it is not called
where the program is not there."""
import contextlib, datetime, functools, glob, http.server, importlib.util
import json, os, re, shutil, socket, subprocess, sys, threading, time
import urllib.error, urllib.request

from published import (LONG, NAMES, VERSIONS, description, expected, publish)

UTC = datetime.timezone.utc
NOTE = 'No shifts published'


def run(*words, **options):
    done = subprocess.run(words, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                          text=True, **options)
    if done.returncode:
        raise RuntimeError(f'{" ".join(words)}: {done.stdout}')
    return done.stdout


def feed(version, who):
    return f'{version}/{who}.ics'


def difference(program, what, wanted, got):
    """What is wrong where two sorted lists are not the same."""
    if wanted != got:
        missing = [item for item in wanted if item not in got]
        extra = [item for item in got if item not in wanted]
        yield f'{program}: {what}: missing {missing}, not meant {extra}'


def compare(program, what, events, version, who):
    """Events as {start, end, date, status, summary, description, sequence}
    against what is meant; one without duties has a note in their place."""
    wanted = expected(version, who)
    if not wanted:
        if len(events) != 1 or not events[0]['date'] or \
                not events[0]['summary'].startswith(NOTE):
            yield f'{program}: {what}: no note but {events}'
        return
    got = sorted((event['start'], event['end'], event['status'],
                  event['summary']) for event in events)
    yield from difference(program, what, wanted, got)
    for event in events:
        text = 'No longer on the roster' \
            if event['status'] == 'CANCELLED' else description(who)
        if not event['description'].startswith(text):
            yield f'{program}: {what}: {event["description"]!r}'


def all_feeds(program, read):
    """Every feed of every version, read by a function of its path."""
    for version in VERSIONS:
        for who in NAMES:
            path = feed(version, who)
            yield from compare(program, path, read(path), version, who)


def python_events(text):
    import icalendar
    events = []
    for event in icalendar.Calendar.from_ical(text).walk('VEVENT'):
        start, end = event['DTSTART'].dt, event['DTEND'].dt
        date = not isinstance(start, datetime.datetime)
        shown = [str(moment) if date else
                 moment.astimezone(UTC).strftime('%Y-%m-%d %H:%M')
                 for moment in (start, end)]
        events.append({
            'start': shown[0], 'end': shown[1], 'date': date,
            'status': str(event['STATUS']), 'summary': str(event['SUMMARY']),
            'description': str(event.get('DESCRIPTION', '')),
            'sequence': int(event['SEQUENCE']), 'uid': str(event['UID'])})
    return events


def read_python(path):
    with open(path, 'rb') as file:
        return python_events(file.read())


def python_icalendar():
    yield from all_feeds('python-icalendar', read_python)
    before = {event['uid']: event for event in read_python(feed('first',
                                                                'maria'))}
    after = {event['uid']: event for event in read_python(feed('changed',
                                                               'maria'))}
    steps = [after[uid]['sequence'] - before[uid]['sequence']
             for uid in sorted(before)]
    yield from difference('python-icalendar', 'SEQUENCE of maria',
                          [0, 1, 1, 0, 1], steps)
    ours = {event['uid'] for event in read_python(feed('changed', 'ole'))}
    if ours & set(before):
        yield 'python-icalendar: a duty keeps its UID with somebody else'


def node(library):
    def read(path):
        events = json.loads(run(
            'node', 'read_node.cjs', library,
            os.environ['BUILD'] + '/clients', path,
            env={**os.environ, 'TZ': 'Asia/Kolkata'}))
        for event in events:
            for key in ('start', 'end'):
                event[key] = event[key][:16].replace('T', ' ')
            event['description'] = event.get('description') or ''
        return events
    yield from all_feeds(library, read)


def ical_js():
    yield from node('ical.js')


def node_ical():
    yield from node('node-ical')


KHAL = '''[calendars]
[[roster]]
path = {folder}/roster
type = calendar
[locale]
local_timezone = UTC
default_timezone = Asia/Kolkata
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/cache
'''


def khal_config(folder):
    os.makedirs(f'{folder}/roster')
    with open(f'{folder}/config', 'w') as file:
        file.write(KHAL.format(folder=os.path.abspath(folder)))
    return ['khal', '-c', f'{folder}/config']


def khal_list(khal):
    """Events as the program lists them: a night once for each of its days."""
    text = run(*khal, 'list', '--day-format', '', '--format',
               '{start-long}|{end-long}|{status}|{title}|{description}#',
               '2026-10-01', '2027-04-30')
    events = set()
    for event in text.split('#\n'):
        if event.strip():
            start, end, status, title, words = event.split('|', 4)
            events.add((start, end, status.strip(), title))
            if status.strip() == 'CONFIRMED' and LONG not in words:
                raise RuntimeError(f'khal: {words!r}')
    return sorted(events)


def khal():
    """Imported once, and again when something has changed."""
    for who in ('maria', 'ole', 'priya'):
        command = khal_config(f'khal-{who}')
        for version in ('first', 'changed', 'spring'):
            run(*command, 'import', '--batch', '-a', 'roster',
                feed(version, who))
            wanted = expected(version, who)
            if version == 'spring':
                wanted = sorted(wanted + expected('changed', who))
            yield from difference('khal', feed(version, who), wanted,
                                  khal_list(command))


def calcurse():
    """The file to import, each time into an empty calendar."""
    shape = re.compile(r'(..)/(..)/(....) @ (.....) -> (..)/(..)/(....) @ '
                       r'(.....)(?:>(\w+))? \|(.*)')
    for version in VERSIONS:
        for who in ('maria', 'ole', 'priya'):
            wanted = [(start, end, summary) for start, end, _, summary
                      in expected(version, who, cancelled=False)]
            folder = f'calcurse-{version}-{who}'
            os.mkdir(folder)
            run('calcurse', '-D', folder, '-C', folder, '-q', '-i',
                f'{version}/{who}-import.ics',
                env={**os.environ, 'TZ': 'UTC'})
            got = []
            with open(f'{folder}/apts') as file:
                for line in file:
                    part = shape.match(line)
                    if not part:
                        continue
                    got.append((f'{part[3]}-{part[1]}-{part[2]} {part[4]}',
                                f'{part[7]}-{part[5]}-{part[6]} {part[8]}',
                                part[10]))
                    with open(f'{folder}/notes/{part[9]}') as note:
                        if LONG not in note.read():
                            yield f'calcurse: {folder}: not the whole note'
            yield from difference('calcurse', f'{version}/{who}-import.ics',
                                  wanted, sorted(got))


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def web_server(folder):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass
    server = http.server.ThreadingHTTPServer(
        ('127.0.0.1', 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f'http://127.0.0.1:{server.server_address[1]}'
    server.shutdown()


VDIRSYNCER = '''[general]
status_path = "{folder}/status/"
[pair roster]
a = "feed"
b = "local"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "{url}/feed.ics"
[storage local]
type = "filesystem"
path = "{folder}/local/"
fileext = ".ics"
'''


def vdirsyncer():
    """A subscriber: the feed is replaced and fetched again."""
    folder = os.path.abspath('vdirsyncer')
    os.makedirs(folder + '/local')
    os.makedirs(folder + '/www')
    with web_server(folder + '/www') as url:
        with open(folder + '/config', 'w') as file:
            file.write(VDIRSYNCER.format(folder=folder, url=url))
        command = ['vdirsyncer', '-c', folder + '/config']
        for version in ('first', 'changed', 'dropped', 'empty', 'first'):
            shutil.copy(feed(version, 'maria'), folder + '/www/feed.ics')
            if not os.path.exists(folder + '/status'):
                run(*command, 'discover')
            run(*command, 'sync')
            events = [event for path in glob.glob(folder + '/local/*.ics')
                      for event in read_python(path)]
            yield from compare('vdirsyncer', feed(version, 'maria'), events,
                               version, 'maria')


@contextlib.contextmanager
def caldav_server(name, *words):
    """A server that answers under its address."""
    port = words[0]
    with open(f'{name}.log', 'w') as log:
        server = subprocess.Popen(words[1:], stdout=log, stderr=log)
        try:
            for _ in range(600):
                with contextlib.suppress(OSError):
                    socket.create_connection(('127.0.0.1', port), 1).close()
                    break
                time.sleep(0.1)
            yield f'http://127.0.0.1:{port}'
        finally:
            server.terminate()
            server.wait()


def ask(method, url, body=None, **headers):
    request = urllib.request.Request(
        url, data=body, method=method,
        headers={'Authorization': 'Basic bWFyaWE6eA==',
                 **{key.replace('_', '-'): value
                    for key, value in headers.items()}})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        raise RuntimeError(f'{method} {url}: {error.code} '
                           f'{error.read().decode()}')


def put(url, text):
    ask('PUT', url, text, Content_Type='text/calendar; charset=utf-8')


def found(url, start, end):
    """How many events a query by time finds."""
    answer = ask('REPORT', url, f'''<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
<C:time-range start="{start}" end="{end}"/>
</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>'''.encode(),
                 Content_Type='application/xml; charset=utf-8', Depth='1')
    return answer.count('BEGIN:VEVENT')


def queries(program, url):
    """The nights on which the clock changes end when they should."""
    for start, end, wanted in (
            ('20261025T043000Z', '20261025T045900Z', 1),
            ('20261025T051500Z', '20261025T054500Z', 0),
            ('20261024T193000Z', '20261024T194500Z', 0),
            ('20261024T201500Z', '20261024T203000Z', 1),
            ('20261101T000000Z', '20261102T000000Z', 0),
            ('20261028T080000Z', '20261028T090000Z', 1)):
        got = found(url, start, end)
        if got != wanted:
            yield f'{program}: {got} events from {start} to {end}, ' \
                f'not {wanted}'


def radicale():
    """A feed put as a whole calendar, and put again when it has changed."""
    os.mkdir('radicale')
    with open('radicale.conf', 'w') as file:
        port = free_port()
        file.write(f'[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n'
                   '[storage]\nfilesystem_folder = radicale\n'
                   '[rights]\ntype = authenticated\n')
    with caldav_server('radicale', port, 'radicale', '--config',
                       'radicale.conf') as url:
        for who in ('maria', 'ole'):
            for version in ('first', 'changed', 'dropped', 'spring', 'empty'):
                address = f'{url}/maria/{who}/'
                with open(feed(version, who), 'rb') as file:
                    put(address, file.read())
                yield from compare('radicale', feed(version, who),
                                   python_events(ask('GET', address)),
                                   version, who)
                if (version, who) == ('changed', 'ole'):
                    yield from queries('radicale', address)


def single_items(path):
    """A feed as calendars of one event each, as servers keep them."""
    with open(path, newline='') as file:
        text = file.read()
    begin = text.index('BEGIN:VEVENT')
    for event in re.findall(r'BEGIN:VEVENT.*?END:VEVENT\r\n', text, re.S):
        uid = re.search(r'^UID:(.*?)\r$', event, re.M)[1]
        yield uid, text[:begin] + event + 'END:VCALENDAR\r\n'


def xandikos():
    """Events put one by one, and put again when they have changed."""
    port = free_port()
    with caldav_server('xandikos', port, 'xandikos', '-d', 'xandikos',
                       '--defaults', '--port', str(port), '--listen-address',
                       '127.0.0.1') as url:
        address = f'{url}/user/calendars/calendar/'
        for version in ('first', 'changed'):
            events = []
            for uid, text in single_items(feed(version, 'ole')):
                put(f'{address}{uid}.ics', text.encode())
                events += python_events(ask('GET', f'{address}{uid}.ics'))
            yield from compare('xandikos', feed(version, 'ole'), events,
                               version, 'ole')
        yield from queries('xandikos', address)


def has_module(name):
    return importlib.util.find_spec(name) is not None


def has_node():
    return os.path.exists(os.environ['BUILD'] + '/clients/complete')


PROGRAMS = [
    (python_icalendar, 'python-icalendar', lambda: True),
    (ical_js, 'ical.js', has_node),
    (node_ical, 'node-ical', has_node),
    (khal, 'khal', lambda: shutil.which('khal')),
    (calcurse, 'calcurse', lambda: shutil.which('calcurse')),
    (vdirsyncer, 'vdirsyncer', lambda: shutil.which('vdirsyncer')),
    (radicale, 'radicale', lambda: shutil.which('radicale')),
    (xandikos, 'xandikos', lambda: shutil.which('xandikos'))]


def main():
    if not has_module('icalendar'):
        print('skipped: python3-icalendar is not installed')
        return 77
    publish()
    status = 0
    for check, name, is_there in PROGRAMS:
        if not is_there():
            print(f'skipped: {name} cannot be had here')
            continue
        begun = time.time()
        try:
            wrong = list(check())
        except (RuntimeError, OSError, ValueError, KeyError) as error:
            wrong = [f'{name}: {error!r}']
        print('\n'.join(wrong) or
              f'{name}: as it should be ({time.time() - begun:.1f} s)')
        status = 1 if wrong else status
    return status


sys.exit(main())

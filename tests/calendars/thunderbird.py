# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Thunderbird without windows, told by its remote control (Marionette)
to read feeds, to subscribe to one that changes, and to import a file twice."""
import functools, http.server, json, os, shutil, signal, socket, subprocess
import sys, threading, time

from published import NAMES, VERSIONS, description, expected

PREFERENCES = {
    'calendar.timezone.local': 'Asia/Kolkata',
    'calendar.timezone.useSystemTimezone': False,
    'app.update.enabled': False,
    'datareporting.policy.dataSubmissionEnabled': False,
    'datareporting.policy.dataSubmissionPolicyBypassNotification': True,
    'mail.provider.suppress_dialog_on_startup': True,
    'mail.spotlight.firstRunDone': True}

TOOLS = '''
const {cal} = ChromeUtils.importESModule(
    'resource:///modules/calendar/calUtils.sys.mjs');
const instant = time =>
    new Date(time.nativeTime / 1000).toISOString().slice(0, 16)
        .replace('T', ' ');
const shown = item => ({
    start: instant(item.startDate), end: instant(item.endDate),
    date: item.startDate.isDate, status: item.status, summary: item.title,
    description: item.descriptionText || item.getProperty('DESCRIPTION') || '',
    sequence: Number(item.getProperty('SEQUENCE'))});
const parse = async path => {
    const parser = Cc['@mozilla.org/calendar/ics-parser;1']
        .createInstance(Ci.calIIcsParser);
    parser.parseString(await IOUtils.readUTF8(path));
    return parser.getItems();
};
const named = (name, type, uri) => {
    let found = cal.manager.getCalendars().find(one => one.name == name);
    if (!found) {
        found = cal.manager.createCalendar(type, Services.io.newURI(uri));
        found.name = name;
        found.setProperty('cache.enabled', false);
        cal.manager.registerCalendar(found);
        found = cal.manager.getCalendarById(found.id);
    }
    return found;
};
const items = async calendar => (await calendar.getItemsAsArray(
    Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null)).map(shown);
'''
READ = 'return (await parse(given[0])).map(shown);'
IMPORT = '''
const calendar = named('imported', 'storage', 'moz-storage-calendar://');
const count = {added: 0, refused: 0};
for (const item of await parse(given[0])) {
    try {
        await calendar.addItem(item);
        count.added++;
    } catch (error) {
        count.refused++;
    }
}
return {count, items: await items(calendar)};
'''
SUBSCRIBE = '''
const calendar = named('feed', 'ics', given[0]);
const loaded = new Promise(done => calendar.addObserver({
    QueryInterface: ChromeUtils.generateQI(['calIObserver']),
    onStartBatch() {}, onEndBatch() {}, onAddItem() {}, onModifyItem() {},
    onDeleteItem() {}, onPropertyChanged() {}, onPropertyDeleting() {},
    onLoad() { done('loaded'); },
    onError(where, number, text) { done(`error ${number} ${text}`); }}));
calendar.refresh();
const how = await Promise.race(
    [loaded, new Promise(done => setTimeout(() => done('nothing'), 20000))]);
return {how, items: await items(calendar)};
'''


class Thunderbird:
    def __init__(self):
        self.profile = os.path.abspath('thunderbird-profile')
        os.mkdir(self.profile)
        with socket.socket() as probe:
            probe.bind(('127.0.0.1', 0))
            port = probe.getsockname()[1]
        with open(self.profile + '/user.js', 'w') as file:
            for key, value in {**PREFERENCES, 'marionette.port': port}.items():
                file.write(f'user_pref("{key}", {json.dumps(value)});\n')
        self.process = subprocess.Popen(
            ['thunderbird', '--headless', '--no-remote', '--profile',
             self.profile, '--marionette', '--remote-allow-system-access'],
            stdout=open('thunderbird.log', 'w'), stderr=subprocess.STDOUT,
            start_new_session=True, env={**os.environ, 'MOZ_HEADLESS': '1'})
        self.connect(port)

    def connect(self, port):
        for _ in range(240):
            try:
                self.socket = socket.create_connection(('127.0.0.1', port), 2)
                break
            except OSError:
                time.sleep(0.5)
        self.socket.settimeout(120)
        self.stream = self.socket.makefile('rb')
        self.number = 0
        self.receive()
        self.ask('WebDriver:NewSession', capabilities={'alwaysMatch': {}})
        self.ask('Marionette:SetContext', value='chrome')

    def receive(self):
        length = b''
        while (letter := self.stream.read(1)) != b':':
            length += letter
        return json.loads(self.stream.read(int(length)))

    def ask(self, command, **parameters):
        self.number += 1
        text = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(b'%d:%s' % (len(text), text))
        answer = self.receive()
        if answer[2]:
            raise RuntimeError(answer[2]['message'])
        return answer[3]

    def run(self, script, *given):
        wrapped = f'''const done = arguments[arguments.length - 1];
            const given = {json.dumps(given)};
            (async () => {{ {TOOLS} {script} }})().then(
                value => done({{value}}), error => done({{error: `${{error}}
                ${{error.stack}}`}}));'''
        answer = self.ask('WebDriver:ExecuteAsyncScript', script=wrapped,
                          args=[], sandbox='system', newSandbox=False,
                          scriptTimeout=60000)['value']
        if 'error' in answer:
            raise RuntimeError(answer['error'])
        return answer['value']

    def end(self):
        try:
            self.ask('Marionette:Quit', flags=['eForceQuit'])
            self.process.wait(20)
        except (RuntimeError, OSError, ValueError, subprocess.TimeoutExpired):
            os.killpg(self.process.pid, signal.SIGTERM)
        shutil.rmtree(self.profile, ignore_errors=True)


def events(version, who, found, cancelled=True):
    """What is wrong with the events found."""
    wanted = expected(version, who, cancelled)
    if not wanted and not cancelled:
        return []
    if not wanted:
        return [] if len(found) == 1 and found[0]['date'] and \
            found[0]['summary'].startswith('No shifts published') else [found]
    got = sorted((event['start'], event['end'], event['status'],
                  event['summary']) for event in found)
    wrong = [('missing', item) for item in wanted if item not in got] + \
        [('not meant', item) for item in got if item not in wanted]
    for event in found:
        text = 'No longer on the roster' \
            if event['status'] == 'CANCELLED' else description(who)
        if not event['description'].startswith(text):
            wrong.append(('text', event['description']))
    return wrong


def feeds(thunderbird):
    for version in VERSIONS:
        for who in NAMES:
            path = os.path.abspath(f'{version}/{who}.ics')
            yield f'reads {version}/{who}.ics', \
                events(version, who, thunderbird.run(READ, path))


def subscription(thunderbird):
    os.mkdir('www')

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass
    server = http.server.ThreadingHTTPServer(
        ('127.0.0.1', 0), functools.partial(Quiet, directory='www'))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f'http://127.0.0.1:{server.server_address[1]}/feed.ics'
    for version in ('first', 'changed', 'dropped', 'empty', 'first'):
        shutil.copy(f'{version}/maria.ics', 'www/feed.ics')
        found = thunderbird.run(SUBSCRIBE, url)
        yield f'subscribed: {version}, {found["how"]}', \
            events(version, 'maria', found['items'])
        time.sleep(1.1)  # HTTP dates have whole seconds
    server.shutdown()


def imports(thunderbird):
    """A second import is refused as a duplicate: why the file is for a calendar
    that is emptied before."""
    path = os.path.abspath('first/maria-import.ics')
    found = thunderbird.run(IMPORT, path)
    yield f'imported: {found["count"]}', \
        events('first', 'maria', found['items'], cancelled=False)
    path = os.path.abspath('changed/maria-import.ics')
    found = thunderbird.run(IMPORT, path)
    yield f'imported again on top, as it should not be: {found["count"]}', []


def main():
    thunderbird = Thunderbird()
    status = 0
    try:
        print(thunderbird.run(
            'return Services.appinfo.name + " " + Services.appinfo.version;'))
        for steps in (feeds, subscription, imports):
            for step, wrong in steps(thunderbird):
                print(f'  {step}:', wrong or 'as it should be')
                status = 1 if wrong else status
    finally:
        thunderbird.end()
    return status


sys.exit(main())

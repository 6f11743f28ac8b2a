#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# lint.py FOLDER [BEFORE]: whether the calendars in a folder keep to what
# programs read right, each rule by a letter and number:
#   F files, C calendars, Z time zones, E events, S what changed since BEFORE.
# Prints "FILE: RULE: what is wrong" a line.  It shares no code with what writes
# calendars and knows nothing of it but file names.
import datetime
import functools
import os
import re
import sys
import zoneinfo

UTC = datetime.timezone.utc
TEXTS = ('SUMMARY', 'DESCRIPTION', 'NAME', 'X-WR-CALNAME', 'CATEGORIES')
LOCAL = re.compile(r'\d{8}T\d{6}$')
found = []


def wrong(path, rule, what):
    found.append(f'{path}: {rule}: {what}')


# Files.

def unfold(path, data):
    """The content lines of a file."""
    if data.startswith(b'\xef\xbb\xbf'):
        wrong(path, 'F1', 'begins with a BOM')
    if not data.endswith(b'\r\n'):
        wrong(path, 'F2', 'the last line has no CRLF')
    if re.search(rb'[^\r]\n|\r[^\n]', data):
        wrong(path, 'F2', 'a line end that is not CRLF')
    lines = []
    for raw in data.split(b'\r\n')[:-1]:
        if len(raw) > 75:
            wrong(path, 'F3', f'{len(raw)} octets in a line')
        try:
            line = raw.decode('utf-8')
        except UnicodeDecodeError:
            wrong(path, 'F1', 'not UTF-8, or folded inside a character')
            line = raw.decode('utf-8', 'replace')
        if re.search('[\x00-\x08\x0a-\x1f\x7f\u2028\u2029]', line):
            wrong(path, 'F5', f'a control character in {line[:30]!r}')
        if not line.startswith(' '):
            lines.append(line)
        elif lines:
            if re.search(r'(^|[^\\])(\\\\)*\\$', lines[-1]):
                wrong(path, 'F3', 'folded inside an escape')
            lines[-1] += line[1:]
    return lines


def split(path, line):
    """Name, parameters and value of a content line."""
    match = re.match(r'([A-Za-z0-9-]+)((?:;[A-Z-]+=[^;:"]*)*):(.*)$', line)
    if not match:
        wrong(path, 'F7', f'not a content line: {line[:40]!r}')
        return '', {}, ''
    params = dict(part.split('=', 1)
                  for part in match.group(2).split(';')[1:])
    return match.group(1), params, match.group(3)


def check_text(path, name, value):
    if re.search(r'\\(?![\\;,n])', re.sub(r'\\\\', '', value)):
        wrong(path, 'F4', f'a bad escape in {name}')
    if re.search(r'(?<!\\)[;,]', re.sub(r'\\\\', '', value)):
        wrong(path, 'F4', f'an unescaped comma or semicolon in {name}')
    if value != value.strip() or re.search(r'(^\\n|\\n$)', value):
        wrong(path, 'F6', f'{name} begins or ends with a blank')
    if '\ufffd' in value:
        wrong(path, 'F1', f'{name} holds U+FFFD')


def parse(path, lines):
    """The tree of components: [name, properties, children]."""
    root = ['', [], []]
    stack = [root]
    for line in lines:
        name, params, value = split(path, line)
        if name == 'BEGIN':
            stack.append([value, [], []])
            stack[-2][2].append(stack[-1])
        elif name == 'END':
            if len(stack) < 2 or stack.pop()[0] != value:
                wrong(path, 'F2', f'END:{value} without its BEGIN')
                return None
        else:
            stack[-1][1].append((name, params, value))
            if name in TEXTS:
                check_text(path, name, value)
    if len(stack) != 1 or len(root[2]) != 1 or root[2][0][0] != 'VCALENDAR':
        wrong(path, 'F2', 'not one VCALENDAR from BEGIN to END')
        return None
    return root[2][0]


def get(component, name):
    values = [(params, value) for key, params, value in component[1]
              if key == name]
    return values[0] if len(values) == 1 else (None, None)


def value_of(component, name):
    return get(component, name)[1]


def has(component, *names):
    return any(key in names for key, _, _ in component[1])


# Calendars.

def check_calendar(path, calendar):
    single = path.startswith('changes')
    events = [c for c in calendar[2] if c[0] == 'VEVENT']
    if value_of(calendar, 'VERSION') != '2.0' or \
            not re.match(r'-//.+//.+//EN$', value_of(calendar, 'PRODID') or '')\
            or value_of(calendar, 'CALSCALE') != 'GREGORIAN':
        wrong(path, 'C1', 'VERSION, PRODID or CALSCALE')
    method = value_of(calendar, 'METHOD')
    wanted = ('PUBLISH', 'CANCEL') if single else \
        ('PUBLISH',) if path.endswith('-import.ics') else (None,)
    if method not in wanted or has(calendar, 'METHOD') != (method is not None):
        wrong(path, 'C3' if method == 'REQUEST' else 'C2', f'METHOD {method}')
    if single and len(events) != 1:
        wrong(path, 'C3', 'a change of more than one event')
    if any(has(c, 'ORGANIZER', 'ATTENDEE') for c in [calendar] + events):
        wrong(path, 'C4', 'ORGANIZER or ATTENDEE')
    name = value_of(calendar, 'X-WR-CALNAME')
    if name != value_of(calendar, 'NAME') or re.search(r'[,;\\]', name or ''):
        wrong(path, 'C5', 'NAME and X-WR-CALNAME')
    named = not single and (method is None or len(events) > 1)
    if (name is not None) != named:
        wrong(path, 'C6', 'a name for one event, or none for a calendar')
    if method is None and (
            get(calendar, 'REFRESH-INTERVAL') != ({'VALUE': 'DURATION'}, 'PT1H')
            or value_of(calendar, 'X-PUBLISHED-TTL') != 'PT1H'):
        wrong(path, 'C7', 'REFRESH-INTERVAL or X-PUBLISHED-TTL')
    if named and not is_zone(value_of(calendar, 'X-WR-TIMEZONE')):
        wrong(path, 'C8', 'X-WR-TIMEZONE is no IANA name')
    if has(calendar, 'SOURCE', 'URL'):
        wrong(path, 'C9', 'SOURCE or URL')
    if not events:
        wrong(path, 'C10', 'no event')
    days = value_of(calendar, 'X-VAKTEL-DAYS')
    if days and events:
        first = datetime.date.fromisoformat(days.split('/')[0])
        oldest = (first - datetime.timedelta(days=29)).strftime('%Y%m%d')
        if any((value_of(e, 'DTEND') or '9')[:8] < oldest for e in events):
            wrong(path, 'C11', 'an event from before the last four weeks')
    return events


# Time zones.

def offset_of(text):
    match = re.match(r'([+-])(\d\d)(\d\d)$', text or '')
    if not match:
        return None
    seconds = int(match.group(2)) * 3600 + int(match.group(3)) * 60
    return -seconds if match.group(1) == '-' else seconds


def check_zone(path, zone):
    tzid = value_of(zone, 'TZID')
    kinds = [c[0] for c in zone[2]]
    if not is_zone(tzid):
        wrong(path, 'Z9', f'no IANA name: {tzid}')
    if kinds not in (['STANDARD'], ['STANDARD', 'DAYLIGHT'],
                     ['DAYLIGHT', 'STANDARD']):
        wrong(path, 'Z2', f'{tzid}: {kinds}')
        return tzid
    changes = len(kinds) == 2
    offsets = {}
    for part in zone[2]:
        begin = value_of(part, 'DTSTART') or ''
        rule = value_of(part, 'RRULE')
        offsets[part[0]] = offset_of(value_of(part, 'TZOFFSETTO'))
        if not begin.startswith('1970'):
            wrong(path, 'Z3', f'{tzid}: {part[0]} begins {begin}')
        if changes and not re.match(
                r'FREQ=YEARLY;BYMONTH=\d+;BYDAY=(-1|[1-4])[A-Z]{2}$',
                rule or ''):
            wrong(path, 'Z2', f'{tzid}: rule {rule}')
        if has(part, 'RDATE'):
            wrong(path, 'Z2', f'{tzid}: RDATE')
        if not changes and (rule or value_of(part, 'TZOFFSETFROM') !=
                            value_of(part, 'TZOFFSETTO')):
            wrong(path, 'Z4', f'{tzid}: a zone without changes has one')
    if None in offsets.values():
        wrong(path, 'Z2', f'{tzid}: an offset is missing')
    elif changes and offsets['DAYLIGHT'] <= offsets['STANDARD']:
        wrong(path, 'Z5', f'{tzid}: daylight is not ahead')
    return tzid


@functools.cache
def is_zone(name):
    try:
        return bool(zoneinfo.ZoneInfo(name))
    except (KeyError, TypeError, ValueError, OSError):
        return False


@functools.cache
def nth_day(year, month, which):
    days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
    weekday, nth = days.index(which[-2:]), int(which[:-2])
    dates = [datetime.date(year, month, day) for day in range(1, 32)
             if day <= (datetime.date(year + month // 12, month % 12 + 1, 1) -
                        datetime.timedelta(days=1)).day]
    dates = [date for date in dates if date.weekday() == weekday]
    return dates[nth if nth < 0 else nth - 1]


def told_offset(zone, wall):
    """The offset that the VTIMEZONE gives a local time."""
    latest, offset = None, None
    for part in zone[2]:
        rule = value_of(part, 'RRULE')
        if not rule:
            return offset_of(value_of(part, 'TZOFFSETTO'))
        fields = dict(field.split('=') for field in rule.split(';'))
        if 'BYDAY' not in fields:
            return None
        clock = value_of(part, 'DTSTART')[9:]
        for year in (wall.year - 1, wall.year):
            date = nth_day(year, int(fields['BYMONTH']), fields['BYDAY'])
            onset = datetime.datetime.combine(date, datetime.time(
                int(clock[:2]), int(clock[2:4])))
            if onset <= wall and (latest is None or onset > latest):
                latest = onset
                offset = offset_of(value_of(part, 'TZOFFSETTO'))
    return offset


def check_time(path, zones, params, value):
    """One DTSTART or DTEND; its instant."""
    if params.get('VALUE') == 'DATE':
        return datetime.datetime.strptime(value, '%Y%m%d').replace(tzinfo=UTC)
    if re.match(r'\d{8}T\d{6}Z$', value):
        return datetime.datetime.strptime(value, '%Y%m%dT%H%M%SZ').replace(
            tzinfo=UTC)
    tzid = params.get('TZID')
    if not LOCAL.match(value) or tzid is None:
        wrong(path, 'Z8', f'floating or no time: {value}')
        return None
    if tzid not in zones:
        wrong(path, 'Z1', f'{tzid} is not defined')
        return None
    if not is_zone(tzid):
        return None
    wall = datetime.datetime.strptime(value, '%Y%m%dT%H%M%S')
    known = wall.replace(tzinfo=zoneinfo.ZoneInfo(tzid))
    if known.utcoffset() != known.replace(fold=1).utcoffset():
        wrong(path, 'Z10', f'{tzid} shows {value} twice or never')
    offset = told_offset(zones[tzid], wall)
    if offset != known.utcoffset().total_seconds():
        wrong(path, 'Z6', f'{tzid} at {value} is not {offset} s ahead')
    return known.astimezone(UTC)


def check_zones(path, calendar, lines):
    zones = {}
    for zone in calendar[2]:
        if zone[0] == 'VTIMEZONE':
            zones[check_zone(path, zone)] = zone
    before = lines.index('BEGIN:VEVENT') if 'BEGIN:VEVENT' in lines else 0
    if before > 200:
        wrong(path, 'Z7', f'{before} lines before the first event')
    used = set(re.findall(r'(?m)^DT(?:START|END);TZID=([^:]*):',
                          '\n'.join(lines)))
    if set(zones) - used:
        wrong(path, 'Z7', f'a zone that is not used: {set(zones) - used}')
    return zones


# Events.

def check_status(path, uid, event):
    cancelled = value_of(event, 'STATUS') == 'CANCELLED'
    busy = value_of(event, 'X-MICROSOFT-CDO-BUSYSTATUS')
    transparent = value_of(event, 'TRANSP') == 'TRANSPARENT'
    if value_of(event, 'STATUS') not in ('CONFIRMED', 'CANCELLED') or \
            value_of(event, 'TRANSP') not in ('OPAQUE', 'TRANSPARENT') or \
            busy not in ('BUSY', 'FREE', 'OOF') or \
            transparent != (busy == 'FREE') or (cancelled and busy != 'FREE'):
        wrong(path, 'E12', f'{uid}: STATUS, TRANSP or BUSYSTATUS')
    if cancelled != (value_of(event, 'SUMMARY') or '').startswith('CANCELLED:'):
        wrong(path, 'E12', f'{uid}: SUMMARY does not say what STATUS does')
    for alarm in event[2]:
        if alarm[0] != 'VALARM' or cancelled or len(event[2]) > 1 or \
                value_of(alarm, 'ACTION') != 'DISPLAY' or \
                not value_of(alarm, 'DESCRIPTION') or \
                not re.match(r'-PT\d+[MH]$', value_of(alarm, 'TRIGGER') or ''):
            wrong(path, 'E14', f'{uid}: alarm')


def check_event(path, zones, event):
    """(start, UID) of an event."""
    uid = value_of(event, 'UID') or ''
    if not re.match(r'[A-Za-z0-9.@-]{10,255}$', uid):
        wrong(path, 'E1', f'UID {uid[:40]!r}')
    if not re.match(r'\d+$', value_of(event, 'SEQUENCE') or ''):
        wrong(path, 'E4', f'{uid}: SEQUENCE')
    stamp = value_of(event, 'DTSTAMP') or ''
    if not re.match(r'\d{8}T\d{6}Z$', stamp) or \
            stamp != value_of(event, 'LAST-MODIFIED'):
        wrong(path, 'E5', f'{uid}: DTSTAMP or LAST-MODIFIED')
    if has(event, 'RRULE', 'RDATE', 'EXDATE', 'EXRULE', 'RECURRENCE-ID'):
        wrong(path, 'E8', f'{uid}: recurs')
    if not value_of(event, 'SUMMARY'):
        wrong(path, 'E9', f'{uid}: no SUMMARY')
    busy = value_of(event, 'X-MICROSOFT-CDO-BUSYSTATUS')
    if busy == 'BUSY' and not value_of(event, 'DESCRIPTION'):
        wrong(path, 'E10', f'{uid}: no DESCRIPTION')
    if re.search(r'[,;\\]', value_of(event, 'CATEGORIES') or ''):
        wrong(path, 'E11', f'{uid}: CATEGORIES')
    check_status(path, uid, event)
    begin, end = get(event, 'DTSTART'), get(event, 'DTEND')
    if begin[1] is None or end[1] is None or has(event, 'DURATION'):
        wrong(path, 'E7', f'{uid}: not one DTSTART and one DTEND')
        return None, uid
    if begin[0].get('VALUE') != end[0].get('VALUE'):
        wrong(path, 'E13', f'{uid}: one end a date, the other not')
        return None, uid
    start = check_time(path, zones, *begin)
    stop = check_time(path, zones, *end)
    if start and stop and stop <= start:
        wrong(path, 'E13' if 'VALUE' in begin[0] else 'E7',
              f'{uid}: DTEND does not follow DTSTART')
    return start, uid


def check_file(folder, path):
    """The file's events as {UID: event}."""
    with open(os.path.join(folder, path), 'rb') as file:
        lines = unfold(path, file.read())
    calendar = parse(path, lines)
    if calendar is None:
        return {}
    events = check_calendar(path, calendar)
    zones = check_zones(path, calendar, lines)
    keys = [check_event(path, zones, event) for event in events]
    if len({uid for _, uid in keys}) < len(keys):
        wrong(path, 'E1', 'a UID twice')
    if None not in [start for start, _ in keys] and keys != sorted(keys):
        wrong(path, 'F9', 'events are not in order of start and UID')
    return {value_of(event, 'UID'): event for event in events}


def calendars(folder):
    names = []
    for root, _, files in os.walk(folder):
        names += [os.path.relpath(os.path.join(root, name), folder)
                  for name in files if name.endswith('.ics')]
    return sorted(names)


def content(event):
    told = ('DTSTAMP', 'LAST-MODIFIED', 'SEQUENCE')
    return [line for line in event[1] if line[0] not in told]


# What changed.

def check_change(path, uid, old, new):
    before, after = (int(value_of(event, 'SEQUENCE') or -9)
                     for event in (old, new))
    stamps = [value_of(event, 'LAST-MODIFIED') for event in (old, new)]
    if content(old) == content(new):
        if before != after or stamps[0] != stamps[1]:
            wrong(path, 'S5', f'{uid}: new SEQUENCE or stamp, nothing changed')
    elif after != before + 1 or stamps[1] <= stamps[0]:
        wrong(path, 'S4', f'{uid}: changed, SEQUENCE {before} to {after}, '
              f'stamp {stamps[0]} to {stamps[1]}')


def main():
    folder = sys.argv[1]
    owners, feeds = {}, {}
    for path in calendars(folder):
        events = check_file(folder, path)
        if path.startswith('changes') or path.endswith('-import.ics'):
            continue
        feeds[path] = events
        if re.match('(team|queue-|site-)', path):
            continue
        for uid in events:
            if owners.setdefault(uid, path) != path:
                wrong(path, 'E3', f'{uid} is in {owners[uid]} too')
    if len(sys.argv) > 2:
        for path, events in feeds.items():
            if not os.path.exists(os.path.join(sys.argv[2], path)):
                continue
            for uid, old in check_file(sys.argv[2], path).items():
                if uid in events:
                    check_change(path, uid, old, events[uid])
    print(*found, sep='\n', end='\n' if found else '')
    sys.exit(1 if found else 0)


main()

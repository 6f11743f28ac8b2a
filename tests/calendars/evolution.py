# SPDX-License-Identifier: GPL-3.0-or-later
"""Evolution's calendar service, which GNOME Calendar uses as well: feeds are
put into an empty calendar, then single changes are received, as from a mail."""
import datetime, glob, os, sys

import gi
for library, version in (('EDataServer', '1.2'), ('ECal', '2.0'),
                         ('ICalGLib', '3.0')):
    gi.require_version(library, version)
from gi.repository import ECal, EDataServer, GLib, ICalGLib

from published import NAMES, VERSIONS, description, expected

UTC = datetime.timezone.utc
KIND = ICalGLib.PropertyKind


def open_calendar():
    """The one that every account has; to connect takes half a minute."""
    registry = EDataServer.SourceRegistry.new_sync(None)
    return ECal.Client.connect_sync(registry.ref_builtin_calendar(),
                                    ECal.ClientSourceType.EVENTS, 30, None)


def empty(client):
    for entry in client.get_object_list_as_comps_sync('#t', None)[1]:
        client.remove_object_sync(entry.get_uid(), None, ECal.ObjModType.ALL,
                                  ECal.OperationFlags.NONE, None)


def receive(client, path):
    with open(path, encoding='utf-8', newline='') as file:
        component = ICalGLib.Component.new_from_string(file.read())
    client.receive_objects_sync(component, ECal.OperationFlags.NONE, None)


def instant(client, component, kind):
    """The moment of a property, in the zone that the calendar has for it."""
    item = component.get_first_property(kind)
    time = item.get_dtstart() if kind == KIND.DTSTART_PROPERTY \
        else item.get_dtend()
    if time.is_date():
        return time.as_ical_string()
    parameter = item.get_first_parameter(ICalGLib.ParameterKind.TZID_PARAMETER)
    zone = ICalGLib.Timezone.get_utc_timezone()
    if parameter:
        zone = client.get_timezone_sync(parameter.get_tzid(), None)[1]
    second = time.as_timet_with_zone(zone)
    return datetime.datetime.fromtimestamp(second, UTC) \
        .strftime('%Y-%m-%d %H:%M')


def stored(client):
    """(start, end, status, summary), and descriptions, of all events."""
    events, texts = [], []
    for entry in client.get_object_list_as_comps_sync('#t', None)[1]:
        component = entry.get_icalcomponent()
        events.append((instant(client, component, KIND.DTSTART_PROPERTY),
                       instant(client, component, KIND.DTEND_PROPERTY),
                       'CANCELLED' if component.get_status() ==
                       ICalGLib.PropertyStatus.CANCELLED else 'CONFIRMED',
                       component.get_summary()))
        texts.append(component.get_description() or '')
    return sorted(events), texts


def differences(wanted, got):
    return [('missing', item) for item in wanted if item not in got] + \
        [('not meant', item) for item in got if item not in wanted]


def feeds(client):
    for version in VERSIONS:
        for who in NAMES:
            empty(client)
            receive(client, f'{version}/{who}.ics')
            got, texts = stored(client)
            wanted = expected(version, who)
            wrong = differences(wanted, got) if wanted else \
                [] if len(got) == 1 and got[0][3].startswith('No shifts') else got
            if wanted and sum(text.startswith(description(who)) for text in
                              texts) != len(expected(version, who, False)):
                wrong.append(('texts', texts))
            yield f'reads {version}/{who}.ics', wrong


def changes(client):
    """The files of `changes` applied to what was imported before."""
    for who in ('maria', 'ole'):
        empty(client)
        receive(client, f'first/{who}-import.ics')
        for path in sorted(glob.glob(f'changed/changes/{who}-*.ics')):
            receive(client, path)
        yield f'{who}: changes received', \
            differences(expected('changed', who, False), stored(client)[0])


def imported_again(client):
    empty(client)
    for version in ('first', 'changed'):
        receive(client, f'{version}/maria.ics')
        yield f'imported on top: {version}', \
            differences(expected(version, 'maria'), stored(client)[0])


def main():
    client = open_calendar()
    print(f'Evolution data server {EDataServer.EDS_MAJOR_VERSION}.'
          f'{EDataServer.EDS_MINOR_VERSION}')
    status = 0
    for steps in (feeds, changes, imported_again):
        for step, wrong in steps(client):
            print(f'  {step}:', wrong or 'as it should be', flush=True)
            status = 1 if wrong else status
    return status


# The service keeps threads that would not end by themselves.
try:
    status = main()
except GLib.Error as error:
    print(f'Evolution: {error.message}')
    status = 1
sys.stdout.flush()
os._exit(status)

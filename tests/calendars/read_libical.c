/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * read_libical FILE...: the same as libical sees it, with the time zones that
 * the files define. */
#include <libical/ical.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        exit(2);
    long length = ftell(file);
    char *text = calloc((size_t)length + 1, 1);
    rewind(file);
    if (!text || fread(text, 1, (size_t)length, file) != (size_t)length)
        exit(2);
    fclose(file);
    return text;
}

static long long second_of(icalcomponent *root, icalproperty *property)
{
    icalparameter *tzid =
        icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    struct icaltimetype time =
        icalvalue_get_datetime(icalproperty_get_value(property));
    if (!tzid)
        return icaltime_is_utc(time) ? (long long)icaltime_as_timet(time) : 0;
    return (long long)icaltime_as_timet_with_zone(
        time, icalcomponent_get_timezone(root, icalparameter_get_tzid(tzid)));
}

static void print_event(const char *name, icalcomponent *root,
                        icalcomponent *event)
{
    const char *uid = icalcomponent_get_uid(event);
    const char *key = uid ? strrchr(uid, '-') : NULL;
    if (!key || uid[9] != 'd')
        return;
    printf("%s %.*s %lld %lld\n", name, (int)(key - uid), uid,
           second_of(root, icalcomponent_get_first_property(
                               event, ICAL_DTSTART_PROPERTY)),
           second_of(root, icalcomponent_get_first_property(
                               event, ICAL_DTEND_PROPERTY)));
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char *text = read_file(argv[i]);
        const char *slash = strrchr(argv[i], '/');
        icalcomponent *root = icalparser_parse_string(text);
        if (!root)
            return 1;
        icalcompiter next =
            icalcomponent_begin_component(root, ICAL_VEVENT_COMPONENT);
        for (; icalcompiter_deref(&next); icalcompiter_next(&next))
            print_event(slash ? slash + 1 : argv[i], root,
                        icalcompiter_deref(&next));
        icalcomponent_free(root);
        free(text);
    }
    return 0;
}

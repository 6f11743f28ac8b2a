/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export_fields.h"

#include <ctype.h>
#include <string.h>

enum system {
#define EXPORT_SYSTEM(system, name) SYSTEM_##system,
#define EXPORT_FIELD(system, field, alias)
#define EXPORT_CODE(system, code, channel)
#include "export_fields.def"
#undef EXPORT_SYSTEM
#undef EXPORT_FIELD
    N_SYSTEMS
};

const char *const export_systems[] = {
#define EXPORT_SYSTEM(system, name) name,
#define EXPORT_FIELD(system, field, alias)
#include "export_fields.def"
#undef EXPORT_SYSTEM
#undef EXPORT_FIELD
};
const int n_export_systems = N_SYSTEMS;

const struct export_alias export_aliases[] = {
#define EXPORT_SYSTEM(system, name)
#define EXPORT_FIELD(system, field, alias)                                     \
    {SYSTEM_##system, EXPORT_##field, alias},
#include "export_fields.def"
#undef EXPORT_FIELD
#undef EXPORT_CODE
};
const int n_export_aliases = sizeof export_aliases / sizeof *export_aliases;

static const struct {
    int system;
    const char *code, *channel;
} codes[] = {
#define EXPORT_FIELD(system, field, alias)
#define EXPORT_CODE(system, code, channel) {SYSTEM_##system, code, channel},
#include "export_fields.def"
#undef EXPORT_SYSTEM
#undef EXPORT_FIELD
#undef EXPORT_CODE
};

const char *const export_field_names[EXPORT_FIELDS] = {
    "time",   "id",   "channel", "group",   "tags",
    "status", "spam", "merged",  "handling"};

static int fields_there(int system, export_has *has, const void *names)
{
    bool there[EXPORT_FIELDS] = {false};
    int n = 0;
    for (int index = 0; index < n_export_aliases; index++) {
        const struct export_alias *alias = &export_aliases[index];
        if (alias->system == system && has(names, alias->alias))
            there[alias->field] = true;
    }
    for (int field = 0; field < EXPORT_FIELDS; field++)
        n += there[field];
    return there[EXPORT_CREATED] ? n : 0;
}

int export_detect(export_has *has, const void *names)
{
    int best = -1, most = 0;
    for (int system = 0; system < N_SYSTEMS; system++) {
        int n = fields_there(system, has, names);
        if (n > most) {
            most = n;
            best = system;
        }
    }
    return best;
}

static const char *next_letter(const char *text)
{
    return text + strspn(text, " -_");
}

bool export_same(const char *header, const char *alias)
{
    header = next_letter(header);
    alias = next_letter(alias);
    while (*header &&
           tolower((unsigned char)*header) == tolower((unsigned char)*alias)) {
        header = next_letter(header + 1);
        alias = next_letter(alias + 1);
    }
    return !*header && !*alias;
}

const char *export_channel(int system, const char *channel)
{
    for (size_t index = 0; index < sizeof codes / sizeof *codes; index++)
        if (codes[index].system == system &&
            strcmp(codes[index].code, channel) == 0)
            return codes[index].channel;
    return channel;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which helpdesk an export comes from, told by the names of its fields, and
 * where the fields that matter stand in it. */
#ifndef EXPORT_FIELDS_H
#define EXPORT_FIELDS_H

#include <stdbool.h>

enum export_field {
    EXPORT_CREATED, /* when the ticket came */
    EXPORT_ID,
    EXPORT_CHANNEL,
    EXPORT_GROUP,
    EXPORT_TAGS,
    EXPORT_STATE,  /* may tell that it is spam or a duplicate */
    EXPORT_SPAM,   /* true: it is */
    EXPORT_MERGED, /* not empty: it is a part of another one */
    EXPORT_HANDLING,
    EXPORT_FIELDS
};

/* "time", "id", "channel", ... for people; also the keys under "fields" in a
 * map. */
extern const char *const export_field_names[EXPORT_FIELDS];

/* A field of a system and what it is called there. */
struct export_alias {
    int system;
    enum export_field field;
    const char *alias;
};
extern const struct export_alias export_aliases[];
extern const int n_export_aliases;
extern const char *const export_systems[];
extern const int n_export_systems;

/* Whether an alias is among the names of a file. */
typedef bool export_has(const void *names, const char *alias);

/* The system most of whose fields are there, that of creation being one of
 * them; -1 where none is. */
int export_detect(export_has *has, const void *names);

/* Whether a header is an alias, capitals, blanks, "-" and "_" apart. */
bool export_same(const char *header, const char *alias);

/* The channel itself, or what its number means. */
const char *export_channel(int system, const char *channel);

#endif

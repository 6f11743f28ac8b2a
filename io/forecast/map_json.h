/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which queue a ticket belongs to, from its channel, group and tags: a JSON
 * document that the user writes. */
#ifndef MAP_JSON_H
#define MAP_JSON_H

#include "arena.h"
#include "diag.h"
#include "export_fields.h"

#include <stdbool.h>

struct map_words {
    int n;
    const char **words;
};

/* A ticket fits that has one of the words of each kind of which there are
 * any. */
struct map_rule {
    struct map_words channels, groups, tags;
    const char *queue; /* NULL: left out */
};

struct map {
    const char *file;
    int n_rules;
    struct map_rule *rules; /* the first that fits counts */
    bool has_other;
    const char *other; /* the queue of all that fits none; NULL: left out */
    const char *fields[EXPORT_FIELDS]; /* names in the export, or NULL */
};

/* NULL, and reports, where the file is not such a document. */
struct map *map_read(const char *path, struct arena *arena,
                     struct diags *diags);

enum map_fit { MAP_QUEUE, MAP_LEFT_OUT, MAP_UNKNOWN };

/* Where a ticket goes, its tags being separated by blanks, commas or
 * semicolons.  Capitals make no difference. */
enum map_fit map_find(const struct map *map, const char *channel,
                      const char *group, const char *tags, const char **queue);

#endif

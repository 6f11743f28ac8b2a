/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A team told as another one with changes: {"base": "../team.json", "changes":
 * [...]}.  What a change asks with "least" is no change.  `scenario` writes one
 * beside each roster, so that every command can be given it. */
#ifndef VARIANT_JSON_H
#define VARIANT_JSON_H

#include "json.h"
#include "reading.h"
#include "text.h"

bool variant_is(const cJSON *root);

/* Turns the reading to the team that the document builds on, with the changes
 * of the document before those that were asked for; false where anything is
 * reported.  The document must outlive the reading of that team. */
bool variant_follow(struct reading *reading, const struct json *json);

/* Whether the file has the form of those that variant_write() makes. */
bool variant_at(const char *path);

/* `base` is the path of the team, as seen from the file; `scenario` NULL: no
 * changes. */
void variant_write(struct text *text, const char *base,
                   const struct scenario *scenario);

#endif

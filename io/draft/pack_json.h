/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rule packs: laws as data.  A pack is looked for in the folder `rules` beside
 * the team, in the folder that VAKTEL_RULES names, and among those that the
 * program has in itself, in this order. */
#ifndef PACK_JSON_H
#define PACK_JSON_H

#include "reading.h"

/* The pack, read once; NULL where there is none or it is no JSON, which is
 * reported; an empty spot stands for the command line. */
const struct pack *pack_read(struct reading *reading, struct spot spot,
                             const char *id);

/* Reports ids that a pack of the user's own shares with another. (Two of those
 * that come with the program are one law of two dates.) */
void packs_check_ids(struct reading *reading);

enum { PACK_NAMES_MAX = 200 };

/* The names of all packs there are, in order; how many. */
int pack_names(struct reading *reading, const char **names);

#endif

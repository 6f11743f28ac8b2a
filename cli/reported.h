/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page is written with beside its roster: the language asked for, and
 * the roster before. */
#ifndef REPORTED_H
#define REPORTED_H

#include "options.h"
#include "report.h"

struct reported {
    struct arena *arena;
    struct agenda previous;
    struct report_order order;
};

/* `previous` is the path of a roster.json, NULL or "none".  False where it
 * cannot be read or is another team's, which is reported; the order then holds
 * without it. */
bool reported_read(struct reported *reported, const struct options *options,
                   const struct team *team, const char *previous,
                   struct diags *diags);
void reported_free(struct reported *reported);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates on which less comes than usual, each with a name: dates of the same
 * name are of one type and learn from each other. */
#ifndef HOLIDAYS_H
#define HOLIDAYS_H

#include "arena.h"
#include "diag.h"

#include <stdint.h>

enum { HOLIDAYS_MAX = 2000, HOLIDAY_TYPES_MAX = 200 };

struct holidays {
    int n, n_types;
    int dates[HOLIDAYS_MAX];
    int types[HOLIDAYS_MAX];
    const char *names[HOLIDAY_TYPES_MAX];
};

/* "2026-12-25,2026-12-26", which are all of one type, or else the path of a CSV
 * file with a column `date` and perhaps one `name`. */
struct holidays *holidays_read(const char *text, struct arena *arena,
                               struct diags *diags);

/* The kind (enum day_kind) of a date; the days after a holiday, and single
 * days between one and a weekend, have kinds of their own.  NULL is allowed. */
uint8_t holidays_kind(const struct holidays *holidays, int date);

#endif

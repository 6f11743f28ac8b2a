/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The multi-activity shift scheduling instances 1 to 225 of
 * schedulingbenchmarks.org ("1_7_10_1.txt": number, days, staff, tasks) as a
 * team.json.  Time runs from 06:00 of the first day to 06:00 after the last, in
 * quarters of an hour.
 *
 * A unit of the instance's objective, the square of heads too many at a task in
 * a quarter of an hour, becomes a point, so that what a roster without shortage
 * costs is its published value. */
#ifndef MATSP_H
#define MATSP_H

#include "arena.h"
#include "diag.h"
#include "text.h"

enum { QUARTER = 15, QUARTERS_PER_DAY = 96, MATSP_BEGIN = 6 * 60 };

struct matsp_staff {
    const char *id;
    int min_minutes, max_minutes; /* over the whole horizon */
};

/* Heads wanted, from `min` to `max`. */
struct matsp_cover {
    int line; /* of the file; 0: not told */
    int min, max;
};

struct matsp {
    int n_days, n_tasks, n_staff;
    struct matsp_staff *staff;
    struct matsp_cover *covers; /* [n_tasks * n_days * QUARTERS_PER_DAY] */
};

/* The instance in the file, in `arena`; what is wrong is reported, and then it
 * is incomplete.  NULL where the file cannot be read. */
struct matsp *matsp_read(const char *path, struct arena *arena,
                         struct diags *diags);

/* The instance as a team.json, called `name`. */
void matsp_write_team(struct text *text, const struct matsp *instance,
                      const char *name);

static inline const struct matsp_cover *
matsp_cover(const struct matsp *instance, int task, int quarter)
{
    return &instance
                ->covers[task * instance->n_days * QUARTERS_PER_DAY + quarter];
}

#endif

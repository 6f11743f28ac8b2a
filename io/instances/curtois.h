/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shift scheduling instances of Curtois and Qu (2014), "Instance1" to
 * "Instance24" of schedulingbenchmarks.org: as a team.json, and rosters of such
 * a team in the format of that collection.
 *
 * A unit of the instance's objective becomes a point, so that what a roster
 * costs is its published value. */
#ifndef CURTOIS_H
#define CURTOIS_H

#include "arena.h"
#include "diag.h"
#include "plan.h"
#include "text.h"

#include "history.h"

#include <stdbool.h>
#include <stdint.h>

struct curtois_shift {
    const char *id;
    int minutes;
    uint64_t barred; /* bits of shifts that must not follow the next day */
};

struct curtois_staff {
    const char *id;
    int max_shifts[SHIFTS_MAX];
    int max_minutes, min_minutes; /* over the whole horizon */
    int max_in_a_row, min_in_a_row, min_days_off, max_weekends;
};

struct curtois_day_off {
    int staff, day;
};

/* What it costs if the shift is not worked (on) or is worked (off). */
struct curtois_request {
    int staff, day, shift, weight;
    bool on;
};

struct curtois_cover {
    int day, shift, heads;
    int under, over; /* price of each head missing, or too many */
    bool placed;     /* scratch of the writer */
};

struct curtois {
    int n_days; /* the first is a Monday */
    int n_shifts, n_staff, n_days_off, n_requests, n_covers;
    struct curtois_shift shifts[SHIFTS_MAX];
    struct curtois_staff *staff;
    struct curtois_day_off *days_off;
    struct curtois_request *requests;
    struct curtois_cover *covers;
};

/* The instance in the file, in `arena`; what is wrong is reported, and then it
 * is incomplete.  NULL where the file cannot be read. */
struct curtois *curtois_read(const char *path, struct arena *arena,
                             struct diags *diags);

/* The instance as a team.json, called `name`. */
void curtois_write_team(struct text *text, struct curtois *instance,
                        const char *name);

/* A line for each agent in the order of the team, a cell for each day parted
 * by tabs: the id of the shift, or nothing. */
void curtois_write_roster(struct text *text, const struct plan *plan);

#endif

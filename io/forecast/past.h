/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came in each queue, slot by slot, on the clock of the team: all that an
 * export told, its times understood. */
#ifndef PAST_H
#define PAST_H

#include "holidays.h"
#include "intake.h"
#include "series.h"

enum { PAST_DAYS_MAX = 3700 };

struct past_options {
    const char *zone; /* of the team; NULL: UTC, if every time has a zone */
    const char *file_zone;  /* of times that have none; NULL: as `zone` */
    enum stamp_order order; /* of dates that could be read in two ways */
    int slot_min;
};

struct past {
    const char *zone;
    int first_date, n_days, per_day, slot_min;
    int interval_min; /* of counts; 0: tickets */
    int64_t n_used;   /* contacts */
    uint8_t *shown;   /* [n_days * per_day] how often the clock shows a slot's
                         first minute: 0, 1, 2 */
    int n_queues;
    const char *const *queues;
    struct series *series; /* [n_queues] */
};

/* NULL, and reports, where the times cannot be understood.  Sorts the intake,
 * and takes the days of `holidays` (or NULL) for what they are. */
struct past *past_of(struct intake *intake, const struct past_options *options,
                     const struct holidays *holidays, struct arena *arena);

#endif

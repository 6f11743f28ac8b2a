/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is expected of all queues in the weeks to come, and how far it can be
 * relied on. */
#ifndef OUTLOOK_H
#define OUTLOOK_H

#include "forecast.h"
#include "past.h"
#include "text.h"

enum { OUTLOOK_NEAR, OUTLOOK_FAR, OUTLOOK_HORIZONS };
extern const int outlook_weeks_ahead[OUTLOOK_HORIZONS]; /* 1 and 4 */

struct outlook_queue {
    const char *id;
    double *expected;   /* [n_days * per_day] contacts */
    double *handling_s; /* [7 * per_day] from Monday; NULL: not known */
    struct accuracy accuracy[OUTLOOK_HORIZONS];
    double per_week;        /* contacts expected */
    double mean_handling_s; /* of them; 0: not known */
};

struct outlook {
    const struct intake *intake;
    const struct past *past;
    const struct holidays *holidays; /* or NULL */
    int first_date, n_days;
    int n_queues;
    struct outlook_queue *queues;
};

/* All of it in `arena`; all else is borrowed. */
struct outlook *outlook_new(const struct intake *intake,
                            const struct past *past,
                            const struct holidays *holidays, int first_date,
                            int n_weeks, bool trend, struct arena *arena);

/* Variance divided by mean of a queue's slots, as far ahead as is known; NAN
 * where it is not. */
double outlook_dispersion(const struct outlook_queue *queue);

/* The first day for which nothing is known: the earliest that can be
 * forecast. */
int outlook_earliest(const struct past *past);

/* volume.csv as team.json reads it: contacts of every slot of every day. */
void outlook_volume_csv(struct text *text, const struct outlook *outlook);

/* The same with seconds of handling, in whole numbers; empty where they are
 * not known. */
void outlook_handling_csv(struct text *text, const struct outlook *outlook);
bool outlook_knows_handling(const struct outlook *outlook);

#endif

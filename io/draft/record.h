/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was worked before the first day, as earlier files tell it: day by day
 * up to the day before the first, so that nothing is forgotten where one
 * roster ends and the next begins.  Days count from the record's first date.
 */
#ifndef RECORD_H
#define RECORD_H

#include <stdbool.h>
#include <stdint.h>

enum {
    RECORD_DAYS_MAX = 371, /* a calendar year, or 52 weeks, and a bit more */
    BURDENS_MAX = 32
};

/* What is known of an agent's day. */
enum record_day { DAY_UNKNOWN, DAY_KNOWN, DAY_LEAVE };

struct record_duty {
    int day;
    const char *shift;
    int64_t start, end; /* Unix seconds */
    int work_min;
};

/* A burden as the last file leaves it, not yet decayed. */
struct record_burden {
    const char *id;
    double burden; /* units */
    double share;  /* weeks of a full contract */
    double units;  /* of the last file's roster; below 0: not told */
};

struct record_agent {
    const char *id;
    const char *path; /* of the last file that tells of it */
    int ledger_from;  /* day from which on that file's duties are counted in
                         `units`; NOT_GIVEN: not told */
    uint8_t *days;    /* [n_days] enum record_day; a duty may lie on any but
                         unknown ones */
    int n_duties;
    struct record_duty *duties; /* in order of day */
    int n_burdens;
    struct record_burden burdens[BURDENS_MAX];
    int wishes_asked, wishes_granted; /* in all the files */
    int wish_points;                  /* that the last one leaves */
};

struct record {
    int first_date, n_days;
    int n_agents;
    struct record_agent *agents;
};

/* NULL is allowed; NULL where there is none of that id. */
struct record_agent *record_find(const struct record *record, const char *id);

#endif

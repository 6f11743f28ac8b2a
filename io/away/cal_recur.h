/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recurrence rules (RFC 5545, section 3.3.10) on days: DAILY, WEEKLY, MONTHLY
 * and YEARLY with every BY part that picks days.  A day is picked if all parts
 * hold on it; BYSETPOS then chooses among the days picked of a period.  Since
 * days are looked at one by one and only up to a last one, no rule runs on. */
#ifndef CAL_RECUR_H
#define CAL_RECUR_H

#include "cal_lines.h"

#include <stdint.h>

enum cal_frequency { CAL_DAILY, CAL_WEEKLY, CAL_MONTHLY, CAL_YEARLY };

/* "MO" or "-1SU": ordinal 0 is every one. */
struct cal_weekday {
    int ordinal, weekday; /* Monday = 0 */
};

struct cal_numbers {
    int n;
    int *items;
};

struct cal_rule {
    int number; /* of its line */
    enum cal_frequency frequency;
    int interval, count; /* count 0: without end */
    const char *until;   /* as it stands there; NULL: without end */
    int week_start;
    uint32_t months; /* bits 1 to 12; 0: not given, as with those below */
    uint32_t month_days, month_days_back; /* bits 1 to 31 */
    struct cal_numbers year_days, weeks, positions;
    int n_weekdays;
    struct cal_weekday *weekdays;
};

/* Reads an RRULE; false, and a report, where it is none that can be followed.
 * `second` is the time of day of DTSTART. */
bool cal_rule_read(struct cal_source *source, const struct cal_line *line,
                   int second, struct cal_rule *rule);

struct cal_dates {
    int n, room;
    int *items; /* days since 1970-01-01, on the heap */
};

/* Adds the dates of the rule from `first` to `last`, in order; `start`, that of
 * DTSTART, is always one and counts.  `*effort` is lowered by the days looked
 * at; false where it does not suffice. */
bool cal_rule_dates(const struct cal_rule *rule, int start, int first, int last,
                    int64_t *effort, struct cal_dates *dates);

#endif

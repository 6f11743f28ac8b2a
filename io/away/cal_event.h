/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads one component of a calendar file. */
#ifndef CAL_EVENT_H
#define CAL_EVENT_H

#include "cal_file.h"

/* How long what recurs may last, and how far it may be moved, so that not all
 * of history need be looked at. */
enum { CAL_REACH_DAYS_MAX = 3660 };

/* VEVENT or AVAILABLE; false, and a report, where it cannot be read. */
bool cal_event_read(struct cal_source *source, const struct cal_part *calendar,
                    const struct cal_part *part, struct cal_event *event);

/* The length of "20261024T220000Z/PT8H" or "20261024T220000Z/20261025T060000Z",
 * and its start. */
bool cal_period_read(struct cal_source *source, const struct cal_part *calendar,
                     const struct cal_line *line, char *text,
                     struct cal_time *start, struct cal_length *length);

/* The length from one time to another; false, and a report under `line`, where
 * they do not go together or the end is before the start. */
bool cal_length_between(struct cal_source *source, const struct cal_line *line,
                        const struct cal_time *start,
                        const struct cal_time *end, struct cal_length *length);

#endif

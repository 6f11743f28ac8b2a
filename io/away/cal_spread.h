/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The occurrences of events on some days: rules followed, exceptions and
 * changes heeded, and clock times made instants. */
#ifndef CAL_SPREAD_H
#define CAL_SPREAD_H

#include "cal_file.h"

/* Where a time can be meant in two ways (on a night on which the clock
 * changes), `start` is the earlier and `late_start` the later, and so with the
 * end.  Of whole days the dates count. */
struct cal_span {
    const struct cal_event *event;
    bool whole_days;
    int first_date, last_date; /* both included */
    int64_t start, late_start, early_end, end;
};

struct cal_spans {
    int n, room;
    struct cal_span *items; /* on the heap */
};

/* The days, both included, on whose clocks, and how many spans at most. */
struct cal_frame {
    int first_date, last_date;
    const struct cal_zone *zone; /* of floating times and whole days */
    int spans_max;
};

/* Adds what the events come to on the days; reports, with its line, an event
 * that repeats too often: the source's effort is negative then, and nothing
 * more comes of it.  What is cancelled is left out. */
void cal_spread(struct cal_source *source, const struct cal_events *events,
                const struct cal_frame *frame, struct cal_spans *spans);

/* The bounds of VAVAILABILITY; where it has none, those of the days. */
void cal_hours_bounds(const struct cal_hours *hours,
                      const struct cal_frame *frame, int64_t *start,
                      int64_t *end);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hours short by day: heads that are missing on the day on which they are
 * missing, work that waits on the day on which it falls due undone. */
#include "deferral.h"
#include "report_parts.h"

static void add_missing(const struct report *report, int queue, int64_t *heads)
{
    const struct problem *problem = report->problem;
    const struct grid *grid = &problem->grid;
    const struct queue *stream = &problem->queues[queue];
    bool waits = is_deferred(problem, queue);
    for (int slot = 0, left = 0; slot < grid->n_slots; slot++) {
        int level = roster_level(report->roster, queue, slot);
        int missing = stream->need[slot] - level;
        if (waits) {
            struct waiting now = deferral_step(stream, slot, left, level);
            left = now.left;
            missing = now.late;
        }
        int day = calendar_day(grid, &grid->calendars[0], slot);
        if (missing > 0 && day >= 0)
            heads[day] += missing;
    }
}

const double *report_short(const struct report *report)
{
    int n_days = report->problem->grid.n_days;
    double *hours = ARENA_ARRAY(report->out.arena, double, n_days + 1);
    int64_t *heads = ARENA_ARRAY(report->out.arena, int64_t, n_days + 1);
    for (int queue = 0; queue < report->problem->n_queues; queue++)
        add_missing(report, queue, heads);
    for (int day = 0; day < n_days; day++)
        hours[day] = head_hours(report, heads[day]);
    return hours;
}

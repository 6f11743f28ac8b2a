/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan.h"

double plan_gap_percent(const struct outcome *outcome)
{
    if (outcome->cost <= 0)
        return 0;
    return 100.0 * (double)(outcome->cost - outcome->bound) /
           (double)outcome->cost;
}

double plan_gap_hours(const struct outcome *outcome)
{
    return (double)(outcome->cost - outcome->bound) /
           ((double)POINT * POINTS_PER_SHORT_HOUR);
}

const char *plan_status(enum outcome_status status)
{
    static const char *const names[] = {
        [OUTCOME_OPTIMAL] = "optimal", [OUTCOME_WITHIN_GAP] = "within_gap",
        [OUTCOME_LIMIT] = "limit",     [OUTCOME_INTERRUPTED] = "interrupted",
        [OUTCOME_RAISED] = "raised",   [OUTCOME_NO_ROSTER] = "no_roster",
        [OUTCOME_SHARED] = "shared",
    };
    return names[status];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan.h"

#include "wish.h"

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

static int breaches_paid(const struct score *score, enum rule rule)
{
    int n = 0;
    for (int i = 0; i < score->breaches.n; i++)
        n += score->breaches.items[i].rule == rule &&
             score->breaches.items[i].cost < COST_FORBIDDEN;
    return n;
}

/* Wishes of one day are one breach.  Formats that know prices only have no
 * wishes to count. */
int plan_times_paid(const struct roster *roster, const struct score *score,
                    enum rule rule)
{
    struct wish_count wishes = {0};
    if (rule == RULE_wishes)
        wishes = wish_count_all(roster);
    return wishes.asked > 0
               ? wishes.paid - breaches_paid(score, RULE_off_together)
               : breaches_paid(score, rule);
}

const char *plan_status(enum outcome_status status)
{
    static const char *const names[] = {
        [OUTCOME_OPTIMAL] = "optimal", [OUTCOME_WITHIN_GAP] = "within_gap",
        [OUTCOME_LIMIT] = "limit",     [OUTCOME_INTERRUPTED] = "interrupted",
        [OUTCOME_RAISED] = "raised",   [OUTCOME_NO_ROSTER] = "no_roster",
        [OUTCOME_SHARED] = "shared",   [OUTCOME_FAIRER] = "fairer",
    };
    return names[status];
}

const char *plan_paid_for(enum outcome_status status)
{
    switch (status) {
    case OUTCOME_RAISED:
        return "Part of that is the price of what simulation had to ask for "
               "beyond the needs.";
    case OUTCOME_SHARED:
        return "Part of that is the price of being good for the other volumes "
               "too.";
    case OUTCOME_FAIRER:
        return "Part of that is the price of being fairer than the cheapest "
               "roster found.";
    default:
        return NULL;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each person has borne of what nobody likes, over months: burdens, told
 * as units (a weekend, a night, half an hour) for each week of a full contract
 * in which the person was there and could have borne them.
 *
 *     ratio = (carried + units of this roster) / share
 *
 * Carried units and shares of weeks past count less from week to week, both
 * alike, so that a ratio does not fade with time. */
#ifndef LEDGER_H
#define LEDGER_H

#include "fairness.h"
#include "roster.h"

/* One burden, for all. */
struct burden {
    const char *id;
    enum gauge_measure measure; /* MEASURE_DUTIES or MEASURE_WEEKENDS */
    double weight;              /* 0: told, but not priced */
    int unit_min;               /* minutes to the unit, 0: units are times */
    double usual;               /* the ratio that all others are seen against */
};

/* One person's part of it. */
struct burden_share {
    const int *amount; /* [n_offers] units of a duty; of weekends any has 1 */
    double carried;    /* units before this roster, decayed */
    double share;      /* weeks of a full contract, this roster's included;
                          0: the burden is none of this person's */
    int gauge;         /* among the agent's, -1: none */
};

struct ledger {
    int n_burdens;
    const struct burden *burdens;
    double decay;                      /* a week */
    int full_week;                     /* minutes of a full contract */
    const struct burden_share *shares; /* [n_agents * n_burdens] */
};

static inline const struct burden_share *
ledger_share(const struct ledger *ledger, int agent, int burden)
{
    return &ledger->shares[agent * ledger->n_burdens + burden];
}

/* Units as people count them, and back: hours where they are of time. */
static inline double burden_told(const struct burden *burden, double units)
{
    return burden->unit_min > 0 ? units * burden->unit_min / MINUTES_PER_HOUR
                                : units;
}

static inline double burden_units(const struct burden *burden, double told)
{
    return burden->unit_min > 0 ? told * MINUTES_PER_HOUR / burden->unit_min
                                : told;
}

/* Units that this roster gives the agent. */
int ledger_units(const struct ledger *ledger, const struct roster *roster,
                 int agent, int burden);

/* (carried + units) / share; 0 without a share. */
double ledger_ratio(const struct burden_share *share, int units);

/* A ratio as one of all burdens: against the usual one, by weight. */
double ledger_strain(const struct ledger *ledger, int burden, double ratio);

/* How evenly a burden is shared once this roster is worked. */
struct fairness ledger_fairness(const struct ledger *ledger,
                                const struct roster *roster, int burden);

#endif

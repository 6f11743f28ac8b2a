/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums over longer times: hours that the law limits, burdens to be shared. */
#include "ints.h"
#include "today.h"

int agent_over_day(const struct agent *agent, int work)
{
    return agent->ordinary_day >= 0 ? larger(0, work - agent->ordinary_day) : 0;
}

/* Of a calendar week so far: an hour beyond the day's is not one of the
 * week's again. */
static int week_overtime(const struct agent *agent, int week, int over)
{
    return agent->ordinary_week >= 0 ? larger(over, week - agent->ordinary_week)
                                     : over;
}

int agent_overtime(const struct agent *agent, int work, int week, int over)
{
    return week_overtime(agent, week + work,
                         over + agent_over_day(agent, work)) -
           week_overtime(agent, week, over);
}

int gauge_adds(const struct today *today, const struct gauge *gauge)
{
    if (!today->duty || today->day < gauge->from || today->day >= gauge->to)
        return 0;
    switch (gauge->measure) {
    case MEASURE_WORK:
        return today->duty->work_min;
    case MEASURE_OVERTIME:
        return agent_overtime(today->agent, today->duty->work_min,
                              today->before->week_min,
                              today->before->week_over);
    case MEASURE_DUTIES:
        return gauge->amount[today->duty - today->problem->offers];
    case MEASURE_WEEKENDS:
        return begins_weekend(today);
    }
    return 0;
}

cost gauge_limit_cost(const struct gauge *gauge, int excess)
{
    if (gauge->price == RULE_HARD)
        return COST_FORBIDDEN;
    cost price = (cost)gauge->price * excess * POINT;
    bool minutes =
        gauge->measure == MEASURE_WORK || gauge->measure == MEASURE_OVERTIME;
    return minutes ? price / MINUTES_PER_HOUR : price;
}

cost gauge_cost(const struct gauge *gauge, int from, int to)
{
    cost sum = 0;
    int last = gauge->n_steps - 1;
    if (last < 0)
        return 0;
    for (int unit = from; unit < to && unit < last; unit++)
        sum += gauge->step[unit];
    return sum + gauge->step[last] * larger(0, to - larger(from, last));
}

static void check_limit(struct today *today, int which, int sum, int added)
{
    const struct gauge *gauge = &today->agent->gauges[which];
    if (!gauge->most || !applies(today, RULE_averages))
        return;
    int most = gauge->most[today->day];
    if (sum <= most)
        return;
    int excess = sum - most < added ? sum - most : added;
    record(today, (struct breach){.rule = RULE_averages,
                                  .excess = excess,
                                  .cost = gauge_limit_cost(gauge, excess),
                                  .which = which});
}

void check_gauges(struct today *today)
{
    const int *sums = today->before->tally + today->problem->n_shifts;
    for (int i = 0; i < today->agent->n_gauges; i++) {
        const struct gauge *gauge = &today->agent->gauges[i];
        int added = gauge_adds(today, gauge);
        if (added == 0)
            continue;
        check_limit(today, i, sums[i] + added, added);
        cost price = gauge_cost(gauge, sums[i], sums[i] + added);
        if (price > 0 && applies(today, RULE_burdens))
            record(today, (struct breach){.rule = RULE_burdens,
                                          .excess = added,
                                          .cost = price,
                                          .which = i});
    }
}

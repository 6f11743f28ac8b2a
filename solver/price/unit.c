/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

#include "ints.h"

static cost with_steps(cost unit, const struct steps *steps, cost heads)
{
    for (int i = 0; i < steps->n; i++)
        unit = common_divisor(unit, steps->price[i] * heads);
    return unit;
}

static cost with_choices(cost unit, const struct problem *problem,
                         const struct agent *agent)
{
    int n_days = problem->grid.n_days;
    for (int day = 0; day < n_days; day++)
        if (agent->off_own[day] < COST_FORBIDDEN)
            unit = common_divisor(unit, agent->off_own[day]);
    for (int i = 0; i < agent->first_choice[n_days]; i++)
        unit = common_divisor(unit, agent->choices[i].own);
    for (int i = 0; i < agent->n_stretches; i++)
        unit = common_divisor(unit, agent->stretches[i].price);
    return unit;
}

static cost with_rule(cost unit, enum rule rule, struct rule_setting setting)
{
    return setting.limit == RULE_OFF || setting.price == RULE_HARD
               ? unit
               : common_divisor(unit, rule_cost(rule, setting, 1));
}

/* A minute is the least by which a rule of hours can be over.  Wishes are in
 * the choices, what gauges and meetings cost is said by these. */
static cost with_rules(cost unit, const struct agent *agent)
{
    for (enum rule rule = 0; rule < N_RULES; rule++) {
        if (rule == RULE_wishes || rule == RULE_averages ||
            rule == RULE_burdens)
            continue;
        unit = with_rule(unit, rule, agent->rules[rule]);
        if (agent->better[rule].price > 0)
            unit = with_rule(unit, rule, agent->better[rule]);
    }
    return unit;
}

static cost with_gauges(cost unit, const struct agent *agent)
{
    for (int i = 0; i < agent->n_gauges; i++) {
        const struct gauge *gauge = &agent->gauges[i];
        if (gauge->most && gauge->price != RULE_HARD)
            unit = common_divisor(unit, gauge_limit_cost(gauge, 1));
        for (int k = 0; k < gauge->n_steps; k++)
            unit = common_divisor(unit, gauge->step[k]);
    }
    return unit;
}

/* Presence counts whole heads; what queues are short of is any number of
 * hundredths; prices that span slots or queues are left alone. */
cost unit_of(const struct problem *problem)
{
    if (problem->linked || problem->n_joints > 0)
        return 1;
    cost unit = problem->surplus_price;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        unit = with_steps(unit, &problem->queues[queue].shortage, 1);
        unit = with_steps(unit, &problem->queues[queue].surplus, 1);
    }
    for (int i = 0; i < problem->n_presences; i++) {
        unit = with_steps(unit, &problem->presences[i].too_few, HEAD);
        unit = with_steps(unit, &problem->presences[i].too_many, HEAD);
    }
    for (int agent = 0; agent < problem->n_agents; agent++) {
        unit = with_choices(unit, problem, &problem->agents[agent]);
        unit = with_rules(unit, &problem->agents[agent]);
        unit = with_gauges(unit, &problem->agents[agent]);
    }
    return unit > 0 ? unit : 1;
}

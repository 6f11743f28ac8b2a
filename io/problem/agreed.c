/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agreed.h"

/* -1 where nothing is agreed of any week. */
static int sum_weeks(const struct problem *problem, const int *weeks)
{
    int n_weeks = grid_n_weeks(&problem->grid), sum = -1;
    for (int week = 0; week < n_weeks; week++)
        if (weeks[week] >= 0)
            sum = (sum < 0 ? 0 : sum) + weeks[week];
    return sum;
}

static int first_agreed(const struct problem *problem, int period,
                        const int *weeks)
{
    return period >= 0 ? period : sum_weeks(problem, weeks);
}

struct agreed agreed_of(const struct problem *problem, int agent)
{
    const struct agent *who = &problem->agents[agent];
    return (struct agreed){
        .least = first_agreed(problem, who->period_min, who->week_min),
        .target = first_agreed(problem, who->period_target, who->week_target),
        .most = first_agreed(problem, who->period_max, who->week_max),
    };
}

int agreed_off(const struct agreed *agreed, int work)
{
    if (agreed->target >= 0)
        return work - agreed->target;
    if (agreed->least >= 0 && work < agreed->least)
        return work - agreed->least;
    return agreed->most >= 0 && work > agreed->most ? work - agreed->most : 0;
}

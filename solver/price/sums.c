/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sums.h"

#include "ints.h"
#include "mem.h"

#include <math.h>
#include <string.h>

const rule_mask rules_of_sums =
    RULE_BIT(period_min) | RULE_BIT(period_max) | RULE_BIT(period_target) |
    RULE_BIT(max_weekends) | RULE_BIT(shift_min) | RULE_BIT(shift_max) |
    RULE_BIT(max_hours_per_7_days) | RULE_BIT(max_hours_in_168h);

/* No toll is dearer, in points, so that no sum of them is too large. */
static const double toll_most = 1e6 * POINT;

/* What a sum of a line may be. */
struct allowed {
    int least, most; /* INT_MAX: any */
};

static void start_sums(const struct problem *problem, struct sums *sums)
{
    int longest = 0;
    if (sums->quantum > 0)
        return;
    for (int i = 0; i < problem->n_offers; i++) {
        int work = problem->offers[i].work_min;
        sums->quantum = (int)common_divisor(sums->quantum, work);
        longest = larger(longest, work);
    }
    sums->quantum = larger(sums->quantum, 1);
    sums->longest = larger(longest / sums->quantum, 1);
}

/* What is left of a limit after what was before; INT_MAX without one. */
static int left_of(bool holds, int limit, int before)
{
    return holds && limit >= 0 ? larger(limit - before, 0) : INT_MAX;
}

static struct allowed minutes_allowed(const struct agent *agent, int quantum)
{
    int before = agent->before.period_min;
    int least = left_of(rule_is_hard(&agent->rules[RULE_period_min]),
                        agent->period_min, before);
    int most = left_of(rule_is_hard(&agent->rules[RULE_period_max]),
                       agent->period_max, before);
    return (struct allowed){least == INT_MAX ? 0
                                             : (least + quantum - 1) / quantum,
                            most == INT_MAX ? INT_MAX : most / quantum};
}

static void find_allowed(const struct problem *problem,
                         const struct agent *agent, int quantum,
                         struct allowed *allowed)
{
    const struct history *before = &agent->before;
    allowed[SUM_OF_MINUTES] = minutes_allowed(agent, quantum);
    allowed[SUM_OF_WEEKENDS] = (struct allowed){
        0, left_of(rule_is_hard(&agent->rules[RULE_max_weekends]),
                   larger(agent->rules[RULE_max_weekends].limit, 0),
                   before->weekends)};
    for (int shift = 0; shift < problem->n_shifts; shift++)
        allowed[SUM_OF_SHIFTS + shift] = (struct allowed){
            0, left_of(rule_is_hard(&agent->rules[RULE_shift_max]),
                       agent->shift_max[shift], before->tally[shift])};
}

static bool is_saturday(const struct problem *problem, int day)
{
    return grid_weekday(&problem->grid, day) == SATURDAY;
}

/* Adds the tolls to the prices, or takes them off; the sweep has those of
 * weekends that begin on a Sunday. */
static void add_tolls(const struct problem *problem, const cost *toll,
                      int quantum, struct option_list *lists, int sign)
{
    for (int day = 0; day < problem->grid.n_days; day++) {
        cost weekend = is_saturday(problem, day) ? toll[SUM_OF_WEEKENDS] : 0;
        for (int i = 0; i < lists[day].n; i++) {
            struct option *option = &lists[day].items[i];
            if (option->duty.offer == OFF)
                continue;
            const struct offer *duty = &problem->offers[option->duty.offer];
            option->price +=
                sign * (weekend + toll[SUM_OF_SHIFTS + duty->shift] +
                        toll[SUM_OF_MINUTES] * (duty->work_min / quantum));
        }
    }
}

static cost tolls_allowed(const struct allowed *allowed, const cost *toll,
                          int n_sums)
{
    cost sum = 0;
    for (int i = 0; i < n_sums; i++)
        if (toll[i] != 0)
            sum += toll[i] * (toll[i] > 0 ? allowed[i].most : allowed[i].least);
    return sum;
}

static void add_up(const struct problem *problem, const struct soft *soft,
                   const struct option_list *lists, struct sums *sums)
{
    int n_days = problem->grid.n_days;
    memset(sums->mean, 0, sizeof sums->mean);
    memset(sums->heads, 0,
           (size_t)(n_days * problem->n_shifts) * sizeof(double));
    for (int day = 0; day < n_days; day++) {
        for (int i = 0; i < lists[day].n; i++) {
            int offer = lists[day].items[i].duty.offer;
            double use = soft->use[soft->first_use[day] + i];
            if (offer == OFF)
                continue;
            const struct offer *duty = &problem->offers[offer];
            sums->heads[day * problem->n_shifts + duty->shift] += use;
            sums->mean[SUM_OF_MINUTES] +=
                use * (duty->work_min / sums->quantum);
            sums->mean[SUM_OF_WEEKENDS] += is_saturday(problem, day) ? use : 0;
            sums->mean[SUM_OF_SHIFTS + duty->shift] += use;
        }
    }
    sums->mean[SUM_OF_MINUTES] /= sums->longest;
    sums->mean[SUM_OF_WEEKENDS] += soft->weekends;
}

/* How far a sum is from what is allowed: where its toll is more than nothing,
 * it ought to be all of that. */
static double slope_of(double sum, double unit, struct allowed allowed,
                       cost toll)
{
    double most = allowed.most == INT_MAX ? INFINITY : allowed.most / unit;
    double least = allowed.least / unit;
    if (toll > 0 || (toll == 0 && sum > most))
        return most < INFINITY ? sum - most : 0;
    return toll < 0 || sum < least ? sum - least : 0;
}

/* No toll where nothing is asked. */
static cost within(cost toll, struct allowed allowed)
{
    bool idle = (toll > 0 && allowed.most == INT_MAX) ||
                (toll < 0 && allowed.least == 0);
    return idle ? 0 : toll;
}

static void sweep_softly(struct soft *soft, const struct sweep *sweep,
                         const struct option_list *lists, cost paid,
                         struct sums *sums)
{
    const struct problem *problem = sweep->problem;
    size_t n = (size_t)(problem->grid.n_days * problem->n_shifts);
    if (!sums->heads)
        sums->heads = mem_alloc(n, sizeof *sums->heads);
    sums->soft = soft_sweep(soft, sweep, lists, sums->heat) - (double)paid;
    add_up(problem, soft, lists, sums);
}

cost sums_floor(struct sweep *sweep, struct soft *soft,
                const struct states *states, struct option_list *lists,
                int agent, struct sums *sums, struct line *line)
{
    const struct problem *problem = sweep->problem;
    struct allowed allowed[SUMS_MAX];
    start_sums(problem, sums);
    find_allowed(problem, &problem->agents[agent], sums->quantum, allowed);
    line->agent = agent;
    cost paid =
        tolls_allowed(allowed, sums->toll, SUM_OF_SHIFTS + problem->n_shifts);
    add_tolls(problem, sums->toll, sums->quantum, lists, 1);
    sweep->weekend = sums->toll[SUM_OF_WEEKENDS];
    cost floor = sweep_days(sweep, states, lists, NULL);
    if (floor < COST_FORBIDDEN)
        sweep_read(sweep, lists, line);
    if (floor < COST_FORBIDDEN && sums->heat > 0)
        sweep_softly(soft, sweep, lists, paid, sums);
    sweep->weekend = 0;
    add_tolls(problem, sums->toll, sums->quantum, lists, -1);
    return floor < COST_FORBIDDEN ? floor - paid : floor;
}

double sums_heads(const struct problem *problem, const struct sums *sums,
                  int day, int shift)
{
    return sums->heads ? sums->heads[day * problem->n_shifts + shift] : 0;
}

static double unit_of(const struct sums *sums, int i)
{
    return i == SUM_OF_MINUTES ? sums->longest : 1;
}

void sums_slopes(const struct problem *problem, int agent,
                 const struct sums *sums, double *slope)
{
    struct allowed allowed[SUMS_MAX];
    find_allowed(problem, &problem->agents[agent], sums->quantum, allowed);
    for (int i = 0; i < SUM_OF_SHIFTS + problem->n_shifts; i++)
        slope[i] = slope_of(sums->mean[i], unit_of(sums, i), allowed[i],
                            sums->toll[i]);
}

void sums_set(const struct problem *problem, int agent, const double *toll,
              struct sums *sums)
{
    struct allowed allowed[SUMS_MAX];
    start_sums(problem, sums);
    find_allowed(problem, &problem->agents[agent], sums->quantum, allowed);
    for (int i = 0; i < SUM_OF_SHIFTS + problem->n_shifts; i++) {
        double wanted = fmax(-toll_most, fmin(toll[i], toll_most));
        cost next = within(llround(wanted / unit_of(sums, i)), allowed[i]);
        bool turns =
            (next < 0 && sums->toll[i] > 0) || (next > 0 && sums->toll[i] < 0);
        sums->toll[i] = turns ? 0 : next;
    }
}

void sums_get(const struct problem *problem, const struct sums *sums,
              double *toll)
{
    for (int i = 0; i < SUM_OF_SHIFTS + problem->n_shifts; i++)
        toll[i] = (double)sums->toll[i] * unit_of(sums, i);
}

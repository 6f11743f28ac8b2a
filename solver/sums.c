/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each toll moves the way its sum is out, further while that stays the same and
 * less once it turns (Riedmiller and Braun's resilient steps, 1993): sums of
 * minutes and of weekends have no scale in common. */
#include "sums.h"

#include "ints.h"

#include <string.h>

const rule_mask rules_of_sums =
    RULE_BIT(period_min) | RULE_BIT(period_max) | RULE_BIT(period_target) |
    RULE_BIT(max_weekends) | RULE_BIT(shift_min) | RULE_BIT(shift_max) |
    RULE_BIT(max_hours_per_7_days) | RULE_BIT(max_hours_in_168h);

enum { FIRST_STEP = 8 * POINT, LONGEST_STEP = 64 * POINT };

/* What a sum of a line may be. */
struct allowed {
    int least, most; /* INT_MAX: any */
};

static void start_sums(const struct problem *problem, struct sums *sums)
{
    int longest = 0;
    for (int i = 0; i < problem->n_offers; i++) {
        int work = problem->offers[i].work_min;
        sums->quantum = (int)common_divisor(sums->quantum, work);
        longest = larger(longest, work);
    }
    sums->quantum = larger(sums->quantum, 1);
    for (int i = 0; i < SUMS_MAX; i++)
        sums->step[i] = FIRST_STEP;
    sums->step[SUM_OF_MINUTES] =
        1 + FIRST_STEP * sums->quantum / larger(longest, 1);
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

/* Half a weekend; the Sunday of one that began before the first day is none. */
static bool is_half_weekend(const struct problem *problem, int day)
{
    int weekday = grid_weekday(&problem->grid, day);
    return weekday == SATURDAY || (weekday == SUNDAY && day > 0);
}

/* Adds the tolls to the prices, or takes them off; those of weekends are even.
 */
static void add_tolls(const struct problem *problem, const cost *toll,
                      int quantum, struct option_list *lists, int sign)
{
    for (int day = 0; day < problem->grid.n_days; day++) {
        cost half =
            is_half_weekend(problem, day) ? toll[SUM_OF_WEEKENDS] / 2 : 0;
        for (int i = 0; i < lists[day].n; i++) {
            struct option *option = &lists[day].items[i];
            if (option->duty.offer == OFF)
                continue;
            const struct offer *duty = &problem->offers[option->duty.offer];
            option->price +=
                sign * (half + toll[SUM_OF_SHIFTS + duty->shift] +
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

/* Half weekends count twice. */
static void add_up(const struct problem *problem, const struct line *line,
                   int quantum, int *sum)
{
    memset(sum, 0, SUMS_MAX * sizeof *sum);
    for (int day = 0; day < problem->grid.n_days; day++) {
        int offer = line->duties[day].offer;
        if (offer == OFF)
            continue;
        const struct offer *duty = &problem->offers[offer];
        sum[SUM_OF_MINUTES] += duty->work_min / quantum;
        sum[SUM_OF_WEEKENDS] += is_half_weekend(problem, day);
        sum[SUM_OF_SHIFTS + duty->shift]++;
    }
}

/* Which way a toll should go: where it is more than nothing, its sum ought to
 * be all that is allowed. */
static int way_of(int sum, struct allowed allowed, cost toll)
{
    int least = toll > 0 ? allowed.most : allowed.least;
    int most = toll < 0 ? allowed.least : allowed.most;
    return sum > most ? 1 : sum < least ? -1 : 0;
}

/* No toll where nothing is asked. */
static cost within(cost toll, struct allowed allowed)
{
    bool idle = (toll > 0 && allowed.most == INT_MAX) ||
                (toll < 0 && allowed.least == 0);
    return idle ? 0 : toll;
}

/* The least price under the tolls, less what the sums allowed would pay. */
static cost floor_under(struct sweep *sweep, const struct states *states,
                        struct option_list *lists, const cost *toll,
                        int quantum, struct line *line)
{
    const struct problem *problem = sweep->problem;
    add_tolls(problem, toll, quantum, lists, 1);
    cost least = sweep_days(sweep, states, lists, NULL);
    if (least < COST_FORBIDDEN)
        sweep_read(sweep, lists, line);
    add_tolls(problem, toll, quantum, lists, -1);
    return least;
}

/* Moves a toll, from the one last tried. */
static void move(struct sums *sums, int i, int way, struct allowed allowed)
{
    cost *step = &sums->step[i];
    if (way != 0 && way == sums->way[i])
        *step += *step < LONGEST_STEP ? *step / 4 + 1 : 0;
    else if (way != 0 && way == -sums->way[i])
        *step -= *step / 2;
    sums->way[i] = (int8_t)way;
    sums->trial[i] = within(sums->trial[i] + way * *step, allowed);
}

/* By the line that was best under the tolls tried; half weekends are counted,
 * so that allowed are twice as many. */
static void move_all(const struct problem *problem, struct sums *sums,
                     const struct allowed *allowed, int n_sums,
                     const struct line *line)
{
    int sum[SUMS_MAX];
    add_up(problem, line, sums->quantum, sum);
    for (int i = 0; i < n_sums; i++) {
        struct allowed here = allowed[i];
        if (i == SUM_OF_WEEKENDS && here.most < INT_MAX)
            here.most *= 2;
        move(sums, i, way_of(sum[i], here, sums->trial[i]), allowed[i]);
    }
    sums->trial[SUM_OF_WEEKENDS] -= sums->trial[SUM_OF_WEEKENDS] % 2;
}

cost sums_floor(struct sweep *sweep, const struct states *states,
                struct option_list *lists, int agent, struct sums *sums,
                struct line *line)
{
    const struct problem *problem = sweep->problem;
    int n_sums = SUM_OF_SHIFTS + problem->n_shifts;
    struct allowed allowed[SUMS_MAX];
    if (sums->quantum == 0)
        start_sums(problem, sums);
    find_allowed(problem, &problem->agents[agent], sums->quantum, allowed);
    line->agent = agent;
    cost floor =
        floor_under(sweep, states, lists, sums->toll, sums->quantum, line);
    if (floor >= COST_FORBIDDEN)
        return floor;
    struct line spare = line_new(problem, agent);
    cost other =
        floor_under(sweep, states, lists, sums->trial, sums->quantum, &spare);
    floor -= tolls_allowed(allowed, sums->toll, n_sums);
    other -= tolls_allowed(allowed, sums->trial, n_sums);
    if (other > floor) {
        floor = other;
        line_copy(problem, line, &spare);
        memcpy(sums->toll, sums->trial, sizeof sums->toll);
    }
    move_all(problem, sums, allowed, n_sums, &spare);
    line_free(&spare);
    return floor;
}

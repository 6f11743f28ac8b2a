/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Backwards over the days: least[day][n] is the least cost of `day` and all
 * later ones after n slots of work.  Where the table would be too large, or no
 * rule counts hours, one entry a day is left: the sum of the best options. */
#include "completion.h"

#include "mem.h"

#include <stdlib.h>

enum { ENTRIES_MOST = 1 << 21 };

void completion_free(struct completion *completion)
{
    free(completion->least);
    patterns_free(&completion->patterns);
}

static const struct problem *problem_of(const struct completion *completion)
{
    return completion->future->problem;
}

static cost excess_cost(const struct completion *completion, rule_mask mask,
                        enum rule rule, int excess)
{
    const struct rule_setting *setting =
        &completion->future->agent->rules[rule];
    if (!(mask >> rule & 1) || setting->limit == RULE_OFF)
        return 0;
    return rule_cost(rule, *setting, excess);
}

/* A maximum that is priced is charged day by day, and partly already in the
 * label; only a hard one counts here. */
static cost over_cost(const struct completion *completion, rule_mask mask,
                      enum rule rule, int excess)
{
    const struct rule_setting *setting =
        &completion->future->agent->rules[rule];
    return setting->price == RULE_HARD
               ? excess_cost(completion, mask, rule, excess)
               : 0;
}

static cost add(cost a, cost b)
{
    return a >= COST_FORBIDDEN || b >= COST_FORBIDDEN ? COST_FORBIDDEN : a + b;
}

/* What `work` minutes in a week that ends are charged. */
static cost week_cost(const struct completion *completion, rule_mask mask,
                      int week, int work)
{
    const struct agent *agent = completion->future->agent;
    int carried = week == 0 ? agent->before.week_min : 0;
    cost sum = 0;
    if (agent->week_min[week] >= 0)
        sum = add(sum, excess_cost(completion, mask, RULE_week_min,
                                   agent->week_min[week] - work));
    if (agent->week_target[week] >= 0)
        sum = add(sum, excess_cost(completion, mask, RULE_week_target,
                                   abs(work - agent->week_target[week])));
    if (agent->week_max[week] >= 0 && carried <= agent->week_max[week])
        sum = add(sum, over_cost(completion, mask, RULE_week_max,
                                 work + carried - agent->week_max[week]));
    return sum;
}

static cost period_cost(const struct completion *completion, rule_mask mask,
                        int work)
{
    const struct agent *agent = completion->future->agent;
    int carried = agent->before.period_min, total = work + carried;
    cost sum = 0;
    if (agent->period_min >= 0)
        sum = add(sum, excess_cost(completion, mask, RULE_period_min,
                                   agent->period_min - total));
    if (agent->period_target >= 0)
        sum = add(sum, excess_cost(completion, mask, RULE_period_target,
                                   abs(total - agent->period_target)));
    if (agent->period_max >= 0 && carried <= agent->period_max)
        sum = add(sum, over_cost(completion, mask, RULE_period_max,
                                 total - agent->period_max));
    return sum;
}

/* What a duty adds to the hours that are counted, if any are. */
static int slots_of(const struct completion *completion, int offer)
{
    const struct problem *problem = problem_of(completion);
    return offer == OFF || completion->width == 1
               ? 0
               : problem->offers[offer].work_min / problem->grid.slot_min;
}

static bool week_ends(const struct grid *grid, int day)
{
    return grid_weekday(grid, day) == SUNDAY || day == grid->n_days - 1;
}

/* What is owed, and where the count goes on, once `day` has brought the count
 * to `n` slots. */
static cost after_day(const struct completion *completion, rule_mask mask,
                      int day, int n)
{
    const struct grid *grid = &problem_of(completion)->grid;
    const cost *next = completion->least + (day + 1) * completion->width;
    int minutes = n * grid->slot_min;
    if (completion->width == 1)
        return next[0];
    if (!completion->weekly)
        return day == grid->n_days - 1 ? period_cost(completion, mask, minutes)
                                       : next[n];
    if (!week_ends(grid, day))
        return next[n];
    return add(next[0],
               week_cost(completion, mask, grid_week(grid, day), minutes));
}

/* What `day` and all later ones cost at least with this option after `n` slots
 * of work, which it takes on to *after. */
static cost with_option(const struct completion *completion,
                        const struct option *option, rule_mask mask, int day,
                        int n, int *after)
{
    *after = n + slots_of(completion, option->duty.offer);
    return *after >= completion->width
               ? COST_FORBIDDEN
               : add(after_day(completion, mask, day, *after), option->price);
}

/* Whether one before it takes as long and costs no more. */
static bool is_beaten(const struct completion *completion,
                      const struct option_list *list, int i)
{
    int slots = slots_of(completion, list->items[i].duty.offer);
    for (int k = 0; k < i; k++)
        if (slots_of(completion, list->items[k].duty.offer) == slots &&
            list->items[k].price <= list->items[i].price)
            return true;
    return false;
}

static void fill_day(struct completion *completion,
                     const struct option_list *list, rule_mask mask, int day)
{
    int width = completion->width;
    int n_days = problem_of(completion)->grid.n_days;
    cost *row = completion->least + day * width;
    cost *after = completion->least + (n_days + 1) * width;
    for (int n = 0; n < width; n++) {
        after[n] = after_day(completion, mask, day, n);
        row[n] = COST_FORBIDDEN;
    }
    for (int i = 0; i < list->n; i++) {
        const struct option *option = &list->items[i];
        if (is_beaten(completion, list, i))
            continue;
        int slots = slots_of(completion, option->duty.offer);
        for (int n = 0; n + slots < width; n++) {
            cost sum = add(after[n + slots], option->price);
            row[n] = sum < row[n] ? sum : row[n];
        }
    }
}

static int width_wanted(const struct completion *completion, rule_mask mask)
{
    const rule_mask by_week =
        RULE_BIT(week_min) | RULE_BIT(week_max) | RULE_BIT(week_target);
    const rule_mask by_period =
        RULE_BIT(period_min) | RULE_BIT(period_max) | RULE_BIT(period_target);
    const struct grid *grid = &problem_of(completion)->grid;
    if (!(mask & (by_week | by_period)))
        return 1;
    int n_days = mask & by_week ? DAYS_PER_WEEK : grid->n_days;
    int width = n_days * completion->future->work_most / grid->slot_min + 1;
    return width > ENTRIES_MOST / (grid->n_days + 1) ? 1 : width;
}

static bool is_hard(const struct completion *completion, rule_mask mask,
                    enum rule rule)
{
    const struct rule_setting *setting =
        &completion->future->agent->rules[rule];
    return (mask >> rule & 1) && rule_is_hard(setting);
}

/* Puts a shift among those before it, the longest first. */
static void add_shift(struct completion *completion, int shift, int work,
                      int most)
{
    int at = completion->n_shifts++;
    for (; at > 0 && completion->work[at - 1] < work; at--) {
        completion->shift[at] = completion->shift[at - 1];
        completion->work[at] = completion->work[at - 1];
        completion->most[at] = completion->most[at - 1];
    }
    completion->shift[at] = shift;
    completion->work[at] = work;
    completion->most[at] = most;
}

/* The longest duty of each shift that the agent can take, and how many. */
static void find_shifts(struct completion *completion, rule_mask mask)
{
    const struct problem *problem = problem_of(completion);
    const struct agent *agent = completion->future->agent;
    int work[SHIFTS_MAX] = {0};
    bool limited = is_hard(completion, mask, RULE_shift_max);
    for (int i = 0; i < agent->first_choice[problem->grid.n_days]; i++) {
        const struct offer *offer = &problem->offers[agent->choices[i].offer];
        if (offer->work_min > work[offer->shift])
            work[offer->shift] = offer->work_min;
    }
    completion->n_shifts = 0;
    for (int shift = 0; shift < problem->n_shifts; shift++)
        if (work[shift] > 0)
            add_shift(completion, shift, work[shift],
                      limited && agent->shift_max[shift] >= 0
                          ? agent->shift_max[shift]
                          : INT_MAX);
}

/* Where a least number of minutes is hard: what bounds those to come. */
static void find_limits(struct completion *completion,
                        const struct option_list *lists, rule_mask mask)
{
    const struct agent *agent = completion->future->agent;
    bool hard = is_hard(completion, mask, RULE_period_min);
    completion->minutes_least =
        hard && agent->period_min >= 0 ? agent->period_min : INT_MAX;
    if (completion->minutes_least == INT_MAX)
        return;
    find_shifts(completion, mask);
    patterns_fill(&completion->patterns, completion->future, lists, mask);
}

void completion_fill(struct completion *completion, const struct future *future,
                     const struct option_list *lists, rule_mask mask)
{
    completion->future = future;
    completion->weekly = mask & (RULE_BIT(week_min) | RULE_BIT(week_max) |
                                 RULE_BIT(week_target));
    completion->width = width_wanted(completion, mask);
    find_limits(completion, lists, mask);
    int n_days = future->problem->grid.n_days;
    int entries = (n_days + 2) * completion->width;
    if (entries > completion->room) {
        completion->least = mem_resize(completion->least, (size_t)entries,
                                       sizeof *completion->least);
        completion->room = entries;
    }
    for (int n = 0; n < completion->width; n++)
        completion->least[n_days * completion->width + n] = 0;
    for (int day = n_days - 1; day >= 0; day--)
        fill_day(completion, &lists[day], mask, day);
}

/* The count starts anew with the week. */
static int carried_on(const struct completion *completion, int day, int n)
{
    const struct grid *grid = &problem_of(completion)->grid;
    return completion->weekly && week_ends(grid, day) ? 0 : n;
}

cost completion_line(const struct completion *completion,
                     const struct option_list *lists, rule_mask mask,
                     struct duty *duties)
{
    int n_days = problem_of(completion)->grid.n_days;
    cost least = completion->least[0];
    for (int day = 0, n = 0; day < n_days && least < COST_FORBIDDEN; day++) {
        const cost wanted = completion->least[day * completion->width + n];
        int i = 0, after = 0;
        while (with_option(completion, &lists[day].items[i], mask, day, n,
                           &after) != wanted)
            i++;
        duties[day] = lists[day].items[i].duty;
        n = carried_on(completion, day, after);
    }
    return least;
}

/* Minutes worked in the week so far, those from before the horizon left out;
 * 0 once the week is over. */
static int week_so_far(const struct completion *completion, int day,
                       const struct history *history)
{
    bool first_week = grid_week(&problem_of(completion)->grid, day) == 0;
    if (!first_week || history->week_min == 0)
        return history->week_min;
    return history->week_min - completion->future->agent->before.week_min;
}

/* Whether the days after `day` cannot bring the minutes that are asked. */
static bool is_too_late(const struct completion *completion, int day,
                        const struct history *history)
{
    if (completion->minutes_least == INT_MAX)
        return false;
    int days = patterns_most(&completion->patterns, day, history);
    int minutes = history->period_min;
    if (days < 0)
        return true;
    for (int i = 0; i < completion->n_shifts && days > 0; i++) {
        int used = history->tally[completion->shift[i]];
        int most =
            completion->most[i] == INT_MAX ? days : completion->most[i] - used;
        most = most < 0 ? 0 : most < days ? most : days;
        minutes += most * completion->work[i];
        days -= most;
    }
    return minutes < completion->minutes_least;
}

cost completion_least(const struct completion *completion, int day,
                      const struct history *history)
{
    if (is_too_late(completion, day, history))
        return COST_FORBIDDEN;
    const cost *next = completion->least + (day + 1) * completion->width;
    if (completion->width == 1)
        return next[0];
    int minutes = completion->weekly
                      ? week_so_far(completion, day, history)
                      : history->period_min -
                            completion->future->agent->before.period_min;
    return next[minutes / problem_of(completion)->grid.slot_min];
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules that concern one agent.  Each is one function that looks at the
 * history up to yesterday and at today's duty (NULL: a day off) and charges
 * what is over; remember() alone then moves the history on by a day. */
#include "history.h"

#include "mem.h"
#include "problem.h"

#include <stdlib.h>
#include <string.h>

/* One day of one agent while the rules look at it. */
struct day {
    const struct problem *problem;
    const struct agent *agent;
    const struct history *before;
    const struct offer *duty;
    int index, day, weekday;
    rule_mask mask;
    struct breaches *breaches;
    cost cost;
    bool forbidden;
};

void breaches_add(struct breaches *breaches, struct breach breach)
{
    MEM_GROW(breaches->items, breaches->n, breaches->room);
    breaches->items[breaches->n++] = breach;
}

void breaches_free(struct breaches *breaches)
{
    free(breaches->items);
}

struct history history_blank(void)
{
    return (struct history){
        .last_end = LONG_AGO,
        .last_shift = -1,
        .run_open = true,
    };
}

static bool applies(const struct day *today, enum rule rule)
{
    return (today->mask >> rule & 1) &&
           today->agent->rules[rule].limit != RULE_OFF;
}

static int limit_of(const struct day *today, enum rule rule)
{
    return today->agent->rules[rule].limit;
}

static void record(struct day *today, enum rule rule, int excess, cost price)
{
    if (price >= COST_FORBIDDEN)
        today->forbidden = true;
    else
        today->cost += price;
    if (today->breaches)
        breaches_add(today->breaches, (struct breach){.rule = rule,
                                                      .agent = today->index,
                                                      .day = today->day,
                                                      .excess = excess,
                                                      .cost = price});
}

static void charge(struct day *today, enum rule rule, int excess)
{
    if (excess > 0)
        record(today, rule, excess,
               rule_cost(rule, today->agent->rules[rule], excess));
}

static void check_rest(struct day *today)
{
    int last_end = today->before->last_end;
    if (!today->duty || last_end == LONG_AGO)
        return;
    int gap =
        grid_minutes(&today->problem->grid, today->duty->start - last_end);
    int limit = applies(today, RULE_rest) ? limit_of(today, RULE_rest) : 0;
    if (gap < 0)
        record(today, RULE_rest, limit - gap, COST_FORBIDDEN);
    else
        charge(today, RULE_rest, limit - gap);
}

static void check_succession(struct day *today)
{
    int yesterday = today->before->last_shift;
    if (!today->duty || yesterday < 0 || !applies(today, RULE_succession))
        return;
    uint64_t barred = today->problem->shifts[yesterday].not_before;
    charge(today, RULE_succession, (int)(barred >> today->duty->shift & 1));
}

static void check_days_in_a_row(struct day *today)
{
    int run = today->before->run;
    bool open = today->before->run_open;
    if (today->duty) {
        if (applies(today, RULE_max_days_in_a_row) &&
            (run > 0 ? run : 0) + 1 > limit_of(today, RULE_max_days_in_a_row))
            charge(today, RULE_max_days_in_a_row, 1);
        if (run < 0 && !open && applies(today, RULE_min_days_off))
            charge(today, RULE_min_days_off,
                   limit_of(today, RULE_min_days_off) + run);
    } else if (run > 0 && !open && applies(today, RULE_min_days_in_a_row)) {
        charge(today, RULE_min_days_in_a_row,
               limit_of(today, RULE_min_days_in_a_row) - run);
    }
}

/* Whether today's duty makes this a weekend worked. */
static bool begins_weekend(const struct day *today)
{
    const struct history *before = today->before;
    if (!today->duty || today->weekday < SATURDAY)
        return false;
    return today->weekday == SATURDAY ||
           !(before->saturday && before->saturday_known);
}

static void check_weekends(struct day *today)
{
    const struct history *before = today->before;
    if (begins_weekend(today) && applies(today, RULE_max_weekends) &&
        before->weekends + 1 > limit_of(today, RULE_max_weekends))
        charge(today, RULE_max_weekends, 1);
    if (today->weekday == SUNDAY && before->saturday_known &&
        applies(today, RULE_whole_weekends))
        charge(today, RULE_whole_weekends,
               before->saturday != (today->duty != NULL));
}

static void check_nights(struct day *today)
{
    if (today->duty && today->duty->night &&
        applies(today, RULE_max_nights_in_a_row) &&
        today->before->nights + 1 > limit_of(today, RULE_max_nights_in_a_row))
        charge(today, RULE_max_nights_in_a_row, 1);
}

/* Of `sum` minutes that end with `work` of today's, those over the limit that
 * are today's own. */
static int over_today(int sum, int limit, int work)
{
    int over = sum - limit;
    return over < work ? over : work;
}

static void check_work_time(struct day *today)
{
    if (!today->duty)
        return;
    const struct agent *agent = today->agent;
    int work = today->duty->work_min;
    if (applies(today, RULE_max_hours_per_day))
        charge(today, RULE_max_hours_per_day,
               work - limit_of(today, RULE_max_hours_per_day));
    if (applies(today, RULE_max_hours_per_7_days)) {
        int sum = work;
        for (int i = 0; i < PAST_DAYS; i++)
            sum += today->before->past[i];
        charge(today, RULE_max_hours_per_7_days,
               sum - limit_of(today, RULE_max_hours_per_7_days));
    }
    int week = today->before->week_min + work;
    if (applies(today, RULE_max_hours_per_week))
        charge(
            today, RULE_max_hours_per_week,
            over_today(week, limit_of(today, RULE_max_hours_per_week), work));
    int week_max =
        agent->week_max[grid_week(&today->problem->grid, today->day)];
    if (week_max >= 0 && applies(today, RULE_week_max))
        charge(today, RULE_week_max, over_today(week, week_max, work));
    if (agent->period_max >= 0 && applies(today, RULE_period_max))
        charge(today, RULE_period_max,
               over_today(today->before->period_min + work, agent->period_max,
                          work));
}

/* At the week's last day in the horizon: its minimum and its target, which
 * concern only the minutes inside the horizon. */
static void check_week_end(struct day *today)
{
    const struct grid *grid = &today->problem->grid;
    if (today->weekday != SUNDAY && today->day != grid->n_days - 1)
        return;
    int week = grid_week(grid, today->day);
    int sum =
        today->before->week_min + (today->duty ? today->duty->work_min : 0);
    if (week == 0)
        sum -= today->agent->before.week_min;
    int least = today->agent->week_min[week];
    int target = today->agent->week_target[week];
    if (least >= 0 && applies(today, RULE_week_min))
        charge(today, RULE_week_min, least - sum);
    if (target >= 0 && applies(today, RULE_week_target))
        charge(today, RULE_week_target, abs(sum - target));
}

static void check_shift_max(struct day *today)
{
    if (!today->duty || !applies(today, RULE_shift_max))
        return;
    int shift = today->duty->shift;
    int most = today->agent->shift_max[shift];
    if (most >= 0 && today->before->shift_count[shift] + 1 > most)
        charge(today, RULE_shift_max, 1);
}

const struct absence *agent_absence(const struct agent *agent,
                                    const struct offer *duty)
{
    for (int i = 0; i < agent->n_time_off; i++)
        if (duty->start < agent->time_off[i].end &&
            agent->time_off[i].start < duty->end)
            return &agent->time_off[i];
    return NULL;
}

static bool unavailable(const struct agent *agent, const struct offer *duty)
{
    return memchr(agent->available + duty->start, 0,
                  (size_t)(duty->end - duty->start)) != NULL;
}

static bool off_order(const struct agent *agent, int day,
                      const struct offer *duty)
{
    if (agent->orders[day] == ORDER_NONE)
        return false;
    if (!duty || agent->orders[day] == ORDER_OFF)
        return (duty != NULL) == (agent->orders[day] == ORDER_OFF);
    int shift = agent->fixed_shift[day], start = agent->fixed_start[day];
    return (shift >= 0 && shift != duty->shift) ||
           (start >= 0 && start != duty->start);
}

/* What keeps the agent from today's duty whatever the other days are. */
static void check_own_terms(struct day *today)
{
    const struct agent *agent = today->agent;
    const struct offer *duty = today->duty;
    if (applies(today, RULE_fixed))
        charge(today, RULE_fixed, off_order(agent, today->day, duty));
    if (!duty)
        return;
    if (applies(today, RULE_availability))
        charge(today, RULE_availability, unavailable(agent, duty));
    if (applies(today, RULE_time_off))
        charge(today, RULE_time_off, agent_absence(agent, duty) != NULL);
    if (applies(today, RULE_eligible))
        charge(today, RULE_eligible, !agent->eligible[duty->shift]);
    if (applies(today, RULE_forbidden))
        charge(today, RULE_forbidden,
               (int)(agent->forbidden[today->day] >> duty->shift & 1));
}

static cost wish_cost(const struct problem *problem, const struct agent *agent,
                      int day, const struct offer *duty)
{
    if (!duty)
        return agent->off_wish[day];
    cost sum = agent->shift_wish[day * problem->n_shifts + duty->shift];
    for (int slot = duty->start; slot < duty->end; slot++)
        sum += agent->slot_wish[slot];
    return sum;
}

static void check_wishes(struct day *today)
{
    if (!applies(today, RULE_wishes))
        return;
    cost price =
        wish_cost(today->problem, today->agent, today->day, today->duty);
    if (price > 0)
        record(today, RULE_wishes, 0, price);
}

static void remember_run(struct history *history, bool worked)
{
    bool goes_on = history->run == 0 || (history->run > 0) == worked;
    if (!goes_on) {
        history->run = 0;
        history->run_open = false;
    }
    history->run = (short)(history->run + (worked ? 1 : -1));
}

/* `history` is what today->before points at: what is still to be read of
 * yesterday comes first. */
static void remember(struct history *history, const struct day *today)
{
    const struct offer *duty = today->duty;
    int work = duty ? duty->work_min : 0;
    history->weekends = (short)(history->weekends + begins_weekend(today));
    if (today->weekday == SATURDAY) {
        history->saturday = duty != NULL;
        history->saturday_known = true;
    }
    history->week_min = today->weekday == SUNDAY ? 0 : history->week_min + work;
    history->period_min += work;
    memmove(history->past + 1, history->past,
            (PAST_DAYS - 1) * sizeof *history->past);
    history->past[0] = work;
    remember_run(history, duty != NULL);
    history->nights = (short)(duty && duty->night ? history->nights + 1 : 0);
    history->last_shift = (short)(duty ? duty->shift : -1);
    if (duty) {
        history->last_end = duty->end;
        history->shift_count[duty->shift]++;
    }
}

cost history_add_day(const struct problem *problem, int agent,
                     struct history *history, int day, const struct offer *duty,
                     rule_mask mask, struct breaches *breaches)
{
    struct day today = {
        .problem = problem,
        .agent = &problem->agents[agent],
        .before = history,
        .duty = duty,
        .index = agent,
        .day = day,
        .weekday = grid_weekday(&problem->grid, day),
        .mask = mask,
        .breaches = breaches,
    };
    check_own_terms(&today);
    check_rest(&today);
    check_succession(&today);
    check_days_in_a_row(&today);
    check_weekends(&today);
    check_nights(&today);
    check_work_time(&today);
    check_week_end(&today);
    check_shift_max(&today);
    check_wishes(&today);
    remember(history, &today);
    return today.forbidden ? COST_FORBIDDEN : today.cost;
}

static void check_period(struct day *end)
{
    const struct agent *agent = end->agent;
    int sum = end->before->period_min;
    if (agent->period_min >= 0 && applies(end, RULE_period_min))
        charge(end, RULE_period_min, agent->period_min - sum);
    if (agent->period_target >= 0 && applies(end, RULE_period_target))
        charge(end, RULE_period_target, abs(sum - agent->period_target));
}

static void check_shift_min(struct day *end)
{
    if (!applies(end, RULE_shift_min))
        return;
    for (int shift = 0; shift < end->problem->n_shifts; shift++)
        charge(end, RULE_shift_min,
               end->agent->shift_min[shift] - end->before->shift_count[shift]);
}

cost history_close(const struct problem *problem, int agent,
                   const struct history *history, rule_mask mask,
                   struct breaches *breaches)
{
    struct day end = {
        .problem = problem,
        .agent = &problem->agents[agent],
        .before = history,
        .index = agent,
        .day = problem->grid.n_days,
        .mask = mask,
        .breaches = breaches,
    };
    check_period(&end);
    check_shift_min(&end);
    return end.forbidden ? COST_FORBIDDEN : end.cost;
}

enum rule agent_refuses(const struct problem *problem, int agent, int offer)
{
    const struct offer *duty = &problem->offers[offer];
    const struct agent *who = &problem->agents[agent];
    if (off_order(who, duty->day, duty))
        return RULE_fixed;
    if (unavailable(who, duty))
        return RULE_availability;
    if (agent_absence(who, duty))
        return RULE_time_off;
    if (!who->eligible[duty->shift])
        return RULE_eligible;
    if (who->forbidden[duty->day] >> duty->shift & 1)
        return RULE_forbidden;
    return N_RULES;
}

cost agent_wish(const struct problem *problem, int agent, int offer)
{
    const struct offer *duty = &problem->offers[offer];
    return wish_cost(problem, &problem->agents[agent], duty->day, duty);
}

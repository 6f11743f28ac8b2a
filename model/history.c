/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is remembered of an agent's days, moved on by a day at a time.  The
 * rules themselves stand in rules_of_*.c and gauges.c; remember() alone
 * changes the history. */
#include "history.h"

#include "mem.h"
#include "today.h"

#include <stdlib.h>
#include <string.h>

void breaches_add(struct breaches *breaches, struct breach breach)
{
    MEM_GROW(breaches->items, breaches->n, breaches->room);
    breaches->items[breaches->n++] = breach;
}

void breaches_free(struct breaches *breaches)
{
    free(breaches->items);
}

size_t history_bytes(const struct problem *problem)
{
    return offsetof(struct history, tally) +
           (size_t)(problem->n_shifts + problem->n_gauges) * sizeof(int);
}

struct history history_blank(void)
{
    struct history blank = {
        .last_end = LONG_AGO,
        .last_start = LONG_AGO,
        .night_end = LONG_AGO,
        .span_start = LONG_AGO,
        .last_shift = -1,
        .run_open = true,
        .week_start = -1,
    };
    for (int k = 0; k < PAST_DAYS; k++)
        blank.past_end[k] = LONG_AGO;
    return blank;
}

void record(struct today *today, struct breach breach)
{
    breach.agent = today->index;
    breach.day = today->day;
    if (breach.cost >= COST_FORBIDDEN)
        today->forbidden = true;
    else
        today->cost += breach.cost;
    if (today->breaches)
        breaches_add(today->breaches, breach);
}

static void charge_at(struct today *today, enum rule rule, bool better,
                      int excess)
{
    const struct rule_setting *setting =
        better ? &today->agent->better[rule] : &today->agent->rules[rule];
    if (excess > 0)
        record(today, (struct breach){
                          .rule = rule,
                          .excess = excess,
                          .cost = rule_cost(rule, *setting, excess),
                          .better = better,
                      });
}

void charge(struct today *today, enum rule rule, int excess)
{
    charge_at(today, rule, false, excess);
}

void charge_better(struct today *today, enum rule rule, int excess)
{
    charge_at(today, rule, true, excess);
}

void charge_both(struct today *today, enum rule rule, int over, int better)
{
    charge_at(today, rule, false, over);
    charge_at(today, rule, true, better);
}

static struct today today_of(const struct problem *problem, int agent,
                             const struct history *history, int day,
                             rule_mask mask, struct breaches *breaches)
{
    return (struct today){
        .problem = problem,
        .agent = &problem->agents[agent],
        .before = history,
        .index = agent,
        .day = day,
        .mask = mask,
        .breaches = breaches,
    };
}

static void remember_span(struct history *history, const struct today *today)
{
    if (!today->duty || !applies(today, RULE_max_hours_from_start))
        return;
    struct span span = span_of(today);
    history->span_start = span.start;
    history->span_min = span.min;
}

static void remember_rest(struct history *history, const struct today *today)
{
    if (applies(today, RULE_weekly_rest))
        history->week_rest = rest_week_ends(today) ? 0 : week_rest_of(today);
}

static void remember_sums(struct history *history, const struct today *today)
{
    int *sums = history->tally + today->problem->n_shifts;
    for (int i = 0; i < today->agent->n_gauges; i++)
        sums[i] += gauge_adds(today, &today->agent->gauges[i]);
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

static short shifted_in(short bits, bool bit)
{
    return (short)((bits << 1 | bit) & ((1 << (SPAN_MAX - 1)) - 1));
}

static void remember_weekend(struct history *history, const struct today *today)
{
    bool worked = today->duty != NULL;
    history->weekends += begins_weekend(today);
    if (today->weekday == SUNDAY) {
        bool saturday = history->saturday && history->saturday_known;
        history->sundays = shifted_in(history->sundays, worked);
        history->weekends_past =
            shifted_in(history->weekends_past, saturday || worked);
    }
    if (today->weekday == SATURDAY) {
        history->saturday = worked;
        history->saturday_known = true;
    }
}

static void remember_work(struct history *history, const struct today *today)
{
    int work = today->duty ? today->duty->work_min : 0;
    history->week_min = today->weekday == SUNDAY ? 0 : history->week_min + work;
    history->week_over =
        today->weekday == SUNDAY
            ? 0
            : history->week_over + agent_over_day(today->agent, work);
    history->period_min += work;
    size_t moved = (PAST_DAYS - 1) * sizeof *history->past;
    memmove(history->past + 1, history->past, moved);
    memmove(history->past_end + 1, history->past_end, moved);
    history->past[0] = work;
    history->past_end[0] = today->duty ? today->duty->end : LONG_AGO;
}

static void remember_duty(struct history *history, const struct offer *duty)
{
    history->nights = (short)(duty && duty->night ? history->nights + 1 : 0);
    history->last_shift = (short)(duty ? duty->shift : -1);
    if (!duty)
        return;
    history->last_end = duty->end;
    history->last_start = duty->start;
    history->week_start = duty->start_min;
    history->night_end = duty->night ? duty->end : LONG_AGO;
    history->tally[duty->shift]++;
}

/* `history` is what today->before points at: what is worked out from
 * yesterday's comes first. */
static void remember(struct history *history, const struct today *today)
{
    remember_span(history, today);
    remember_rest(history, today);
    remember_sums(history, today);
    remember_weekend(history, today);
    remember_work(history, today);
    remember_run(history, today->duty != NULL);
    remember_duty(history, today->duty);
    history->broken = (short)(history->broken | broken_by(today));
    if (today->weekday == SUNDAY)
        history->week_start = -1;
}

cost history_add_day(const struct problem *problem, int agent,
                     struct history *history, int day, const struct offer *duty,
                     rule_mask mask, struct breaches *breaches)
{
    struct today today = today_of(problem, agent, history, day, mask, breaches);
    today.duty = duty;
    today.weekday = grid_weekday(&problem->grid, day);
    check_duty(&today);
    check_rest(&today);
    check_days(&today);
    check_hours(&today);
    check_gauges(&today);
    remember(history, &today);
    return today.forbidden ? COST_FORBIDDEN : today.cost;
}

static void check_shift_min(struct today *end)
{
    if (!applies(end, RULE_shift_min))
        return;
    for (int shift = 0; shift < end->problem->n_shifts; shift++)
        charge(end, RULE_shift_min,
               end->agent->shift_min[shift] - end->before->tally[shift]);
}

cost history_close(const struct problem *problem, int agent,
                   const struct history *history, rule_mask mask,
                   struct breaches *breaches)
{
    struct today end =
        today_of(problem, agent, history, problem->grid.n_days, mask, breaches);
    check_hours_at_end(&end);
    check_shift_min(&end);
    return end.forbidden ? COST_FORBIDDEN : end.cost;
}

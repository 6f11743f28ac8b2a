/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "terms.h"

#include <string.h>

/* The limits of these shifts alone. */
static const int *limits_of(struct arena *arena, const int *limits,
                            int n_shifts, uint64_t shifts)
{
    int *some = ARENA_ARRAY(arena, int, n_shifts);
    for (int shift = 0; shift < n_shifts; shift++)
        some[shift] = shifts >> shift & 1 ? limits[shift] : -1;
    return some;
}

static void drop_terms(const struct problem *problem, struct arena *arena,
                       struct agent *agent)
{
    size_t n_slots = (size_t)problem->grid.n_slots;
    uint8_t *always = ARENA_ARRAY(arena, uint8_t, n_slots);
    uint8_t *any = ARENA_ARRAY(arena, uint8_t, problem->n_shifts);
    memset(always, 1, n_slots);
    memset(any, 1, (size_t)problem->n_shifts);
    agent->orders = ARENA_ARRAY(arena, uint8_t, problem->grid.n_days);
    agent->forbidden = ARENA_ARRAY(arena, uint64_t, problem->grid.n_days);
    agent->n_time_off = 0;
    agent->n_restrictions = 0;
    agent->breaks = agent->better_breaks = NULL;
    agent->available = always;
    agent->eligible = any;
}

static void hold_only(struct agent *agent, rule_mask mask)
{
    for (enum rule rule = 0; rule < N_RULES; rule++) {
        if (mask >> rule & 1)
            continue;
        agent->rules[rule].limit = RULE_OFF;
        agent->better[rule].price = 0;
    }
}

/* Marks what an agent may take on some day. */
static void mark_choices(const struct problem *problem, const struct agent *who,
                         uint8_t *marked)
{
    for (int i = 0; i < who->first_choice[problem->grid.n_days]; i++)
        marked[who->choices[i].offer] = 1;
}

/* Lets the only agent of `one` choose what those of its contract may take. */
static void share_choices(const struct problem *problem, int agent,
                          rule_mask mask, uint64_t shifts, struct problem *one)
{
    int n_days = problem->grid.n_days, n = 0;
    uint8_t *marked = ARENA_ARRAY(one->arena, uint8_t, problem->n_offers);
    int *first = ARENA_ARRAY(one->arena, int, n_days + 1);
    struct choice *choices =
        ARENA_ARRAY(one->arena, struct choice, problem->n_offers);
    for (int other = 0; other < problem->n_agents; other++)
        if (terms_alone(problem, agent, other, mask, shifts))
            mark_choices(problem, &problem->agents[other], marked);
    for (int day = 0; day < n_days; day++) {
        int end = end_offer_of(problem, agent, day);
        first[day] = n;
        for (int offer = first_offer_of(problem, agent, day); offer < end;
             offer++)
            if (marked[offer])
                choices[n++] = (struct choice){.offer = offer};
    }
    first[n_days] = n;
    one->agents->first_choice = first;
    one->agents->choices = choices;
}

struct problem *terms_free(const struct problem *problem, int agent,
                           rule_mask mask, uint64_t shifts)
{
    struct arena *arena = arena_new();
    struct problem *one = ARENA_ARRAY(arena, struct problem, 1);
    struct agent *who = ARENA_ARRAY(arena, struct agent, 1);
    *who = problem->agents[agent];
    drop_terms(problem, arena, who);
    hold_only(who, mask);
    who->shift_min =
        limits_of(arena, who->shift_min, problem->n_shifts, shifts);
    who->shift_max =
        limits_of(arena, who->shift_max, problem->n_shifts, shifts);
    *one = *problem;
    one->arena = arena;
    one->n_agents = 1;
    one->n_queues = 0;
    one->n_presences = 0;
    one->agents = who;
    problem_freeze(one);
    share_choices(problem, agent, mask, shifts, one);
    return one;
}

/* Arrays of `n` elements of a size, alike, or NULL both. */
static bool same(const void *a, const void *b, int n, size_t size)
{
    return a == b || (a && b && memcmp(a, b, (size_t)n * size) == 0);
}

static bool same_gauge(const struct problem *problem, const struct gauge *a,
                       const struct gauge *b)
{
    return a->measure == b->measure && a->from == b->from && a->to == b->to &&
           a->price == b->price && a->n_steps == b->n_steps &&
           same(a->amount, b->amount, problem->n_offers, sizeof(int)) &&
           same(a->most, b->most, problem->grid.n_days, sizeof(int)) &&
           same(a->step, b->step, a->n_steps, sizeof(cost));
}

static bool same_gauges(const struct problem *problem, const struct agent *x,
                        const struct agent *y)
{
    if (x->n_gauges != y->n_gauges)
        return false;
    for (int i = 0; i < x->n_gauges; i++)
        if (!same_gauge(problem, &x->gauges[i], &y->gauges[i]))
            return false;
    return true;
}

/* Whether the shifts have the same limits. */
static bool same_limits(const int *a, const int *b, int n_shifts,
                        uint64_t shifts)
{
    for (int shift = 0; shift < n_shifts; shift++)
        if ((shifts >> shift & 1) && a[shift] != b[shift])
            return false;
    return true;
}

static void clear_setting(struct rule_setting *setting, bool holds)
{
    if (!holds)
        *setting = (struct rule_setting){0};
    setting->law = NULL;
    setting->agreement = NULL;
}

/* The agent with all cleared that is terms of its own, who it is, or compared
 * by itself. */
static void clear_terms(struct agent *bare, const struct agent *agent,
                        rule_mask mask)
{
    memcpy(bare, agent, sizeof *bare);
    for (enum rule rule = 0; rule < N_RULES; rule++) {
        clear_setting(&bare->rules[rule], mask >> rule & 1);
        clear_setting(&bare->better[rule], mask >> rule & 1);
    }
    bare->id = bare->name = NULL;
    bare->group = 0;
    bare->tags = 0;
    bare->week_min = bare->week_target = bare->week_max = NULL;
    bare->shift_min = bare->shift_max = NULL;
    bare->rest_begins = NULL;
    bare->gauges = NULL;
    bare->n_restrictions = 0;
    bare->restrictions = NULL;
    bare->breaks = bare->better_breaks = NULL;
    bare->stretch_most = 0;
    bare->available = bare->eligible = bare->orders = NULL;
    bare->n_time_off = 0;
    bare->time_off = NULL;
    bare->fixed_shift = NULL;
    bare->fixed_start = NULL;
    bare->forbidden = NULL;
    bare->slot_wish = bare->shift_wish = bare->off_wish = NULL;
    bare->rotation = NULL;
    bare->n_activities = bare->n_wishes = bare->wish_left = 0;
    bare->activities = NULL;
    bare->busy = NULL;
    bare->wishes = NULL;
    if (!(mask & (RULE_BIT(period_min) | RULE_BIT(period_max) |
                  RULE_BIT(period_target))))
        bare->period_min = bare->period_max = bare->period_target = -1;
    if (!(mask & RULE_BIT(off_together)))
        bare->n_stretches = 0;
    if (bare->n_stretches == 0)
        bare->stretches = NULL;
    bare->carried_from = bare->carried_until = 0;
    bare->first_choice = NULL;
    bare->choices = NULL;
    bare->off_own = NULL;
}

static bool same_weeks(const struct problem *problem, const struct agent *x,
                       const struct agent *y)
{
    int n_weeks = grid_n_weeks(&problem->grid);
    return same(x->week_min, y->week_min, n_weeks, sizeof(int)) &&
           same(x->week_target, y->week_target, n_weeks, sizeof(int)) &&
           same(x->week_max, y->week_max, n_weeks, sizeof(int)) &&
           same(x->rest_begins, y->rest_begins, problem->grid.n_days + 1, 1);
}

bool terms_alone(const struct problem *problem, int a, int b, rule_mask mask,
                 uint64_t shifts)
{
    const struct agent *x = &problem->agents[a], *y = &problem->agents[b];
    int n_shifts = problem->n_shifts;
    struct agent bare_x, bare_y;
    clear_terms(&bare_x, x, mask);
    clear_terms(&bare_y, y, mask);
    return memcmp(&bare_x, &bare_y, sizeof bare_x) == 0 &&
           same_weeks(problem, x, y) && same_gauges(problem, x, y) &&
           same_limits(x->shift_min, y->shift_min, n_shifts, shifts) &&
           same_limits(x->shift_max, y->shift_max, n_shifts, shifts);
}

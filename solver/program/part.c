/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "part.h"

#include "ints.h"

#include <stdlib.h>
#include <string.h>

static bool looks_far(const struct agent *agent)
{
    return agent->n_gauges > 0 || agent->n_stretches > 0 ||
           agent->n_activities > 0 || agent->n_restrictions > 0 ||
           agent->rules[RULE_weekly_rest].limit != RULE_OFF ||
           agent->carried_until > 0;
}

bool part_suits(const struct problem *problem)
{
    for (int i = 0; i < problem->n_presences; i++)
        if (problem->presences[i].shift < 0)
            return false;
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (looks_far(&problem->agents[agent]))
            return false;
    return problem->n_queues == 0;
}

cost part_dearest_head(const struct problem *problem)
{
    cost most = 0;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct steps *few = &problem->presences[i].too_few;
        if (few->n > 0 && few->price[0] * HEAD > most)
            most = few->price[0] * HEAD;
    }
    return most;
}

/* Weeks whose Sundays or weekends are counted together; 1 without the rule. */
static int weeks_counted(const struct agent *agent, enum rule rule)
{
    int span = 1;
    if (agent->rules[rule].limit != RULE_OFF)
        span = larger(span, agent->rules[rule].span);
    if (agent->better[rule].price > 0)
        span = larger(span, agent->better[rule].span);
    return span;
}

int part_days_behind(const struct problem *problem)
{
    int weeks = 2;
    for (int i = 0; i < problem->n_agents; i++) {
        const struct agent *agent = &problem->agents[i];
        weeks = larger(weeks, weeks_counted(agent, RULE_free_sundays));
        weeks = larger(weeks, weeks_counted(agent, RULE_free_weekends));
    }
    return (weeks - 1) * DAYS_PER_WEEK;
}

static struct arena *arena_of(const struct part *part)
{
    return part->problem->arena;
}

static int n_days_of(const struct part *part)
{
    return part->to - part->from;
}

/* The slot of the whole with which the part begins. */
static int first_slot_of(const struct part *part)
{
    const struct grid *grid = &part->whole->grid;
    int first = grid->n_slots;
    for (int i = 0; i < grid->n_calendars; i++)
        if (grid->calendars[i].day_start[part->from] < first)
            first = grid->calendars[i].day_start[part->from];
    return first;
}

static void cut_grid(struct part *part, int first_slot)
{
    const struct grid *whole = &part->whole->grid;
    struct grid *grid = &part->problem->grid;
    int n_days = n_days_of(part);
    struct calendar *calendars =
        ARENA_ARRAY(arena_of(part), struct calendar, whole->n_calendars);
    grid->n_days = n_days;
    grid->first_date += part->from;
    grid->n_slots = 0;
    for (int i = 0; i < whole->n_calendars; i++) {
        int *start = ARENA_ARRAY(arena_of(part), int, n_days + 1);
        for (int day = 0; day <= n_days; day++)
            start[day] =
                whole->calendars[i].day_start[part->from + day] - first_slot;
        calendars[i] = whole->calendars[i];
        calendars[i].day_start = start;
        if (start[n_days] > grid->n_slots)
            grid->n_slots = start[n_days];
    }
    grid->calendars = calendars;
}

static void cut_offer(const struct part *part, int first_slot,
                      struct offer *offer)
{
    offer->day -= part->from;
    offer->start -= first_slot;
    offer->end -= first_slot;
    if (offer->end > part->problem->grid.n_slots)
        part->problem->grid.n_slots = offer->end;
}

static void cut_offers(struct part *part, int first_slot)
{
    const struct problem *whole = part->whole;
    struct problem *problem = part->problem;
    int n_days = n_days_of(part), n_calendars = whole->grid.n_calendars, n = 0;
    int *first = ARENA_ARRAY(arena_of(part), int, n_calendars *n_days + 1);
    part->moved = ARENA_ARRAY(arena_of(part), int, n_calendars);
    for (int i = 0; i < n_calendars; i++) {
        const int *from =
            &whole->first_offer[i * whole->grid.n_days + part->from];
        part->moved[i] = from[0] - n;
        for (int day = 0; day < n_days; day++)
            first[i * n_days + day] = from[day] - part->moved[i];
        n += from[n_days] - from[0];
    }
    first[n_calendars * n_days] = n;
    struct offer *offers = ARENA_ARRAY(arena_of(part), struct offer, n);
    for (int i = 0; i < n_calendars; i++)
        for (int k = first[i * n_days]; k < first[(i + 1) * n_days]; k++) {
            offers[k] = whole->offers[k + part->moved[i]];
            cut_offer(part, first_slot, &offers[k]);
        }
    problem->first_offer = first;
    problem->offers = offers;
    problem->n_offers = n;
}

static void cut_presence(const struct part *part, struct presence *presence)
{
    int *row = ARENA_ARRAY(arena_of(part), int, presence->n_rows);
    int *min = ARENA_ARRAY(arena_of(part), int, presence->n_rows);
    int *max = ARENA_ARRAY(arena_of(part), int, presence->n_rows);
    int n = 0;
    for (int k = 0; k < presence->n_rows; k++) {
        if (presence->row[k] < part->from || presence->row[k] >= part->to)
            continue;
        row[n] = presence->row[k] - part->from;
        min[n] = presence->min[k];
        max[n++] = presence->max[k];
    }
    presence->n_rows = n;
    presence->row = row;
    presence->min = min;
    presence->max = max;
}

static void cut_presences(struct part *part)
{
    int n = part->whole->n_presences;
    struct presence *presences =
        ARENA_ARRAY(arena_of(part), struct presence, n);
    for (int i = 0; i < n; i++) {
        presences[i] = part->whole->presences[i];
        cut_presence(part, &presences[i]);
    }
    part->problem->presences = presences;
}

/* What an agent has none of is NULL. */
#define MOVE(array, by)                                                        \
    do {                                                                       \
        if (array)                                                             \
            (array) += (by);                                                   \
    } while (0)

static void cut_choices(const struct part *part, struct agent *agent)
{
    int n_days = n_days_of(part);
    const int *from = agent->first_choice + part->from;
    int n = from[n_days] - from[0];
    int *first = ARENA_ARRAY(arena_of(part), int, n_days + 1);
    struct choice *choices = ARENA_ARRAY(arena_of(part), struct choice, n);
    for (int day = 0; day <= n_days; day++)
        first[day] = from[day] - from[0];
    for (int i = 0; i < n; i++) {
        choices[i] = agent->choices[from[0] + i];
        choices[i].offer -= part->moved[agent->calendar];
    }
    agent->first_choice = first;
    agent->choices = choices;
    MOVE(agent->off_own, part->from);
}

static void cut_times(const struct part *part, int first_slot,
                      struct agent *agent)
{
    int n_days = n_days_of(part);
    int *start = ARENA_ARRAY(arena_of(part), int, n_days);
    struct absence *time_off =
        ARENA_ARRAY(arena_of(part), struct absence, agent->n_time_off);
    for (int day = 0; day < n_days; day++) {
        start[day] = agent->fixed_start[part->from + day];
        start[day] -= start[day] < 0 ? 0 : first_slot;
    }
    for (int i = 0; i < agent->n_time_off; i++) {
        time_off[i] = agent->time_off[i];
        time_off[i].start -= first_slot;
        time_off[i].end -= first_slot;
    }
    agent->fixed_start = start;
    agent->time_off = time_off;
    MOVE(agent->available, first_slot);
    MOVE(agent->slot_wish, first_slot);
}

static void cut_agent(const struct part *part, int first_slot,
                      struct agent *agent)
{
    int from = part->from, week = grid_week(&part->whole->grid, from);
    cut_choices(part, agent);
    cut_times(part, first_slot, agent);
    MOVE(agent->week_min, week);
    MOVE(agent->week_target, week);
    MOVE(agent->week_max, week);
    MOVE(agent->orders, from);
    MOVE(agent->fixed_shift, from);
    MOVE(agent->forbidden, from);
    MOVE(agent->rotation, from);
    MOVE(agent->shift_wish, from * part->whole->n_shifts);
    MOVE(agent->off_wish, from);
    agent->n_wishes = 0;
}

/* Whole weeks, as what is counted in them begins with the first day. */
static void round_days(struct part *part)
{
    const struct grid *grid = &part->whole->grid;
    while (part->from > 0 && grid_weekday(grid, part->from) != 0)
        part->from--;
    while (part->to < grid->n_days && grid_weekday(grid, part->to) != 0)
        part->to++;
}

struct part part_new(const struct problem *problem, int from, int to)
{
    struct arena *arena = arena_new();
    struct part part = {.whole = problem, .from = from, .to = to};
    part.problem = ARENA_ARRAY(arena, struct problem, 1);
    *part.problem = *problem;
    part.problem->arena = arena;
    round_days(&part);
    int first_slot = first_slot_of(&part);
    cut_grid(&part, first_slot);
    cut_offers(&part, first_slot);
    cut_presences(&part);
    part.problem->agents = ARENA_ARRAY(arena, struct agent, problem->n_agents);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        part.problem->agents[agent] = problem->agents[agent];
        cut_agent(&part, first_slot, &part.problem->agents[agent]);
    }
    return part;
}

void part_free(struct part *part)
{
    arena_free(arena_of(part));
}

/* Slots that count from the first of the part. */
static void move_history(struct history *history, int first_slot)
{
    int *slots[] = {&history->last_end, &history->last_start,
                    &history->night_end, &history->span_start};
    for (int i = 0; i < (int)(sizeof slots / sizeof *slots); i++)
        *slots[i] -= *slots[i] == LONG_AGO ? 0 : first_slot;
    for (int i = 0; i < PAST_DAYS; i++)
        history->past_end[i] -=
            history->past_end[i] == LONG_AGO ? 0 : first_slot;
}

static const struct offer *offer_of(const struct problem *problem,
                                    const struct line *line, int day)
{
    int offer = line->duties[day].offer;
    return offer == OFF ? NULL : &problem->offers[offer];
}

/* Adds the days [from, to) of the line. */
static void add_days(const struct problem *problem, const struct line *line,
                     int from, int to, struct history *history)
{
    for (int day = from; day < to; day++)
        history_add_day(problem, line->agent, history, day,
                        offer_of(problem, line, day), RULES_ALL, NULL);
}

void part_follow(struct part *part, const struct line *lines)
{
    int first_slot = first_slot_of(part);
    for (int agent = 0; agent < part->whole->n_agents; agent++) {
        struct history *before = &part->problem->agents[agent].before;
        *before = part->whole->agents[agent].before;
        add_days(part->whole, &lines[agent], 0, part->from, before);
        move_history(before, first_slot);
    }
}

void part_lead(struct part *part, const struct line *lines)
{
    const struct problem *whole = part->whole;
    for (int agent = 0; agent < whole->n_agents; agent++) {
        struct history *before = &part->problem->agents[agent].before;
        struct history behind = history_blank();
        add_days(whole, &lines[agent], part->to, whole->grid.n_days, &behind);
        before->period_min += behind.period_min;
        before->weekends += behind.weekends;
        for (int shift = 0; shift < whole->n_shifts; shift++)
            before->tally[shift] += behind.tally[shift];
    }
}

void part_toll(struct part *part, int points)
{
    for (int i = 0; i < part->problem->n_agents; i++) {
        struct agent *agent = &part->problem->agents[i];
        if (agent->rules[RULE_max_weekends].limit != RULE_OFF &&
            agent->better[RULE_max_weekends].price == 0)
            agent->better[RULE_max_weekends] =
                (struct rule_setting){.price = points};
    }
}

void part_take(const struct part *part, const struct line *line,
               struct line *days)
{
    int moved = part->moved[part->whole->agents[line->agent].calendar];
    for (int day = 0; day < n_days_of(part); day++) {
        days->duties[day] = line->duties[part->from + day];
        if (days->duties[day].offer != OFF)
            days->duties[day].offer -= moved;
    }
    days->agent = line->agent;
}

void part_put(const struct part *part, const struct line *days,
              struct line *line)
{
    int moved = part->moved[part->whole->agents[days->agent].calendar];
    for (int day = 0; day < n_days_of(part); day++) {
        line->duties[part->from + day] = days->duties[day];
        if (days->duties[day].offer != OFF)
            line->duties[part->from + day].offer += moved;
    }
}

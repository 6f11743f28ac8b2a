/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pace.h"

#include "ints.h"
#include "mem.h"

#include <math.h>
#include <stdlib.h>

enum { ROUNDS = 30 };

struct pace {
    const struct problem *problem;
    int n_weeks;
    double *need;   /* [n_weeks] minutes that are asked, */
    double *weight; /* [n_weeks] and how they draw those of agents */
    double *room;   /* [n_agents * n_weeks] days that an agent can work */
    double *share;  /* [n_agents * (n_weeks + 1)] of its minutes, before each
                       week */
    int longest;    /* minutes of a duty */
};

static int week_of(const struct pace *pace, int day)
{
    return grid_week(&pace->problem->grid, day);
}

/* Minutes of the first offer of a shift on a day; 0: there is none. */
static int minutes_of(const struct problem *problem, int shift, int day)
{
    for (int offer = problem->first_offer[day];
         offer < problem->first_offer[day + 1]; offer++)
        if (problem->offers[offer].shift == shift)
            return problem->offers[offer].work_min;
    return 0;
}

static void find_needs(struct pace *pace)
{
    const struct problem *problem = pace->problem;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        for (int k = 0; k < presence->n_rows; k++)
            pace->need[week_of(pace, presence->row[k])] +=
                fmax(presence->min[k], 0) *
                minutes_of(problem, presence->shift, presence->row[k]);
    }
}

/* The limit of a rule that is hard, `none` where there is none. */
static int hard_limit(const struct agent *agent, enum rule rule, int none)
{
    const struct rule_setting *setting = &agent->rules[rule];
    return rule_is_hard(setting) ? setting->limit : none;
}

/* How many of so many days in a row can be worked. */
static int most_of(const struct agent *agent, int n_days)
{
    int on = hard_limit(agent, RULE_max_days_in_a_row, n_days);
    int off = hard_limit(agent, RULE_min_days_off, 1);
    int least = hard_limit(agent, RULE_min_days_in_a_row, 1);
    int cycle = on + off, rest = n_days % cycle;
    return n_days / cycle * on + (rest < least ? 0 : rest < on ? rest : on);
}

/* Days with a choice, each as much as can be worked of those around it. */
static void find_room(struct pace *pace, int agent)
{
    const struct agent *who = &pace->problem->agents[agent];
    const int *first = who->first_choice;
    int n_days = pace->problem->grid.n_days;
    double *room = pace->room + agent * pace->n_weeks;
    for (int day = 0, end; day < n_days; day = end + 1) {
        end = day;
        while (end < n_days && first[end + 1] > first[end])
            end++;
        double each =
            end > day ? most_of(who, end - day) / (double)(end - day) : 0;
        for (int free = day; free < end; free++)
            room[week_of(pace, free)] += each;
    }
}

/* Minutes of an agent in the period, as near as they are known. */
static double minutes_in_all(const struct agent *agent)
{
    if (agent->period_min < 0)
        return fmax(agent->period_max, 0);
    if (agent->period_max < 0)
        return agent->period_min;
    return (agent->period_min + agent->period_max) / 2.0;
}

/* Shares by the room and the weights of the weeks; adds to the minutes of
 * all weeks what the agent has in them. */
static void share_out(const struct pace *pace, int agent, double *minutes)
{
    const double *days = pace->room + agent * pace->n_weeks;
    double *share = pace->share + agent * (pace->n_weeks + 1);
    double all = minutes_in_all(&pace->problem->agents[agent]), sum = 0;
    for (int week = 0; week < pace->n_weeks; week++)
        share[week + 1] = sum += days[week] * pace->weight[week];
    for (int week = 0; week < pace->n_weeks; week++) {
        share[week + 1] /= sum > 0 ? sum : 1;
        minutes[week] += all * (share[week + 1] - share[week]);
    }
}

/* One step towards weights under which each week has of all minutes what it has
 * of all needs, while everybody's come to their sum. */
static void balance(struct pace *pace)
{
    double *minutes = mem_alloc((size_t)pace->n_weeks, sizeof *minutes);
    double all = 0, needs = 0;
    for (int agent = 0; agent < pace->problem->n_agents; agent++)
        share_out(pace, agent, minutes);
    for (int week = 0; week < pace->n_weeks; week++) {
        all += minutes[week];
        needs += pace->need[week];
    }
    for (int week = 0; week < pace->n_weeks && needs > 0; week++)
        if (minutes[week] > 0)
            pace->weight[week] *=
                pace->need[week] / needs * all / minutes[week];
    free(minutes);
}

struct pace *pace_new(const struct problem *problem)
{
    size_t n_weeks = (size_t)grid_n_weeks(&problem->grid);
    size_t n_agents = (size_t)problem->n_agents;
    struct pace *pace = mem_alloc(1, sizeof *pace);
    *pace = (struct pace){
        .problem = problem,
        .n_weeks = (int)n_weeks,
        .need = mem_alloc(n_weeks, sizeof(double)),
        .weight = mem_alloc(n_weeks, sizeof(double)),
        .room = mem_alloc(n_agents * n_weeks, sizeof(double)),
        .share = mem_alloc(n_agents * (n_weeks + 1), sizeof(double)),
    };
    for (int week = 0; week < pace->n_weeks; week++)
        pace->weight[week] = 1;
    for (int offer = 0; offer < problem->n_offers; offer++)
        pace->longest = larger(pace->longest, problem->offers[offer].work_min);
    find_needs(pace);
    for (int agent = 0; agent < problem->n_agents; agent++)
        find_room(pace, agent);
    for (int round = 0; round < ROUNDS; round++)
        balance(pace);
    return pace;
}

void pace_free(struct pace *pace)
{
    free(pace->need);
    free(pace->weight);
    free(pace->room);
    free(pace->share);
    free(pace);
}

static void price_rule(struct agent *agent, enum rule rule)
{
    agent->rules[rule] = (struct rule_setting){.price = POINTS_PER_SHORT_HOUR};
    agent->better[rule].price = 0;
}

/* At most so many minutes in a week, at a price; a limit that is hard stays
 * beside it. */
static void limit_week(int most, struct agent *agent)
{
    struct rule_setting *rule = &agent->rules[RULE_max_hours_per_week];
    struct rule_setting *better = &agent->better[RULE_max_hours_per_week];
    bool off = rule->limit == RULE_OFF;
    if (!off && most >= rule->limit)
        return;
    *(off || rule->price != RULE_HARD ? rule : better) =
        (struct rule_setting){.limit = most, .price = POINTS_PER_SHORT_HOUR};
}

/* What a week has at most: the agent's own limits hold as they are where they
 * are hard, and the largest of the pace is one more. */
static void limit_most(int *most, int n_weeks, struct agent *agent)
{
    int largest = 0;
    for (int week = 0; week < n_weeks; week++)
        largest = larger(largest, most[week]);
    if (agent->rules[RULE_week_max].price == RULE_HARD &&
        any_limit(agent->week_max, n_weeks)) {
        limit_week(largest, agent);
        return;
    }
    for (int week = 0; week < n_weeks; week++)
        if (agent->week_max[week] >= 0)
            most[week] = smaller(most[week], agent->week_max[week]);
    agent->week_max = most;
    price_rule(agent, RULE_week_max);
}

/* And at least; limits that are hard stay so where they ask as much. */
static void limit_least(int *least, int n_weeks, struct agent *agent)
{
    bool enough = agent->rules[RULE_week_min].price == RULE_HARD;
    for (int week = 0; week < n_weeks; week++) {
        enough = enough && agent->week_min[week] >= least[week];
        least[week] = larger(least[week], agent->week_min[week]);
    }
    agent->week_min = least;
    if (!enough)
        price_rule(agent, RULE_week_min);
}

/* The minutes of each week, give or take a duty; what the agent is ahead or
 * behind is the first week's. */
static void limit_weeks(const struct pace *pace, const struct part *part,
                        const double *share, struct agent *agent)
{
    int n_weeks = grid_n_weeks(&part->problem->grid);
    int *least = ARENA_ARRAY(part->problem->arena, int, n_weeks);
    int *most = ARENA_ARRAY(part->problem->arena, int, n_weeks);
    double before = agent->before.period_min;
    for (int week = 0; week < n_weeks; week++) {
        double after = minutes_in_all(agent) * share[week + 1];
        least[week] = (int)fmax(0, after - before - pace->longest);
        most[week] = (int)fmax(0, after - before + pace->longest);
        before = after;
    }
    limit_least(least, n_weeks, agent);
    limit_most(most, n_weeks, agent);
    agent->period_min = agent->period_target = -1;
}

/* A duty that is missing costs as much as its hours.  Where none is asked for
 * the rule stays hard, and numbers of duties can be kept by tolls. */
static void price_duties(const struct pace *pace, struct agent *agent)
{
    struct rule_setting *least = &agent->rules[RULE_shift_min];
    int most = 0;
    for (int shift = 0; shift < pace->problem->n_shifts; shift++)
        most = larger(most, agent->shift_min[shift]);
    if (least->price == RULE_HARD && most > 0)
        least->price = pace->longest * POINTS_PER_SHORT_HOUR / MINUTES_PER_HOUR;
}

static void limit_numbers(const struct part *part, double share,
                          struct agent *agent)
{
    int n_shifts = part->whole->n_shifts;
    int *least = ARENA_ARRAY(part->problem->arena, int, n_shifts);
    int *most = ARENA_ARRAY(part->problem->arena, int, n_shifts);
    struct rule_setting *weekends = &agent->rules[RULE_max_weekends];
    for (int shift = 0; shift < n_shifts; shift++) {
        int from = agent->shift_min[shift], to = agent->shift_max[shift];
        least[shift] = from < 0 ? -1 : (int)floor(from * share);
        most[shift] = to < 0 ? -1 : (int)ceil(to * share);
    }
    agent->shift_min = least;
    agent->shift_max = most;
    if (weekends->limit != RULE_OFF)
        weekends->limit = (int)lround(weekends->limit * share);
}

void pace_limit(const struct pace *pace, struct part *part)
{
    int first = week_of(pace, part->from);
    bool last = part->to == part->whole->grid.n_days;
    for (int i = 0; i < pace->problem->n_agents; i++) {
        struct agent *agent = &part->problem->agents[i];
        const double *share = pace->share + i * (pace->n_weeks + 1) + first;
        limit_numbers(part, last ? 1 : share[1], agent);
        price_duties(pace, agent);
        if (!last && minutes_in_all(agent) > 0)
            limit_weeks(pace, part, share, agent);
        price_rule(agent, RULE_period_min);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of a random team and their limits. */
#include "gen_maker.h"

/* How a rule's limit is drawn: from..to times step. */
struct range {
    enum rule rule;
    int from, to, step;
    int percent;  /* how often it is on */
    int stricter; /* steps of a better limit go up (1) or down (-1); 0: the
                     rule has none, or one that is not in steps */
};

static const struct range ranges[] = {
    {RULE_rest, 4, 12, 60, 90, 1},
    {RULE_max_days_in_a_row, 1, 6, 1, 50, -1},
    {RULE_min_days_in_a_row, 2, 3, 1, 30, 1},
    {RULE_min_days_off, 2, 3, 1, 30, 1},
    {RULE_max_weekends, 0, 3, 1, 30, -1},
    {RULE_whole_weekends, 1, 1, 1, 30, 0},
    {RULE_max_nights_in_a_row, 1, 4, 1, 40, -1},
    {RULE_max_hours_per_day, 4, 10, 60, 30, -1},
    {RULE_max_hours_per_7_days, 1, 8, 360, 30, -1},
    {RULE_max_hours_in_24h, 4, 14, 60, 15, -1},
    {RULE_max_hours_in_168h, 1, 8, 360, 15, -1},
    {RULE_max_hours_from_start, 4, 12, 60, 15, -1},
    {RULE_hours_between_starts, 12, 30, 60, 15, 1},
    {RULE_rest_after_nights, 6, 40, 60, 15, 1},
    {RULE_weekly_rest, 8, 50, 60, 20, 1},
    {RULE_free_sundays, 1, 3, 1, 15, 0},
    {RULE_free_weekends, 1, 3, 1, 15, 0},
    {RULE_same_start, 0, 0, 1, 15, 0},
    {RULE_max_spread, 4, 11, 60, 15, -1},
    {RULE_max_night_duty, 4, 10, 60, 15, -1},
    {RULE_earliest_start, 1, 9, 60, 15, 1},
    {RULE_break_time, 0, 0, 1, 50, 0},
    {RULE_restricted, 0, 0, 1, 90, 0},
    {RULE_max_hours_per_week, 1, 8, 360, 30, -1},
    {RULE_succession, 0, 0, 1, 70, 0},
};

#define N_ELEMENTS(array) (int)(sizeof(array) / sizeof *(array))

static int random_price(struct rng *rng, int hard_percent)
{
    return gen_chance(rng, hard_percent) ? RULE_HARD : gen_pick(rng, 1, 400);
}

static bool counts_back(enum rule rule)
{
    return rule == RULE_free_sundays || rule == RULE_free_weekends;
}

static bool may_be_better(const struct range *range)
{
    return range->stricter != 0 || counts_back(range->rule) ||
           range->rule == RULE_same_start || range->rule == RULE_break_time;
}

/* As strict or stricter, and priced. */
static struct rule_setting draw_better(struct rng *rng,
                                       const struct range *range,
                                       struct rule_setting setting)
{
    setting.price = gen_pick(rng, 1, 400);
    setting.limit += range->stricter * range->step * gen_pick(rng, 0, 3);
    if (setting.limit < 0)
        setting.limit = 0;
    if (counts_back(range->rule)) {
        setting.limit = gen_pick(rng, 1, 3);
        setting.span = setting.limit + gen_pick(rng, 0, 4);
    }
    return setting;
}

static void draw_rule(struct rng *rng, enum gen_size size,
                      const struct range *range, struct gen_team *team)
{
    struct rule_setting setting = {.limit = RULE_OFF,
                                   .price = random_price(rng, team->hard)};
    int to = range->to;
    if (size == GEN_TINY && range->rule == RULE_max_days_in_a_row)
        to = 3;
    if (gen_chance(rng, range->percent))
        setting.limit = range->step * gen_pick(rng, range->from, to);
    if (counts_back(range->rule))
        setting.span =
            setting.limit == RULE_OFF ? 0 : setting.limit + gen_pick(rng, 0, 4);
    team->rules[range->rule] = setting;
    team->better[range->rule] = (struct rule_setting){.limit = RULE_OFF};
    if (setting.limit != RULE_OFF && may_be_better(range) &&
        gen_chance(rng, 25))
        team->better[range->rule] = draw_better(rng, range, setting);
}

static void draw_contract(struct rng *rng, struct gen_team *team)
{
    static const enum rule contract[] = {
        RULE_week_min,   RULE_week_max,      RULE_week_target, RULE_period_min,
        RULE_period_max, RULE_period_target, RULE_shift_min,   RULE_shift_max,
        RULE_averages,   RULE_burdens};
    for (int i = 0; i < N_ELEMENTS(contract); i++) {
        enum rule rule = contract[i];
        bool target = rule == RULE_week_target || rule == RULE_period_target;
        team->rules[rule].limit = gen_chance(rng, 10) ? RULE_OFF : 0;
        if (rule != RULE_averages && rule != RULE_burdens)
            team->rules[rule].price =
                random_price(rng, target ? 5 : team->hard);
    }
}

struct gen_team gen_team(struct rng *rng, enum gen_size size)
{
    struct gen_team team = {.hard = gen_chance(rng, 50) ? 15 : 60};
    for (int rule = 0; rule < N_RULES; rule++) {
        team.rules[rule] = (struct rule_setting){
            .limit = rule_infos[rule].kind == LIMIT ? RULE_OFF : 0,
            .price = RULE_HARD};
        team.better[rule] = (struct rule_setting){.limit = RULE_OFF};
    }
    team.rules[RULE_wishes].price = 1;
    team.rules[RULE_burdens].price = 1;
    for (int i = 0; i < N_ELEMENTS(ranges); i++)
        draw_rule(rng, size, &ranges[i], &team);
    draw_contract(rng, &team);
    return team;
}

void gen_rules(struct maker *maker, const struct gen_team *team)
{
    struct gen_team own = *team;
    for (int i = 0; i < N_ELEMENTS(ranges); i++)
        if (chance(maker, 15))
            draw_rule(maker->rng, maker->size, &ranges[i], &own);
    if (chance(maker, 15))
        draw_contract(maker->rng, &own);
    for (int rule = 0; rule < N_RULES; rule++) {
        maker->who->rules[rule] = own.rules[rule];
        maker->who->better[rule] = own.better[rule];
    }
}

void gen_few_rules(struct rng *rng, enum gen_size size, struct agent *who)
{
    struct gen_team team = {.hard = gen_chance(rng, 50) ? 15 : 60};
    for (int rule = 0; rule < N_RULES; rule++) {
        team.rules[rule] = who->rules[rule];
        if (rule_infos[rule].kind == LIMIT)
            team.rules[rule].limit = RULE_OFF;
    }
    for (int n = gen_pick(rng, 0, 2); n > 0; n--) {
        struct range range = ranges[gen_pick(rng, 0, N_ELEMENTS(ranges) - 1)];
        range.percent = 100;
        draw_rule(rng, size, &range, &team);
    }
    for (int rule = 0; rule < N_RULES; rule++) {
        who->rules[rule] = team.rules[rule];
        who->better[rule] = team.better[rule];
    }
    who->rules[RULE_averages].limit = gen_chance(rng, 40) ? RULE_OFF : 0;
    who->rules[RULE_burdens].limit = gen_chance(rng, 40) ? RULE_OFF : 0;
}

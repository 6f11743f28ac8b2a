/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Laws that are no single limit.  Break laws of several packs are one: of each
 * length of duty the longest breaks that any of them asks for. */
#include "build_rules.h"
#include "clock.h"
#include "rule_text.h"

#include <stdlib.h>
#include <string.h>

bool build_works_nights(const struct build *build, const struct agent *agent)
{
    const struct problem *problem = build->problem;
    int n_days = problem->grid.n_days;
    int first = problem->first_offer[agent->calendar * n_days];
    int end = problem->first_offer[(agent->calendar + 1) * n_days];
    for (int i = first; i < end; i++)
        if (problem->offers[i].night &&
            agent->eligible[problem->offers[i].shift])
            return true;
    return false;
}

/* What is due of so much work. */
static struct break_tier tier_at(const struct break_law *law, int work)
{
    struct break_tier tier = {0};
    for (int i = 0; i < law->n_tiers && work > law->tiers[i].over; i++)
        tier = law->tiers[i];
    return tier;
}

static int total_at(const struct break_law *law, int work)
{
    return tier_at(law, work).total;
}

static int by_over(const void *left, const void *right)
{
    const struct break_tier *a = left, *b = right;
    return a->over - b->over;
}

/* Both laws as one. */
static const struct break_law *
both(struct build *build, const struct break_law *a, const struct break_law *b)
{
    struct arena *arena = build->reading->arena;
    struct break_law *law = ARENA_ARRAY(arena, struct break_law, 1);
    int n = 0, room = a->n_tiers + b->n_tiers;
    struct break_tier *tiers = ARENA_ARRAY(arena, struct break_tier, room);
    memcpy(tiers, a->tiers, (size_t)a->n_tiers * sizeof *tiers);
    memcpy(tiers + a->n_tiers, b->tiers, (size_t)b->n_tiers * sizeof *tiers);
    qsort(tiers, (size_t)room, sizeof *tiers, by_over);
    for (int i = 0; i < room; i++) {
        struct break_tier of_a = tier_at(a, tiers[i].over + 1);
        struct break_tier of_b = tier_at(b, tiers[i].over + 1);
        struct break_tier more = of_b.total > of_a.total ? of_b : of_a;
        if (n == 0 || more.total > tiers[n - 1].total)
            tiers[n++] =
                (struct break_tier){tiers[i].over, more.total, more.law};
    }
    law->n_tiers = n;
    law->tiers = tiers;
    law->min_piece = a->min_piece > b->min_piece ? a->min_piece : b->min_piece;
    return law;
}

/* Whether `a` asks for breaks at least as long as `b` in every duty. */
static bool covers(const struct break_law *a, const struct break_law *b)
{
    for (int i = 0; i < b->n_tiers; i++)
        if (total_at(a, b->tiers[i].over + 1) < b->tiers[i].total)
            return false;
    return a->min_piece >= b->min_piece;
}

/* The breaks of a clause, each tier with its law. */
static const struct break_law *breaks_of(struct build *build,
                                         const struct clause *clause)
{
    struct arena *arena = build->reading->arena;
    struct break_law *law = ARENA_ARRAY(arena, struct break_law, 1);
    *law = *clause->breaks;
    struct break_tier *tiers =
        ARENA_ARRAY(arena, struct break_tier, law->n_tiers);
    for (int i = 0; i < law->n_tiers; i++) {
        tiers[i] = law->tiers[i];
        tiers[i].law = clause->law;
    }
    law->tiers = tiers;
    return law;
}

static void add_breaks(struct build *build, const struct clause *clause,
                       struct rule_setting *setting,
                       const struct break_law **law)
{
    if (clause->breaks->n_tiers == 0)
        return;
    if (!*law) {
        *law = breaks_of(build, clause);
        *setting = clause->setting;
        return;
    }
    bool more = covers(clause->breaks, *law) && !covers(*law, clause->breaks);
    *law = both(build, *law, breaks_of(build, clause));
    if (more)
        *setting = clause->setting;
}

static void keep_stretch(const struct build *build, const struct clause *clause,
                         struct agent *agent)
{
    int slots = clause->stretch / build->problem->grid.slot_min;
    if (clause->stretch == 0 ||
        (agent->stretch_most > 0 && agent->stretch_most <= slots))
        return;
    agent->stretch_most = slots > 0 ? slots : 1;
    agent->rules[RULE_breaks].law = clause->law;
    agent->rules[RULE_breaks].agreement = clause->setting.agreement;
}

static void check_own_breaks(const struct build *build,
                             const struct agent *agent,
                             const struct clause *own)
{
    bool looser = own->setting.limit == RULE_OFF ||
                  own->setting.price != RULE_HARD ||
                  !covers(own->breaks, agent->breaks);
    const struct law *law = agent->rules[RULE_break_time].law;
    if (looser && law)
        spot_report(build->reading->diags, own->spot,
                    "is looser than %s of pack '%s', %s; give an agreement "
                    "with its reason under 'agreements', or leave it out",
                    law->id, law->pack, law->statute);
}

/* Where no law is hard, what is priced stands in its place. */
static void build_breaks(struct build *build, struct agent *agent,
                         const struct clause_list *laws,
                         const struct clause *own)
{
    struct rule_setting *hard = &agent->rules[RULE_break_time];
    struct rule_setting *better = &agent->better[RULE_break_time];
    for (int i = 0; i < laws->n; i++) {
        const struct clause *law = laws->items[i];
        if (law->kind != CLAUSE_RULE || law->rule != RULE_break_time)
            continue;
        if (law->setting.price == RULE_HARD) {
            add_breaks(build, law, hard, &agent->breaks);
            keep_stretch(build, law, agent);
        } else if (!own) {
            add_breaks(build, law, better, &agent->better_breaks);
        }
    }
    if (own && agent->breaks)
        check_own_breaks(build, agent, own);
    if (own && own->setting.limit != RULE_OFF) {
        add_breaks(build, own, hard, &agent->breaks);
        keep_stretch(build, own, agent);
    }
    if (agent->better_breaks && !agent->breaks) {
        *hard = *better;
        agent->breaks = agent->better_breaks;
        *better = (struct rule_setting){0};
        agent->better_breaks = NULL;
    }
}

/* Whether any of the slot is in the window. */
static bool touches(const struct grid *grid, const struct window *window,
                    const struct face *face, int slot)
{
    return face->minute[slot] < window->to &&
           face->minute[slot] + grid->slot_min > window->from &&
           days_have(&window->days, grid->first_date + face->day[slot]);
}

/* The slots of a calendar that a clause restricts, laid out once. */
struct restricted_slots {
    const struct clause *clause;
    int calendar;
    const uint8_t *slots;
    const struct restricted_slots *next;
};

static const uint8_t *restricted_slots(struct build *build, int calendar,
                                       const struct clause *clause)
{
    const struct grid *grid = &build->problem->grid;
    for (const struct restricted_slots *known = build->restricted; known;
         known = known->next)
        if (known->clause->times == clause->times &&
            known->calendar == calendar)
            return known->slots;
    uint8_t *slots = ARENA_ARRAY(build->reading->arena, uint8_t, grid->n_slots);
    for (int slot = 0; slot < grid->n_slots; slot++)
        for (int i = 0; i < clause->n_times; i++)
            slots[slot] |=
                touches(grid, &clause->times[i], &build->faces[calendar], slot);
    struct restricted_slots *entry =
        ARENA_ARRAY(build->reading->scratch, struct restricted_slots, 1);
    *entry =
        (struct restricted_slots){clause, calendar, slots, build->restricted};
    build->restricted = entry;
    return slots;
}

static void build_restrictions(struct build *build, struct agent *agent,
                               const struct clause_list *laws,
                               const struct clause *own)
{
    struct restriction *restrictions =
        ARENA_ARRAY(build->reading->arena, struct restriction, laws->n + 1);
    int n = 0;
    for (int i = 0; i <= laws->n; i++) {
        const struct clause *law = i < laws->n ? laws->items[i] : own;
        if (!law || law->kind != CLAUSE_RULE || law->rule != RULE_restricted ||
            law->setting.limit == RULE_OFF)
            continue;
        restrictions[n++] = (struct restriction){
            restricted_slots(build, agent->calendar, law), law->law};
        agent->rules[RULE_restricted].limit = 0;
    }
    if (own && own->setting.limit == RULE_OFF && n > 0)
        spot_report(build->reading->diags, own->spot,
                    "is looser than %s of pack '%s', %s; give an agreement "
                    "with its reason under 'agreements', or leave it out",
                    restrictions[0].law->id, restrictions[0].law->pack,
                    restrictions[0].law->statute);
    agent->n_restrictions = n;
    agent->restrictions = restrictions;
}

/* Whether the windows are alike, so that the lower limit is the stricter. */
static bool same_window(const struct draft_average *a,
                        const struct draft_average *b)
{
    return a->measure == b->measure && a->per_week == b->per_week &&
           a->window == b->window && a->days == b->days;
}

/* Whether an earlier law, or a later one that is stricter, makes the average
 * needless; which, or NULL. */
static const struct clause *stricter_average(const struct clause_list *laws,
                                             int which)
{
    const struct draft_average *average = &laws->items[which]->average;
    for (int i = 0; i < laws->n; i++) {
        const struct clause *other = laws->items[i];
        if (i != which && other->kind == CLAUSE_AVERAGE &&
            same_window(&other->average, average) &&
            (other->average.minutes < average->minutes ||
             (other->average.minutes == average->minutes && i < which)))
            return other;
    }
    return NULL;
}

/* Where none is agreed, calendar months. */
static struct settlement settlement_of(const struct build *build)
{
    struct settlement agreed = build->reading->settlement;
    return agreed.weeks + agreed.months > 0 ? agreed
                                            : (struct settlement){.months = 1};
}

static void build_average_list(struct build *build,
                               const struct draft_agent *draft,
                               struct agent *agent,
                               const struct clause_list *laws)
{
    int n = 0;
    struct draft_average *averages =
        ARENA_ARRAY(build->reading->arena, struct draft_average, laws->n);
    for (int i = 0; i < laws->n; i++) {
        const struct clause *law = laws->items[i];
        if (law->kind != CLAUSE_AVERAGE)
            continue;
        const struct clause *other = stricter_average(laws, i);
        if (other) {
            build_give_way(build, agent, law, other);
            continue;
        }
        averages[n] = law->average;
        if (law->average.window == WINDOW_SETTLEMENT)
            averages[n].settlement = settlement_of(build);
        n++;
    }
    build_averages(build, draft, agent, averages, n);
}

/* The first date of the week of rest that holds `date`: days at the end of a
 * period that make no whole week belong to its last one. */
static int rest_week_of(const struct draft_average *whole, int date)
{
    int first, end;
    average_block(whole, date, &first, &end);
    int week = (date - first) / DAYS_PER_WEEK;
    int n_weeks = (end - first) / DAYS_PER_WEEK;
    return first + DAYS_PER_WEEK * (week < n_weeks ? week : n_weeks - 1);
}

/* Weeks of rest are counted from the first day of a settlement period, where
 * one is agreed. */
static void build_rest_weeks(struct build *build, struct agent *agent)
{
    const struct settlement *settlement = &build->reading->settlement;
    const struct grid *grid = &build->problem->grid;
    int first_date = grid->first_date - grid_weekday(grid, 0);
    struct draft_average whole = {.window = WINDOW_SETTLEMENT,
                                  .settlement = *settlement};
    if (settlement->weeks + settlement->months > 0) {
        uint8_t *begins =
            ARENA_ARRAY(build->reading->arena, uint8_t, grid->n_days + 1);
        for (int day = 0; day <= grid->n_days; day++)
            begins[day] = rest_week_of(&whole, grid->first_date + day) ==
                          grid->first_date + day;
        agent->rest_begins = begins;
        first_date = rest_week_of(&whole, grid->first_date);
    }
    agent->rest_from =
        slot_before(grid, clock_day_start(grid->calendars[agent->calendar].zone,
                                          first_date));
}

void build_laws(struct build *build, const struct draft_agent *draft,
                struct agent *agent, const struct clause_list *laws,
                const struct own_clauses *own)
{
    build_breaks(build, agent, laws, own->breaks);
    build_restrictions(build, agent, laws, own->times);
    build_rest_weeks(build, agent);
    build_average_list(build, draft, agent, laws);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Burdens: who could bear them and for how long, what is carried, and what one
 * more of them costs.
 *
 * Price and `most` are shared out among the burdens by weight: a duty's burdens
 * together never outweigh `most`. */
#include "build.h"

#include "burden_amounts.h"
#include "burden_past.h"
#include "burden_prices.h"
#include "burden_turns.h"
#include "record.h"

#include <math.h>
#include <string.h>

enum { UNITS_OF_DUTY = 16 };

/* One burden while it is laid out. */
struct load {
    struct build *build;
    const struct draft_burden *draft;
    const int *amount;   /* [n_offers] of wishes refused: of any duty */
    double *fte, *weeks; /* [n_agents] of a full contract; to bear it in */
    int *units;          /* [n_agents] the most in the horizon */
    struct burden burden;
    struct burden_share *shares; /* [n_agents] */
    double price, most;          /* points of a unit */
    double part;                 /* of a duty, that a unit is */
};

/* Days, or weekends, as one place to bear the burden in. */
static int place_of(const struct load *load, int day)
{
    const struct grid *grid = &load->build->problem->grid;
    if (load->draft->kind != BURDEN_WEEKENDS)
        return day;
    return grid_weekday(grid, day) >= SATURDAY ? grid_week(grid, day) : -1;
}

/* What is offered to the agent in a place, and what of it may be taken. */
struct chance {
    bool offered;
    int units; /* the most of one duty that may be taken */
};

static void look(const struct load *load, int index, const int *amount, int day,
                 struct chance *chance)
{
    const struct problem *problem = load->build->problem;
    int end = end_offer_of(problem, index, day);
    for (int i = first_offer_of(problem, index, day); i < end; i++) {
        if (amount[i] == 0)
            continue;
        chance->offered = true;
        if (amount[i] > chance->units &&
            agent_refuses(problem, index, i) == N_RULES)
            chance->units = amount[i];
    }
}

/* Of hours, what the contract asks for, lowered by leave as it is there. */
static double weeks_of_contract(const struct load *load, int index)
{
    const struct grid *grid = &load->build->problem->grid;
    const struct agent *agent = &load->build->problem->agents[index];
    int full = load->build->reading->burdens.full_week, sum = 0;
    for (int week = 0; week < grid_n_weeks(grid); week++) {
        if (agent->week_target[week] < 0)
            return load->fte[index] * grid->n_days / DAYS_PER_WEEK;
        sum += agent->week_target[week];
    }
    return (double)sum / full;
}

/* How long the agent is there and could bear it: the part of the places in
 * which there is anything to bear. */
static void find_weeks(struct load *load, int index)
{
    const struct problem *problem = load->build->problem;
    int n_days = problem->grid.n_days, offered = 0, possible = 0;
    struct chance *chances =
        ARENA_ARRAY(load->build->reading->scratch, struct chance, n_days + 1);
    const int *amount = load->shares[index].amount;
    for (int day = 0; day < n_days; day++)
        if (place_of(load, day) >= 0)
            look(load, index, amount, day, &chances[place_of(load, day)]);
    for (int place = 0; place < n_days; place++) {
        offered += chances[place].offered;
        possible += chances[place].units > 0;
        load->units[index] += load->draft->kind == BURDEN_WEEKENDS
                                  ? chances[place].units > 0
                                  : chances[place].units;
    }
    if (load->draft->kind == BURDEN_HOURS)
        load->weeks[index] = weeks_of_contract(load, index);
    else if (offered > 0)
        load->weeks[index] =
            load->fte[index] * n_days / DAYS_PER_WEEK * possible / offered;
}

static void mark_slots(const struct load *load, bool *borne)
{
    const struct problem *problem = load->build->problem;
    for (int i = 0; i < problem->n_offers; i++) {
        const struct offer *offer = &problem->offers[i];
        if (load->amount[i] > 0 && place_of(load, offer->day) >= 0)
            for (int slot = offer->start; slot < offer->end; slot++)
                borne[slot] = true;
    }
}

/* Bits of the queues that need somebody at once while it is borne. */
static uint64_t queues_of(const struct load *load)
{
    const struct problem *problem = load->build->problem;
    bool *borne =
        ARENA_ARRAY(load->build->reading->scratch, bool, problem->grid.n_slots);
    uint64_t queues = 0;
    mark_slots(load, borne);
    for (int i = 0; i < problem->n_queues; i++) {
        const struct queue *queue = &problem->queues[i];
        for (int slot = 0; slot < problem->grid.n_slots; slot++)
            if (borne[slot] && !queue->deferral && queue->need[slot] > 0)
                queues |= UINT64_C(1) << i;
    }
    return queues;
}

static const struct record_burden *carried_of(const struct load *load,
                                              int index)
{
    const struct record_agent *agent = record_find(
        load->build->reading->record, load->build->problem->agents[index].id);
    for (int i = 0; agent && i < agent->n_burdens; i++)
        if (strcmp(agent->burdens[i].id, load->draft->id) == 0)
            return &agent->burdens[i];
    return NULL;
}

/* Units and weeks carried by those who could stand in for the agent, or by
 * everybody (-1); and their contracts. */
struct carried {
    double units, weeks, contracts;
};

static struct carried carried_by(const struct load *load, int index)
{
    struct carried sum = {0};
    for (int i = 0; i < load->build->problem->n_agents; i++) {
        const struct burden_share *share = &load->shares[i];
        if (share->share <= 0 ||
            (index >= 0 && !are_peers(load->build->problem, index, i)))
            continue;
        sum.units += share->carried;
        sum.weeks += share->share;
        sum.contracts += load->fte[i];
    }
    return sum;
}

static void take_known(struct load *load)
{
    const struct build *build = load->build;
    double fade = pow(build->reading->burdens.decay,
                      (double)build->problem->grid.n_days / DAYS_PER_WEEK);
    for (int i = 0; i < build->problem->n_agents; i++) {
        const struct record_burden *known = carried_of(load, i);
        if (!known || known->share <= 0)
            continue;
        load->shares[i].carried =
            fade * burden_units(&load->burden, known->burden);
        load->shares[i].share = fade * known->share;
    }
}

/* Newcomers have been there as long as the others, at the ratio of those who
 * could stand in for them: of the team, where there are none. */
static void carry(struct load *load)
{
    int n = load->build->problem->n_agents;
    struct carried *start =
        ARENA_ARRAY(load->build->reading->scratch, struct carried, n);
    take_known(load);
    struct carried all = carried_by(load, -1);
    load->burden.usual = all.weeks > 0 ? all.units / all.weeks : 0;
    for (int i = 0; i < n; i++) {
        struct carried peers = carried_by(load, i);
        start[i] = peers.weeks > 0 ? peers : all;
    }
    for (int i = 0; i < n; i++) {
        struct burden_share *share = &load->shares[i];
        if (all.contracts > 0 && share->share <= 0 && load->weeks[i] > 0) {
            share->share = load->fte[i] * all.weeks / all.contracts;
            share->carried = start[i].units / start[i].weeks * share->share;
        }
        share->share += load->weeks[i];
    }
}

/* The ratio that others are seen against: the team's level so far, one a week
 * or, of hours, the contract where nothing is known; no less than what one
 * unit is to who has the largest share. */
static void find_usual(struct load *load)
{
    double largest = 0, usual = load->burden.usual;
    int n = load->build->problem->n_agents;
    for (int i = 0; i < n; i++)
        largest = fmax(largest, load->shares[i].share);
    if (usual <= 0)
        usual =
            load->draft->kind == BURDEN_HOURS
                ? (double)load->build->reading->burdens.full_week / HOURS_UNIT
                : 1;
    load->burden.usual = largest > 0 ? fmax(usual, 1 / largest) : usual;
}

static void add_gauge(struct load *load, int index,
                      const struct burden_pricing *pricing)
{
    struct build *build = load->build;
    struct burden_share *share = &load->shares[index];
    int n = load->units[index];
    if (n == 0 || load->price <= 0 || share->share <= 0)
        return;
    cost *step = ARENA_ARRAY(build->reading->arena, cost, n);
    burden_prices(pricing, index, step);
    struct agent *agent = &build->problem->agents[index];
    share->gauge = agent->n_gauges;
    build_gauge(build, agent,
                (struct gauge){.id = load->draft->id,
                               .measure = load->burden.measure,
                               .amount = share->amount,
                               .to = build->problem->grid.n_days,
                               .n_steps = n,
                               .step = step});
}

/* Of hours nobody has a turn: they are no whole units. */
static void add_gauges(struct load *load)
{
    const struct problem *problem = load->build->problem;
    struct arena *scratch = load->build->reading->scratch;
    struct burden_turn *turn =
        ARENA_ARRAY(scratch, struct burden_turn, problem->n_agents);
    struct burden_pricing pricing = {.problem = problem,
                                     .shares = load->shares,
                                     .weeks = load->weeks,
                                     .units = load->units,
                                     .usual = load->burden.usual,
                                     .price = load->price,
                                     .most = load->most,
                                     .part = load->part,
                                     .queues = queues_of(load),
                                     .turn = turn};
    for (int i = 0; i < problem->n_agents; i++)
        turn[i].ratio = INFINITY;
    if (load->price > 0 && load->draft->kind != BURDEN_HOURS)
        burden_turns(&pricing, scratch, turn);
    for (int i = 0; i < problem->n_agents; i++)
        add_gauge(load, i, &pricing);
}

/* Prices are those of all burdens together: that one's part by its weight. */
static double part_of(const struct draft_burdens *all,
                      const struct draft_burden *draft)
{
    double sum = 0;
    for (int i = 0; i < all->n; i++)
        sum += all->items[i].weight;
    return sum > 0 ? draft->weight / sum : 0;
}

static void lay_burden(struct load *load)
{
    const struct draft_burdens *all = &load->build->reading->burdens;
    const struct draft_burden *draft = load->draft;
    double part = draft->kind == BURDEN_HOURS ? 1.0 / UNITS_OF_DUTY : 1;
    int n = load->build->problem->n_agents;
    load->burden = (struct burden){
        .id = draft->id,
        .measure =
            draft->kind == BURDEN_WEEKENDS ? MEASURE_WEEKENDS : MEASURE_DUTIES,
        .weight = draft->weight,
        .unit_min = draft->kind == BURDEN_HOURS ? HOURS_UNIT : 0,
    };
    load->part = part;
    load->price = all->price * part_of(all, draft) * part;
    load->most = all->most * part_of(all, draft) * part;
    for (int i = 0; i < n; i++) {
        load->shares[i] = (struct burden_share){.gauge = -1};
        load->shares[i].amount = draft->kind == BURDEN_REFUSED
                                     ? burden_refusals(load->build, i)
                                     : load->amount;
        find_weeks(load, i);
    }
    carry(load);
    find_usual(load);
    add_gauges(load);
}

/* Minutes a week that the agent is there for by contract. */
static int week_of(const struct build *build, const struct draft_agent *draft)
{
    int n_days = build->problem->grid.n_days;
    const struct contract *week = &draft->week, *period = &draft->period;
    const int agreed[] = {week->target, period->target, week->max,
                          period->max,  week->min,      period->min};
    for (int i = 0; i < 6; i++)
        if (agreed[i] > 0)
            return i % 2 ? (int)((int64_t)agreed[i] * DAYS_PER_WEEK / n_days)
                         : agreed[i];
    return NOT_GIVEN;
}

static double *contracts_of(struct build *build)
{
    struct reading *reading = build->reading;
    int *full = &reading->burdens.full_week;
    double *fte = ARENA_ARRAY(reading->scratch, double, reading->n_agents);
    int most = 0;
    for (int i = 0; i < reading->n_agents; i++) {
        int week = week_of(build, &reading->agents[i]);
        most = week > most ? week : most;
    }
    if (*full == NOT_GIVEN)
        *full = most > 0 ? most : 40 * MINUTES_PER_HOUR;
    for (int i = 0; i < reading->n_agents; i++) {
        int week = week_of(build, &reading->agents[i]);
        fte[i] = week == NOT_GIVEN ? 1 : (double)week / *full;
    }
    return fte;
}

static void lay_one(struct build *build, struct ledger *ledger,
                    struct burden_share *shares, double *fte, int index)
{
    struct arena *scratch = build->reading->scratch;
    int n = build->problem->n_agents;
    struct load load = {
        .build = build,
        .draft = &build->reading->burdens.items[index],
        .fte = fte,
        .weeks = ARENA_ARRAY(scratch, double, n),
        .units = ARENA_ARRAY(scratch, int, n),
        .shares = ARENA_ARRAY(scratch, struct burden_share, n),
    };
    load.amount = burden_amounts(build, load.draft);
    burden_note_idle(build, load.draft, load.amount);
    lay_burden(&load);
    ((struct burden *)ledger->burdens)[index] = load.burden;
    for (int agent = 0; agent < n; agent++)
        shares[agent * ledger->n_burdens + index] = load.shares[agent];
}

void build_burdens(struct build *build)
{
    struct reading *reading = build->reading;
    int n = reading->burdens.n, n_agents = build->problem->n_agents;
    if (n == 0 || diags_failed(reading->diags))
        return;
    struct ledger *ledger = ARENA_ARRAY(reading->arena, struct ledger, 1);
    struct burden_share *shares =
        ARENA_ARRAY(reading->arena, struct burden_share, n * n_agents);
    ledger->n_burdens = n;
    ledger->burdens = ARENA_ARRAY(reading->arena, struct burden, n);
    ledger->decay = reading->burdens.decay;
    ledger->shares = shares;
    double *fte = contracts_of(build);
    ledger->full_week = reading->burdens.full_week;
    for (int i = 0; i < n; i++)
        lay_one(build, ledger, shares, fte, i);
    if (!reading->scenario)
        burdens_note_past(build, ledger);
    reading->ledger = ledger;
}

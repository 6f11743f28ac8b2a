/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pricing.h"

#include "completion.h"
#include "labels.h"
#include "mem.h"
#include "pauses.h"
#include "tolls.h"

#include <math.h>
#include <stdlib.h>

const rule_mask rules_of_choice =
    RULE_BIT(availability) | RULE_BIT(time_off) | RULE_BIT(eligible) |
    RULE_BIT(fixed) | RULE_BIT(forbidden) | RULE_BIT(wishes) |
    RULE_BIT(breaks) | RULE_BIT(skill) | RULE_BIT(max_spread) |
    RULE_BIT(max_night_duty) | RULE_BIT(earliest_start) | RULE_BIT(break_time) |
    RULE_BIT(restricted) | RULE_BIT(rotation) | RULE_BIT(activities);

enum { FEW_LABELS = 1000 };

struct pricer {
    const struct problem *problem;
    const struct rows *rows;
    cost *worth;               /* [n_slots] */
    struct option_list *lists; /* [n_days] */
    struct completion completion;
    struct sweep sweep;
    struct soft soft;
    struct counted *counted;
    struct labels *labels;
    int64_t work;
};

/* One call of price_line(). */
struct run {
    struct pricer *pricer;
    const struct pricing *pricing;
    struct future future;
    cost bonus; /* of the longest duty */
};

struct pricer *pricer_new(const struct problem *problem,
                          const struct rows *rows)
{
    struct pricer *pricer = mem_alloc(1, sizeof *pricer);
    pricer->problem = problem;
    pricer->rows = rows;
    pricer->worth =
        mem_alloc((size_t)problem->grid.n_slots, sizeof *pricer->worth);
    pricer->lists =
        mem_alloc((size_t)problem->grid.n_days, sizeof *pricer->lists);
    pricer->sweep = sweep_new(problem);
    pricer->counted = counted_new(problem);
    pricer->labels = labels_new(problem);
    return pricer;
}

void pricer_free(struct pricer *pricer)
{
    for (int day = 0; day < pricer->problem->grid.n_days; day++)
        free(pricer->lists[day].items);
    free(pricer->lists);
    completion_free(&pricer->completion);
    sweep_free(&pricer->sweep);
    soft_free(&pricer->soft);
    counted_free(pricer->counted);
    free(pricer->worth);
    labels_free(pricer->labels);
    free(pricer);
}

int64_t pricer_take_work(struct pricer *pricer)
{
    int64_t work = pricer->work + labels_take_work(pricer->labels);
    pricer->work = 0;
    return work;
}

static cost bonus_of(const struct run *run, int offer)
{
    const struct problem *problem = run->pricer->problem;
    if (offer == OFF || run->bonus == 0)
        return 0;
    return run->bonus * problem->offers[offer].work_min / run->future.work_most;
}

/* Favours work. */
static void hurry(struct run *run)
{
    struct pricer *pricer = run->pricer;
    int n_days = pricer->problem->grid.n_days;
    cost most = POINT;
    for (int day = 0; day < n_days; day++)
        for (int i = 0; i < pricer->lists[day].n; i++)
            if (llabs(pricer->lists[day].items[i].price) > most)
                most = llabs(pricer->lists[day].items[i].price);
    run->bonus = most * run->pricing->hurry / 8;
    for (int day = 0; day < n_days; day++)
        for (int i = 0; i < pricer->lists[day].n; i++) {
            struct option *option = &pricer->lists[day].items[i];
            option->price -= bonus_of(run, option->duty.offer);
        }
}

/* True where options were left out to have few. */
static bool build_options(struct run *run, enum wanted wanted)
{
    struct pricer *pricer = run->pricer;
    const struct pricing *pricing = run->pricing;
    prices_of_agent(pricer->problem, pricer->rows, pricing->prices,
                    pricing->agent, pricer->worth);
    bool thinned = false;
    for (int day = 0; day < pricer->problem->grid.n_days; day++) {
        bool free_day =
            !pricing->keep || (day >= pricing->from && day < pricing->to);
        thinned |= options_of_day(&run->future, pricer->rows, pricing->prices,
                                  pricer->worth, day,
                                  free_day ? NULL : &pricing->keep->duties[day],
                                  pricing->bans ? &pricing->bans[day] : NULL,
                                  wanted, &pricer->lists[day]);
    }
    if (pricing->hurry > 0)
        hurry(run);
    return thinned;
}

/* The future is that of the rules seen; the caller frees it. */
static struct run run_new(struct pricer *pricer, const struct pricing *pricing,
                          rule_mask seen)
{
    return (struct run){
        .pricer = pricer,
        .pricing = pricing,
        .future = future_new(pricer->problem, pricing->agent, seen),
    };
}

cost price_line(struct pricer *pricer, const struct pricing *pricing,
                struct line *line)
{
    struct run run = run_new(pricer, pricing, pricing->seen);
    bool few = pricing->labels_max > 0 && pricing->labels_max <= FEW_LABELS;
    if (build_options(&run, few ? FEW_OPTIONS : UNBEATEN_OPTIONS))
        *pricing->cut = true;
    completion_fill(&pricer->completion, &run.future, pricer->lists,
                    pricing->mask);
    cost price = labels_line(pricer->labels, pricing, &run.future,
                             &pricer->completion, pricer->lists, line);
    for (int day = 0;
         price < COST_FORBIDDEN && day < pricer->problem->grid.n_days; day++)
        price += bonus_of(&run, line->duties[day].offer);
    future_free(&run.future);
    return price;
}

cost price_floor(struct pricer *pricer, const struct pricing *pricing,
                 struct line *line)
{
    struct run run = run_new(pricer, pricing, pricing->mask);
    build_options(&run, UNBEATEN_OPTIONS);
    completion_fill(&pricer->completion, &run.future, pricer->lists,
                    pricing->mask);
    line->agent = pricing->agent;
    cost floor = completion_line(&pricer->completion, pricer->lists,
                                 pricing->mask, line->duties);
    for (int day = 0; day < pricer->problem->grid.n_days; day++)
        pricer->work += pricer->lists[day].n;
    future_free(&run.future);
    return floor;
}

enum { SWEPT_A_TICK = 16, SOFT_ARC = 4 /* in arcs swept */ };

static void take_sweep_work(struct pricer *pricer)
{
    pricer->work += 1 + pricer->sweep.work / SWEPT_A_TICK;
    pricer->sweep.work = 0;
}

cost price_by_states(struct pricer *pricer, const struct pricing *pricing,
                     const struct states *states, struct line *line,
                     cost *floor)
{
    struct run run = run_new(pricer, pricing, pricing->mask);
    build_options(&run, UNBEATEN_OPTIONS);
    cost price = tolls_line(&pricer->sweep, pricer->counted, states,
                            pricer->lists, pricing->agent, pricing->mask,
                            pricing->tolls, pricing->labels_max, line, floor);
    pricer->work += counted_take_work(pricer->counted);
    take_sweep_work(pricer);
    future_free(&run.future);
    return price;
}

void price_through(struct pricer *pricer, const struct pricing *pricing,
                   const struct states *states, cost *through)
{
    struct run run = run_new(pricer, pricing, pricing->mask);
    build_options(&run, ALL_OPTIONS);
    tolls_through(&pricer->sweep, states, pricer->lists, pricing->agent,
                  pricing->mask, pricing->tolls, through);
    take_sweep_work(pricer);
    future_free(&run.future);
}

cost price_by_sums(struct pricer *pricer, const struct pricing *pricing,
                   const struct states *states, struct sums *sums,
                   struct line *line)
{
    struct run run = run_new(pricer, pricing, pricing->mask);
    build_options(&run, ALL_OPTIONS);
    cost floor = sums_floor(&pricer->sweep, &pricer->soft, states,
                            pricer->lists, pricing->agent, sums, line);
    if (sums->heat > 0 && floor < COST_FORBIDDEN)
        pricer->sweep.work += SOFT_ARC * (int64_t)pricer->soft.n_arcs;
    take_sweep_work(pricer);
    future_free(&run.future);
    return floor;
}

/* Breaks cost their soft minimum, and duties their tolls. */
static void soften_options(struct run *run, double heat)
{
    struct pricer *pricer = run->pricer;
    const struct problem *problem = pricer->problem;
    const struct agent *who = &problem->agents[run->pricing->agent];
    const cost *tolls = run->pricing->tolls;
    for (int day = 0; day < problem->grid.n_days; day++)
        for (int i = 0; i < pricer->lists[day].n; i++) {
            struct option *option = &pricer->lists[day].items[i];
            if (option->duty.offer == OFF)
                continue;
            const struct offer *offer = &problem->offers[option->duty.offer];
            double soft = soft_pauses(offer, who, pricer->worth, heat, NULL);
            option->price += tolls ? tolls[offer->shift] : 0;
            if (soft < INFINITY)
                option->price +=
                    llround(soft) -
                    pauses_cost(offer, pricer->worth, option->duty.pause);
        }
}

/* Of less nothing is seen. */
static const double slight_use = 1e-9;

/* Part of each slot that breaks take, over all their places; or, where they
 * have none that weighs anything, at the best ones. */
static void find_away(const struct offer *offer, const struct agent *who,
                      const cost *worth, double heat, const short *pause,
                      double *away)
{
    uint8_t at_work[DUTY_SLOTS_MAX] = {0};
    struct offer from_zero = *offer;
    if (soft_pauses(offer, who, worth, heat, away) < INFINITY)
        return;
    from_zero.start = 0;
    from_zero.end = offer->end - offer->start;
    duty_mark(&from_zero, pause, at_work);
    for (int i = 0; i < from_zero.end; i++)
        away[i] = 1 - at_work[i];
}

/* Adds a duty that is taken so much. */
static void add_use(const struct pricer *pricer, const struct agent *who,
                    const struct duty *duty, double use, double heat,
                    struct means *means)
{
    const struct problem *problem = pricer->problem;
    double away[DUTY_SLOTS_MAX];
    const struct offer *offer = &problem->offers[duty->offer];
    means->duties[offer->day * problem->n_shifts + offer->shift] += use;
    if (offer->on_call)
        return;
    find_away(offer, who, pricer->worth, heat, duty->pause, away);
    for (int slot = offer->start; slot < offer->end; slot++)
        means->at_work[slot] += use * (1 - away[slot - offer->start]);
}

void price_softly(struct pricer *pricer, const struct pricing *pricing,
                  const struct states *states, double heat, struct means *means)
{
    const struct problem *problem = pricer->problem;
    const struct agent *who = &problem->agents[pricing->agent];
    struct run run = run_new(pricer, pricing, pricing->mask);
    build_options(&run, ALL_OPTIONS);
    soften_options(&run, heat);
    bool any = sweep_days(&pricer->sweep, states, pricer->lists, NULL) <
               COST_FORBIDDEN;
    if (any)
        soft_sweep(&pricer->soft, &pricer->sweep, pricer->lists, heat);
    for (int day = 0; any && day < problem->grid.n_days; day++)
        for (int i = 0; i < pricer->lists[day].n; i++) {
            double use = pricer->soft.use[pricer->soft.first_use[day] + i];
            const struct duty *duty = &pricer->lists[day].items[i].duty;
            if (use > slight_use && duty->offer != OFF)
                add_use(pricer, who, duty, use, heat, means);
        }
    if (any)
        pricer->sweep.work += SOFT_ARC * (int64_t)pricer->soft.n_arcs;
    take_sweep_work(pricer);
    future_free(&run.future);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "targets.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

#define NORMAL_95     1.959963984540054
#define NORMAL_MISSED 3.0

/* The quantile of Student's t where the normal's is z, by the expansion of E.
 * A. Cornish and R. A. Fisher (1938). */
static double student(double z, int replications)
{
    double freedom = replications - 1, square = z * z;
    double first = z * (square + 1) / 4;
    double second = z * ((5 * square + 16) * square + 3) / 96;
    return z + (first + second / freedom) / freedom;
}

double ratio_plus_minus(const struct ratio *ratio, int replications)
{
    return student(NORMAL_95, replications) * ratio_error(ratio, replications);
}

double goal_of_level(const struct queue *queue)
{
    if (queue->deferral)
        return DEFERRED_PERMILLE / 1000.0;
    return queue->staffing->level_permille / 1000.0;
}

double goal_of_slots(const struct queue *queue)
{
    if (queue->deferral)
        return 0;
    return queue->staffing->over_day ? queue->staffing->slot_permille / 1000.0
                                     : goal_of_level(queue);
}

static void ask(struct misses *misses, const struct simulation *simulation,
                struct miss miss, const struct measured *measured)
{
    const struct ratio *ratio = &measured->of[miss.measure];
    int n = simulation->replications;
    double value = ratio_value(ratio);
    double short_of =
        miss.measure == MEASURE_LEVEL ? miss.goal - value : value - miss.goal;
    if (!(short_of > student(NORMAL_MISSED, n) * ratio_error(ratio, n)))
        return;
    miss.value = value;
    miss.plus_minus = ratio_plus_minus(ratio, n);
    MEM_GROW(misses->items, misses->n, misses->room);
    misses->items[misses->n++] = miss;
}

/* What is asked of each slot; NAN: nothing. */
static double goal_of(const struct queue *queue, enum measure measure)
{
    const struct staffing *staffing = queue->staffing;
    switch (measure) {
    case MEASURE_LEVEL:
        return goal_of_slots(queue) > 0 ? goal_of_slots(queue) : NAN;
    case MEASURE_WAIT:
        return staffing->wait_s >= 0 ? (double)staffing->wait_s : NAN;
    case MEASURE_LEFT:
        return staffing->abandon_permille >= 0
                   ? staffing->abandon_permille / 1000.0
                   : NAN;
    case MEASURE_OCCUPANCY:
        return staffing->occupancy_permille < 1000
                   ? staffing->occupancy_permille / 1000.0
                   : NAN;
    default:
        return NAN;
    }
}

static void ask_slots(struct misses *misses,
                      const struct simulation *simulation, int queue,
                      enum measure measure)
{
    struct miss miss = {
        .queue = queue,
        .day = -1,
        .measure = measure,
        .goal = goal_of(&simulation->problem->queues[queue], measure),
    };
    for (miss.slot = 0; miss.slot < simulation->problem->grid.n_slots;
         miss.slot++)
        ask(misses, simulation, miss,
            slot_measured(simulation, queue, miss.slot));
}

static void ask_day(struct misses *misses, const struct simulation *simulation,
                    int queue, int day)
{
    struct miss miss = {
        .queue = queue,
        .slot = -1,
        .day = day,
        .measure = MEASURE_LEVEL,
        .goal = goal_of_level(&simulation->problem->queues[queue]),
    };
    ask(misses, simulation, miss, day_measured(simulation, queue, day));
}

static void ask_deferred(struct misses *misses,
                         const struct simulation *simulation, int queue)
{
    struct miss miss = {
        .queue = queue,
        .slot = -1,
        .day = -1,
        .measure = MEASURE_LEVEL,
        .goal = goal_of_level(&simulation->problem->queues[queue]),
    };
    ask(misses, simulation, miss, &simulation->queues[queue]);
}

struct misses *find_misses(const struct simulation *simulation)
{
    const struct problem *problem = simulation->problem;
    struct misses *misses = mem_alloc(1, sizeof *misses);
    for (int queue = 0; queue < problem->n_queues; queue++) {
        const struct queue *about = &problem->queues[queue];
        if (!is_simulated(problem, queue))
            continue;
        if (about->deferral) {
            ask_deferred(misses, simulation, queue);
            continue;
        }
        for (enum measure measure = 0; measure < N_MEASURES; measure++)
            ask_slots(misses, simulation, queue, measure);
        for (int day = 0;
             about->staffing->over_day && day < problem->grid.n_days; day++)
            ask_day(misses, simulation, queue, day);
    }
    return misses;
}

void misses_free(struct misses *misses)
{
    if (misses)
        free(misses->items);
    free(misses);
}

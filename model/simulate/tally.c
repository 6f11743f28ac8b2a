/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double ratio_value(const struct ratio *ratio)
{
    return ratio->y > 0 ? ratio->x / ratio->y : NAN;
}

double ratio_error(const struct ratio *ratio, int replications)
{
    if (replications < 2 || !(ratio->y > 0))
        return NAN;
    double value = ratio->x / ratio->y, n = replications;
    double squares =
        ratio->xx - 2 * value * ratio->xy + value * value * ratio->yy;
    return sqrt(fmax(0, squares) * n / (n - 1)) / ratio->y;
}

static size_t n_counts(const struct problem *problem)
{
    return (size_t)problem->n_queues * (size_t)problem->grid.n_slots;
}

static size_t n_queues(const struct problem *problem)
{
    return (size_t)problem->n_queues;
}

struct tally tally_new(const struct problem *problem)
{
    return (struct tally){
        .counts = mem_alloc(n_counts(problem), sizeof(struct count)),
        .agents =
            mem_alloc((size_t)problem->n_agents, sizeof(struct agent_count)),
        .idle_s = mem_alloc(n_queues(problem), sizeof(double)),
        .passing_s =
            mem_alloc(n_queues(problem) * n_queues(problem), sizeof(double)),
    };
}

void tally_clear(struct tally *tally, const struct problem *problem)
{
    memset(tally->counts, 0, n_counts(problem) * sizeof *tally->counts);
    memset(tally->agents, 0, (size_t)problem->n_agents * sizeof *tally->agents);
    memset(tally->idle_s, 0, n_queues(problem) * sizeof *tally->idle_s);
    memset(tally->passing_s, 0,
           n_queues(problem) * n_queues(problem) * sizeof *tally->passing_s);
}

void tally_free(struct tally *tally)
{
    free(tally->counts);
    free(tally->agents);
    free(tally->idle_s);
    free(tally->passing_s);
}

static void ratio_add(struct ratio *ratio, double x, double y)
{
    ratio->x += x;
    ratio->y += y;
    ratio->xx += x * x;
    ratio->xy += x * y;
    ratio->yy += y * y;
}

/* The open ones are those at the end of the later slot. */
static void count_add(struct count *sum, const struct count *count)
{
    sum->offered += count->offered;
    sum->answered += count->answered;
    sum->in_time += count->in_time;
    sum->left += count->left;
    sum->left_early += count->left_early;
    sum->waited += count->waited;
    sum->due += count->due;
    sum->wait_s += count->wait_s;
    sum->left_s += count->left_s;
    sum->busy_s += count->busy_s;
    sum->there_s += count->there_s;
    sum->open = count->open;
    sum->overdue = count->overdue;
}

static void add_level(struct ratio *level, const struct queue *queue,
                      const struct count *count)
{
    if (queue->deferral) {
        ratio_add(level, count->in_time, count->due);
        return;
    }
    switch (queue->staffing->level_of) {
    case OF_OFFERED:
        ratio_add(level, count->in_time, count->offered);
        break;
    case OF_ANSWERED:
        ratio_add(level, count->in_time, count->answered);
        break;
    case OF_PATIENT:
        ratio_add(level, count->in_time, count->offered - count->left_early);
        break;
    case OF_SETTLED:
        ratio_add(level, count->in_time + count->left_early, count->offered);
        break;
    }
}

static void measured_add(struct measured *measured, const struct queue *queue,
                         const struct count *count)
{
    struct ratio *of = measured->of;
    add_level(&of[MEASURE_LEVEL], queue, count);
    ratio_add(&of[MEASURE_LEFT], count->left, count->offered);
    ratio_add(&of[MEASURE_WAIT], count->wait_s, count->answered);
    ratio_add(&of[MEASURE_WAIT_ALL], count->wait_s + count->left_s,
              count->answered + count->left);
    ratio_add(&of[MEASURE_WAITED], count->waited, count->offered);
    ratio_add(&of[MEASURE_OCCUPANCY], count->busy_s, count->there_s);
    ratio_add(&of[MEASURE_OPEN], count->open, 1);
    ratio_add(&of[MEASURE_OVERDUE], count->overdue, 1);
}

static void add_queue(struct simulation *simulation, int queue,
                      const struct count *counts)
{
    const struct grid *grid = &simulation->problem->grid;
    const struct queue *about = &simulation->problem->queues[queue];
    const int *starts = grid->calendars[0].day_start;
    struct count total = {0}, of_day = {0};
    int day = 0;
    for (int slot = 0; slot < grid->n_slots; slot++) {
        bool inside = slot >= starts[0] && day < grid->n_days;
        measured_add(&simulation->slots[queue * grid->n_slots + slot], about,
                     &counts[slot]);
        count_add(&total, &counts[slot]);
        if (inside)
            count_add(&of_day, &counts[slot]);
        if (inside && slot + 1 == starts[day + 1]) {
            measured_add(&simulation->days[queue * grid->n_days + day++], about,
                         &of_day);
            of_day = (struct count){0};
        }
    }
    measured_add(&simulation->queues[queue], about, &total);
}

void simulation_add(struct simulation *simulation, const struct tally *tally)
{
    const struct problem *problem = simulation->problem;
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (is_simulated(problem, queue))
            add_queue(simulation, queue,
                      tally->counts + queue * problem->grid.n_slots);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct agent_count *count = &tally->agents[agent];
        struct agent_time *sum = &simulation->agents[agent];
        ratio_add(&sum->live, count->live_s, count->there_s);
        ratio_add(&sum->deferred, count->deferred_s, count->there_s);
        sum->over_s += count->over_s;
    }
    for (int pair = 0; pair < problem->n_queues * problem->n_queues; pair++)
        simulation->passing_s[pair] += tally->passing_s[pair];
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Replications run side by side and are added up in their order. */
#include "simulate.h"

#include "mem.h"
#include "run.h"

#include <stdlib.h>

static struct simulation *simulation_new(const struct problem *problem,
                                         int replications)
{
    size_t n_queues = (size_t)problem->n_queues;
    size_t n_slots = (size_t)problem->grid.n_slots;
    size_t n_days = (size_t)problem->grid.n_days;
    struct simulation *simulation = mem_alloc(1, sizeof *simulation);
    *simulation = (struct simulation){
        .problem = problem,
        .replications = replications,
        .slots = mem_alloc(n_queues * n_slots, sizeof(struct measured)),
        .days = mem_alloc(n_queues * n_days, sizeof(struct measured)),
        .queues = mem_alloc(n_queues, sizeof(struct measured)),
        .agents =
            mem_alloc((size_t)problem->n_agents, sizeof(struct agent_time)),
        .passing_s = mem_alloc(n_queues * n_queues, sizeof(double)),
    };
    return simulation;
}

void simulation_free(struct simulation *simulation)
{
    if (!simulation)
        return;
    free(simulation->slots);
    free(simulation->days);
    free(simulation->queues);
    free(simulation->agents);
    free(simulation->passing_s);
    free(simulation);
}

/* Replications that run side by side, each with a state of its own. */
enum { BATCH = 16 };

/* What each thread of a team does of a batch. */
static void replicate(struct run *const *runs, int first, int n)
{
#pragma omp for schedule(static, 1)
    for (int i = 0; i < n; i++)
        run_replication(runs[i], first + i);
}

static void replicate_batch(struct simulation *simulation,
                            struct run *const *runs, int first, int threads)
{
    int n = simulation->replications - first;
    n = n < BATCH ? n : BATCH;
    if (threads > 0) {
#pragma omp parallel num_threads(threads)
        replicate(runs, first, n);
    } else {
#pragma omp parallel
        replicate(runs, first, n);
    }
    for (int i = 0; i < n; i++)
        simulation_add(simulation, &runs[i]->tally);
}

struct simulation *simulate(const struct roster *roster,
                            const struct simulate_options *options)
{
    struct scene *scene = scene_new(roster, options);
    struct simulation *simulation =
        simulation_new(roster->problem, options->replications);
    struct run *runs[BATCH];
    for (int i = 0; i < BATCH; i++)
        runs[i] = run_new(scene);
    for (int first = 0; first < options->replications; first += BATCH)
        replicate_batch(simulation, runs, first, options->threads);
    for (int i = 0; i < BATCH; i++)
        run_free(runs[i]);
    scene_free(scene);
    return simulation;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"

bool trial_is_possible(const struct team *team, struct diags *diags)
{
    const struct problem *problem = team->problem;
    bool by_volume = false;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        if (is_simulated(problem, queue))
            return true;
        by_volume |= problem->queues[queue].staffing != NULL;
    }
    if (by_volume)
        diags_add(diags, team->path, "/queues",
                  "no contacts come to any queue: there is nothing to "
                  "simulate");
    else
        diags_add(diags, team->path, "/queues",
                  "no queue has a 'volume': there is nothing to simulate "
                  "where heads are given");
    return false;
}

struct trial trial_of(const struct roster *roster,
                      const struct options *options)
{
    const struct simulate_options asked = {
        .replications = (int)option_number(options, OPTION_replications),
        .seed = (uint64_t)option_number(options, OPTION_seed),
        .threads = (int)option_number(options, OPTION_threads),
        .strict = option_given(options, OPTION_strict),
        .interrupt = option_given(options, OPTION_interrupt),
    };
    struct trial trial = {.simulation = simulate(roster, &asked)};
    trial.misses = find_misses(trial.simulation);
    trial.simulated = (struct simulated){
        .simulation = trial.simulation,
        .misses = trial.misses,
        .seed = asked.seed,
        .strict = asked.strict,
        .interrupt = asked.interrupt,
    };
    return trial;
}

void trial_free(struct trial *trial)
{
    misses_free(trial->misses);
    simulation_free(trial->simulation);
}

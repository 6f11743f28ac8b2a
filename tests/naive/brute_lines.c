/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All lines of an agent's days, one after another. */
#include "brute.h"

#include "mem.h"

#include <stdlib.h>

struct trial {
    const struct problem *problem;
    int agent, left;
    struct duty *duties;
    bool (*each)(const struct duty *duties, void *context);
    void *context;
    bool goes_on;
};

static void try_day(struct trial *trial, int day);

/* All places of the breaks from number `index` on. */
static void try_pauses(struct trial *trial, int day, int index)
{
    struct duty *duty = &trial->duties[day];
    const struct offer *offer = &trial->problem->offers[duty->offer];
    if (index == offer->n_pauses || index == BREAKS_MAX) {
        if (naive_pauses_fit(offer, duty->pause))
            try_day(trial, day + 1);
        return;
    }
    const struct pause *window = &offer->pauses[index];
    for (int at = window->from; at <= window->to; at++) {
        duty->pause[index] = (short)at;
        try_pauses(trial, day, index + 1);
    }
}

static void try_day(struct trial *trial, int day)
{
    const struct grid *grid = &trial->problem->grid;
    if (!trial->goes_on)
        return;
    if (day == grid->n_days) {
        trial->goes_on =
            trial->left-- > 0 && trial->each(trial->duties, trial->context);
        return;
    }
    int calendar = trial->problem->agents[trial->agent].calendar;
    const int *first =
        &trial->problem->first_offer[calendar * grid->n_days + day];
    trial->duties[day].offer = OFF;
    try_day(trial, day + 1);
    for (int offer = first[0]; offer < first[1]; offer++) {
        trial->duties[day].offer = offer;
        try_pauses(trial, day, 0);
    }
}

bool brute_lines(const struct problem *problem, int agent, int most,
                 bool (*each)(const struct duty *duties, void *context),
                 void *context)
{
    struct trial trial = {problem, agent, most, NULL, each, context, true};
    trial.duties =
        mem_alloc((size_t)problem->grid.n_days, sizeof *trial.duties);
    try_day(&trial, 0);
    free(trial.duties);
    return trial.goes_on;
}

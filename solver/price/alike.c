/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alike.h"

#include <string.h>

static bool same_weights(const struct problem *problem, const struct rows *rows,
                         int a, int b)
{
    for (int i = 0; i < problem->n_presences; i++)
        if (rows_weight(problem, rows, i, a) !=
            rows_weight(problem, rows, i, b))
            return false;
    return true;
}

/* What is fixed: days without a choice between work and none, activities, and
 * the duty that goes on from before. */
static bool same_days(const struct problem *problem, const struct agent *x,
                      const struct agent *y)
{
    size_t n_days = (size_t)problem->grid.n_days;
    size_t n_slots = (size_t)problem->grid.n_slots;
    return x->carried_from == y->carried_from &&
           x->carried_until == y->carried_until &&
           x->stretch_most == y->stretch_most &&
           memcmp(x->off_own, y->off_own, n_days * sizeof *x->off_own) == 0 &&
           (x->busy == y->busy ||
            (x->busy && y->busy && memcmp(x->busy, y->busy, n_slots) == 0));
}

static bool same_choices(const struct problem *problem, const struct agent *x,
                         const struct agent *y)
{
    int n_days = problem->grid.n_days;
    size_t size = ((size_t)n_days + 1) * sizeof *x->first_choice;
    if (memcmp(x->first_choice, y->first_choice, size) != 0)
        return false;
    for (int i = 0; i < x->first_choice[n_days]; i++)
        if (x->choices[i].offer != y->choices[i].offer ||
            x->choices[i].own != y->choices[i].own)
            return false;
    return true;
}

int first_alike(const struct problem *problem, const struct rows *rows,
                int agent)
{
    const struct agent *who = &problem->agents[agent];
    for (int other = 0; other < agent; other++) {
        const struct agent *like = &problem->agents[other];
        if (like->group == who->group &&
            same_weights(problem, rows, other, agent) &&
            same_days(problem, like, who) && same_choices(problem, like, who))
            return other;
    }
    return agent;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept.h"

#include "day_target.h"
#include "deferral.h"
#include "mem.h"

#include <stdlib.h>

static void find_waiting(const struct problem *problem, struct window window,
                         int queue, const int *levels, struct kept *kept)
{
    struct waiting *waiting =
        mem_alloc((size_t)problem->grid.n_slots, sizeof *waiting);
    deferral_price(problem, queue, levels, 1, waiting);
    if (window.first_slot > 0)
        kept->before[queue] = waiting[window.first_slot - 1].left;
    kept->after[queue] = waiting[window.end_slot - 1].left;
    free(waiting);
}

static void find_gained(const struct problem *problem, struct window window,
                        int queue, const int *levels, struct kept *kept)
{
    int n_days = problem->grid.n_days;
    for (int day = 0; day < n_days; day++)
        for (int slot = day_first(problem, day);
             slot < day_first(problem, day + 1); slot++)
            if (slot < window.first_slot || slot >= window.end_slot)
                kept->gained[queue * n_days + day] +=
                    day_gain(&problem->queues[queue], slot, levels[slot]);
}

static void look_outside(const struct problem *problem, struct window window,
                         struct kept *kept)
{
    int n_slots = problem->grid.n_slots;
    struct roster *roster = lines_roster(problem, window.keep);
    int *levels = mem_alloc((size_t)n_slots, sizeof *levels);
    for (uint64_t left = problem->linked; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        for (int slot = 0; slot < n_slots; slot++)
            levels[slot] = roster_level(roster, queue, slot);
        if (is_deferred(problem, queue))
            find_waiting(problem, window, queue, levels, kept);
        else
            find_gained(problem, window, queue, levels, kept);
    }
    free(levels);
    roster_free(roster);
}

struct kept kept_new(const struct problem *problem, struct window window)
{
    size_t n_days = (size_t)problem->grid.n_days;
    struct kept kept = {
        .gained = mem_alloc((size_t)problem->n_queues * n_days, sizeof(int))};
    for (int queue = 0; queue < problem->n_queues; queue++)
        kept.after[queue] = INT_MAX;
    if (problem->linked && window.keep && window.end_slot > window.first_slot)
        look_outside(problem, window, &kept);
    return kept;
}

void kept_free(struct kept *kept)
{
    free(kept->gained);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block_pieces.h"

#include "block_rule.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* Without what an earlier duty of the agent has already, and marks the rest:
 * duties that overlap are not legal, but may be asked about. */
static void cut_overlap(struct duty_slots *slots, uint8_t *taken)
{
    int n = 0;
    for (int i = 0; i < slots->n; i++) {
        int slot = slots->slot[i];
        if (!taken[slot])
            slots->slot[n++] = slot;
        taken[slot] = 1;
    }
    slots->n = n;
}

static void add_piece(struct pieces *all, int agent,
                      const struct duty_slots *slots)
{
    MEM_GROW(all->items, all->n, all->room);
    all->items[all->n++] = (struct piece){agent, slots->slot[0], all->n_slots,
                                          slots->n, slots->open};
    for (int i = 0; i < slots->n; i++) {
        MEM_GROW(all->slots, all->n_slots, all->slots_room);
        all->slots[all->n_slots++] = slots->slot[i];
    }
    if (slots->n > all->n_most)
        all->n_most = slots->n;
}

static void add_agent(struct pieces *all, const struct roster *roster,
                      int agent, struct duty_slots *slots, uint8_t *taken)
{
    const struct grid *grid = &roster->problem->grid;
    memset(taken, 0, (size_t)grid->n_slots);
    for (int day = CARRIED; day < grid->n_days; day++) {
        duty_slots(roster, agent, day, slots);
        cut_overlap(slots, taken);
        if (slots->n > 0)
            add_piece(all, agent, slots);
    }
}

static int by_time(const void *left, const void *right)
{
    const struct piece *a = left, *b = right;
    return a->start != b->start ? a->start - b->start : a->agent - b->agent;
}

struct pieces pieces_of(const struct roster *roster)
{
    const struct problem *problem = roster->problem;
    struct pieces all = {0};
    struct duty_slots *slots = mem_alloc(1, sizeof *slots);
    uint8_t *taken = mem_alloc((size_t)problem->grid.n_slots, 1);
    for (int agent = 0; agent < problem->n_agents; agent++)
        add_agent(&all, roster, agent, slots, taken);
    free(slots);
    free(taken);
    if (all.n > 1)
        qsort(all.items, (size_t)all.n, sizeof *all.items, by_time);
    return all;
}

void pieces_free(struct pieces *pieces)
{
    free(pieces->items);
    free(pieces->slots);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "blocks.h"

#include "day_target.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

static void cut_at_pause(const struct offer *offer, const struct pause *pause,
                         uint8_t *cut)
{
    int last = offer->end - pause->length;
    for (int at = pause->from; at <= pause->to && offer->start + at < last;
         at++) {
        cut[offer->start + at] = 1;
        cut[offer->start + at + pause->length] = 1;
    }
}

/* Marks the slots at which some duty or break may begin or end. */
static void cut_at_offers(const struct problem *problem, uint8_t *cut)
{
    for (int i = 0; i < problem->n_offers; i++) {
        const struct offer *offer = &problem->offers[i];
        cut[offer->start] = cut[offer->end] = 1;
        for (int k = 0; k < offer->n_pauses; k++)
            cut_at_pause(offer, &offer->pauses[k], cut);
    }
    for (int agent = 0; agent < problem->n_agents; agent++)
        cut[problem->agents[agent].carried_from] =
            cut[problem->agents[agent].carried_until] = 1;
}

static void cut_at_activities(const struct problem *problem, uint8_t *cut)
{
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct agent *who = &problem->agents[agent];
        for (int i = 0; i < who->n_activities; i++)
            cut[who->activities[i].start] = cut[who->activities[i].end] = 1;
    }
}

static void cut_at_changes(const struct problem *problem, const int *need,
                           uint8_t *cut)
{
    for (int slot = 1; slot < problem->grid.n_slots; slot++)
        if (need[slot] != need[slot - 1])
            cut[slot] = 1;
}

static void cut_at_needs(const struct problem *problem, uint8_t *cut)
{
    for (int queue = 0; queue < problem->n_queues; queue++) {
        cut_at_changes(problem, problem->queues[queue].need, cut);
        if (problem->queues[queue].most)
            cut_at_changes(problem, problem->queues[queue].most, cut);
    }
    for (int joint = 0; joint < problem->n_joints; joint++)
        cut_at_changes(problem, problem->joints[joint].need, cut);
}

/* What heads gain for a day changes from slot to slot. */
static void cut_at_gains(const struct problem *problem, uint8_t *cut)
{
    for (uint64_t left = problem->by_day; left; left &= left - 1) {
        const struct queue *queue = &problem->queues[__builtin_ctzll(left)];
        for (int slot = 0; slot < problem->grid.n_slots; slot++)
            if (n_gains(queue->day_target, slot) > 0)
                cut[slot] = cut[slot + 1] = 1;
    }
}

/* Marks where a presence rule begins, ends or changes. */
static void cut_at_presences(const struct problem *problem, uint8_t *cut)
{
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *rule = &problem->presences[i];
        for (int k = 0; rule->shift < 0 && k < rule->n_rows; k++) {
            bool goes_on = k > 0 && rule->row[k] == rule->row[k - 1] + 1 &&
                           rule->min[k] == rule->min[k - 1] &&
                           rule->max[k] == rule->max[k - 1];
            bool last =
                k == rule->n_rows - 1 || rule->row[k + 1] != rule->row[k] + 1;
            if (!goes_on)
                cut[rule->row[k]] = 1;
            if (last)
                cut[rule->row[k] + 1] = 1;
        }
    }
}

struct blocks blocks_new(const struct problem *problem, int first_slot,
                         int end_slot)
{
    int n_slots = problem->grid.n_slots;
    struct blocks blocks = {
        .first = mem_alloc((size_t)n_slots, sizeof(int)),
        .length = mem_alloc((size_t)n_slots, sizeof(int)),
    };
    uint8_t *cut = mem_alloc((size_t)n_slots + 1, 1);
    cut[0] = cut[first_slot] = cut[end_slot] = 1;
    cut_at_offers(problem, cut);
    cut_at_activities(problem, cut);
    cut_at_needs(problem, cut);
    cut_at_gains(problem, cut);
    cut_at_presences(problem, cut);
    for (int slot = 0; slot < n_slots; slot++) {
        blocks.first[slot] = cut[slot] ? slot : blocks.first[slot - 1];
        blocks.length[blocks.first[slot]]++;
    }
    free(cut);
    return blocks;
}

void blocks_free(struct blocks *blocks)
{
    free(blocks->first);
    free(blocks->length);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cover_parts.h"

#include "linked.h"
#include "mem.h"
#include "require.h"

#include <stdlib.h>
#include <string.h>

static int *supply_of(const struct cover *cover, int slot)
{
    return cover->supply + slot * cover->problem->n_groups;
}

static void change_supply(struct cover *cover, int slot, int group, int change)
{
    supply_of(cover, slot)[group] += change;
    recall_change(cover->recall, slot, group, change);
}

static cost row_price(const struct cover *cover, int row, int heads)
{
    int index = cover->rule_of[row];
    const struct presence *presence = &cover->problem->presences[index];
    int k = row - cover->rows->first[index];
    if (heads < presence->min[k])
        return steps_cost(&presence->too_few,
                          HEAD * (presence->min[k] - heads));
    if (heads > presence->max[k])
        return steps_cost(&presence->too_many,
                          HEAD * (heads - presence->max[k]));
    return 0;
}

static void change_heads(struct cover *cover, int row, int change)
{
    cover->total -= row_price(cover, row, cover->heads[row]);
    cover->heads[row] += change;
    cover->total += row_price(cover, row, cover->heads[row]);
}

/* Agents of every group carried on duty into the slot. */
static void carry_in(struct cover *cover)
{
    const struct problem *problem = cover->problem;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct agent *who = &problem->agents[agent];
        for (int slot = who->carried_from;
             slot < who->carried_until && !cover->choice; slot++)
            if (!is_busy(who, slot))
                change_supply(cover, slot, who->group, 1);
        for (int i = 0; i < problem->n_presences; i++) {
            const struct presence *presence = &problem->presences[i];
            int weight = rows_weight(problem, cover->rows, i, agent);
            if (presence->shift >= 0 || weight == 0)
                continue;
            for (int k = 0; k < presence->n_rows; k++)
                if (is_carried(who, presence->row[k]))
                    cover->heads[cover->rows->first[i] + k] += weight;
        }
    }
}

/* The flow of those carried on duty. */
static void fill(struct cover *cover, int slot)
{
    struct flow flow = flow_of(cover, slot);
    flow_fill(cover->problem, &flow, slot, supply_of(cover, slot), false);
    cover->price[slot] = flow_price(cover->problem, &flow, slot);
    cover->total += cover->price[slot];
    cover->stale[slot] = 1;
}

static struct cover *new_cover(const struct problem *problem,
                               const struct rows *rows, bool blocks)
{
    size_t n_slots = (size_t)problem->grid.n_slots;
    size_t n_groups = (size_t)problem->n_groups;
    size_t n_queues = (size_t)problem->n_queues;
    struct cover *cover = mem_alloc(1, sizeof *cover);
    cover->problem = problem;
    cover->rows = rows;
    if (!blocks)
        cover->recall = recall_new(problem);
    cover->supply = mem_alloc(n_slots * n_groups, sizeof(int));
    cover->given = mem_alloc(n_slots * n_groups * n_queues, sizeof(int));
    cover->idle = mem_alloc(n_slots * n_groups, sizeof(int));
    cover->level = mem_alloc(n_slots * n_queues, sizeof(int));
    cover->price = mem_alloc(n_slots, sizeof(cost));
    cover->worth = mem_alloc(n_slots * n_groups, sizeof(cost));
    cover->stale = mem_alloc(n_slots, 1);
    cover->reward = mem_alloc(n_slots * n_queues, sizeof(cost));
    cover->saved = mem_alloc(n_slots, sizeof(cost));
    cover->heads = mem_alloc((size_t)rows->n, sizeof(int));
    cover->rule_of = mem_alloc((size_t)rows->n, sizeof(int));
    for (int i = 0; i < problem->n_presences; i++)
        for (int row = rows->first[i]; row < rows->first[i + 1]; row++)
            cover->rule_of[row] = i;
    if (blocks) {
        cover->choice = block_choice_new(problem);
        cover->slots = mem_alloc(1, sizeof *cover->slots);
        cover->serves = mem_alloc((size_t)problem->n_agents * n_slots, 1);
        memset(cover->serves, NO_QUEUE, (size_t)problem->n_agents * n_slots);
    }
    carry_in(cover);
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        fill(cover, slot);
    for (int agent = 0; agent < problem->n_agents && cover->choice; agent++)
        cover_carry_in_blocks(cover, agent);
    cover->restless = true;
    for (int row = 0; row < rows->n; row++)
        cover->total += row_price(cover, row, cover->heads[row]);
    return cover;
}

struct cover *cover_new(const struct problem *problem, const struct rows *rows)
{
    return new_cover(problem, rows, false);
}

struct cover *cover_new_blocks(const struct problem *problem,
                               const struct rows *rows)
{
    return new_cover(problem, rows, true);
}

void cover_free(struct cover *cover)
{
    free(cover->supply);
    free(cover->given);
    free(cover->idle);
    free(cover->level);
    free(cover->price);
    free(cover->worth);
    free(cover->stale);
    free(cover->reward);
    free(cover->saved);
    free(cover->heads);
    block_choice_free(cover->choice);
    free(cover->slots);
    free(cover->serves);
    free(cover->rule_of);
    if (cover->recall)
        recall_free(cover->recall);
    free(cover);
}

/* Changes the flow for one agent of the group more or less; returns the slot's
 * new price. */
static cost change_flow(struct cover *cover, int slot, int group, int sign)
{
    const struct problem *problem = cover->problem;
    struct flow flow = flow_of(cover, slot);
    cover->work += FLOW_TICKS;
    if (problem->uneven) {
        flow_fill(problem, &flow, slot, supply_of(cover, slot), false);
        return flow_price(problem, &flow, slot);
    }
    return cover->price[slot] +
           (sign > 0 ? flow_add(problem, &flow, slot, group)
                     : flow_remove(problem, &flow, slot, group));
}

/* One agent of a group more (sign +1) or less (-1) at work in the slot. */
static void change_slot(struct cover *cover, int slot, int group, int sign)
{
    struct flow flow = flow_of(cover, slot);
    int *supply = supply_of(cover, slot);
    cost price;
    change_supply(cover, slot, group, sign);
    cover->stale[slot] = 1;
    cover->restless = true;
    cover->work++;
    if (!recall_flow(cover->recall, slot, supply, &flow, &price)) {
        price = change_flow(cover, slot, group, sign);
        recall_keep_flow(cover->recall, slot, supply, &flow, price);
    }
    cover->total += price - cover->price[slot];
    cover->price[slot] = price;
}

/* Rows by shift on which the duty counts. */
static void change_shift_rows(struct cover *cover, int agent,
                              const struct offer *offer, int sign)
{
    const struct problem *problem = cover->problem;
    for (int i = 0; i < problem->n_presences; i++) {
        int row = cover->rows->of_day[i * problem->grid.n_days + offer->day];
        int weight = rows_weight(problem, cover->rows, i, agent);
        if (problem->presences[i].shift == offer->shift && row >= 0 &&
            weight != 0)
            change_heads(cover, row, sign * weight);
    }
}

static void change_slot_rows(struct cover *cover, int agent,
                             const struct offer *offer, const uint8_t *at_work,
                             int sign)
{
    const struct problem *problem = cover->problem;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int weight = rows_weight(problem, cover->rows, i, agent);
        if (presence->shift >= 0 || weight == 0)
            continue;
        for (int k = 0; k < presence->n_rows; k++) {
            int slot = presence->row[k];
            if (slot >= offer->start && slot < offer->end &&
                at_work[slot - offer->start])
                change_heads(cover, cover->rows->first[i] + k, sign * weight);
        }
    }
}

static void change_duty(struct cover *cover, int agent, const struct duty *duty,
                        int sign)
{
    const struct offer *offer = &cover->problem->offers[duty->offer];
    const struct agent *who = &cover->problem->agents[agent];
    struct offer from_zero = *offer;
    from_zero.start = 0;
    from_zero.end = offer->end - offer->start;
    uint8_t at_work[DUTY_SLOTS_MAX] = {0};
    require(from_zero.end <= DUTY_SLOTS_MAX);
    duty_mark(&from_zero, duty->pause, at_work);
    if (cover->choice) {
        duty_slots_of(who, offer, duty->pause, cover->slots);
        cover_change_blocks(cover, agent, sign);
    }
    for (int slot = offer->start; slot < offer->end && !cover->choice; slot++)
        if (at_work[slot - offer->start] && !is_busy(who, slot))
            change_slot(cover, slot, who->group, sign);
    change_shift_rows(cover, agent, offer, sign);
    change_slot_rows(cover, agent, offer, at_work, sign);
}

static void change_line(struct cover *cover, const struct line *line, int sign)
{
    for (int day = 0; day < cover->problem->grid.n_days; day++)
        if (line->duties[day].offer != OFF)
            change_duty(cover, line->agent, &line->duties[day], sign);
}

void cover_add(struct cover *cover, const struct line *line)
{
    change_line(cover, line, +1);
}

void cover_remove(struct cover *cover, const struct line *line)
{
    change_line(cover, line, -1);
}

/* Notes what a hundredth more of a linked queue would save in each slot. */
static void set_rewards(struct cover *cover, int queue)
{
    const struct problem *problem = cover->problem;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        cost *reward = &cover->reward[slot * problem->n_queues + queue];
        if (*reward != cover->saved[slot])
            cover->stale[slot] = 1;
        *reward = cover->saved[slot];
    }
}

/* Prices linked queues over all slots. */
static void settle(struct cover *cover)
{
    const struct problem *problem = cover->problem;
    int n_slots = problem->grid.n_slots, n_queues = problem->n_queues;
    cover->linked = 0;
    for (uint64_t left = problem->linked; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        cover->linked += linked_price(problem, queue, cover->level + queue,
                                      n_queues, cover->saved);
        for (int slot = 0; slot < n_slots; slot++) {
            struct flow flow = flow_of(cover, slot);
            cover->linked += flow_lure(problem, &flow, queue, slot);
        }
        set_rewards(cover, queue);
        cover->work += n_slots;
    }
    cover->restless = false;
}

cost cover_price(struct cover *cover)
{
    if (cover->restless)
        settle(cover);
    return cover->total + cover->linked;
}

cost cover_slot_price(const struct cover *cover, int slot)
{
    const struct problem *problem = cover->problem;
    struct flow flow = flow_of(cover, slot);
    cost sum = cover->price[slot];
    for (uint64_t left = problem->linked; left; left &= left - 1) {
        int queue = __builtin_ctzll(left);
        sum += flow_lure(problem, &flow, queue, slot) +
               HEAD * cover->reward[slot * problem->n_queues + queue];
    }
    return sum;
}

cost cover_row_price(const struct cover *cover, int row)
{
    return row_price(cover, row, cover->heads[row]);
}

int64_t cover_take_work(struct cover *cover)
{
    int64_t work = cover->work;
    cover->work = 0;
    return work;
}

static void freshen(struct cover *cover, int slot)
{
    const struct problem *problem = cover->problem;
    const int *supply = supply_of(cover, slot);
    int n_slots = problem->grid.n_slots;
    struct flow flow = flow_of(cover, slot);
    flow.worth = cover->reward + slot * problem->n_queues;
    cover->stale[slot] = 0;
    cover->work++;
    if (recall_worth(cover->recall, slot, supply, &flow, n_slots,
                     cover->worth + slot))
        return;
    for (int group = 0; group < problem->n_groups; group++)
        cover->worth[group * n_slots + slot] =
            -flow_gain(problem, &flow, slot, group);
    cover->work += FLOW_TICKS * problem->n_groups;
    recall_keep_worth(cover->recall, slot, supply, &flow, n_slots,
                      cover->worth + slot);
}

void cover_worth(struct cover *cover, struct prices *prices)
{
    const struct problem *problem = cover->problem;
    int n_slots = problem->grid.n_slots;
    if (cover->restless)
        settle(cover);
    for (int slot = 0; slot < n_slots; slot++)
        if (cover->stale[slot] && cover->choice)
            cover_freshen_blocks(cover, slot);
        else if (cover->stale[slot])
            freshen(cover, slot);
    memcpy(prices->group, cover->worth,
           (size_t)problem->n_groups * (size_t)n_slots * sizeof(cost));
    for (int row = 0; row < cover->rows->n; row++) {
        int heads = cover->heads[row], rule = cover->rule_of[row];
        cost now = row_price(cover, row, heads);
        prices->row[row] =
            now - row_price(cover, row, heads + cover->rows->heavy[rule]);
        prices->against[row] =
            now - row_price(cover, row, heads + cover->rows->light[rule]);
    }
}

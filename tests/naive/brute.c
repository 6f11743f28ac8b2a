/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brute.h"

#include "mem.h"
#include "require.h"

#include <stdlib.h>
#include <string.h>

enum { LINES_MAX = 50000 };

/* One agent's days with all that others can see of them. */
struct row {
    cost cost;
    bool *at_work; /* [n_slots] */
    short *shift;  /* [n_days] -1: off */
};

struct rows {
    struct row *items;
    int n, room;
    bool too_many;
};

/* Tries all lines of one agent. */
struct lines {
    const struct problem *problem;
    int agent;
    rule_mask mask;
    struct duty *duties;
    int n_tried;
    bool found;
    struct rows *rows; /* or NULL: only whether there is one */
};

static bool same_row(const struct problem *problem, const struct row *a,
                     const struct row *b)
{
    size_t slots = (size_t)problem->grid.n_slots * sizeof *a->at_work;
    size_t days = (size_t)problem->grid.n_days * sizeof *a->shift;
    return memcmp(a->at_work, b->at_work, slots) == 0 &&
           memcmp(a->shift, b->shift, days) == 0;
}

static void free_row(struct row *row)
{
    free(row->at_work);
    free(row->shift);
}

static struct row row_of(const struct lines *lines, cost price)
{
    const struct grid *grid = &lines->problem->grid;
    struct row row = {price, mem_alloc((size_t)grid->n_slots, sizeof(bool)),
                      mem_alloc((size_t)grid->n_days, sizeof(short))};
    const struct agent *agent = &lines->problem->agents[lines->agent];
    for (int slot = agent->carried_from; slot < agent->carried_until; slot++)
        row.at_work[slot] = true;
    for (int day = 0; day < grid->n_days; day++) {
        const struct duty *duty = &lines->duties[day];
        row.shift[day] = -1;
        if (duty->offer == OFF)
            continue;
        const struct offer *offer = &lines->problem->offers[duty->offer];
        row.shift[day] = (short)offer->shift;
        for (int slot = offer->start; slot < offer->end; slot++)
            if (naive_on_duty(offer, duty->pause, slot))
                row.at_work[slot] = true;
    }
    return row;
}

/* Of two lines that look the same from outside only the cheaper counts. */
static void keep_row(struct lines *lines, cost price)
{
    struct rows *rows = lines->rows;
    struct row row = row_of(lines, price);
    for (int i = 0; i < rows->n; i++)
        if (same_row(lines->problem, &rows->items[i], &row)) {
            if (price < rows->items[i].cost)
                rows->items[i].cost = price;
            free_row(&row);
            return;
        }
    MEM_GROW(rows->items, rows->n, rows->room);
    rows->items[rows->n++] = row;
}

static void try_line(struct lines *lines)
{
    struct naive naive = naive_new();
    naive_line(lines->problem, lines->agent, lines->duties, lines->mask,
               &naive);
    if (naive.legal) {
        lines->found = true;
        if (lines->rows)
            keep_row(lines, naive.total);
    }
    naive_free(&naive);
}

static void try_day(struct lines *lines, int day);

/* All places of the breaks from number `index` on. */
static void try_pauses(struct lines *lines, int day, int index)
{
    struct duty *duty = &lines->duties[day];
    const struct offer *offer = &lines->problem->offers[duty->offer];
    if (index == offer->n_pauses || index == BREAKS_MAX) {
        if (naive_pauses_fit(offer, duty->pause))
            try_day(lines, day + 1);
        return;
    }
    const struct pause *window = &offer->pauses[index];
    for (int at = window->from; at <= window->to; at++) {
        duty->pause[index] = (short)at;
        try_pauses(lines, day, index + 1);
    }
}

static bool enough(const struct lines *lines)
{
    return lines->n_tried > LINES_MAX || (lines->found && !lines->rows);
}

static void try_day(struct lines *lines, int day)
{
    const struct grid *grid = &lines->problem->grid;
    if (enough(lines))
        return;
    if (day == grid->n_days) {
        lines->n_tried++;
        try_line(lines);
        return;
    }
    int calendar = lines->problem->agents[lines->agent].calendar;
    const int *first =
        &lines->problem->first_offer[calendar * grid->n_days + day];
    lines->duties[day].offer = OFF;
    try_day(lines, day + 1);
    for (int offer = first[0]; offer < first[1]; offer++) {
        lines->duties[day].offer = offer;
        try_pauses(lines, day, 0);
    }
}

static struct lines try_lines(const struct problem *problem, int agent,
                              rule_mask mask, struct rows *rows)
{
    struct lines lines = {problem, agent, mask, NULL, 0, false, rows};
    lines.duties =
        mem_alloc((size_t)problem->grid.n_days, sizeof *lines.duties);
    try_day(&lines, 0);
    free(lines.duties);
    if (rows)
        rows->too_many = lines.n_tried > LINES_MAX;
    return lines;
}

bool brute_line(const struct problem *problem, int agent, rule_mask mask)
{
    struct lines lines =
        try_lines(problem, agent, mask | RULE_BIT(breaks), NULL);
    require(lines.n_tried <= LINES_MAX);
    return lines.found;
}

static cost try_queues(const struct problem *problem, int slot,
                       const bool *at_work, int agent, int *serves)
{
    if (agent == problem->n_agents)
        return naive_slot_cost(problem, slot, serves, at_work);
    serves[agent] = NO_QUEUE;
    cost best = try_queues(problem, slot, at_work, agent + 1, serves);
    for (int q = 0; at_work[agent] && q < problem->n_queues; q++) {
        if (problem->agent_speed[agent * problem->n_queues + q] == 0)
            continue;
        serves[agent] = q;
        cost price = try_queues(problem, slot, at_work, agent + 1, serves);
        best = price < best ? price : best;
    }
    return best;
}

cost brute_slot(const struct problem *problem, int slot, const bool *at_work)
{
    int *serves = mem_alloc((size_t)problem->n_agents, sizeof *serves);
    cost best = try_queues(problem, slot, at_work, 0, serves);
    free(serves);
    return best;
}

/* Tries all rosters made of one row of each agent. */
struct rosters {
    const struct problem *problem;
    struct rows rows[BRUTE_AGENTS];
    const struct row *chosen[BRUTE_AGENTS];
    cost *slot_cost;  /* [n_slots << n_agents] by who is at work */
    cost least_cover; /* no roster has less shortage and surplus */
    cost best;
    bool found;
};

static void price_slots(struct rosters *all)
{
    const struct problem *problem = all->problem;
    int n_sets = 1 << problem->n_agents;
    all->slot_cost = mem_alloc((size_t)(problem->grid.n_slots * n_sets),
                               sizeof *all->slot_cost);
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        cost least = INT64_MAX;
        for (int set = 0; set < n_sets; set++) {
            bool at_work[BRUTE_AGENTS];
            for (int a = 0; a < problem->n_agents; a++)
                at_work[a] = set >> a & 1;
            cost price = brute_slot(problem, slot, at_work);
            all->slot_cost[slot * n_sets + set] = price;
            least = price < least ? price : least;
        }
        all->least_cover += least;
    }
}

static bool counts(const struct rosters *all, int agent,
                   const struct presence *presence, int row)
{
    uint64_t tags = all->problem->agents[agent].tags;
    if ((tags & presence->tags) != presence->tags)
        return false;
    if (presence->shift == -1)
        return all->chosen[agent]->at_work[presence->row[row]];
    return all->chosen[agent]->shift[presence->row[row]] == presence->shift;
}

static cost price_presence(const struct rosters *all)
{
    cost sum = 0;
    for (int p = 0; p < all->problem->n_presences; p++) {
        const struct presence *presence = &all->problem->presences[p];
        for (int row = 0; row < presence->n_rows; row++) {
            int heads = 0;
            for (int a = 0; a < all->problem->n_agents; a++)
                heads += counts(all, a, presence, row);
            sum += naive_presence_row(presence, row, heads);
        }
    }
    return sum;
}

static cost price_cover(const struct rosters *all)
{
    int n_agents = all->problem->n_agents;
    cost sum = 0;
    for (int slot = 0; slot < all->problem->grid.n_slots; slot++) {
        int set = 0;
        for (int a = 0; a < n_agents; a++)
            set |= all->chosen[a]->at_work[slot] << a;
        sum += all->slot_cost[(slot << n_agents) + set];
    }
    return sum;
}

static void try_rosters(struct rosters *all, int agent, cost personal)
{
    if (all->found && personal + all->least_cover >= all->best)
        return;
    if (agent < all->problem->n_agents) {
        const struct rows *rows = &all->rows[agent];
        for (int i = 0; i < rows->n; i++) {
            all->chosen[agent] = &rows->items[i];
            try_rosters(all, agent + 1, personal + rows->items[i].cost);
        }
        return;
    }
    cost total = personal + price_presence(all) + price_cover(all);
    if (!all->found || total < all->best)
        all->best = total;
    all->found = true;
}

static void free_rosters(struct rosters *all)
{
    for (int a = 0; a < all->problem->n_agents; a++) {
        for (int i = 0; i < all->rows[a].n; i++)
            free_row(&all->rows[a].items[i]);
        free(all->rows[a].items);
    }
    free(all->slot_cost);
}

struct brute brute_force(const struct problem *problem, double most)
{
    require(problem->n_agents <= BRUTE_AGENTS);
    struct rosters all = {.problem = problem};
    struct brute brute = {.tried = 1};
    for (int a = 0; a < problem->n_agents; a++) {
        try_lines(problem, a, RULES_ALL, &all.rows[a]);
        brute.tried *= all.rows[a].n;
        brute.too_big |= all.rows[a].too_many;
    }
    brute.too_big |= brute.tried > most;
    if (!brute.too_big && brute.tried > 0) {
        price_slots(&all);
        try_rosters(&all, 0, 0);
    }
    brute.legal = all.found;
    brute.cost = all.best;
    free_rosters(&all);
    return brute;
}

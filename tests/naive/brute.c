/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "brute.h"

#include "mem.h"
#include "require.h"

#include <stdlib.h>
#include <string.h>

/* One agent's days with all that others can see of them. */
struct row {
    cost cost;
    bool *at_work; /* [n_slots] */
    short *shift;  /* [n_days] -1: off */
};

struct rows {
    struct row *items;
    int n, room;
};

/* The lines of one agent, while they are tried. */
struct lines {
    const struct problem *problem;
    int agent;
    rule_mask mask;
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

static struct row row_of(const struct lines *lines, const struct duty *duties,
                         cost price)
{
    const struct grid *grid = &lines->problem->grid;
    struct row row = {price, mem_alloc((size_t)grid->n_slots, sizeof(bool)),
                      mem_alloc((size_t)grid->n_days, sizeof(short))};
    const struct agent *agent = &lines->problem->agents[lines->agent];
    for (int slot = agent->carried_from; slot < agent->carried_until; slot++)
        row.at_work[slot] = true;
    for (int day = 0; day < grid->n_days; day++) {
        const struct duty *duty = &duties[day];
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
static void keep_row(struct lines *lines, const struct duty *duties, cost price)
{
    struct rows *rows = lines->rows;
    struct row row = row_of(lines, duties, price);
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

static bool try_line(const struct duty *duties, void *context)
{
    struct lines *lines = context;
    struct naive naive = naive_new();
    naive_line(lines->problem, lines->agent, duties, lines->mask, &naive);
    if (naive.legal) {
        lines->found = true;
        if (lines->rows)
            keep_row(lines, duties, naive.total);
    }
    naive_free(&naive);
    return !lines->found || lines->rows;
}

bool brute_line(const struct problem *problem, int agent, rule_mask mask)
{
    struct lines lines = {problem, agent, mask | RULE_BIT(breaks), false, NULL};
    bool all = brute_lines(problem, agent, BRUTE_LINES, try_line, &lines);
    require(all || lines.found);
    return lines.found;
}

enum { LEVELS_MAX = 64 };

/* What a slot costs at least, by the level of the queue whose price spans slots
 * (0 where there is none). */
struct ways {
    int n;
    int level[LEVELS_MAX];
    cost price[LEVELS_MAX];
};

static void note_way(struct ways *ways, int level, cost price)
{
    int i = 0;
    while (i < ways->n && ways->level[i] != level)
        i++;
    require(i < LEVELS_MAX);
    if (i == ways->n) {
        ways->level[ways->n] = level;
        ways->price[ways->n++] = price;
    }
    if (price < ways->price[i])
        ways->price[i] = price;
}

/* The queue whose work may wait or which has a target of the day, NO_QUEUE if
 * there is none. */
static int spanning_queue(const struct problem *problem)
{
    int found = NO_QUEUE;
    for (int q = 0; q < problem->n_queues; q++)
        if (problem->queues[q].deferral || problem->queues[q].day_target) {
            require(found == NO_QUEUE);
            found = q;
        }
    return found;
}

static void try_queues(const struct problem *problem, int slot,
                       const bool *at_work, int agent, int *serves,
                       struct ways *ways)
{
    if (agent == problem->n_agents) {
        int spanning = spanning_queue(problem), level = 0;
        for (int a = 0; a < agent && spanning != NO_QUEUE; a++)
            if (serves[a] == spanning)
                level += problem->agent_speed[a * problem->n_queues + spanning];
        note_way(ways, level, naive_slot_cost(problem, slot, serves, at_work));
        return;
    }
    serves[agent] = NO_QUEUE;
    try_queues(problem, slot, at_work, agent + 1, serves, ways);
    bool free = at_work[agent] && !naive_is_busy(problem, agent, slot);
    for (int q = 0; free && q < problem->n_queues; q++) {
        if (problem->agent_speed[agent * problem->n_queues + q] == 0)
            continue;
        serves[agent] = q;
        try_queues(problem, slot, at_work, agent + 1, serves, ways);
    }
}

static struct ways slot_ways(const struct problem *problem, int slot,
                             const bool *at_work)
{
    struct ways ways = {0};
    int *serves = mem_alloc((size_t)problem->n_agents, sizeof *serves);
    try_queues(problem, slot, at_work, 0, serves, &ways);
    free(serves);
    return ways;
}

static cost least_way(const struct ways *ways)
{
    cost least = ways->price[0];
    for (int i = 1; i < ways->n; i++)
        least = ways->price[i] < least ? ways->price[i] : least;
    return least;
}

cost brute_slot(const struct problem *problem, int slot, const bool *at_work)
{
    struct ways ways = slot_ways(problem, slot, at_work);
    return least_way(&ways);
}

/* What may wait at the end of a slot, and the least price of getting there. */
struct piles {
    struct pile {
        int amount;
        cost price;
    } * items;
    int n, room;
};

static void note_pile(struct piles *piles, int amount, cost price)
{
    for (int i = 0; i < piles->n; i++)
        if (piles->items[i].amount == amount) {
            if (price < piles->items[i].price)
                piles->items[i].price = price;
            return;
        }
    MEM_GROW(piles->items, piles->n, piles->room);
    piles->items[piles->n++] = (struct pile){amount, price};
}

/* One slot on from a pile, the queue served at `level`. */
static struct pile next_wait(const struct problem *problem, int queue, int slot,
                             struct pile pile, int level)
{
    struct naive_wait wait =
        naive_wait(problem, queue, slot, pile.amount, level);
    return (struct pile){wait.waiting,
                         pile.price + wait.shortage + wait.surplus};
}

static struct pile next_gain(const struct problem *problem, int queue, int slot,
                             struct pile pile, int level)
{
    const struct day_target *target = problem->queues[queue].day_target;
    const int *start = problem->grid.calendars[0].day_start;
    int day = 0;
    while (day < problem->grid.n_days && slot >= start[day + 1])
        day++;
    if (day == problem->grid.n_days || slot < start[0])
        return pile;
    int gained = pile.amount + naive_gain(problem, queue, slot, level);
    gained = gained > target->goal[day] ? target->goal[day] : gained;
    if (slot + 1 < start[day + 1])
        return (struct pile){gained, pile.price};
    return (struct pile){0, pile.price + (target->goal[day] - gained) *
                                             target->price[day]};
}

/* All ways of one slot on from all piles before it that cost less than `most`.
 */
static struct piles next_piles(const struct problem *problem, int slot,
                               const struct ways *ways,
                               const struct piles *before, cost most)
{
    struct piles piles = {0};
    int queue = spanning_queue(problem);
    for (int i = 0; i < before->n; i++)
        for (int k = 0; k < ways->n; k++) {
            struct pile pile =
                (problem->queues[queue].deferral ? next_wait : next_gain)(
                    problem, queue, slot, before->items[i], ways->level[k]);
            pile.price += ways->price[k];
            if (pile.price < most)
                note_pile(&piles, pile.amount, pile.price);
        }
    return piles;
}

/* Least price of the queues over all slots, ways[slot] being those of whoever
 * is at work then; `most` if it is not less.  later[slot]: what slots from this
 * one on cost at least. */
static cost least_cover(const struct problem *problem,
                        const struct ways *const *ways, const cost *later,
                        cost most)
{
    cost sum = 0;
    if (spanning_queue(problem) == NO_QUEUE) {
        for (int slot = 0; slot < problem->grid.n_slots; slot++)
            sum += ways[slot]->price[0];
        return sum;
    }
    struct piles piles = {0};
    note_pile(&piles, 0, 0);
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        struct piles next = next_piles(problem, slot, ways[slot], &piles,
                                       most - later[slot + 1]);
        free(piles.items);
        piles = next;
    }
    sum = most;
    for (int i = 0; i < piles.n; i++)
        sum = piles.items[i].price < sum ? piles.items[i].price : sum;
    free(piles.items);
    return sum;
}

cost brute_cover(const struct problem *problem, const bool *at_work)
{
    size_t n_slots = (size_t)problem->grid.n_slots;
    struct ways *ways = mem_alloc(n_slots, sizeof *ways);
    const struct ways **all = mem_alloc(n_slots, sizeof *all);
    for (size_t slot = 0; slot < n_slots; slot++) {
        ways[slot] = slot_ways(problem, (int)slot,
                               at_work + slot * (size_t)problem->n_agents);
        all[slot] = &ways[slot];
    }
    cost *later = mem_alloc(n_slots + 1, sizeof *later);
    cost least = least_cover(problem, all, later, INT64_MAX);
    free(later);
    free(ways);
    free(all);
    return least;
}

/* Tries the rosters made of one row of each agent, but for those whose rows
 * alone show that they are no better than one found. */
struct rosters {
    const struct problem *problem;
    struct rows rows[BRUTE_AGENTS];
    const struct row *chosen[BRUTE_AGENTS];
    struct ways *ways; /* [n_slots << n_agents] by who is at work */
    const struct ways **now;
    cost *later; /* [n_slots + 1] least shortage and surplus from a slot on */
    cost rest[BRUTE_AGENTS + 1]; /* least of agents from one on, and of all
                                    slots */
    cost best;
    bool found;
};

static void price_slots(struct rosters *all)
{
    const struct problem *problem = all->problem;
    int n_sets = 1 << problem->n_agents;
    all->ways =
        mem_alloc((size_t)(problem->grid.n_slots * n_sets), sizeof *all->ways);
    all->now = mem_alloc((size_t)problem->grid.n_slots, sizeof *all->now);
    all->later =
        mem_alloc((size_t)problem->grid.n_slots + 1, sizeof *all->later);
    for (int slot = problem->grid.n_slots - 1; slot >= 0; slot--) {
        cost least = INT64_MAX;
        for (int set = 0; set < n_sets; set++) {
            bool at_work[BRUTE_AGENTS];
            for (int a = 0; a < problem->n_agents; a++)
                at_work[a] = set >> a & 1;
            struct ways ways = slot_ways(problem, slot, at_work);
            all->ways[slot * n_sets + set] = ways;
            cost price = least_way(&ways);
            least = price < least ? price : least;
        }
        all->later[slot] = all->later[slot + 1] + least;
    }
}

static int by_cost(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    return (a->cost > b->cost) - (a->cost < b->cost);
}

/* The cheapest rows first, and what all agents from each on cost at least. */
static void sort_rows(struct rosters *all)
{
    all->rest[all->problem->n_agents] = all->later[0];
    for (int a = all->problem->n_agents - 1; a >= 0; a--) {
        struct rows *rows = &all->rows[a];
        qsort(rows->items, (size_t)rows->n, sizeof *rows->items, by_cost);
        all->rest[a] = all->rest[a + 1] + rows->items[0].cost;
    }
}

static bool counts(const struct rosters *all, int agent,
                   const struct presence *presence, int row)
{
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
                if (counts(all, a, presence, row))
                    heads += naive_weight(all->problem, presence, a);
            sum += naive_presence_row(presence, row, heads);
        }
    }
    return sum;
}

static cost price_cover(struct rosters *all, cost most)
{
    int n_agents = all->problem->n_agents;
    for (int slot = 0; slot < all->problem->grid.n_slots; slot++) {
        int set = 0;
        for (int a = 0; a < n_agents; a++)
            set |= all->chosen[a]->at_work[slot] << a;
        all->now[slot] = &all->ways[(slot << n_agents) + set];
    }
    return least_cover(all->problem, all->now, all->later, most);
}

static bool too_dear(const struct rosters *all, int agent, cost so_far)
{
    return all->found && so_far + all->rest[agent] >= all->best;
}

static void try_rosters(struct rosters *all, int agent, cost personal)
{
    if (agent < all->problem->n_agents) {
        const struct rows *rows = &all->rows[agent];
        for (int i = 0; i < rows->n; i++) {
            cost so_far = personal + rows->items[i].cost;
            if (too_dear(all, agent + 1, so_far))
                return;
            all->chosen[agent] = &rows->items[i];
            try_rosters(all, agent + 1, so_far);
        }
        return;
    }
    cost total = personal + price_presence(all);
    if (too_dear(all, agent, total))
        return;
    total += price_cover(all, all->found ? all->best - total : INT64_MAX);
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
    free(all->ways);
    free(all->now);
    free(all->later);
}

struct brute brute_force(const struct problem *problem, double most)
{
    require(problem->n_agents <= BRUTE_AGENTS);
    struct rosters all = {.problem = problem};
    struct brute brute = {.tried = 1};
    for (int a = 0; a < problem->n_agents; a++) {
        struct lines lines = {problem, a, RULES_ALL, false, &all.rows[a]};
        brute.too_big |=
            !brute_lines(problem, a, BRUTE_LINES, try_line, &lines);
        brute.tried *= all.rows[a].n;
    }
    brute.too_big |= brute.tried > most;
    if (!brute.too_big && brute.tried > 0) {
        price_slots(&all);
        sort_rows(&all);
        try_rosters(&all, 0, 0);
    }
    brute.legal = all.found;
    brute.cost = all.best;
    free_rosters(&all);
    return brute;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "master.h"

#include "frame.h"
#include "mem.h"
#include "pool.h"

#include <stdlib.h>
#include <string.h>

enum { SLICE = 2000 /* simplex iterations between looks at the clock */ };

struct master {
    struct frame frame;
    struct pool *pool;
    int n_fixed_columns; /* shortages and flows, before the lines */
    int *lines;          /* [n_lines] pool index */
    int n_lines, room;
    int *fixed;   /* [n_agents] 1 + pool index of the agent's line, 0: none */
    uint8_t *has; /* [has_room] by pool index: it is a column */
    int has_room;
};

struct master *master_new(const struct search *search, struct window window)
{
    size_t n_agents = (size_t)search->problem->n_agents;
    struct master *master = mem_alloc(1, sizeof *master);
    master->frame = frame_new(search, window);
    master->pool = search->pool;
    master->fixed = mem_alloc(n_agents, sizeof(int));
    master->n_fixed_columns = lp_n_columns(master->frame.lp);
    return master;
}

void master_free(struct master *master)
{
    frame_free(&master->frame);
    free(master->lines);
    free(master->fixed);
    free(master->has);
    free(master);
}

/* The entries of a column while they are gathered. */
struct entries {
    int *rows;
    double *values;
    int n, room, values_room;
    cost price;
};

static void add_entry(struct entries *entries, int row, double value)
{
    if (row == NO_ROW)
        return;
    MEM_GROW(entries->rows, entries->n, entries->room);
    MEM_GROW(entries->values, entries->n, entries->values_room);
    entries->rows[entries->n] = row;
    entries->values[entries->n++] = value;
}

static void add_work(const struct frame *frame, struct entries *entries,
                     const struct agent *who, const uint8_t *at_work)
{
    const struct problem *problem = frame->problem;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        int here = at(frame, who->group, slot);
        if (!at_work[slot] || is_busy(who, slot))
            continue;
        if (!has_rows(frame, slot))
            continue;
        if (frame->work_row[here] == NO_ROW)
            entries->price +=
                problem->surplus_price * HEAD * length_at(frame, slot);
        add_entry(entries, frame->work_row[here], frame->work_by[here]);
    }
}

static void add_presence(const struct frame *frame, struct entries *entries,
                         const struct line *line, const uint8_t *at_work)
{
    const struct problem *problem = frame->problem;
    const struct rows *rows = frame->search->rows;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int weight = rows_weight(problem, rows, i, line->agent);
        for (int k = 0; weight != 0 && k < presence->n_rows; k++) {
            if (!line_is_present(problem, presence, line, at_work,
                                 presence->row[k]))
                continue;
            add_entry(entries, frame->min_row[rows->first[i] + k], weight);
            add_entry(entries, frame->max_row[rows->first[i] + k], weight);
        }
    }
}

static void add_column(struct frame *frame, const struct line *line)
{
    const struct problem *problem = frame->problem;
    uint8_t *at_work = mem_alloc((size_t)problem->grid.n_slots, 1);
    struct entries entries = {.price = line->own};
    line_at_work(problem, line, at_work);
    add_entry(&entries, frame->agent_row[line->agent], 1);
    add_work(frame, &entries, &problem->agents[line->agent], at_work);
    add_presence(frame, &entries, line, at_work);
    lp_add_column(frame->lp, points(entries.price), 0, INFINITY, entries.n,
                  entries.rows, entries.values);
    free(entries.rows);
    free(entries.values);
    free(at_work);
}

bool master_add(struct master *master, int line)
{
    if (line >= master->has_room) {
        int room = 2 * line + 64;
        master->has = mem_resize(master->has, (size_t)room, 1);
        memset(master->has + master->has_room, 0,
               (size_t)(room - master->has_room));
        master->has_room = room;
    }
    if (master->has[line])
        return false;
    master->has[line] = 1;
    MEM_GROW(master->lines, master->n_lines, master->room);
    master->lines[master->n_lines++] = line;
    add_column(&master->frame, &master->pool->lines[line]);
    return true;
}

void master_seed(struct master *master, const struct line *lines)
{
    bool added;
    for (int agent = 0; agent < master->frame.problem->n_agents; agent++)
        master_add(master, pool_add(master->pool, &lines[agent], &added));
}

const struct window *master_window(const struct master *master)
{
    return &master->frame.window;
}

int master_n_rows(const struct master *master)
{
    return lp_n_rows(master->frame.lp);
}

int master_n_lines(const struct master *master)
{
    return master->n_lines;
}

bool master_solve(struct master *master, struct search *search)
{
    int n_rows = lp_n_rows(master->frame.lp);
    enum lp_end end;
    do {
        int64_t left = 1 + stop_work_left(&search->stop) / (n_rows + 1);
        end = lp_solve(master->frame.lp, stop_seconds_left(&search->stop),
                       left < SLICE ? left : SLICE);
        search->stop.work += lp_take_work(master->frame.lp) * (n_rows + 1);
    } while (end == LP_LIMIT && !stop_due(&search->stop));
    return end == LP_OPTIMAL;
}

double master_objective(const struct master *master)
{
    return lp_objective(master->frame.lp) + points(master->frame.base);
}

void master_duals(const struct master *master, struct duals *duals)
{
    frame_duals(&master->frame, duals);
}

double master_value(const struct master *master, int k)
{
    return lp_value(master->frame.lp, master->n_fixed_columns + k);
}

int master_line(const struct master *master, int k)
{
    return master->lines[k];
}

/* Removes the lines marked in `drop`. */
static void drop_lines(struct master *master, const uint8_t *drop)
{
    int *columns = mem_alloc((size_t)master->n_lines, sizeof *columns);
    int n = 0, kept = 0;
    for (int k = 0; k < master->n_lines; k++) {
        if (drop[k]) {
            columns[n++] = master->n_fixed_columns + k;
            master->has[master->lines[k]] = 0;
        } else {
            master->lines[kept++] = master->lines[k];
        }
    }
    lp_remove_columns(master->frame.lp, n, columns);
    master->n_lines = kept;
    free(columns);
}

void master_fix(struct master *master, int k)
{
    const struct line *lines = master->pool->lines;
    int agent = lines[master->lines[k]].agent;
    for (int i = 0; i < master->n_lines; i++)
        if (lines[master->lines[i]].agent == agent)
            lp_bound_column(master->frame.lp, master->n_fixed_columns + i,
                            i == k, i == k);
    master->fixed[agent] = 1 + master->lines[k];
}

void master_allow(struct master *master, int k, bool allowed)
{
    lp_bound_column(master->frame.lp, master->n_fixed_columns + k, 0,
                    allowed ? INFINITY : 0);
}

static bool is_dropped(const struct master *master, int k, double limit)
{
    int column = master->n_fixed_columns + k;
    int agent = master->pool->lines[master->lines[k]].agent;
    if (lp_is_basic(master->frame.lp, column))
        return false;
    if (master->fixed[agent])
        return master->fixed[agent] != 1 + master->lines[k];
    return lp_reduced_price(master->frame.lp, column) > limit;
}

void master_age(struct master *master, double reduced_price)
{
    uint8_t *drop = mem_alloc((size_t)master->n_lines, 1);
    for (int k = 0; k < master->n_lines; k++)
        drop[k] = is_dropped(master, k, reduced_price);
    drop_lines(master, drop);
    free(drop);
}

void master_hold_row(struct master *master, int presence, int k)
{
    frame_hold_row(&master->frame, presence, k);
}

bool master_can_hold(const struct master *master, int presence, int k)
{
    return frame_can_hold(&master->frame, presence, k);
}

double master_shorts(const struct master *master)
{
    return frame_shorts(&master->frame);
}

void master_keep(struct master *master)
{
    lp_keep_basis(master->frame.lp);
}

double master_reach(struct master *master, struct search *search,
                    int iterations)
{
    struct lp *lp = master->frame.lp;
    double objective = lp_reach(lp, iterations);
    lp_restore_basis(lp);
    search->stop.work += lp_take_work(lp) * (lp_n_rows(lp) + 1);
    return objective + points(master->frame.base);
}

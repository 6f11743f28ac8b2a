/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "master.h"

#include "blocks.h"
#include "day_target.h"
#include "deferral.h"
#include "duals.h"
#include "kept.h"
#include "lp.h"
#include "mem.h"
#include "needs.h"
#include "pool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double THOUSAND = 1000; /* of a contact */

enum {
    NO_ROW = -1,
    SLICE = 2000 /* simplex iterations between looks at the clock */
};

/* Work that a deferred queue leaves at the end of its last row so far. */
struct left {
    int row, length; /* NO_ROW: none */
    int most;        /* hundredths */
};

struct master {
    const struct search *search;
    const struct problem *problem;
    struct window window;
    struct blocks blocks;
    struct lp *lp;
    cost base;       /* that no line changes: see needs.h */
    int *agent_row;  /* [n_agents] */
    int *queue_row;  /* [n_queues * n_slots] */
    int *work_row;   /* [n_groups * n_slots] where its work goes */
    double *work_by; /* [n_groups * n_slots] one agent's share in that row */
    int *min_row, *max_row; /* [rows->n] */
    int *joint_row;         /* [n_joints * n_slots] */
    int *day_row;           /* [n_queues * n_days] */
    struct kept kept;
    struct left left[QUEUES_MAX];
    int n_fixed_columns; /* shortages and flows, before the lines */
    int *lines;          /* [n_lines] pool index */
    int n_lines, room;
    int *fixed;   /* [n_agents] 1 + pool index of the agent's line, 0: none */
    uint8_t *has; /* [has_room] by pool index: it is a column */
    int has_room;
};

static double points(cost price)
{
    return (double)price / POINT;
}

static bool inside(const struct master *master, int slot)
{
    return slot >= master->window.first_slot && slot < master->window.end_slot;
}

/* Whether rows are made for the slot: it is the first of a block inside. */
static bool has_rows(const struct master *master, int slot)
{
    return inside(master, slot) && master->blocks.first[slot] == slot;
}

static int length_at(const struct master *master, int slot)
{
    return master->blocks.length[master->blocks.first[slot]];
}

static int at(const struct master *master, int index, int slot)
{
    return index * master->problem->grid.n_slots + slot;
}

/* Columns for heads missing (or too many) over `length` slots, a step of the
 * price each. */
static void add_steps(struct master *master, int n, const cost *head_price,
                      int length, int row, double sign)
{
    for (int i = 0; i < n; i++)
        lp_add_column(master->lp, points(head_price[i] * length), 0,
                      i == n - 1 ? INFINITY : 1, 1, &row, &sign);
}

/* Steps that are priced by the hundredth. */
static void add_hundredths(struct master *master, const struct steps *steps,
                           int length, int row, double sign)
{
    cost head_price[STEPS_MAX];
    for (int i = 0; i < steps->n; i++)
        head_price[i] = steps->price[i] * HEAD;
    add_steps(master, steps->n, head_price, length, row, sign);
}

static void add_surplus(struct master *master, int slot, int row)
{
    double minus = -1;
    cost price =
        master->problem->surplus_price * HEAD * length_at(master, slot);
    lp_add_column(master->lp, points(price), 0, INFINITY, 1, &row, &minus);
}

/* Work left over moves from the last row of a deferred queue to the next one:
 * a block of slots is a row of one head in each, so its share is a part of the
 * block. */
static void add_left(struct master *master, int queue, int row, int length)
{
    struct left *left = &master->left[queue];
    int rows[] = {left->row, row};
    double values[] = {1.0 / left->length, row == NO_ROW ? 0 : -1.0 / length};
    if (left->row != NO_ROW && left->most > 0)
        lp_add_column(master->lp, 0, 0, left->most / (double)HEAD,
                      row == NO_ROW ? 1 : 2, rows, values);
    left->row = row;
    left->length = length;
}

/* Whether there can be anything to do in the slot. */
static bool can_wait(const struct master *master, int queue, int slot)
{
    const struct queue *stream = &master->problem->queues[queue];
    if (slot == master->window.first_slot)
        return stream->need[slot] != 0 || master->kept.before[queue] > 0;
    return stream->need[slot] != 0 || stream->deferral->allowed[slot - 1] > 0;
}

static void add_deferred_row(struct master *master, int queue, int slot)
{
    const struct queue *stream = &master->problem->queues[queue];
    bool surplus = master->problem->surplus_price > 0;
    int length = length_at(master, slot), end = slot + length;
    int need = stream->need[slot];
    double before = slot == master->window.first_slot
                        ? master->kept.before[queue] / (double)length
                        : 0;
    double heads = (need + before) / HEAD;
    int row = lp_add_row(master->lp, heads, surplus ? heads : INFINITY);
    cost late = stream->shortage.price[0] * HEAD;
    double minus = -1;
    master->queue_row[at(master, queue, slot)] = row;
    add_steps(master, 1, &late, length, row, 1);
    if (surplus)
        add_surplus(master, slot, row);
    if (surplus && need < 0)
        lp_add_column(master->lp, 0, 0, -need / (double)HEAD, 1, &row, &minus);
    add_left(master, queue, row, length);
    int most = stream->deferral->allowed[end - 1];
    bool last = end == master->window.end_slot;
    if (last && most > master->kept.after[queue])
        most = master->kept.after[queue];
    master->left[queue].most = most;
    if (last)
        add_left(master, queue, NO_ROW, 1);
}

/* The goal of a day, less what other slots gain for it. */
static void add_day_row(struct master *master, int queue, int day)
{
    const struct problem *problem = master->problem;
    const struct day_target *target = problem->queues[queue].day_target;
    int here = queue * problem->grid.n_days + day;
    int goal = target ? target->goal[day] - master->kept.gained[here] : 0;
    double missing = 1;
    master->day_row[here] = NO_ROW;
    if (goal <= 0 || day_first(problem, day + 1) <= master->window.first_slot ||
        day_first(problem, day) >= master->window.end_slot)
        return;
    int row = lp_add_row(master->lp, goal / THOUSAND, INFINITY);
    lp_add_column(master->lp, points(target->price[day]) * THOUSAND, 0,
                  INFINITY, 1, &row, &missing);
    master->day_row[here] = row;
}

/* Heads beyond the need of the slot, and what they gain for its day. */
static void add_gains(struct master *master, int queue, int slot, int row)
{
    const struct problem *problem = master->problem;
    const struct day_target *target = problem->queues[queue].day_target;
    if (n_gains(target, slot) == 0)
        return;
    int day = calendar_day(&problem->grid, &problem->grid.calendars[0], slot);
    int rows[] = {row, master->day_row[queue * problem->grid.n_days + day]};
    for (int k = 0; k < n_gains(target, slot); k++) {
        int gain = target->gains[target->first_gain[slot] + k];
        double values[] = {-1, gain / THOUSAND};
        lp_add_column(master->lp, 0, 0, 1, rows[1] == NO_ROW ? 1 : 2, rows,
                      values);
    }
}

/* Whether heads in the slot count for several queues together. */
static bool asks_jointly(const struct master *master, int queue, int slot)
{
    const struct problem *problem = master->problem;
    for (int joint = 0; joint < problem->n_joints; joint++)
        if (problem->joints[joint].queues >> queue & 1 &&
            problem->joints[joint].need[slot] > 0)
            return true;
    return false;
}

static bool asks(const struct master *master, int queue, int slot)
{
    const struct queue *stream = &master->problem->queues[queue];
    return stream->need[slot] > 0 || asks_jointly(master, queue, slot) ||
           (stream->day_target && n_gains(stream->day_target, slot) > 0);
}

static void add_queue_row(struct master *master, int queue, int slot)
{
    const struct problem *problem = master->problem;
    master->queue_row[at(master, queue, slot)] = NO_ROW;
    if (is_deferred(problem, queue)) {
        if (has_rows(master, slot) && can_wait(master, queue, slot))
            add_deferred_row(master, queue, slot);
        return;
    }
    if (!has_rows(master, slot) || !asks(master, queue, slot))
        return;
    struct need need = need_of(problem, queue, slot);
    int length = length_at(master, slot);
    double heads = need.level / (double)HEAD;
    bool surplus = problem->surplus_price > 0;
    int row = lp_add_row(master->lp, heads, surplus ? heads : INFINITY);
    master->queue_row[at(master, queue, slot)] = row;
    master->base += need.base * length;
    add_steps(master, need.n, need.price, length, row, 1);
    if (surplus)
        add_surplus(master, slot, row);
    if (is_by_day(problem, queue))
        add_gains(master, queue, slot, row);
}

/* What several queues need together. */
static void add_joint_row(struct master *master, int joint, int slot)
{
    const struct joint *rule = &master->problem->joints[joint];
    int *row = &master->joint_row[at(master, joint, slot)];
    *row = NO_ROW;
    if (!has_rows(master, slot) || rule->need[slot] <= 0)
        return;
    *row = lp_add_row(master->lp, rule->need[slot] / (double)HEAD, INFINITY);
    add_hundredths(master, &rule->shortage, length_at(master, slot), *row, 1);
}

/* Speed of a group in a queue, 0 where there is no need. */
static int useful_speed(const struct master *master, int group, int queue,
                        int slot)
{
    return master->queue_row[at(master, queue, slot)] == NO_ROW
               ? 0
               : master->problem->groups[group].speed[queue];
}

static int n_useful(const struct master *master, int group, int slot, int *last)
{
    int n = 0;
    for (int queue = 0; queue < master->problem->n_queues; queue++)
        if (useful_speed(master, group, queue, slot) > 0) {
            *last = queue;
            n++;
        }
    return n;
}

static bool same_speeds(const struct master *master, int a, int b, int slot)
{
    for (int queue = 0; queue < master->problem->n_queues; queue++)
        if (useful_speed(master, a, queue, slot) !=
            useful_speed(master, b, queue, slot))
            return false;
    return true;
}

/* Agents of the supply row who serve the queue, at `heads` each. */
static void add_flow(struct master *master, int queue, int slot, int supply,
                     double heads)
{
    const struct problem *problem = master->problem;
    int rows[QUEUES_MAX + 2] = {supply,
                                master->queue_row[at(master, queue, slot)]};
    double values[QUEUES_MAX + 2] = {-1, heads};
    int n = 2;
    for (int joint = 0; joint < problem->n_joints; joint++) {
        int row = master->joint_row[at(master, joint, slot)];
        if (row == NO_ROW || !(problem->joints[joint].queues >> queue & 1))
            continue;
        rows[n] = row;
        values[n++] = heads;
    }
    lp_add_column(master->lp, 0, 0, INFINITY, n, rows, values);
}

static void add_supply_row(struct master *master, int group, int slot)
{
    const struct problem *problem = master->problem;
    bool surplus = problem->surplus_price > 0;
    int row = lp_add_row(master->lp, 0, surplus ? 0 : INFINITY);
    if (surplus)
        add_surplus(master, slot, row);
    for (int queue = 0; queue < problem->n_queues; queue++) {
        int speed = useful_speed(master, group, queue, slot);
        if (speed == 0)
            continue;
        add_flow(master, queue, slot, row, speed / (double)HEAD);
    }
    master->work_row[at(master, group, slot)] = row;
    master->work_by[at(master, group, slot)] = 1;
}

/* Decides into which row the work of a group in a slot goes. */
static void route_work(struct master *master, int group, int slot)
{
    int only = NO_QUEUE, here = at(master, group, slot);
    int n = n_useful(master, group, slot, &only);
    master->work_row[here] = NO_ROW;
    bool alone = n == 1 && !asks_jointly(master, only, slot);
    if (alone) {
        master->work_row[here] = master->queue_row[at(master, only, slot)];
        master->work_by[here] =
            useful_speed(master, group, only, slot) / (double)HEAD;
    }
    if (alone || n == 0)
        return;
    for (int like = 0; like < group; like++)
        if (same_speeds(master, like, group, slot)) {
            master->work_row[here] = master->work_row[at(master, like, slot)];
            master->work_by[here] = 1;
            return;
        }
    add_supply_row(master, group, slot);
}

/* A duty carried in from before works for nothing, always. */
static void add_carried(struct master *master, int agent)
{
    const struct problem *problem = master->problem;
    const struct agent *who = &problem->agents[agent];
    for (int slot = who->carried_from; slot < who->carried_until; slot++) {
        int here = at(master, who->group, slot);
        if (has_rows(master, slot) && !is_busy(who, slot) &&
            master->work_row[here] != NO_ROW)
            lp_add_column(master->lp, 0, 1, 1, 1, &master->work_row[here],
                          &master->work_by[here]);
    }
}

static int carried_heads(const struct master *master, int index, int k)
{
    const struct problem *problem = master->problem;
    const struct presence *presence = &problem->presences[index];
    int heads = 0;
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (presence->shift < 0 &&
            is_carried(&problem->agents[agent], presence->row[k]))
            heads += rows_weight(problem, master->search->rows, index, agent);
    return heads;
}

static bool row_inside(const struct master *master,
                       const struct presence *presence, int row)
{
    return presence->shift < 0
               ? has_rows(master, row)
               : row >= master->window.from && row < master->window.to;
}

static void add_presence_rows(struct master *master, int index)
{
    const struct presence *presence = &master->problem->presences[index];
    for (int k = 0; k < presence->n_rows; k++) {
        int row = master->search->rows->first[index] + k;
        int carried = carried_heads(master, index, k);
        master->min_row[row] = master->max_row[row] = NO_ROW;
        if (!row_inside(master, presence, presence->row[k]))
            continue;
        int length =
            presence->shift < 0 ? length_at(master, presence->row[k]) : 1;
        if (presence->min[k] > carried + master->search->rows->least[index]) {
            master->min_row[row] =
                lp_add_row(master->lp, presence->min[k] - carried, INFINITY);
            add_hundredths(master, &presence->too_few, length,
                           master->min_row[row], 1);
        }
        if (presence->max[k] < INT_MAX) {
            master->max_row[row] =
                lp_add_row(master->lp, -INFINITY, presence->max[k] - carried);
            add_hundredths(master, &presence->too_many, length,
                           master->max_row[row], -1);
        }
    }
}

static void build(struct master *master)
{
    const struct problem *problem = master->problem;
    int n_slots = problem->grid.n_slots;
    for (int agent = 0; agent < problem->n_agents; agent++)
        master->agent_row[agent] = lp_add_row(master->lp, 1, 1);
    for (int queue = 0; queue < problem->n_queues; queue++)
        master->left[queue].row = NO_ROW;
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int day = 0; day < problem->grid.n_days; day++)
            add_day_row(master, queue, day);
    for (int slot = 0; slot < n_slots; slot++) {
        for (int queue = 0; queue < problem->n_queues; queue++)
            add_queue_row(master, queue, slot);
        for (int joint = 0; joint < problem->n_joints; joint++)
            add_joint_row(master, joint, slot);
        for (int group = 0; group < problem->n_groups; group++)
            route_work(master, group, slot);
    }
    for (int agent = 0; agent < problem->n_agents; agent++)
        add_carried(master, agent);
    for (int i = 0; i < problem->n_presences; i++)
        add_presence_rows(master, i);
}

struct master *master_new(const struct search *search, struct window window)
{
    const struct problem *problem = search->problem;
    size_t n_slots = (size_t)problem->grid.n_slots;
    size_t n_work = (size_t)problem->n_groups * n_slots;
    size_t n_rows = (size_t)search->rows->n;
    struct master *master = mem_alloc(1, sizeof *master);
    master->search = search;
    master->problem = problem;
    master->window = window;
    master->lp = lp_new();
    master->agent_row = mem_alloc((size_t)problem->n_agents, sizeof(int));
    master->fixed = mem_alloc((size_t)problem->n_agents, sizeof(int));
    master->queue_row =
        mem_alloc((size_t)problem->n_queues * n_slots, sizeof(int));
    master->joint_row =
        mem_alloc((size_t)problem->n_joints * n_slots, sizeof(int));
    master->day_row = mem_alloc(
        (size_t)problem->n_queues * (size_t)problem->grid.n_days, sizeof(int));
    master->kept = kept_new(problem, window);
    master->work_row = mem_alloc(n_work, sizeof(int));
    master->work_by = mem_alloc(n_work, sizeof(double));
    master->min_row = mem_alloc(n_rows, sizeof(int));
    master->max_row = mem_alloc(n_rows, sizeof(int));
    master->blocks = blocks_new(problem, window.first_slot, window.end_slot);
    build(master);
    master->n_fixed_columns = lp_n_columns(master->lp);
    return master;
}

void master_free(struct master *master)
{
    lp_free(master->lp);
    blocks_free(&master->blocks);
    free(master->agent_row);
    free(master->queue_row);
    free(master->joint_row);
    free(master->day_row);
    kept_free(&master->kept);
    free(master->work_row);
    free(master->work_by);
    free(master->min_row);
    free(master->max_row);
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

static void add_work(const struct master *master, struct entries *entries,
                     const struct agent *who, const uint8_t *at_work)
{
    const struct problem *problem = master->problem;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        if (!at_work[slot] || is_busy(who, slot) || !has_rows(master, slot))
            continue;
        int here = at(master, who->group, slot);
        if (master->work_row[here] == NO_ROW)
            entries->price +=
                problem->surplus_price * HEAD * length_at(master, slot);
        add_entry(entries, master->work_row[here], master->work_by[here]);
    }
}

static void add_presence(const struct master *master, struct entries *entries,
                         const struct line *line, const uint8_t *at_work)
{
    const struct problem *problem = master->problem;
    const struct rows *rows = master->search->rows;
    for (int i = 0; i < problem->n_presences; i++) {
        const struct presence *presence = &problem->presences[i];
        int weight = rows_weight(problem, rows, i, line->agent);
        for (int k = 0; weight != 0 && k < presence->n_rows; k++) {
            if (!line_is_present(problem, presence, line, at_work,
                                 presence->row[k]))
                continue;
            add_entry(entries, master->min_row[rows->first[i] + k], weight);
            add_entry(entries, master->max_row[rows->first[i] + k], weight);
        }
    }
}

static void add_column(struct master *master, const struct line *line)
{
    const struct problem *problem = master->problem;
    uint8_t *at_work = mem_alloc((size_t)problem->grid.n_slots, 1);
    struct entries entries = {.price = line->own};
    line_at_work(problem, line, at_work);
    add_entry(&entries, master->agent_row[line->agent], 1);
    add_work(master, &entries, &problem->agents[line->agent], at_work);
    add_presence(master, &entries, line, at_work);
    lp_add_column(master->lp, points(entries.price), 0, INFINITY, entries.n,
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
    add_column(master, &master->search->pool->lines[line]);
    return true;
}

void master_seed(struct master *master, const struct line *lines)
{
    bool added;
    for (int agent = 0; agent < master->problem->n_agents; agent++)
        master_add(master,
                   pool_add(master->search->pool, &lines[agent], &added));
}

const struct window *master_window(const struct master *master)
{
    return &master->window;
}

int master_n_rows(const struct master *master)
{
    return lp_n_rows(master->lp);
}

int master_n_lines(const struct master *master)
{
    return master->n_lines;
}

bool master_solve(struct master *master, struct search *search)
{
    int n_rows = lp_n_rows(master->lp);
    enum lp_end end;
    do {
        int64_t left = 1 + stop_work_left(&search->stop) / (n_rows + 1);
        end = lp_solve(master->lp, stop_seconds_left(&search->stop),
                       left < SLICE ? left : SLICE);
        search->stop.work += lp_take_work(master->lp) * (n_rows + 1);
    } while (end == LP_LIMIT && !stop_due(&search->stop));
    return end == LP_OPTIMAL;
}

double master_objective(const struct master *master)
{
    return lp_objective(master->lp) + points(master->base);
}

static double dual_of(const struct master *master, int row)
{
    return row == NO_ROW ? 0 : lp_dual(master->lp, row);
}

/* The duals of a presence rule; slots of a block share one row. */
static void presence_duals(const struct master *master, int index,
                           struct duals *duals)
{
    const struct presence *rule = &master->problem->presences[index];
    int first = master->search->rows->first[index];
    double dual = 0;
    for (int k = 0; k < rule->n_rows; k++) {
        bool by_slot = rule->shift < 0;
        if (!by_slot || master->blocks.first[rule->row[k]] == rule->row[k])
            dual = dual_of(master, master->min_row[first + k]) +
                   dual_of(master, master->max_row[first + k]);
        int length = by_slot ? length_at(master, rule->row[k]) : 1;
        duals->row[first + k] = (cost)llround(dual * POINT / length);
    }
}

/* The dual of a slot's row, per hundredth of a head; slots of a block share
 * one row. */
static cost slot_dual(const struct master *master, const int *rows, int slot)
{
    int row = rows[master->blocks.first[slot]];
    return (cost)llround(dual_of(master, row) * POINT / HEAD /
                         length_at(master, slot));
}

void master_duals(const struct master *master, struct duals *duals)
{
    const struct problem *problem = master->problem;
    int n_slots = problem->grid.n_slots;
    for (int i = 0; i < problem->n_queues * n_slots; i++)
        duals->queue[i] = slot_dual(
            master, master->queue_row + i / n_slots * n_slots, i % n_slots);
    for (int i = 0; i < problem->n_joints * n_slots; i++)
        duals->joint[i] = slot_dual(
            master, master->joint_row + i / n_slots * n_slots, i % n_slots);
    for (int i = 0; i < problem->n_queues * problem->grid.n_days; i++)
        duals->day[i] = (cost)llround(dual_of(master, master->day_row[i]) *
                                      POINT / THOUSAND);
    for (int i = 0; i < problem->n_presences; i++)
        presence_duals(master, i, duals);
    duals_clip(problem, master->search->rows, duals);
}

double master_value(const struct master *master, int k)
{
    return lp_value(master->lp, master->n_fixed_columns + k);
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
    lp_remove_columns(master->lp, n, columns);
    master->n_lines = kept;
    free(columns);
}

void master_fix(struct master *master, int k)
{
    const struct line *lines = master->search->pool->lines;
    int agent = lines[master->lines[k]].agent;
    for (int i = 0; i < master->n_lines; i++)
        if (lines[master->lines[i]].agent == agent)
            lp_bound_column(master->lp, master->n_fixed_columns + i, i == k,
                            i == k);
    master->fixed[agent] = 1 + master->lines[k];
}

void master_allow(struct master *master, int k, bool allowed)
{
    lp_bound_column(master->lp, master->n_fixed_columns + k, 0,
                    allowed ? INFINITY : 0);
}

static bool is_dropped(const struct master *master, int k, double limit)
{
    int column = master->n_fixed_columns + k;
    int agent = master->search->pool->lines[master->lines[k]].agent;
    if (lp_is_basic(master->lp, column))
        return false;
    if (master->fixed[agent])
        return master->fixed[agent] != 1 + master->lines[k];
    return lp_reduced_price(master->lp, column) > limit;
}

void master_age(struct master *master, double reduced_price)
{
    uint8_t *drop = mem_alloc((size_t)master->n_lines, 1);
    for (int k = 0; k < master->n_lines; k++)
        drop[k] = is_dropped(master, k, reduced_price);
    drop_lines(master, drop);
    free(drop);
}

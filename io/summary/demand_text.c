/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each week is a table of minutes of the day (rows, one per slot) by dates.
 * Rows that are alike are told as one.  Where the clock goes back, an hour of
 * the day stands for two slots: "3/4".  Where it goes forward, for none. */
#include "demand_text.h"

#include "demand.h"
#include "demand_origin.h"
#include "mem.h"
#include "units.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROWS_MAX = 24 * 60 / 5,
    LABEL_WIDTH = 15,
    CELL_WIDTH = 8,
    ABSENT = INT_MIN
};

struct cell {
    int need[2]; /* or ABSENT; the second one where the clock goes back and
                    the hour needs another number then */
};

/* What is summed up over a day, of the agents asked for and of one fewer in
 * each slot. */
enum sum {
    CONTACTS,
    IN_TIME,
    IN_TIME_FEWER,
    LEFT,
    WAIT_S,
    WORK_H,
    AGENT_H,
    AGENT_H_FEWER,
    BUSY_H,
    BUSY_H_FEWER,
    HEAD_H,
    N_SUMS
};

struct week {
    const struct problem *problem;
    const struct demand *demands;    /* of the horizon */
    const struct staffing *staffing; /* NULL: heads were given */
    bool prompt;                     /* something is promised */
    int first_day, n_days, n_rows;
    struct cell cells[ROWS_MAX][DAYS_PER_WEEK];
    double sums[DAYS_PER_WEEK][N_SUMS];
};

static void add_service(double *sums, const struct staffing *staffing,
                        const struct demand *demand, double slot_h)
{
    enum level_of of = staffing->level_of;
    int fewer = demand->agents > 0 ? demand->agents - 1 : 0;
    sums[IN_TIME] += demand->contacts * demand->service.level[of];
    sums[IN_TIME_FEWER] += demand->contacts * demand->fewer.level[of];
    sums[LEFT] += demand->contacts * demand->service.abandoned;
    sums[WAIT_S] += demand->contacts * demand->service.answered_s;
    sums[AGENT_H] += demand->agents * slot_h;
    sums[AGENT_H_FEWER] += fewer * slot_h;
    sums[BUSY_H] += demand->agents * slot_h * demand->service.occupancy;
    sums[BUSY_H_FEWER] += fewer * slot_h * demand->fewer.occupancy;
}

static void add_demand(struct week *week, int column,
                       const struct demand *demand)
{
    const struct staffing *staffing = week->staffing;
    double slot_h = week->problem->grid.slot_min / 60.0;
    struct cell *cell = &week->cells[demand->start.minute /
                                     week->problem->grid.slot_min][column];
    double *sums = week->sums[column];
    if (cell->need[0] == ABSENT)
        cell->need[0] = demand->need;
    else if (cell->need[0] != demand->need)
        cell->need[1] = demand->need;
    sums[HEAD_H] += demand->need * slot_h / HEAD;
    if (!staffing)
        return;
    sums[CONTACTS] += demand->contacts;
    sums[WORK_H] += demand->contacts *
                    (staffing->handling_s - staffing->customer_s) / 3600.0;
    if (week->prompt)
        add_service(sums, staffing, demand, slot_h);
}

/* A whole calendar week, or what the horizon holds of it. */
static void fill_week(struct week *week, int first_day)
{
    const struct grid *grid = &week->problem->grid;
    week->first_day = first_day;
    week->n_days = DAYS_PER_WEEK - grid_weekday(grid, first_day);
    if (first_day + week->n_days > grid->n_days)
        week->n_days = grid->n_days - first_day;
    week->n_rows = 24 * 60 / grid->slot_min;
    for (int row = 0; row < ROWS_MAX; row++)
        for (int column = 0; column < DAYS_PER_WEEK; column++)
            week->cells[row][column] = (struct cell){{ABSENT, ABSENT}};
    memset(week->sums, 0, sizeof week->sums);
    for (int column = 0; column < week->n_days; column++) {
        const int *day_start =
            &grid->calendars[0].day_start[first_day + column];
        int first = demand_first_slot(week->problem);
        for (int slot = day_start[0]; slot < day_start[1]; slot++)
            add_demand(week, column, &week->demands[slot - first]);
    }
}

static bool is_nothing(int need)
{
    return need == 0 || need == ABSENT;
}

static bool row_is_empty(const struct week *week, int row)
{
    for (int column = 0; column < week->n_days; column++)
        if (!is_nothing(week->cells[row][column].need[0]) ||
            !is_nothing(week->cells[row][column].need[1]))
            return false;
    return true;
}

static bool rows_alike(const struct week *week, int row, int other)
{
    return memcmp(week->cells[row], week->cells[other],
                  sizeof week->cells[row]) == 0;
}

static void format_heads(char *text, size_t room, int need)
{
    if (need == 0)
        snprintf(text, room, ".");
    else
        snprintf(text, room, "%.10g", need / (double)HEAD);
}

static void add_cell(struct text *text, const struct cell *cell)
{
    char first[24] = "", second[24] = "", both[50];
    if (cell->need[0] != ABSENT)
        format_heads(first, sizeof first, cell->need[0]);
    if (cell->need[1] != ABSENT)
        format_heads(second, sizeof second, cell->need[1]);
    snprintf(both, sizeof both, "%s%s%s", first, *second ? "/" : "", second);
    text_printf(text, "%*s", CELL_WIDTH, both);
}

static void add_row(struct text *text, const struct week *week, int row,
                    int end)
{
    int from = row * week->problem->grid.slot_min;
    int to = end * week->problem->grid.slot_min;
    char label[32];
    snprintf(label, sizeof label, "%02d:%02d-%02d:%02d", from / 60, from % 60,
             to / 60, to % 60);
    text_printf(text, "  %-*s", LABEL_WIDTH - 2, label);
    for (int column = 0; column < week->n_days; column++)
        add_cell(text, &week->cells[row][column]);
    text_add(text, "\n");
}

static void add_rows(struct text *text, const struct week *week)
{
    int end;
    for (int row = 0; row < week->n_rows; row = end) {
        end = row + 1;
        while (end < week->n_rows && rows_alike(week, row, end))
            end++;
        if (!row_is_empty(week, row))
            add_row(text, week, row, end);
    }
}

static void add_days(struct text *text, const struct week *week)
{
    text_printf(text, "\n%-*s", LABEL_WIDTH, "");
    for (int column = 0; column < week->n_days; column++) {
        char name[DAY_NAME_ROOM];
        grid_day_name(&week->problem->grid, week->first_day + column, name);
        *strrchr(name, ' ') = '\0';
        text_printf(text, "%*s", CELL_WIDTH, name);
    }
    text_add(text, "\n");
}

/* One line of sums: `part` of each day, as a share of `whole` where that is
 * another one. */
static void add_sums(struct text *text, const struct week *week,
                     const char *label, enum sum part, enum sum whole)
{
    text_printf(text, "  %-*s", LABEL_WIDTH - 2, label);
    for (int column = 0; column < week->n_days; column++) {
        double value = week->sums[column][part];
        double of = week->sums[column][whole];
        if (part == whole)
            text_printf(text, "%*.1f", CELL_WIDTH, value);
        else if (of > 0)
            text_printf(text, "%*.0f%%", CELL_WIDTH - 1, 100 * value / of);
        else
            text_printf(text, "%*s", CELL_WIDTH, ".");
    }
    text_add(text, "\n");
}

static bool weeks_alike(const struct week *week, const struct week *other)
{
    return week->n_days == other->n_days &&
           memcmp(week->cells, other->cells, sizeof week->cells) == 0 &&
           memcmp(week->sums, other->sums, sizeof week->sums) == 0;
}

static void add_same_week(struct text *text, const struct week *week)
{
    char first[DAY_NAME_ROOM], last[DAY_NAME_ROOM];
    const struct grid *grid = &week->problem->grid;
    text_printf(text, "\n  %s to %s: as the week before\n",
                grid_day_name(grid, week->first_day, first),
                grid_day_name(grid, week->first_day + week->n_days - 1, last));
}

/* Mean seconds, contacts being the weights. */
static void add_waits(struct text *text, const struct week *week)
{
    text_printf(text, "  %-*s", LABEL_WIDTH - 2, "mean wait, s");
    for (int column = 0; column < week->n_days; column++) {
        const double *sums = week->sums[column];
        if (sums[CONTACTS] > 0)
            text_printf(text, "%*.1f", CELL_WIDTH,
                        sums[WAIT_S] / sums[CONTACTS]);
        else
            text_printf(text, "%*s", CELL_WIDTH, ".");
    }
    text_add(text, "\n");
}

static void add_promises(struct text *text, const struct week *week)
{
    const struct staffing *staffing = week->staffing;
    if (staffing->shrinkage_permille > 0)
        add_sums(text, week, "agents, h", AGENT_H, AGENT_H);
    if (staffing->level_permille > 0) {
        add_sums(text, week, "in time", IN_TIME, CONTACTS);
        add_sums(text, week, "  one fewer", IN_TIME_FEWER, CONTACTS);
    }
    if (staffing->level_permille == 0 || staffing->wait_s >= 0)
        add_waits(text, week);
    if (staffing->patience_s > 0)
        add_sums(text, week, "leave", LEFT, CONTACTS);
    add_sums(text, week, "busy", BUSY_H, AGENT_H);
    add_sums(text, week, "  one fewer", BUSY_H_FEWER, AGENT_H_FEWER);
}

static void add_week(struct text *text, const struct week *week)
{
    add_days(text, week);
    add_rows(text, week);
    if (week->staffing) {
        add_sums(text, week, "contacts", CONTACTS, CONTACTS);
        add_sums(text, week, "work, h", WORK_H, WORK_H);
    }
    if (week->prompt)
        add_promises(text, week);
    add_sums(text, week, "heads, h", HEAD_H, HEAD_H);
}

static void add_weeks(struct text *text, const struct problem *problem,
                      const struct demand *demands,
                      const struct staffing *staffing, bool prompt)
{
    struct week *week = mem_alloc(2, sizeof *week), *before = week + 1;
    week->problem = problem;
    week->demands = demands;
    week->staffing = staffing;
    week->prompt = prompt;
    for (int day = 0; day < problem->grid.n_days; day += week->n_days) {
        *before = *week;
        fill_week(week, day);
        if (day > 0 && weeks_alike(week, before))
            add_same_week(text, week);
        else
            add_week(text, week);
    }
    free(week);
}

static void add_queue(struct text *text, const struct problem *problem,
                      int index)
{
    const struct queue *queue = &problem->queues[index];
    const char *title = queue_title(queue);
    text_printf(text, "%s%s", index ? "\n" : "", queue->id);
    if (strcmp(queue->id, title) != 0)
        text_printf(text, ": %s", title);
    text_add(text, "\n");
    struct demand *demands = demand_of_queue(problem, index);
    demand_origin_add(text, problem, index);
    add_weeks(text, problem, demands, queue->staffing,
              demand_is_prompt(problem, index));
    if (queue->staffing)
        demand_example_add(text, problem, index, demands);
    free(demands);
}

static void add_joint(struct text *text, const struct problem *problem,
                      const struct joint *joint)
{
    struct demand *demands = demand_of_joint(problem, joint);
    text_printf(text, "\n%s\n  heads for all of them together\n", joint->name);
    add_weeks(text, problem, demands, NULL, false);
    free(demands);
}

static void add_who(struct text *text, const struct problem *problem,
                    uint64_t tags)
{
    const char *before = " with ";
    for (int tag = 0; tag < problem->n_tags; tag++)
        if (tags & UINT64_C(1) << tag) {
            text_printf(text, "%s%s", before, problem->tags[tag]);
            before = " and ";
        }
}

static void add_when(struct text *text, const struct problem *problem,
                     const struct presence *presence)
{
    const struct grid *grid = &problem->grid;
    const struct calendar *team = &grid->calendars[0];
    char first[DAY_NAME_ROOM], last[DAY_NAME_ROOM];
    int from = presence->row[0], to = presence->row[presence->n_rows - 1];
    if (presence->shift >= 0) {
        text_printf(text, "in shift %s on %d day%s",
                    problem->shifts[presence->shift].id, presence->n_rows,
                    presence->n_rows == 1 ? "" : "s");
    } else {
        text_printf(text, "for %.10g hours",
                    grid_minutes(grid, presence->n_rows) / 60.0);
        from = calendar_day(grid, team, from);
        to = calendar_day(grid, team, to);
    }
    text_printf(text, ", %s to %s", grid_day_name(grid, from, first),
                grid_day_name(grid, to, last));
}

static void add_presence(struct text *text, const struct problem *problem,
                         const struct presence *presence)
{
    int min = presence->min[0], max = presence->max[0];
    text_printf(text, "  %s:", presence->id);
    if (min > 0)
        text_printf(text, " at least %d", min);
    if (max < INT_MAX)
        text_printf(text, "%s at most %d", min > 0 ? "," : "", max);
    if (presence->weight)
        text_printf(text, " of %s", presence->who);
    else
        add_who(text, problem, presence->tags);
    text_add(text, "\n      ");
    add_when(text, problem, presence);
    text_add(text, "\n");
}

/* Whether it is the team's, not an agent's wish. */
static bool is_demand(const struct presence *presence)
{
    return presence->n_rows > 0 && presence->wisher == 0;
}

void demand_text_write(struct text *text, const struct problem *problem)
{
    for (int queue = 0; queue < problem->n_queues; queue++)
        add_queue(text, problem, queue);
    for (int joint = 0; joint < problem->n_joints; joint++)
        add_joint(text, problem, &problem->joints[joint]);
    if (problem->n_presences > 0)
        text_printf(text, "%spresence\n", problem->n_queues > 0 ? "\n" : "");
    for (int index = 0; index < problem->n_presences; index++)
        if (is_demand(&problem->presences[index]))
            add_presence(text, problem, &problem->presences[index]);
}

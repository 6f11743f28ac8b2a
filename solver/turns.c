/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "turns.h"

#include "generate.h"

enum { ROWS_OF_WEEKENDS = 3000, WEEKENDS = -1 /* turns are weeks else */ };

/* Whether somebody may work only so many weekends, and the rows of all are few
 * enough. */
static bool has_weekends(const struct search *search)
{
    const struct problem *problem = search->problem;
    bool limited = false;
    for (int i = 0; i < problem->n_agents; i++)
        limited |=
            problem->agents[i].rules[RULE_max_weekends].limit != RULE_OFF;
    return limited && search->n_rows * 2 / DAYS_PER_WEEK <= ROWS_OF_WEEKENDS;
}

static bool is_weekend(const struct search *search, int day)
{
    return grid_weekday(&search->problem->grid, day) >= SATURDAY;
}

/* The days of a turn. */
static struct only *turn_days(const struct search *search, int turn)
{
    const struct grid *grid = &search->problem->grid;
    struct only *only = only_new(search);
    for (int day = 0; day < grid->n_days; day++)
        if (turn == WEEKENDS ? is_weekend(search, day)
                             : grid_week(grid, day) == turn)
            only_add(search, only, day);
    return only;
}

/* The best duals of these days beside the others. */
static void climb(struct search *search, const struct only *only, double share)
{
    struct window window = window_whole(search->problem);
    window.only = only;
    struct master *master = master_new(search, window);
    generate_start(search, master);
    generate(search, master, share);
    master_free(master);
}

void turns(struct search *search, double share, int *n_done)
{
    int n_weeks = grid_n_weeks(&search->problem->grid);
    int first = has_weekends(search) ? WEEKENDS : 0;
    for (int turn = first + *n_done; turn < n_weeks && !search_done(search) &&
                                     stop_share(&search->stop) < share;
         turn++) {
        struct only *only = turn_days(search, turn);
        climb(search, only, share);
        only_free(only);
        search_report(search, "turns");
        *n_done += stop_share(&search->stop) < share;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shares.h"

#include "mem.h"
#include "pool.h"

#include <stdlib.h>

static const double some = 1e-6;

struct shares shares_new(const struct search *search,
                         const struct master *master)
{
    const struct problem *problem = search->problem;
    struct shares shares = {.n_days = problem->grid.n_days,
                            .width = problem->n_shifts + 1};
    shares.all = mem_alloc((size_t)problem->n_agents * (size_t)shares.n_days *
                               (size_t)shares.width,
                           sizeof(double));
    for (int k = 0; k < master_n_lines(master); k++) {
        double value = master_value(master, k);
        const struct line *line = &search->pool->lines[master_line(master, k)];
        if (value < some)
            continue;
        for (int day = 0; day < shares.n_days; day++) {
            int offer = line->duties[day].offer;
            int shift =
                offer == OFF ? shares.width - 1 : problem->offers[offer].shift;
            shares.all[(line->agent * shares.n_days + day) * shares.width +
                       shift] += value;
        }
    }
    return shares;
}

void shares_free(struct shares *shares)
{
    free(shares->all);
}

void shares_round(const struct search *search, const struct master *master,
                  struct line *lines)
{
    lines_copy(search->problem, lines, search->lines);
    double *most = mem_alloc((size_t)search->problem->n_agents, sizeof *most);
    for (int k = 0; k < master_n_lines(master); k++) {
        const struct line *line = &search->pool->lines[master_line(master, k)];
        double value = master_value(master, k);
        if (value <= most[line->agent])
            continue;
        most[line->agent] = value;
        line_copy(search->problem, &lines[line->agent], line);
    }
    free(most);
}

void shares_offer(struct search *search, const struct master *master)
{
    struct line *lines = lines_new(search->problem);
    shares_round(search, master, lines);
    search_offer_lines(search, lines);
    lines_free(search->problem, lines);
}

bool is_banned(const struct search *search, const struct line *line)
{
    const struct problem *problem = search->problem;
    const struct ban *bans = search_bans(search, line->agent);
    for (int day = 0; day < problem->grid.n_days; day++) {
        const struct duty *duty = &line->duties[day];
        const struct ban *ban = &bans[day];
        if (ban->others && !duty_equal(problem, duty, &ban->only))
            return true;
        if (duty->offer == OFF
                ? ban->off
                : ban->shifts >> problem->offers[duty->offer].shift & 1)
            return true;
    }
    return false;
}

void hold_banned(const struct search *search, struct master *master, int agent)
{
    for (int k = 0; k < master_n_lines(master); k++) {
        const struct line *line = &search->pool->lines[master_line(master, k)];
        if (agent < 0 || line->agent == agent)
            master_allow(master, k, !is_banned(search, line));
    }
}

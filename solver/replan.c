/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replan.h"

#include "abreast.h"
#include "day_target.h"
#include "ints.h"
#include "lengths.h"
#include "mem.h"
#include "window.h"

#include <stdlib.h>

enum {
    ROWS_WANTED = 2000,
    ROWS_ABREAST = 1000,
    ROWS_IN_PART = 350, /* with those of the agents */
    DAYS_LEAST = 2,
    DAYS_LEAST_IN_PART = 7, /* of fewer hardly any gain what a part takes */
    FIRST_DAYS = 7,
    FEW_IN_PART = 14,
    MANY_IN_PART = 42 /* of more the states are too many */
};

struct replan {
    struct search *search;
    struct abreast *abreast;
    struct lengths lengths;
    cost *of_day; /* [n_days + 1] what all days before it cost */
};

/* At most so many days that the linear program stays small.  In a part more of
 * them let agents move weekends and hours further; but over a long time there
 * are many parts, and each is to be planned more than once. */
static int days_most(const struct search *search)
{
    int n_days = search->problem->grid.n_days;
    int n_agents = search->problem->n_agents;
    int a_day = 1 + search->n_rows / n_days;
    if (search->parts)
        return smaller(larger((ROWS_IN_PART - n_agents) / a_day, FEW_IN_PART),
                       MANY_IN_PART);
    return smaller(larger(ROWS_WANTED / a_day, DAYS_LEAST), n_days);
}

struct replan *replan_new(struct search *search)
{
    struct replan *replan = mem_alloc(1, sizeof *replan);
    replan->search = search;
    replan->abreast = abreast_new(search);
    replan->of_day =
        mem_alloc((size_t)search->problem->grid.n_days + 1, sizeof(cost));
    lengths_lay(&replan->lengths,
                search->parts ? DAYS_LEAST_IN_PART : DAYS_LEAST,
                days_most(search));
    return replan;
}

void replan_free(struct replan *replan)
{
    abreast_free(replan->abreast);
    free(replan->of_day);
    free(replan);
}

/* What is short, and what heads are too many or too few, on all days before
 * each. */
static void find_costs(struct replan *replan)
{
    const struct search *search = replan->search;
    const struct problem *problem = search->problem;
    const struct rows *rows = search->rows;
    struct cover *cover = cover_new(problem, rows);
    int n_days = problem->grid.n_days;
    for (int agent = 0; agent < problem->n_agents; agent++)
        cover_add(cover, &search->lines[agent]);
    for (int day = 0; day < n_days; day++) {
        cost sum = replan->of_day[day];
        for (int slot = day_first(problem, day);
             slot < day_first(problem, day + 1); slot++)
            sum += cover_slot_price(cover, slot);
        for (int i = 0; i < problem->n_presences; i++) {
            int row = rows->of_day[i * n_days + day];
            sum += row < 0 ? 0 : cover_row_price(cover, row);
        }
        replan->of_day[day + 1] = sum;
    }
    cover_free(cover);
}

/* A day drawn by what it costs. */
static int draw_day(struct replan *replan)
{
    int n_days = replan->search->problem->grid.n_days, day = 0;
    find_costs(replan);
    cost all = replan->of_day[n_days];
    if (all <= 0)
        return rng_below(&replan->search->rng, n_days);
    cost drawn = (cost)(rng_next(&replan->search->rng) % (uint64_t)all);
    while (replan->of_day[day + 1] <= drawn)
        day++;
    return day;
}

/* Half the time around a day that costs much. */
static int draw_start(struct replan *replan, int days)
{
    struct rng *rng = &replan->search->rng;
    int last = replan->search->problem->grid.n_days - days;
    if (rng_below(rng, 2))
        return rng_below(rng, last + 1);
    int start = draw_day(replan) - rng_below(rng, days);
    return start < 0 ? 0 : start > last ? last : start;
}

/* Two where linear programs take most of the time, which are work of one
 * thread; threads share what pricing takes anyway.  Two parts would both use up
 * what agents have left of the period. */
static int at_a_time(const struct search *search)
{
    return search->parts || search->n_rows < ROWS_ABREAST ? 1 : ABREAST;
}

static void replan_days(struct search *side, struct trial *trial)
{
    window_replan(side, trial->from, trial->to);
}

static void replan_windows(struct replan *replan)
{
    struct search *search = replan->search;
    struct trial trials[ABREAST];
    int lengths[ABREAST], n = at_a_time(search);
    for (int i = 0; i < n; i++) {
        lengths[i] =
            lengths_draw(&replan->lengths, &search->rng, (double)search->unit);
        int days = replan->lengths.items[lengths[i]].days;
        trials[i].from = draw_start(replan, days);
        trials[i].to = trials[i].from + days;
    }
    abreast_try(replan->abreast, trials, n, replan_days);
    for (int i = 0; i < n; i++)
        lengths_tried(&replan->lengths, lengths[i], (double)trials[i].gain,
                      (double)trials[i].work);
}

void replan_some(struct replan *replan, int64_t ticks)
{
    struct search *search = replan->search;
    int64_t until = search->stop.work + ticks;
    do {
        replan_windows(replan);
    } while (search->stop.work < until && !search_done(search));
}

/* Days on which a stretch begins, and what it costs. */
struct stretch {
    int start;
    cost cost;
};

static int by_cost(const void *left, const void *right)
{
    const struct stretch *a = left, *b = right;
    return a->cost != b->cost ? (a->cost < b->cost) - (a->cost > b->cost)
                              : a->start - b->start;
}

/* Stretches that overlap by half; returns how many. */
static int find_stretches(const struct replan *replan, int days,
                          struct stretch *stretches)
{
    int last = replan->search->problem->grid.n_days - days, n = 0;
    for (int start = 0; start < last + days / 2; start += days / 2)
        stretches[n++].start = smaller(start, last);
    return n;
}

/* In parts those that cost most come first: there may be no time for all. */
static void order(struct replan *replan, int days, struct stretch *stretches,
                  int n)
{
    find_costs(replan);
    for (int i = 0; i < n; i++) {
        int start = stretches[i].start;
        stretches[i].cost =
            replan->of_day[start + days] - replan->of_day[start];
    }
    qsort(stretches, (size_t)n, sizeof *stretches, by_cost);
}

/* The first stretch, and others that share no day with it, so many in all; they
 * leave the list.  Returns how many. */
static int take_stretches(struct stretch *stretches, int *n, int days, int most,
                          struct trial trials[])
{
    int taken = 0, left = 0;
    for (int i = 0; i < *n; i++) {
        int from = stretches[i].start;
        if (taken == 0 || (taken < most && abs(from - trials[0].from) >= days))
            trials[taken++] = (struct trial){.from = from, .to = from + days};
        else
            stretches[left++] = stretches[i];
    }
    *n = left;
    return taken;
}

static void replan_pass(struct replan *replan, int days, double share)
{
    struct search *search = replan->search;
    struct stretch *stretches =
        mem_alloc((size_t)search->problem->grid.n_days, sizeof *stretches);
    int n = find_stretches(replan, days, stretches);
    if (search->parts)
        order(replan, days, stretches, n);
    while (n > 0 && !search_done(search) && stop_share(&search->stop) < share) {
        struct trial trials[ABREAST];
        int taken =
            take_stretches(stretches, &n, days, at_a_time(search), trials);
        abreast_try(replan->abreast, trials, taken, replan_days);
        search_report(search, "replan");
    }
    free(stretches);
}

static bool fits_twice(const struct replan *replan, int days)
{
    return 2 * days <= replan->search->problem->grid.n_days;
}

bool replan_has_passes(const struct replan *replan)
{
    return FIRST_DAYS <= days_most(replan->search) &&
           fits_twice(replan, FIRST_DAYS);
}

void replan_all(struct replan *replan, double share)
{
    struct search *search = replan->search;
    int most = days_most(search);
    for (int days = FIRST_DAYS; days <= most && fits_twice(replan, days);
         days *= 2)
        replan_pass(replan, days,
                    search->parts && days == FIRST_DAYS ? 1 : share);
}

void replan_lines(struct replan *replan, const struct line *lines, double share)
{
    struct search *search = replan->search;
    if (!search_leave(search, lines))
        return;
    replan_all(replan, share);
    search_return(search);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ahead.h"

#include "greedy.h"
#include "ints.h"
#include "mem.h"
#include "pace.h"
#include "part.h"
#include "window.h"

enum { MEND_DAYS = 4 * DAYS_PER_WEEK, BACK_MOST = 8 };

static const double share_windows = 0.5;

/* A quarter of what a duty is worth that nobody has: a weekend is worked where
 * that is needed, and only there. */
static int toll_of(const struct problem *problem)
{
    return 1 + (int)(part_dearest_head(problem) / POINT / 4);
}

/* The first week of the part by a linear program, unless the weeks so far have
 * taken more than their share; all may take so much that there is time left for
 * plain weeks. */
static void plan_week(const struct search *search, const struct part *part,
                      struct search *inner)
{
    double done =
        (part->from + DAYS_PER_WEEK) / (double)search->problem->grid.n_days;
    if (part->to - part->from <= DAYS_PER_WEEK ||
        stop_share(&inner->stop) >= share_windows * done)
        return;
    stop_sooner(&inner->stop, share_windows);
    window_replan_days(inner, 0, DAYS_PER_WEEK);
}

/* Plans the days [from, to), and puts them into the lines: by everybody in turn
 * first, then, unless it is to be plain, the first week once more. */
static bool plan_part(struct search *search, const struct pace *pace, int from,
                      int to, bool plain, struct line *lines)
{
    struct part part = part_new(search->problem, from, to);
    struct inner inner;
    part_follow(&part, lines);
    pace_limit(pace, &part);
    part_toll(&part, toll_of(part.problem));
    search_begin_inner(search, part.problem, &inner);
    bool found = greedy(inner.search, QUICK, false);
    if (found && !plain)
        plan_week(search, &part, inner.search);
    for (int agent = 0; agent < part.problem->n_agents && found; agent++)
        part_put(&part, &inner.search->lines[agent], &lines[agent]);
    search_end_inner(search, &inner);
    part_free(&part);
    return found;
}

/* Week after week, each time with the next one in view.  Where somebody has no
 * way to go on, some weeks are planned again in the plain way, more each time.
 */
static bool plan_weeks(struct search *search, const struct pace *pace,
                       struct line *lines)
{
    int n_days = search->problem->grid.n_days, plain = 0, n_back = 0;
    for (int day = 0; day < n_days;) {
        int end = smaller(day + 2 * DAYS_PER_WEEK, n_days);
        if (stop_due(&search->stop))
            return false;
        if (plan_part(search, pace, day, end, day < plain, lines)) {
            day = end < n_days ? end - DAYS_PER_WEEK : n_days;
            continue;
        }
        if (day == 0 || ++n_back > BACK_MOST)
            return false;
        plain = day + DAYS_PER_WEEK;
        day = larger(0, day - n_back * DAYS_PER_WEEK);
    }
    return true;
}

/* Those whose hours do not come out. */
static int n_illegal(const struct search *search, const struct line *lines)
{
    int n = 0;
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        n += lines[agent].own >= COST_FORBIDDEN;
    return n;
}

static void judge(const struct search *search, struct line *lines)
{
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        line_judge(search->problem, &lines[agent], RULES_ALL, NULL);
}

/* Gives them lines of the part beside all others. */
static void mend_lines(struct search *search, const struct part *part,
                       struct line *days)
{
    struct pricer *pricer = search->pricers[0];
    struct cover *cover = cover_new(part->problem, search->rows);
    struct prices prices = prices_new(part->problem, search->rows);
    for (int agent = 0; agent < part->problem->n_agents; agent++)
        if (days[agent].own < COST_FORBIDDEN)
            cover_add(cover, &days[agent]);
    for (int agent = 0; agent < part->problem->n_agents; agent++) {
        struct pricing pricing = {.agent = agent, .prices = &prices};
        if (days[agent].own < COST_FORBIDDEN)
            continue;
        cover_worth(cover, &prices);
        if (search_line(search, pricer, pricing, QUICK, &days[agent]) <
            COST_FORBIDDEN)
            cover_add(cover, &days[agent]);
    }
    search->stop.work += pricer_take_work(pricer);
    cover_free(cover);
    prices_free(&prices);
}

/* From the day on. */
static void mend_from(struct search *search, int day, struct line *lines)
{
    struct part part =
        part_new(search->problem, day, search->problem->grid.n_days);
    struct line *days = lines_new(part.problem);
    struct inner inner;
    part_follow(&part, lines);
    search_begin_inner(search, part.problem, &inner);
    for (int agent = 0; agent < part.problem->n_agents; agent++) {
        part_take(&part, &lines[agent], &days[agent]);
        line_judge(part.problem, &days[agent], RULES_ALL, NULL);
    }
    mend_lines(inner.search, &part, days);
    for (int agent = 0; agent < part.problem->n_agents; agent++)
        part_put(&part, &days[agent], &lines[agent]);
    search_end_inner(search, &inner);
    lines_free(part.problem, days);
    part_free(&part);
    judge(search, lines);
}

/* The last weeks again, more of them each time. */
static bool mend(struct search *search, struct line *lines)
{
    int n_days = search->problem->grid.n_days, days = MEND_DAYS;
    judge(search, lines);
    while (n_illegal(search, lines) > 0 && !stop_due(&search->stop)) {
        mend_from(search, days < n_days ? n_days - days : 0, lines);
        if (days >= n_days)
            break;
        days *= 2;
    }
    return n_illegal(search, lines) == 0;
}

bool plan_ahead(struct search *search)
{
    struct pace *pace = pace_new(search->problem);
    struct line *lines = lines_new(search->problem);
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        lines[agent].agent = agent;
    bool found = plan_weeks(search, pace, lines) && mend(search, lines);
    if (found)
        search_offer_lines(search, lines);
    pace_free(pace);
    lines_free(search->problem, lines);
    return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cover.h"
#include "mem.h"
#include "score.h"
#include "search.h"

#include <stdlib.h>
#include <string.h>

/* A roster left for another. */
struct left {
    struct line *lines;
    int8_t *serves;
    cost cost, cover_cost;
    int64_t found_at;
};

cost search_least(const struct search *search)
{
    bool better = search->left && search->left->cost < search->cost;
    return better ? search->left->cost : search->cost;
}

/* Whether a roster may cost something else than its cover: linked queues may be
 * shared out better than a cover knows, queues with several joints otherwise
 * (flow.h), and blocks cost more. */
static bool differs_from_cover(const struct problem *problem)
{
    return problem->linked || problem->blocked || problem->n_joints > 0;
}

/* With serves, if not NULL. */
static cost true_cost(const struct search *search, const struct line *lines,
                      cost total, int8_t *serves)
{
    if (!differs_from_cover(search->problem))
        return total;
    struct roster *roster = lines_roster(search->problem, lines);
    cost found = score_total(roster);
    if (serves)
        memcpy(serves, roster->serves, search_n_serves(search->problem));
    roster_free(roster);
    return found;
}

static void take_over(struct search *search, const struct line *lines,
                      cost found, cost total, const int8_t *serves)
{
    if (!search->found)
        search->outcome->first_seconds = stop_seconds(&search->stop);
    search->found = true;
    search->found_at = search->stop.work;
    search->cost = found;
    search->cover_cost = total;
    lines_copy(search->problem, search->lines, lines);
    if (serves)
        memcpy(search->serves, serves, search_n_serves(search->problem));
}

/* Whether a roster as dear as the best takes its place. */
static bool steps_aside(const struct search *search, cost total)
{
    return search->aside && total == search->cover_cost &&
           !differs_from_cover(search->problem);
}

void search_offer(struct search *search, const struct line *lines, cost total)
{
    if (total >= COST_FORBIDDEN)
        return;
    if (steps_aside(search, total))
        lines_copy(search->problem, search->lines, lines);
    bool again = search->problem->blocked && total == search->refused;
    if (search->found && (total >= search->cover_cost || again))
        return;
    int8_t *serves =
        search->serves ? mem_alloc(search_n_serves(search->problem), 1) : NULL;
    cost found = true_cost(search, lines, total, serves);
    if (!search->found || found < search->cost)
        take_over(search, lines, found, total, serves);
    else
        search->refused = total;
    free(serves);
}

void search_offer_blocks(struct search *search, const struct line *lines,
                         const int8_t *serves, cost total)
{
    if (total < search->cost)
        take_over(search, lines, total, total, serves);
}

struct roster *search_roster(const struct search *search)
{
    struct roster *roster = lines_roster(search->problem, search->lines);
    if (search->serves)
        memcpy(roster->serves, search->serves,
               search_n_serves(search->problem));
    return roster;
}

/* As its cover has it. */
static cost total_of(const struct search *search, const struct line *lines)
{
    struct cover *cover = cover_new(search->problem, search->rows);
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        cover_add(cover, &lines[agent]);
    cost total = lines_own(search, lines) + cover_price(cover);
    cover_free(cover);
    return total;
}

void search_offer_lines(struct search *search, const struct line *lines)
{
    search_offer(search, lines, total_of(search, lines));
}

bool search_leave(struct search *search, const struct line *lines)
{
    cost total = total_of(search, lines);
    if (total >= COST_FORBIDDEN)
        return false;
    search->left = mem_alloc(1, sizeof *search->left);
    *search->left = (struct left){search->lines, search->serves, search->cost,
                                  search->cover_cost, search->found_at};
    search->lines = lines_new(search->problem);
    if (search->serves)
        search->serves = mem_alloc(search_n_serves(search->problem), 1);
    search->cost = search->cover_cost = search->refused = COST_FORBIDDEN;
    search_offer(search, lines, total);
    return true;
}

void search_return(struct search *search)
{
    struct left left = *search->left;
    if (left.cost > search->cost) {
        lines_free(search->problem, left.lines);
        free(left.serves);
    } else {
        lines_free(search->problem, search->lines);
        free(search->serves);
        search->lines = left.lines;
        search->serves = left.serves;
        search->cost = left.cost;
        search->cover_cost = left.cover_cost;
        search->found_at = left.found_at;
    }
    free(search->left);
    search->left = NULL;
}

void search_turn(struct search *search, const struct line *lines)
{
    search->aside = true;
    search_offer_lines(search, lines);
    search->aside = false;
}

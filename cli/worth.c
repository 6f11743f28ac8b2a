/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Under the duals of the base's search the bound falls by what a change is
 * worth at most; what a short search from the base's roster finds is what it is
 * worth at least. */
#include "worth.h"

#include "warm.h"
#include "worth_cases.h"

#include <limits.h>
#include <stdlib.h>

enum { TOLD_OF_SORT = 8, GLANCE_WORK = 1000000 };

struct finding {
    const struct runs *runs;
    const struct run *base;
    struct arena *arena;
    cost bound; /* of the base under its duals */
    struct cases cases;
    struct comparison *comparison; /* what is told */
};

static void leave_out(struct finding *it, const char *words)
{
    struct comparison *comparison = it->comparison;
    comparison->left_out[comparison->n_left_out++] = words;
}

static struct team *read_reporting(const struct finding *it,
                                   const struct change_case *one,
                                   struct diags *diags)
{
    return one->what_if ? team_read_changed(it->runs->path,
                                            &one->what_if->scenarios[0], diags)
                        : NULL;
}

static struct team *read_case(const struct finding *it,
                              const struct change_case *one)
{
    struct diags *silent = diags_new();
    struct team *team = read_reporting(it, one, silent);
    diags_free(silent);
    return team;
}

/* "the rule rest at 10h: is looser than NO-9 of pack 'no' ..." */
static const char *refusal_of(const struct finding *it,
                              const struct change_case *one)
{
    struct diags *diags = diags_new();
    team_free(read_reporting(it, one, diags));
    const char *words =
        arena_printf(it->arena, "%s: %s", one->worth.what,
                     diags_count(diags) > 0 ? diags_at(diags, 0)->message
                                            : "does not fit the team");
    diags_free(diags);
    return words;
}

static void tell_rest_of_sort(struct finding *it, enum worth_sort sort,
                              int n_refused)
{
    int n_all = it->cases.n_all[sort], most = cases_most(sort);
    if (n_all > most)
        leave_out(it, arena_printf(it->arena, "%d of %d %s", n_all - most,
                                   n_all, cases_names(sort)));
    if (n_refused > 0)
        leave_out(it, arena_printf(it->arena, "%d %s, which do not fit",
                                   n_refused, cases_names(sort)));
}

/* Beyond those asked, and such as no team can be read with. */
static void tell_left_out(struct finding *it)
{
    int refused[N_WORTH_SORTS] = {0};
    for (int i = 0; i < it->cases.n_why_not; i++)
        leave_out(it, it->cases.why_not[i]);
    for (int i = 0; i < it->cases.n; i++) {
        const struct change_case *one = &it->cases.items[i];
        if (one->refused && one->worth.sort == WORTH_RULE)
            leave_out(it, refusal_of(it, one));
        else
            refused[one->worth.sort] += one->refused;
    }
    for (enum worth_sort sort = 0; sort < N_WORTH_SORTS; sort++)
        tell_rest_of_sort(it, sort, refused[sort]);
}

static struct solve_options orders_of(const struct finding *it)
{
    struct solve_options orders = it->runs->orders;
    orders.threads = 1;
    orders.from = it->runs->warm;
    orders.keep = NULL;
    return orders;
}

/* Nothing can save more than the base costs, as no roster costs less than
 * nothing. */
static cost most_saved(const struct finding *it, cost saved)
{
    cost all = it->base->outcome.cost;
    return saved < all ? saved : all;
}

/* False where the change cannot be made, or nothing is proven. */
static bool predict(const struct finding *it, struct change_case *one)
{
    struct solve_options orders = orders_of(it);
    struct team *team = read_case(it, one);
    cost bound = team ? warm_bound(it->runs->warm, team->problem, &orders)
                      : -COST_FORBIDDEN;
    one->refused = team == NULL;
    team_free(team);
    one->worth.predicted = most_saved(it, it->bound - bound);
    return bound > -COST_FORBIDDEN;
}

static double short_hours(const struct roster *roster)
{
    struct score *score = score_roster(roster);
    double hours = (double)score->short_centimin / (HEAD * 60.0);
    score_free(score);
    return hours;
}

/* Against the base's roster; nothing where the change is not made use of. */
struct saving {
    cost points;
    double short_h;
};

static struct saving saving_of(const struct finding *it,
                               const struct roster *roster, cost found)
{
    return (struct saving){
        it->base->outcome.cost - found,
        short_hours(it->base->roster) - short_hours(roster),
    };
}

/* What a short search saves at least, and so no less than is predicted: the
 * base's roster may cost more than its bound. */
static struct saving glance(const struct finding *it, struct change_case *one)
{
    struct solve_options orders = orders_of(it);
    struct outcome outcome;
    struct saving least = {0};
    struct team *team = read_case(it, one);
    orders.time_limit = 0;
    orders.work_limit = GLANCE_WORK;
    struct roster *roster = solve(team->problem, &orders, &outcome);
    if (roster && outcome.cost < it->base->outcome.cost)
        least = saving_of(it, roster, outcome.cost);
    one->worth.floor = least.points;
    if (one->worth.predicted < least.points)
        one->worth.predicted = least.points;
    roster_free(roster);
    team_free(team);
    return least;
}

/* A longer search, which may end with less than the short one all the same. */
static void confirm(const struct finding *it, struct change_case *one,
                    struct saving least)
{
    struct solve_options orders = orders_of(it);
    struct outcome outcome;
    struct team *team = read_case(it, one);
    const struct outcome *before = &it->base->outcome;
    struct roster *roster = solve(team->problem, &orders, &outcome);
    struct worth *worth = &one->worth;
    if (roster) {
        struct saving most = saving_of(it, roster, outcome.cost);
        if (most.points < least.points)
            most = least;
        worth->confirmed = true;
        worth->saved = most.points;
        worth->saved_h = most.short_h;
        worth->doubt =
            2 * before->cost - before->bound - most.points - outcome.bound;
    }
    roster_free(roster);
    team_free(team);
}

static int by_sort(const void *left, const void *right)
{
    const struct change_case *a = left, *b = right;
    if (a->worth.sort != b->worth.sort)
        return a->worth.sort < b->worth.sort ? -1 : 1;
    if (a->worth.predicted != b->worth.predicted)
        return a->worth.predicted > b->worth.predicted ? -1 : 1;
    return a->number - b->number;
}

static int by_rank(const void *left, const void *right)
{
    const struct change_case *a = left, *b = right;
    return a->rank != b->rank ? (a->rank < b->rank ? -1 : 1)
                              : by_sort(left, right);
}

static void predict_all(struct finding *it)
{
    struct cases *cases = &it->cases;
    int n = cases->n;
#pragma omp parallel for schedule(dynamic, 1) num_threads(it->runs->threads)
    for (int i = 0; i < n; i++)
        if (!predict(it, &cases->items[i]))
            cases->items[i].worth.predicted = 0;
    qsort(cases->items, (size_t)n, sizeof *cases->items, by_sort);
}

/* A better duty for such an agent comes before it. */
static bool is_second(const struct cases *cases, int index)
{
    const struct change_case *one = &cases->items[index];
    for (int i = 0; i < index && one->worth.sort == WORTH_DUTY; i++)
        if (cases->items[i].worth.sort == WORTH_DUTY &&
            cases->items[i].group == one->group)
            return true;
    return false;
}

/* Leaves the dearest few of each sort that are worth anything. */
static void choose(struct cases *cases)
{
    int n_of[N_WORTH_SORTS] = {0}, n = 0;
    for (int i = 0; i < cases->n; i++) {
        struct change_case *one = &cases->items[i];
        one->rank = INT_MAX;
        if (one->worth.predicted >= POINT && !is_second(cases, i) &&
            n_of[one->worth.sort] < TOLD_OF_SORT) {
            one->rank = n_of[one->worth.sort]++;
            n++;
        }
    }
    qsort(cases->items, (size_t)cases->n, sizeof *cases->items, by_rank);
    while (cases->n > n)
        what_if_free(cases->items[--cases->n].what_if);
}

static cost gap_of(const struct run *run)
{
    return run->outcome.cost - run->outcome.bound;
}

static void solve_first(struct finding *it, int n_confirmed)
{
    struct cases *cases = &it->cases;
    int n = cases->n;
#pragma omp parallel for schedule(dynamic, 1) num_threads(it->runs->threads)
    for (int i = 0; i < n; i++) {
        struct worth *worth = &cases->items[i].worth;
        struct saving least = glance(it, &cases->items[i]);
        worth->unsure = worth->floor < worth->predicted * 9 / 10 ||
                        gap_of(it->base) > worth->predicted / 10;
        if (i < n_confirmed)
            confirm(it, &cases->items[i], least);
    }
    qsort(cases->items, (size_t)n, sizeof *cases->items, by_sort);
}

void worth_find(const struct runs *runs, int n_confirmed, struct comparison *it,
                struct arena *arena)
{
    const struct team *team = runs->runs[0].team;
    struct finding finding = {
        .runs = runs, .base = &runs->runs[0], .arena = arena, .comparison = it};
    struct cases *cases = &finding.cases;
    it->n_left_out = 0;
    it->left_out =
        ARENA_ARRAY(arena, const char *, 2 * (N_RULES + N_WORTH_SORTS));
    struct solve_options orders = orders_of(&finding);
    finding.bound = warm_bound(runs->warm, team->problem, &orders);
    cases_make(cases, team, arena);
    predict_all(&finding);
    tell_left_out(&finding);
    choose(cases);
    solve_first(&finding, n_confirmed);
    struct worth *worths = ARENA_ARRAY(arena, struct worth, cases->n);
    it->n_worths = cases->n;
    for (int i = 0; i < cases->n; i++) {
        worths[i] = cases->items[i].worth;
        what_if_free(cases->items[i].what_if);
    }
    it->worths = worths;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "least.h"

#include "resumed_json.h"
#include "shown.h"
#include "warm.h"

#include <stdio.h>
#include <string.h>

enum { CUTS_MAX = 60 };

/* base + sum of slope[k] * x[k] is a bound on the shortage. */
struct cut {
    cost base, slope[KINDS_MAX];
};

struct seeking {
    const struct runs *runs;
    struct scenario scenario;
    const struct kind_words *kinds;
    int n_cuts;
    struct cut cuts[CUTS_MAX];
    int n_tried; /* short, and not proven to have to be */
    int tried[CUTS_MAX][KINDS_MAX];
};

static bool speaks_against(const struct cut *cut, const int *more, int n)
{
    cost bound = cut->base;
    for (int kind = 0; kind < n; kind++)
        bound += cut->slope[kind] * more[kind];
    return bound > 0;
}

static bool proven_short(const struct seeking *it, const int *more)
{
    for (int i = 0; i < it->n_cuts; i++)
        if (speaks_against(&it->cuts[i], more, it->scenario.n_kinds))
            return true;
    return false;
}

static bool was_tried(const struct seeking *it, const int *more)
{
    for (int i = 0; i < it->n_tried; i++)
        if (memcmp(it->tried[i], more, sizeof it->tried[i]) == 0)
            return true;
    return false;
}

/* Goes through all mixes of `left` agents of the kinds from `kind` on; true at
 * the first that is open. */
static bool find_mix(const struct seeking *it, int kind, int left, int *more,
                     bool untried)
{
    if (kind == it->scenario.n_kinds - 1) {
        more[kind] = left;
        return !proven_short(it, more) && !(untried && was_tried(it, more));
    }
    for (int n = left; n >= 0; n--) {
        more[kind] = n;
        if (find_mix(it, kind + 1, left - n, more, untried))
            return true;
    }
    return false;
}

/* The fewest agents that are open; MORE_AGENTS_MAX + 1: none of so many is. */
static int fewest(const struct seeking *it, int *more, bool untried)
{
    int n = 0;
    memset(more, 0, KINDS_MAX * sizeof *more);
    while (n <= MORE_AGENTS_MAX && !find_mix(it, 0, n, more, untried))
        n++;
    return n;
}

static struct team *read_mix(struct seeking *it, const int *more)
{
    struct diags *silent = diags_new();
    memcpy(it->scenario.more, more, sizeof it->scenario.more);
    struct team *team =
        team_read_changed(it->runs->path, &it->scenario, silent);
    diags_free(silent);
    return team;
}

static cost bound_of(struct seeking *it, const struct warm *warm,
                     const int *more)
{
    struct team *team = read_mix(it, more);
    cost bound = team ? warm_bound(warm, team->problem, &it->runs->orders)
                      : -COST_FORBIDDEN;
    team_free(team);
    return bound;
}

/* The bound that a search's duals give for other numbers; false where it says
 * nothing against these. */
static bool add_cut(struct seeking *it, const struct warm *warm,
                    const int *more)
{
    struct cut cut = {.base = bound_of(it, warm, more)};
    if (cut.base <= 0)
        return false;
    cost here = cut.base;
    for (int kind = 0; kind < it->scenario.n_kinds; kind++) {
        int other[KINDS_MAX];
        memcpy(other, more, sizeof other);
        other[kind]++;
        cost bound = bound_of(it, warm, other);
        if (bound == -COST_FORBIDDEN)
            return false;
        cut.slope[kind] = bound - here;
        cut.base -= cut.slope[kind] * more[kind];
    }
    it->cuts[it->n_cuts++] = cut;
    return true;
}

static bool is_covered(const struct roster *roster)
{
    struct score *score = score_roster(roster);
    bool covered = score->shortage == 0 && score->presence == 0;
    score_free(score);
    return covered;
}

static const char *verdict(bool one, bool covered,
                           const struct outcome *outcome)
{
    if (covered)
        return one ? "is enough" : "are enough";
    if (outcome->bound > 0)
        return one ? "is not enough" : "are not enough";
    return one ? "was not found to be enough" : "were not found to be enough";
}

static void tell(const struct seeking *it, const int *more, bool covered,
                 const struct outcome *outcome)
{
    struct text mix = {0};
    int n = 0;
    for (int kind = 0; kind < it->scenario.n_kinds; kind++)
        n += more[kind];
    kinds_add(&mix, it->scenario.n_kinds, it->kinds, more);
    fprintf(stderr, "         %-40s %d more%s %s, bound %.0f, %.1f s\n",
            SHOWN(it->scenario.name), n, SHOWN(text_string(&mix)),
            verdict(n == 1, covered, outcome), (double)outcome->bound / POINT,
            outcome->seconds);
    text_free(&mix);
}

static bool solve_covers(const struct team *team,
                         const struct solve_options *orders,
                         struct outcome *outcome)
{
    struct roster *roster = solve(team->problem, orders, outcome);
    bool covered = roster && is_covered(roster);
    roster_free(roster);
    return covered;
}

/* Whether a roster that covers it all is found.  One that is short by little
 * ends a search within its tolerance; where no bound speaks for it, a second
 * search goes on to the end. */
static bool search_mix(const struct seeking *it, const struct team *team,
                       struct warm **warm, struct outcome *outcome)
{
    const struct runs *runs = it->runs;
    struct solve_options orders = runs->orders;
    orders.report = NULL;
    orders.keep = warm;
    orders.from = runs->cold ? NULL : runs->warm;
    bool covered = solve_covers(team, &orders, outcome);
    if (covered || outcome->bound > 0 || orders.gap <= 0 || runs_stopped(runs))
        return covered;
    struct warm *before = *warm;
    *warm = NULL;
    orders.gap = 0;
    orders.from = before;
    covered = solve_covers(team, &orders, outcome);
    warm_free(before);
    return covered;
}

/* Whether so many are enough; if not, what is to be learnt of it. */
static bool try_mix(struct seeking *it, const int *more)
{
    struct team *team = read_mix(it, more);
    struct warm *warm = NULL;
    struct outcome outcome;
    if (!team)
        return false;
    bool covered = search_mix(it, team, &warm, &outcome);
    if (!it->runs->quiet)
        tell(it, more, covered, &outcome);
    if (!covered && !add_cut(it, warm, more))
        memcpy(it->tried[it->n_tried++], more, sizeof it->tried[0]);
    warm_free(warm);
    team_free(team);
    return covered;
}

/* What is asked, and what is known of it from an earlier run. */
static struct least begin(const struct runs *runs, const struct run *run,
                          struct arena *arena)
{
    struct least least = {.asked = true, .n_kinds = run->scenario->n_kinds};
    for (int kind = 0; kind < least.n_kinds; kind++)
        least.kinds[kind] = kind_words(&run->scenario->kinds[kind], arena);
    if (run->resumed)
        resumed_least(arena_printf(arena, "%s/scenario.json", runs->folder),
                      run->team->input_hash, &least);
    return least;
}

struct least least_find(const struct runs *runs, const struct run *run,
                        struct arena *arena)
{
    struct seeking *it = ARENA_ARRAY(arena, struct seeking, 1);
    struct least least = begin(runs, run, arena);
    int more[KINDS_MAX];
    if (least.found)
        return least;
    it->runs = runs;
    it->scenario = *run->scenario;
    it->scenario.cover_only = true;
    it->kinds = least.kinds;
    if (run->roster && is_covered(run->roster))
        least.found = true;
    while (!least.found && it->n_cuts + it->n_tried < CUTS_MAX &&
           !runs_stopped(runs)) {
        int n = fewest(it, more, true);
        if (n > MORE_AGENTS_MAX)
            break;
        least.found = try_mix(it, more);
        least.agents = n;
        memcpy(least.more, more, sizeof more);
    }
    least.at_least = fewest(it, more, false);
    return least;
}

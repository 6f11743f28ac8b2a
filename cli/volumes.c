/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "volumes.h"

#include "json_out.h"
#include "refit.h"
#include "several.h"
#include "shown.h"
#include "summary.h"
#include "warm.h"

#include <stdlib.h>
#include <string.h>

/* The next of a list with commas between; NULL after the last. */
static const char *next_word(struct arena *arena, const char **list)
{
    if (!*list)
        return NULL;
    size_t length = strcspn(*list, ",");
    const char *word = arena_copy_n(arena, *list, length);
    *list = (*list)[length] ? *list + length + 1 : NULL;
    return word;
}

/* How many are named, at most as many as may be. */
static int read_files(struct volumes *it, const char *list,
                      struct what_if *what_if, struct diags *diags)
{
    const char *path, *const all = list;
    int n = 0;
    for (; n < VOLUMES_MAX && (path = next_word(it->runs.arena, &list)); n++)
        if (*path)
            what_if->scenarios[what_if->n++] =
                (struct scenario){.name = path, .volumes = path};
    if (list)
        diags_add(diags, "vaktel plan", "--volumes", "names more than %d files",
                  VOLUMES_MAX);
    if (what_if->n < n)
        diags_add(diags, "vaktel plan", "--volumes",
                  "has a comma with no file before or after it: '%s'",
                  SHOWN(all));
    if (n < 2)
        diags_add(diags, "vaktel plan", "--volumes",
                  "must name at least two files, with commas between");
    return n;
}

static void read_weights(struct volumes *it, const char *list, int n,
                         struct diags *diags)
{
    const char *word;
    int given = 0;
    for (int i = 0; i < n; i++)
        it->weights[i] = 1;
    while ((word = next_word(it->runs.arena, &list))) {
        char *end;
        long weight = strtol(word, &end, 10);
        if (*end || !*word || weight < 1 || weight > 1000)
            diags_add(diags, "vaktel plan", "--weights",
                      "must be whole numbers from 1 to 1000, not '%s'",
                      SHOWN(word));
        else if (given < n)
            it->weights[given] = (int)weight;
        given++;
    }
    if (given > 0 && given != n)
        diags_add(diags, "vaktel plan", "--weights",
                  "has %d number%s for %d volume%s", given,
                  given == 1 ? "" : "s", n, n == 1 ? "" : "s");
}

static void check_days(const struct volumes *it, struct diags *diags)
{
    const struct problem *problem = it->runs.runs[0].team->problem;
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (problem->queues[queue].day_target)
            diags_add(diags, "vaktel plan", "--volumes",
                      "queue '%s' has a service level over the day, which does "
                      "not go with several volumes",
                      problem->queues[queue].id);
}

bool volumes_read(struct volumes *it, const char *team,
                  const struct options *options, struct diags *diags)
{
    *it = (struct volumes){.runs = {.arena = arena_new(), .path = team}};
    struct what_if what_if = {
        .scenarios = ARENA_ARRAY(it->runs.arena, struct scenario, VOLUMES_MAX)};
    int n = read_files(it, option_text(options, OPTION_volumes, ""), &what_if,
                       diags);
    if (runs_read(&it->runs, &what_if, diags))
        check_days(it, diags);
    read_weights(it, option_text(options, OPTION_weights, NULL), n, diags);
    return !diags_failed(diags);
}

/* The shared roster as each volume would have it: days stay, queues are shared
 * out as they are needed then. */
static void share_out(struct volumes *it, const struct roster *found)
{
    for (int i = 1; i < it->runs.n; i++)
        it->shared[i - 1] = refit(it->runs.runs[i].team->problem, found);
}

/* What a roster costs in all volumes, each times its weight; COST_FORBIDDEN
 * where it is not legal. */
static cost weighted_cost(const struct volumes *it, const struct roster *roster)
{
    cost sum = 0;
    for (int i = 0; i + 1 < it->runs.n; i++) {
        struct roster *then = refit(it->runs.runs[i + 1].team->problem, roster);
        cost total = score_total(then);
        roster_free(then);
        if (total >= COST_FORBIDDEN)
            return COST_FORBIDDEN;
        sum += total * it->weights[i];
    }
    return sum;
}

/* No roster costs less in all of them than the best for each. */
static cost weighted_bound(const struct volumes *it)
{
    cost sum = 0;
    for (int i = 0; i + 1 < it->runs.n; i++)
        if (it->runs.runs[i + 1].roster)
            sum += it->runs.runs[i + 1].outcome.bound * it->weights[i];
    return sum;
}

/* The run whose roster costs least in all volumes; the base's too counts. */
static const struct run *best_run(const struct volumes *it)
{
    const struct run *best = &it->runs.runs[0];
    cost least = weighted_cost(it, best->roster);
    for (int i = 1; i < it->runs.n; i++) {
        const struct run *run = &it->runs.runs[i];
        cost total =
            run->roster ? weighted_cost(it, run->roster) : COST_FORBIDDEN;
        if (total < least) {
            least = total;
            best = run;
        }
    }
    return best;
}

/* Whether as much work that waits came in an earlier volume. */
static bool is_searched(const struct problem *const *each, int waiting)
{
    for (int before = 0; before < waiting; before++)
        if (!waits_otherwise(each[before], each[waiting]))
            return true;
    return false;
}

/* The best roster known for all volumes, and what it costs in them. */
struct shared {
    struct roster *roster;
    cost cost;
    struct outcome outcome; /* of the search that found it */
};

static void take_better(struct shared *best, struct roster *roster, cost total,
                        const struct outcome *outcome)
{
    bool better = roster && total < best->cost;
    roster_free(better ? best->roster : roster);
    if (better)
        *best = (struct shared){roster, total, *outcome};
}

/* Searches for all volumes at once, with the work that waits as in one after
 * another. */
static void solve_joined(struct volumes *it, const struct run *start,
                         const struct solve_options *orders,
                         struct shared *best)
{
    const struct problem *each[VOLUMES_MAX];
    struct solve_options with = *orders;
    int n = it->runs.n - 1;
    for (int i = 0; i < n; i++)
        each[i] = it->runs.runs[i + 1].team->problem;
    with.from = start->learnt ? start->learnt : it->runs.warm;
    for (int waiting = 0; waiting < n; waiting++) {
        struct outcome outcome;
        if (is_searched(each, waiting))
            continue;
        struct roster *found = solve(
            problem_for_all(each, n, it->weights, waiting, it->runs.arena),
            &with, &outcome);
        cost total = found ? weighted_cost(it, found) : COST_FORBIDDEN;
        take_better(best, found, total, &outcome);
    }
}

struct roster *volumes_solve(struct volumes *it,
                             const struct solve_options *orders,
                             struct outcome *outcome)
{
    struct run *own = &it->runs.runs[0];
    struct diags *none = diags_new(); /* no file is written here */
    it->runs.orders = *orders;
    it->runs.orders.report = NULL;
    it->runs.keep = true;
    runs_solve(&it->runs, none);
    diags_free(none);
    *outcome = own->outcome;
    if (!own->roster)
        return NULL;
    const struct run *best = best_run(it);
    struct shared shared = {roster_copy(best->roster),
                            weighted_cost(it, best->roster), own->outcome};
    solve_joined(it, best, orders, &shared);
    *outcome = shared.outcome;
    it->cost = shared.cost;
    it->bound = weighted_bound(it);
    struct roster *roster = refit(own->team->problem, shared.roster);
    share_out(it, shared.roster);
    roster_free(shared.roster);
    outcome->cost = score_total(roster);
    outcome->bound = own->outcome.bound;
    outcome->status = OUTCOME_SHARED;
    return roster;
}

/* A volume's line. */
struct regret {
    const char *name;
    int weight;
    double short_h, own_short_h; /* of the shared roster, of its own best */
    cost cost, own, gap; /* own: of the best roster known for it alone, with its
                            gap */
};

static double short_hours(const struct score *score)
{
    return (double)score->short_centimin / (HEAD * 60.0);
}

static bool regret_of(const struct volumes *it, int volume,
                      struct regret *regret)
{
    const struct run *run = &it->runs.runs[volume + 1];
    if (!run->roster || !it->shared[volume])
        return false;
    struct score *score = score_roster(it->shared[volume]);
    *regret = (struct regret){
        .name = run->name,
        .weight = it->weights[volume],
        .short_h = short_hours(score),
        .own_short_h = short_hours(run->score),
        .cost = score->total,
        .own = run->outcome.cost,
    };
    if (regret->cost < regret->own) {
        regret->own = regret->cost;
        regret->own_short_h = regret->short_h;
    }
    regret->gap = regret->own - run->outcome.bound;
    score_free(score);
    return true;
}

void volumes_text_write(struct text *text, const struct volumes *it)
{
    struct regret regret;
    text_add(text, "\nOne roster for all volumes\n");
    text_printf(text, "  %-30s %6s %9s %9s %10s %10s %9s\n", "volume", "weight",
                "short", "own best", "points", "own best", "regret");
    for (int i = 0; i + 1 < it->runs.n; i++) {
        if (!regret_of(it, i, &regret))
            continue;
        text_add(text, "  ");
        text_add_padded(text, regret.name, 30);
        text_printf(text, " %6d %7.2f h %7.2f h %10.0f %10.0f %9.0f\n",
                    regret.weight, regret.short_h, regret.own_short_h,
                    (double)regret.cost / POINT, (double)regret.own / POINT,
                    (double)(regret.cost - regret.own) / POINT);
    }
    text_add(text, "  regret: what the shared roster costs more than one made "
                   "for that volume alone\n");
    text_printf(text,
                "  weighted: %.0f points; no roster can have fewer than %.0f\n",
                (double)it->cost / POINT, (double)it->bound / POINT);
}

void volumes_json_write(struct text *text, const struct volumes *it)
{
    struct json_out out = {.text = text};
    struct regret regret;
    json_out_object(&out, NULL);
    json_out_string(&out, "format", "vaktel volumes 1");
    json_out_points(&out, "weighted_cost", it->cost);
    json_out_points(&out, "weighted_bound", it->bound);
    json_out_array(&out, "volumes");
    for (int i = 0; i + 1 < it->runs.n; i++) {
        if (!regret_of(it, i, &regret))
            continue;
        json_out_object(&out, NULL);
        json_out_string(&out, "volume", regret.name);
        json_out_int(&out, "weight", regret.weight);
        json_out_number(&out, "short_hours", regret.short_h, 2);
        json_out_points(&out, "cost", regret.cost);
        json_out_number(&out, "own_short_hours", regret.own_short_h, 2);
        json_out_points(&out, "own_cost", regret.own);
        json_out_points(&out, "own_gap", regret.gap);
        json_out_points(&out, "regret", regret.cost - regret.own);
        json_out_end(&out);
    }
    json_out_end(&out);
    json_out_end(&out);
}

void volumes_free(struct volumes *it)
{
    for (int i = 0; i < VOLUMES_MAX; i++)
        roster_free(it->shared[i]);
    runs_free(&it->runs);
}

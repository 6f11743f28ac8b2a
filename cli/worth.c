/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each change is a scenario that is written and read like those of
 * what-if.json. Under the duals of the base's search the bound falls by what
 * the change is worth at most; what a short search from the base's roster finds
 * is what it is worth at least. */
#include "worth.h"

#include "relax.h"
#include "text.h"
#include "units.h"
#include "warm.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CASES_MAX = 1100, TOLD_OF_SORT = 8, GLANCE_WORK = 1000000 };

enum sort { ONE_AGENT, ONE_DUTY, ONE_SKILL, ONE_HOUR, ONE_RULE, N_SORTS };

/* Of each so many are asked at most, spread over all there are. */
static const struct {
    int most;
    const char *names;
} sorts[N_SORTS] = {
    [ONE_AGENT] = {150, "kinds of agents"},
    [ONE_DUTY] = {400, "duties"},
    [ONE_SKILL] = {250, "skills"},
    [ONE_HOUR] = {200, "agents' hours"},
    [ONE_RULE] = {100, "rules"},
};

struct change_case {
    enum sort sort;
    int number;   /* as they were made */
    int group;    /* of a duty: only the best duty of a group is told */
    int rank;     /* among those of its sort */
    bool refused; /* no team can be read with it */
    struct what_if *what_if; /* of one scenario */
    struct worth worth;
};

struct finding {
    const struct runs *runs;
    const struct run *base;
    struct arena *arena;
    cost bound; /* of the base under its duals */
    int n;
    struct change_case *cases;
    bool counting; /* only how many there are of each sort */
    int n_made[N_SORTS], n_all[N_SORTS];
    struct comparison *comparison; /* what is told */
};

/* The next of its sort is one of those that are asked. */
static bool is_asked(struct finding *it, enum sort sort)
{
    int64_t i = it->n_made[sort]++, n = it->n_all[sort];
    int64_t most = sorts[sort].most;
    it->n_all[sort] += it->counting;
    return !it->counting && (n <= most || (i + 1) * most / n > i * most / n);
}

static void leave_out(struct finding *it, const char *words)
{
    struct comparison *comparison = it->comparison;
    comparison->left_out[comparison->n_left_out++] = words;
}

static void add_case(struct finding *it, enum sort sort, int group,
                     const char *what, const char *changes)
{
    if (!is_asked(it, sort))
        return;
    char *text = arena_printf(
        it->arena, "{\"scenarios\": [{\"name\": \"worth\", %s}]}", changes);
    struct diags *silent = diags_new();
    it->cases[it->n] = (struct change_case){
        .sort = sort,
        .number = it->n,
        .group = group,
        .what_if = what_if_parse(text, strlen(text), "worth", silent),
        .worth.what = what,
    };
    it->n++;
    diags_free(silent);
}

/* The agent of the group with the longest week, whom a newcomer is like. */
static int model_of(const struct problem *problem, int group)
{
    int best = -1;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct agent *who = &problem->agents[agent];
        if (who->group == group &&
            (best < 0 ||
             who->week_target[0] > problem->agents[best].week_target[0]))
            best = agent;
    }
    return best;
}

/* "phone-no, chat-no": what the group can serve. */
static const char *queues_of(struct finding *it, const struct problem *problem,
                             int group)
{
    const char *names = "";
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (problem->groups[group].speed[queue] > 0)
            names = arena_printf(it->arena, "%s%s%s", names, *names ? ", " : "",
                                 problem->queues[queue].id);
    return names;
}

static void add_agents(struct finding *it, const struct problem *problem)
{
    for (int group = 0; group < problem->n_groups; group++) {
        int model = model_of(problem, group);
        if (model < 0)
            continue;
        const char *id = problem->agents[model].id;
        add_case(it, ONE_AGENT, group,
                 arena_printf(it->arena, "one more agent like %s, for %s", id,
                              queues_of(it, problem, group)),
                 arena_printf(it->arena, "\"add\": [{\"like\": \"%s\"}]", id));
    }
}

/* The same for one shift on one day. */
static void add_duty(struct finding *it, const struct problem *problem,
                     int group, int day, int shift)
{
    char date[UNITS_ROOM], name[DAY_NAME_ROOM];
    int model = model_of(problem, group);
    const char *id = problem->agents[model].id;
    if (!problem->agents[model].eligible[shift])
        return;
    units_write_date(problem->grid.first_date + day, date);
    add_case(
        it, ONE_DUTY, group,
        arena_printf(it->arena, "one more like %s, for %s, in '%s' on %s", id,
                     queues_of(it, problem, group), problem->shifts[shift].id,
                     grid_day_name(&problem->grid, day, name)),
        arena_printf(it->arena,
                     "\"add\": [{\"like\": \"%s\", \"shifts\": [\"%s\"], "
                     "\"available\": [{\"days\": [\"%s\"]}], \"week\": "
                     "{\"min\": null, \"target\": null, \"max\": null}, "
                     "\"period\": {\"min\": null, \"target\": null}, "
                     "\"rules\": {\"whole_weekends\": null, \"min_days_off\": "
                     "null, \"min_days_in_a_row\": null}}]",
                     id, problem->shifts[shift].id, date));
}

static void add_duties(struct finding *it, const struct problem *problem)
{
    for (int group = 0; group < problem->n_groups; group++)
        for (int day = 0; day < problem->grid.n_days; day++)
            for (int shift = 0; shift < problem->n_shifts; shift++)
                if (model_of(problem, group) >= 0)
                    add_duty(it, problem, group, day, shift);
}

static void add_hours(struct finding *it, const struct problem *problem)
{
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct agent *who = &problem->agents[agent];
        if (who->week_target[0] < 0 && who->week_max[0] < 0)
            continue;
        add_case(it, ONE_HOUR, 0,
                 arena_printf(it->arena, "one more hour a week of %s", who->id),
                 arena_printf(it->arena,
                              "\"hours\": [{\"agents\": [\"%s\"], \"more\": "
                              "\"1h\"}]",
                              who->id));
    }
}

static void add_skills(struct finding *it, const struct problem *problem)
{
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int queue = 0; queue < problem->n_queues; queue++)
            if (agent_speed(problem, agent, queue) == 0)
                add_case(it, ONE_SKILL, 0,
                         arena_printf(it->arena, "%s trained for %s",
                                      problem->agents[agent].id,
                                      problem->queues[queue].id),
                         arena_printf(it->arena,
                                      "\"train\": [{\"agents\": [\"%s\"], "
                                      "\"queues\": [\"%s\"]}]",
                                      problem->agents[agent].id,
                                      problem->queues[queue].id));
}

static void add_rules(struct finding *it, const struct problem *problem)
{
    for (enum rule rule = 0; rule < N_RULES; rule++) {
        const char *name = rule_infos[rule].name;
        struct relaxed relaxed =
            relax_rule(it->arena, &problem->agents[0], rule);
        if (relaxed.why_not && !it->counting)
            leave_out(it, arena_printf(it->arena, "the rule %s, which %s", name,
                                       relaxed.why_not));
        if (relaxed.value)
            add_case(
                it, ONE_RULE, 0,
                arena_printf(it->arena, "the rule %s %s", name, relaxed.words),
                arena_printf(it->arena, "\"team\": {\"rules\": {\"%s\": %s}}",
                             name, relaxed.value));
    }
}

/* Counts all, or makes those that are asked. */
static void add_all(struct finding *it, const struct problem *problem,
                    bool counting)
{
    it->counting = counting;
    memset(it->n_made, 0, sizeof it->n_made);
    add_agents(it, problem);
    add_duties(it, problem);
    add_skills(it, problem);
    add_hours(it, problem);
    add_rules(it, problem);
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

/* Beyond those asked, and such as no team can be read with. */
static void tell_left_out(struct finding *it)
{
    int refused[N_SORTS] = {0};
    for (int i = 0; i < it->n; i++) {
        const struct change_case *one = &it->cases[i];
        refused[one->sort] += one->refused && one->sort != ONE_RULE;
        if (one->refused && one->sort == ONE_RULE)
            leave_out(it, refusal_of(it, one));
    }
    for (int sort = 0; sort < N_SORTS; sort++) {
        const char *names = sorts[sort].names;
        if (it->n_all[sort] > sorts[sort].most)
            leave_out(it, arena_printf(it->arena, "%d of %d %s",
                                       it->n_all[sort] - sorts[sort].most,
                                       it->n_all[sort], names));
        if (refused[sort] > 0)
            leave_out(it, arena_printf(it->arena, "%d %s, which do not fit",
                                       refused[sort], names));
    }
}

static struct solve_options orders_of(const struct finding *it)
{
    struct solve_options orders = it->runs->orders;
    orders.threads = 1;
    orders.from = it->runs->warm;
    orders.keep = NULL;
    return orders;
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
    one->worth.predicted = it->bound - bound;
    return bound > -COST_FORBIDDEN;
}

/* What a short search saves at least. */
static void glance(const struct finding *it, struct change_case *one)
{
    struct solve_options orders = orders_of(it);
    struct outcome outcome;
    struct team *team = read_case(it, one);
    orders.time_limit = 0;
    orders.work_limit = GLANCE_WORK;
    struct roster *roster = solve(team->problem, &orders, &outcome);
    one->worth.floor = roster ? it->base->outcome.cost - outcome.cost : 0;
    if (one->worth.floor < 0)
        one->worth.floor = 0;
    roster_free(roster);
    team_free(team);
}

static double short_hours(const struct roster *roster)
{
    struct score *score = score_roster(roster);
    double hours = (double)score->short_centimin / (HEAD * 60.0);
    score_free(score);
    return hours;
}

static void confirm(const struct finding *it, struct change_case *one)
{
    struct solve_options orders = orders_of(it);
    struct outcome outcome;
    struct team *team = read_case(it, one);
    const struct outcome *before = &it->base->outcome;
    struct roster *roster = solve(team->problem, &orders, &outcome);
    struct worth *worth = &one->worth;
    if (roster) {
        worth->confirmed = true;
        worth->saved = before->cost - outcome.cost;
        worth->doubt =
            before->cost - before->bound + outcome.cost - outcome.bound;
        worth->saved_h = short_hours(it->base->roster) - short_hours(roster);
    }
    roster_free(roster);
    team_free(team);
}

static int by_sort(const void *left, const void *right)
{
    const struct change_case *a = left, *b = right;
    if (a->sort != b->sort)
        return a->sort < b->sort ? -1 : 1;
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
    int n = it->n;
#pragma omp parallel for schedule(dynamic, 1) num_threads(it->runs->threads)
    for (int i = 0; i < n; i++)
        if (!predict(it, &it->cases[i]))
            it->cases[i].worth.predicted = 0;
    qsort(it->cases, (size_t)it->n, sizeof *it->cases, by_sort);
}

/* A better duty for such an agent comes before it. */
static bool is_second(const struct finding *it, int index)
{
    const struct change_case *one = &it->cases[index];
    for (int i = 0; i < index && one->sort == ONE_DUTY; i++)
        if (it->cases[i].sort == ONE_DUTY && it->cases[i].group == one->group)
            return true;
    return false;
}

/* Leaves the dearest few of each sort that are worth anything. */
static void choose(struct finding *it)
{
    int n_of[N_SORTS] = {0}, n = 0;
    for (int i = 0; i < it->n; i++) {
        struct change_case *one = &it->cases[i];
        one->rank = INT_MAX;
        if (one->worth.predicted >= POINT && !is_second(it, i) &&
            n_of[one->sort] < TOLD_OF_SORT) {
            one->rank = n_of[one->sort]++;
            n++;
        }
    }
    qsort(it->cases, (size_t)it->n, sizeof *it->cases, by_rank);
    while (it->n > n)
        what_if_free(it->cases[--it->n].what_if);
}

static cost gap_of(const struct run *run)
{
    return run->outcome.cost - run->outcome.bound;
}

static void solve_first(struct finding *it, int n_confirmed)
{
    int n = it->n;
#pragma omp parallel for schedule(dynamic, 1) num_threads(it->runs->threads)
    for (int i = 0; i < n; i++) {
        struct worth *worth = &it->cases[i].worth;
        glance(it, &it->cases[i]);
        worth->unsure = worth->floor < worth->predicted * 9 / 10 ||
                        gap_of(it->base) > worth->predicted / 10;
        if (i < n_confirmed)
            confirm(it, &it->cases[i]);
    }
    qsort(it->cases, (size_t)it->n, sizeof *it->cases, by_sort);
}

void worth_find(const struct runs *runs, int n_confirmed, struct comparison *it,
                struct arena *arena)
{
    struct finding *finding = ARENA_ARRAY(arena, struct finding, 1);
    const struct problem *problem = runs->runs[0].team->problem;
    it->n_left_out = 0;
    *finding = (struct finding){
        .runs = runs,
        .base = &runs->runs[0],
        .arena = arena,
        .comparison = it,
        .cases = ARENA_ARRAY(arena, struct change_case, CASES_MAX)};
    it->left_out = ARENA_ARRAY(arena, const char *, 2 * (N_RULES + N_SORTS));
    struct solve_options orders = orders_of(finding);
    finding->bound = warm_bound(runs->warm, problem, &orders);
    add_all(finding, problem, true);
    add_all(finding, problem, false);
    predict_all(finding);
    tell_left_out(finding);
    choose(finding);
    solve_first(finding, n_confirmed);
    struct worth *worths = ARENA_ARRAY(arena, struct worth, finding->n);
    it->n_worths = finding->n;
    for (int i = 0; i < it->n_worths; i++)
        worths[i] = finding->cases[i].worth;
    it->worths = worths;
    for (int i = 0; i < finding->n; i++)
        what_if_free(finding->cases[i].what_if);
}

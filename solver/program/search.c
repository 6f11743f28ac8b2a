/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search.h"

#include "contracts.h"
#include "duals.h"
#include "future.h"
#include "mem.h"
#include "part.h"
#include "pool.h"
#include "unit.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

/* Counts over the whole period multiply the labels; they are seen only once
 * a line has broken them. */
static const rule_mask rules_seen_late =
    RULE_BIT(period_min) | RULE_BIT(period_max) | RULE_BIT(period_target) |
    RULE_BIT(shift_min) | RULE_BIT(shift_max) | RULE_BIT(max_hours_per_7_days) |
    RULE_BIT(max_hours_in_168h) | RULE_BIT(averages) | RULE_BIT(burdens);

enum {
    SHARED_CHOICES = 500,
    WEEK_SEEN_DAYS = 7,
    PARTED_DAYS = 120,
    STALLED_TICKS = 10000000,
    HALF_AN_HOUR = POINTS_PER_SHORT_HOUR / 2 * POINT
};

struct line *lines_new(const struct problem *problem)
{
    struct line *lines = mem_alloc((size_t)problem->n_agents, sizeof *lines);
    for (int agent = 0; agent < problem->n_agents; agent++)
        lines[agent] = line_new(problem, agent);
    return lines;
}

void lines_free(const struct problem *problem, struct line *lines)
{
    for (int agent = 0; agent < problem->n_agents; agent++)
        line_free(&lines[agent]);
    free(lines);
}

void lines_copy(const struct problem *problem, struct line *to,
                const struct line *from)
{
    for (int agent = 0; agent < problem->n_agents; agent++)
        line_copy(problem, &to[agent], &from[agent]);
}

cost lines_own(const struct search *search, const struct line *lines)
{
    cost sum = 0;
    for (int agent = 0; agent < search->problem->n_agents; agent++) {
        if (lines[agent].own >= COST_FORBIDDEN)
            return COST_FORBIDDEN;
        sum += lines[agent].own;
    }
    return sum;
}

static void learn_rules(struct search *search)
{
    const struct problem *problem = search->problem;
    search->rules = mem_alloc((size_t)problem->n_agents, sizeof(rule_mask));
    search->seen = mem_alloc((size_t)problem->n_agents, sizeof(rule_mask));
    for (int agent = 0; agent < problem->n_agents; agent++) {
        rule_mask rules = future_rules(problem, agent) & ~rules_of_choice;
        search->rules[agent] = rules;
        search->seen[agent] = problem->grid.n_days <= WEEK_SEEN_DAYS
                                  ? rules
                                  : rules & ~rules_seen_late;
    }
}

int search_threads(const struct solve_options *options)
{
    return options->threads > 0 ? options->threads : omp_get_num_procs();
}

/* A small team is planned faster by one thread than shared between several;
 * the roster is the same. */
static int threads_for(const struct problem *problem,
                       const struct solve_options *options)
{
    int n_choices = 0;
    for (int agent = 0; agent < problem->n_agents; agent++)
        n_choices += problem->agents[agent].first_choice[problem->grid.n_days];
    return n_choices < SHARED_CHOICES ? 1 : search_threads(options);
}

struct search *search_new(const struct problem *problem,
                          const struct solve_options *options,
                          struct outcome *outcome)
{
    struct search *search = mem_alloc(1, sizeof *search);
    search->problem = problem;
    search->options = options;
    search->outcome = outcome;
    search->stop = stop_new(options);
    search->rng.state = options->seed;
    search->rows = rows_new(problem);
    search->refused = COST_FORBIDDEN;
    search->unit = unit_of(problem);
    search->parts = problem->grid.n_days >= PARTED_DAYS && part_suits(problem);
    search->n_threads = threads_for(problem, options);
    search->pricers =
        mem_alloc((size_t)search->n_threads, sizeof *search->pricers);
    for (int i = 0; i < search->n_threads; i++)
        search->pricers[i] = pricer_new(problem, search->rows);
    learn_rules(search);
    contracts_begin(search);
    search->lines = lines_new(problem);
    if (problem->blocked)
        search->serves = mem_alloc(search_n_serves(problem), 1);
    search->duals = duals_new(problem, search->rows);
    search->pool = pool_new(problem);
    return search;
}

void search_free(struct search *search)
{
    for (int i = 0; i < search->n_threads; i++)
        pricer_free(search->pricers[i]);
    free(search->pricers);
    free(search->rules);
    free(search->seen);
    contracts_free(search);
    lines_free(search->problem, search->lines);
    free(search->serves);
    rows_free(search->rows);
    duals_free(search->duals);
    pool_free(search->pool);
    free(search);
}

void search_begin_inner(const struct search *search,
                        const struct problem *problem, struct inner *inner)
{
    inner->options = (struct solve_options){.threads = search->n_threads};
    inner->outcome = (struct outcome){0};
    inner->search = search_new(problem, &inner->options, &inner->outcome);
    inner->search->stop = search->stop;
    inner->search->rng = search->rng;
}

void search_end_inner(struct search *search, struct inner *inner)
{
    search->stop.work = inner->search->stop.work;
    search->rng = inner->search->rng;
    search->outcome->rounds += inner->outcome.rounds;
    search_free(inner->search);
}

void search_report(struct search *search, const char *phase)
{
    if (!search->options->report)
        return;
    struct progress progress = {
        .phase = phase,
        .cost = search_least(search),
        .bound = search->bound,
        .seconds = stop_seconds(&search->stop),
    };
    search->options->report(&progress, search->options->context);
}

struct roster *lines_roster(const struct problem *problem,
                            const struct line *lines)
{
    struct roster *roster = roster_new(problem);
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int day = 0; day < problem->grid.n_days; day++)
            *roster_duty(roster, agent, day) = lines[agent].duties[day];
    roster_allocate(roster);
    return roster;
}

cost search_round_up(const struct search *search, cost bound)
{
    cost over = bound % search->unit;
    bool rounds = over > 0 && bound < COST_FORBIDDEN / 2;
    return rounds ? bound + search->unit - over : bound;
}

void search_prove(struct search *search, cost bound)
{
    if (bound > search->proven)
        search->proven = bound;
    bound = search_round_up(search, bound);
    if (bound > search->bound)
        search->bound = bound;
}

/* Nothing better for as much work as it took so far; of a search that began
 * from another's, less is asked. */
static bool is_stalled(const struct search *search)
{
    int64_t since = search->stop.work - search->found_at;
    return search->options->from
               ? since > search->found_at / 8 + STALLED_TICKS / 20
               : since > search->found_at + STALLED_TICKS;
}

cost search_near_enough(const struct search *search)
{
    double asked = search->options->gap;
    cost part = (cost)(asked * (double)search->cost);
    return asked > 0 && part < HALF_AN_HOUR ? HALF_AN_HOUR : part;
}

static bool half_an_hour_will_do(const struct search *search)
{
    return search->options->gap > 0 && !search->options->strict &&
           is_stalled(search);
}

bool search_reached_gap(const struct search *search)
{
    cost gap = search->cost - search->bound;
    return (double)gap <= search->options->gap * (double)search->cost;
}

bool search_done(const struct search *search)
{
    if (stop_due(&search->stop))
        return true;
    return search->found && (search_reached_gap(search) ||
                             (search->cost - search->bound <= HALF_AN_HOUR &&
                              half_an_hour_will_do(search)));
}

/* By the agent's states; COST_UNKNOWN where they do not tell. */
static cost line_by_states(const struct search *search, struct pricer *pricer,
                           struct pricing pricing, enum effort effort,
                           struct line *line)
{
    const struct states *states =
        pricing.states ? pricing.states : search->states[pricing.agent];
    cost floor;
    if (!states)
        return COST_UNKNOWN;
    pricing.labels_max = effort == THOROUGH ? 5000 : 100;
    cost price = price_by_states(pricer, &pricing, states, line, &floor);
    return price < COST_FORBIDDEN || floor >= COST_FORBIDDEN ? price
                                                             : COST_UNKNOWN;
}

/* Tries with more and more labels, all rules seen from the second on. */
static cost try_labels(const struct search *search, struct pricer *pricer,
                       struct pricing pricing, int n_tries, bool *cut,
                       struct line *line)
{
    static const int labels_max[] = {60, 1000, LABELS_MAX};
    cost price = COST_FORBIDDEN;
    pricing.seen = search->seen[pricing.agent];
    pricing.stop = &search->stop;
    *cut = true;
    for (int i = 0; i < n_tries && *cut && price >= COST_FORBIDDEN; i++) {
        bool all_seen = pricing.seen == pricing.mask;
        *cut = false;
        pricing.cut = cut;
        pricing.labels_max = labels_max[i];
        price = price_line(pricer, &pricing, line);
        *cut = *cut || !all_seen;
        pricing.seen = pricing.mask;
    }
    return price;
}

static cost line_by_labels(const struct search *search, struct pricer *pricer,
                           struct pricing pricing, enum effort effort,
                           struct line *line)
{
    static const int hurry[] = {1, 4, 16};
    bool cut, hurried;
    cost price = try_labels(search, pricer, pricing, 2, &cut, line);
    for (int i = 0; i < 3 && cut && price >= COST_FORBIDDEN; i++) {
        pricing.hurry = hurry[i];
        price = try_labels(search, pricer, pricing, 2, &hurried, line);
    }
    pricing.hurry = 0;
    if (effort == THOROUGH && cut && price >= COST_FORBIDDEN)
        price = try_labels(search, pricer, pricing, 3, &cut, line);
    return price >= COST_FORBIDDEN && cut ? COST_UNKNOWN : price;
}

cost search_line(const struct search *search, struct pricer *pricer,
                 struct pricing pricing, enum effort effort, struct line *line)
{
    pricing.mask = search->rules[pricing.agent];
    pricing.bans = search_bans(search, pricing.agent);
    cost price = line_by_states(search, pricer, pricing, effort, line);
    if (price == COST_UNKNOWN)
        price = line_by_labels(search, pricer, pricing, effort, line);
    if (price < COST_FORBIDDEN)
        line_judge(search->problem, line, RULES_ALL, NULL);
    return price;
}

cost *search_tolls(const struct search *search, int agent)
{
    return search->tolls + agent * search->problem->n_shifts;
}

const struct ban *search_bans(const struct search *search, int agent)
{
    return search->bans ? search->bans + agent * search->problem->grid.n_days
                        : NULL;
}

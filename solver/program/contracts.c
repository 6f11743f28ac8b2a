/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contracts.h"

#include "mem.h"
#include "sums.h"
#include "terms.h"

#include <math.h>
#include <stdlib.h>

/* A roster found by labels is worth more than states that leave no time to
 * use them. */
static const double share_first = 0.2, share_finer = 0.1;

/* Sixteen million arcs are some 200 MB until they are merged. */
enum {
    ARCS_MOST = 40000000,
    ARCS_EACH = 16000000,
    ARCS_FINER = ARCS_EACH / 4,
    ARCS_OF_WINDOWS = ARCS_EACH / 16,
    PART_OF_WINDOWS = 10, /* of all arcs */
    ARCS_OF_DAYS = 400000,
    GROWN_A_TICK = 4,
    WEEK_DAYS = 7,
    AT_ONCE = 8,        /* contracts whose states are made side by side; */
    AT_ONCE_WINDOWS = 2 /* with rules that may make too many, in vain then */
};

static const rule_mask rules_of_numbers =
    RULE_BIT(shift_min) | RULE_BIT(shift_max);

/* Whether tolls keep the numbers of the agent's duties; they cannot where
 * these have a price. */
static bool has_tolls(const struct problem *problem, int agent)
{
    const struct rule_setting *rules = problem->agents[agent].rules;
    return rules[RULE_shift_min].price == RULE_HARD &&
           rules[RULE_shift_max].price == RULE_HARD;
}

static struct states *shared_states(const struct search *search, int agent,
                                    rule_mask mask, uint64_t shifts)
{
    for (int i = 0; i < search->n_states_of; i++) {
        struct states *states = search->states_of[i];
        if (states->mask == mask && states->shifts == shifts &&
            terms_alone(search->problem, agent, states->agent, mask, shifts))
            return states;
    }
    return NULL;
}

/* States that an agent should have; made, NULL: too many. */
struct asked {
    int agent;
    rule_mask mask;
    uint64_t shifts;
    struct states *states;
    int64_t work;
};

static void keep_states(struct search *search, struct asked *wanted)
{
    search->stop.work += wanted->work / GROWN_A_TICK;
    if (!wanted->states || wanted->work > search->arcs_left) {
        states_free(wanted->states);
        wanted->states = NULL;
        search->arcs_left = 0;
        return;
    }
    search->arcs_left -= wanted->work;
    MEM_GROW(search->states_of, search->n_states_of, search->states_of_room);
    search->states_of[search->n_states_of++] = wanted->states;
}

/* Makes n of them side by side, of no more arcs, nor later after the start,
 * than the limits say. */
static void make_wanted(struct search *search, struct asked *wanted, int n,
                        struct states_limits limits)
{
    if (search->arcs_left < limits.arcs)
        limits.arcs = search->arcs_left;
#pragma omp parallel for schedule(dynamic)                                     \
    num_threads(search->n_threads) if (n > 1)
    for (int i = 0; i < n; i++)
        wanted[i].states = states_new(search->problem, wanted[i].agent,
                                      wanted[i].mask, wanted[i].shifts, limits,
                                      &search->stop, &wanted[i].work);
    for (int i = 0; i < n; i++)
        keep_states(search, &wanted[i]);
}

/* States of the agent, shared if some like it has them; NULL: too many, or
 * not made until so many seconds after the start. */
static struct states *find_states(struct search *search, int agent,
                                  rule_mask mask, uint64_t shifts,
                                  double seconds)
{
    struct states *states = shared_states(search, agent, mask, shifts);
    if (states || search->arcs_left <= 0)
        return states;
    struct asked wanted = {.agent = agent, .mask = mask, .shifts = shifts};
    make_wanted(search, &wanted, 1,
                (struct states_limits){.arcs = ARCS_EACH, .seconds = seconds});
    return wanted.states;
}

/* Rules that see each of the last days: over longer than a week they multiply
 * the states.  Where these become too many the rules stay out of them, which
 * lowers the bound; where a line breaks them, labels price the agent. */
static const rule_mask rules_of_windows =
    RULE_BIT(max_hours_per_7_days) | RULE_BIT(max_hours_in_168h);

static bool has_windows(const struct search *search, int agent)
{
    return search->problem->grid.n_days > WEEK_DAYS &&
           (search->rules[agent] & rules_of_windows);
}

/* Under all rules but those of tolls, and of windows unless these are wanted.
 */
static struct asked first_wanted(const struct search *search, int agent,
                                 bool windows)
{
    bool tolls = has_tolls(search->problem, agent);
    rule_mask mask = search->rules[agent];
    if (!windows && has_windows(search, agent))
        mask &= ~rules_of_windows;
    return (struct asked){
        .agent = agent,
        .mask = tolls ? mask & ~rules_of_numbers : mask,
        .shifts = tolls ? 0 : UINT64_MAX,
    };
}

/* Whether nobody has such states, nor is to get them. */
static bool is_new(const struct search *search, const struct asked *wanted,
                   int n, const struct asked *one)
{
    for (int i = 0; i < n; i++)
        if (wanted[i].mask == one->mask && wanted[i].shifts == one->shifts &&
            terms_alone(search->problem, one->agent, wanted[i].agent, one->mask,
                        one->shifts))
            return false;
    return !shared_states(search, one->agent, one->mask, one->shifts);
}

struct states *contracts_of_days(const struct search *search, int agent,
                                 struct free_days free, int64_t *work)
{
    const struct problem *problem = search->problem;
    const struct states *known = search->states[agent];
    bool tolls = has_tolls(problem, agent);
    rule_mask mask = search->rules[agent];
    int length = free.to - free.from;
    mask = tolls ? mask & ~rules_of_numbers : mask;
    if (known && !(mask & ~known->mask))
        return states_within(problem, agent, known, free, &search->stop, work);
    if (length > search->free_most[agent])
        return NULL;
    struct states *states =
        states_of_days(problem, agent, mask, tolls ? 0 : UINT64_MAX, free,
                       ARCS_OF_DAYS, &search->stop, work);
    if (!states)
        search->free_most[agent] = length - 1;
    return states;
}

/* No more than a share of the work allowed. */
static int64_t arcs_allowed(const struct stop *stop)
{
    double most = share_first * GROWN_A_TICK * (double)stop->work_limit;
    return most < ARCS_MOST ? (int64_t)most : ARCS_MOST;
}

void contracts_begin(struct search *search)
{
    const struct problem *problem = search->problem;
    size_t n_agents = (size_t)problem->n_agents;
    search->loose = mem_alloc(n_agents, 1);
    search->floors = mem_alloc(n_agents, sizeof *search->floors);
    search->states = mem_alloc(n_agents, sizeof *search->states);
    search->free_most = mem_alloc(n_agents, sizeof *search->free_most);
    for (int agent = 0; agent < problem->n_agents; agent++)
        search->free_most[agent] = problem->grid.n_days;
    search->relaxed = mem_alloc(n_agents, sizeof *search->relaxed);
    search->sums = mem_alloc(n_agents, sizeof *search->sums);
    search->tolls =
        mem_alloc(n_agents * (size_t)problem->n_shifts, sizeof(cost));
}

/* As many as there is room for, if they take what the last ones did, but no
 * more than `limit`. */
static int how_many(const struct search *search, const struct asked *made,
                    int n_made, int limit)
{
    int64_t most = 1;
    for (int i = 0; i < n_made; i++)
        most = made[i].work > most ? made[i].work : most;
    int64_t n = search->arcs_left / most;
    return n < 1 ? 1 : n < limit ? (int)n : limit;
}

/* Whether the agent is still to get states. */
static bool is_open(const struct search *search, int agent, bool windows)
{
    return !search->states[agent] && (!windows || has_windows(search, agent));
}

/* For those who have none; with the rules of windows for those whom these bind
 * alone.  Gives up where one contract has too many. */
static void learn(struct search *search, bool windows)
{
    int n_agents = search->problem->n_agents, n = 0, at_once = 1;
    struct asked wanted[AT_ONCE];
    const struct states_limits limits = {
        .arcs = windows ? ARCS_OF_WINDOWS : ARCS_EACH,
        .seconds = share_first * search->stop.time_limit,
    };
    for (int agent = 0; agent < n_agents && search->arcs_left > 0; agent++) {
        if (is_open(search, agent, windows)) {
            wanted[n] = first_wanted(search, agent, windows);
            n += is_new(search, wanted, n, &wanted[n]);
        }
        if (n == 0 || (n < at_once && agent < n_agents - 1))
            continue;
        make_wanted(search, wanted, n, limits);
        at_once =
            how_many(search, wanted, n, windows ? AT_ONCE_WINDOWS : AT_ONCE);
        n = 0;
    }
    for (int agent = 0; agent < n_agents; agent++) {
        struct asked like = first_wanted(search, agent, windows);
        if (is_open(search, agent, windows))
            search->states[agent] =
                shared_states(search, agent, like.mask, like.shifts);
    }
}

void contracts_learn(struct search *search)
{
    int64_t all = arcs_allowed(&search->stop), some = all / PART_OF_WINDOWS;
    search->arcs_left = some;
    learn(search, true);
    search->arcs_left += all - some;
    learn(search, false);
}

void contracts_learn_lines(struct search *search)
{
    search->arcs_left = arcs_allowed(&search->stop);
    learn(search, false);
}

void contracts_relax(struct search *search)
{
    search->arcs_left = arcs_allowed(&search->stop);
    for (int agent = 0; agent < search->problem->n_agents; agent++) {
        struct states *states = find_states(
            search, agent, search->rules[agent] & ~rules_of_sums, 0, INFINITY);
        if (states)
            states_mark_fresh(search->problem, states);
        search->relaxed[agent] = states;
    }
}

void contracts_free(struct search *search)
{
    free(search->relaxed);
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        free(search->sums[agent].heads);
    free(search->sums);
    for (int i = 0; i < search->n_states_of; i++)
        states_free(search->states_of[i]);
    free(search->states);
    free(search->states_of);
    free(search->free_most);
    free(search->tolls);
    free(search->loose);
    free(search->floors);
}

bool contracts_known(const struct search *search)
{
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        if (!search->states[agent])
            return false;
    return true;
}

static int greatest_toll(const struct search *search, int agent)
{
    const cost *tolls = search_tolls(search, agent);
    int best = -1;
    cost most = 0;
    for (int shift = 0; shift < search->problem->n_shifts; shift++)
        if (llabs(tolls[shift]) > most) {
            most = llabs(tolls[shift]);
            best = shift;
        }
    return best;
}

/* Whether states that keep the shift's number may be few enough. */
static bool can_keep(const struct search *search, int agent, int shift)
{
    const struct states *states = search->states[agent];
    int most = search->problem->agents[agent].shift_max[shift];
    return states->first_arc[states->n_days] * (most < 0 ? 1 : most + 1) <=
           ARCS_FINER;
}

static void refine_agent(struct search *search, int agent)
{
    const struct states *states = search->states[agent];
    const struct stop *stop = &search->stop;
    int shift = greatest_toll(search, agent);
    if (shift < 0 || !can_keep(search, agent, shift))
        return;
    struct states *finer =
        find_states(search, agent, states->mask | rules_of_numbers,
                    states->shifts | UINT64_C(1) << shift,
                    stop_seconds(stop) + share_finer * stop_seconds_left(stop));
    if (!finer)
        return;
    search->states[agent] = finer;
    search_tolls(search, agent)[shift] = 0;
}

void contracts_refine(struct search *search)
{
    for (int agent = 0; agent < search->problem->n_agents; agent++)
        if (search->states[agent] && search->loose[agent])
            refine_agent(search, agent);
}

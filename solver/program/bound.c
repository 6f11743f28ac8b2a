/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decremental state space relaxation: an agent's line is priced exactly under
 * the rules seen so far; where the best line breaks others, or pays for them,
 * these are seen for good.  A relaxed line's price is still a bound. */
#include "bound.h"

#include "contracts.h"
#include "duals.h"

#include <omp.h>

enum { TRIES = 3, LABELS_OF_COUNTS = 5000, CHOICES_MOST = 500 };

/* Rules without which the labels stay few, whatever else holds. */
static const rule_mask rules_costly =
    RULE_BIT(week_min) | RULE_BIT(week_max) | RULE_BIT(week_target) |
    RULE_BIT(max_hours_per_week) | RULE_BIT(max_hours_per_7_days) |
    RULE_BIT(period_min) | RULE_BIT(period_max) | RULE_BIT(period_target) |
    RULE_BIT(shift_min) | RULE_BIT(shift_max) | RULE_BIT(max_hours_in_168h) |
    RULE_BIT(averages) | RULE_BIT(burdens);

/* Rules outside the mask that the line breaks or pays for. */
static rule_mask ignored_rules(const struct search *search, struct line *line,
                               rule_mask mask)
{
    rule_mask ignored = 0;
    for (enum rule rule = 0; rule < N_RULES; rule++) {
        rule_mask bit = (rule_mask)1 << rule;
        if ((search->rules[line->agent] & ~mask & bit) &&
            line_judge(search->problem, line, bit, NULL) > 0)
            ignored |= bit;
    }
    return ignored;
}

/* The least price under the rules of the mask alone; -COST_FORBIDDEN where
 * that would take too many labels. */
static cost floor_under(const struct stop *stop, struct pricer *pricer,
                        struct pricing pricing, rule_mask mask,
                        struct line *line)
{
    bool cut = false;
    pricing.mask = pricing.seen = mask;
    pricing.labels_max = LABELS_MAX;
    pricing.cut = &cut;
    pricing.stop = stop;
    cost price = price_line(pricer, &pricing, line);
    return cut ? -COST_FORBIDDEN : price;
}

/* By the agent's states; the line, where one is found, keeps all rules. */
static cost floor_by_states(struct search *search, struct pricer *pricer,
                            struct pricing pricing, struct line *line)
{
    int agent = pricing.agent;
    cost floor;
    pricing.labels_max = LABELS_OF_COUNTS;
    cost price =
        price_by_states(pricer, &pricing, search->states[agent], line, &floor);
    line->own = COST_FORBIDDEN;
    if (!pricing.keep)
        search->loose[agent] = floor < price;
    if (price < COST_FORBIDDEN)
        line_judge(search->problem, line, RULES_ALL, NULL);
    return floor;
}

/* Whether the agent has so many choices on some day that labels to prove
 * anything take longer than a proof is worth. */
static bool has_too_many(const struct problem *problem, int agent)
{
    const int *first = problem->agents[agent].first_choice;
    for (int day = 0; day < problem->grid.n_days; day++)
        if (first[day + 1] - first[day] > CHOICES_MOST)
            return true;
    return false;
}

static cost floor_by_hours(struct search *search, struct pricer *pricer,
                           struct pricing pricing, struct line *line)
{
    cost floor = price_floor(pricer, &pricing, line);
    line->own = COST_FORBIDDEN;
    if (floor >= COST_FORBIDDEN)
        return -COST_FORBIDDEN;
    line_judge(search->problem, line, RULES_ALL, NULL);
    return floor;
}

static cost floor_by_labels(struct search *search, struct pricer *pricer,
                            struct pricing pricing, struct line *line)
{
    cost quick = search_line(search, pricer, pricing, QUICK, line);
    cost best = -COST_FORBIDDEN;
    if (pricing.keep)
        return quick;
    pricing.at_most = &quick;
    for (int i = 0; i < TRIES; i++) {
        rule_mask mask = search->seen[pricing.agent];
        cost price = floor_under(&search->stop, pricer, pricing, mask, line);
        if (price == -COST_FORBIDDEN && i == 0)
            best = floor_under(&search->stop, pricer, pricing,
                               mask & ~rules_costly, line);
        if (price == -COST_FORBIDDEN)
            break;
        best = price;
        rule_mask ignored = ignored_rules(search, line, mask);
        if (!ignored)
            break;
        search->seen[pricing.agent] |= ignored;
    }
    line_judge(search->problem, line, RULES_ALL, NULL);
    return best;
}

/* Over a long time, where sums make too many states. */
static cost floor_by_sums(struct search *search, struct pricer *pricer,
                          struct pricing pricing, struct line *line)
{
    const struct states *states = search->relaxed[pricing.agent];
    line->own = COST_FORBIDDEN;
    return states ? price_by_sums(pricer, &pricing, states,
                                  &search->sums[pricing.agent], line)
                  : -COST_FORBIDDEN;
}

static cost floor_of(struct search *search, struct pricer *pricer,
                     struct pricing pricing, struct line *line)
{
    if (stop_seconds_over(&search->stop))
        return -COST_FORBIDDEN;
    if (search->states[pricing.agent])
        return floor_by_states(search, pricer, pricing, line);
    if (search->parts)
        return floor_by_sums(search, pricer, pricing, line);
    if (!pricing.keep && has_too_many(search->problem, pricing.agent))
        return floor_by_hours(search, pricer, pricing, line);
    return floor_by_labels(search, pricer, pricing, line);
}

cost bound_in_window(struct search *search, const struct window *window,
                     const struct duals *duals, struct prices *prices,
                     struct line *lines)
{
    const struct problem *problem = search->problem;
    cost sum = duals_constant(problem, search->rows, duals);
    bool proven = true;
    duals_prices(problem, search->rows, duals, prices);
#pragma omp parallel for schedule(dynamic) num_threads(search->n_threads)      \
    reduction(+ : sum) reduction(&& : proven)
    for (int agent = 0; agent < problem->n_agents; agent++) {
        lines[agent].own = COST_FORBIDDEN;
        cost price = floor_of(search, search->pricers[omp_get_thread_num()],
                              window_pricing(search, window, agent, prices),
                              &lines[agent]);
        if (!window->keep)
            search->floors[agent] = price;
        proven = proven && price > -COST_FORBIDDEN && price < COST_FORBIDDEN;
        sum += proven ? price : 0;
    }
    for (int i = 0; i < search->n_threads; i++)
        search->stop.work += pricer_take_work(search->pricers[i]);
    return proven ? sum : -COST_FORBIDDEN;
}

cost bound_by_duals(struct search *search, const struct duals *duals,
                    struct prices *prices, struct line *lines)
{
    struct window whole = window_whole(search->problem);
    cost bound = bound_in_window(search, &whole, duals, prices, lines);
    contracts_refine(search);
    return bound;
}

cost bound_prove(struct search *search, const struct duals *duals,
                 struct prices *prices, struct line *lines)
{
    cost bound = bound_by_duals(search, duals, prices, lines);
    if (bound > search->proven) {
        search_prove(search, bound);
        duals_copy(search->duals, duals);
    }
    return bound;
}

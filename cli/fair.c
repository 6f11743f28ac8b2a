/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fair.h"

#include "duty.h"
#include "fair_problem.h"
#include "mem.h"
#include "score.h"
#include "summary_parts.h"
#include "warm.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

enum { PARTS = 8 }; /* of the time, that one question may take */

static const double same = 1e-9, /* strains so near are equal */
    less_times = 1.0 / 16, least_times = 1.0 / 300; /* of burdens' prices */

/* Asks after one person at a time, the worst off first. */
struct leximax {
    const struct problem *problem;
    const struct ledger *ledger;
    const struct solve_options *orders;
    struct roster *roster;
    struct fair_proof *proof;
    double seconds; /* left */
    int *most;      /* [n_agents * n_burdens] */
};

/* One question: ended as soon as it is answered. */
struct question {
    cost besides;
    const volatile sig_atomic_t *interrupted;
    volatile sig_atomic_t answered;
};

static void look(const struct progress *progress, void *context)
{
    struct question *question = context;
    if (progress->bound > question->besides ||
        (progress->cost > 0 && progress->cost <= question->besides) ||
        (question->interrupted && *question->interrupted))
        question->answered = 1;
}

double fair_strain(const struct ledger *ledger, const struct roster *roster,
                   int agent)
{
    double worst = -1;
    for (int i = 0; i < ledger->n_burdens; i++) {
        const struct burden_share *share = ledger_share(ledger, agent, i);
        if (share->share <= 0 || ledger->burdens[i].weight <= 0)
            continue;
        int units = ledger_units(ledger, roster, agent, i);
        worst =
            fmax(worst, ledger_strain(ledger, i, ledger_ratio(share, units)));
    }
    return worst;
}

static void find_strains(struct leximax *it)
{
    for (int agent = 0; agent < it->problem->n_agents; agent++)
        it->proof->strain[agent] = fair_strain(it->ledger, it->roster, agent);
}

/* The most units of a burden with a strain of at most, or below, `strain`; -1:
 * what is carried is too much already. */
static int units_within(const struct leximax *it, int agent, int burden,
                        double strain, bool below)
{
    const struct burden_share *share = ledger_share(it->ledger, agent, burden);
    double one = ledger_strain(it->ledger, burden, 1);
    if (share->share <= 0 || one <= 0)
        return INT_MAX;
    double units = strain / one * share->share - share->carried;
    double whole = floor(units + same);
    if (below && whole > units - same)
        whole -= 1;
    return whole < -1 ? -1 : (int)fmin(whole, INT_MAX / 2);
}

/* Limits under which `agent` is better off and nobody as badly off is worse;
 * false where what is carried rules that out. */
static bool set_limits(struct leximax *it, int agent)
{
    const double *strain = it->proof->strain;
    int n = it->ledger->n_burdens;
    for (int other = 0; other < it->problem->n_agents; other++)
        for (int i = 0; i < n; i++) {
            bool worse =
                other != agent && strain[other] >= strain[agent] - same;
            int most = units_within(
                it, other, i, worse ? strain[other] : strain[agent], !worse);
            it->most[other * n + i] = most;
            if (other == agent && most < 0)
                return false;
        }
    return true;
}

enum answer { PROVEN, LOWERED, NOT_KNOWN };

/* What all but burdens costs. */
static cost besides_of(const struct roster *roster)
{
    struct score *score = score_roster(roster);
    cost besides = score->total - score->rules[RULE_burdens];
    score_free(score);
    return besides;
}

/* A part of what the orders allow, no more than is left. */
static struct solve_options part_of(const struct leximax *it)
{
    struct solve_options orders = *it->orders;
    int64_t left = orders.work_limit - it->proof->work;
    int64_t part = orders.work_limit / PARTS + 1;
    if (orders.work_limit > 0)
        orders.work_limit = left < 1 ? 1 : left < part ? left : part;
    if (orders.time_limit > 0)
        orders.time_limit =
            fmax(0.01, fmin(orders.time_limit / PARTS, it->seconds));
    return orders;
}

static struct roster *solve_limited(struct leximax *it,
                                    const struct problem *problem,
                                    const struct solve_options *orders,
                                    struct outcome *outcome)
{
    struct arena *arena = arena_new();
    const struct problem *limited =
        fair_limited(problem, it->ledger, arena, it->most);
    struct roster *found = solve(limited, orders, outcome), *roster = NULL;
    it->seconds -= outcome->seconds;
    it->proof->work += outcome->work;
    if (found)
        roster = roster_for(it->problem, found);
    roster_free(found);
    arena_free(arena);
    return roster;
}

/* The roster takes the place of the one there is, if it costs no more in all
 * but burdens. */
static bool take(struct leximax *it, struct roster *found)
{
    bool good = found && besides_of(found) <= it->proof->besides;
    roster_free(good ? it->roster : found);
    if (good)
        it->roster = found;
    return good;
}

static bool is_over(const struct leximax *it)
{
    const struct solve_options *orders = it->orders;
    return (orders->time_limit > 0 && it->seconds <= 0) ||
           (orders->work_limit > 0 && it->proof->work >= orders->work_limit) ||
           (orders->stop && *orders->stop);
}

/* The roster is one of many within the limits; another search looks for one
 * whose burdens cost little.  Where that is dearer in all but burdens, they
 * count for less in the next. */
static void settle(struct leximax *it)
{
    bool taken = false;
    for (double times = 1; !taken && times > least_times && !is_over(it);
         times *= less_times) {
        struct arena *arena = arena_new();
        struct solve_options orders = part_of(it);
        struct outcome outcome;
        struct warm *from = warm_of_roster(it->roster);
        orders.gap = 0;
        orders.from = from;
        taken = take(it, solve_limited(it,
                                       fair_weighted(it->problem, it->ledger,
                                                     arena, times),
                                       &orders, &outcome));
        warm_free(from);
        arena_free(arena);
    }
}

/* Solves under the limits with burdens at no price: all that is left to pay is
 * what they cost in everything else. */
static enum answer ask(struct leximax *it)
{
    struct arena *arena = arena_new();
    struct question question = {it->proof->besides, it->orders->stop, 0};
    struct solve_options orders = part_of(it);
    struct outcome outcome;
    orders.gap = 0;
    orders.stop = &question.answered;
    orders.report = look;
    orders.context = &question;
    bool lowered = take(
        it, solve_limited(it, fair_weighted(it->problem, it->ledger, arena, 0),
                          &orders, &outcome));
    bool proven = outcome.status == OUTCOME_NO_ROSTER ||
                  outcome.bound > it->proof->besides;
    arena_free(arena);
    if (lowered)
        settle(it);
    return lowered ? LOWERED : proven ? PROVEN : NOT_KNOWN;
}

/* Who is next: the worst off of those not asked after yet; -1: nobody. */
static int worst_left(const struct leximax *it, const bool *asked)
{
    int worst = -1;
    for (int agent = 0; agent < it->problem->n_agents; agent++)
        if (!asked[agent] && it->proof->strain[agent] >= 0 &&
            (worst < 0 || it->proof->strain[agent] > it->proof->strain[worst]))
            worst = agent;
    return worst;
}

/* Once round; true where a fairer roster was found, from which to begin
 * again. */
static bool go_round(struct leximax *it)
{
    size_t n = (size_t)it->problem->n_agents;
    bool *asked = mem_alloc(n, sizeof *asked), lowered = false;
    struct fair_proof *proof = it->proof;
    proof->n_proven = 0;
    find_strains(it);
    for (size_t i = 0; i < n; i++)
        proof->proven[i] = false;
    for (int agent; !lowered && (agent = worst_left(it, asked)) >= 0;) {
        enum answer answer = PROVEN;
        asked[agent] = true;
        if (set_limits(it, agent))
            answer = is_over(it) ? NOT_KNOWN : ask(it);
        lowered = answer == LOWERED;
        proof->proven[agent] = answer == PROVEN;
        proof->n_proven += answer == PROVEN;
    }
    free(asked);
    return lowered;
}

struct fair_proof fair_leximax(const struct problem *problem,
                               const struct ledger *ledger,
                               const struct solve_options *orders,
                               struct roster **roster)
{
    size_t n = (size_t)problem->n_agents;
    struct fair_proof proof = {
        .besides = besides_of(*roster),
        .proven = mem_alloc(n, sizeof(bool)),
        .strain = mem_alloc(n, sizeof(double)),
    };
    struct leximax it = {
        .problem = problem,
        .ledger = ledger,
        .orders = orders,
        .roster = *roster,
        .proof = &proof,
        .seconds = orders->time_limit,
        .most = mem_alloc(n * (size_t)ledger->n_burdens, sizeof(int)),
    };
    while (go_round(&it))
        proof.n_lowered++;
    for (size_t i = 0; i < n; i++)
        proof.n_people += proof.strain[i] >= 0;
    free(it.most);
    *roster = it.roster;
    return proof;
}

void fair_proof_free(struct fair_proof *proof)
{
    free(proof->proven);
    free(proof->strain);
}

enum { UNPROVEN_TOLD = 10, WIDTH = 80, INDENT = 2, FURTHER = 4 };

/* "not known of: Anna Berg, Bo Lie and 3 more" */
static void add_unproven(struct text *text, const struct problem *problem,
                         const struct fair_proof *proof, int left)
{
    const struct page page = {.text = text, .width = WIDTH};
    struct text names = {0};
    for (int agent = 0, n = 0; agent < problem->n_agents; agent++)
        if (proof->strain[agent] >= 0 && !proof->proven[agent] &&
            n++ < UNPROVEN_TOLD)
            text_printf(&names, "%s %s", n > 1 ? "," : "not known of:",
                        agent_title(&problem->agents[agent]));
    if (left > UNPROVEN_TOLD)
        text_printf(&names, " and %d more", left - UNPROVEN_TOLD);
    page_sentence(&page, text_string(&names), INDENT, FURTHER);
    text_free(&names);
}

void fair_proof_write(struct text *text, const struct problem *problem,
                      const struct fair_proof *proof)
{
    int left = proof->n_people - proof->n_proven;
    text_add(text, "\nFairness\n");
    if (proof->n_lowered > 0)
        text_printf(text,
                    "  made fairer %d time%s, at no cost in anything "
                    "else\n",
                    proof->n_lowered, proof->n_lowered == 1 ? "" : "s");
    text_printf(text,
                "  proven for %d of %d people: their worst burden cannot be "
                "lowered without raising\n  that of someone as badly off, if "
                "all else is to cost no more\n",
                proof->n_proven, proof->n_people);
    if (left == 0)
        return;
    add_unproven(text, problem, proof, left);
    text_add(text, "  more time, or work, may tell: --time-limit, "
                   "--work-limit\n");
}

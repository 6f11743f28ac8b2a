/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search as a table of contents. */
#include "solve.h"

#include "ahead.h"
#include "ascent.h"
#include "branch.h"
#include "canonical.h"
#include "clash.h"
#include "contracts.h"
#include "dive.h"
#include "exchange.h"
#include "generate.h"
#include "greedy.h"
#include "improve.h"
#include "replan.h"
#include "require.h"
#include "score.h"
#include "shares.h"
#include "smooth_dive.h"
#include "smooth_needs.h"
#include "smooth_sums.h"
#include "warm.h"
#include "weeks.h"

#include <math.h>

static const double branch_gap = 0.1, small_gap = 0.01, share_settling = 0.1,
                    share_mending = 0.1, share_early = 0.1, share_passes = 0.6,
                    share_bound = 0.2, share_climb = 0.3, share_dive = 0.15,
                    share_climbed = 0.6, share_dived = 0.75;

enum {
    ROWS_MOST = 5000,
    BRANCH_ROWS = 600,
    IMPROVE_TICKS = 4000000,
    TICKS_LEAST = 1000,
    TICKS_PER_CHOICE = 800,
    IDLE_MOST = 4,
    SHARE_WORTHWHILE = 16,
    SHARE_LEAST = 4,
    LONG_DAYS = 84,
    NEAR_PROOF = 3
};

static void explain_clashes(struct search *search)
{
    struct outcome *outcome = search->outcome;
    for (int i = 0; i < outcome->n_clashes; i++) {
        struct clash *clash = &outcome->clashes[i];
        clash->rules = clash_of(search->problem, clash->agent, &search->stop);
        clash->activity = clash_activity(search->problem, clash->agent,
                                         clash->rules, &search->stop);
        clash_turn(search->problem, clash, &search->stop);
        clash_fixed(search->problem, clash, &search->stop);
    }
}

static void count_rows(struct search *search)
{
    struct master *master = master_new(search, window_whole(search->problem));
    search->n_rows = master_n_rows(master);
    master_free(master);
}

/* Whether the linear program over all days is too large to pay, but that of one
 * week alone is not. */
static bool weeks_pay(const struct search *search)
{
    int n_days = search->problem->grid.n_days;
    return search->n_rows > ROWS_MOST && n_days > DAYS_PER_WEEK &&
           search->n_rows / n_days * DAYS_PER_WEEK <= ROWS_MOST;
}

/* Where a dive has lost its way, windows of its lines lead to rosters that
 * those of the best one do not. */
static void mend(struct search *search, struct replan *replan,
                 const struct master *master)
{
    struct line *lines = lines_new(search->problem);
    shares_round(search, master, lines);
    replan_lines(replan, lines, stop_share(&search->stop) + share_mending);
    lines_free(search->problem, lines);
}

/* Where the linear program over all days is too large: a smooth climb and its
 * dive; or some weeks after others, where labels price. */
static void climb_and_dive(struct search *search)
{
    const struct stop *stop = &search->stop;
    if (contracts_known(search)) {
        smooth_needs(search,
                     fmin(stop_share(stop) + share_climb, share_climbed));
        smooth_dive(search, fmin(stop_share(stop) + share_dive, share_dived));
    } else if (weeks_pay(search))
        weeks(search, 0.6);
}

/* The linear program over all days. */
static void relax_and_dive(struct search *search, struct replan *replan)
{
    struct window whole = window_whole(search->problem);
    whole.mended = replan_has_passes(replan);
    struct master *master = master_new(search, whole);
    generate_start(search, master);
    generate(search, master, 0.6);
    double most = (double)(search->cost - search->unit) / POINT;
    if (dive(search, master, most, 0.8))
        mend(search, replan, master);
    master_free(master);
}

/* So much work on neighbours as suits the size of the team. */
static int64_t improve_ticks(const struct problem *problem)
{
    int64_t ticks = TICKS_LEAST;
    for (int agent = 0; agent < problem->n_agents; agent++)
        ticks += TICKS_PER_CHOICE *
                 problem->agents[agent].first_choice[problem->grid.n_days];
    return ticks < IMPROVE_TICKS ? ticks : IMPROVE_TICKS;
}

/* Whether cost and bound are near enough for proof by branching. */
static bool can_branch(const struct search *search)
{
    return search->n_rows <= BRANCH_ROWS &&
           (double)(search->cost - search->bound) <=
               branch_gap * (double)search->cost;
}

/* As much work as all else had, and more of it where little is open. */
static int64_t branch_ticks(const struct search *search, int64_t others)
{
    return (double)(search->cost - search->bound) <=
                   small_gap * (double)search->cost
               ? NEAR_PROOF * others
               : others;
}

/* By labels at once, so that there is a roster whenever the search is stopped;
 * by states where that is too hard.  Over a long time neither ends soon, and
 * the limits hold.  Lines of an earlier search may fit worse than none. */
static bool first_roster(struct search *search)
{
    bool found = search->options->from && greedy(search, QUICK, true);
    if (found && search_done(search))
        return true;
    found = (search->parts && plan_ahead(search)) ||
            greedy(search, QUICK, false) || found;
    if (found)
        search_report(search, "greedy");
    if (!found && search->parts && stop_due(&search->stop))
        return false;
    if (!search->parts || !found)
        contracts_learn(search);
    return found || greedy(search, THOROUGH, false);
}

/* From the first roster on, while that gains a good share. */
static void settle_in(struct search *search, int64_t ticks)
{
    cost before;
    improve_each(search);
    do {
        before = search->cost;
        improve(search, ticks, 0);
        exchange(search, ticks);
    } while (!search_done(search) &&
             search->cost < before - before / SHARE_WORTHWHILE &&
             stop_share(&search->stop) < share_settling);
}

/* Moves that lose as much as is open for each agent lead on, or more after
 * `idle` rounds that gained nothing. */
static cost heat_of(const struct search *search, int idle)
{
    cost open = (search->cost - search->bound) / search->problem->n_agents;
    return open << idle;
}

/* What a technique gained, and the work that took. */
struct yield {
    cost gain;
    int64_t work;
};

static struct yield try_neighbours(struct search *search, int64_t ticks,
                                   int idle)
{
    cost before = search->cost;
    int64_t work = search->stop.work;
    improve(search, ticks, heat_of(search, idle));
    exchange(search, ticks);
    return (struct yield){before - search->cost, search->stop.work - work};
}

static struct yield try_days(struct search *search, struct replan *replan,
                             int64_t ticks)
{
    cost before = search->cost;
    int64_t work = search->stop.work;
    replan_some(replan, ticks);
    search_report(search, "replan");
    return (struct yield){before - search->cost, search->stop.work - work};
}

static bool pays_more(struct yield one, struct yield other)
{
    return (double)one.gain * (double)other.work >
           (double)other.gain * (double)one.work;
}

/* Neighbours while they pay better than days planned anew; and as much work on
 * the one as on the other while neither pays.  Where the first dive took long
 * they begin with little, as days pay more then.  After each round in which
 * both gained nothing, proof has its turn. */
static void go_on(struct search *search, struct replan *replan, int64_t least)
{
    struct yield days = {.work = search->stop.work};
    bool early = stop_share(&search->stop) < share_early;
    int64_t ticks = early ? days.work / SHARE_LEAST : least;
    int64_t branched_at = search->stop.work;
    for (int idle = 0; !search_done(search);) {
        ticks = ticks < least ? least : ticks;
        struct yield neighbours = try_neighbours(search, ticks, idle);
        if (pays_more(neighbours, days)) {
            idle = 0;
            continue;
        }
        days = try_days(search, replan, least);
        if (pays_more(days, neighbours))
            ticks = ticks > days.work / SHARE_LEAST ? ticks / 2 : ticks;
        else if (ticks < days.work)
            ticks *= 2;
        if (days.gain > 0 || neighbours.gain > 0) {
            idle = 0;
            continue;
        }
        idle = idle % IDLE_MOST + 1;
        if (can_branch(search)) {
            branch(search,
                   branch_ticks(search, search->stop.work - branched_at));
            branched_at = search->stop.work;
        }
    }
}

/* How much of the limits passes over a long horizon may take: nothing where
 * they are climbed, or planned by weeks(); most of them where labels price, as
 * a linear program over all days would not end. */
static double passes_share(const struct search *search)
{
    if (weeks_pay(search))
        return 0;
    if (contracts_known(search))
        return 0.2;
    return search->problem->grid.n_days >= LONG_DAYS ? 0.8 : 0;
}

/* Over a long time: all windows, or those there is time for, a bound, and
 * windows as they pay. */
static void plan_long(struct search *search, int64_t least)
{
    count_rows(search);
    struct replan *replan = replan_new(search);
    replan_all(replan, share_passes);
    if (!search_done(search)) {
        contracts_relax(search);
        smooth_sums(search, stop_share(&search->stop) + share_bound);
    }
    while (!search_done(search)) {
        replan_some(replan, least);
        search_report(search, "replan");
    }
    replan_free(replan);
}

static void find_roster(struct search *search)
{
    const int64_t least = improve_ticks(search->problem);
    if (!first_roster(search)) {
        explain_clashes(search);
        return;
    }
    warm_pool(search);
    if (search->parts) {
        plan_long(search, least);
        return;
    }
    settle_in(search, least);
    count_rows(search);
    struct replan *replan = replan_new(search);
    if (!search_done(search))
        replan_all(replan, passes_share(search));
    if (!search_done(search))
        ascent(search, stop_share(&search->stop) + 0.1);
    if (!search_done(search) && search->n_rows > ROWS_MOST)
        climb_and_dive(search);
    else if (!search_done(search))
        relax_and_dive(search, replan);
    go_on(search, replan, least);
    replan_free(replan);
}

/* The best lines as a roster, with queues shared out: in the order that the
 * search has priced them in, so that it costs no more than was told. */
static struct roster *hand_over(const struct problem *problem,
                                const struct search *search)
{
    struct roster *found = search_roster(search);
    struct roster *roster = canonical_give_back(problem, found);
    roster_free(found);
    return roster;
}

static void conclude(const struct search *search, const struct roster *roster)
{
    struct outcome *outcome = search->outcome;
    outcome->cost = score_total(roster);
    outcome->bound = search->bound;
    require(outcome->cost <= search->cost);
    require(outcome->bound <= outcome->cost);
    if (outcome->cost == outcome->bound)
        outcome->status = OUTCOME_OPTIMAL;
    else if (!stop_due(&search->stop))
        outcome->status = OUTCOME_WITHIN_GAP;
    else if (stop_signalled(&search->stop))
        outcome->status = OUTCOME_INTERRUPTED;
    outcome->half_hour =
        outcome->status == OUTCOME_WITHIN_GAP && !search_reached_gap(search);
}

struct roster *solve(const struct problem *problem,
                     const struct solve_options *options,
                     struct outcome *outcome)
{
    *outcome = (struct outcome){.status = OUTCOME_LIMIT, .seed = options->seed};
    struct problem *canonical = canonical_new(problem);
    struct search *search = search_new(canonical, options, outcome);
    find_roster(search);
    struct roster *roster = NULL;
    if (search->found) {
        exchange(search, improve_ticks(canonical));
        roster = hand_over(problem, search);
        conclude(search, roster);
    }
    if (options->keep)
        *options->keep = warm_new(search);
    for (int i = 0; i < outcome->n_clashes; i++)
        outcome->clashes[i].agent =
            canonical_agent(problem, canonical, outcome->clashes[i].agent);
    outcome->threads = search->n_threads;
    outcome->work = search->stop.work;
    outcome->seconds = stop_seconds(&search->stop);
    branch_free(search);
    search_free(search);
    arena_free(canonical->arena);
    return roster;
}

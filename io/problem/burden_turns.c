/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "burden_turns.h"

#include "ints.h"
#include "place_hash.h"

#include <math.h>
#include <stdlib.h>

static const double crew_most = 2, tiny = 1e-9, work_most = 1 << 24,
                    weeks_usual = 2, /* that each begins with */
    square = 2,                      /* of what somebody is from the crew, */
    kind_square = 8,   /* of what a kind gets from what is expected, for each */
    kind_least = 0.25, /* of these and so much */
    level_most = 0.5;  /* units ahead of the crew's top */

/* One unit more for somebody. */
struct step {
    double ratio; /* that it comes to */
    double share;
};

struct crew {
    uint64_t place;
    int agent; /* one of them */
    int n;     /* people with a share */
    double units, share;
    double ratios, squares; /* sums over them, before this roster's units */
    double top;             /* the largest of the ratios */
    double longest;         /* share */
    double before, weeks;   /* of the shares: until now, in this roster */
    double rate;            /* units a week: of the crew, and at first usual */
    double usual;           /* the ratio that theirs are seen against */
    int kind;               /* of work */
    int n_steps;
    struct step *steps; /* [n_steps] the least ratio first */
    int most;           /* units at its turn */
    double *cost;       /* [most + 1] of so many; INFINITY: not level */
    int *chosen;        /* [expected + 1] of so many for crews until here */
    int turn;           /* units */
};

/* Crews that can do the same of what is to be done while it is borne. */
struct kind {
    double expected; /* units */
    int most;        /* of all its crews */
    int *chosen;     /* [expected of all + 1] of so many for kinds until here */
};

struct turns {
    const struct burden_pricing *pricing;
    struct arena *scratch;
    int n_crews;
    struct crew *crews;  /* [n_crews] */
    struct crew **order; /* [n_crews] has nothing to do with that in the file */
    int *crew;           /* [n_agents] -1: no share */
    double before, weeks; /* the longest share until now, in this roster */
    int n_kinds;
    struct kind *kinds; /* [n_kinds] */
    int expected;       /* units of all */
};

static int crew_of(const struct turns *turns, int agent)
{
    for (int i = 0; i < turns->n_crews; i++)
        if (are_peers(turns->pricing->problem, turns->crews[i].agent, agent))
            return i;
    return turns->n_crews;
}

static void join(struct turns *turns, int agent)
{
    const struct burden_pricing *pricing = turns->pricing;
    const struct problem *problem = pricing->problem;
    const struct burden_share *share = &pricing->shares[agent];
    uint64_t place = place_hash(problem, problem->agents[agent].id);
    int index = turns->crew[agent] = crew_of(turns, agent);
    struct crew *crew = &turns->crews[index];
    if (index == turns->n_crews) {
        *crew = (struct crew){.agent = agent, .place = place};
        turns->n_crews++;
    }
    double ratio = share->carried / share->share;
    crew->place = place < crew->place ? place : crew->place;
    crew->n++;
    crew->units += share->carried;
    crew->share += share->share;
    crew->ratios += ratio;
    crew->squares += ratio * ratio;
    crew->top = fmax(crew->top, ratio);
    crew->longest = fmax(crew->longest, share->share);
    double before = share->share - pricing->weeks[agent];
    turns->before = fmax(turns->before, before);
    turns->weeks = fmax(turns->weeks, pricing->weeks[agent]);
    crew->before += before;
    crew->weeks += pricing->weeks[agent];
    crew->n_steps += pricing->units[agent];
}

static void find_crews(struct turns *turns)
{
    const struct burden_pricing *pricing = turns->pricing;
    int n = pricing->problem->n_agents;
    turns->crew = ARENA_ARRAY(turns->scratch, int, n);
    turns->crews = ARENA_ARRAY(turns->scratch, struct crew, n);
    for (int agent = 0; agent < n; agent++) {
        turns->crew[agent] = -1;
        if (pricing->shares[agent].share > 0)
            join(turns, agent);
    }
}

static int by_ratio(const void *left, const void *right)
{
    const struct step *a = left, *b = right;
    if (a->ratio != b->ratio)
        return (a->ratio > b->ratio) - (a->ratio < b->ratio);
    return (a->share > b->share) - (a->share < b->share);
}

static void lay_steps(struct turns *turns)
{
    const struct burden_pricing *pricing = turns->pricing;
    for (int i = 0; i < turns->n_crews; i++) {
        struct crew *crew = &turns->crews[i];
        crew->steps = ARENA_ARRAY(turns->scratch, struct step, crew->n_steps);
        crew->n_steps = 0;
    }
    for (int agent = 0; agent < pricing->problem->n_agents; agent++) {
        const struct burden_share *share = &pricing->shares[agent];
        for (int unit = 1; share->share > 0 && unit <= pricing->units[agent];
             unit++) {
            struct crew *crew = &turns->crews[turns->crew[agent]];
            crew->steps[crew->n_steps++] =
                (struct step){ledger_ratio(share, unit), share->share};
        }
    }
    for (int i = 0; i < turns->n_crews; i++)
        qsort(turns->crews[i].steps, (size_t)turns->crews[i].n_steps,
              sizeof(struct step), by_ratio);
}

/* Between two who come to the same ratio no turn ends: that would ask for a
 * reason to take the one of them. */
static bool is_level(const struct crew *crew, int n)
{
    return n == 0 || n == crew->n_steps ||
           crew->steps[n].ratio > crew->steps[n - 1].ratio + tiny;
}

/* Twice what is to be expected of the crew, or one each. */
static int most_of(const struct crew *crew)
{
    int most = (int)floor(crew_most * crew->rate * crew->weeks + 0.5 + tiny);
    return smaller(larger(most, crew->n), crew->n_steps);
}

static int by_place(const void *left, const void *right)
{
    const struct crew *a = *(const struct crew *const *)left,
                      *b = *(const struct crew *const *)right;
    return (a->place > b->place) - (a->place < b->place);
}

/* In an order that has nothing to do with that in the file. */
static void put_in_order(struct turns *turns)
{
    turns->order = ARENA_ARRAY(turns->scratch, struct crew *, turns->n_crews);
    for (int i = 0; i < turns->n_crews; i++)
        turns->order[i] = &turns->crews[i];
    qsort(turns->order, (size_t)turns->n_crews, sizeof *turns->order, by_place);
}

/* In the order of the crews. */
static void find_kinds(struct turns *turns)
{
    const struct problem *problem = turns->pricing->problem;
    turns->kinds = ARENA_ARRAY(turns->scratch, struct kind, turns->n_crews);
    for (int i = 0; i < turns->n_crews; i++) {
        struct crew *crew = turns->order[i];
        int before = 0;
        while (before < i &&
               !work_alike(problem, turns->pricing->queues,
                           turns->order[before]->agent, crew->agent))
            before++;
        crew->kind = before < i ? turns->order[before]->kind : turns->n_kinds++;
    }
}

/* As much is to be done while some are away: each counts for the part of the
 * time that they were there until now.  That is the longest share, though who
 * has it may have been away as well: so the sum is rounded down. */
static double expected_of(const struct turns *turns, const struct crew *crew)
{
    return turns->before > tiny
               ? crew->rate * turns->weeks * crew->before / turns->before
               : 0;
}

static bool expect(struct turns *turns)
{
    double all = 0, before = 0, people = 0, work = turns->n_crews;
    for (int i = 0; i < turns->n_crews; i++) {
        struct crew *crew = &turns->crews[i];
        double first = weeks_usual * crew->n;
        crew->rate = (crew->units + first * turns->pricing->usual) /
                     (crew->before + first);
        crew->usual = sqrt(turns->pricing->usual * crew->rate);
        crew->most = most_of(crew);
        turns->kinds[crew->kind].expected += expected_of(turns, crew);
        turns->kinds[crew->kind].most += crew->most;
        all += expected_of(turns, crew);
        before += crew->before;
        people += crew->n;
        work += crew->most;
    }
    if (before <= tiny || all > people / 2 || all * work > work_most)
        return false;
    turns->expected = (int)floor(all + tiny);
    return true;
}

static void price_turns(const struct turns *turns, struct crew *crew)
{
    double points = 0, units = crew->units, ratios = crew->ratios,
           squares = crew->squares;
    crew->cost = ARENA_ARRAY(turns->scratch, double, crew->most + 1);
    for (int n = 0; n <= crew->most; n++) {
        if (n > 0) {
            const struct step *step = &crew->steps[n - 1];
            double unit = 1 / step->share;
            points += burden_level(step->ratio / crew->usual);
            units += 1;
            ratios += unit;
            squares += unit * (2 * step->ratio - unit);
        }
        double level = units / crew->share;
        double apart = squares - 2 * level * ratios + crew->n * level * level;
        crew->cost[n] = is_level(crew, n) ? points + square * crew->longest *
                                                         crew->longest * apart
                                          : INFINITY;
    }
}

/* best[n] and chosen[n]: of n units so far, those of one part more. */
static void add_part(const double *price, int part_most, int most, double *best,
                     int *chosen)
{
    for (int sum = most; sum >= 0; sum--) {
        double least = INFINITY;
        for (int n = 0; n <= part_most && n <= sum; n++)
            if (best[sum - n] + price[n] < least - tiny) {
                least = best[sum - n] + price[n];
                chosen[sum] = n;
            }
        best[sum] = least;
    }
}

static double *none_yet(const struct turns *turns)
{
    double *best = ARENA_ARRAY(turns->scratch, double, turns->expected + 1);
    for (int sum = 1; sum <= turns->expected; sum++)
        best[sum] = INFINITY;
    return best;
}

/* Of each number of units for the crews of a kind. */
static const double *price_kind(struct turns *turns, int kind)
{
    int most = turns->expected;
    double *best = none_yet(turns), expected = turns->kinds[kind].expected;
    for (int i = 0; i < turns->n_crews; i++) {
        struct crew *crew = turns->order[i];
        if (crew->kind != kind)
            continue;
        crew->chosen = ARENA_ARRAY(turns->scratch, int, most + 1);
        add_part(crew->cost, crew->most, most, best, crew->chosen);
    }
    for (int sum = 0; sum <= most; sum++)
        best[sum] += kind_square * (sum - expected) * (sum - expected) /
                     (expected + kind_least);
    return best;
}

static void give_kind(struct turns *turns, int kind, int left)
{
    for (int i = turns->n_crews - 1; i >= 0; i--) {
        struct crew *crew = turns->order[i];
        if (crew->kind != kind)
            continue;
        crew->turn = crew->chosen[left];
        left -= crew->turn;
    }
}

static void share_out(struct turns *turns)
{
    int most = turns->expected;
    double *best = none_yet(turns);
    for (int i = 0; i < turns->n_kinds; i++) {
        struct kind *kind = &turns->kinds[i];
        kind->chosen = ARENA_ARRAY(turns->scratch, int, most + 1);
        add_part(price_kind(turns, i), kind->most, most, best, kind->chosen);
    }
    while (best[most] == INFINITY)
        most--;
    for (int i = turns->n_kinds - 1; i >= 0; i--) {
        int units = turns->kinds[i].chosen[most];
        give_kind(turns, i, units);
        most -= units;
    }
}

/* A unit that makes even is in turn at any time. */
static struct burden_turn turn_of(const struct crew *crew)
{
    double even = crew->top + level_most / crew->longest;
    double ratio = crew->turn > 0 ? crew->steps[crew->turn - 1].ratio : 0;
    return (struct burden_turn){
        .ratio = fmax(ratio, even),
        .open = even,
        .usual = crew->usual,
    };
}

void burden_turns(const struct burden_pricing *pricing, struct arena *scratch,
                  struct burden_turn *turn)
{
    struct turns turns = {.pricing = pricing, .scratch = scratch};
    find_crews(&turns);
    lay_steps(&turns);
    put_in_order(&turns);
    find_kinds(&turns);
    bool known = expect(&turns);
    for (int i = 0; known && i < turns.n_crews; i++)
        price_turns(&turns, &turns.crews[i]);
    if (known)
        share_out(&turns);
    for (int agent = 0; agent < pricing->problem->n_agents; agent++)
        turn[agent] = known && turns.crew[agent] >= 0
                          ? turn_of(&turns.crews[turns.crew[agent]])
                          : (struct burden_turn){.ratio = INFINITY};
}

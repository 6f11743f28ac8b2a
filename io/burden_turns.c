/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "burden_turns.h"

#include "ints.h"
#include "place_hash.h"

#include <math.h>
#include <stdlib.h>

static const double crew_most = 2, tiny = 1e-9, work_most = 1 << 24,
                    weeks_usual = 4; /* that each begins with */

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
    double longest;         /* share */
    double before, weeks;   /* of the shares: until now, in this roster */
    double rate;            /* units a week: of the crew, and at first usual */
    double usual;           /* the ratio that theirs are seen against */
    int n_steps;
    struct step *steps; /* [n_steps] the least ratio first */
    int most;           /* units at its turn */
    double *cost;       /* [most + 1] of so many; INFINITY: not level */
    int turn;           /* units */
};

struct turns {
    const struct burden_pricing *pricing;
    struct arena *scratch;
    int n_crews;
    struct crew *crews; /* [n_crews] */
    int *crew;          /* [n_agents] -1: no share */
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
    crew->longest = fmax(crew->longest, share->share);
    crew->before += share->share - pricing->weeks[agent];
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

/* Twice what is to be expected of the crew; as many as a turn of those who
 * have least at the least, or who has little would never have one again. */
static int most_of(const struct crew *crew)
{
    int most = (int)floor(crew_most * crew->rate * crew->weeks + 0.5);
    int first = 1;
    while (first < crew->n_steps && !is_level(crew, first))
        first++;
    return smaller(larger(most, first), crew->n_steps);
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
        all += crew->rate * crew->weeks;
        before += crew->before;
        people += crew->n;
        work += crew->most;
    }
    if (before <= tiny || all > people / 2 || all * work > work_most)
        return false;
    turns->expected = (int)floor(all + 0.5);
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
        crew->cost[n] = is_level(crew, n)
                            ? points + crew->longest * crew->longest * apart
                            : INFINITY;
    }
}

static int by_place(const void *left, const void *right)
{
    const struct crew *a = *(const struct crew *const *)left,
                      *b = *(const struct crew *const *)right;
    return (a->place > b->place) - (a->place < b->place);
}

/* In an order that has nothing to do with that in the file. */
static struct crew **in_order(const struct turns *turns)
{
    struct crew **order =
        ARENA_ARRAY(turns->scratch, struct crew *, turns->n_crews);
    for (int i = 0; i < turns->n_crews; i++)
        order[i] = &turns->crews[i];
    qsort(order, (size_t)turns->n_crews, sizeof *order, by_place);
    return order;
}

/* best[n] and chosen[n]: of n units for the crews so far, this one's part. */
static void add_crew(const struct crew *crew, int most, double *best,
                     int *chosen)
{
    for (int sum = most; sum >= 0; sum--) {
        double least = INFINITY;
        for (int n = 0; n <= crew->most && n <= sum; n++)
            if (best[sum - n] + crew->cost[n] < least - tiny) {
                least = best[sum - n] + crew->cost[n];
                chosen[sum] = n;
            }
        best[sum] = least;
    }
}

static void share_out(struct turns *turns)
{
    int most = turns->expected, n = turns->n_crews;
    struct crew **order = in_order(turns);
    double *best = ARENA_ARRAY(turns->scratch, double, most + 1);
    int *chosen = ARENA_ARRAY(turns->scratch, int, n *(most + 1));
    for (int sum = 1; sum <= most; sum++)
        best[sum] = INFINITY;
    for (int i = 0; i < n; i++)
        add_crew(order[i], most, best, &chosen[i * (most + 1)]);
    while (best[most] == INFINITY)
        most--;
    for (int i = n - 1; i >= 0; i--) {
        order[i]->turn = chosen[i * (turns->expected + 1) + most];
        most -= order[i]->turn;
    }
}

void burden_turns(const struct burden_pricing *pricing, struct arena *scratch,
                  struct burden_turn *turn)
{
    struct turns turns = {.pricing = pricing, .scratch = scratch};
    find_crews(&turns);
    lay_steps(&turns);
    bool known = expect(&turns);
    for (int i = 0; known && i < turns.n_crews; i++)
        price_turns(&turns, &turns.crews[i]);
    if (known)
        share_out(&turns);
    for (int agent = 0; agent < pricing->problem->n_agents; agent++) {
        const struct crew *crew =
            turns.crew[agent] < 0 ? NULL : &turns.crews[turns.crew[agent]];
        turn[agent].ratio = !known || !crew  ? INFINITY
                            : crew->turn > 0 ? crew->steps[crew->turn - 1].ratio
                                             : 0;
        turn[agent].usual = crew ? crew->usual : 0;
    }
}

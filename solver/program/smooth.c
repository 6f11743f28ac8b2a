/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Steps have a drive of their own (Nesterov 1983), begun again where they turn
 * back, and are as long as slopes have bent lately. */
#include "smooth.h"

#include "ints.h"
#include "mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BENDS_A_HEAD = 8, ROUNDS_LEAST = 40 };

/* Steps grow as bends fade. */
static const double fading = 0.97;

struct climb {
    struct search *search;
    const struct hill *hill;
    double *at, *slope;   /* [n] the point that is priced, and its slope */
    double *before, *was; /* [n] the same of the last one */
    double *point;        /* [n] where the steps have led; `at` is ahead of
                             it */
    double bend;          /* how much a slope changes in a step of 1, lately */
    double heat;
    int rounds;
    int drive; /* rounds since the steps last turned back */
};

static struct climb climb_new(struct search *search, const struct hill *hill)
{
    struct climb climb = {.search = search, .hill = hill};
    double **points[] = {&climb.at, &climb.slope, &climb.before, &climb.was,
                         &climb.point};
    for (int i = 0; i < (int)(sizeof points / sizeof *points); i++)
        *points[i] = mem_alloc(hill->n, sizeof(double));
    climb.heat = fmax(1, hill->first_heat);
    climb.bend = BENDS_A_HEAD / climb.heat;
    return climb;
}

static void climb_free(struct climb *climb)
{
    free(climb->at);
    free(climb->slope);
    free(climb->before);
    free(climb->was);
    free(climb->point);
}

static void copy(const struct climb *climb, double *to, const double *from)
{
    memcpy(to, from, climb->hill->n * sizeof *to);
}

static double distance(const struct climb *climb, const double *from,
                       const double *to)
{
    double square = 0;
    for (size_t i = 0; i < climb->hill->n; i++)
        square += (to[i] - from[i]) * (to[i] - from[i]);
    return sqrt(square);
}

/* By the last two points priced. */
static void find_bend(struct climb *climb)
{
    double moved = distance(climb, climb->before, climb->at);
    double turned = distance(climb, climb->was, climb->slope);
    climb->bend *= fading;
    if (moved > 0)
        climb->bend = fmax(climb->bend, turned / moved);
    copy(climb, climb->before, climb->at);
    copy(climb, climb->was, climb->slope);
}

/* Up the slope, and further as the steps before it led. */
static void step(struct climb *climb)
{
    const struct hill *hill = climb->hill;
    double forward = 0;
    for (size_t i = 0; i < hill->n; i++)
        climb->at[i] += climb->slope[i] / climb->bend;
    hill->go(hill->context, climb->at);
    for (size_t i = 0; i < hill->n; i++)
        forward += climb->slope[i] * (climb->at[i] - climb->point[i]);
    climb->drive = forward < 0 ? 0 : climb->drive + 1;
    double share = climb->drive / (climb->drive + 3.0);
    for (size_t i = 0; i < hill->n; i++) {
        double here = climb->at[i];
        climb->at[i] += share * (here - climb->point[i]);
        climb->point[i] = here;
    }
    hill->go(hill->context, climb->at);
}

/* How much of its share of the limits the climb has used. */
static double part_used(const struct climb *climb, double begun, double share)
{
    return (stop_share(&climb->search->stop) - begun) / (share - begun);
}

/* The heat falls by the same factor in each part of the climb, but not too fast
 * from round to round; bends are as much stronger. */
static void cool(struct climb *climb, double done)
{
    const struct hill *hill = climb->hill;
    double part = fmin(done, climb->rounds / (double)hill->rounds_least);
    double heat = fmax(1, hill->first_heat * pow(hill->last_heat, part));
    climb->bend *= climb->heat / heat;
    climb->heat = heat;
}

/* Whether the first round took so long that too few can follow to lead
 * anywhere. */
static bool is_hopeless(const struct climb *climb, double used)
{
    return climb->rounds == 1 &&
           used * smaller(ROUNDS_LEAST, climb->hill->rounds_least) > 1;
}

void smooth(struct search *search, const struct hill *hill, const double *start,
            double share)
{
    struct climb climb = climb_new(search, hill);
    double begun = stop_share(&search->stop), used = 0, done = 0;
    copy(&climb, climb.at, start);
    hill->go(hill->context, climb.at);
    copy(&climb, climb.point, climb.at);
    copy(&climb, climb.before, climb.at);
    while (begun < share && done < 1 && !is_hopeless(&climb, used) &&
           !search_done(search) &&
           hill->price(hill->context, climb.heat, climb.slope)) {
        search->outcome->rounds++;
        search_report(search, "ascent");
        find_bend(&climb);
        step(&climb);
        climb.rounds++;
        used = part_used(&climb, begun, share);
        done = fmax(used, climb.rounds / (double)hill->rounds_most);
        cool(&climb, done);
    }
    climb_free(&climb);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "profile.h"

#include <math.h>
#include <string.h>

enum { WEEKS = 26 };

static const double gain = 0.1;          /* of the latest week */
static const double smooth_below = 20.0; /* contacts in an open slot */
/* Of the chance in a share: 1 - 1/2 of it and - 1/4 of each neighbour's. */
static const double smoothing_part = 0.375;
/* That some run of slots of a queue that is open then stays empty. */
static const double empty_chance = 0.05;

/* Weighted contacts by slot, and how many they stand for: what their shares
 * are as sure as. */
struct heap {
    double *slots;
    double sum, squares, days;
    double contacts; /* all of them, each weighing the same */
};

static void gather(const struct series *clean, int weekday, struct heap *heap)
{
    int days[WEEKS], first = clean->n_days;
    double weight = 1;
    while (series_weekday(clean, first) != weekday)
        first++;
    int n = series_same_days(clean, first, WEEKS, days);
    for (int index = 0; index < n; index++) {
        if (isnan(series_total(clean, days[index])))
            continue;
        for (int slot = 0; slot < clean->per_day; slot++) {
            double count = series_day(clean, days[index])[slot];
            if (isnan(count))
                continue;
            heap->slots[slot] += weight * count;
            heap->sum += weight * count;
            heap->squares += weight * weight * count;
            heap->contacts += count;
        }
        heap->days += weight;
        weight *= 1 - gain;
    }
}

/* Each share with its neighbours, as far as they are open. */
static void smooth(const double *shares, int n, double *smoothed)
{
    for (int slot = 0; slot < n; slot++) {
        double here = shares[slot];
        double before = slot > 0 ? shares[slot - 1] : 0;
        double after = slot + 1 < n ? shares[slot + 1] : 0;
        smoothed[slot] = here <= 0 ? 0
                                   : (2 * here + (before > 0 ? before : here) +
                                      (after > 0 ? after : here)) /
                                         4;
    }
}

/* Draws `shares`, of which the heap is the evidence, to `model` as far as what
 * sets them apart could be chance, of which `part` shows in the difference. */
static void draw_to(const struct heap *heap, const double *model, int n,
                    double part, double *shares)
{
    double apart = 0, chance = 0;
    for (int slot = 0; slot < n; slot++) {
        double share = heap->slots[slot] / heap->sum;
        apart += (share - model[slot]) * (share - model[slot]);
        chance += model[slot] * (1 - model[slot]);
    }
    chance *= part * heap->squares / (heap->sum * heap->sum);
    double own = apart > chance ? 1 - chance / apart : 0;
    double sum = 0;
    for (int slot = 0; slot < n; slot++) {
        shares[slot] =
            (1 - own) * model[slot] + own * heap->slots[slot] / heap->sum;
        sum += shares[slot];
    }
    for (int slot = 0; slot < n; slot++)
        shares[slot] /= sum;
}

static double contacts_per_slot(const struct heap *heap, int n)
{
    int open = 0;
    for (int slot = 0; slot < n; slot++)
        open += heap->slots[slot] > 0;
    return heap->sum / heap->days / open;
}

static void pool(const struct heap heaps[7], int n, struct heap *pooled)
{
    for (int weekday = 0; weekday < 7; weekday++) {
        for (int slot = 0; slot < n; slot++)
            pooled->slots[slot] += heaps[weekday].slots[slot];
        pooled->sum += heaps[weekday].sum;
        pooled->squares += heaps[weekday].squares;
        pooled->days += heaps[weekday].days;
    }
}

/* The profile of all days together. */
static void fit_pooled(const struct heap *pooled, int n, double *shares,
                       double *smoothed)
{
    for (int slot = 0; slot < n; slot++)
        shares[slot] = pooled->slots[slot] / pooled->sum;
    if (contacts_per_slot(pooled, n) >= smooth_below)
        return;
    smooth(shares, n, smoothed);
    draw_to(pooled, smoothed, n, smoothing_part, shares);
}

/* A longest run of slots of a weekday in which nothing came. */
struct run {
    int first, end;
    double expected; /* contacts that the model would have had there */
};

static bool next_run(const struct heap *heap, const double *model, int n,
                     struct run *run)
{
    run->first = run->end;
    run->expected = 0;
    while (run->first < n && heap->slots[run->first] > 0)
        run->first++;
    for (run->end = run->first; run->end < n && heap->slots[run->end] <= 0;
         run->end++)
        run->expected += heap->contacts * model[run->end];
    return run->end > run->first;
}

/* What must have been expected in a run for it to be empty by closing only:
 * by chance (Poisson) it stays so with exp(-expected), and a run may begin in
 * each slot of the model. */
static double closing_least(const struct heap heaps[7], const double *model,
                            int n)
{
    int tries = 1;
    for (int weekday = 0; weekday < 7; weekday++)
        for (int slot = 0; slot < n && heaps[weekday].sum > 0; slot++)
            tries += model[slot] > 0;
    return log(tries / empty_chance);
}

/* The model of a weekday: that of all days without the runs in which the
 * weekday is closed. */
static void close_runs(const struct heap *heap, const double *model, int n,
                       double least, double *open)
{
    double sum = 0;
    memcpy(open, model, (size_t)n * sizeof *open);
    for (struct run run = {0}; next_run(heap, model, n, &run);)
        if (run.expected >= least)
            memset(&open[run.first], 0,
                   (size_t)(run.end - run.first) * sizeof *open);
    for (int slot = 0; slot < n; slot++)
        sum += open[slot];
    for (int slot = 0; slot < n; slot++)
        open[slot] /= sum;
}

void profile_fit(const struct series *clean, double *shares)
{
    int n = clean->per_day;
    struct arena *arena = arena_new();
    struct heap heaps[7] = {0};
    struct heap pooled = {.slots = ARENA_ARRAY(arena, double, n)};
    double *model = ARENA_ARRAY(arena, double, n);
    double *open = ARENA_ARRAY(arena, double, n);
    memset(shares, 0, 7 * (size_t)n * sizeof *shares);
    for (int weekday = 0; weekday < 7; weekday++) {
        heaps[weekday].slots = ARENA_ARRAY(arena, double, n);
        gather(clean, weekday, &heaps[weekday]);
    }
    pool(heaps, n, &pooled);
    if (pooled.sum > 0)
        fit_pooled(&pooled, n, model, ARENA_ARRAY(arena, double, n));
    double least = closing_least(heaps, model, n);
    for (int weekday = 0; weekday < 7; weekday++) {
        if (heaps[weekday].sum <= 0)
            continue;
        close_runs(&heaps[weekday], model, n, least, open);
        draw_to(&heaps[weekday], open, n, 1, &shares[weekday * n]);
    }
    arena_free(arena);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

static const struct staffing *staffing_of(const struct source *source)
{
    return source->scene->streams[source->queue].staffing;
}

struct source source_new(const struct scene *scene, int queue)
{
    return (struct source){
        .scene = scene,
        .queue = queue,
        .contacts =
            mem_alloc((size_t)scene->problem->grid.n_slots, sizeof(double)),
    };
}

void source_free(struct source *source)
{
    free(source->contacts);
}

/* A slot's expected contacts m are themselves gamma with variance m * (d - 1),
 * which makes the variance of its contacts d * m. */
static void draw_rates(struct source *source, int replication)
{
    const struct staffing *staffing = staffing_of(source);
    double excess = staffing->dispersion_permille / 1000.0 - 1;
    struct rng rng = draw_stream(source->scene->options->seed, replication,
                                 DRAW_RATE, source->queue);
    for (int slot = 0; slot < source->scene->problem->grid.n_slots; slot++) {
        double mean = staffing->contacts[slot];
        source->contacts[slot] = mean > 0 && excess > 0
                                     ? excess * draw_gamma(&rng, mean / excess)
                                     : mean;
    }
}

/* From the time of the last contact on, or of slot 0. */
static void advance(struct source *source, double now)
{
    const struct scene *scene = source->scene;
    double open = draw_exponential(&source->arrival, 1);
    for (; source->slot < scene->problem->grid.n_slots; source->slot++) {
        double end = (source->slot + 1) * scene->slot_s;
        double rate = source->contacts[source->slot] / scene->slot_s;
        if (rate * (end - now) > open) {
            source->next = now + open / rate;
            return;
        }
        open -= rate * (end - now);
        now = end;
    }
    source->next = INFINITY;
}

static const struct recorded *recorded_next(const struct source *source)
{
    const struct recording *recording =
        source->scene->streams[source->queue].recording;
    return recording && source->n_recorded < recording->n
               ? &recording->contacts[source->n_recorded]
               : NULL;
}

static void move_on(struct source *source, double now)
{
    if (!source->scene->streams[source->queue].recording) {
        advance(source, now);
        return;
    }
    const struct recorded *next = recorded_next(source);
    source->next = next ? next->arrives_s : INFINITY;
    if (next)
        source->slot = (int)(next->arrives_s / source->scene->slot_s);
}

void source_start(struct source *source, int replication)
{
    uint64_t seed = source->scene->options->seed;
    int queue = source->queue;
    source->arrival = draw_stream(seed, replication, DRAW_ARRIVAL, queue);
    source->handling = draw_stream(seed, replication, DRAW_HANDLING, queue);
    source->patience = draw_stream(seed, replication, DRAW_PATIENCE, queue);
    source->slot = source->n_recorded = 0;
    draw_rates(source, replication);
    move_on(source, 0);
}

static double draw_work(struct source *source)
{
    const struct staffing *staffing = staffing_of(source);
    if (staffing->n_times > 0)
        return staffing->times[rng_below(&source->handling, staffing->n_times)];
    return draw_exponential(&source->handling, staffing->handling_s);
}

static struct contact draw_contact(struct source *source, double now)
{
    const struct staffing *staffing = staffing_of(source);
    struct contact contact = {
        .arrived = now,
        .gives_up = INFINITY,
        .work = draw_work(source),
        .queue = source->queue,
        .slot = source->slot,
    };
    if (staffing->patience_s > 0)
        contact.gives_up =
            now + draw_exponential(&source->patience, staffing->patience_s);
    return contact;
}

struct contact source_take(struct source *source)
{
    const struct stream *stream = &source->scene->streams[source->queue];
    const struct recorded *recorded = recorded_next(source);
    struct contact contact = draw_contact(source, source->next);
    if (stream->deferred) {
        contact.gives_up = INFINITY;
        contact.due = stream->deferral->due[source->slot];
    }
    if (recorded && recorded->handling_s >= 0)
        contact.work = recorded->handling_s;
    if (recorded && recorded->patience_s >= 0)
        contact.gives_up = contact.arrived + recorded->patience_s;
    source->n_recorded++;
    move_on(source, source->next);
    return contact;
}

int source_backlog(const struct source *source, const struct batch *batch)
{
    const struct staffing *staffing = staffing_of(source);
    double there = 1 - staffing->shrinkage_permille / 1000.0;
    double seconds = batch->work * source->scene->slot_s / HEAD * there;
    int n = (int)lround(seconds / staffing->handling_s);
    return n > 0 || batch->work <= 0 ? n : 1;
}

struct contact source_left_over(struct source *source,
                                const struct batch *batch)
{
    int slot = source->slot;
    source->slot = 0;
    struct contact contact = draw_contact(source, 0);
    source->slot = slot;
    contact.gives_up = INFINITY;
    contact.due = batch->due;
    return contact;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work that may wait: when it is promised, how much may wait at the end of
 * each slot, and what those who wait for calls do of it in passing. */
#include "build.h"

#include "deferral.h"
#include "shown.h"
#include "staffing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    DAY = 24 * 60,
    WORK_HOURS_MAX = 1000000 /* of one queue, so that sums of them fit */
};

/* One queue while its deferral is made. */
struct making {
    struct build *build;
    const struct draft_queue *draft;
    const struct draft_deferral *wait;
    double per_contact; /* hundredths of a head for a slot */
    uint8_t *open;      /* [n_slots] the promise's clock runs */
    int *work;          /* [n_slots] arriving, backlog left out */
    int *due;           /* [n_slots] */
    struct batch *backlog;
    int n_backlog;
};

/* Whether the promise's clock runs. */
static bool is_open(const struct making *making, int date, int minute)
{
    const struct draft_deferral *wait = making->wait;
    if (days_have(&making->build->reading->closed, date))
        return false;
    for (int i = 0; i < wait->n_hours; i++)
        if (days_have(&wait->hours[i].days, date) &&
            minute >= wait->hours[i].from && minute < wait->hours[i].to)
            return true;
    return wait->n_hours == 0;
}

static void find_open(struct making *making)
{
    const struct grid *grid = &making->build->problem->grid;
    const struct face *face = &making->build->faces[0];
    for (int slot = 0; slot < grid->n_slots; slot++)
        making->open[slot] = is_open(making, grid->first_date + face->day[slot],
                                     face->minute[slot]);
}

/* A promise whose clock never runs would hold whatever happens. */
static void check_open(const struct making *making)
{
    int n_open = 0;
    for (int slot = 0; slot < making->build->problem->grid.n_slots; slot++)
        n_open += making->open[slot];
    if (n_open == 0)
        spot_report(making->build->reading->diags, making->draft->spot,
                    "the clock of 'answer_within' runs on no day of the "
                    "roster; look at 'hours' and 'closed'");
}

/* The slot before whose start work is promised that may take so many minutes
 * of open time from the start of slot `from`: at least one slot. */
static int due_after(const struct making *making, int from, int minutes)
{
    const struct grid *grid = &making->build->problem->grid;
    int slots = minutes / grid->slot_min;
    return deferral_due(making->open, grid->n_slots, from,
                        slots < 1 ? 1 : slots);
}

/* Whole work of the contacts up to each slot, so that no fraction is lost. */
static void find_work(struct making *making, const double *contacts)
{
    double sum = 0;
    int before = 0;
    for (int slot = 0; slot < making->build->problem->grid.n_slots; slot++) {
        sum += contacts[slot] * making->per_contact;
        int now = (int)lround(sum);
        making->work[slot] = now - before;
        making->due[slot] = due_after(making, slot, making->wait->promise);
        before = now;
    }
}

/* Minutes of open time between the moment and the horizon. */
static int minutes_waited(const struct making *making,
                          const struct draft_batch *batch)
{
    int step = making->build->problem->grid.slot_min, sum = 0;
    int first = making->build->problem->grid.first_date;
    int date = batch->date, minute = batch->minute;
    while (date < first && sum < making->wait->promise) {
        sum += is_open(making, date, minute) ? step : 0;
        minute += step;
        date += minute / DAY;
        minute %= DAY;
    }
    return sum;
}

static int by_due(const void *left, const void *right)
{
    const struct batch *a = left, *b = right;
    return a->due - b->due;
}

/* What is late already gets a new promise: it is done as soon as all else. */
static void find_backlog(struct making *making)
{
    const struct draft_deferral *wait = making->wait;
    making->backlog = ARENA_ARRAY(making->build->reading->arena, struct batch,
                                  wait->n_backlog);
    for (int i = 0; i < wait->n_backlog; i++) {
        int left = wait->promise - minutes_waited(making, &wait->backlog[i]);
        making->backlog[making->n_backlog++] = (struct batch){
            .work =
                (int)lround(wait->backlog[i].contacts * making->per_contact),
            .due = due_after(making, 0, left > 0 ? left : wait->promise)};
    }
    if (making->n_backlog > 0)
        qsort(making->backlog, (size_t)making->n_backlog,
              sizeof *making->backlog, by_due);
}

/* Work that came in slot `from` may wait until it is due; due after the
 * horizon, to its end.  Notes where what may wait changes. */
static void allow(int *change, int n_slots, int from, const struct batch *batch)
{
    int end = batch->due < n_slots ? batch->due - 1 : n_slots;
    change[from] += batch->work;
    if (end < n_slots)
        change[end] -= batch->work;
}

/* At the end of a slot all that has come and is due later may wait; at the
 * horizon's end no more than may be left. */
static const int *find_allowed(const struct making *making)
{
    const struct grid *grid = &making->build->problem->grid;
    int *allowed =
        ARENA_ARRAY(making->build->reading->arena, int, grid->n_slots);
    double found = 0, leave = making->wait->leave;
    for (int slot = 0; slot < grid->n_slots; slot++)
        allow(allowed, grid->n_slots, slot,
              &(struct batch){making->work[slot], making->due[slot]});
    for (int i = 0; i < making->n_backlog; i++) {
        found += making->backlog[i].work;
        allow(allowed, grid->n_slots, 0, &making->backlog[i]);
    }
    for (int slot = 1; slot < grid->n_slots; slot++)
        allowed[slot] += allowed[slot - 1];
    double most = leave < 0 ? found : round(leave * making->per_contact);
    int *last = &allowed[grid->n_slots - 1];
    *last = *last < most ? *last : (int)most;
    return allowed;
}

static int queue_called(const struct build *build, const char *id)
{
    for (int queue = 0; queue < build->reading->n_queues; queue++)
        if (strcmp(build->reading->queues[queue].id, id) == 0)
            return queue;
    return NOT_GIVEN;
}

/* Part of the time for which those the queue needs wait for contacts: heads
 * that it asks for, pooled or not, who are there, less the load for which it
 * asks for them; callers who leave are part of that. */
static void take_idle(const struct making *making, const struct queue *live,
                      int *need)
{
    const struct grid *grid = &making->build->problem->grid;
    const struct staffing *staffing = live->staffing;
    double there = 1 - staffing->shrinkage_permille / 1000.0;
    for (int slot = 0; slot < grid->n_slots; slot++) {
        double idle = live->need[slot] * there - HEAD * staffing->load[slot];
        if (idle > 0)
            need[slot] -= (int)(idle * making->wait->idle_permille / 1000);
    }
}

static bool has_idle(const struct queue *queue)
{
    const struct staffing *staffing = queue->staffing;
    return staffing && staffing->channel == CHANNEL_LIVE &&
           staffing_is_prompt(staffing);
}

/* Returns the bits of those queues. */
static uint64_t take_all_idle(const struct making *making,
                              const struct queue *queues, int *need)
{
    uint64_t in_passing = 0;
    const struct names *names = &making->wait->idle_queues;
    struct diags *diags = making->build->reading->diags;
    for (int i = 0; i < names->n; i++) {
        int live = queue_called(making->build, names->items[i].text);
        if (live == NOT_GIVEN)
            spot_report(diags, names->items[i].spot, "unknown queue '%s'",
                        SHOWN(names->items[i].text));
        else if (!has_idle(&queues[live]))
            spot_report(diags, names->items[i].spot,
                        "nobody waits for contacts in queue '%s': it is not "
                        "of calls with a target",
                        SHOWN(names->items[i].text));
        else {
            take_idle(making, &queues[live], need);
            in_passing |= UINT64_C(1) << live;
        }
    }
    return in_passing;
}

/* Work of a slot in which some comes. */
static int usual_work(const struct making *making)
{
    int64_t sum = 0;
    int n = 0;
    for (int slot = 0; slot < making->build->problem->grid.n_slots; slot++) {
        sum += making->work[slot];
        n += making->work[slot] > 0;
    }
    return sum > 0 ? (int)(sum / n) + 1 : 1;
}

static struct making making_new(struct build *build,
                                const struct draft_queue *draft,
                                const struct staffing *staffing)
{
    const struct grid *grid = &build->problem->grid;
    double there = 1 - staffing->shrinkage_permille / 1000.0;
    return (struct making){
        .build = build,
        .draft = draft,
        .wait = draft->deferral,
        .per_contact =
            HEAD * staffing->handling_s / (grid->slot_min * 60.0) / there,
        .open = ARENA_ARRAY(build->reading->scratch, uint8_t, grid->n_slots),
        .work = ARENA_ARRAY(build->reading->scratch, int, grid->n_slots),
        .due = ARENA_ARRAY(build->reading->arena, int, grid->n_slots),
    };
}

/* False, and a report, where there is too much of it to be counted. */
static bool check_work(const struct making *making, const double *contacts)
{
    const struct grid *grid = &making->build->problem->grid;
    double sum = 0;
    for (int slot = 0; slot < grid->n_slots; slot++)
        sum += contacts[slot];
    for (int i = 0; i < making->wait->n_backlog; i++)
        sum += making->wait->backlog[i].contacts;
    double hours =
        sum * making->per_contact / HEAD * grid->slot_min / MINUTES_PER_HOUR;
    if (hours > WORK_HOURS_MAX)
        spot_report(making->build->reading->diags, making->draft->need_spot,
                    "work that may wait comes to %.0f h in all, backlog "
                    "included, at most %d h are allowed",
                    hours, WORK_HOURS_MAX);
    return hours <= WORK_HOURS_MAX;
}

void build_deferral(struct build *build, struct queue *queues, int index)
{
    struct arena *arena = build->reading->arena;
    struct queue *queue = &queues[index];
    if (!queue->staffing)
        return;
    struct making making =
        making_new(build, &build->reading->queues[index], queue->staffing);
    if (!check_work(&making, queue->staffing->contacts))
        return;
    find_open(&making);
    check_open(&making);
    find_work(&making, queue->staffing->contacts);
    find_backlog(&making);
    struct deferral *deferral = ARENA_ARRAY(arena, struct deferral, 1);
    *deferral = (struct deferral){.due = making.due,
                                  .allowed = find_allowed(&making),
                                  .n_backlog = making.n_backlog,
                                  .backlog = making.backlog,
                                  .idle_permille = making.wait->idle_permille,
                                  .usual = usual_work(&making)};
    int *need = ARENA_ARRAY(arena, int, build->problem->grid.n_slots);
    memcpy(need, making.work,
           (size_t)build->problem->grid.n_slots * sizeof *need);
    for (int i = 0; i < making.n_backlog; i++)
        need[0] += making.backlog[i].work;
    deferral->in_passing = take_all_idle(&making, queues, need);
    queue->need = need;
    queue->deferral = deferral;
}

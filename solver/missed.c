/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "missed.h"

#include "deferral.h"
#include "linked.h"

static int64_t missing(const struct score *score, int queue)
{
    int64_t sum = 0;
    for (int i = 0; i < score->n_gaps; i++) {
        const struct gap *gap = &score->gaps[i];
        if (gap_of_queue(gap) && gap->kind != GAP_DAY && gap->which == queue)
            sum += gap_missing(gap);
    }
    return sum;
}

static int missing_then(const struct roster *roster, int queue, int slot)
{
    int need = roster->problem->queues[queue].need[slot];
    int level = roster_level(roster, queue, slot);
    return need > level ? need - level : 0;
}

/* Slots, `end` not among them. */
struct hours {
    int start, end;
};

static int missing_more(const struct aftermath *what, int queue, int slot)
{
    return missing_then(what->after, queue, slot) -
           missing_then(what->before, queue, slot);
}

/* Where most is missing in the queue that was not, and as long as it is as
 * much; how much that is. */
static int64_t find_stretch(const struct aftermath *what, struct hours within,
                            struct grant *grant)
{
    int most = 0;
    for (int slot = within.start; slot < within.end; slot++) {
        int more = missing_more(what, grant->queue, slot);
        if (more > most)
            grant->start = slot;
        if (more > most ||
            (most > 0 && more == most && grant->end_slot == slot)) {
            grant->end_slot = slot + 1;
            most = more;
        }
    }
    return (int64_t)most * (grant->end_slot - grant->start);
}

/* The same of work that waits: where most of it piles up that is late. */
static int64_t find_pile(const struct score *after, struct grant *grant)
{
    int64_t most = 0;
    for (int i = 0; i < after->n_gaps; i++) {
        const struct gap *gap = &after->gaps[i];
        if (gap->kind != GAP_LATE || gap->which != grant->queue ||
            gap_missing(gap) <= most)
            continue;
        grant->start = gap->start;
        grant->end_slot = gap->end;
        most = gap_missing(gap);
    }
    return most;
}

/* From the first to the last hour of what the agent works on the wished days;
 * empty where that is nothing. */
static struct hours hours_worked(const struct roster *roster,
                                 const struct grant *grant)
{
    struct hours hours = {roster->problem->grid.n_slots, 0};
    for (int day = grant->wish.day; day < grant->wish.until; day++) {
        const struct offer *duty = roster_offer(roster, grant->agent, day);
        if (duty && duty->start < hours.start)
            hours.start = duty->start;
        if (duty && duty->end > hours.end)
            hours.end = duty->end;
    }
    return hours;
}

/* How much more is missing in the queue within these hours; NULL: in all, so
 * that what has only moved within a queue is not taken for it. */
static int64_t missing_more_within(const struct aftermath *what, int queue,
                                   const struct hours *hours)
{
    int64_t more = 0;
    if (!hours)
        return missing(what->then, queue) - missing(what->score, queue);
    if (is_linked(what->before->problem, queue))
        return 0;
    for (int slot = hours->start; slot < hours->end; slot++)
        more += missing_more(what, queue, slot);
    return more;
}

/* The queue in which that is most, -1: in none. */
static int worst_queue(const struct aftermath *what, const struct hours *hours)
{
    int worst = -1;
    int64_t most = 0;
    for (int queue = 0; queue < what->before->problem->n_queues; queue++) {
        int64_t more = missing_more_within(what, queue, hours);
        if (more > most)
            worst = queue;
        most = more > most ? more : most;
    }
    return worst;
}

/* First where the agent is missed on the wished days: as queues are dealt out
 * anew over all days, what is missing may show far from there too. */
void find_missed(const struct aftermath *what, struct grant *grant)
{
    const struct problem *problem = what->before->problem;
    struct hours hours = hours_worked(what->before, grant);
    grant->start = grant->end_slot = 0;
    grant->queue = worst_queue(what, &hours);
    if (grant->queue < 0) {
        grant->queue = worst_queue(what, NULL);
        hours = (struct hours){0, problem->grid.n_slots};
    }
    if (grant->queue < 0)
        return;
    int64_t there = is_deferred(problem, grant->queue)
                        ? find_pile(what->then, grant)
                        : find_stretch(what, hours, grant);
    grant->elsewhere = there * problem->grid.slot_min < grant->short_centimin;
}

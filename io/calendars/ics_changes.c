/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ics_changes.h"

#include "ics_text.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

/* One calendar while it is compared.  `by_uid` are the events before. */
struct merge {
    const struct ics_publishing *publishing;
    struct ics_feed *feed;
    const struct ics_feed *before;
    const struct ics_event **by_uid; /* [before->n_events] */
    bool *found;                     /* [before->n_events] as in by_uid */
};

static int uid_order(const void *left, const void *right)
{
    return strcmp((*(const struct ics_event *const *)left)->uid,
                  (*(const struct ics_event *const *)right)->uid);
}

static void sort_before(struct merge *merge)
{
    const struct ics_feed *before = merge->before;
    struct arena *arena = merge->publishing->arena;
    merge->by_uid =
        ARENA_ARRAY(arena, const struct ics_event *, before->n_events);
    merge->found = ARENA_ARRAY(arena, bool, before->n_events);
    for (int i = 0; i < before->n_events; i++)
        merge->by_uid[i] = &before->events[i];
    if (before->n_events > 1)
        qsort(merge->by_uid, (size_t)before->n_events, sizeof *merge->by_uid,
              uid_order);
}

static const struct ics_event *find(struct merge *merge,
                                    const struct ics_event *event)
{
    if (merge->before->n_events == 0)
        return NULL;
    const struct ics_event **at =
        bsearch(&event, merge->by_uid, (size_t)merge->before->n_events,
                sizeof *merge->by_uid, uid_order);
    if (!at)
        return NULL;
    merge->found[at - merge->by_uid] = true;
    return *at;
}

static void tell(struct merge *merge, enum ics_news news,
                 const struct ics_event *old, const struct ics_event *now)
{
    struct ics_changes *changes = merge->publishing->changes;
    enum ics_mark mark = ics_uid_mark(now->uid);
    if (merge->feed->kind != ICS_AGENT || (mark != ICS_DUTY && mark != ICS_OFF))
        return;
    struct ics_event *copy =
        ARENA_ARRAY(merge->publishing->arena, struct ics_event, 1);
    *copy = *now;
    MEM_GROW(changes->items, changes->n, changes->room);
    changes->items[changes->n++] = (struct ics_change){
        .news = news, .feed = merge->feed, .old = old, .now = copy};
}

static void advance(struct merge *merge, const struct ics_event *old,
                    struct ics_event *now)
{
    int64_t moment = merge->publishing->wording->moment;
    now->sequence = old->sequence + 1;
    now->modified = moment > old->modified ? moment : old->modified + 1;
}

static bool was_published(const struct merge *merge, int date)
{
    return date >= merge->before->first_date &&
           date <= merge->before->last_date;
}

static void compare(struct merge *merge, struct ics_event *now)
{
    const struct ics_event *old = find(merge, now);
    if (!old) {
        bool known = was_published(merge, ics_uid_date(now->uid));
        now->sequence = merge->before->floor;
        tell(merge, known ? ICS_NEW : ICS_PUBLISHED, NULL, now);
    } else if (ics_same(old, now)) {
        now->sequence = old->sequence;
        now->modified = old->modified;
        now->as_of = old->as_of;
    } else {
        advance(merge, old, now);
        tell(merge,
             old->cancelled                                     ? ICS_BACK
             : old->start != now->start || old->end != now->end ? ICS_MOVED
                                                                : ICS_REWORDED,
             old, now);
    }
}

/* The event as the roster no longer has it. */
static struct ics_event tombstone(struct merge *merge,
                                  const struct ics_event *old)
{
    const struct ics_publishing *publishing = merge->publishing;
    struct arena *arena = publishing->arena;
    struct ics_event now = *old;
    now.cancelled = true;
    now.busy = ICS_FREE;
    now.summary = arena_printf(arena, "CANCELLED: %s", old->summary);
    now.description = "No longer on the roster";
    now.as_of = ics_as_of(publishing->wording, merge->feed->zone, arena);
    advance(merge, old, &now);
    return now;
}

static void add(struct merge *merge, struct ics_event event)
{
    merge->feed->events[merge->feed->n_events++] = event;
}

/* Leaves a cancelled event out; should it come back, it goes on from there. */
static void forget(struct merge *merge, const struct ics_event *event)
{
    if (event->sequence >= merge->feed->floor)
        merge->feed->floor = event->sequence + 1;
}

static bool is_kept(const struct merge *merge, const struct ics_event *old)
{
    return merge->publishing->tombstones &&
           old->end + ICS_TOMBSTONE_S > merge->publishing->now;
}

static void drop(struct merge *merge, const struct ics_event *old)
{
    struct ics_event now = tombstone(merge, old);
    if (is_kept(merge, old))
        add(merge, now);
    else
        forget(merge, &now);
    tell(merge, ICS_CANCELLED, old, &now);
}

/* What was published and is not in the roster. */
static void look_after(struct merge *merge, const struct ics_event *old)
{
    const struct agenda *agenda = merge->publishing->agenda;
    int64_t first = (int64_t)agenda->first_date * DAY_S;
    int date = ics_uid_date(old->uid);
    bool ours = date >= agenda->first_date &&
                date < agenda->first_date + agenda->n_days;
    if (ics_uid_mark(old->uid) == ICS_NOTE)
        return;
    if (!old->cancelled && ours)
        drop(merge, old);
    else if (old->cancelled ? is_kept(merge, old)
                            : old->end + ICS_PAST_S > first)
        add(merge, *old);
    else if (old->cancelled && ours)
        forget(merge, old);
}

/* From the first day that is still told of to the last. */
static void join_days(struct ics_feed *feed, const struct ics_feed *before)
{
    int oldest = feed->first_date - ICS_PAST_S / DAY_S;
    if (before->first_date < feed->first_date)
        feed->first_date =
            before->first_date > oldest ? before->first_date : oldest;
    if (before->last_date > feed->last_date)
        feed->last_date = before->last_date;
}

static void merge_before(struct merge *merge)
{
    struct ics_feed *feed = merge->feed;
    const struct ics_feed *before = merge->before;
    int n = feed->n_events;
    struct ics_event *events = ARENA_ARRAY(
        merge->publishing->arena, struct ics_event, n + before->n_events);
    memcpy(events, feed->events, (size_t)n * sizeof *events);
    feed->events = events;
    feed->floor = before->floor;
    sort_before(merge);
    for (int i = 0; i < n; i++)
        compare(merge, &events[i]);
    for (int i = 0; i < before->n_events; i++)
        if (!merge->found[i])
            look_after(merge, merge->by_uid[i]);
    if (before->last_date >= before->first_date)
        join_days(feed, before);
}

void ics_publish(struct ics_feed *feed, const struct ics_feed *before,
                 const struct ics_publishing *publishing)
{
    const struct ics_feed nothing = {.first_date = 1};
    struct merge merge = {.publishing = publishing,
                          .feed = feed,
                          .before = before ? before : &nothing};
    merge_before(&merge);
    qsort(feed->events, (size_t)feed->n_events, sizeof *feed->events,
          ics_by_time);
}

void ics_changes_free(struct ics_changes *changes)
{
    free(changes->items);
    *changes = (struct ics_changes){0};
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "changes_text.h"

#include "clock.h"
#include "duty.h"
#include "grid.h"
#include "ics_words.h"
#include "shown.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_COLUMNS = 10 };

const char *changes_text_word(enum ics_news news)
{
    static const char *const words[] = {
        [ICS_NEW] = "new",          [ICS_MOVED] = "moved",
        [ICS_REWORDED] = "changed", [ICS_CANCELLED] = "cancelled",
        [ICS_BACK] = "back",        [ICS_PUBLISHED] = "published"};
    return words[news];
}

/* Calendars lie in the order of the roster. */
static int by_agent(const void *left, const void *right)
{
    const struct ics_change *a = left, *b = right;
    if (a->feed != b->feed)
        return (a->feed > b->feed) - (a->feed < b->feed);
    return ics_by_time(a->now, b->now);
}

/* By times and kind of duty, cancelled ones first. */
static int by_duty(const void *left, const void *right)
{
    const struct ics_event *a = (*(const struct ics_change *const *)left)->now;
    const struct ics_event *b = (*(const struct ics_change *const *)right)->now;
    if (a->start != b->start)
        return (a->start > b->start) - (a->start < b->start);
    if (a->end != b->end)
        return (a->end > b->end) - (a->end < b->end);
    int order = strcmp(a->category, b->category);
    return order ? order : b->cancelled - a->cancelled;
}

static bool is_lost(const struct ics_change *change)
{
    return change->news == ICS_CANCELLED &&
           ics_uid_mark(change->now->uid) == ICS_DUTY;
}

static bool is_won(const struct ics_change *change)
{
    return (change->news == ICS_NEW || change->news == ICS_BACK) &&
           ics_uid_mark(change->now->uid) == ICS_DUTY;
}

/* Who has the duty that somebody lost, in the order of the changes: the same
 * times and shift, new with another. */
static const struct ics_change **find_others(const struct ics_changes *changes,
                                             struct arena *arena)
{
    int n = changes->n;
    const struct ics_change **others =
        ARENA_ARRAY(arena, const struct ics_change *, n);
    const struct ics_change **sorted =
        ARENA_ARRAY(arena, const struct ics_change *, n);
    for (int i = 0; i < n; i++)
        sorted[i] = &changes->items[i];
    qsort(sorted, (size_t)n, sizeof *sorted, by_duty);
    for (int lost = 0, won = 0; lost < n; lost++) {
        if (!is_lost(sorted[lost]))
            continue;
        won = won > lost ? won : lost + 1;
        const struct ics_event *event = sorted[lost]->now;
        while (won < n && sorted[won]->now->start == event->start &&
               (!is_won(sorted[won]) || sorted[won]->now->end != event->end ||
                strcmp(sorted[won]->now->category, event->category) != 0))
            won++;
        if (won == n || sorted[won]->now->start != event->start)
            continue;
        others[sorted[lost] - changes->items] = sorted[won];
        others[sorted[won] - changes->items] = sorted[lost];
        won++;
    }
    return others;
}

static void add_clock(struct text *text, const char *zone, int64_t second)
{
    struct local local;
    clock_from_second(zone, second, &local.date, &local.minute,
                      &local.offset_s);
    local_add_clock(text, local);
}

static int date_of_event(const struct ics_change *change,
                         const struct ics_event *event)
{
    int date, minute, offset_s;
    clock_from_second(event->all_day ? "UTC" : change->feed->zone, event->start,
                      &date, &minute, &offset_s);
    return date;
}

static void add_span(struct text *text, const struct ics_change *change,
                     const struct ics_event *event)
{
    add_clock(text, change->feed->zone, event->start);
    text_add(text, "-");
    add_clock(text, change->feed->zone, event->end);
}

/* "Sat 24 Oct 22:00-06:00", "Sat 24 Oct to Sun 25 Oct". */
static void add_times(struct text *text, const struct ics_change *change,
                      const struct ics_event *event)
{
    int last = (int)(event->end / DAY_S) - 1;
    ics_add_day(text, date_of_event(change, event));
    if (!event->all_day) {
        text_add(text, " ");
        add_span(text, change, event);
    } else if (last > event->start / DAY_S) {
        text_add(text, " to ");
        ics_add_day(text, last);
    }
}

/* The times again, without the day where that is the same. */
static void add_move(struct text *text, const struct ics_change *change)
{
    const struct ics_event *old = change->old, *now = change->now;
    text_add(text, ": now ");
    if (!old->all_day && !now->all_day &&
        date_of_event(change, old) == date_of_event(change, now))
        add_span(text, change, now);
    else
        add_times(text, change, now);
}

static bool has_line(const char *text, const char *line, size_t length)
{
    while (*text) {
        size_t here = strcspn(text, "\n");
        if (here == length && strncmp(text, line, length) == 0)
            return true;
        text += here + (text[here] == '\n');
    }
    return false;
}

/* What a line of a description is about. */
enum topic { BREAKS, WORK, QUEUES, WORDS, N_TOPICS };

static enum topic topic_of(const char *line)
{
    if (strncmp(line, "Break ", 6) == 0)
        return BREAKS;
    if (strncmp(line, "Work: ", 6) == 0)
        return WORK;
    bool clock = strspn(line, "0123456789") == 2 && line[2] == ':';
    return clock ? QUEUES : WORDS;
}

/* Counts by topic the lines that `other` has not; tells those about breaks. */
static void add_lines(struct text *text, const char *lines, const char *other,
                      int *n_lines)
{
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        if (length > 0 && !has_line(other, lines, length)) {
            enum topic topic = topic_of(lines);
            if (text && topic == BREAKS) {
                text_add(text, n_lines[BREAKS] ? ", " : ": ");
                text_add_n(text, lines, length);
            }
            n_lines[topic]++;
        }
        lines += length + (lines[length] == '\n');
    }
}

/* Its breaks as they are now, and that other things are otherwise: what they
 * are stands in the calendar. */
static void add_rewording(struct text *text, const struct ics_event *old,
                          const struct ics_event *now)
{
    int added[N_TOPICS] = {0}, gone[N_TOPICS] = {0};
    add_lines(text, now->description, old->description, added);
    add_lines(NULL, old->description, now->description, gone);
    const char *between = added[BREAKS] ? "; " : ": ";
    if (gone[BREAKS] > 0 && added[BREAKS] == 0) {
        text_printf(text, "%sfewer breaks", between);
        between = "; ";
    }
    if (added[QUEUES] + gone[QUEUES] > 0) {
        text_printf(text, "%sother queues", between);
        between = "; ";
    }
    bool reworded = strcmp(old->summary, now->summary) != 0 &&
                    added[QUEUES] + gone[QUEUES] == 0;
    if (reworded || added[WORDS] + gone[WORDS] > 0)
        text_printf(text, "%sother words", between);
}

static void add_change(struct text *text, const struct ics_change *change,
                       const struct ics_change *other)
{
    const struct ics_event *now = change->now;
    text_add(text, "  ");
    text_add_padded(text, changes_text_word(change->news), WORD_COLUMNS);
    bool as_it_was = change->news == ICS_MOVED || change->news == ICS_REWORDED;
    const struct ics_event *told = as_it_was ? change->old : now;
    add_times(text, change, told);
    text_printf(text, " %s", told->category);
    if (change->news == ICS_MOVED)
        add_move(text, change);
    if (strcmp(told->category, now->category) != 0)
        text_printf(text, "%s %s", change->news == ICS_MOVED ? "" : ": now",
                    now->category);
    if (change->news == ICS_REWORDED)
        add_rewording(text, change->old, now);
    if (other)
        text_printf(text, ": %s %s", is_lost(change) ? "goes to" : "was with",
                    SHOWN(other->feed->name));
    text_add(text, "\n");
}

static void add_count(struct text *text, int n, const char *one,
                      const char *many)
{
    text_printf(text, "%d %s", n, n == 1 ? one : many);
}

static void add_head(struct text *text, const struct changes_frame *frame)
{
    const struct agenda *agenda = frame->agenda;
    int last = agenda->first_date + agenda->n_days - 1;
    if (*frame->as_of)
        text_printf(text, "%s, time of %s\n", frame->as_of, agenda->zone);
    text_printf(text, "%s" CHANGES_HEAD, SHOWN(agenda->team));
    ics_add_day(text, agenda->first_date);
    if (last > agenda->first_date) {
        text_add(text, " to ");
        ics_add_day(text, last);
    }
    text_printf(text, " %d\n\n", date_of(last).year);
}

/* What nobody has to be told of one by one. */
static void add_published(struct text *text, const struct ics_changes *changes,
                          const char *what)
{
    int n = 0, n_agents = 0;
    const struct ics_feed *agent = NULL;
    for (int i = 0; i < changes->n; i++) {
        const struct ics_change *change = &changes->items[i];
        if (change->news != ICS_PUBLISHED)
            continue;
        n++;
        n_agents += change->feed != agent;
        agent = change->feed;
    }
    if (n == 0)
        return;
    text_add(text, what);
    add_count(text, n, "entry", "entries");
    text_add(text, " for ");
    add_count(text, n_agents, "agent", "agents");
    text_add(text, ".\n");
}

static void add_agent(struct text *text, const struct ics_feed *feed,
                      bool first)
{
    text_printf(text, "%s%s, times of %s%s\n", first ? "" : "\n",
                SHOWN(feed->name), feed->zone,
                feed->left ? ", no longer on the roster" : "");
}

static void add_changes(struct text *text, const struct ics_changes *changes,
                        struct arena *arena)
{
    const struct ics_change **others = find_others(changes, arena);
    const struct ics_feed *agent = NULL;
    int n = 0;
    for (int i = 0; i < changes->n; i++) {
        const struct ics_change *change = &changes->items[i];
        if (change->news == ICS_PUBLISHED)
            continue;
        if (change->feed != agent)
            add_agent(text, change->feed, n == 0);
        agent = change->feed;
        add_change(text, change, others[i]);
        n++;
    }
    if (n == 0)
        text_add(text, "Nothing that was published before has changed.\n");
}

/* Links to what is no longer there are dead. */
static void add_gone(struct text *text, const struct changes_frame *frame)
{
    if (frame->n_gone == 0)
        return;
    text_add(text, "\nNo longer there; who subscribed to one needs a new "
                   "link:\n");
    for (int i = 0; i < frame->n_gone; i++)
        text_printf(text, "  %s\n", SHOWN(frame->gone[i]));
}

void changes_text_write(struct text *text, struct ics_changes *changes,
                        const struct changes_frame *frame, struct arena *arena)
{
    if (changes->n > 1)
        qsort(changes->items, (size_t)changes->n, sizeof *changes->items,
              by_agent);
    add_head(text, frame);
    if (!frame->first)
        add_changes(text, changes, arena);
    add_published(text, changes,
                  frame->first ? "Published for the first time: "
                               : "\nNew days, published for the first time: ");
    add_gone(text, frame);
}

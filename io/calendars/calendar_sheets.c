/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar_press.h"

#include "changes_text.h"
#include "mem.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* All events lie between these; rules of time zones must hold so long. */
static void set_style(struct press *press)
{
    const struct calendar_order *order = press->order;
    press->style = (struct ics_style){
        .version = order->version,
        .utc = order->utc,
        .alarm_min = order->alarm_min,
        .first = agenda_midnight(press->agenda),
        .last = agenda_midnight(press->agenda) +
                (int64_t)press->agenda->n_days * DAY_S,
        .arena = press->arena,
    };
    struct ics_style *style = &press->style;
    for (int i = 0; i < press->n_calendars; i++) {
        const struct ics_feed *feed = &press->calendars[i].feed;
        for (int j = 0; j < feed->n_events; j++) {
            const struct ics_event *event = &feed->events[j];
            if (event->start - DAY_S < style->first)
                style->first = event->start - DAY_S;
            if (event->end + DAY_S > style->last)
                style->last = event->end + DAY_S;
        }
    }
}

static struct text *add_sheet(struct press *press, const char *name)
{
    MEM_GROW(press->sheets, press->n_sheets, press->sheet_room);
    press->sheets[press->n_sheets] = (struct sheet){.name = name};
    return &press->sheets[press->n_sheets++].text;
}

static void add_calendar(struct press *press, const char *name,
                         const struct ics_feed *feed, enum ics_form form)
{
    struct text *text = add_sheet(press, name);
    ics_write(text, feed, form, &press->style);
    ics_check(text, feed, form,
              arena_printf(press->arena, "%s/%s", press->folder, name),
              press->zones, press->diags);
}

/* An import of nothing but what is cancelled would be empty. */
static bool has_duties(const struct ics_feed *feed)
{
    for (int i = 0; i < feed->n_events; i++)
        if (!feed->events[i].cancelled)
            return true;
    return false;
}

static void print_calendars(struct press *press)
{
    for (int i = 0; i < press->n_calendars; i++) {
        const struct page *calendar = &press->calendars[i];
        add_calendar(press,
                     arena_printf(press->arena, "%s.ics", calendar->name),
                     &calendar->feed, ICS_FEED);
        if (calendar->feed.kind != ICS_AGENT || !has_duties(&calendar->feed))
            continue;
        add_calendar(
            press, arena_printf(press->arena, "%s-import.ics", calendar->name),
            &calendar->feed, ICS_IMPORT);
    }
}

/* "changes", which is nobody's own, has a name that cannot be guessed too. */
static const char *changes_name(const struct press *press)
{
    char token[DIGEST_ROOM];
    if (!press->secret.path)
        return "changes";
    return arena_printf(press->arena, "changes-%s",
                        secret_token(&press->secret, "/changes", token));
}

static const char *name_of_feed(const struct press *press,
                                const struct ics_feed *feed)
{
    for (int i = 0; i < press->n_calendars; i++)
        if (&press->calendars[i].feed == feed)
            return press->calendars[i].name;
    return feed->key;
}

/* "changes/maria-2026-10-24-moved.ics"; time off and a second duty of the day
 * are told apart by what the UID says they are. */
static const char *change_name(const struct press *press,
                               const struct ics_change *change)
{
    char date[UNITS_ROOM];
    const char *uid = change->now->uid, *mark = strchr(uid, '-');
    int length = mark ? (int)strcspn(mark + 1, "-") + 1 : 0;
    if (mark && strncmp(mark, "-d1-", 4) == 0)
        length = 0;
    return arena_printf(press->arena, "%s/%s-%s%.*s-%s.ics",
                        changes_name(press), name_of_feed(press, change->feed),
                        units_write_date(ics_uid_date(uid), date), length,
                        mark ? mark : "", changes_text_word(change->news));
}

static void print_change(struct press *press, const struct ics_change *change)
{
    struct ics_event event = *change->now;
    struct ics_feed feed = *change->feed;
    if (change->news == ICS_PUBLISHED)
        return;
    feed.n_events = 1;
    feed.events = &event;
    add_calendar(press, change_name(press, change), &feed,
                 event.cancelled ? ICS_CANCEL : ICS_CHANGE);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(((const struct sheet *)left)->name,
                  ((const struct sheet *)right)->name);
}

static void sort_sheets(struct press *press)
{
    if (press->n_sheets > 0)
        qsort(press->sheets, (size_t)press->n_sheets, sizeof *press->sheets,
              by_name);
}

/* Of sheets that are sorted. */
static bool is_sheet(const struct press *press, const char *name)
{
    struct sheet key = {.name = name};
    return press->n_sheets > 0 &&
           bsearch(&key, press->sheets, (size_t)press->n_sheets,
                   sizeof *press->sheets, by_name);
}

/* Feeds that nothing takes the place of. */
static void find_gone(const struct press *press, struct changes_frame *frame)
{
    frame->gone = ARENA_ARRAY(press->arena, const char *, press->there.n);
    for (int i = 0; i < press->there.n; i++)
        if (press->there.items[i].served &&
            !is_sheet(press, press->there.items[i].file))
            frame->gone[frame->n_gone++] = press->there.items[i].file;
}

/* What was new the last time stays to be read until something else is. */
static void print_changes(struct press *press)
{
    const char *list =
        arena_printf(press->arena, "%s.txt", changes_name(press));
    const char *path = arena_printf(press->arena, "%s/%s", press->folder, list);
    struct stat status;
    bool there = stat(path, &status) == 0;
    if (there && !published_is_list(path)) {
        diags_add(press->diags, path, "",
                  "is no list of changes of vaktel; it is not replaced");
        return;
    }
    struct changes_frame frame = {
        .agenda = press->agenda,
        .first = !published_any(&press->before),
        .as_of = ics_as_of(&press->wording, press->agenda->zone, press->arena),
    };
    find_gone(press, &frame);
    press->n_gone = frame.n_gone;
    if (press->changes.n == 0 && frame.n_gone == 0 && there)
        return;
    struct text *text = add_sheet(press, list);
    struct text written = {0};
    changes_text_write(&written, &press->changes, &frame, press->arena);
    *text = written;
    for (int i = 0; i < press->changes.n; i++)
        print_change(press, &press->changes.items[i]);
}

/* Ours that nothing takes the place of would stay as they are for ever. */
static void drop_stale(struct press *press)
{
    for (int i = 0; i < press->there.n; i++) {
        const struct published *it = &press->there.items[i];
        bool kept = is_sheet(press, it->file);
        if (it->ours && !kept)
            shelf_drop(press->shelf, it->file);
        if (!it->ours && kept)
            diags_add(
                press->diags,
                arena_printf(press->arena, "%s/%s", press->folder, it->file),
                "", "is no calendar of vaktel; it is not replaced");
    }
}

/* The files in a folder of changes that this time's list has not. */
static void drop_changes(struct press *press, const char *folder)
{
    struct published_folder old;
    published_list(&old,
                   arena_printf(press->arena, "%s/%s", press->folder, folder),
                   press->arena);
    for (int i = 0; i < old.n; i++) {
        const char *name =
            arena_printf(press->arena, "%s/%s", folder, old.items[i].file);
        if (old.items[i].ours && !is_sheet(press, name))
            shelf_drop(press->shelf, name);
    }
}

/* Lists of changes under the names that they have without a key or with
 * another one; and this one's files, where it is written anew. */
static void drop_old_changes(struct press *press)
{
    struct published_names lists;
    published_changes(&lists, press->folder, press->arena);
    for (int i = 0; i < lists.n; i++) {
        const char *name = arena_printf(press->arena, "%s.txt", lists.items[i]);
        bool current = strcmp(lists.items[i], changes_name(press)) == 0;
        if (!current)
            shelf_drop(press->shelf, name);
        if (!current || is_sheet(press, name))
            drop_changes(press, lists.items[i]);
    }
}

void press_print(struct press *press)
{
    set_style(press);
    print_calendars(press);
    sort_sheets(press);
    print_changes(press);
    sort_sheets(press);
}

void press_free_sheets(struct press *press)
{
    for (int i = 0; i < press->n_sheets; i++)
        text_free(&press->sheets[i].text);
    free(press->sheets);
}

bool press_commit(struct press *press)
{
    drop_stale(press);
    drop_old_changes(press);
    for (int i = 0; i < press->n_sheets; i++)
        shelf_put(press->shelf, press->sheets[i].name,
                  text_string(&press->sheets[i].text),
                  press->sheets[i].text.length);
    return !diags_failed(press->diags) &&
           (!press->secret.path || secret_save(&press->secret, press->diags)) &&
           shelf_commit(press->shelf, press->diags);
}

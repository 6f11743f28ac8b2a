/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendars.h"

#include "calendar_names.h"
#include "changes_text.h"
#include "ics.h"
#include "ics_text.h"
#include "mem.h"
#include "published.h"
#include "shelf.h"
#include "team_json.h"
#include "template.h"
#include "units.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DOMAIN_LETTERS = 100 };

/* A file that is written but not yet on disk. */
struct sheet {
    const char *name;
    struct text text;
};

/* A calendar: whose, and what its file is called without ".ics". */
struct page {
    const char *name;
    struct ics_feed feed;
};

/* One export. */
struct press {
    const char *folder;
    const struct agenda *agenda;
    const struct calendar_order *order;
    struct diags *diags;
    struct arena *arena;
    struct shelf *shelf;
    struct secret secret;
    struct ics_wording wording;
    struct ics_style style;
    struct ics_publishing publishing;
    struct ics_changes changes;
    struct publisheds before; /* what was published */
    struct publisheds there;  /* what is in the folder */
    int n_calendars, n_sheets, sheet_room;
    struct page *calendars;
    struct sheet *sheets;
};

struct calendar_order calendar_order_usual(const char *version)
{
    return (struct calendar_order){.version = version, .tombstones = true};
}

bool calendar_order_check(const struct calendar_order *order,
                          struct diags *diags)
{
    bool good = true;
    size_t n = order->domain ? strlen(order->domain) : 0;
    for (size_t i = 0; i < n; i++)
        good = good && (isalnum((unsigned char)order->domain[i]) ||
                        strchr(".-", order->domain[i]));
    if (!good || n > DOMAIN_LETTERS)
        diags_add(diags, "--domain", "",
                  "must be a name such as 'rota.example.org'");
    if (order->summary)
        template_check(order->summary, ics_words, n_ics_words, "--summary",
                       diags);
    if (order->description)
        template_check(order->description, ics_words, n_ics_words,
                       "--description", diags);
    return !diags_failed(diags);
}

bool calendars_check_names(const struct team *team, struct diags *diags)
{
    const struct problem *problem = team->problem;
    int n = problem->n_agents + 1;
    struct ics_owner *owners = mem_alloc((size_t)n, sizeof *owners);
    for (int agent = 0; agent < problem->n_agents; agent++)
        owners[agent] = (struct ics_owner){.kind = ICS_AGENT,
                                           .id = problem->agents[agent].id};
    owners[n - 1] = (struct ics_owner){.kind = ICS_TEAM, .id = ""};
    calendar_names_check(owners, n, team->path, diags);
    free(owners);
    return !diags_failed(diags);
}

static int64_t first_midnight(const struct agenda *agenda)
{
    return (int64_t)agenda->first_date * DAY_S;
}

/* Where nobody says when a roster is published: a time that is likely to be
 * before the next change, whose stamp must be later. */
static int64_t first_stamp(const struct agenda *agenda)
{
    return first_midnight(agenda) - ICS_PAST_S;
}

static void set_wording(struct press *press)
{
    const struct calendar_order *order = press->order;
    press->wording = (struct ics_wording){
        .domain = order->domain ? order->domain : "vaktel",
        .summary = order->summary ? order->summary : ICS_SUMMARY,
        .description =
            order->description ? order->description : ICS_DESCRIPTION,
        .parts = order->parts,
        .moment =
            order->as_of_given ? order->as_of : first_stamp(press->agenda),
        .moment_given = order->as_of_given,
    };
    press->publishing = (struct ics_publishing){
        .agenda = press->agenda,
        .wording = &press->wording,
        .now =
            order->as_of_given ? order->as_of : first_midnight(press->agenda),
        .tombstones = order->tombstones,
        .arena = press->arena,
        .changes = &press->changes,
    };
}

/* Everybody who gets a calendar of this agenda: agents, the team, and its
 * queues or sites. */
struct owners {
    int n;
    struct ics_owner *items;
};

static void add_site(struct owners *owners, int first, const char *zone)
{
    for (int i = first; i < owners->n; i++)
        if (strcmp(owners->items[i].id, zone) == 0)
            return;
    owners->items[owners->n++] =
        (struct ics_owner){.kind = ICS_SITE, .id = zone, .name = zone};
}

static struct owners owners_of(const struct press *press,
                               const struct agenda *agenda)
{
    struct owners owners = {
        .items = ARENA_ARRAY(press->arena, struct ics_owner,
                             2 * agenda->n_agents + agenda->n_queues + 1)};
    for (int i = 0; i < agenda->n_agents; i++)
        owners.items[owners.n++] =
            (struct ics_owner){.kind = ICS_AGENT,
                               .id = agenda->agents[i].id,
                               .name = agenda->agents[i].name};
    owners.items[owners.n++] = (struct ics_owner){ICS_TEAM, "", ""};
    if (press->order->by == CALENDARS_QUEUE)
        for (int i = 0; i < agenda->n_queues; i++)
            owners.items[owners.n++] =
                (struct ics_owner){.kind = ICS_QUEUE,
                                   .id = agenda->queues[i].id,
                                   .name = agenda->queues[i].name};
    int first = owners.n;
    if (press->order->by == CALENDARS_SITE)
        for (int i = 0; i < agenda->n_agents; i++)
            add_site(&owners, first, agenda->agents[i].zone);
    return owners;
}

/* As if another roster had been published when it begins. */
static bool read_roster_before(struct press *press, const char *path)
{
    struct agenda agenda;
    if (!agenda_read(&agenda, path, press->arena, press->diags))
        return false;
    struct ics_wording wording = press->wording;
    wording.moment = first_stamp(&agenda);
    wording.moment_given = false;
    struct owners owners = owners_of(press, &agenda);
    press->before.items = ARENA_ARRAY(press->arena, struct published, owners.n);
    for (int i = 0; i < owners.n; i++)
        press->before.items[press->before.n++] = (struct published){
            .file = arena_printf(
                press->arena, "%s.ics",
                calendar_name(&owners.items[i],
                              press->secret.path ? &press->secret : NULL,
                              press->arena)),
            .ours = true,
            .feed =
                ics_feed_of(&agenda, &owners.items[i], &wording, press->arena),
        };
    return true;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Calendars of another team in the folder would be taken for those of agents
 * who left. */
static bool check_team(const struct press *press, const char *place)
{
    const char *team = ics_clean_plain(press->arena, press->agenda->team);
    for (int i = 0; i < press->before.n; i++) {
        const struct ics_feed *feed = &press->before.items[i].feed;
        if (!*feed->key || !*feed->team || strcmp(feed->team, team) == 0 ||
            strcmp(feed->team, press->agenda->team) == 0)
            continue;
        diags_add(press->diags, place, "",
                  "holds calendars of the team '%s', not of '%s': choose "
                  "another folder, or '--previous none' to replace them",
                  feed->team, press->agenda->team);
        return false;
    }
    return true;
}

static bool has_feeds(const struct publisheds *publisheds)
{
    for (int i = 0; i < publisheds->n; i++)
        if (*publisheds->items[i].feed.key)
            return true;
    return false;
}

static bool read_folder_before(struct press *press, const char *path)
{
    if (published_read(&press->before, path, press->arena, press->diags))
        return check_team(press, path);
    diags_add(press->diags, path, "",
              "what was published there cannot be told; '--previous none' "
              "begins anew");
    return false;
}

static bool read_before(struct press *press)
{
    const char *previous = press->order->previous;
    if (!previous) {
        bool read = read_folder_before(press, press->folder);
        press->there = press->before;
        return read;
    }
    published_list(&press->there, press->folder, press->arena);
    if (strcmp(previous, "none") == 0)
        return true;
    if (!is_folder(previous))
        return read_roster_before(press, previous);
    if (!read_folder_before(press, previous))
        return false;
    if (!has_feeds(&press->before))
        diags_add(press->diags, previous, "", "holds no calendars of vaktel");
    return has_feeds(&press->before);
}

bool calendars_check_previous(const char *folder, const char *team,
                              const struct calendar_order *order,
                              struct diags *diags)
{
    const struct agenda agenda = {.path = folder, .team = team};
    struct press press = {.folder = folder,
                          .agenda = &agenda,
                          .order = order,
                          .diags = diags,
                          .arena = arena_new()};
    set_wording(&press);
    bool good = read_before(&press);
    arena_free(press.arena);
    return good;
}

/* An agent who is new among published calendars had none on the days that
 * were published. */
static const struct ics_feed *newcomer(struct press *press)
{
    struct ics_feed *empty = ARENA_ARRAY(press->arena, struct ics_feed, 1);
    for (int i = 0; i < press->before.n; i++) {
        const struct ics_feed *feed = &press->before.items[i].feed;
        if (!*feed->key || feed->kind != ICS_AGENT)
            continue;
        bool first = empty->first_date == 0;
        if (first || feed->first_date < empty->first_date)
            empty->first_date = feed->first_date;
        if (first || feed->last_date > empty->last_date)
            empty->last_date = feed->last_date;
    }
    return empty->first_date ? empty : NULL;
}

static void publish(struct press *press, struct page *calendar,
                    const struct ics_feed *before)
{
    struct ics_feed *feed = &calendar->feed;
    ics_publish(feed, before, &press->publishing);
    if (feed->n_events > 0)
        return;
    ics_add_note(feed, press->agenda->first_date, &press->wording,
                 press->arena);
    for (int i = 0; before && i < before->n_events; i++)
        if (strcmp(before->events[i].uid, feed->events[0].uid) == 0)
            feed->events[0].modified = before->events[i].modified;
}

static void make_calendars(struct press *press, const struct owners *owners)
{
    const struct ics_feed *nothing = newcomer(press);
    press->calendars =
        ARENA_ARRAY(press->arena, struct page, owners->n + press->before.n);
    for (int i = 0; i < owners->n; i++) {
        struct page *calendar = &press->calendars[press->n_calendars++];
        calendar->name = calendar_name(
            &owners->items[i], press->secret.path ? &press->secret : NULL,
            press->arena);
        calendar->feed = ics_feed_of(press->agenda, &owners->items[i],
                                     &press->wording, press->arena);
        const struct ics_feed *before =
            published_find(&press->before, calendar->feed.key);
        publish(press, calendar, before ? before : nothing);
    }
}

static bool is_current(const struct press *press, const struct published *it)
{
    for (int i = 0; i < press->n_calendars; i++) {
        const struct page *calendar = &press->calendars[i];
        size_t length = strlen(calendar->name);
        if (strcmp(calendar->feed.key, it->feed.key) == 0 ||
            (strncmp(calendar->name, it->file, length) == 0 &&
             strcmp(it->file + length, ".ics") == 0))
            return true;
    }
    return false;
}

/* Calendars of agents who are in the roster no more say so, as long as there
 * is something to say; then they go. */
static void add_those_who_left(struct press *press)
{
    for (int i = 0; i < press->before.n; i++) {
        const struct published *it = &press->before.items[i];
        if (!*it->feed.key || it->feed.kind != ICS_AGENT ||
            is_current(press, it))
            continue;
        struct page left = {
            .name = arena_copy_n(press->arena, it->file,
                                 strlen(it->file) - strlen(".ics")),
            .feed = it->feed,
        };
        left.feed.n_events = 0;
        left.feed.left = true;
        left.feed.first_date = press->agenda->first_date;
        left.feed.last_date =
            press->agenda->first_date + press->agenda->n_days - 1;
        struct page *calendar = &press->calendars[press->n_calendars];
        *calendar = left;
        ics_publish(&calendar->feed, &it->feed, &press->publishing);
        press->n_calendars += calendar->feed.n_events > 0;
    }
}

/* All events lie between these; rules of time zones must hold so long. */
static void set_style(struct press *press)
{
    const struct calendar_order *order = press->order;
    press->style = (struct ics_style){
        .version = order->version,
        .utc = order->utc,
        .alarm_min = order->alarm_min,
        .first = first_midnight(press->agenda),
        .last = first_midnight(press->agenda) +
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
              press->diags);
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

/* What was new the last time stays to be read until something else is. */
static void print_changes(struct press *press)
{
    const char *list =
        arena_printf(press->arena, "%s.txt", changes_name(press));
    const char *path = arena_printf(press->arena, "%s/%s", press->folder, list);
    struct stat status;
    if (press->changes.n == 0 && stat(path, &status) == 0)
        return;
    struct text *text = add_sheet(press, list);
    struct text written = {0};
    changes_text_write(&written, press->agenda, &press->changes,
                       !has_feeds(&press->before), press->arena);
    *text = written;
    for (int i = 0; i < press->changes.n; i++)
        print_change(press, &press->changes.items[i]);
}

static bool is_sheet(const struct press *press, const char *name)
{
    for (int i = 0; i < press->n_sheets; i++)
        if (strcmp(press->sheets[i].name, name) == 0)
            return true;
    return false;
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
    struct publisheds old;
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

static bool commit(struct press *press)
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

/* A key that is served with the calendars keeps nothing secret. */
static bool check_key(const struct press *press)
{
    char *folder = realpath(press->folder, NULL);
    const char *slash = strrchr(press->order->key, '/');
    char *of_key =
        realpath(slash ? arena_copy_n(press->arena, press->order->key,
                                      (size_t)(slash - press->order->key) + 1)
                       : ".",
                 NULL);
    bool inside = folder && of_key && strcmp(folder, of_key) == 0;
    free(folder);
    free(of_key);
    if (inside)
        diags_add(press->diags, press->order->key, "",
                  "must not lie among the calendars, where it could be read");
    return !inside;
}

static bool prepare(struct press *press)
{
    const struct calendar_order *order = press->order;
    set_wording(press);
    if (order->key && !check_key(press))
        return false;
    if (order->key &&
        !secret_read(&press->secret, order->key, press->arena, press->diags))
        return false;
    struct owners owners = owners_of(press, press->agenda);
    if (!calendar_names_check(owners.items, owners.n, press->agenda->path,
                              press->diags))
        return false;
    press->shelf = shelf_open(press->folder, press->diags);
    if (!press->shelf || !read_before(press))
        return false;
    make_calendars(press, &owners);
    add_those_who_left(press);
    set_style(press);
    return true;
}

bool calendars_write(const char *folder, const struct agenda *agenda,
                     const struct calendar_order *order, struct diags *diags)
{
    struct press press = {.folder = folder,
                          .agenda = agenda,
                          .order = order,
                          .diags = diags,
                          .arena = arena_new()};
    bool good = calendar_order_check(order, diags) && prepare(&press);
    if (good) {
        print_calendars(&press);
        print_changes(&press);
        good = commit(&press);
    }
    shelf_close(press.shelf);
    for (int i = 0; i < press.n_sheets; i++)
        text_free(&press.sheets[i].text);
    free(press.sheets);
    ics_changes_free(&press.changes);
    arena_free(press.arena);
    return good;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendars.h"

#include "calendar_names.h"
#include "calendar_press.h"
#include "file.h"
#include "ical_feed.h"
#include "ics_text.h"
#include "ics_words.h"
#include "mem.h"
#include "team_json.h"

#include <stdlib.h>
#include <string.h>

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

/* Where nobody says when a roster is published: a time that is likely to be
 * before the next change, whose stamp must be later. */
static int64_t first_stamp(const struct agenda *agenda)
{
    return agenda_midnight(agenda) - ICS_PAST_S;
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
            order->as_of_given ? order->as_of : agenda_midnight(press->agenda),
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

static bool read_folder_before(struct press *press, const char *path)
{
    if (published_read(&press->before, path, press->zones, press->arena,
                       press->diags))
        return check_team(press, path);
    diags_add(press->diags, path, "",
              "what was published there cannot be told; '--previous none' "
              "begins anew");
    return false;
}

/* Without the key every link would be dead, and names be guessed. */
static bool check_secret(const struct press *press, const char *place,
                         const struct published_folder *folder)
{
    bool lost = !press->order->key && published_secretly(folder);
    if (lost)
        diags_add(press->diags, place, "",
                  "was published with secret names: give --secret-names "
                  "KEYFILE, or '--previous none' to give up all links");
    return !lost;
}

static bool read_any_before(struct press *press)
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
    if (!file_is_folder(previous))
        return read_roster_before(press, previous);
    if (!read_folder_before(press, previous))
        return false;
    if (!published_any(&press->before))
        diags_add(press->diags, previous, "", "holds no calendars of vaktel");
    return published_any(&press->before);
}

static bool read_before(struct press *press)
{
    const char *previous = press->order->previous;
    bool anew = previous && strcmp(previous, "none") == 0;
    return read_any_before(press) &&
           (anew || (check_secret(press, press->folder, &press->there) &&
                     check_secret(press, previous ? previous : press->folder,
                                  &press->before)));
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
                          .arena = arena_new(),
                          .zones = ical_zones_new()};
    set_wording(&press);
    bool good = read_before(&press);
    ical_zones_free(press.zones);
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

/* What has nothing to tell says so. */
static void note_emptiness(struct press *press, struct ics_feed *feed,
                           const struct ics_feed *before)
{
    if (feed->n_events > 0)
        return;
    ics_add_note(feed, press->agenda->first_date, &press->wording,
                 press->arena);
    for (int i = 0; before && i < before->n_events; i++)
        if (strcmp(before->events[i].uid, feed->events[0].uid) == 0)
            feed->events[0].modified = before->events[i].modified;
}

static void publish(struct press *press, struct page *calendar,
                    const struct ics_feed *before)
{
    ics_publish(&calendar->feed, before, &press->publishing);
    note_emptiness(press, &calendar->feed, before);
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

/* Without anything to tell the calendar of who left still knows where SEQUENCE
 * goes on, should they come back on days that were published. */
static void note_floor(struct press *press, struct ics_feed *feed,
                       const struct ics_feed *before)
{
    int64_t end = ((int64_t)before->last_date + 1) * DAY_S;
    if (feed->n_events > 0 || feed->floor == 0 ||
        end + ICS_TOMBSTONE_S <= press->publishing.now)
        return;
    feed->last_date = before->last_date;
    if (feed->first_date > feed->last_date)
        feed->first_date = feed->last_date;
    note_emptiness(press, feed, before);
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
        note_floor(press, &calendar->feed, &it->feed);
        press->n_calendars += calendar->feed.n_events > 0;
    }
}

static bool prepare(struct press *press)
{
    const struct calendar_order *order = press->order;
    set_wording(press);
    struct owners owners = owners_of(press, press->agenda);
    if (!calendar_names_check(owners.items, owners.n, press->agenda->path,
                              press->diags))
        return false;
    press->shelf = shelf_open(press->folder, press->diags);
    if (!press->shelf)
        return false;
    if (order->key &&
        (!press_check_key(press) ||
         !secret_read(&press->secret, order->key, press->arena, press->diags) ||
         !calendar_names_check_renewed(owners.items, owners.n, &press->secret,
                                       press->diags)))
        return false;
    if (!read_before(press) || !press_check_moment(press))
        return false;
    make_calendars(press, &owners);
    add_those_who_left(press);
    return true;
}

bool calendars_write(const char *folder, const struct agenda *agenda,
                     const struct calendar_order *order,
                     struct calendar_news *news, struct diags *diags)
{
    struct press press = {.folder = folder,
                          .agenda = agenda,
                          .order = order,
                          .diags = diags,
                          .arena = arena_new(),
                          .zones = ical_zones_new()};
    bool good = calendar_order_check(order, diags) && prepare(&press);
    if (good) {
        press_print(&press);
        good = press_commit(&press);
        if (news)
            *news = press_count_news(&press);
    }
    shelf_close(press.shelf);
    press_free_sheets(&press);
    ics_changes_free(&press.changes);
    ical_zones_free(press.zones);
    arena_free(press.arena);
    return good;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ics_events.h"

#include "digest.h"
#include "ics_text.h"
#include "ics_words.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

/* A calendar while its events are added. */
struct maker {
    const struct agenda *agenda;
    const struct ics_owner *owner;
    const struct ics_wording *wording;
    struct arena *arena;
    struct ics_feed *feed;
};

const char *ics_as_of(const struct ics_wording *wording, const char *zone,
                      struct arena *arena)
{
    if (!wording->moment_given)
        return "";
    struct text text = {0};
    struct local now = ics_local(zone, wording->moment);
    text_add(&text, "As of ");
    ics_add_day(&text, now.date);
    text_printf(&text, " %d ", date_of(now.date).year);
    local_add_clock(&text, now);
    return text_keep(&text, arena);
}

static const char *uid_of(struct maker *maker, int date, enum ics_mark mark,
                          int number)
{
    struct date day = date_of(date);
    return arena_printf(maker->arena, "%04d%02d%02d-%c%d-%s@%s", day.year,
                        day.month, day.day, mark, number, maker->feed->key,
                        maker->wording->domain);
}

static struct ics_event *add_event(struct maker *maker)
{
    struct ics_event *event = &maker->feed->events[maker->feed->n_events++];
    *event = (struct ics_event){
        .summary = "",
        .description = "",
        .category = "",
        .as_of = "",
        .busy = ICS_BUSY,
        .modified = maker->wording->moment,
    };
    return event;
}

/* The agent's name before what does not say it, in calendars of several. */
static const char *prefix(struct maker *maker, const struct agenda_agent *agent,
                          const char *template)
{
    if (maker->owner->kind == ICS_AGENT || strstr(template, "{agent}"))
        return "";
    return arena_printf(maker->arena, "%s: ", agent->name);
}

/* In calendars of several, agents' events of a day must not be taken for each
 * other: their digest takes the place of a number. */
static const char *owner_uid(struct maker *maker,
                             const struct agenda_agent *agent, int date,
                             enum ics_mark mark, int number)
{
    char digest[DIGEST_ROOM];
    if (maker->owner->kind == ICS_AGENT)
        return uid_of(maker, date, mark, number);
    digest_of(NULL, maker->agenda->team, "member", agent->id, digest);
    struct date day = date_of(date);
    return arena_printf(maker->arena, "%04d%02d%02d-%c%d-%.16s-%s@%s", day.year,
                        day.month, day.day, mark, number, digest,
                        maker->feed->key, maker->wording->domain);
}

static void add_duty(struct maker *maker, const struct agenda_agent *agent,
                     const struct agenda_duty *duty, int number)
{
    const char *words[N_ICS_WORDS], *wording = maker->wording->summary;
    bool whole = !maker->wording->parts || maker->owner->kind != ICS_AGENT;
    ics_words_of(maker->agenda, agent, duty, whole, maker->arena, words);
    struct ics_event *event = add_event(maker);
    event->uid = owner_uid(maker, agent, duty->date, ICS_DUTY, number);
    event->zone = agent->zone;
    event->start = duty->start;
    event->end = duty->end;
    event->category = ics_clean_plain(maker->arena, duty->shift);
    event->summary =
        ics_fill(maker->arena, wording, prefix(maker, agent, wording), words);
    ics_set_description(
        event, maker->arena,
        ics_fill(maker->arena, maker->wording->description, "", words));
    event->as_of = ics_as_of(maker->wording, agent->zone, maker->arena);
}

static void add_part(struct maker *maker, const struct agenda_agent *agent,
                     int date, int number, int64_t start, int64_t end,
                     const char *what)
{
    struct text text = {0};
    struct ics_event *event = add_event(maker);
    text_printf(&text, "%s ", what);
    ics_add_span(&text, agent->zone, start, end);
    event->uid = uid_of(maker, date, ICS_PART, number);
    event->zone = agent->zone;
    event->start = start;
    event->end = end;
    event->busy = ICS_FREE;
    event->summary = ics_clean(maker->arena, text_string(&text));
    text_free(&text);
}

static int add_parts(struct maker *maker, const struct agenda_agent *agent,
                     const struct agenda_duty *duty, int number)
{
    for (int i = 0; i < duty->n_breaks; i++)
        add_part(maker, agent, duty->date, number++, duty->breaks[i].start,
                 duty->breaks[i].end,
                 duty->breaks[i].paid ? "Break (paid)" : "Break (unpaid)");
    for (int i = 0; i < duty->n_blocks; i++)
        add_part(maker, agent, duty->date, number++, duty->blocks[i].start,
                 duty->blocks[i].end, duty->blocks[i].queue);
    return number;
}

/* Whole days where both ends are midnights. */
static void set_times(struct ics_event *event, const char *zone,
                      const struct agenda_absence *absence)
{
    struct local from = ics_local(zone, absence->start);
    struct local to = ics_local(zone, absence->end);
    event->all_day = from.minute == 0 && to.minute == 0 && to.date > from.date;
    event->zone = event->all_day ? NULL : zone;
    event->start = event->all_day ? (int64_t)from.date * DAY_S : absence->start;
    event->end = event->all_day ? (int64_t)to.date * DAY_S : absence->end;
}

static void add_absence(struct maker *maker, const struct agenda_agent *agent,
                        const struct agenda_absence *absence, int number)
{
    struct ics_event *event = add_event(maker);
    set_times(event, agent->zone, absence);
    int date = ics_local(agent->zone, absence->start).date;
    event->uid = owner_uid(maker, agent, date, ICS_OFF, number);
    event->busy = maker->owner->kind == ICS_AGENT ? ICS_AWAY : ICS_FREE;
    event->category = "Time off";
    event->summary =
        ics_clean(maker->arena,
                  arena_printf(maker->arena, "%sTime off (%s)",
                               prefix(maker, agent, ""), maker->agenda->team));
    event->as_of = ics_as_of(maker->wording, agent->zone, maker->arena);
}

/* Numbered within the day on which they begin. */
static void add_absences(struct maker *maker, const struct agenda_agent *agent)
{
    int before = 0, number = 0;
    for (int i = 0; i < agent->n_absences; i++) {
        int date = ics_local(agent->zone, agent->absences[i].start).date;
        number = date == before ? number + 1 : 1;
        add_absence(maker, agent, &agent->absences[i], number);
        before = date;
    }
}

static bool concerns(const struct ics_owner *owner,
                     const struct agenda_duty *duty)
{
    if (owner->kind != ICS_QUEUE)
        return true;
    for (int i = 0; i < duty->n_blocks; i++)
        if (strcmp(duty->blocks[i].queue_id, owner->id) == 0)
            return true;
    return false;
}

static void add_agent(struct maker *maker, const struct agenda_agent *agent)
{
    int number = 1, part = 1, date = 0;
    bool parts = maker->wording->parts && maker->owner->kind == ICS_AGENT;
    for (int i = 0; i < agent->n_duties; i++) {
        const struct agenda_duty *duty = &agent->duties[i];
        if (!concerns(maker->owner, duty))
            continue;
        bool same = duty->date == date;
        number = same ? number + 1 : 1;
        add_duty(maker, agent, duty, number);
        if (parts)
            part = add_parts(maker, agent, duty, same ? part : 1);
        date = duty->date;
    }
    if (maker->owner->kind != ICS_QUEUE)
        add_absences(maker, agent);
}

static bool belongs(const struct ics_owner *owner,
                    const struct agenda_agent *agent)
{
    return (owner->kind != ICS_AGENT || strcmp(agent->id, owner->id) == 0) &&
           (owner->kind != ICS_SITE || strcmp(agent->zone, owner->id) == 0);
}

static int count_events(const struct agenda_agent *agent)
{
    int n = agent->n_duties + agent->n_absences;
    for (int i = 0; i < agent->n_duties; i++)
        n += agent->duties[i].n_breaks + agent->duties[i].n_blocks;
    return n;
}

void ics_add_note(struct ics_feed *feed, int date,
                  const struct ics_wording *wording, struct arena *arena)
{
    struct maker maker = {.wording = wording, .arena = arena, .feed = feed};
    feed->events = ARENA_ARRAY(arena, struct ics_event, 1);
    feed->n_events = 0;
    struct ics_event *event = add_event(&maker);
    event->uid = uid_of(&maker, date, ICS_NOTE, 1);
    event->start = (int64_t)date * DAY_S;
    event->end = event->start + DAY_S;
    event->all_day = true;
    event->busy = ICS_FREE;
    event->summary = ics_clean(
        arena, arena_printf(arena, "No shifts published (%s)", feed->team));
}

struct ics_feed ics_feed_of(const struct agenda *agenda,
                            const struct ics_owner *owner,
                            const struct ics_wording *wording,
                            struct arena *arena)
{
    static const char *const kinds[] = {"agent", "team", "queue", "site"};
    char digest[DIGEST_ROOM];
    struct ics_feed feed = {
        .kind = owner->kind,
        .key =
            arena_copy(arena, digest_of(NULL, agenda->team, kinds[owner->kind],
                                        owner->id, digest)),
        .team = agenda->team,
        .name = owner->kind == ICS_TEAM ? "" : owner->name,
        .zone = owner->kind == ICS_SITE ? owner->id : agenda->zone,
        .first_date = agenda->first_date,
        .last_date = agenda->first_date + agenda->n_days - 1,
    };
    struct maker maker = {.agenda = agenda,
                          .owner = owner,
                          .wording = wording,
                          .arena = arena,
                          .feed = &feed};
    int most = 0;
    for (int i = 0; i < agenda->n_agents; i++)
        if (belongs(owner, &agenda->agents[i]))
            most += count_events(&agenda->agents[i]);
    feed.events = ARENA_ARRAY(arena, struct ics_event, most);
    for (int i = 0; i < agenda->n_agents; i++) {
        if (!belongs(owner, &agenda->agents[i]))
            continue;
        if (owner->kind == ICS_AGENT)
            feed.zone = agenda->agents[i].zone;
        add_agent(&maker, &agenda->agents[i]);
    }
    qsort(feed.events, (size_t)feed.n_events, sizeof *feed.events, ics_by_time);
    return feed;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ics_events.h"

#include "clock.h"
#include "digest.h"
#include "duty.h"
#include "grid.h"
#include "ics_text.h"
#include "template.h"
#include "units.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The words of templates; ics_words names them in this order. */
enum word {
    WORD_AGENT,
    WORD_ID,
    WORD_SHIFT,
    WORD_DATE,
    WORD_FROM,
    WORD_TO,
    WORD_QUEUES,
    WORD_TEAM,
    WORD_ZONE,
    WORD_LENGTH,
    WORD_CLOCK,
    WORD_WORK,
    WORD_BREAKS,
    WORD_BLOCKS,
    N_WORDS
};

const char *const ics_words[] = {"agent", "id",     "shift",  "date",  "from",
                                 "to",    "queues", "team",   "zone",  "length",
                                 "clock", "work",   "breaks", "blocks"};
const int n_ics_words = N_WORDS;

/* A calendar while its events are added. */
struct maker {
    const struct agenda *agenda;
    const struct ics_owner *owner;
    const struct ics_wording *wording;
    struct arena *arena;
    struct ics_feed *feed;
};

static struct local local_at(const char *zone, int64_t second)
{
    struct local local;
    clock_from_second(zone, second, &local.date, &local.minute,
                      &local.offset_s);
    return local;
}

static const char *taken(struct arena *arena, struct text *text)
{
    const char *copy = arena_copy(arena, text_string(text));
    text_free(text);
    return copy;
}

void ics_add_day(struct text *text, int date)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu",
                                           "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr",
                                         "May", "Jun", "Jul", "Aug",
                                         "Sep", "Oct", "Nov", "Dec"};
    struct date day = date_of(date);
    text_printf(text, "%s %d %s", weekdays[((date + 3) % 7 + 7) % 7], day.day,
                months[day.month - 1]);
}

const char *ics_as_of(const struct ics_wording *wording, const char *zone,
                      struct arena *arena)
{
    if (!wording->moment_given)
        return "";
    struct text text = {0};
    struct local now = local_at(zone, wording->moment);
    text_add(&text, "As of ");
    ics_add_day(&text, now.date);
    text_printf(&text, " %d ", date_of(now.date).year);
    local_add_clock(&text, now);
    return taken(arena, &text);
}

static void add_span(struct text *text, const char *zone, int64_t start,
                     int64_t end)
{
    local_add_clock(text, local_at(zone, start));
    text_add(text, "-");
    local_add_clock(text, local_at(zone, end));
}

static const char *clock_word(struct maker *maker, const char *zone,
                              int64_t second)
{
    struct text text = {0};
    local_add_clock(&text, local_at(zone, second));
    return taken(maker->arena, &text);
}

static const char *date_word(struct maker *maker, int date)
{
    struct text text = {0};
    ics_add_day(&text, date);
    return taken(maker->arena, &text);
}

static const char *minutes_word(struct maker *maker, int64_t seconds)
{
    char length[UNITS_ROOM];
    return arena_copy(maker->arena,
                      units_write_minutes((int)(seconds / 60), length));
}

/* Each queue once, in order of time. */
static const char *queues_word(struct maker *maker,
                               const struct agenda_duty *duty)
{
    struct text text = {0};
    for (int i = 0; i < duty->n_blocks; i++) {
        bool told = false;
        for (int j = 0; j < i && !told; j++)
            told =
                strcmp(duty->blocks[j].queue_id, duty->blocks[i].queue_id) == 0;
        if (!told)
            text_printf(&text, "%s%s", text.length ? " + " : "",
                        duty->blocks[i].queue);
    }
    return taken(maker->arena, &text);
}

static const char *breaks_word(struct maker *maker, const char *zone,
                               const struct agenda_duty *duty)
{
    struct text text = {0};
    for (int i = 0; i < duty->n_breaks; i++) {
        const struct agenda_break *it = &duty->breaks[i];
        text_printf(&text, "%sBreak ", i ? "\n" : "");
        add_span(&text, zone, it->start, it->end);
        text_add(&text, it->paid ? " (paid)" : " (unpaid)");
    }
    return taken(maker->arena, &text);
}

static const char *blocks_word(struct maker *maker, const char *zone,
                               const struct agenda_duty *duty)
{
    struct text text = {0};
    for (int i = 0; i < duty->n_blocks; i++) {
        const struct agenda_block *it = &duty->blocks[i];
        text_add(&text, i ? "\n" : "");
        add_span(&text, zone, it->start, it->end);
        text_printf(&text, " %s", it->queue);
    }
    for (int i = 0; i < duty->n_activities; i++) {
        const struct agenda_activity *it = &duty->activities[i];
        text_add(&text, i || duty->n_blocks ? "\n" : "");
        add_span(&text, zone, it->start, it->end);
        text_printf(&text, " %s", it->id);
    }
    return taken(maker->arena, &text);
}

/* What the clock does meanwhile, on two nights of the year. */
static const char *change_word(struct maker *maker, const char *zone,
                               const struct agenda_duty *duty)
{
    char length[UNITS_ROOM];
    int change = local_at(zone, duty->end).offset_s -
                 local_at(zone, duty->start).offset_s;
    if (change == 0)
        return "";
    return arena_printf(maker->arena, "the clock goes %s by %s",
                        change > 0 ? "forward" : "back",
                        units_write_minutes(abs(change) / 60, length));
}

static const char *work_word(struct maker *maker,
                             const struct agenda_duty *duty)
{
    int64_t unpaid = 0;
    for (int i = 0; i < duty->n_breaks; i++)
        if (!duty->breaks[i].paid)
            unpaid += duty->breaks[i].end - duty->breaks[i].start;
    return unpaid ? minutes_word(maker, duty->end - duty->start - unpaid) : "";
}

static void find_words(struct maker *maker, const struct agenda_agent *agent,
                       const struct agenda_duty *duty, const char **words)
{
    const char *zone = agent->zone;
    bool parts = maker->wording->parts && maker->owner->kind == ICS_AGENT;
    words[WORD_AGENT] = agent->name;
    words[WORD_ID] = agent->id;
    words[WORD_SHIFT] = duty->shift;
    words[WORD_DATE] = date_word(maker, duty->date);
    words[WORD_FROM] = clock_word(maker, zone, duty->start);
    words[WORD_TO] = clock_word(maker, zone, duty->end);
    words[WORD_QUEUES] = queues_word(maker, duty);
    words[WORD_TEAM] = maker->agenda->team;
    words[WORD_ZONE] = zone;
    words[WORD_LENGTH] = minutes_word(maker, duty->end - duty->start);
    words[WORD_CLOCK] = change_word(maker, zone, duty);
    words[WORD_WORK] = work_word(maker, duty);
    words[WORD_BREAKS] = parts ? "" : breaks_word(maker, zone, duty);
    words[WORD_BLOCKS] = parts ? "" : blocks_word(maker, zone, duty);
}

static const char *filled(struct maker *maker, const char *template,
                          const char *before, const char *const *words)
{
    struct text text = {0};
    text_add(&text, before);
    template_fill(&text, template, ics_words, words, N_WORDS);
    const char *clean = ics_clean(maker->arena, text_string(&text));
    text_free(&text);
    return clean;
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
    const char *words[N_WORDS], *wording = maker->wording->summary;
    find_words(maker, agent, duty, words);
    struct ics_event *event = add_event(maker);
    event->uid = owner_uid(maker, agent, duty->date, ICS_DUTY, number);
    event->zone = agent->zone;
    event->start = duty->start;
    event->end = duty->end;
    event->category = ics_clean_plain(maker->arena, duty->shift);
    event->summary =
        filled(maker, wording, prefix(maker, agent, wording), words);
    ics_set_description(event, maker->arena,
                        filled(maker, maker->wording->description, "", words));
    event->as_of = ics_as_of(maker->wording, agent->zone, maker->arena);
}

static void add_part(struct maker *maker, const struct agenda_agent *agent,
                     int date, int number, int64_t start, int64_t end,
                     const char *what)
{
    struct text text = {0};
    struct ics_event *event = add_event(maker);
    text_printf(&text, "%s ", what);
    add_span(&text, agent->zone, start, end);
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
    struct local from = local_at(zone, absence->start);
    struct local to = local_at(zone, absence->end);
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
    int date = local_at(agent->zone, absence->start).date;
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
        int date = local_at(agent->zone, agent->absences[i].start).date;
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

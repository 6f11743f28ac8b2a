/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ics_words.h"

#include "clock.h"
#include "ics_text.h"
#include "template.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

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
    WORD_BLOCKS
};

const char *const ics_words[N_ICS_WORDS] = {
    [WORD_AGENT] = "agent",   [WORD_ID] = "id",         [WORD_SHIFT] = "shift",
    [WORD_DATE] = "date",     [WORD_FROM] = "from",     [WORD_TO] = "to",
    [WORD_QUEUES] = "queues", [WORD_TEAM] = "team",     [WORD_ZONE] = "zone",
    [WORD_LENGTH] = "length", [WORD_CLOCK] = "clock",   [WORD_WORK] = "work",
    [WORD_BREAKS] = "breaks", [WORD_BLOCKS] = "blocks",
};

struct local ics_local(const char *zone, int64_t second)
{
    struct local local;
    clock_from_second(zone, second, &local.date, &local.minute,
                      &local.offset_s);
    return local;
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

void ics_add_span(struct text *text, const char *zone, int64_t start,
                  int64_t end)
{
    local_add_clock(text, ics_local(zone, start));
    text_add(text, "-");
    local_add_clock(text, ics_local(zone, end));
}

static const char *clock_word(struct arena *arena, const char *zone,
                              int64_t second)
{
    struct text text = {0};
    local_add_clock(&text, ics_local(zone, second));
    return text_keep(&text, arena);
}

static const char *date_word(struct arena *arena, int date)
{
    struct text text = {0};
    ics_add_day(&text, date);
    return text_keep(&text, arena);
}

static const char *minutes_word(struct arena *arena, int64_t seconds)
{
    char length[UNITS_ROOM];
    return arena_copy(arena, units_write_minutes((int)(seconds / 60), length));
}

/* Each queue once, in order of time. */
static const char *queues_word(struct arena *arena,
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
    return text_keep(&text, arena);
}

static const char *breaks_word(struct arena *arena, const char *zone,
                               const struct agenda_duty *duty)
{
    struct text text = {0};
    for (int i = 0; i < duty->n_breaks; i++) {
        const struct agenda_break *it = &duty->breaks[i];
        text_printf(&text, "%sBreak ", i ? "\n" : "");
        ics_add_span(&text, zone, it->start, it->end);
        text_add(&text, it->paid ? " (paid)" : " (unpaid)");
    }
    return text_keep(&text, arena);
}

static const char *blocks_word(struct arena *arena, const char *zone,
                               const struct agenda_duty *duty)
{
    struct text text = {0};
    for (int i = 0; i < duty->n_blocks; i++) {
        const struct agenda_block *it = &duty->blocks[i];
        text_add(&text, i ? "\n" : "");
        ics_add_span(&text, zone, it->start, it->end);
        text_printf(&text, " %s", it->queue);
    }
    for (int i = 0; i < duty->n_activities; i++) {
        const struct agenda_activity *it = &duty->activities[i];
        text_add(&text, i || duty->n_blocks ? "\n" : "");
        ics_add_span(&text, zone, it->start, it->end);
        text_printf(&text, " %s", it->id);
    }
    return text_keep(&text, arena);
}

/* What the clock does meanwhile, on two nights of the year. */
static const char *change_word(struct arena *arena, const char *zone,
                               const struct agenda_duty *duty)
{
    char length[UNITS_ROOM];
    int change = ics_local(zone, duty->end).offset_s -
                 ics_local(zone, duty->start).offset_s;
    if (change == 0)
        return "";
    return arena_printf(arena, "the clock goes %s by %s",
                        change > 0 ? "forward" : "back",
                        units_write_minutes(abs(change) / 60, length));
}

static const char *work_word(struct arena *arena,
                             const struct agenda_duty *duty)
{
    int64_t unpaid = 0;
    for (int i = 0; i < duty->n_breaks; i++)
        if (!duty->breaks[i].paid)
            unpaid += duty->breaks[i].end - duty->breaks[i].start;
    return unpaid ? minutes_word(arena, duty->end - duty->start - unpaid) : "";
}

void ics_words_of(const struct agenda *agenda, const struct agenda_agent *agent,
                  const struct agenda_duty *duty, bool whole,
                  struct arena *arena, const char **words)
{
    const char *zone = agent->zone;
    words[WORD_AGENT] = agent->name;
    words[WORD_ID] = agent->id;
    words[WORD_SHIFT] = duty->shift;
    words[WORD_DATE] = date_word(arena, duty->date);
    words[WORD_FROM] = clock_word(arena, zone, duty->start);
    words[WORD_TO] = clock_word(arena, zone, duty->end);
    words[WORD_QUEUES] = queues_word(arena, duty);
    words[WORD_TEAM] = agenda->team;
    words[WORD_ZONE] = zone;
    words[WORD_LENGTH] = minutes_word(arena, duty->end - duty->start);
    words[WORD_CLOCK] = change_word(arena, zone, duty);
    words[WORD_WORK] = work_word(arena, duty);
    words[WORD_BREAKS] = whole ? breaks_word(arena, zone, duty) : "";
    words[WORD_BLOCKS] = whole ? blocks_word(arena, zone, duty) : "";
}

const char *ics_fill(struct arena *arena, const char *template,
                     const char *before, const char *const *words)
{
    struct text text = {0};
    text_add(&text, before);
    template_fill(&text, template, ics_words, words, N_ICS_WORDS);
    const char *clean = ics_clean(arena, text_string(&text));
    text_free(&text);
    return clean;
}

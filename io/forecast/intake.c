/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake.h"

#include "mem.h"
#include "shown.h"
#include "text.h"
#include "units.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { ID_ROOM_FIRST = 1 << 12, WORD_BYTES = 60, HANDLING_MAX = 1000000 };

struct intake *intake_new(const char *file, const struct map *map,
                          struct arena *arena, struct diags *diags)
{
    struct intake *intake = mem_alloc(1, sizeof *intake);
    intake->file = file;
    intake->map = map;
    intake->arena = arena;
    intake->diags = diags;
    intake->id_room = ID_ROOM_FIRST;
    intake->ids = mem_alloc(intake->id_room, sizeof *intake->ids);
    return intake;
}

void intake_free(struct intake *intake)
{
    free(intake->contacts);
    free(intake->ids);
    free(intake);
}

/* FNV-1a, and never 0.  Two of a million ids are alike once in 40 million. */
static uint64_t hash_of(const char *text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
    hash ^= hash >> 29;
    return hash != 0 ? hash : 1;
}

static uint64_t *id_place(uint64_t *ids, size_t room, uint64_t hash)
{
    size_t place = hash & (room - 1);
    while (ids[place] != 0 && ids[place] != hash)
        place = (place + 1) & (room - 1);
    return &ids[place];
}

static void widen(struct intake *intake)
{
    size_t room = 2 * intake->id_room;
    uint64_t *ids = mem_alloc(room, sizeof *ids);
    for (size_t old = 0; old < intake->id_room; old++)
        if (intake->ids[old] != 0)
            *id_place(ids, room, intake->ids[old]) = intake->ids[old];
    free(intake->ids);
    intake->ids = ids;
    intake->id_room = room;
}

/* Whether the id has been there before; it has been from now on. */
static bool seen(struct intake *intake, const char *id)
{
    uint64_t hash = hash_of(id);
    uint64_t *place = id_place(intake->ids, intake->id_room, hash);
    if (*id == '\0' || *place == hash)
        return *id != '\0';
    *place = hash;
    if (4 * ++intake->n_ids > 3 * intake->id_room)
        widen(intake);
    return false;
}

/* Whether a word of the text begins with one of `words`, or is one, as a whole,
 * where words are parted by blanks, commas and semicolons only. */
static bool tells(const char *text, bool whole, const char *const *words)
{
    for (const char *at = text; *at; at++) {
        bool begins = at == text || !isalnum((unsigned char)at[-1]);
        if (whole && at > text && !strchr(" ,;\n", at[-1]))
            continue;
        for (int index = 0; begins && words[index]; index++) {
            size_t length = strlen(words[index]);
            if (strncasecmp(at, words[index], length) == 0 &&
                (!whole || strchr(" ,;\n", at[length])))
                return true;
        }
    }
    return false;
}

static bool is_set(const char *text)
{
    return *text && strcasecmp(text, "false") != 0 && strcmp(text, "0") != 0 &&
           strcasecmp(text, "no") != 0;
}

static bool is_spam(const struct ticket *ticket)
{
    static const char *const states[] = {"spam", "deleted", NULL};
    static const char *const tags[] = {"spam", NULL};
    return is_set(ticket->field[EXPORT_SPAM]) ||
           tells(ticket->field[EXPORT_STATE], false, states) ||
           tells(ticket->field[EXPORT_TAGS], true, tags);
}

static bool is_merged(const struct ticket *ticket)
{
    static const char *const states[] = {"merge", "duplicate", NULL};
    static const char *const tags[] = {"merged", "closed_by_merge", "duplicate",
                                       NULL};
    return is_set(ticket->field[EXPORT_MERGED]) ||
           tells(ticket->field[EXPORT_STATE], false, states) ||
           tells(ticket->field[EXPORT_TAGS], true, tags);
}

/* A text as the id of a queue: small letters, and "-" for all that cannot
 * stand there. */
static const char *as_word(struct arena *arena, const char *text)
{
    char word[WORD_BYTES + 1];
    size_t n = 0;
    for (; *text && n < WORD_BYTES; text++) {
        bool fits =
            isalnum((unsigned char)*text) || (*text & 0x80) || *text == '_';
        if (fits)
            word[n++] = (char)tolower((unsigned char)*text);
        else if (n > 0 && word[n - 1] != '-')
            word[n++] = '-';
    }
    while (n > 0 && (word[n - 1] == '-' || (*text & 0xc0) == 0x80)) {
        bool begins = ((unsigned char)word[n - 1] & 0xc0) == 0xc0;
        n--;
        if (begins)
            break;
    }
    word[n] = '\0';
    return arena_copy(arena, n > 0 ? word : "no-channel");
}

static int queue_index(struct intake *intake, const char *queue)
{
    for (int index = 0; index < intake->n_queues; index++)
        if (strcmp(intake->queues[index], queue) == 0)
            return index;
    if (intake->n_queues == INTAKE_QUEUES_MAX) {
        if (!intake->too_much)
            diags_add(intake->diags, intake->file, "",
                      "more than %d queues; put channels together with --map",
                      INTAKE_QUEUES_MAX);
        intake->too_much = true;
        return -1;
    }
    intake->queues[intake->n_queues] = queue;
    return intake->n_queues++;
}

static bool same_queue(const char *queue, const char *other)
{
    return queue == other || (queue && other && strcmp(queue, other) == 0);
}

static struct intake_stream *find_stream(struct intake *intake,
                                         const char *channel, const char *group,
                                         const char *queue, bool unknown)
{
    for (int index = 0; index < intake->n_streams; index++) {
        struct intake_stream *stream = &intake->streams[index];
        if (strcmp(stream->channel, channel) == 0 &&
            strcmp(stream->group, group) == 0 && stream->unknown == unknown &&
            (!intake->map || same_queue(stream->queue, queue)))
            return stream;
    }
    if (intake->n_streams == INTAKE_STREAMS_MAX) {
        if (!intake->too_much)
            diags_add(intake->diags, intake->file, "",
                      "more than %d channels; is '%s' the channel?",
                      INTAKE_STREAMS_MAX, SHOWN(channel));
        intake->too_much = true;
        return NULL;
    }
    struct intake_stream *stream = &intake->streams[intake->n_streams++];
    *stream = (struct intake_stream){
        .channel = arena_copy(intake->arena, channel),
        .group = arena_copy(intake->arena, group),
        .queue = intake->map ? queue : as_word(intake->arena, channel),
        .unknown = unknown,
    };
    stream->queue_index =
        stream->queue ? queue_index(intake, stream->queue) : -1;
    return stream;
}

static bool map_has_groups(const struct map *map)
{
    for (int index = 0; map && index < map->n_rules; index++)
        if (map->rules[index].groups.n > 0)
            return true;
    return false;
}

struct intake_stream *intake_stream(struct intake *intake, const char *channel,
                                    const char *group, const char *tags)
{
    const char *queue = NULL;
    enum map_fit fit = MAP_QUEUE;
    if (intake->map)
        fit = map_find(intake->map, channel, group, tags, &queue);
    return find_stream(intake, channel,
                       map_has_groups(intake->map) ? group : "", queue,
                       fit == MAP_UNKNOWN);
}

static void add_contact(struct intake *intake, const struct contact *contact)
{
    if (intake->n_contacts == INTAKE_CONTACTS_MAX) {
        if (!intake->too_much)
            diags_add(intake->diags, intake->file, "", "more than %d rows",
                      INTAKE_CONTACTS_MAX);
        intake->too_much = true;
        return;
    }
    MEM_GROW(intake->contacts, intake->n_contacts, intake->room);
    intake->contacts[intake->n_contacts++] = *contact;
}

static bool read_time(struct intake *intake, const struct csv_cell *time,
                      struct stamp *stamp)
{
    if (!stamp_read(time->text, stamp)) {
        csv_report_cell(intake->file, time, intake->diags,
                        "'%s' is not a date and time that can be read",
                        SHOWN(time->text));
        return false;
    }
    stamp_note(&intake->times, stamp, time->text, time->line);
    return true;
}

float intake_handling(const char *text, bool hours)
{
    double number;
    int first, second, third = 0, length = 0;
    int parts = sscanf(text, "%5d:%2d%n:%2d%n", &first, &second, &length,
                       &third, &length);
    if (parts >= 2 && text[length] == '\0' && (parts == 3 || hours))
        number = (first * 60.0 + second) * 60 + third;
    else if (units_read_length(text, &first))
        number = first;
    else if (!units_read_number(text, &number))
        return NAN;
    return number > 0 && number <= HANDLING_MAX ? (float)number : NAN;
}

/* Why a ticket is not counted; LEFT_REASONS: it is. */
static enum intake_left_out reason_against(struct intake *intake,
                                           const struct ticket *ticket)
{
    if (seen(intake, ticket->field[EXPORT_ID]))
        return LEFT_TWICE;
    if (is_spam(ticket))
        return LEFT_SPAM;
    if (is_merged(ticket))
        return LEFT_MERGED;
    return *ticket->field[EXPORT_CREATED] ? LEFT_REASONS : LEFT_UNTIMED;
}

/* Counts a contact in its stream, and tells whether it is to be kept. */
static bool goes_to_queue(struct intake *intake, struct intake_stream *stream)
{
    if (!stream)
        return false;
    stream->n++;
    intake->left_out[LEFT_BY_MAP] += stream->queue_index < 0;
    return stream->queue_index >= 0;
}

void intake_ticket(struct intake *intake, const struct ticket *ticket)
{
    enum intake_left_out reason = reason_against(intake, ticket);
    struct contact contact = {.count = 1, .line = ticket->place.line};
    intake->n_read++;
    if (reason != LEFT_REASONS) {
        intake->left_out[reason]++;
        return;
    }
    struct csv_cell time = ticket->place;
    time.text = ticket->field[EXPORT_CREATED];
    const char *channel = ticket->field[EXPORT_CHANNEL];
    if (!intake->used[EXPORT_CHANNEL])
        channel = "tickets";
    struct intake_stream *stream =
        intake_stream(intake, export_channel(intake->system, channel),
                      ticket->field[EXPORT_GROUP], ticket->field[EXPORT_TAGS]);
    if (!goes_to_queue(intake, stream))
        return;
    contact.queue = stream->queue_index;
    contact.handling_s = intake_handling(ticket->field[EXPORT_HANDLING], true);
    if (read_time(intake, &time, &contact.stamp))
        add_contact(intake, &contact);
}

void intake_count(struct intake *intake, struct intake_stream *stream,
                  const struct csv_cell *time, double count, double handling_s)
{
    struct contact contact = {.count = (float)count,
                              .handling_s = (float)handling_s,
                              .line = time->line};
    if (!goes_to_queue(intake, stream))
        return;
    contact.queue = stream->queue_index;
    if (read_time(intake, time, &contact.stamp))
        add_contact(intake, &contact);
}

void intake_check(struct intake *intake)
{
    for (int index = 0; index < intake->n_streams; index++) {
        const struct intake_stream *stream = &intake->streams[index];
        if (!stream->unknown)
            continue;
        bool grouped = map_has_groups(intake->map);
        diags_add(intake->diags, intake->file, "",
                  "channel '%s'%s%s%s (%lld row%s) fits no rule of '%s', which "
                  "has no \"other\"",
                  SHOWN(stream->channel), grouped ? " of group '" : "",
                  grouped ? SHOWN(stream->group) : "", grouped ? "'" : "",
                  (long long)stream->n, stream->n == 1 ? "" : "s",
                  intake->map->file);
    }
}

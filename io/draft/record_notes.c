/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record_notes.h"

#include "record.h"
#include "shown.h"

#include <string.h>

/* "'anna', 'bo'" */
struct list {
    struct arena *arena;
    const char *names;
    int n;
};

static void add(struct list *list, const char *name)
{
    list->names = arena_printf(list->arena, "%s%s'%s'", list->names,
                               list->n++ ? ", " : "", SHOWN(name));
}

static bool in_team(const struct reading *reading, const char *id)
{
    for (int i = 0; i < reading->n_agents; i++)
        if (strcmp(reading->agents[i].id, id) == 0)
            return true;
    return false;
}

static void note_left(struct reading *reading, struct spot spot)
{
    struct list left = {reading->scratch, "", 0};
    for (int i = 0; i < reading->record->n_agents; i++)
        if (!in_team(reading, reading->record->agents[i].id))
            add(&left, reading->record->agents[i].id);
    if (left.n > 0)
        spot_note(reading->diags, spot,
                  "no longer in the team, and passed over: %s", left.names);
}

static void note_new(struct reading *reading, struct spot spot)
{
    struct list new = {reading->scratch, "", 0};
    for (int i = 0; i < reading->n_agents; i++)
        if (!record_find(reading->record, reading->agents[i].id))
            add(&new, reading->agents[i].id);
    if (new.n == reading->n_agents)
        spot_note(reading->diags, spot, "tells of nobody who is in the team");
    else if (new.n > 0)
        spot_note(reading->diags, spot, "tells nothing of: %s", new.names);
}

/* Whether an agent before this one, or an entry before this one, has it. */
static bool was_met(const struct record *record, int agent, int entry)
{
    const char *id = record->agents[agent].burdens[entry].id;
    for (int i = 0; i <= agent; i++)
        for (int k = 0; k < (i < agent ? record->agents[i].n_burdens : entry);
             k++)
            if (strcmp(record->agents[i].burdens[k].id, id) == 0)
                return true;
    return false;
}

/* What people have borne of these is forgotten in the next history. */
static void note_burdens(struct reading *reading, struct spot spot)
{
    const struct record *record = reading->record;
    struct list gone = {reading->scratch, "", 0};
    for (int agent = 0; agent < record->n_agents; agent++)
        for (int i = 0; i < record->agents[agent].n_burdens; i++) {
            const char *id = record->agents[agent].burdens[i].id;
            if (burden_named(&reading->burdens, id) < 0 &&
                !was_met(record, agent, i))
                add(&gone, id);
        }
    if (gone.n > 0)
        spot_note(reading->diags, spot,
                  "has burdens that the team does not count, and what was "
                  "borne of them is forgotten from here on: %s",
                  gone.names);
}

static bool is_listed(const struct list *list, const char *name)
{
    const char *quoted = arena_printf(list->arena, "'%s'", SHOWN(name));
    return strstr(list->names, quoted) != NULL;
}

/* A shift that was renamed, or a slip. */
static void note_shifts(struct reading *reading, struct spot spot)
{
    const struct record *record = reading->record;
    struct list gone = {reading->scratch, "", 0};
    for (int agent = 0; agent < record->n_agents; agent++)
        for (int i = 0; i < record->agents[agent].n_duties; i++) {
            const char *id = record->agents[agent].duties[i].shift;
            if (reading_shift_named(reading, id) == NOT_GIVEN &&
                !is_listed(&gone, id))
                add(&gone, id);
        }
    if (gone.n > 0)
        spot_note(reading->diags, spot,
                  "has shifts that the team does not have, and their duties "
                  "count by their times alone: %s",
                  gone.names);
}

void record_note(struct reading *reading, struct spot spot)
{
    if (!reading->scenario) {
        note_left(reading, spot);
        note_new(reading, spot);
        note_shifts(reading, spot);
    }
    note_burdens(reading, spot);
}

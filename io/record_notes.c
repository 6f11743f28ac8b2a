/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record_notes.h"

#include "record.h"
#include "shown.h"
#include "units.h"

#include <string.h>

/* "'anna', 'bo'" */
struct list {
    struct arena *arena;
    const char *names;
    int n;
};

static void add(struct list *list, const char *name, const char *rest)
{
    list->names = arena_printf(list->arena, "%s%s'%s'%s", list->names,
                               list->n++ ? ", " : "", SHOWN(name), rest);
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
            add(&left, reading->record->agents[i].id, "");
    if (left.n > 0)
        spot_note(reading->diags, spot,
                  "no longer in the team, and passed over: %s", left.names);
}

static void note_new(struct reading *reading, struct spot spot)
{
    struct list new = {reading->scratch, "", 0};
    for (int i = 0; i < reading->n_agents; i++)
        if (!record_find(reading->record, reading->agents[i].id))
            add(&new, reading->agents[i].id, "");
    if (new.n == reading->n_agents)
        spot_note(reading->diags, spot, "tells of nobody who is in the team");
    else if (new.n > 0)
        spot_note(reading->diags, spot, "tells nothing of: %s", new.names);
}

static bool is_counted(const struct reading *reading, const char *id)
{
    for (int i = 0; i < reading->burdens.n; i++)
        if (strcmp(reading->burdens.items[i].id, id) == 0)
            return true;
    return false;
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

/* Leave that is told in the team, and a duty that the files have on its days:
 * one of the two is a slip, or somebody was ill. */
static void note_absence(struct reading *reading,
                         const struct record_agent *agent,
                         const struct draft_absence *absence)
{
    char date[UNITS_ROOM];
    for (int i = 0; i < agent->n_duties; i++) {
        int worked = reading->record->first_date + agent->duties[i].day;
        if (worked < absence->first || worked > absence->last)
            continue;
        spot_note(reading->diags, absence->spot,
                  "'%s' has duty '%s' on %s by the team's 'history', which "
                  "counts as worked",
                  SHOWN(agent->id), SHOWN(agent->duties[i].shift),
                  units_write_date(worked, date));
        return;
    }
}

static void note_absences(struct reading *reading)
{
    for (int i = 0; i < reading->n_agents; i++) {
        const struct draft_agent *draft = &reading->agents[i];
        const struct record_agent *agent =
            record_find(reading->record, draft->id);
        for (int k = 0; agent && k < draft->n_absences; k++)
            if (draft->absences[k].whole_days && !draft->absences[k].busy)
                note_absence(reading, agent, &draft->absences[k]);
    }
}

/* The same inside of the files. */
static void note_leave(struct reading *reading, struct spot spot)
{
    const struct record *record = reading->record;
    struct list both = {reading->scratch, "", 0};
    char date[UNITS_ROOM];
    for (int i = 0; i < record->n_agents; i++)
        for (int k = 0; k < record->agents[i].n_duties; k++) {
            const struct record_agent *agent = &record->agents[i];
            int day = agent->duties[k].day;
            if (agent->days[day] == DAY_LEAVE)
                add(&both, agent->id,
                    arena_printf(
                        reading->scratch, " on %s",
                        units_write_date(record->first_date + day, date)));
        }
    if (both.n > 0)
        spot_note(reading->diags, spot,
                  "has duties on days of leave, which count as worked: %s",
                  both.names);
}

/* What people have borne of these is forgotten in the next history. */
static void note_burdens(struct reading *reading, struct spot spot)
{
    const struct record *record = reading->record;
    struct list gone = {reading->scratch, "", 0};
    for (int agent = 0; agent < record->n_agents; agent++)
        for (int i = 0; i < record->agents[agent].n_burdens; i++) {
            const char *id = record->agents[agent].burdens[i].id;
            if (!is_counted(reading, id) && !was_met(record, agent, i))
                add(&gone, id, "");
        }
    if (gone.n > 0)
        spot_note(reading->diags, spot,
                  "has burdens that the team does not count, and what was "
                  "borne of them is forgotten from here on: %s",
                  gone.names);
}

void record_note(struct reading *reading, struct spot spot)
{
    if (!reading->scenario) {
        note_left(reading, spot);
        note_new(reading, spot);
    }
    note_absences(reading);
    note_leave(reading, spot);
    note_burdens(reading, spot);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leave.h"

#include "record.h"
#include "shown.h"
#include "value_json.h"

bool leave_holds(const struct draft_absence *absence, int date)
{
    return absence->whole_days && !absence->busy && absence->first <= date &&
           date <= absence->last;
}

bool leave_on(const struct draft_agent *draft, int date)
{
    for (int i = 0; i < draft->n_absences; i++)
        if (leave_holds(&draft->absences[i], date))
            return true;
    return false;
}

/* One agent's past. */
struct past {
    const struct build *build;
    const struct draft_agent *draft;
    const struct record_agent *record; /* NULL: nothing of files */
    const struct history *before;
};

static bool worked(const struct past *past, int date)
{
    const struct draft_history *own = &past->draft->history;
    int back = past->build->problem->grid.first_date - 1 - date;
    for (int i = 0; past->record && i < past->record->n_duties; i++)
        if (past->build->reading->record->first_date +
                past->record->duties[i].day ==
            date)
            return true;
    return back < past->before->run ||
           (own->duty_given && own->start_date == date) ||
           (back < PAST_DAYS && past->before->past[back] > 0);
}

static const char *day_of(const struct past *past, int date)
{
    char text[UNITS_ROOM];
    return arena_printf(past->build->reading->scratch, "'%s' on %s",
                        SHOWN(past->draft->id), units_write_date(date, text));
}

/* One of the two is a slip, or somebody was ill. */
static void note(const struct build *build, struct spot spot, const char *days)
{
    spot_note(build->reading->diags, spot,
              "leave on a day that 'history' tells as worked, which counts as "
              "worked: %s",
              days);
}

static void note_absence(const struct past *past,
                         const struct draft_absence *absence)
{
    int yesterday = past->build->problem->grid.first_date - 1;
    int date = absence->last < yesterday ? absence->last : yesterday;
    while (leave_holds(absence, date) && !worked(past, date))
        date--;
    if (leave_holds(absence, date))
        note(past->build, absence->spot, day_of(past, date));
}

/* The last day that is leave in the files alone; NULL: there is none. */
static const char *leave_of_files(const struct past *past)
{
    const struct record_agent *record = past->record;
    int first = past->build->reading->record->first_date;
    for (int i = record->n_duties - 1; i >= 0; i--) {
        int day = record->duties[i].day;
        if (record->days[day] == DAY_LEAVE &&
            !leave_on(past->draft, first + day))
            return day_of(past, first + day);
    }
    return NULL;
}

static struct past past_of(const struct build *build, int index)
{
    const struct draft_agent *draft = &build->reading->agents[index];
    return (struct past){build, draft,
                         record_find(build->reading->record, draft->id),
                         &build->problem->agents[index].before};
}

/* In one line for all. */
static void note_files(const struct build *build)
{
    struct reading *reading = build->reading;
    const char *all = NULL;
    for (int i = 0; i < reading->n_agents; i++) {
        struct past past = past_of(build, i);
        const char *days = past.record ? leave_of_files(&past) : NULL;
        if (days && all)
            days = arena_printf(reading->scratch, "%s, %s", all, days);
        all = days ? days : all;
    }
    if (all)
        note(build,
             value_spot(reading, json_get(reading->json->root, "history")),
             all);
}

void leave_note(const struct build *build)
{
    const struct reading *reading = build->reading;
    for (int i = 0; i < reading->n_agents; i++) {
        struct past past = past_of(build, i);
        for (int k = 0; k < reading->agents[i].n_absences; k++)
            note_absence(&past, &reading->agents[i].absences[k]);
    }
    note_files(build);
}

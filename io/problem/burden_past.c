/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "burden_past.h"

#include "burden_amounts.h"
#include "record.h"
#include "shown.h"

#include <math.h>

enum { AGENTS_TOLD = 4 };

/* Burdens of which no duty alone tells: of the breaks, or of wishes. */
static bool is_told(const struct draft_burden *draft)
{
    return draft->kind != BURDEN_SPLIT && draft->kind != BURDEN_REFUSED;
}

/* Those whose shifts the team has not any more cannot be counted. */
static bool all_shifts_known(const struct build *build,
                             const struct record_agent *record)
{
    for (int i = 0; i < record->n_duties; i++)
        if (record->duties[i].day >= record->ledger_from &&
            reading_shift_named(build->reading, record->duties[i].shift) ==
                NOT_GIVEN)
            return false;
    return true;
}

static bool worked_saturday(const struct build *build,
                            const struct record_agent *record, int duty)
{
    const struct record_duty *it = record->duties;
    int first_date = build->reading->record->first_date;
    struct grid grid = {.first_date = first_date};
    return duty > 0 && it[duty - 1].day == it[duty].day - 1 &&
           grid_weekday(&grid, it[duty - 1].day) == SATURDAY;
}

static int weekend_begun(const struct build *build,
                         const struct record_agent *record, int duty)
{
    struct grid grid = {.first_date = build->reading->record->first_date};
    return grid_weekday(&grid, record->duties[duty].day) >= SATURDAY &&
           !worked_saturday(build, record, duty);
}

/* What the duties of the agent's last file come to. */
static int units_of(const struct build *build, const struct draft_burden *draft,
                    const struct face *face, int index,
                    const struct record_agent *record)
{
    const struct agent *agent = &build->problem->agents[index];
    int sum = 0;
    for (int i = 0; i < record->n_duties; i++) {
        if (record->duties[i].day < record->ledger_from)
            continue;
        struct offer offer = build_past_offer(build, agent, &record->duties[i]);
        offer.day -= build->reading->record->n_days;
        sum += draft->kind == BURDEN_WEEKENDS
                   ? weekend_begun(build, record, i)
                   : burden_amount(build, draft, face, &offer);
    }
    return sum;
}

/* "lates 1 instead of 2"; NULL: none is otherwise. */
static const char *differences(struct build *build, const struct ledger *ledger,
                               int index, const struct face *face,
                               const struct record_agent *record)
{
    const struct draft_burdens *all = &build->reading->burdens;
    const char *text = NULL;
    for (int i = 0; i < record->n_burdens; i++) {
        const struct record_burden *told = &record->burdens[i];
        int burden = burden_named(all, told->id);
        if (burden < 0 || told->units < 0 || !is_told(&all->items[burden]))
            continue;
        double units = burden_told(
            &ledger->burdens[burden],
            units_of(build, &all->items[burden], face, index, record));
        if (fabs(units - told->units) > 0.01)
            text =
                arena_printf(build->reading->scratch, "%s%s%s %g instead of %g",
                             text ? text : "", text ? ", " : "",
                             SHOWN(told->id), told->units, units);
    }
    return text;
}

void burdens_note_past(struct build *build, const struct ledger *ledger)
{
    struct reading *reading = build->reading;
    const char *text = "", *path = NULL;
    int n = 0;
    for (int i = 0; reading->record && i < reading->n_agents; i++) {
        const struct record_agent *record =
            record_find(reading->record, reading->agents[i].id);
        if (!record || record->ledger_from == NOT_GIVEN ||
            !all_shifts_known(build, record))
            continue;
        const char *here = differences(
            build, ledger, i,
            build_past_face(build, build->problem->agents[i].calendar), record);
        if (here && n++ < AGENTS_TOLD)
            text = arena_printf(reading->scratch, "%s%s'%s' (%s)", text,
                                n > 1 ? ", " : "", SHOWN(record->id), here);
        if (here)
            path = record->path;
    }
    if (n > AGENTS_TOLD)
        text = arena_printf(reading->scratch, "%s and %d more", text,
                            n - AGENTS_TOLD);
    if (n > 0)
        diags_note(reading->diags, path, "",
                   "its ledger counts otherwise than its duties, and goes on "
                   "as it stands: %s; if the roster was edited, 'vaktel export "
                   "--format json', with the team as it was then, writes it "
                   "anew",
                   text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shifts from a table, a row each. */
#include "cells.h"
#include "field.h"
#include "shifts.h"
#include "shown.h"

#include <ctype.h>
#include <string.h>

static const char *const columns[] = {
    "id",    "name",   "start",      "end",  "length",  "days",
    "night", "breaks", "not_before", "tags", "on_call", "counts"};

static void read_clock(const struct row *row, const char *column, int *minute,
                       struct spot *spot)
{
    const struct csv_cell *cell = row_cell(row, column);
    if (!cell)
        return;
    *spot = row_spot(row, cell);
    if (field_clock(row->reading->diags, *spot, cell->text, minute))
        field_on_slots(row->reading, *spot, *minute);
}

/* How long after its start something of a duty is. */
static void read_after(const struct row *row, const char *text,
                       const struct csv_cell *cell, int *minutes)
{
    struct spot spot = row_spot(row, cell);
    if (field_length(row->reading->diags, spot, text, 0, MINUTES_PER_DAY,
                     minutes))
        field_on_slots(row->reading, spot, *minutes);
}

static void read_times(const struct row *row, struct draft_shift *shift)
{
    struct diags *diags = row->reading->diags;
    const struct csv_cell *end = row_cell(row, "end");
    const struct csv_cell *length = row_cell(row, "length");
    int minutes = row->reading->slot_min;
    if (!row_cell(row, "start"))
        spot_report(diags, shift->spot, "'start' is missing");
    if (!end && !length)
        spot_report(diags, shift->spot, "'end' or 'length' is missing");
    if (end && length)
        spot_report(diags, row_spot(row, length),
                    "'end' and 'length' exclude each other");
    read_clock(row, "start", &shift->start.from, &shift->start_spot);
    shift->start.to = shift->start.from;
    read_clock(row, "end", &shift->end, &shift->end_spot);
    if (length)
        field_slots(row->reading, row_spot(row, length), length->text,
                    &minutes);
    shift->length.from = shift->length.to = minutes;
    shift->start.step = shift->length.step = row->reading->slot_min;
}

/* A duty at home, to be called. */
static void read_on_call(const struct row *row, struct draft_shift *shift)
{
    const struct csv_cell *counts = row_cell(row, "counts");
    const struct csv_cell *breaks = row_cell(row, "breaks");
    struct spot counted = row_spot(row, counts), paused = row_spot(row, breaks);
    shift->on_call = cell_yes(row, "on_call", false);
    if (counts && !cell_whole(counts->text, 0, 100, &shift->counts))
        spot_report(row->reading->diags, counted,
                    "must be a whole number from 0 to 100, is '%s'",
                    SHOWN(counts->text));
    shift_check_call(row->reading, shift, counts ? &counted : NULL,
                     breaks ? &paused : NULL);
}

/* "paid", "unpaid" and "over 5h30m", in any order. */
static void read_terms(const struct row *row, const struct csv_cell *cell,
                       const char *rest, struct draft_break *pause)
{
    const char *word;
    while ((word = cell_item(row->reading, &rest, " ")) != NULL) {
        const char *over = strcmp(word, "over") == 0
                               ? cell_item(row->reading, &rest, " ")
                               : NULL;
        if (over)
            field_length(row->reading->diags, row_spot(row, cell), over, 0,
                         MINUTES_PER_DAY, &pause->over);
        else if (strcmp(word, "paid") == 0 || strcmp(word, "unpaid") == 0)
            pause->paid = strcmp(word, "paid") == 0;
        else
            spot_report(row->reading->diags, row_spot(row, cell),
                        "'%s' after a break, allowed are: paid, unpaid, over "
                        "and a length",
                        SHOWN(word));
    }
}

/* "30m@3h-5h unpaid". */
static struct draft_break
read_break(const struct row *row, const struct csv_cell *cell, const char *text)
{
    struct reading *reading = row->reading;
    struct draft_break pause = {.spot = row_spot(row, cell)};
    const char *terms = text;
    const char *when = cell_item(reading, &terms, " ");
    const char *length = cell_item(reading, &when, "@");
    const char *from = cell_item(reading, &when, "@-");
    const char *to = cell_item(reading, &when, "-");
    if (!length || !from || !to || *when) {
        spot_report(reading->diags, pause.spot,
                    "'%s' is not a break such as '30m@3h-5h unpaid'",
                    SHOWN(text));
        return pause;
    }
    field_slots(reading, pause.spot, length, &pause.length);
    read_after(row, from, cell, &pause.from);
    read_after(row, to, cell, &pause.to);
    read_terms(row, cell, terms, &pause);
    return pause;
}

static void read_breaks(const struct row *row, struct draft_shift *shift)
{
    const struct csv_cell *cell = row_cell(row, "breaks");
    const char *rest = cell ? cell->text : "", *item;
    while ((item = cell_item(row->reading, &rest, ";|")) != NULL) {
        if (shift->n_breaks == BREAKS_MAX) {
            spot_report(row->reading->diags, row_spot(row, cell),
                        "more than %d breaks", BREAKS_MAX);
            return;
        }
        shift->breaks[shift->n_breaks++] = read_break(row, cell, item);
    }
}

static void read_row(const struct row *row)
{
    struct reading *reading = row->reading;
    const struct csv_cell *id = row_cell(row, "id");
    const struct csv_cell *name = row_cell(row, "name");
    const struct csv_cell *days = row_cell(row, "days");
    const struct csv_cell *not_before = row_cell(row, "not_before");
    const struct csv_cell *tags = row_cell(row, "tags");
    struct draft_shift shift = draft_shift(row_spot(row, id));
    int before = diags_count(reading->diags);
    if (!id)
        spot_report(reading->diags, shift.spot, "'id' is missing");
    else
        shift.id = arena_copy(reading->arena,
                              field_word(reading->diags, shift.spot, id->text));
    shift.name = shift.id;
    if (name)
        shift.name = arena_copy(
            reading->arena,
            field_label(reading->diags, row_spot(row, name), name->text));
    if (days)
        shift.days = cell_days(reading, row_spot(row, days), days->text);
    read_times(row, &shift);
    shift.night = cell_yes(row, "night", NOT_GIVEN);
    read_breaks(row, &shift);
    read_on_call(row, &shift);
    if (not_before)
        shift.not_before = cell_names(row, not_before, false);
    if (tags)
        shift.tags = cell_names(row, tags, false);
    shift.broken = diags_count(reading->diags) > before;
    shifts_add(reading, shift.spot, &shift);
}

void shifts_read_csv(struct reading *reading, const char *name)
{
    const struct csv_table *table = reading_known_table(
        reading, name, columns, sizeof columns / sizeof *columns);
    for (int row = 0; table && row < table->n_rows; row++)
        read_row(&(struct row){reading, table, row});
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lengths of contacts that really were, a row each. */
#include "build.h"

#include "cells.h"
#include "shown.h"
#include "units.h"

enum { SECONDS_MAX = 86400 };

static double read_seconds(const struct row *row, const struct csv_cell *cell)
{
    double seconds;
    if (units_read_number(cell->text, &seconds) && seconds >= 0 &&
        seconds <= SECONDS_MAX)
        return seconds;
    spot_report(row->reading->diags, row_spot(row, cell),
                "must be a number of seconds from 0 to %d, is '%s'",
                SECONDS_MAX, SHOWN(cell->text));
    return 0;
}

void build_times(struct build *build, const struct draft_queue *draft,
                 struct staffing *staffing)
{
    struct reading *reading = build->reading;
    const struct draft_times *asked = &draft->times;
    if (!asked->csv)
        return;
    const struct csv_table *table = reading_table(reading, asked->csv);
    int column = table ? reading_column(reading, asked->spot, table, asked->csv,
                                        asked->column)
                       : -1;
    if (column < 0)
        return;
    if (table->n_rows == 0)
        spot_report(reading->diags, asked->spot, "'%s' has no rows",
                    SHOWN(asked->csv));
    double *times = ARENA_ARRAY(reading->arena, double, table->n_rows);
    for (int index = 0; index < table->n_rows; index++) {
        const struct row row = {reading, table, index};
        times[index] = read_seconds(&row, csv_cell(table, index, column));
    }
    staffing->times = times;
    staffing->n_times = table->n_rows;
}

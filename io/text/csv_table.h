/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A spreadsheet's export as a table of cells, each of which knows where it
 * stands: UTF-8, or UTF-16 with a byte order mark, taken apart by csv_stream.h.
 * Columns at the end that are empty from the header on are passed over. */
#ifndef CSV_TABLE_H
#define CSV_TABLE_H

#include "arena.h"
#include "csv_stream.h"
#include "diag.h"

#include <stdbool.h>

struct csv_table {
    const char *file; /* as the user named it */
    int n_columns, n_rows;
    const struct csv_cell *header; /* [n_columns], no two alike */
    const struct csv_cell *cells;  /* [n_rows * n_columns] */
};

/* The table in `arena`.  Reports what is wrong with the file and leaves out
 * the rows concerned; NULL where there is not even a header. */
struct csv_table *csv_read(const char *path, struct arena *arena,
                           struct diags *diags);

/* The column with this name, exactly, or -1. */
int csv_column(const struct csv_table *table, const char *name);

static inline const struct csv_cell *csv_cell(const struct csv_table *table,
                                              int row, int column)
{
    return &table->cells[row * table->n_columns + column];
}

/* Reports every column not in `names`, with the nearest one where there is,
 * else all that are allowed; false where the first of `names`, which no row
 * can do without, is no column. */
bool csv_check_columns(const struct csv_table *table, const char *const *names,
                       int n_names, struct diags *diags);

/* Reports something wrong with a cell or a header, by its line and column. */
void csv_report(const struct csv_table *table, const struct csv_cell *cell,
                struct diags *diags, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif

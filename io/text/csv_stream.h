/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only door to libcsv: rows of cells from text that comes piece by piece.
 *
 * Cells are separated by the comma, semicolon, tab or bar that the first line
 * with anything in it has most of; quoted cells may hold line ends; lines end
 * in LF, CRLF or CR; blank lines and rows of empty cells are passed over.
 * Cells come without the blanks around them. */
#ifndef CSV_STREAM_H
#define CSV_STREAM_H

#include "diag.h"

#include <stdbool.h>
#include <stddef.h>

struct csv_cell {
    const char *text;
    int line, column; /* from 1, in characters */
};

/* A row; its cells are lost when the call returns. */
typedef void csv_row_taker(void *context, const struct csv_cell *cells,
                           int n_cells);

struct csv_stream;

/* Reports what is wrong as of `file`, and stops there; both are borrowed. */
struct csv_stream *csv_stream_new(const char *file, struct diags *diags,
                                  csv_row_taker *take_row, void *context);
void csv_stream_free(struct csv_stream *stream);

/* Takes a piece of valid UTF-8 that ends with a 0; the first one must hold the
 * header.  False once the stream has stopped. */
bool csv_stream_feed(struct csv_stream *stream, const char *text,
                     size_t length);

/* Ends the last row. */
void csv_stream_end(struct csv_stream *stream);

/* Takes no more rows. */
void csv_stream_stop(struct csv_stream *stream);

/* Reports something wrong with a cell, by its line and column. */
void csv_report_cell(const char *file, const struct csv_cell *cell,
                     struct diags *diags, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Reports a row that has not as many cells as the header. */
void csv_report_width(const char *file, const struct csv_cell *cells,
                      int n_cells, int n_columns, struct diags *diags);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_table.h"

#include "encoding.h"
#include "file.h"
#include "mem.h"
#include "near.h"
#include "text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { CELLS_MAX = 8 << 20 };

struct reading {
    struct arena *arena;
    struct diags *diags;
    struct csv_table *table;
    struct csv_stream *stream;
    struct csv_cell *header;
    struct csv_cell *cells; /* of whole rows */
    int n_cells, room;
    bool stopped;
};

#define REPORT(reading, cell, ...)                                             \
    csv_report((reading)->table, (cell), (reading)->diags, __VA_ARGS__)

static void check_name(struct reading *reading, int column)
{
    const struct csv_cell *header = reading->header;
    if (*header[column].text == '\0')
        REPORT(reading, &header[column], "column without a name");
    for (int other = 0; other < column; other++) {
        if (*header[column].text == '\0' ||
            strcmp(header[other].text, header[column].text) != 0)
            continue;
        REPORT(reading, &header[column], "column '%s' appears twice",
               header[column].text);
        return;
    }
}

static struct csv_cell kept(struct reading *reading,
                            const struct csv_cell *cell)
{
    const char *text =
        *cell->text ? arena_copy(reading->arena, cell->text) : "";
    return (struct csv_cell){text, cell->line, cell->column};
}

static void keep_header(struct reading *reading, const struct csv_cell *cells,
                        int n_cells)
{
    reading->header = ARENA_ARRAY(reading->arena, struct csv_cell, n_cells);
    for (int index = 0; index < n_cells; index++)
        reading->header[index] = kept(reading, &cells[index]);
    reading->table->header = reading->header;
    reading->table->n_columns = n_cells;
}

static void keep_row(struct reading *reading, const struct csv_cell *cells,
                     int n_cells)
{
    if (reading->n_cells + n_cells > CELLS_MAX) {
        REPORT(reading, cells, "more than %d cells", CELLS_MAX);
        csv_stream_stop(reading->stream);
        return;
    }
    for (int index = 0; index < n_cells; index++) {
        MEM_GROW(reading->cells, reading->n_cells, reading->room);
        reading->cells[reading->n_cells++] = kept(reading, &cells[index]);
    }
    reading->table->n_rows++;
}

static void take_row(void *context, const struct csv_cell *cells, int n_cells)
{
    struct reading *reading = context;
    if (reading->header == NULL)
        keep_header(reading, cells, n_cells);
    else if (n_cells != reading->table->n_columns)
        csv_report_width(reading->table->file, cells, n_cells,
                         reading->table->n_columns, reading->diags);
    else
        keep_row(reading, cells, n_cells);
}

static void parse(struct reading *reading, const char *text, size_t length)
{
    reading->stream =
        csv_stream_new(reading->table->file, reading->diags, take_row, reading);
    reading->stopped = !csv_stream_feed(reading->stream, text, length);
    csv_stream_end(reading->stream);
    csv_stream_free(reading->stream);
}

/* Whether the bytes are text; they are UTF-8 then. */
static bool decode(struct reading *reading, char **bytes, size_t *length)
{
    bool whole = utf8_from_marked(bytes, length);
    size_t valid = utf8_valid_length(*bytes, *length);
    if (whole && valid == *length)
        return true;
    struct csv_cell there = {0};
    utf8_place(*bytes, valid, &there.line, &there.column);
    REPORT(reading, &there, "not valid %s, save the file as UTF-8",
           whole ? "UTF-8" : "UTF-16");
    return false;
}

static bool column_empty(const struct reading *reading, int column)
{
    int width = reading->table->n_columns;
    if (*reading->header[column].text != '\0')
        return false;
    for (int row = 0; row < reading->table->n_rows; row++)
        if (*reading->cells[row * width + column].text != '\0')
            return false;
    return true;
}

/* Keeps the rows, without the empty columns at the end. */
static void keep_cells(struct reading *reading)
{
    struct csv_table *table = reading->table;
    int width = table->n_columns, n_columns = width;
    while (n_columns > 0 && column_empty(reading, n_columns - 1))
        n_columns--;
    struct csv_cell *kept =
        ARENA_ARRAY(reading->arena, struct csv_cell, table->n_rows * n_columns);
    for (int row = 0; row < table->n_rows; row++)
        memcpy(&kept[row * n_columns], &reading->cells[row * width],
               (size_t)n_columns * sizeof *kept);
    table->cells = kept;
    table->n_columns = n_columns;
    for (int column = 0; column < n_columns; column++)
        check_name(reading, column);
}

struct csv_table *csv_read(const char *path, struct arena *arena,
                           struct diags *diags)
{
    size_t length;
    char *bytes = file_read(path, &length, diags);
    if (bytes == NULL)
        return NULL;
    struct reading reading = {.arena = arena, .diags = diags};
    reading.table = ARENA_ARRAY(arena, struct csv_table, 1);
    reading.table->file = arena_copy(arena, path);
    if (decode(&reading, &bytes, &length)) {
        parse(&reading, bytes, length);
        const struct csv_cell top = {"", 1, 1};
        if (reading.header == NULL && !reading.stopped)
            REPORT(&reading, &top, "no header line");
    }
    keep_cells(&reading);
    free(reading.cells);
    free(bytes);
    return reading.header != NULL ? reading.table : NULL;
}

static bool among(const char *name, const char *const *names, int n_names)
{
    for (int index = 0; index < n_names; index++)
        if (strcmp(name, names[index]) == 0)
            return true;
    return false;
}

/* The name that differs from the text only in capitals, or NULL. */
static const char *in_other_case(const char *text, const char *const *names,
                                 int n_names)
{
    for (int index = 0; index < n_names; index++)
        if (strcasecmp(text, names[index]) == 0)
            return names[index];
    return NULL;
}

static void report_unknown(const struct csv_table *table,
                           const struct csv_cell *cell,
                           const char *const *names, int n_names,
                           struct diags *diags)
{
    const char *nearest = near_name(cell->text, names, n_names);
    const char *meant = in_other_case(cell->text, names, n_names);
    if (meant != NULL) {
        csv_report(table, cell, diags, "column '%s' must be written '%s'",
                   cell->text, meant);
        return;
    }
    if (nearest != NULL) {
        csv_report(table, cell, diags,
                   "unknown column '%s', did you mean '%s'?", cell->text,
                   nearest);
        return;
    }
    struct text allowed = {0};
    for (int index = 0; index < n_names; index++)
        text_printf(&allowed, "%s%s", index > 0 ? ", " : "", names[index]);
    csv_report(table, cell, diags, "unknown column '%s', allowed are: %s",
               cell->text, text_string(&allowed));
    text_free(&allowed);
}

bool csv_check_columns(const struct csv_table *table, const char *const *names,
                       int n_names, struct diags *diags)
{
    bool needed = false, misspelt = false;
    for (int column = 0; column < table->n_columns; column++) {
        const struct csv_cell *cell = &table->header[column];
        needed |= strcmp(cell->text, names[0]) == 0;
        misspelt |= strcasecmp(cell->text, names[0]) == 0;
        if (*cell->text != '\0' && !among(cell->text, names, n_names))
            report_unknown(table, cell, names, n_names, diags);
    }
    if (!misspelt)
        csv_report(table, table->header, diags, "column '%s' is missing",
                   names[0]);
    return needed;
}

int csv_column(const struct csv_table *table, const char *name)
{
    for (int column = 0; column < table->n_columns; column++)
        if (strcmp(table->header[column].text, name) == 0)
            return column;
    return -1;
}

void csv_report(const struct csv_table *table, const struct csv_cell *cell,
                struct diags *diags, const char *format, ...)
{
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    csv_report_cell(table->file, cell, diags, "%s", message);
}

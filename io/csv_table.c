/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libcsv is fed byte by byte: its callbacks, which tell nothing of places,
 * then come at the very byte that ends a cell or a row. */
#include "csv_table.h"

#include "encoding.h"
#include "file.h"
#include "mem.h"
#include "near.h"
#include "text.h"

#include <csv.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { COLUMNS_MAX = 1000, CELLS_MAX = 8 << 20 };

struct reading {
    struct arena *arena;
    struct diags *diags;
    struct csv_table *table;
    struct csv_cell *header;
    struct csv_cell *cells; /* of whole rows, then of the one being read */
    int n_cells, room;
    int row;          /* index of this row's first cell */
    int line, column; /* of the byte being fed */
    struct csv_cell cell;
    bool begun; /* the place of `cell` is known */
    bool stopped;
};

/* A place to report, where there is no cell. */
static struct csv_cell place(int line, int column)
{
    return (struct csv_cell){"", line, column};
}

#define REPORT(reading, cell, ...)                                             \
    csv_report((reading)->table, (cell), (reading)->diags, __VA_ARGS__)

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static const char *trimmed(struct reading *reading, const char *bytes,
                           size_t length)
{
    while (length > 0 && is_blank(bytes[length - 1]))
        length--;
    while (length > 0 && is_blank(*bytes)) {
        bytes++;
        length--;
    }
    return length == 0 ? "" : arena_copy_n(reading->arena, bytes, length);
}

static bool too_many(struct reading *reading)
{
    bool wide = reading->n_cells - reading->row == COLUMNS_MAX;
    if (!reading->stopped && (wide || reading->n_cells == CELLS_MAX)) {
        struct csv_cell here = place(reading->line, reading->column);
        REPORT(reading, &here, "more than %d cells%s",
               wide ? COLUMNS_MAX : CELLS_MAX, wide ? " in a row" : "");
        reading->stopped = true;
    }
    return reading->stopped;
}

static void end_cell(void *bytes, size_t length, void *data)
{
    struct reading *reading = data;
    reading->begun = false;
    if (too_many(reading))
        return;
    reading->cell.text = trimmed(reading, bytes, length);
    MEM_GROW(reading->cells, reading->n_cells, reading->room);
    reading->cells[reading->n_cells++] = reading->cell;
}

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

static void end_header(struct reading *reading)
{
    int n_columns = reading->n_cells;
    reading->header = ARENA_ARRAY(reading->arena, struct csv_cell, n_columns);
    memcpy(reading->header, reading->cells,
           (size_t)n_columns * sizeof *reading->header);
    reading->table->header = reading->header;
    reading->table->n_columns = n_columns;
    reading->n_cells = 0;
}

static bool all_empty(const struct csv_cell *cells, int n_cells)
{
    for (int index = 0; index < n_cells; index++)
        if (*cells[index].text != '\0')
            return false;
    return true;
}

static void end_row(int end, void *data)
{
    (void)end;
    struct reading *reading = data;
    const struct csv_cell *cells = &reading->cells[reading->row];
    int n_cells = reading->n_cells - reading->row;
    if (reading->header == NULL && !all_empty(cells, n_cells)) {
        end_header(reading);
    } else if (all_empty(cells, n_cells)) {
        reading->n_cells = reading->row;
    } else if (n_cells != reading->table->n_columns) {
        REPORT(reading, cells, "row has %d cell%s, the header has %d", n_cells,
               n_cells == 1 ? "" : "s", reading->table->n_columns);
        reading->n_cells = reading->row;
    } else {
        reading->row = reading->n_cells;
        reading->table->n_rows++;
    }
}

static void advance(struct reading *reading, const char *byte)
{
    bool crlf = byte[0] == '\r' && byte[1] == '\n';
    if ((byte[0] == '\n' || byte[0] == '\r') && !crlf) {
        reading->line++;
        reading->column = 1;
    } else if (((unsigned char)byte[0] & 0xc0) != 0x80) {
        reading->column++;
    }
}

static void begin_cell(struct reading *reading, char byte, char separator)
{
    bool row_empty = reading->n_cells == reading->row;
    bool blank = byte != separator && is_blank(byte);
    if (reading->begun || (row_empty && blank))
        return;
    reading->begun = true;
    reading->cell = place(reading->line, reading->column);
}

/* The separator that the first line with anything in it has most of. */
static char find_separator(const char *text)
{
    static const char separators[] = {',', ';', '\t'};
    int counts[sizeof separators] = {0};
    bool quoted = false;
    text += strspn(text, " \t\r\n");
    for (; *text != '\0' && (quoted || !strchr("\r\n", *text)); text++) {
        quoted ^= *text == '"';
        for (size_t kind = 0; kind < sizeof separators; kind++)
            counts[kind] += !quoted && *text == separators[kind];
    }
    size_t most = 0;
    for (size_t kind = 1; kind < sizeof separators; kind++)
        if (counts[kind] > counts[most])
            most = kind;
    return separators[most];
}

static void feed(struct reading *reading, struct csv_parser *parser,
                 const char *text)
{
    char separator = (char)csv_get_delim(parser);
    for (; *text != '\0' && !reading->stopped; text++) {
        begin_cell(reading, *text, separator);
        if (csv_parse(parser, text, 1, end_cell, end_row, reading) != 1) {
            struct csv_cell here = place(reading->line, reading->column);
            REPORT(reading, &here,
                   "quote inside a cell, quote the whole cell and write its "
                   "own quotes twice");
            reading->stopped = true;
            return;
        }
        advance(reading, text);
    }
    begin_cell(reading, separator, separator);
    if (!reading->stopped && csv_fini(parser, end_cell, end_row, reading) != 0)
        REPORT(reading, &reading->cell, "quote is never closed");
}

static void *grow(void *memory, size_t size)
{
    return mem_resize(memory, size, 1);
}

static void parse(struct reading *reading, const char *text)
{
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_realloc_func(&parser, grow);
    csv_set_delim(&parser, (unsigned char)find_separator(text));
    feed(reading, &parser, text);
    csv_free(&parser);
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
    struct reading reading = {
        .arena = arena, .diags = diags, .line = 1, .column = 1};
    reading.table = ARENA_ARRAY(arena, struct csv_table, 1);
    reading.table->file = arena_copy(arena, path);
    if (decode(&reading, &bytes, &length)) {
        parse(&reading, bytes);
        struct csv_cell top = place(1, 1);
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
    char message[512], where[32];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    snprintf(where, sizeof where, "%d:%d", cell->line, cell->column);
    diags_add(diags, table->file, where, "%s", message);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libcsv is fed so that its callbacks, which tell nothing of places, come at
 * the very byte that ends a cell or a row: bytes that can end neither go in
 * one piece, all others one by one. */
#include "csv_stream.h"

#include "mem.h"
#include "text.h"

#include <csv.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 1000, CELL_BYTES_MAX = 1 << 20 };

struct csv_stream {
    const char *file;
    struct diags *diags;
    csv_row_taker *take_row;
    void *context;
    struct csv_parser parser;
    struct csv_cell *cells; /* of the row being read */
    size_t *begins;         /* [n_cells] of their texts */
    struct text texts;      /* each followed by a 0 */
    int n_cells, room, begins_room;
    int line, column; /* of the byte being fed */
    struct csv_cell cell;
    size_t cell_bytes;
    char separator; /* 0: not known yet */
    bool begun;     /* the place of `cell` is known */
    bool after_cr, stopped;
};

static void *grow(void *memory, size_t size)
{
    return mem_resize(memory, size, 1);
}

struct csv_stream *csv_stream_new(const char *file, struct diags *diags,
                                  csv_row_taker *take_row, void *context)
{
    struct csv_stream *stream = mem_alloc(1, sizeof *stream);
    stream->file = file;
    stream->diags = diags;
    stream->take_row = take_row;
    stream->context = context;
    stream->line = stream->column = 1;
    csv_init(&stream->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_realloc_func(&stream->parser, grow);
    return stream;
}

void csv_stream_free(struct csv_stream *stream)
{
    csv_free(&stream->parser);
    text_free(&stream->texts);
    free(stream->cells);
    free(stream->begins);
    free(stream);
}

void csv_stream_stop(struct csv_stream *stream)
{
    stream->stopped = true;
}

void csv_report_cell(const char *file, const struct csv_cell *cell,
                     struct diags *diags, const char *format, ...)
{
    char message[512], where[32];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    snprintf(where, sizeof where, "%d:%d", cell->line, cell->column);
    diags_add(diags, file, where, "%s", message);
}

void csv_report_width(const char *file, const struct csv_cell *cells,
                      int n_cells, int n_columns, struct diags *diags)
{
    csv_report_cell(
        file, cells, diags, "row has %d cell%s, the header has %d%s", n_cells,
        n_cells == 1 ? "" : "s", n_columns,
        n_cells > n_columns ? "; a cell with the separator in it goes in quotes"
                            : "");
}

/* Where the byte being fed stands. */
static struct csv_cell here(const struct csv_stream *stream)
{
    return (struct csv_cell){"", stream->line, stream->column};
}

#define FAIL(stream, cell, ...)                                                \
    do {                                                                       \
        csv_report_cell((stream)->file, (cell), (stream)->diags, __VA_ARGS__); \
        (stream)->stopped = true;                                              \
    } while (0)

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static void add_trimmed(struct text *texts, const char *bytes, size_t length)
{
    while (length > 0 && is_blank(bytes[length - 1]))
        length--;
    while (length > 0 && is_blank(*bytes)) {
        bytes++;
        length--;
    }
    text_add_n(texts, bytes, length);
    text_add_n(texts, "", 1);
}

static void end_cell(void *bytes, size_t length, void *data)
{
    struct csv_stream *stream = data;
    struct csv_cell place = here(stream);
    stream->begun = false;
    if (stream->stopped)
        return;
    if (stream->n_cells == COLUMNS_MAX) {
        FAIL(stream, &place, "more than %d cells in a row", COLUMNS_MAX);
        return;
    }
    MEM_GROW(stream->cells, stream->n_cells, stream->room);
    MEM_GROW(stream->begins, stream->n_cells, stream->begins_room);
    stream->begins[stream->n_cells] = stream->texts.length;
    stream->cells[stream->n_cells++] = stream->cell;
    add_trimmed(&stream->texts, bytes, length);
}

static void end_row(int end, void *data)
{
    (void)end;
    struct csv_stream *stream = data;
    bool empty = stream->texts.length == (size_t)stream->n_cells;
    for (int index = 0; index < stream->n_cells; index++)
        stream->cells[index].text = stream->texts.bytes + stream->begins[index];
    if (!empty && !stream->stopped)
        stream->take_row(stream->context, stream->cells, stream->n_cells);
    stream->n_cells = 0;
    text_clear(&stream->texts);
}

/* The separator that the first line with anything in it has most of. */
static char find_separator(const char *text)
{
    static const char separators[] = {',', ';', '\t', '|'};
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

/* Moves the place on over bytes that have been fed. */
static void advance(struct csv_stream *stream, const char *bytes, size_t count)
{
    for (; count > 0; count--, bytes++) {
        bool lf_of_crlf = *bytes == '\n' && stream->after_cr;
        stream->after_cr = *bytes == '\r';
        if (lf_of_crlf)
            continue;
        if (*bytes == '\n' || *bytes == '\r') {
            stream->line++;
            stream->column = 1;
        } else if (((unsigned char)*bytes & 0xc0) != 0x80) {
            stream->column++;
        }
    }
}

static void begin_cell(struct csv_stream *stream, char byte)
{
    bool separator = byte == stream->separator;
    bool blank = !separator && is_blank(byte);
    if (stream->begun || (stream->n_cells == 0 && blank))
        return;
    stream->begun = true;
    stream->cell_bytes = 0;
    stream->cell = here(stream);
}

/* How many bytes can go in one piece. */
static size_t plain_length(const struct csv_stream *stream, const char *text)
{
    const char ends[] = {stream->separator, '"', '\r', '\n', '\0'};
    size_t length = stream->begun ? strcspn(text, ends) : 0;
    return length > 0 ? length : 1;
}

static void feed_piece(struct csv_stream *stream, const char *text,
                       size_t length)
{
    size_t done =
        csv_parse(&stream->parser, text, length, end_cell, end_row, stream);
    advance(stream, text, done);
    stream->cell_bytes += length;
    if (stream->stopped)
        return;
    struct csv_cell place = here(stream);
    if (done < length)
        FAIL(stream, &place,
             "quote inside a cell, quote the whole cell and write its own "
             "quotes twice");
    else if (stream->begun && stream->cell_bytes > CELL_BYTES_MAX)
        FAIL(stream, &stream->cell,
             "a cell of more than %d bytes; is its quote ever closed?",
             CELL_BYTES_MAX);
}

bool csv_stream_feed(struct csv_stream *stream, const char *text, size_t length)
{
    if (stream->separator == '\0') {
        stream->separator = find_separator(text);
        csv_set_delim(&stream->parser, (unsigned char)stream->separator);
    }
    for (const char *end = text + length; text < end && !stream->stopped;) {
        begin_cell(stream, *text);
        size_t piece = plain_length(stream, text);
        feed_piece(stream, text, piece);
        text += piece;
    }
    return !stream->stopped;
}

void csv_stream_end(struct csv_stream *stream)
{
    begin_cell(stream, stream->separator);
    if (!stream->stopped &&
        csv_fini(&stream->parser, end_cell, end_row, stream) != 0)
        FAIL(stream, &stream->cell, "quote is never closed");
}

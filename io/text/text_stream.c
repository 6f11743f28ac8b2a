/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is left of the bytes of a piece, half a character, goes before those of
 * the next. */
#include "text_stream.h"

#include "encoding.h"
#include "file.h"
#include "mem.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 16, CHARACTER_MAX = 4 };

enum form { FORM_UNKNOWN, FORM_UTF8, FORM_LITTLE, FORM_BIG };

struct text_stream {
    int file;
    const char *path;
    struct diags *diags;
    enum form form;
    bool ended, failed;
    int line, column; /* of what comes next */
    size_t n_bytes;   /* read and not yet handed out */
    char bytes[PIECE + 1];
    char text[UTF8_ROOM(PIECE)];
};

struct text_stream *text_stream_open(const char *path, struct diags *diags)
{
    int file = file_open(path, diags);
    if (file < 0)
        return NULL;
    struct text_stream *stream = mem_alloc(1, sizeof *stream);
    stream->file = file;
    stream->path = path;
    stream->diags = diags;
    stream->line = stream->column = 1;
    return stream;
}

void text_stream_close(struct text_stream *stream)
{
    if (stream == NULL)
        return;
    close(stream->file);
    free(stream);
}

/* Fills `bytes` as far as the file goes. */
static void fill(struct text_stream *stream)
{
    while (!stream->ended && stream->n_bytes < PIECE) {
        ssize_t got = file_part(stream->file, stream->bytes + stream->n_bytes,
                                PIECE - stream->n_bytes);
        stream->ended = got <= 0;
        if (got < 0) {
            file_report(stream->path, "read", stream->diags);
            stream->failed = true;
        }
        stream->n_bytes += got > 0 ? (size_t)got : 0;
    }
}

static void drop(struct text_stream *stream, size_t count)
{
    stream->n_bytes -= count;
    memmove(stream->bytes, stream->bytes + count, stream->n_bytes);
}

/* Looks for a byte order mark. */
static void find_form(struct text_stream *stream)
{
    static const struct {
        enum form form;
        size_t length;
        const char *bytes;
    } marks[] = {{FORM_LITTLE, 2, "\xff\xfe"},
                 {FORM_BIG, 2, "\xfe\xff"},
                 {FORM_UTF8, 3, "\xef\xbb\xbf"},
                 {FORM_UTF8, 0, ""}};
    int mark = 0;
    while (stream->n_bytes < marks[mark].length ||
           memcmp(stream->bytes, marks[mark].bytes, marks[mark].length) != 0)
        mark++;
    stream->form = marks[mark].form;
    drop(stream, marks[mark].length);
}

/* Turns the bytes into `text`; how many of them it took. */
static size_t take(struct text_stream *stream, size_t *length)
{
    size_t taken;
    if (stream->form == FORM_UTF8) {
        taken = *length = utf8_valid_length(stream->bytes, stream->n_bytes);
        memcpy(stream->text, stream->bytes, taken);
        stream->text[taken] = '\0';
    } else {
        *length =
            utf8_from_utf16(stream->bytes, stream->n_bytes,
                            stream->form == FORM_LITTLE, stream->text, &taken);
    }
    return taken;
}

/* Moves the place on over the text handed out. */
static void move_on(struct text_stream *stream, size_t length)
{
    int line, column;
    utf8_place(stream->text, length, &line, &column);
    stream->column = line > 1 ? column : stream->column + column - 1;
    stream->line += line - 1;
}

static void report(struct text_stream *stream)
{
    char place[32];
    bool utf8 = stream->form == FORM_UTF8;
    snprintf(place, sizeof place, "%d:%d", stream->line, stream->column);
    diags_add(stream->diags, stream->path, place,
              "not valid %s, save the file as UTF-8",
              utf8 ? "UTF-8" : "UTF-16");
    stream->failed = true;
}

const char *text_stream_next(struct text_stream *stream, size_t *length)
{
    *length = 0;
    if (stream->failed)
        return NULL;
    fill(stream);
    if (stream->form == FORM_UNKNOWN)
        find_form(stream);
    drop(stream, take(stream, length));
    move_on(stream, *length);
    bool half = stream->n_bytes > 0 && stream->n_bytes < CHARACTER_MAX;
    if (stream->n_bytes > 0 && (!half || stream->ended))
        report(stream);
    return *length > 0 ? stream->text : NULL;
}

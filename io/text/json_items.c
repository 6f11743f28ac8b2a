/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Outside of items only brackets, keys and commas are looked at; an item is
 * put aside until its last bracket and then read like any document.
 *
 * A file that begins with an object may be one of lines, or one object around
 * all.  It is one of lines if that object ends before the first piece does and
 * another one follows. */
#include "json_items.h"

#include "mem.h"
#include "text.h"
#include "text_stream.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_BYTES = 64 };

static const char *const list_keys[] = {
    "tickets", "results",       "result", "data",  "issues",
    "records", "conversations", "items",  "cases", "value"};

struct scan {
    const char *file;
    struct diags *diags;
    json_item_taker *take_item;
    void *context;
    int line, column;
    bool lines; /* JSON Lines */
    bool ended, failed, found;
    bool in_string, escaped;
    bool after_value; /* a comma or an end must come */
    int depth;
    char opens[JSON_DEPTH_MAX];
    int list;            /* the depth of the list that is read; 0: outside */
    char key[KEY_BYTES]; /* the last text outside of items */
    size_t key_length;
    struct text item; /* the item so far, if `item_depth` */
    int item_depth, item_line, item_column;
};

static void fail(struct scan *scan, int line, int column, const char *message)
{
    char place[32];
    snprintf(place, sizeof place, "%d:%d", line, column);
    diags_add(scan->diags, scan->file, place, "%s", message);
    scan->failed = true;
}

/* Reports of an item, whose places count from its first letter. */
static void pass_on(struct scan *scan, const struct diags *of_item)
{
    for (int index = 0; index < diags_count(of_item); index++) {
        const struct diag *diag = diags_at(of_item, index);
        int line = 1, column = 1;
        if (sscanf(diag->place, "%d:%d", &line, &column) == 2 && line == 1)
            column += scan->item_column - 1;
        fail(scan, scan->item_line + line - 1, column, diag->message);
    }
}

static void end_item(struct scan *scan)
{
    struct diags *diags = diags_new();
    struct json *json =
        json_parse(scan->item.bytes, scan->item.length, scan->file, diags);
    if (json) {
        json->diags = scan->diags;
        scan->take_item(scan->context, json, scan->item_line);
    }
    pass_on(scan, diags);
    json_free(json);
    diags_free(diags);
    scan->item_depth = 0;
    scan->found = true;
    text_clear(&scan->item);
}

static bool is_list_key(const char *key)
{
    for (size_t i = 0; i < sizeof list_keys / sizeof *list_keys; i++)
        if (strcmp(key, list_keys[i]) == 0)
            return true;
    return false;
}

/* Whether the array that begins here holds the items. */
static bool begins_list(const struct scan *scan)
{
    if (scan->list > 0)
        return false;
    for (int outer = 0; outer < scan->depth; outer++)
        if (scan->opens[outer] == '[')
            return false;
    return scan->depth == 0 || is_list_key(scan->key);
}

static void open_bracket(struct scan *scan, char byte)
{
    bool item = byte == '{' &&
                (scan->lines ? scan->depth == 0
                             : scan->list > 0 && scan->depth == scan->list);
    if (scan->depth == JSON_DEPTH_MAX) {
        fail(scan, scan->line, scan->column, "nested too deep");
        return;
    }
    if (scan->depth == 0 && scan->ended) {
        fail(scan, scan->line, scan->column,
             "text after the end of the document");
        return;
    }
    if (byte == '[' && !scan->lines && begins_list(scan))
        scan->list = scan->depth + 1;
    scan->opens[scan->depth++] = byte;
    if (item && !scan->item_depth) {
        scan->item_depth = scan->depth;
        scan->item_line = scan->line;
        scan->item_column = scan->column;
        text_add_n(&scan->item, "{", 1);
    }
}

static void close_bracket(struct scan *scan, char byte)
{
    char open = byte == '}' ? '{' : '[';
    if (scan->depth == 0 || scan->opens[scan->depth - 1] != open) {
        fail(scan, scan->line, scan->column,
             byte == '}' ? "'}' without '{'" : "']' without '['");
        return;
    }
    if (scan->list == scan->depth)
        scan->list = 0;
    if (scan->item_depth == scan->depth)
        end_item(scan);
    scan->depth--;
    scan->ended = scan->depth == 0 && !scan->lines;
}

/* A letter outside of texts. */
static void take_mark(struct scan *scan, char byte)
{
    bool between = !scan->item_depth && scan->depth == scan->list &&
                   (scan->list > 0 || scan->lines);
    if (byte == '{' || byte == '[') {
        if (between && scan->after_value && !scan->lines)
            fail(scan, scan->line, scan->column, "',' or ']' expected");
        scan->after_value = false;
        open_bracket(scan, byte);
    } else if (byte == '}' || byte == ']') {
        close_bracket(scan, byte);
        scan->after_value = true;
    } else if (byte == '"') {
        scan->in_string = true;
        scan->key_length = 0;
    } else if (byte == ',') {
        scan->after_value = false;
    } else if ((between || scan->depth == 0) && !strchr(" \t\r\n", byte)) {
        fail(scan, scan->line, scan->column,
             "an object expected, '{' and its fields");
    }
}

/* A letter of a text. */
static void take_letter(struct scan *scan, char byte)
{
    if (scan->escaped)
        scan->escaped = false;
    else if (byte == '\\')
        scan->escaped = true;
    else if (byte == '"')
        scan->in_string = false;
    if (!scan->item_depth && scan->in_string &&
        scan->key_length < KEY_BYTES - 1)
        scan->key[scan->key_length++] = byte;
    scan->key[scan->key_length] = '\0';
}

static void advance(struct scan *scan, char byte)
{
    if (byte == '\n') {
        scan->line++;
        scan->column = 1;
    } else if (((unsigned char)byte & 0xc0) != 0x80) {
        scan->column++;
    }
}

static void take(struct scan *scan, char byte)
{
    if (scan->item_depth) {
        text_add_n(&scan->item, &byte, 1);
        if (scan->item.length > JSON_ITEM_BYTES_MAX)
            fail(scan, scan->item_line, scan->item_column,
                 "an object of more than 16 MB");
    }
    if (scan->in_string)
        take_letter(scan, byte);
    else
        take_mark(scan, byte);
    advance(scan, byte);
}

/* Whether the first object ends in this piece and another one follows. */
static bool is_lines(const char *text)
{
    int depth = 0;
    bool in_string = false;
    text += strspn(text, " \t\r\n");
    if (*text != '{')
        return false;
    do {
        if (in_string && *text == '\\' && text[1])
            text++;
        else if (*text == '"')
            in_string = !in_string;
        else if (!in_string)
            depth += (*text == '{') - (*text == '}');
        text++;
    } while (depth > 0 && *text);
    text += strspn(text, " \t\r\n");
    return depth == 0 && *text == '{';
}

static void finish(struct scan *scan)
{
    if (scan->failed || diags_failed(scan->diags))
        return;
    if (scan->item_depth)
        fail(scan, scan->item_line, scan->item_column,
             "the file ends inside the object that begins here");
    else if (scan->depth > 0 || scan->in_string)
        fail(scan, scan->line, scan->column,
             "the file ends before its brackets are closed");
    else if (!scan->found)
        fail(scan, 1, 1,
             "no list of tickets: an array of objects, as it is or under "
             "\"tickets\", \"results\", \"data\", \"issues\", \"records\" or "
             "\"conversations\", or an object in each line");
}

void json_items_read(const char *path, struct diags *diags,
                     json_item_taker *take_item, void *context)
{
    struct text_stream *pieces = text_stream_open(path, diags);
    struct scan scan = {.file = path,
                        .diags = diags,
                        .take_item = take_item,
                        .context = context,
                        .line = 1,
                        .column = 1};
    size_t length;
    const char *piece;
    bool first = true;
    if (!pieces)
        return;
    while (!scan.failed && (piece = text_stream_next(pieces, &length))) {
        scan.lines = first ? is_lines(piece) : scan.lines;
        first = false;
        for (size_t at = 0; at < length && !scan.failed; at++)
            take(&scan, piece[at]);
    }
    finish(&scan);
    text_stream_close(pieces);
    text_free(&scan.item);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ics_text.h"

#include <stdbool.h>
#include <string.h>

enum { LINE_OCTETS = 75 };

/* What may not be torn apart: an escape, or a character. */
static int unit_length(const char *line)
{
    return line[0] == '\\' && line[1] != '\0' ? 1 + text_char_length(line + 1)
                                              : text_char_length(line);
}

void ics_line(struct text *text, const char *line)
{
    int room = LINE_OCTETS;
    while (*line) {
        int length = unit_length(line);
        if (length > room) {
            text_add(text, "\r\n ");
            room = LINE_OCTETS - 1;
        }
        text_add_n(text, line, (size_t)length);
        line += length;
        room -= length;
    }
    text_add(text, "\r\n");
}

static bool begins(const char *string, const char *with)
{
    return strncmp(string, with, strlen(with)) == 0;
}

/* Bytes of the line end that `value` begins with, 0 if it is none. */
static int line_end_length(const char *value)
{
    if (begins(value, "\r\n"))
        return 2;
    if (*value == '\n' || *value == '\r')
        return 1;
    return begins(value, "\u2028") || begins(value, "\u2029") ? 3 : 0;
}

static bool is_control(char byte)
{
    return ((unsigned char)byte < 0x20 && byte != '\t') || byte == 0x7F;
}

static bool is_special(char byte)
{
    return byte == ',' || byte == ';' || byte == '\\';
}

/* How a value is given: escaped; without what would have to be escaped; or as
 * the one and the other are read again. */
enum manner { ESCAPED, PLAIN, READ, READ_PLAIN };

static bool is_plain(enum manner manner)
{
    return manner == PLAIN || manner == READ_PLAIN;
}

/* Adds the one character that `value` begins with, as it may stand in a TEXT
 * value; returns its length. */
static int add_character(struct text *text, const char *value,
                         enum manner manner)
{
    int length = text_char_length(value);
    if (length == 1 && (unsigned char)*value >= 0x80) {
        text_add(text, "\uFFFD");
    } else if (is_special(*value)) {
        if (!is_plain(manner))
            text_printf(text, "%s%c", manner == ESCAPED ? "\\" : "", *value);
    } else if (!is_control(*value)) {
        text_add_n(text, value, (size_t)length);
    }
    return length;
}

static bool is_blank(char byte)
{
    return (byte != '\0' && strchr(" \t\r\n", byte)) || is_control(byte);
}

static void add_value(struct text *text, const char *value, enum manner manner)
{
    const char *const ends[] = {
        [ESCAPED] = "\\n", [PLAIN] = " ", [READ] = "\n", [READ_PLAIN] = " "};
    size_t end = strlen(value);
    while (end > 0 && is_blank(value[end - 1]))
        end--;
    const char *stop = value + end;
    while (value < stop && is_blank(*value))
        value++;
    while (value < stop) {
        int length = line_end_length(value);
        if (length > 0)
            text_add(text, ends[manner]);
        else
            length = add_character(text, value, manner);
        value += length;
    }
}

static void add_line(struct text *text, const char *name, const char *value,
                     enum manner manner)
{
    struct text line = {0};
    text_printf(&line, "%s:", name);
    add_value(&line, value, manner);
    ics_line(text, text_string(&line));
    text_free(&line);
}

void ics_text_line(struct text *text, const char *name, const char *value)
{
    add_line(text, name, value, ESCAPED);
}

void ics_plain_line(struct text *text, const char *name, const char *value)
{
    add_line(text, name, value, PLAIN);
}

/* Once more, as leaving something out may lay bare a blank at an end. */
static const char *cleaned(struct arena *arena, const char *value,
                           enum manner manner)
{
    struct text once = {0}, twice = {0};
    add_value(&once, value, manner);
    add_value(&twice, text_string(&once), manner);
    const char *copy = arena_copy(arena, text_string(&twice));
    text_free(&once);
    text_free(&twice);
    return copy;
}

const char *ics_clean(struct arena *arena, const char *value)
{
    return cleaned(arena, value, READ);
}

const char *ics_clean_plain(struct arena *arena, const char *value)
{
    return cleaned(arena, value, READ_PLAIN);
}

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

/* Adds the one character that `value` begins with, as it may stand in a TEXT
 * value; returns its length. */
static int add_character(struct text *text, const char *value, bool plain)
{
    int length = text_char_length(value);
    if (length == 1 && (unsigned char)*value >= 0x80) {
        text_add(text, "\uFFFD");
    } else if (is_special(*value)) {
        if (!plain)
            text_printf(text, "\\%c", *value);
    } else if (!is_control(*value)) {
        text_add_n(text, value, (size_t)length);
    }
    return length;
}

static void add_value(struct text *text, const char *value, bool plain)
{
    size_t end = strlen(value);
    while (end > 0 && strchr(" \t\r\n", value[end - 1]))
        end--;
    const char *stop = value + end;
    while (value < stop && strchr(" \t\r\n", *value))
        value++;
    while (value < stop) {
        int length = line_end_length(value);
        if (length > 0)
            text_add(text, plain ? " " : "\\n");
        else
            length = add_character(text, value, plain);
        value += length;
    }
}

static void add_line(struct text *text, const char *name, const char *value,
                     bool plain)
{
    struct text line = {0};
    text_printf(&line, "%s:", name);
    add_value(&line, value, plain);
    ics_line(text, text_string(&line));
    text_free(&line);
}

void ics_text_line(struct text *text, const char *name, const char *value)
{
    add_line(text, name, value, false);
}

void ics_plain_line(struct text *text, const char *name, const char *value)
{
    add_line(text, name, value, true);
}

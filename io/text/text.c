/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Widths are the C library's, asked in a UTF-8 locale of our own, so that the
 * user's locale changes no output. */
#define _XOPEN_SOURCE 700

#include "text.h"

#include "arena.h"
#include "mem.h"
#include "require.h"

#include <locale.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { FIRST_ROOM = 256 };

static void make_room(struct text *text, size_t more)
{
    size_t least = text->length + more + 1;
    if (least <= text->room)
        return;
    size_t room = text->room ? text->room : FIRST_ROOM;
    while (room < least)
        room *= 2;
    text->bytes = mem_resize(text->bytes, room, 1);
    text->room = room;
}

void text_add_n(struct text *text, const char *bytes, size_t count)
{
    make_room(text, count);
    memcpy(text->bytes + text->length, bytes, count);
    text->length += count;
    text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
    text_add_n(text, string, strlen(string));
}

void text_repeat(struct text *text, const char *string, int times)
{
    for (int i = 0; i < times; i++)
        text_add(text, string);
}

void text_printf(struct text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    require(length >= 0);
    make_room(text, (size_t)length);
    va_start(args, format);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, args);
    va_end(args);
    text->length += (size_t)length;
}

const char *text_string(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

char *text_take(struct text *text)
{
    make_room(text, 0);
    char *bytes = text->bytes;
    bytes[text->length] = '\0';
    *text = (struct text){0};
    return bytes;
}

const char *text_keep(struct text *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text_string(text));
    text_free(text);
    return copy;
}

void text_clear(struct text *text)
{
    text->length = 0;
    if (text->bytes)
        text->bytes[0] = '\0';
}

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

/* The character that `string` begins with and its length in bytes; 0xFFFD and
 * 1 where it is not UTF-8. */
static uint32_t decode(const char *string, int *length)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *byte = (const unsigned char *)string;
    int n = byte[0] < 0x80           ? 1
            : (byte[0] >> 5) == 0x06 ? 2
            : (byte[0] >> 4) == 0x0E ? 3
            : (byte[0] >> 3) == 0x1E ? 4
                                     : 0;
    uint32_t code = n <= 1 ? byte[0] : byte[0] & (0x7Fu >> n);
    for (int i = 1; i < n; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            n = 0;
        else
            code = code << 6 | (byte[i] & 0x3Fu);
    }
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    bool valid = n > 0 && code >= least[n] && code <= 0x10FFFF && !surrogate;
    *length = valid ? n : 1;
    return valid ? code : 0xFFFD;
}

int text_char_length(const char *string)
{
    int length;
    decode(string, &length);
    return *string ? length : 0;
}

bool text_is_turn(const char *string)
{
    const unsigned char *bytes = (const unsigned char *)string;
    if (bytes[0] != 0xe2)
        return false;
    return (bytes[1] == 0x80 && bytes[2] >= 0xaa && bytes[2] <= 0xae) ||
           (bytes[1] == 0x81 && bytes[2] >= 0xa6 && bytes[2] <= 0xa9);
}

bool text_has_control(const char *string)
{
    for (; *string; string++)
        if ((unsigned char)*string < 0x20 || *string == 0x7f)
            return true;
    return false;
}

bool text_has_turn(const char *string)
{
    for (; *string; string++)
        if (text_is_turn(string))
            return true;
    return false;
}

void text_hide_turns(struct text *text, size_t from)
{
    for (size_t at = from; at < text->length; at++)
        if (text_is_turn(text->bytes + at))
            memcpy(text->bytes + at, TEXT_UNKNOWN, 3); /* as long */
}

/* Columns of one character; those that cannot be printed take none. */
static int char_width(uint32_t code)
{
    static locale_t unicode = (locale_t)0;
    if (code >= 0x20 && code < 0x7F)
        return 1;
    if (unicode == (locale_t)0)
        unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (unicode == (locale_t)0)
        return 1;
    locale_t old = uselocale(unicode);
    int width = wcwidth((wchar_t)code);
    uselocale(old);
    return width > 0 ? width : 0;
}

int text_width(const char *string)
{
    int width = 0, length;
    for (; *string; string += length) {
        uint32_t code = decode(string, &length);
        width += text_is_turn(string) ? 1 : char_width(code);
    }
    return width;
}

/* Adds as many whole characters as fit; returns the columns they take. */
static int add_fitting(struct text *text, const char *string, int room)
{
    int width = 0, length;
    for (; *string; string += length) {
        uint32_t code = decode(string, &length);
        bool turn = text_is_turn(string);
        int wide = turn ? 1 : char_width(code);
        if (width + wide > room)
            break;
        text_add_n(text, turn ? TEXT_UNKNOWN : string, (size_t)length);
        width += wide;
    }
    return width;
}

void text_add_padded(struct text *text, const char *string, int width)
{
    int room = abs(width), wide = text_width(string);
    if (width < 0)
        text_repeat(text, " ", room - wide);
    if (wide > room && room > 0) {
        wide = 1 + add_fitting(text, string, room - 1);
        text_add(text, "…");
    } else if (room > 0) {
        add_fitting(text, string, room);
    }
    if (width > 0)
        text_repeat(text, " ", room - wide);
}

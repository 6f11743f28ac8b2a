/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"

#include "mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Length of the UTF-8 character that begins with `lead`, 0: none does.  The
 * second byte has its own limits, which keep out overlong forms, surrogates
 * and what is past U+10FFFF. */
static size_t sequence(unsigned char lead, unsigned char *low,
                       unsigned char *high)
{
    *low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    *high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (lead > 0 && lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

static bool continues(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

static bool is_character(const unsigned char *bytes, size_t length)
{
    unsigned char low, high;
    size_t expected = sequence(bytes[0], &low, &high);
    if (expected == 0 || expected > length)
        return false;
    if (expected > 1 && (bytes[1] < low || bytes[1] > high))
        return false;
    for (size_t index = 2; index < expected; index++)
        if (!continues(bytes[index]))
            return false;
    return true;
}

size_t utf8_valid_length(const char *bytes, size_t length)
{
    const unsigned char *byte = (const unsigned char *)bytes;
    unsigned char low, high;
    size_t valid = 0;
    while (valid < length && is_character(byte + valid, length - valid))
        valid += sequence(byte[valid], &low, &high);
    return valid;
}

void utf8_place(const char *bytes, size_t offset, int *line, int *column)
{
    *line = *column = 1;
    for (size_t index = 0; index < offset; index++) {
        bool crlf = bytes[index] == '\r' && bytes[index + 1] == '\n';
        if ((bytes[index] == '\n' || bytes[index] == '\r') && !crlf) {
            ++*line;
            *column = 1;
        } else if (!continues((unsigned char)bytes[index])) {
            ++*column;
        }
    }
}

static uint32_t unit_at(const unsigned char *bytes, bool little)
{
    return little ? bytes[1] << 8 | bytes[0] : bytes[0] << 8 | bytes[1];
}

/* The character that UTF-16 begins with, and its length in bytes: 0 where it
 * is none, or is 0, or goes on behind the bytes. */
static size_t take_character(const unsigned char *bytes, size_t length,
                             bool little, uint32_t *character)
{
    if (length < 2)
        return 0;
    *character = unit_at(bytes, little);
    if (*character < 0xd800 || *character > 0xdfff)
        return *character != 0 ? 2 : 0;
    if (*character > 0xdbff || length < 4)
        return 0;
    uint32_t low = unit_at(bytes + 2, little);
    if (low < 0xdc00 || low > 0xdfff)
        return 0;
    *character = 0x10000 + ((*character - 0xd800) << 10) + (low - 0xdc00);
    return 4;
}

static char *put_character(uint32_t character, char *put)
{
    int more = character < 0x80      ? 0
               : character < 0x800   ? 1
               : character < 0x10000 ? 2
                                     : 3;
    static const unsigned char leads[] = {0x00, 0xc0, 0xe0, 0xf0};
    *put++ = (char)(leads[more] | character >> 6 * more);
    while (more-- > 0)
        *put++ = (char)(0x80 | (character >> 6 * more & 0x3f));
    return put;
}

size_t utf8_from_utf16(const char *bytes, size_t length, bool little,
                       char *turned, size_t *taken)
{
    const unsigned char *from = (const unsigned char *)bytes;
    char *put = turned;
    size_t step;
    uint32_t character = 0;
    *taken = 0;
    while ((step = take_character(from + *taken, length - *taken, little,
                                  &character)) > 0) {
        put = put_character(character, put);
        *taken += step;
    }
    *put = '\0';
    return (size_t)(put - turned);
}

static bool turn(char **bytes, size_t *length)
{
    char *turned = mem_alloc(UTF8_ROOM(*length), 1);
    size_t taken, given = *length - 2;
    bool little = (unsigned char)**bytes == 0xff;
    *length = utf8_from_utf16(*bytes + 2, given, little, turned, &taken);
    free(*bytes);
    *bytes = turned;
    return taken == given;
}

bool utf8_from_marked(char **bytes, size_t *length)
{
    if (*length >= 2 && (memcmp(*bytes, "\xff\xfe", 2) == 0 ||
                         memcmp(*bytes, "\xfe\xff", 2) == 0))
        return turn(bytes, length);
    if (*length >= 3 && memcmp(*bytes, "\xef\xbb\xbf", 3) == 0) {
        *length -= 3;
        memmove(*bytes, *bytes + 3, *length + 1);
    }
    return true;
}

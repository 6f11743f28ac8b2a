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

/* UTF-16 being turned: `get` and `end` in the old bytes, `put` in the new. */
struct turning {
    const unsigned char *get, *end;
    bool little;
    char *put;
};

static uint32_t take_unit(struct turning *turning)
{
    uint32_t first = turning->get[0], second = turning->get[1];
    turning->get += 2;
    return turning->little ? second << 8 | first : first << 8 | second;
}

/* The next character, 0 where there is none. */
static uint32_t take_character(struct turning *turning)
{
    if (turning->end - turning->get < 2)
        return 0;
    uint32_t unit = take_unit(turning);
    if (unit < 0xd800 || unit > 0xdfff)
        return unit;
    if (unit > 0xdbff || turning->end - turning->get < 2)
        return 0;
    uint32_t low = take_unit(turning);
    if (low < 0xdc00 || low > 0xdfff)
        return 0;
    return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

static void put_character(struct turning *turning, uint32_t character)
{
    int more = character < 0x80      ? 0
               : character < 0x800   ? 1
               : character < 0x10000 ? 2
                                     : 3;
    static const unsigned char leads[] = {0x00, 0xc0, 0xe0, 0xf0};
    *turning->put++ = (char)(leads[more] | character >> 6 * more);
    while (more-- > 0)
        *turning->put++ = (char)(0x80 | (character >> 6 * more & 0x3f));
}

static bool turn(char **bytes, size_t *length)
{
    /* Two bytes of UTF-16 become at most three of UTF-8. */
    char *turned = mem_alloc(*length / 2 * 3 + 1, 1);
    struct turning turning = {
        .get = (const unsigned char *)*bytes + 2,
        .end = (const unsigned char *)*bytes + *length,
        .little = (unsigned char)**bytes == 0xff,
        .put = turned,
    };
    uint32_t character = 1;
    while (turning.get < turning.end && character != 0) {
        character = take_character(&turning);
        if (character != 0)
            put_character(&turning, character);
    }
    *turning.put = '\0';
    free(*bytes);
    *bytes = turned;
    *length = (size_t)(turning.put - turned);
    return character != 0;
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

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes of a file as UTF-8. */
#ifndef ENCODING_H
#define ENCODING_H

#include <stdbool.h>
#include <stddef.h>

/* How many of the first bytes are UTF-8 without a byte 0: `length` if all. */
size_t utf8_valid_length(const char *bytes, size_t length);

/* Where a byte stands in UTF-8 text, counted from 1 in lines (that end in LF,
 * CRLF or CR) and characters. */
void utf8_place(const char *bytes, size_t offset, int *line, int *column);

/* Room for what `length` bytes of UTF-16 become, and a 0. */
#define UTF8_ROOM(length) ((length) / 2 * 3 + 1)

/* Turns UTF-16 into UTF-8 up to the first byte pair that begins no whole
 * character, or is 0; how far that was goes to `*taken`.  Returns the length of
 * `turned`, which ends with a 0 more. */
size_t utf8_from_utf16(const char *bytes, size_t length, bool little,
                       char *turned, size_t *taken);

/* Takes away a byte order mark, and turns UTF-16 that begins with one into
 * UTF-8.  `*bytes` is on the heap and may be replaced; it ends with a 0 that
 * `*length` does not count.  False: half a character in UTF-16, of which
 * everything before has been turned. */
bool utf8_from_marked(char **bytes, size_t *length);

#endif

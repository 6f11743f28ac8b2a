/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON's grammar (RFC 8259), letter by letter and without recursion.  cJSON
 * would take more than JSON (01, trailing text, any control character) and
 * says of the rest only that it is wrong; here each slip that people make has
 * its own words. */
#include "encoding.h"
#include "json.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum expect { VALUE, ITEM_OR_END, KEY_OR_END, KEY, COLON, AFTER_VALUE };

struct scan {
    const char *text, *at, *end;
    const char *file;
    struct diags *diags;
    bool failed;
    enum expect expect;
    int values, depth;
    const char *openers[JSON_DEPTH_MAX];
};

__attribute__((format(printf, 3, 4))) static void
fail(struct scan *scan, const char *where, const char *format, ...)
{
    char place[48], message[256];
    int line, column;
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    utf8_place(scan->text, (size_t)(where - scan->text), &line, &column);
    snprintf(place, sizeof place, "%d:%d", line, column);
    diags_add(scan->diags, scan->file, place, "%s", message);
    scan->failed = true;
}

static bool at_end(const struct scan *scan)
{
    return scan->at == scan->end;
}

static void skip_blanks(struct scan *scan)
{
    while (!at_end(scan) && strchr(" \t\r\n", *scan->at))
        scan->at++;
}

static bool letter(char byte)
{
    return byte && (isalnum((unsigned char)byte) || strchr("_-+.", byte));
}

/* The length of the word at `where`, for a message. */
static int word_length(const struct scan *scan, const char *where)
{
    int length = 0;
    while (where + length < scan->end && letter(where[length]) && length < 40)
        length++;
    return length;
}

static int hex(const char *digits)
{
    int value = 0;
    for (int i = 0; i < 4; i++) {
        if (!isxdigit((unsigned char)digits[i]))
            return -1;
        int low = digits[i] & 0xf;
        value =
            16 * value + (isdigit((unsigned char)digits[i]) ? low : low + 9);
    }
    return value;
}

/* After "\u".  The text ends with a NUL, which is no hex digit. */
static void scan_code(struct scan *scan)
{
    int code = hex(scan->at);
    bool high = code >= 0xd800 && code < 0xdc00;
    bool low = code >= 0xdc00 && code < 0xe000;
    bool paired = high && scan->at[4] == '\\' && scan->at[5] == 'u' &&
                  hex(scan->at + 6) >= 0xdc00 && hex(scan->at + 6) < 0xe000;
    if (code < 0)
        fail(scan, scan->at - 2, "'\\u' must be followed by four hex digits");
    else if (code == 0)
        fail(scan, scan->at - 2, "'\\u0000' is not allowed in a text");
    else if (low || (high && !paired))
        fail(scan, scan->at - 2, "'\\u%.4s' is half a character", scan->at);
    else
        scan->at += paired ? 10 : 4;
}

static void scan_escape(struct scan *scan)
{
    char byte = *scan->at;
    if (!byte || !strchr("u\"\\/bfnrt", byte)) {
        fail(scan, scan->at - 1,
             "unknown escape, a backslash is written as '\\\\'");
        return;
    }
    scan->at++;
    if (byte == 'u')
        scan_code(scan);
}

static void scan_string(struct scan *scan)
{
    const char *begin = scan->at++;
    while (!scan->failed) {
        unsigned char byte = (unsigned char)*scan->at;
        if (at_end(scan) || byte == '\n' || byte == '\r') {
            fail(scan, begin, "text without a closing quote");
        } else if (byte < 0x20) {
            fail(scan, scan->at, "control character in a text, write '\\u%04x'",
                 byte);
        } else {
            scan->at++;
            if (byte == '"')
                return;
            if (byte == '\\')
                scan_escape(scan);
        }
    }
}

static bool skip_digits(struct scan *scan)
{
    const char *begin = scan->at;
    while (isdigit((unsigned char)*scan->at))
        scan->at++;
    return scan->at > begin;
}

/* Digits, fraction and exponent, the sign being behind us. */
static bool number_is_json(struct scan *scan)
{
    if (!skip_digits(scan))
        return false;
    if (*scan->at == '.') {
        scan->at++;
        if (!skip_digits(scan))
            return false;
    }
    if (*scan->at == 'e' || *scan->at == 'E') {
        scan->at++;
        if (*scan->at == '+' || *scan->at == '-')
            scan->at++;
        if (!skip_digits(scan))
            return false;
    }
    return true;
}

static void scan_number(struct scan *scan)
{
    const char *begin = scan->at;
    int length = word_length(scan, begin);
    if (*scan->at == '-')
        scan->at++;
    const char *first = scan->at;
    bool leading_nought = first[0] == '0' && isdigit((unsigned char)first[1]);
    if (leading_nought || !number_is_json(scan) ||
        (!at_end(scan) && letter(*scan->at)))
        fail(scan, begin, "'%.*s' is not a JSON number", length, begin);
    else if (strtod(begin, NULL) > 1e300 || strtod(begin, NULL) < -1e300)
        fail(scan, begin, "number '%.*s' is too large", length, begin);
}

static void scan_word(struct scan *scan)
{
    static const char *const words[] = {"true", "false", "null"};
    int length = word_length(scan, scan->at);
    for (int i = 0; i < 3; i++)
        if (length == (int)strlen(words[i]) &&
            strncmp(scan->at, words[i], (size_t)length) == 0) {
            scan->at += length;
            return;
        }
    fail(scan, scan->at,
         "'%.*s' is not a JSON value, texts stand in double quotes", length,
         scan->at);
}

static void unexpected(struct scan *scan, const char *wanted)
{
    char byte = *scan->at;
    if (at_end(scan) && scan->depth > 0)
        fail(scan, scan->openers[scan->depth - 1], "'%c' is never closed",
             *scan->openers[scan->depth - 1]);
    else if (at_end(scan))
        fail(scan, scan->at, "the file is empty");
    else if (byte == '/' || byte == '#')
        fail(scan, scan->at, "JSON has no comments");
    else if (byte == '\'')
        fail(scan, scan->at, "texts stand in double quotes, not single ones");
    else if (letter(byte))
        fail(scan, scan->at, "%s expected before '%.*s'", wanted,
             word_length(scan, scan->at), scan->at);
    else
        fail(scan, scan->at, "%s expected", wanted);
}

static void open_container(struct scan *scan)
{
    if (scan->depth == JSON_DEPTH_MAX) {
        fail(scan, scan->at, "nested more than %d deep", JSON_DEPTH_MAX);
        return;
    }
    scan->openers[scan->depth++] = scan->at;
    scan->expect = *scan->at++ == '{' ? KEY_OR_END : ITEM_OR_END;
}

static void scan_value(struct scan *scan)
{
    char byte = at_end(scan) ? '\0' : *scan->at;
    if (++scan->values > JSON_VALUES_MAX) {
        fail(scan, scan->at, "more than %d values", JSON_VALUES_MAX);
        return;
    }
    scan->expect = AFTER_VALUE;
    if (byte == '{' || byte == '[')
        open_container(scan);
    else if (byte == '"')
        scan_string(scan);
    else if (byte == '-' || isdigit((unsigned char)byte))
        scan_number(scan);
    else if (isalpha((unsigned char)byte))
        scan_word(scan);
    else
        unexpected(scan, "a value");
}

/* Closes the innermost array or object if that is what stands here. */
static bool closed(struct scan *scan)
{
    char byte = at_end(scan) ? '\0' : *scan->at;
    if ((byte != '}' && byte != ']') || scan->depth == 0)
        return false;
    char opener = *scan->openers[scan->depth - 1];
    if (byte != (opener == '{' ? '}' : ']'))
        return false;
    scan->at++;
    scan->depth--;
    scan->expect = AFTER_VALUE;
    return true;
}

static void scan_key(struct scan *scan)
{
    if (at_end(scan) || *scan->at != '"') {
        unexpected(scan, "a key in double quotes");
        return;
    }
    scan_string(scan);
    scan->expect = COLON;
}

static void scan_colon(struct scan *scan)
{
    if (at_end(scan) || *scan->at != ':') {
        unexpected(scan, "':'");
        return;
    }
    scan->at++;
    scan->expect = VALUE;
}

static void scan_after_value(struct scan *scan)
{
    if (closed(scan))
        return;
    bool in_object = *scan->openers[scan->depth - 1] == '{';
    if (at_end(scan) || *scan->at != ',') {
        unexpected(scan, in_object ? "',' or '}'" : "',' or ']'");
        return;
    }
    const char *comma = scan->at++;
    skip_blanks(scan);
    if (!at_end(scan) && (*scan->at == '}' || *scan->at == ']'))
        fail(scan, comma, "',' before '%c'", *scan->at);
    scan->expect = in_object ? KEY : VALUE;
}

static void step(struct scan *scan)
{
    switch (scan->expect) {
    case VALUE:
        scan_value(scan);
        break;
    case ITEM_OR_END:
        if (!closed(scan))
            scan_value(scan);
        break;
    case KEY_OR_END:
        if (!closed(scan))
            scan_key(scan);
        break;
    case KEY:
        scan_key(scan);
        break;
    case COLON:
        scan_colon(scan);
        break;
    case AFTER_VALUE:
        scan_after_value(scan);
        break;
    }
}

bool json_check(const char *text, size_t length, const char *file,
                struct diags *diags)
{
    struct scan scan = {.text = text,
                        .at = text,
                        .end = text + length,
                        .file = file,
                        .diags = diags,
                        .expect = VALUE};
    size_t valid = utf8_valid_length(text, length);
    if (valid < length)
        fail(&scan, text + valid, "not valid UTF-8, save the file as UTF-8");
    do {
        skip_blanks(&scan);
        if (!scan.failed)
            step(&scan);
    } while (!scan.failed && (scan.depth > 0 || scan.expect != AFTER_VALUE));
    skip_blanks(&scan);
    if (!scan.failed && !at_end(&scan))
        fail(&scan, scan.at, "text after the end of the document");
    return !scan.failed;
}

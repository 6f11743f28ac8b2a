/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json_out.h"

#include "require.h"
#include "units.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool is_flat(const struct json_out *out)
{
    return out->flat_from > 0 && out->depth >= out->flat_from;
}

static void new_line(struct json_out *out)
{
    text_add(out->text, "\n");
    text_repeat(out->text, "  ", out->depth);
}

/* Bytes that stand in a JSON string as they are. */
static size_t plain_length(const char *value)
{
    size_t length = 0;
    while ((unsigned char)value[length] >= 0x20 && value[length] != '"' &&
           value[length] != '\\')
        length++;
    return length;
}

static void add_quoted(struct text *text, const char *value)
{
    text_add(text, "\"");
    while (*value) {
        size_t plain = plain_length(value);
        text_add_n(text, value, plain);
        value += plain;
        if (!*value)
            break;
        if (*value == '"' || *value == '\\')
            text_printf(text, "\\%c", *value);
        else if (*value == '\n')
            text_add(text, "\\n");
        else
            text_printf(text, "\\u%04x", (unsigned)*value);
        value++;
    }
    text_add(text, "\"");
}

/* What stands before a value: comma, line break, key. */
static void before_value(struct json_out *out, const char *key)
{
    if (out->filled)
        text_add(out->text, is_flat(out) ? ", " : ",");
    if (out->depth > 0 && !is_flat(out))
        new_line(out);
    if (key) {
        add_quoted(out->text, key);
        text_add(out->text, ": ");
    }
    out->filled = true;
}

static void open(struct json_out *out, const char *key, const char *brackets,
                 bool flat)
{
    before_value(out, key);
    text_add_n(out->text, brackets, 1);
    require(out->depth < JSON_OUT_DEPTH);
    out->closers[out->depth++] = brackets[1];
    if (flat && !is_flat(out))
        out->flat_from = out->depth;
    out->filled = false;
}

void json_out_object(struct json_out *out, const char *key)
{
    open(out, key, "{}", false);
}

void json_out_array(struct json_out *out, const char *key)
{
    open(out, key, "[]", false);
}

void json_out_flat_object(struct json_out *out, const char *key)
{
    open(out, key, "{}", true);
}

void json_out_flat_array(struct json_out *out, const char *key)
{
    open(out, key, "[]", true);
}

void json_out_end(struct json_out *out)
{
    require(out->depth > 0);
    bool flat = is_flat(out);
    out->depth--;
    if (out->depth < out->flat_from)
        out->flat_from = 0;
    if (out->filled && !flat)
        new_line(out);
    text_add_n(out->text, &out->closers[out->depth], 1);
    out->filled = true;
    if (out->depth == 0)
        text_add(out->text, "\n");
}

void json_out_string(struct json_out *out, const char *key, const char *value)
{
    before_value(out, key);
    add_quoted(out->text, value);
}

void json_out_int(struct json_out *out, const char *key, int64_t value)
{
    before_value(out, key);
    text_printf(out->text, "%lld", (long long)value);
}

void json_out_bool(struct json_out *out, const char *key, bool value)
{
    before_value(out, key);
    text_add(out->text, value ? "true" : "false");
}

void json_out_date(struct json_out *out, const char *key, int date)
{
    char text[UNITS_ROOM];
    json_out_string(out, key, units_write_date(date, text));
}

/* Cuts "1.50" to "1.5" and "2.00" to "2". */
static void trim_noughts(char *number)
{
    if (!strchr(number, '.'))
        return;
    size_t length = strlen(number);
    while (number[length - 1] == '0')
        length--;
    if (number[length - 1] == '.')
        length--;
    number[length] = '\0';
}

void json_out_number(struct json_out *out, const char *key, double value,
                     int decimals)
{
    char number[64];
    require(isfinite(value) && fabs(value) < 1e18 && decimals <= 9);
    snprintf(number, sizeof number, "%.*f", decimals, value);
    trim_noughts(number);
    before_value(out, key);
    text_add(out->text, strcmp(number, "-0") == 0 ? "0" : number);
}

void json_out_points(struct json_out *out, const char *key, cost value)
{
    char number[64];
    cost hundredth = POINT / 100;
    cost size = ((value < 0 ? -value : value) + hundredth / 2) / hundredth;
    snprintf(number, sizeof number, "%s%lld.%02d",
             value < 0 && size > 0 ? "-" : "", (long long)(size / 100),
             (int)(size % 100));
    trim_noughts(number);
    before_value(out, key);
    text_add(out->text, number);
}

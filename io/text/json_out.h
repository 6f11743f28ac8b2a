/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes JSON, two spaces to the level.  Keys are given inside objects, NULL
 * inside arrays and at the top.  What is begun in `flat` stays on one line.
 *
 *     struct json_out out = {.text = &text};
 *     json_out_object(&out, NULL);
 *     json_out_string(&out, "team", "Oslo desk");
 *     json_out_end(&out);            closes the object, ends the line at the
 *                                    top */
#ifndef JSON_OUT_H
#define JSON_OUT_H

#include "rules.h"
#include "text.h"

enum { JSON_OUT_DEPTH = 16 };

struct json_out {
    struct text *text;
    int depth, flat_from; /* flat_from: depth on one line, 0: none */
    bool filled;          /* the open object or array has something in it */
    char closers[JSON_OUT_DEPTH];
};

void json_out_object(struct json_out *out, const char *key);
void json_out_array(struct json_out *out, const char *key);
void json_out_flat_object(struct json_out *out, const char *key);
void json_out_flat_array(struct json_out *out, const char *key);
void json_out_end(struct json_out *out);

void json_out_string(struct json_out *out, const char *key, const char *value);
void json_out_int(struct json_out *out, const char *key, int64_t value);
void json_out_bool(struct json_out *out, const char *key, bool value);

/* "2026-10-19" of days since 1970-01-01. */
void json_out_date(struct json_out *out, const char *key, int date);

/* At most `decimals` behind the point, trailing noughts left out. */
void json_out_number(struct json_out *out, const char *key, double value,
                     int decimals);

/* A cost in points, rounded to hundredths. */
void json_out_points(struct json_out *out, const char *key, cost value);

#endif

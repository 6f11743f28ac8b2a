/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The door to cJSON: a document whose text has been checked letter by letter,
 * and getters that report what is wrong, with the JSON Pointer of the place,
 * and go on with a harmless value.
 *
 * cJSON.h is included here and in the *_json.c readers, nowhere else. */
#ifndef JSON_H
#define JSON_H

#include "diag.h"

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

enum {
    JSON_DEPTH_MAX = 64,       /* arrays and objects inside each other */
    JSON_VALUES_MAX = 4000000, /* in one document */
};

struct json {
    const char *file; /* borrowed: as the user named it */
    struct diags *diags;
    cJSON *root;
    int n_grafts; /* borrowed: */
    const struct json_graft *grafts;
    int n_cuts; /* borrowed: */
    const struct json_cut *cuts;
    cJSON *dropped; /* an array of what was taken out, or NULL */
};

/* A part of a document that was copied into it from another one: what is wrong
 * with it is told there. */
struct json_graft {
    const cJSON *copy, *origin;
    const struct json *from;
};

/* A key that another document has taken out of an object: that it is missing is
 * told there. */
struct json_cut {
    const cJSON *object, *origin;
    const struct json *from;
};

/* The document in `text`; NULL, and a report with line and column, where it is
 * not JSON.  `file` and `diags` must outlive it. */
struct json *json_parse(const char *text, size_t length, const char *file,
                        struct diags *diags);
void json_free(struct json *json); /* NULL is allowed */

/* Where the text is not JSON (RFC 8259) or is larger or deeper than the limits
 * allow: reports it and is false.  Stops at the first such place, as nothing
 * after it can be told apart. */
bool json_check(const char *text, size_t length, const char *file,
                struct diags *diags);

/* Reports something wrong with a node. */
void json_report(const struct json *json, const cJSON *node, const char *format,
                 ...) __attribute__((format(printf, 3, 4)));

/* The JSON Pointer (RFC 6901) of a node, in memory that the caller frees; ""
 * for the root. Keys stand in it as shown() gives them.  *file: of which
 * document. */
char *json_place(const struct json *json, const cJSON *node, const char **file);

/* Whether the node is an object; its duplicate keys, and those not among
 * `keys`, are reported. */
bool json_object(const struct json *json, const cJSON *node,
                 const char *const *keys, int n_keys);

/* Whether the node is an object; duplicate keys are reported, any key is
 * allowed. */
bool json_map(const struct json *json, const cJSON *node);

/* Whether the node is an array of `least` to `most` items. */
bool json_array(const struct json *json, const cJSON *node, int least,
                int most);

/* The value of a key, NULL where the object has it not, or is no object. */
const cJSON *json_get(const cJSON *object, const char *key);

/* The same; reports a key that is missing. */
const cJSON *json_need(const struct json *json, const cJSON *object,
                       const char *key);

/* The list under a key, and how many items it has; NULL and 0 where the object
 * has it not, or it is no list, which is reported. */
const cJSON *json_list(const struct json *json, const cJSON *object,
                       const char *key, int *n);

/* Values; where the type is wrong or the range left, "", `least`, false. */
const char *json_string(const struct json *json, const cJSON *node);
int json_int(const struct json *json, const cJSON *node, int least, int most);
double json_number(const struct json *json, const cJSON *node, double least,
                   double most);
bool json_bool(const struct json *json, const cJSON *node);

/* "a string", "null", "an array", ... */
const char *json_type(const cJSON *node);

#define JSON_KEYS(keys) (keys), (int)(sizeof(keys) / sizeof *(keys))

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Staffing vectors, published and computed to many digits, from
 * $VAKTEL_SHARED/data/staffing-vectors.json (default: ../shared beside the
 * checkout); tests of them are skipped, and say so, where the file is not.
 * What is published holds to the tolerance of the vector, what is exact to 11
 * digits.  The file's section `fairness` is about rosters, not staffing. */
#ifndef VECTORS_H
#define VECTORS_H

#include "file.h"
#include "json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 64 };

static struct json *vectors;
static struct diags *diags;
static const char *path;

static inline int open_vectors(void **state)
{
    (void)state;
    static char name[4096];
    const char *shared = getenv("VAKTEL_SHARED");
    size_t length;
    snprintf(name, sizeof name, "%s/data/staffing-vectors.json",
             shared ? shared : "../shared");
    path = name;
    diags = diags_new();
    char *text = file_read(name, &length, diags);
    if (text)
        vectors = json_parse(text, length, name, diags);
    free(text);
    return text && !vectors;
}

static inline int close_vectors(void **state)
{
    (void)state;
    json_free(vectors);
    diags_free(diags);
    return 0;
}

static inline const cJSON *section(const char *name)
{
    if (!vectors) {
        print_message("skipped: %s is not there\n", path);
        skip();
    }
    const cJSON *found = json_get(vectors->root, name);
    assert_true(cJSON_GetArraySize(found) > 0);
    return found;
}

static inline const char *label(const cJSON *vector)
{
    const cJSON *id = json_get(vector, "id");
    return id ? id->valuestring : "";
}

/* NAN where there is none. */
static inline double number(const cJSON *object, const char *key)
{
    const cJSON *node = json_get(object, key);
    return cJSON_IsNumber(node) ? node->valuedouble : NAN;
}

static inline double number_or(const cJSON *object, const char *key,
                               double other)
{
    double value = number(object, key);
    return isnan(value) ? other : value;
}

static inline int whole(const cJSON *object, const char *key)
{
    double value = number(object, key);
    assert_false(isnan(value));
    return (int)lround(value);
}

static inline int array(const cJSON *node, double *items)
{
    int n = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, node) items[n++] = item->valuedouble;
    assert_in_range(n, 1, SLOTS);
    return n;
}

static inline void within(const cJSON *vector, const char *key, double value,
                          double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance))
        fail_msg("%s: %s is %.17g, not %.17g", label(vector), key, value,
                 wanted);
}

static inline void exactly(const cJSON *vector, const char *key, double value,
                           double wanted)
{
    within(vector, key, value, wanted, 1e-11 * fabs(wanted) + 1e-25);
}

#endif

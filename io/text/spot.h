/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The place at which something was read, in a JSON document or in a table, so
 * that what turns out wrong with it later can be told there. */
#ifndef SPOT_H
#define SPOT_H

#include "csv_table.h"
#include "diag.h"

struct json;
struct cJSON;

struct spot {
    const struct json *json; /* NULL: in a table */
    const struct cJSON *node;
    const struct csv_table *table;
    const struct csv_cell *cell;
};

/* Reports it once, however often it turns up. */
void spot_report(struct diags *diags, struct spot spot, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same of what may well be meant. */
void spot_note(struct diags *diags, struct spot spot, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif

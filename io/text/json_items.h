/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The objects of a long list in a JSON file, one after the other, so that the
 * file need not fit in memory: an array of objects, an object that holds such
 * an array under a key that exports use ("tickets", "results", "data", ...),
 * or objects one after the other, a line each (JSON Lines). */
#ifndef JSON_ITEMS_H
#define JSON_ITEMS_H

#include "json.h"

enum { JSON_ITEM_BYTES_MAX = 16 << 20 };

/* One object, which begins in this line of the file. */
typedef void json_item_taker(void *context, const struct json *item, int line);

/* Reports what is wrong with the file, and stops there. */
void json_items_read(const char *path, struct diags *diags,
                     json_item_taker *take_item, void *context);

#endif

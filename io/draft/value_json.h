/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values that turn up all over team.json, from their JSON nodes.  Texts
 * are in the scratch arena; what is wrong is reported and replaced by the
 * harmless value named. */
#ifndef VALUE_JSON_H
#define VALUE_JSON_H

#include "json.h"
#include "reading.h"

enum { NAMES_MAX = 1000 };

struct spot value_spot(const struct reading *reading, const cJSON *node);

/* "" where wrong. */
const char *value_word(struct reading *reading, const cJSON *node);
const char *value_label(struct reading *reading, const cJSON *node);

/* A length of whole slots; one slot where wrong. */
int value_slots(struct reading *reading, const cJSON *node);

/* `least` where wrong. */
int value_length(struct reading *reading, const cJSON *node, int least,
                 int most);
int value_seconds(struct reading *reading, const cJSON *node, int least,
                  int most);

/* 0, or the horizon's first day, where wrong. */
int value_clock(struct reading *reading, const cJSON *node);
int value_date(struct reading *reading, const cJSON *node);

/* An array of weekdays and dates, at least one. */
struct days value_days(struct reading *reading, const cJSON *node);

/* The member "days", or "date" as a single one; every day where neither is. */
struct days value_dates(struct reading *reading, const cJSON *object);

/* One of them; `dates` has room for all. */
void value_days_item(struct reading *reading, const cJSON *item,
                     struct days *days, int *dates);

/* The members "days", "from" and "to" of an object, each with its default:
 * every day, 00:00, 24:00. */
struct window value_window(struct reading *reading, const cJSON *object);

/* The same; reports ends that do not fall on slots. */
struct window value_window_on_slots(struct reading *reading,
                                    const cJSON *object);

/* Only "from" and "to". */
void value_times(struct reading *reading, const cJSON *object,
                 struct window *window);

/* An array of words without duplicates. */
struct names value_names(struct reading *reading, const cJSON *node);

/* One price, or an array of prices that do not fall, in points. */
struct steps value_prices(struct reading *reading, const cJSON *node);

#endif

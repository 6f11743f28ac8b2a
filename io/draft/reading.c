/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include "file.h"
#include "grid.h"
#include "near.h"
#include "shown.h"
#include "what_if.h"

#include <stdlib.h>
#include <string.h>

void reading_hash(struct reading *reading, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        reading->hash ^= (unsigned char)bytes[i];
        reading->hash *= UINT64_C(0x100000001b3);
    }
}

void reading_used(struct reading *reading, const char *path)
{
    struct file_used *file = ARENA_ARRAY(reading->arena, struct file_used, 1);
    *file =
        (struct file_used){arena_copy(reading->arena, path), reading->files};
    reading->files = file;
}

void reading_file(struct reading *reading, const char *path, const char *bytes,
                  size_t length)
{
    reading_used(reading, path);
    reading_hash(reading, bytes, length);
}

void *reading_appended(struct reading *reading, const void *array, int count,
                       const void *more, int n, size_t size)
{
    char *both = arena_alloc(reading->scratch, (size_t)(count + n), size);
    if (count)
        memcpy(both, array, (size_t)count * size);
    if (n)
        memcpy(both + (size_t)count * size, more, (size_t)n * size);
    return both;
}

/* What is wrong with the file is for csv_read() to report. */
static void hash_file(struct reading *reading, const char *path)
{
    size_t length;
    struct diags *ignored = diags_new();
    char *bytes = file_read(path, &length, ignored);
    if (bytes)
        reading_file(reading, path, bytes, length);
    free(bytes);
    diags_free(ignored);
}

const struct csv_table *reading_table(struct reading *reading, const char *name)
{
    const struct scenario *scenario = reading->scenario;
    bool beside = !scenario || name != scenario->volumes;
    const char *path =
        beside ? file_beside(reading->scratch, reading->path, name) : name;
    hash_file(reading, path);
    return csv_read(path, reading->scratch, reading->diags);
}

const struct csv_table *reading_known_table(struct reading *reading,
                                            const char *name,
                                            const char *const *columns,
                                            int n_columns)
{
    const struct csv_table *table = reading_table(reading, name);
    return table && csv_check_columns(table, columns, n_columns, reading->diags)
               ? table
               : NULL;
}

int reading_column(struct reading *reading, struct spot spot,
                   const struct csv_table *table, const char *file,
                   const char *column)
{
    int index = csv_column(table, column);
    if (index >= 0)
        return index;
    const char **names =
        ARENA_ARRAY(reading->scratch, const char *, table->n_columns);
    for (int i = 0; i < table->n_columns; i++)
        names[i] = table->header[i].text;
    const char *nearest = near_name(column, names, table->n_columns);
    spot_report(reading->diags, spot, "'%s' has no column '%s'%s%s%s",
                SHOWN(file), SHOWN(column), nearest ? ", did you mean '" : "",
                nearest ? SHOWN(nearest) : "", nearest ? "'?" : "");
    return -1;
}

static void report_queue(struct reading *reading, const struct name *name)
{
    const char *ids[QUEUES_MAX];
    for (int i = 0; i < reading->n_queues; i++)
        ids[i] = reading->queues[i].id;
    const char *nearest = near_name(name->text, ids, reading->n_queues);
    if (nearest)
        spot_report(reading->diags, name->spot,
                    "unknown queue '%s', did you mean '%s'?", SHOWN(name->text),
                    nearest);
    else
        spot_report(reading->diags, name->spot, "unknown queue '%s'",
                    SHOWN(name->text));
}

struct draft_queue *reading_queue(struct reading *reading,
                                  const struct name *name)
{
    for (int queue = 0; queue < reading->n_queues; queue++)
        if (strcmp(reading->queues[queue].id, name->text) == 0)
            return &reading->queues[queue];
    report_queue(reading, name);
    return NULL;
}

bool names_have(const struct names *names, const char *name)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->items[i].text, name) == 0)
            return true;
    return false;
}

bool days_have(const struct days *days, int date)
{
    struct grid grid = {.first_date = date};
    if (days->weekdays >> grid_weekday(&grid, 0) & 1)
        return true;
    for (int i = 0; i < days->n_dates; i++)
        if (days->dates[i] == date)
            return true;
    return false;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Optimal string alignment distance, three rows of its table at a time.  Names
 * of more than NAME_MAX_LENGTH bytes are never near to anything. */
#include "near.h"

#include "ints.h"

#include <ctype.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 80 };

static bool same(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

struct table {
    int rows[3][NAME_MAX_LENGTH + 1];
    int *before, *last, *now;
};

static void next_row(struct table *table)
{
    int *oldest = table->before;
    table->before = table->last;
    table->last = table->now;
    table->now = oldest;
}

static int cell(const struct table *table, const char *name, int row,
                const char *other, int column)
{
    int change = !same(name[row - 1], other[column - 1]);
    int cost = table->last[column - 1] + change;
    cost = smaller(cost, table->last[column] + 1);
    cost = smaller(cost, table->now[column - 1] + 1);
    if (row > 1 && column > 1 && same(name[row - 1], other[column - 2]) &&
        same(name[row - 2], other[column - 1]))
        cost = smaller(cost, table->before[column - 2] + 1);
    return cost;
}

static int align(const char *name, int length, const char *other, int width)
{
    struct table table = {
        .before = table.rows[0], .last = table.rows[1], .now = table.rows[2]};
    for (int column = 0; column <= width; column++)
        table.now[column] = column;
    for (int row = 1; row <= length; row++) {
        next_row(&table);
        table.now[0] = row;
        for (int column = 1; column <= width; column++)
            table.now[column] = cell(&table, name, row, other, column);
    }
    return table.now[width];
}

int near_distance(const char *name, const char *other)
{
    size_t length = strlen(name), width = strlen(other);
    if (length > NAME_MAX_LENGTH || width > NAME_MAX_LENGTH)
        return INT_MAX;
    int apart = abs((int)length - (int)width);
    if (apart > near_limit(name))
        return apart;
    return align(name, (int)length, other, (int)width);
}

int near_limit(const char *name)
{
    size_t length = strlen(name);
    return length < 3 ? 1 : length < 6 ? 2 : 3;
}

/* Of short names few letters are a slip: a third of the longer one. */
static bool is_slip(const char *name, const char *other, int distance)
{
    size_t length = strlen(name), width = strlen(other);
    return (size_t)distance * 3 <= (length > width ? length : width);
}

const char *near_name(const char *name, const char *const *names, int n_names)
{
    const char *nearest = NULL;
    int nearest_distance = near_limit(name) + 1;
    for (int index = 0; index < n_names; index++) {
        int distance = near_distance(name, names[index]);
        if (distance < nearest_distance &&
            is_slip(name, names[index], distance)) {
            nearest = names[index];
            nearest_distance = distance;
        }
    }
    return nearest;
}

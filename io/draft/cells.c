/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cells.h"

#include "field.h"
#include "shown.h"
#include "text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PERCENT_MAX = 200 };

const struct csv_cell *row_cell(const struct row *row, const char *column)
{
    int index = csv_column(row->table, column);
    if (index < 0)
        return NULL;
    const struct csv_cell *cell = csv_cell(row->table, row->index, index);
    return *cell->text ? cell : NULL;
}

struct spot row_spot(const struct row *row, const struct csv_cell *cell)
{
    if (!cell)
        cell = csv_cell(row->table, row->index, 0);
    return (struct spot){.table = row->table, .cell = cell};
}

const char *cell_item(struct reading *reading, const char **rest,
                      const char *separators)
{
    for (;;) {
        *rest += strspn(*rest, separators);
        *rest += strspn(*rest, " \t\r\n");
        if (!**rest)
            return NULL;
        if (!strchr(separators, **rest))
            break;
    }
    size_t length = strcspn(*rest, separators);
    const char *begin = *rest;
    *rest += length;
    while (isspace((unsigned char)begin[length - 1]))
        length--;
    return arena_copy_n(reading->scratch, begin, length);
}

size_t cell_most_items(const struct csv_cell *cell)
{
    size_t n = 1;
    for (const char *at = cell->text; *at; at++)
        n += *at == ';' || *at == '\n';
    return n;
}

char *cell_cut_last_word(char *item)
{
    size_t length = strlen(item);
    while (length > 0 && item[length - 1] == ' ')
        item[--length] = '\0';
    char *blank = strrchr(item, ' ');
    if (!blank)
        return NULL;
    *blank = '\0';
    return blank + 1;
}

int cell_yes(const struct row *row, const char *column, int usual)
{
    const struct csv_cell *cell = row_cell(row, column);
    if (!cell)
        return usual;
    bool yes = !strcmp(cell->text, "yes") || !strcmp(cell->text, "true");
    bool no = !strcmp(cell->text, "no") || !strcmp(cell->text, "false");
    if (!yes && !no)
        spot_report(row->reading->diags, row_spot(row, cell),
                    "must be yes or no, is '%s'", SHOWN(cell->text));
    return yes;
}

bool cell_whole(const char *text, int least, int most, int *value)
{
    char *end;
    long read = strtol(text, &end, 10);
    if (!isdigit((unsigned char)*text) || *end || read < least || read > most)
        return false;
    *value = (int)read;
    return true;
}

/* Cuts "polish:80" in two; 100 where there is no figure. */
static int cut_percent(const struct row *row, struct spot spot, char *item)
{
    char *colon = strchr(item, ':');
    int percent;
    if (!colon)
        return HEAD;
    *colon = '\0';
    if (cell_whole(colon + 1, 1, PERCENT_MAX, &percent))
        return percent;
    spot_report(row->reading->diags, spot,
                "proficiency of '%s' must be a whole number from 1 to %d, is "
                "'%s'",
                SHOWN(item), PERCENT_MAX, SHOWN(colon + 1));
    return HEAD;
}

static bool known(const struct names *names, const char *text)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->items[i].text, text) == 0)
            return true;
    return false;
}

struct names cell_names(const struct row *row, const struct csv_cell *cell,
                        bool percent)
{
    static const char separators[] = "; |\t\n";
    struct reading *reading = row->reading;
    struct spot spot = row_spot(row, cell);
    struct names names = {
        0, ARENA_ARRAY(reading->scratch, struct name, strlen(cell->text) + 1)};
    const char *rest = cell->text, *item;
    while ((item = cell_item(reading, &rest, separators)) != NULL) {
        char *word = arena_copy(reading->arena, item);
        int worth = percent ? cut_percent(row, spot, word) : HEAD;
        if (!*field_word(reading->diags, spot, word))
            continue;
        if (known(&names, word))
            spot_report(reading->diags, spot, "'%s' appears twice",
                        SHOWN(word));
        else
            names.items[names.n++] = (struct name){word, worth, spot};
    }
    return names;
}

const char *cell_iso(struct reading *reading, const char *text)
{
    enum { DATE_LETTERS = 10 };
    int day, month, year, length = 0;
    size_t shape = strspn(text, "0123456789.");
    if (shape > DATE_LETTERS ||
        sscanf(text, "%2d.%2d.%4d%n", &day, &month, &year, &length) != 3 ||
        (size_t)length != shape || year < 1000)
        return text;
    struct text iso = {0};
    text_printf(&iso, "%04d-%02d-%02d%s", year, month, day, text + length);
    return text_keep(&iso, reading->scratch);
}

struct days cell_days(struct reading *reading, struct spot spot,
                      const char *text)
{
    static const char separators[] = "; |,\t\n";
    struct days days = {0};
    int *dates = ARENA_ARRAY(reading->scratch, int, strlen(text) + 1);
    const char *rest = text, *item;
    while ((item = cell_item(reading, &rest, separators)) != NULL)
        field_days_item(reading, spot, cell_iso(reading, item), &days, dates);
    return days;
}

/* Times without minutes, "8-16", are meant as times too and told as such. */
bool cell_is_times(const char *text)
{
    int from, to, length = 0;
    bool bare = sscanf(text, "%2d-%2d%n", &from, &to, &length) == 2 &&
                length > 0 && !text[length];
    return isdigit((unsigned char)*text) && (bare || strchr(text, ':'));
}

bool cell_times(struct reading *reading, struct spot spot, const char *text,
                struct window *window)
{
    const char *rest = text;
    const char *from = cell_item(reading, &rest, "-");
    const char *to = cell_item(reading, &rest, "-");
    if (!from || !to || *rest) {
        spot_report(reading->diags, spot,
                    "'%s' is not a stretch of time such as '08:00-18:00'",
                    SHOWN(text));
        return false;
    }
    return field_clock(reading->diags, spot, from, &window->from) &&
           field_clock(reading->diags, spot, to, &window->to) &&
           field_in_order(reading->diags, spot, window->from, window->to);
}

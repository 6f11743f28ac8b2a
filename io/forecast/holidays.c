/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "holidays.h"

#include "csv_table.h"
#include "grid.h"
#include "series.h"
#include "shown.h"
#include "stamp.h"
#include "units.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int type_of(struct holidays *holidays, const char *name)
{
    for (int type = 0; type < holidays->n_types; type++)
        if (strcmp(holidays->names[type], name) == 0)
            return type;
    if (holidays->n_types == HOLIDAY_TYPES_MAX)
        return -1;
    holidays->names[holidays->n_types] = name;
    return holidays->n_types++;
}

static bool add(struct holidays *holidays, int date, const char *name)
{
    int type = type_of(holidays, name);
    if (type < 0 || holidays->n == HOLIDAYS_MAX)
        return false;
    holidays->dates[holidays->n] = date;
    holidays->types[holidays->n++] = type;
    return true;
}

/* Figures and what stands between them, however a date is written: no path. */
static bool is_list(const char *text)
{
    return *text != '.' && *text != '/' &&
           strspn(text, "0123456789-./,; ") == strlen(text);
}

/* "2026-12-25,2026-12-26" */
static void read_list(struct holidays *holidays, const char *text,
                      struct diags *diags)
{
    for (size_t length; *text; text += length) {
        char item[32];
        int date;
        text += strspn(text, ", ");
        length = strcspn(text, ", ");
        snprintf(item, sizeof item, "%.*s", (int)length, text);
        if (length > 0 && !units_read_date(item, &date))
            diags_add(diags, "vaktel forecast", "--holidays",
                      "must be dates such as '2026-12-25', not '%s'",
                      SHOWN(item));
        else if (length > 0 && !add(holidays, date, "holiday"))
            diags_add(diags, "vaktel forecast", "--holidays",
                      "more than %d dates", HOLIDAYS_MAX);
    }
}

static void read_row(struct holidays *holidays, const struct csv_table *table,
                     int row, struct arena *arena, struct diags *diags)
{
    int column = csv_column(table, "name");
    const struct csv_cell *date =
        csv_cell(table, row, csv_column(table, "date"));
    const char *name = column < 0 ? "" : csv_cell(table, row, column)->text;
    struct stamp stamp;
    if (!stamp_read(date->text, &stamp) || stamp.second != 0 ||
        stamp.day_first != stamp.month_first)
        csv_report(table, date, diags,
                   "must be a date such as '2026-12-25', "
                   "is '%s'",
                   SHOWN(date->text));
    else if (!add(holidays, stamp.day_first,
                  *name ? arena_copy(arena, name) : "holiday"))
        csv_report(table, date, diags, "more than %d dates, or than %d names",
                   HOLIDAYS_MAX, HOLIDAY_TYPES_MAX);
}

struct holidays *holidays_read(const char *text, struct arena *arena,
                               struct diags *diags)
{
    static const char *const columns[] = {"date", "name"};
    struct holidays *holidays = ARENA_ARRAY(arena, struct holidays, 1);
    if (is_list(text)) {
        read_list(holidays, text, diags);
        return holidays;
    }
    const struct csv_table *table = csv_read(text, arena, diags);
    if (table && csv_check_columns(table, columns, 2, diags))
        for (int row = 0; row < table->n_rows; row++)
            read_row(holidays, table, row, arena, diags);
    return holidays;
}

static int find(const struct holidays *holidays, int date)
{
    for (int index = 0; index < holidays->n; index++)
        if (holidays->dates[index] == date)
            return index;
    return -1;
}

static bool is_weekend(int date)
{
    return (date + 3) % DAYS_PER_WEEK >= SATURDAY;
}

static bool is_off(const struct holidays *holidays, int date)
{
    return is_weekend(date) || find(holidays, date) >= 0;
}

uint8_t holidays_kind(const struct holidays *holidays, int date)
{
    int here = holidays ? find(holidays, date) : -1;
    if (!holidays)
        return DAY_USUAL;
    if (here >= 0)
        return (uint8_t)(DAY_HOLIDAY + holidays->types[here]);
    bool after = find(holidays, date - 1) >= 0;
    bool before = find(holidays, date + 1) >= 0;
    if (is_weekend(date))
        return DAY_USUAL;
    if ((after && is_off(holidays, date + 1)) ||
        (before && is_off(holidays, date - 1)))
        return DAY_BRIDGE;
    return after ? DAY_AFTER : DAY_USUAL;
}

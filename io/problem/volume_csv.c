/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table is read once for all queues that name it: first its rows are given
 * their place in time, and gaps are found; then each queue takes its column.
 */
#include "volume_csv.h"

#include "cells.h"
#include "clock.h"
#include "field.h"
#include "shown.h"
#include "units.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { COUNT_MAX = 1000000 };

/* When a row begins. */
struct moment {
    int date, minute;
    int64_t second;
};

struct volume {
    struct volume *next;
    const char *name;
    const struct csv_table *table; /* NULL: could not be read */
    struct moment *rows;
    int interval; /* minutes from row to row */
    bool timed;   /* every row has its place */
};

static bool read_start(const struct row *row, const struct csv_cell *start,
                       struct moment *moment)
{
    struct diags *diags = row->reading->diags;
    if (!field_moment(diags, row_spot(row, start),
                      cell_iso(row->reading, start->text), &moment->date,
                      &moment->minute))
        return false;
    if (moment->minute == NOT_GIVEN)
        spot_report(diags, row_spot(row, start),
                    "needs a time too, such as '2026-10-19 08:00'");
    return moment->minute != NOT_GIVEN;
}

/* The date and time of a row: a column "start", or "date" and "time". */
static bool read_moment(const struct row *row, struct moment *moment)
{
    struct diags *diags = row->reading->diags;
    const struct csv_cell *start = row_cell(row, "start");
    const struct csv_cell *date = row_cell(row, "date");
    const struct csv_cell *time = row_cell(row, "time");
    bool ok = start || (date && time);
    if (!ok)
        spot_report(diags, row_spot(row, NULL), "row without a date and time");
    else if (start)
        ok = read_start(row, start, moment);
    else
        ok = field_date(diags, row_spot(row, date),
                        cell_iso(row->reading, date->text), &moment->date) &&
             field_clock(diags, row_spot(row, time), time->text,
                         &moment->minute);
    if (ok && moment->minute == MINUTES_PER_DAY) {
        spot_report(diags, row_spot(row, start ? start : time),
                    "a row begins before '24:00', at '00:00' of the next day");
        ok = false;
    }
    return ok;
}

/* The second instant of a time that the clock shows twice. */
static int64_t second_time(const char *zone, const struct moment *moment)
{
    for (int later = 10; later <= 180; later += 10) {
        int date, minute, offset_s;
        int64_t second = moment->second + later * INT64_C(60);
        clock_from_second(zone, second, &date, &minute, &offset_s);
        if (date == moment->date && minute == moment->minute)
            return second;
    }
    return moment->second;
}

/* Gives a row its instant; the row before it tells which of two is meant. */
static bool place_row(const struct row *row, const struct moment *before,
                      struct moment *moment)
{
    struct diags *diags = row->reading->diags;
    char time[UNITS_ROOM], day[UNITS_ROOM];
    const char *zone = row->reading->zone;
    enum clock_fit fit =
        clock_to_second(zone, moment->date, moment->minute, &moment->second);
    units_write_clock(moment->minute, time);
    units_write_date(moment->date, day);
    if (fit == CLOCK_SKIPPED) {
        spot_report(diags, row_spot(row, NULL),
                    "%s does not exist on %s in '%s'", time, day, zone);
        return false;
    }
    if (fit == CLOCK_REPEATED && before && before->second >= moment->second)
        moment->second = second_time(zone, moment);
    if (before && moment->second <= before->second) {
        spot_report(diags, row_spot(row, NULL),
                    "%s %s does not come after the row before", day, time);
        return false;
    }
    return true;
}

static bool place_rows(struct build *build, struct volume *volume)
{
    struct reading *reading = build->reading;
    const struct csv_table *table = volume->table;
    const struct moment *before = NULL;
    bool ok = true;
    volume->rows = ARENA_ARRAY(reading->scratch, struct moment, table->n_rows);
    for (int index = 0; index < table->n_rows; index++) {
        struct row row = {reading, table, index};
        struct moment *moment = &volume->rows[index];
        if (read_moment(&row, moment) && place_row(&row, before, moment))
            before = moment;
        else
            ok = false;
    }
    return ok;
}

/* The shortest time between rows of one day; the slot where there is none. */
static int find_interval(const struct build *build, const struct volume *volume)
{
    int64_t least = INT64_MAX;
    for (int i = 1; i < volume->table->n_rows; i++) {
        const struct moment *row = &volume->rows[i], *before = row - 1;
        if (row->date == before->date && row->second - before->second < least)
            least = row->second - before->second;
    }
    if (least == INT64_MAX)
        return build->problem->grid.slot_min;
    return (int)(least / 60);
}

static bool in_horizon(const struct build *build, int date)
{
    const struct grid *grid = &build->problem->grid;
    return date >= grid->first_date && date < grid->first_date + grid->n_days &&
           !days_have(&build->reading->closed, date);
}

/* Reports rows between which others of the same day are missing. */
static void check_gaps(struct build *build, const struct volume *volume)
{
    char from[UNITS_ROOM], to[UNITS_ROOM], day[UNITS_ROOM];
    for (int i = 1; i < volume->table->n_rows; i++) {
        const struct moment *row = &volume->rows[i], *before = row - 1;
        struct row place = {build->reading, volume->table, i};
        if (row->date != before->date || !in_horizon(build, row->date) ||
            row->second - before->second == volume->interval * INT64_C(60))
            continue;
        spot_report(build->reading->diags, row_spot(&place, NULL),
                    "no row on %s between %s and %s, where the rows are %d "
                    "minutes apart",
                    units_write_date(row->date, day),
                    units_write_clock(before->minute, from),
                    units_write_clock(row->minute, to), volume->interval);
    }
}

/* ", the rows end with 2026-10-25", where these days lie beyond them. */
static const char *rows_reach(struct build *build, const struct volume *volume,
                              int date)
{
    const struct moment *first = volume->rows;
    const struct moment *last = first + volume->table->n_rows - 1;
    struct arena *scratch = build->reading->scratch;
    char day[UNITS_ROOM];
    if (last < first || (date >= first->date && date <= last->date))
        return "";
    return date > last->date ? arena_printf(scratch, ", the rows end with %s",
                                            units_write_date(last->date, day))
                             : arena_printf(scratch, ", the rows begin with %s",
                                            units_write_date(first->date, day));
}

static void report_days(struct build *build, const struct volume *volume,
                        int first, int last)
{
    struct spot spot = {.table = volume->table, .cell = volume->table->header};
    char from[UNITS_ROOM], to[UNITS_ROOM];
    bool one = first == last;
    spot_report(build->reading->diags, spot,
                "no row for %s%s%s%s; name the day%s in \"closed\" if nobody "
                "works then",
                units_write_date(first, from), one ? "" : " to ",
                one ? "" : units_write_date(last, to),
                rows_reach(build, volume, first), one ? "" : "s");
}

static bool has_row(const struct volume *volume, int date)
{
    for (int row = 0; row < volume->table->n_rows; row++)
        if (volume->rows[row].date == date)
            return true;
    return false;
}

/* Days one after another are told together, over closed ones between them. */
static void check_days(struct build *build, const struct volume *volume)
{
    const struct grid *grid = &build->problem->grid;
    int end = grid->first_date + grid->n_days, first = end, last = end;
    for (int date = grid->first_date; date <= end; date++) {
        if (date < end && !in_horizon(build, date))
            continue;
        if (date < end && !has_row(volume, date)) {
            first = first < end ? first : date;
            last = date;
        } else if (first < end) {
            report_days(build, volume, first, last);
            first = end;
        }
    }
}

static void check_rows(struct build *build, struct volume *volume)
{
    struct spot spot = {.table = volume->table, .cell = volume->table->header};
    int slot_min = build->problem->grid.slot_min;
    volume->interval = find_interval(build, volume);
    if (volume->interval == 0 || slot_min % volume->interval != 0) {
        spot_report(build->reading->diags, spot,
                    "rows are %d minutes apart, that must be the slot (%d "
                    "minutes) or a part of it",
                    volume->interval, slot_min);
        volume->timed = false;
        return;
    }
    for (int i = 0; i < volume->table->n_rows && volume->timed; i++)
        if (volume->rows[i].minute % volume->interval != 0) {
            struct row row = {build->reading, volume->table, i};
            spot_report(build->reading->diags, row_spot(&row, NULL),
                        "row does not begin on a multiple of %d minutes",
                        volume->interval);
            volume->timed = false;
        }
    check_gaps(build, volume);
    check_days(build, volume);
}

static bool has_time_columns(struct build *build, const struct csv_table *table)
{
    if (csv_column(table, "start") >= 0 ||
        (csv_column(table, "date") >= 0 && csv_column(table, "time") >= 0))
        return true;
    csv_report(table, table->header, build->reading->diags,
               "needs a column 'start', or two columns 'date' and 'time'");
    return false;
}

static struct volume *volume_of(struct build *build, const char *name)
{
    struct volume *volume = build->volumes;
    while (volume && strcmp(volume->name, name) != 0)
        volume = volume->next;
    if (volume)
        return volume;
    volume = ARENA_ARRAY(build->reading->scratch, struct volume, 1);
    *volume = (struct volume){.next = build->volumes,
                              .name = name,
                              .table = reading_table(build->reading, name)};
    build->volumes = volume;
    if (volume->table && has_time_columns(build, volume->table)) {
        volume->timed = place_rows(build, volume);
        if (volume->timed)
            check_rows(build, volume);
    }
    return volume;
}

static double read_figure(const struct row *row, const struct csv_cell *cell,
                          bool whole_hundredths)
{
    double figure;
    struct diags *diags = row->reading->diags;
    if (!units_read_number(cell->text, &figure) || figure < 0 ||
        figure > COUNT_MAX) {
        spot_report(diags, row_spot(row, cell),
                    "must be a number from 0 to %d, is '%s'", COUNT_MAX,
                    SHOWN(cell->text));
        return 0;
    }
    if (whole_hundredths && fabs(figure * HEAD - round(figure * HEAD)) > 1e-6)
        spot_report(diags, row_spot(row, cell),
                    "heads may have two decimals, is '%s'", SHOWN(cell->text));
    return figure;
}

/* On closed days only work that may wait comes in. */
static bool is_taken(const struct build *build, const struct draft_queue *draft,
                     int date)
{
    const struct grid *grid = &build->problem->grid;
    return in_horizon(build, date) ||
           (draft->deferral && date >= grid->first_date &&
            date < grid->first_date + grid->n_days);
}

static void take_column(struct build *build, const struct volume *volume,
                        const struct draft_queue *draft, int column,
                        double *figures)
{
    const struct grid *grid = &build->problem->grid;
    for (int index = 0; index < volume->table->n_rows; index++) {
        struct row row = {build->reading, volume->table, index};
        const struct moment *moment = &volume->rows[index];
        if (!is_taken(build, draft, moment->date))
            continue;
        figures[slot_before(grid, moment->second)] += read_figure(
            &row, csv_cell(volume->table, index, column), !draft->by_volume);
    }
}

void volume_read(struct build *build, const struct draft_queue *draft,
                 double *figures)
{
    const struct volume *volume = volume_of(build, draft->csv);
    if (!volume->table)
        return;
    int column = reading_column(build->reading, draft->column_spot,
                                volume->table, draft->csv, draft->column);
    if (column < 0 || !volume->timed)
        return;
    if (!draft->by_volume && volume->interval != build->problem->grid.slot_min)
        spot_report(build->reading->diags, draft->need_spot,
                    "rows of '%s' are %d minutes apart; heads need a row for "
                    "each slot of %d minutes",
                    SHOWN(draft->csv), volume->interval,
                    build->problem->grid.slot_min);
    else
        take_column(build, volume, draft, column, figures);
}

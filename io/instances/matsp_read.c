/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matsp.h"

#include "field.h"
#include "sections.h"
#include "shown.h"

#include <string.h>

enum { MAX_MINUTES = DAYS_MAX * MINUTES_PER_DAY, COVER_MAX = 1000, NONE = -1 };

enum part { HORIZON, TASKS, STAFF, COVER };

static const char *const section_names[] = {"SECTION_HORIZON", "SECTION_TASKS",
                                            "SECTION_STAFF", "SECTION_COVER"};
enum { N_SECTIONS = sizeof section_names / sizeof *section_names };

struct import {
    const struct sections *sections;
    struct arena *arena;
    struct matsp *instance;
};

/* A number that is told once; NONE where it cannot be read. */
static void take_number(struct import *import, const struct section_row *row,
                        const char *what, int most, int *number)
{
    if (*number > 0)
        section_report(import->sections, row->cells,
                       "the number of %s is given twice", what);
    else if (section_row_fits(import->sections, row, 1, 1) &&
             !section_number(import->sections, row->cells, 1, most, number))
        *number = NONE;
}

static void take_staff(struct import *import, const struct section_row *row)
{
    struct matsp *instance = import->instance;
    const struct csv_cell *cells = row->cells;
    if (!section_row_fits(import->sections, row, 3, 3))
        return;
    for (int i = 0; i < instance->n_staff; i++)
        if (strcmp(instance->staff[i].id, cells[0].text) == 0)
            section_report(import->sections, cells,
                           "another employee is called '%s'",
                           SHOWN(cells[0].text));
    struct matsp_staff *staff = &instance->staff[instance->n_staff++];
    staff->id = section_word(import->sections, cells);
    staff->min_minutes =
        section_int(import->sections, &cells[1], 0, MAX_MINUTES);
    staff->max_minutes =
        section_int(import->sections, &cells[2], 0, MAX_MINUTES);
    if (staff->min_minutes > staff->max_minutes)
        section_report(import->sections, &cells[1],
                       "the minimum (%d minutes) is above the maximum (%d)",
                       staff->min_minutes, staff->max_minutes);
}

/* "06:00-06:15" as minutes from midnight, -1 where it is no quarter. */
static int quarter_at(const char *text)
{
    const char *dash = strchr(text, '-');
    char from[UNITS_ROOM] = "";
    int start, end;
    if (!dash || dash - text >= UNITS_ROOM)
        return -1;
    memcpy(from, text, (size_t)(dash - text));
    if (!units_read_clock(from, &start) || !units_read_clock(dash + 1, &end))
        return -1;
    bool whole = start % QUARTER == 0 && start < MINUTES_PER_DAY;
    return whole && end % MINUTES_PER_DAY == (start + QUARTER) % MINUTES_PER_DAY
               ? start
               : -1;
}

/* The quarter of the horizon, -1 where it is none, which is reported. */
static int place_of(const struct import *import, const struct csv_cell *cells)
{
    int n_days = import->instance->n_days;
    int day;
    bool known =
        section_number(import->sections, &cells[0], 1, n_days + 1, &day);
    int minute = quarter_at(cells[1].text);
    if (minute < 0) {
        section_report(
            import->sections, &cells[1],
            "must be a quarter of an hour such as '06:00-06:15', is '%s'",
            SHOWN(cells[1].text));
        return -1;
    }
    if (!known)
        return -1;
    int since = (day - 1) * MINUTES_PER_DAY + minute - MATSP_BEGIN;
    if (since >= 0 && since < n_days * MINUTES_PER_DAY)
        return since / QUARTER;
    section_report(import->sections, &cells[1],
                   "the instance goes from 06:00 on day 1 to 06:00 on day %d",
                   n_days + 1);
    return -1;
}

static void take_cover(struct import *import, const struct section_row *row)
{
    const struct csv_cell *cells = row->cells;
    if (!section_row_fits(import->sections, row, 5, 5))
        return;
    int quarter = place_of(import, cells);
    int task;
    bool known = section_number(import->sections, &cells[2], 1,
                                import->instance->n_tasks, &task);
    struct matsp_cover cover = {
        .line = cells[0].line,
        .min = section_int(import->sections, &cells[3], 0, COVER_MAX),
        .max = section_int(import->sections, &cells[4], 0, COVER_MAX),
    };
    if (cover.min > cover.max)
        section_report(import->sections, &cells[3],
                       "the minimum (%d) is above the maximum (%d)", cover.min,
                       cover.max);
    if (quarter < 0 || !known)
        return;
    struct matsp_cover *here =
        (struct matsp_cover *)matsp_cover(import->instance, task - 1, quarter);
    if (here->line > 0)
        section_report(
            import->sections, cells,
            "the cover of task %d in this quarter stands on line %d already",
            task, here->line);
    *here = cover;
}

static void take_row(struct import *import, const struct section_row *row)
{
    struct matsp *instance = import->instance;
    switch ((enum part)row->section) {
    case HORIZON:
        take_number(import, row, "days", DAYS_MAX - 1, &instance->n_days);
        break;
    case TASKS:
        take_number(import, row, "tasks", QUEUES_MAX, &instance->n_tasks);
        break;
    case STAFF:
        take_staff(import, row);
        break;
    case COVER:
        take_cover(import, row);
        break;
    }
}

static void take_rows(struct import *import, bool cover)
{
    for (int i = 0; i < import->sections->n_rows; i++) {
        const struct section_row *row = &import->sections->rows[i];
        if ((row->section == COVER) == cover)
            take_row(import, row);
    }
}

static bool make_staff_room(struct import *import)
{
    int n = 0;
    for (int i = 0; i < import->sections->n_rows; i++)
        n += import->sections->rows[i].section == STAFF;
    import->instance->staff = ARENA_ARRAY(import->arena, struct matsp_staff, n);
    if (n > AGENTS_MAX)
        diags_add(import->sections->diags, import->sections->table.file, "",
                  "more than %d employees", AGENTS_MAX);
    return n <= AGENTS_MAX;
}

/* Rows of cover know the numbers of days and tasks; false where one of these is
 * not known. */
static bool make_cover_room(struct import *import)
{
    struct matsp *instance = import->instance;
    const char *file = import->sections->table.file;
    if (instance->n_days == 0)
        diags_add(import->sections->diags, file, "",
                  "the number of days is missing");
    if (instance->n_tasks == 0)
        diags_add(import->sections->diags, file, "",
                  "the number of tasks is missing");
    if (instance->n_days <= 0 || instance->n_tasks <= 0)
        return false;
    instance->covers =
        ARENA_ARRAY(import->arena, struct matsp_cover,
                    instance->n_tasks * instance->n_days * QUARTERS_PER_DAY);
    return true;
}

/* Told of each task once, however many are missing. */
static void check_cover(struct import *import)
{
    const struct matsp *instance = import->instance;
    int n_quarters = instance->n_days * QUARTERS_PER_DAY;
    for (int task = 0; task < instance->n_tasks; task++) {
        int missing = 0, first = 0;
        for (int quarter = n_quarters - 1; quarter >= 0; quarter--)
            if (matsp_cover(instance, task, quarter)->line == 0) {
                missing++;
                first = quarter;
            }
        int minute = first * QUARTER + MATSP_BEGIN;
        char time[UNITS_ROOM];
        if (missing > 0)
            diags_add(import->sections->diags, import->sections->table.file, "",
                      "task %d has no cover in %d of %d quarters, the first at "
                      "%s on day %d",
                      task + 1, missing, n_quarters,
                      units_write_clock(minute % MINUTES_PER_DAY, time),
                      minute / MINUTES_PER_DAY + 1);
    }
}

struct matsp *matsp_read(const char *path, struct arena *arena,
                         struct diags *diags)
{
    struct sections *sections =
        sections_read(path, section_names, N_SECTIONS, arena, diags);
    if (!sections)
        return NULL;
    struct import import = {.sections = sections,
                            .arena = arena,
                            .instance = ARENA_ARRAY(arena, struct matsp, 1)};
    if (!diags_failed(diags) && make_staff_room(&import)) {
        take_rows(&import, false);
        if (make_cover_room(&import)) {
            take_rows(&import, true);
            check_cover(&import);
        }
        if (import.instance->n_staff == 0)
            diags_add(diags, path, "", "there are no employees");
    }
    sections_free(sections);
    return import.instance;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curtois.h"

#include "field.h"
#include "near.h"
#include "sections.h"
#include "shown.h"

#include <string.h>

enum {
    MAX_MINUTES = DAYS_MAX * MINUTES_PER_DAY,
    FINEST_MINUTES = 5,
    WEIGHT_MAX = 10000
};

enum part {
    HORIZON,
    SHIFTS,
    STAFF,
    DAYS_OFF,
    REQUESTS_ON,
    REQUESTS_OFF,
    COVER
};

static const char *const section_names[] = {"SECTION_HORIZON",
                                            "SECTION_SHIFTS",
                                            "SECTION_STAFF",
                                            "SECTION_DAYS_OFF",
                                            "SECTION_SHIFT_ON_REQUESTS",
                                            "SECTION_SHIFT_OFF_REQUESTS",
                                            "SECTION_COVER"};
enum { N_SECTIONS = sizeof section_names / sizeof *section_names };

struct import {
    const struct sections *sections;
    struct arena *arena;
    struct curtois *instance;
    uint64_t covered[DAYS_MAX]; /* bits of shifts whose cover is given */
};

/* Whether the cell is a day of the horizon, from 0. */
static bool is_day(const struct import *import, const struct csv_cell *cell,
                   int *day)
{
    return section_number(import->sections, cell, 0,
                          import->instance->n_days - 1, day);
}

static int day_at(const struct import *import, const struct csv_cell *cell)
{
    int day = 0;
    is_day(import, cell, &day);
    return day;
}

static void unknown(const struct import *import, const struct csv_cell *cell,
                    const char *what, const char *name,
                    const char *const *names, int n_names)
{
    const char *near = near_name(name, names, n_names);
    section_report(import->sections, cell, "unknown %s '%s'%s%s%s", what,
                   SHOWN(name), near ? ", did you mean '" : "",
                   near ? near : "", near ? "'?" : "");
}

/* The shift of this name, -1 where there is none. */
static int shift_named(const struct import *import, const char *name)
{
    for (int shift = 0; shift < import->instance->n_shifts; shift++)
        if (strcmp(import->instance->shifts[shift].id, name) == 0)
            return shift;
    return -1;
}

static int shift_at(const struct import *import, const struct csv_cell *cell,
                    const char *name)
{
    const char *names[SHIFTS_MAX];
    int shift = shift_named(import, name);
    if (shift >= 0)
        return shift;
    for (int i = 0; i < import->instance->n_shifts; i++)
        names[i] = import->instance->shifts[i].id;
    unknown(import, cell, "shift", name, names, import->instance->n_shifts);
    return -1;
}

static int staff_named(const struct import *import, const char *name)
{
    for (int staff = 0; staff < import->instance->n_staff; staff++)
        if (strcmp(import->instance->staff[staff].id, name) == 0)
            return staff;
    return -1;
}

static int staff_at(const struct import *import, const struct csv_cell *cell)
{
    int staff = staff_named(import, cell->text);
    if (staff < 0)
        unknown(import, cell, "employee", cell->text, NULL, 0);
    return staff;
}

/* Cuts `rest` at the next '|'; NULL at the end. */
static const char *next_item(const struct import *import, const char **rest)
{
    if (!**rest)
        return NULL;
    size_t length = strcspn(*rest, "|");
    const char *item = arena_copy_n(import->arena, *rest, length);
    *rest += length + ((*rest)[length] == '|');
    return item;
}

/* Where it is none, all days are taken that may be. */
static void take_horizon(struct import *import, const struct section_row *row)
{
    int *n_days = &import->instance->n_days;
    if (*n_days > 0)
        section_report(import->sections, row->cells,
                       "the horizon is given twice");
    else if (!section_row_fits(import->sections, row, 1, 1) ||
             !section_number(import->sections, row->cells, 1, DAYS_MAX, n_days))
        *n_days = DAYS_MAX;
}

/* Its followers are looked up once all shifts are known. */
static void take_shift(struct import *import, const struct section_row *row)
{
    struct curtois *instance = import->instance;
    if (!section_row_fits(import->sections, row, 2, 3))
        return;
    if (shift_named(import, row->cells[0].text) >= 0)
        section_report(import->sections, row->cells,
                       "another shift is called '%s'",
                       SHOWN(row->cells[0].text));
    if (instance->n_shifts == SHIFTS_MAX) {
        section_report(import->sections, row->cells, "more than %d shifts",
                       SHIFTS_MAX);
        return;
    }
    struct curtois_shift *shift = &instance->shifts[instance->n_shifts++];
    shift->id = section_word(import->sections, row->cells);
    shift->minutes = section_int(import->sections, &row->cells[1],
                                 FINEST_MINUTES, MINUTES_PER_DAY);
    if (shift->minutes % FINEST_MINUTES != 0)
        section_report(import->sections, &row->cells[1],
                       "must be a multiple of %d minutes", FINEST_MINUTES);
}

static void take_followers(struct import *import, const struct section_row *row)
{
    int before = shift_named(import, row->cells[0].text);
    if (row->n_cells != 3 || before < 0)
        return;
    const char *rest = row->cells[2].text, *name;
    while ((name = next_item(import, &rest))) {
        int after = shift_at(import, &row->cells[2], name);
        if (after >= 0)
            import->instance->shifts[before].barred |= UINT64_C(1) << after;
    }
}

/* "E=14": the bit of its shift, 0 where something is wrong. */
static uint64_t take_limit(struct import *import, const struct csv_cell *cell,
                           const char *item, int *max_shifts)
{
    const char *equals = strchr(item, '=');
    if (!equals) {
        section_report(import->sections, cell,
                       "'%s' must be written 'SHIFT=NUMBER'", SHOWN(item));
        return 0;
    }
    struct csv_cell number = {equals + 1, cell->line, cell->column};
    int most, shift = shift_at(
                  import, cell,
                  arena_copy_n(import->arena, item, (size_t)(equals - item)));
    if (!section_number(import->sections, &number, 0, DAYS_MAX, &most) ||
        shift < 0)
        return 0;
    max_shifts[shift] = most;
    return UINT64_C(1) << shift;
}

/* "E=14|L=0", of each shift once. */
static void take_limits(struct import *import, const struct csv_cell *cell,
                        struct curtois_staff *staff)
{
    uint64_t limited = 0;
    bool readable = true;
    const char *rest = cell->text, *item;
    while ((item = next_item(import, &rest))) {
        uint64_t bit = take_limit(import, cell, item, staff->max_shifts);
        if (limited & bit)
            section_report(import->sections, cell,
                           "'%s' is a second limit of its shift", SHOWN(item));
        limited |= bit;
        readable = readable && bit;
    }
    for (int shift = 0; readable && shift < import->instance->n_shifts; shift++)
        if (!(limited >> shift & 1))
            section_report(import->sections, cell, "no limit of shift '%s'",
                           SHOWN(import->instance->shifts[shift].id));
}

static void take_staff(struct import *import, const struct section_row *row)
{
    struct curtois *instance = import->instance;
    const struct csv_cell *cells = row->cells;
    if (!section_row_fits(import->sections, row, 8, 8))
        return;
    if (staff_named(import, cells[0].text) >= 0)
        section_report(import->sections, cells,
                       "another employee is called '%s'", SHOWN(cells[0].text));
    struct curtois_staff *staff = &instance->staff[instance->n_staff++];
    staff->id = section_word(import->sections, &cells[0]);
    take_limits(import, &cells[1], staff);
    staff->max_minutes =
        section_int(import->sections, &cells[2], 0, MAX_MINUTES);
    staff->min_minutes =
        section_int(import->sections, &cells[3], 0, MAX_MINUTES);
    staff->max_in_a_row = section_int(import->sections, &cells[4], 1, DAYS_MAX);
    staff->min_in_a_row = section_int(import->sections, &cells[5], 1, DAYS_MAX);
    staff->min_days_off = section_int(import->sections, &cells[6], 1, DAYS_MAX);
    staff->max_weekends = section_int(import->sections, &cells[7], 0, DAYS_MAX);
    if (staff->min_minutes > staff->max_minutes)
        section_report(import->sections, &cells[3],
                       "the minimum (%d minutes) is above the maximum (%d)",
                       staff->min_minutes, staff->max_minutes);
}

static void take_days_off(struct import *import, const struct section_row *row)
{
    struct curtois *instance = import->instance;
    int staff = staff_at(import, row->cells);
    for (int i = 1; i < row->n_cells; i++)
        instance->days_off[instance->n_days_off++] =
            (struct curtois_day_off){staff, day_at(import, &row->cells[i])};
}

static void take_request(struct import *import, const struct section_row *row,
                         bool on)
{
    struct curtois *instance = import->instance;
    const struct csv_cell *cells = row->cells;
    if (!section_row_fits(import->sections, row, 4, 4))
        return;
    instance->requests[instance->n_requests++] = (struct curtois_request){
        .staff = staff_at(import, &cells[0]),
        .day = day_at(import, &cells[1]),
        .shift = shift_at(import, &cells[2], cells[2].text),
        .weight = section_int(import->sections, &cells[3], 0, WEIGHT_MAX),
        .on = on,
    };
}

static void take_cover(struct import *import, const struct section_row *row)
{
    struct curtois *instance = import->instance;
    const struct csv_cell *cells = row->cells;
    if (!section_row_fits(import->sections, row, 5, 5))
        return;
    struct curtois_cover cover = {
        .shift = shift_at(import, &cells[1], cells[1].text),
        .heads = section_int(import->sections, &cells[2], 0, AGENTS_MAX),
        .under = section_int(import->sections, &cells[3], 0, WEIGHT_MAX),
        .over = section_int(import->sections, &cells[4], 0, WEIGHT_MAX),
    };
    if (!is_day(import, &cells[0], &cover.day) || cover.shift < 0)
        return;
    uint64_t bit = UINT64_C(1) << cover.shift;
    if (import->covered[cover.day] & bit)
        section_report(import->sections, cells,
                       "shift '%s' is wanted twice on day %d",
                       SHOWN(cells[1].text), cover.day);
    import->covered[cover.day] |= bit;
    instance->covers[instance->n_covers++] = cover;
}

/* Rows of the sections after the first know the horizon. */
static void take_row(struct import *import, const struct section_row *row)
{
    switch ((enum part)row->section) {
    case HORIZON:
        take_horizon(import, row);
        break;
    case SHIFTS:
        take_shift(import, row);
        break;
    case STAFF:
        take_staff(import, row);
        break;
    case DAYS_OFF:
        take_days_off(import, row);
        break;
    case REQUESTS_ON:
    case REQUESTS_OFF:
        take_request(import, row, row->section == REQUESTS_ON);
        break;
    case COVER:
        take_cover(import, row);
        break;
    }
}

static void report_none(const struct import *import, int n, const char *message)
{
    if (n == 0)
        diags_add(import->sections->diags, import->sections->table.file, "",
                  "%s", message);
}

/* Room for as much as the rows can bring, of which there must be some. */
static void make_room(struct import *import)
{
    struct curtois *instance = import->instance;
    int n[N_SECTIONS] = {0}, n_days_off = 0;
    for (int i = 0; i < import->sections->n_rows; i++) {
        const struct section_row *row = &import->sections->rows[i];
        n[row->section]++;
        if (row->section == DAYS_OFF)
            n_days_off += row->n_cells - 1;
    }
    struct arena *arena = import->arena;
    instance->staff = ARENA_ARRAY(arena, struct curtois_staff, n[STAFF]);
    instance->days_off = ARENA_ARRAY(arena, struct curtois_day_off, n_days_off);
    instance->requests = ARENA_ARRAY(arena, struct curtois_request,
                                     n[REQUESTS_ON] + n[REQUESTS_OFF]);
    instance->covers = ARENA_ARRAY(arena, struct curtois_cover, n[COVER]);
    if (diags_failed(import->sections->diags))
        return;
    report_none(import, n[HORIZON], "the horizon is missing");
    report_none(import, n[SHIFTS], "there are no shifts");
    report_none(import, n[STAFF], "there are no employees");
    if (n[STAFF] > AGENTS_MAX)
        diags_add(import->sections->diags, import->sections->table.file, "",
                  "more than %d employees", AGENTS_MAX);
}

static void take_rows(struct import *import, bool followers)
{
    for (int i = 0; i < import->sections->n_rows; i++) {
        const struct section_row *row = &import->sections->rows[i];
        if (!followers)
            take_row(import, row);
        else if (row->section == SHIFTS)
            take_followers(import, row);
    }
}

/* Told of each shift once, on however many days it is missing. */
static void check_cover(const struct import *import)
{
    const struct curtois *instance = import->instance;
    for (int shift = 0; shift < instance->n_shifts; shift++) {
        int missing = 0, first = 0;
        for (int day = instance->n_days - 1; day >= 0; day--)
            if (!(import->covered[day] >> shift & 1)) {
                missing++;
                first = day;
            }
        if (missing > 0)
            diags_add(import->sections->diags, import->sections->table.file, "",
                      "shift '%s' has no cover on %d of %d days, the first is "
                      "%d",
                      SHOWN(instance->shifts[shift].id), missing,
                      instance->n_days, first);
    }
}

struct curtois *curtois_read(const char *path, struct arena *arena,
                             struct diags *diags)
{
    struct sections *sections =
        sections_read(path, section_names, N_SECTIONS, arena, diags);
    if (!sections)
        return NULL;
    struct import import = {.sections = sections,
                            .arena = arena,
                            .instance = ARENA_ARRAY(arena, struct curtois, 1)};
    make_room(&import);
    if (!diags_failed(diags)) {
        take_rows(&import, false);
        take_rows(&import, true);
        if (!diags_failed(diags))
            check_cover(&import);
    }
    sections_free(sections);
    return import.instance;
}

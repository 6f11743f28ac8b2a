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

/* A day of the horizon, from 0. */
static int day_at(const struct import *import, const struct csv_cell *cell)
{
    return section_int(import->sections, cell, 0, import->instance->n_days - 1);
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

static void take_horizon(struct import *import, const struct section_row *row)
{
    if (import->instance->n_days > 0)
        section_report(import->sections, row->cells,
                       "the horizon is given twice");
    else if (section_row_fits(import->sections, row, 1, 1))
        import->instance->n_days =
            section_int(import->sections, row->cells, 1, DAYS_MAX);
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

/* "E=14|L=0" */
static void take_limits(struct import *import, const struct csv_cell *cell,
                        struct curtois_staff *staff)
{
    const char *rest = cell->text, *item;
    while ((item = next_item(import, &rest))) {
        const char *equals = strchr(item, '=');
        if (!equals) {
            section_report(import->sections, cell,
                           "'%s' must be written 'SHIFT=NUMBER'", SHOWN(item));
            continue;
        }
        struct csv_cell number = {equals + 1, cell->line, cell->column};
        int shift = shift_at(
            import, cell,
            arena_copy_n(import->arena, item, (size_t)(equals - item)));
        int most = section_int(import->sections, &number, 0, DAYS_MAX);
        if (shift >= 0)
            staff->max_shifts[shift] = most;
    }
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
        .day = day_at(import, &cells[0]),
        .shift = shift_at(import, &cells[1], cells[1].text),
        .heads = section_int(import->sections, &cells[2], 0, AGENTS_MAX),
        .under = section_int(import->sections, &cells[3], 0, WEIGHT_MAX),
        .over = section_int(import->sections, &cells[4], 0, WEIGHT_MAX),
    };
    uint64_t bit = cover.shift < 0 ? 0 : UINT64_C(1) << cover.shift;
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

/* Room for as much as the rows can bring. */
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
    }
    if (import.instance->n_days == 0 && !diags_failed(diags))
        diags_add(diags, path, "", "the horizon is missing");
    sections_free(sections);
    return import.instance;
}

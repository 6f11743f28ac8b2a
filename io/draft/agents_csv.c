/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agents from a table, a row each.  An empty cell is a key left out: the
 * team's defaults hold. */
#include "agent_calendars.h"
#include "agent_cells.h"
#include "agents.h"
#include "cells.h"
#include "field.h"
#include "file.h"
#include "shown.h"
#include "wishes.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const columns[] = {
    "id",           "name",        "zone",      "skills",     "tags",
    "week_min",     "week_target", "week_max",  "period_min", "period_target",
    "period_max",   "shifts",      "available", "time_off",   "calendars",
    "wishes",       "fixed",       "forbidden", "rotation",   "rotation_price",
    "shift_limits", "overtime"};

static const char *text_of(const struct row *row, const char *column,
                           const char *(*check)(struct diags *, struct spot,
                                                const char *))
{
    const struct csv_cell *cell = row_cell(row, column);
    if (!cell)
        return NULL;
    return arena_copy(
        row->reading->arena,
        check(row->reading->diags, row_spot(row, cell), cell->text));
}

static void read_who(const struct row *row, struct draft_agent *agent)
{
    const struct csv_cell *zone = row_cell(row, "zone");
    const struct csv_cell *skills = row_cell(row, "skills");
    const struct csv_cell *tags = row_cell(row, "tags");
    const char *id = text_of(row, "id", field_word);
    const char *name = text_of(row, "name", field_label);
    if (!id)
        spot_report(row->reading->diags, agent->spot, "'id' is missing");
    agent->id = id ? id : "";
    agent->name = name ? name : agent->id;
    if (zone)
        agent->zone =
            reading_zone(row->reading, row_spot(row, zone), zone->text);
    if (skills)
        agent->skills = cell_names(row, skills, true);
    for (int i = 0; skills && i < agent->skills.n; i++)
        reading_skill(row->reading, row_spot(row, skills),
                      agent->skills.items[i].text);
    if (tags)
        agent->tags = cell_names(row, tags, false);
}

static void read_minutes(const struct row *row, const char *column, int days,
                         int *minutes, struct spot *spot)
{
    const struct csv_cell *cell = row_cell(row, column);
    if (!cell)
        return;
    *spot = row_spot(row, cell);
    field_hours(row->reading->diags, *spot, cell->text, 0,
                days * MINUTES_PER_DAY, minutes);
}

static void read_contracts(const struct row *row, struct draft_agent *agent)
{
    struct contract *week = &agent->week, *period = &agent->period;
    read_minutes(row, "week_max", DAYS_PER_WEEK, &week->max, &week->spot);
    read_minutes(row, "week_target", DAYS_PER_WEEK, &week->target, &week->spot);
    read_minutes(row, "week_min", DAYS_PER_WEEK, &week->min, &week->spot);
    read_minutes(row, "period_max", DAYS_MAX, &period->max, &period->spot);
    read_minutes(row, "period_target", DAYS_MAX, &period->target,
                 &period->spot);
    read_minutes(row, "period_min", DAYS_MAX, &period->min, &period->spot);
}

static void read_shifts(const struct row *row, struct draft_agent *agent)
{
    const struct csv_cell *cell = row_cell(row, "shifts");
    if (!cell)
        return;
    agent->shifts_given = true;
    agent->shifts = cell_names(row, cell, false);
    agent->shift_bits = 0;
    for (int i = 0; i < agent->shifts.n; i++) {
        int shift = reading_shift(row->reading, row_spot(row, cell),
                                  agent->shifts.items[i].text);
        if (shift != NOT_GIVEN)
            agent->shift_bits |= UINT64_C(1) << shift;
    }
}

/* Cuts "=3" or "=like" off the end; NOT_GIVEN where there is none. */
static int cut_grade(const struct row *row, struct spot spot, char *item)
{
    char *equals = strrchr(item, '=');
    if (!equals)
        return NOT_GIVEN;
    const char *figure = equals + 1 + strspn(equals + 1, " ");
    bool is_figure = *figure >= '0' && *figure <= '4' && !figure[1];
    int grade = is_figure ? *figure - '0' : grade_of(figure);
    if (grade == NOT_GIVEN)
        spot_report(row->reading->diags, spot,
                    "grade must be from 0 to 4, or never, rather not, neutral, "
                    "like or love, is '%s'",
                    SHOWN(figure));
    *equals = '\0';
    return grade == NOT_GIVEN ? GRADE_USUAL : grade;
}

/* "mon-fri 08:00-18:00", "sat 10:00-14:00=3", "sun". */
static struct graded read_one_available(const struct row *row,
                                        const struct csv_cell *cell,
                                        const char *text)
{
    struct reading *reading = row->reading;
    struct spot spot = row_spot(row, cell);
    char *item = arena_copy(reading->scratch, text);
    int grade = cut_grade(row, spot, item);
    struct graded graded = {{{0}, 0, MINUTES_PER_DAY},
                            grade == NOT_GIVEN ? 2 : grade};
    char *last = cell_cut_last_word(item);
    if (last && cell_is_times(last))
        cell_times(reading, spot, last, &graded.window);
    else if (last)
        last[-1] = ' ';
    graded.window.days = cell_days(reading, spot, item);
    return graded;
}

static void read_available(const struct row *row, struct draft_agent *agent)
{
    const struct csv_cell *cell = row_cell(row, "available");
    if (!cell)
        return;
    struct graded *items = ARENA_ARRAY(row->reading->scratch, struct graded,
                                       cell_most_items(cell));
    const char *rest = cell->text, *item;
    agent->available_given = true;
    agent->available = items;
    agent->n_available = 0;
    while ((item = cell_item(row->reading, &rest, ";\n")) != NULL)
        items[agent->n_available++] = read_one_available(row, cell, item);
}

/* "2026-10-20..2026-10-21" or "2026-10-23"; two dates that are joined in
 * another way are longer than any moment. */
static bool read_absence(struct reading *reading, struct spot spot,
                         const char *item, struct draft_absence *absence)
{
    enum { MOMENT_LETTERS = sizeof "2026-10-20T08:00" - 1 };
    const char *dots = strstr(item, "..");
    const char *from = item;
    if (!dots && strlen(item) > MOMENT_LETTERS) {
        spot_report(reading->diags, spot,
                    "'%s' is not a date such as '2026-10-22', and two stand "
                    "with '..' between them",
                    SHOWN(item));
        return false;
    }
    if (dots)
        from = arena_copy_n(reading->scratch, item, (size_t)(dots - item));
    *absence = (struct draft_absence){.spot = spot, .credit = NOT_GIVEN};
    absence_read(reading, spot, cell_iso(reading, from), spot,
                 cell_iso(reading, dots ? dots + 2 : item), absence);
    return true;
}

static void read_absences(const struct row *row, struct draft_agent *agent)
{
    const struct csv_cell *cell = row_cell(row, "time_off");
    if (!cell)
        return;
    struct reading *reading = row->reading;
    struct spot spot = row_spot(row, cell);
    struct draft_absence *items = ARENA_ARRAY(
        reading->scratch, struct draft_absence, cell_most_items(cell));
    const char *rest = cell->text, *item;
    agent->absences = items;
    agent->n_absences = 0;
    while ((item = cell_item(reading, &rest, ";\n")) != NULL)
        agent->n_absences +=
            read_absence(reading, spot, item, &items[agent->n_absences]);
}

/* "maria.ics" or "gym.ics=busy". */
static void read_calendars(const struct row *row, struct draft_agent *agent)
{
    const struct csv_cell *cell = row_cell(row, "calendars");
    if (!cell)
        return;
    struct reading *reading = row->reading;
    struct draft_calendar *items = ARENA_ARRAY(
        reading->scratch, struct draft_calendar, cell_most_items(cell));
    const char *rest = cell->text, *item;
    agent->calendars = items;
    agent->n_calendars = 0;
    while ((item = cell_item(reading, &rest, ";\n")) != NULL) {
        struct draft_calendar *calendar = &items[agent->n_calendars++];
        char *name = arena_copy(reading->scratch, item);
        char *equals = strrchr(name, '=');
        calendar->spot = row_spot(row, cell);
        calendar->use = CALENDAR_TIME_OFF;
        if (equals && !calendar_use_of(equals + 1, &calendar->use))
            spot_report(reading->diags, row_spot(row, cell),
                        "'%s' must end in '=time_off', '=busy' or "
                        "'=available', or in none of them",
                        SHOWN(item));
        if (equals)
            *equals = '\0';
        calendar->path = file_beside(reading->scratch, reading->path, name);
    }
}

/* Whether a word of a wish is about days, not a shift that is so called. */
static bool is_day(const struct reading *reading, const char *word)
{
    uint8_t weekdays;
    char head[4];
    if (units_read_weekdays(word, &weekdays))
        return true;
    for (int shift = 0; shift < reading->n_shifts; shift++)
        if (strcmp(reading->shifts[shift].id, word) == 0)
            return false;
    if (reading_shift_gone(reading, word))
        return false;
    snprintf(head, sizeof head, "%s", word);
    return units_read_weekdays(head, &weekdays) ||
           (isdigit((unsigned char)*word) && !cell_is_times(word));
}

/* Cuts "with bo" off the end: who that is, NULL where nobody is named. */
static const char *cut_colleague(const struct row *row, struct spot spot,
                                 char *item)
{
    static const char with[] = "with ";
    char *at = item;
    while ((at = strstr(at, with)) != NULL && at > item && at[-1] != ' ')
        at++;
    if (!at)
        return NULL;
    const char *rest = at + strlen(with);
    const char *who = cell_item(row->reading, &rest, "");
    *at = '\0';
    return arena_copy(row->reading->arena,
                      field_word(row->reading->diags, spot, who ? who : ""));
}

/* Cuts "together" off "off together". */
static bool cut_together(char *item)
{
    static const char both[] = "off together";
    size_t length = strlen(item);
    if (length < strlen(both) ||
        strcmp(item + length - strlen(both), both) != 0)
        return false;
    item[length - strlen(" together")] = '\0';
    return true;
}

/* "sat off", "mon early=4", "tue-fri 07:00-09:00=1", "sun=0", "night=0",
 * "sat,sun off together", "early with bo=like".  *of_gone: of a shift that a
 * scenario has taken out. */
static struct draft_wish read_wish(const struct row *row,
                                   const struct csv_cell *cell,
                                   const char *text, bool *of_gone)
{
    struct reading *reading = row->reading;
    struct spot spot = row_spot(row, cell);
    char *item = arena_copy(reading->scratch, text);
    struct draft_wish wish = {.window = {{0}, 0, MINUTES_PER_DAY},
                              .shift = NOT_GIVEN,
                              .points = NOT_GIVEN,
                              .grade = cut_grade(row, spot, item),
                              .spot = spot};
    wish.with = cut_colleague(row, spot, item);
    wish.together = cut_together(item);
    char *last = cell_cut_last_word(item), *what = last ? last : item;
    const char *days = last ? item : "mon-sun";
    bool off = strcmp(what, "off") == 0;
    if ((!*what && !wish.with) || off == (wish.grade != NOT_GIVEN)) {
        spot_report(reading->diags, spot,
                    "'%s' is not a wish such as 'sat off', 'mon early=4' or "
                    "'tue-fri 07:00-09:00=1'",
                    SHOWN(text));
        return wish;
    }
    if (off) {
        wish.grade = GRADE_OFF;
    } else if (cell_is_times(what)) {
        wish.timed = cell_times(reading, spot, what, &wish.window);
    } else if (is_day(reading, what)) {
        days = item;
        if (last)
            last[-1] = ' ';
    } else if (*what) {
        wish.shift = reading_shift(reading, spot, what);
        *of_gone = reading_shift_gone(reading, what);
    }
    wish.window.days = cell_days(reading, spot, days);
    if (wish.together)
        together_check(reading, spot, &wish);
    wish_check(reading, spot, &wish);
    return wish;
}

static void read_wishes(const struct row *row, struct draft_agent *agent)
{
    const struct csv_cell *cell = row_cell(row, "wishes");
    if (!cell)
        return;
    struct draft_wish *items = ARENA_ARRAY(
        row->reading->scratch, struct draft_wish, cell_most_items(cell));
    const char *rest = cell->text, *item;
    agent->wishes = items;
    agent->n_wishes = 0;
    while ((item = cell_item(row->reading, &rest, ";\n")) != NULL) {
        bool of_gone = false;
        items[agent->n_wishes] = read_wish(row, cell, item, &of_gone);
        agent->n_wishes += !of_gone;
    }
}

static void read_row(const struct row *row)
{
    const struct csv_cell *id = row_cell(row, "id");
    struct draft_agent agent = draft_agent(row->reading, row_spot(row, id));
    read_who(row, &agent);
    read_contracts(row, &agent);
    read_shifts(row, &agent);
    read_available(row, &agent);
    read_absences(row, &agent);
    read_calendars(row, &agent);
    read_wishes(row, &agent);
    agent_cells_read(row, &agent);
    agents_add(row->reading, row_spot(row, id), &agent);
}

void agents_read_csv(struct reading *reading, const char *name)
{
    int n_told = diags_count(reading->diags);
    const struct csv_table *table = reading_known_table(
        reading, name, columns, sizeof columns / sizeof *columns);
    if (diags_count(reading->diags) > n_told)
        reading->agents_missed = true;
    for (int row = 0; table && row < table->n_rows; row++)
        read_row(&(struct row){reading, table, row});
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The header tells what the rows are; then each row goes on at once. */
#include "export_csv.h"

#include "mem.h"
#include "shown.h"
#include "text.h"
#include "text_stream.h"
#include "units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NO_COLUMN = -1, COUNT_MAX = 1000000 };

/* What a column is. */
struct use {
    enum { UNUSED, FIELD, TIME, CLOCK, QUEUE, COUNT, HANDLING } kind;
    enum export_field field; /* FIELD */
    int of;                  /* HANDLING: the column of counts */
};

struct sheet {
    struct intake *intake;
    const char *file;
    struct csv_stream *stream;
    int n_columns;
    struct csv_cell *header;
    struct use *uses;                 /* [n_columns] */
    struct intake_stream **streams;   /* [n_columns] of counts by column */
    struct text texts[EXPORT_FIELDS]; /* of fields that have several columns */
};

/* Names that a column of interval counts may have. */
static const char *const time_names[] = {
    "time",      "timestamp",      "start",      "interval", "datetime",
    "date time", "interval start", "start time", "ds",       NULL};
static const char *const date_names[] = {"date", "day", NULL};
static const char *const clock_names[] = {"time", "clock", "interval", "slot",
                                          NULL};
static const char *const queue_names[] = {"queue", "skill", "channel", "group",
                                          NULL};
static const char *const count_names[] = {
    "count", "calls", "contacts", "volume", "offered", "tickets", NULL};
static const char *const handling_names[] = {"aht", "handling_seconds",
                                             "handling time", NULL};

static bool is_named(const char *header, const char *const *names)
{
    for (; *names; names++)
        if (export_same(header, *names))
            return true;
    return false;
}

static int column_named(const struct sheet *sheet, const char *const *names)
{
    for (int column = 0; column < sheet->n_columns; column++)
        if (is_named(sheet->header[column].text, names))
            return column;
    return NO_COLUMN;
}

static int column_of(const struct sheet *sheet, const char *alias)
{
    const char *const names[] = {alias, NULL};
    return column_named(sheet, names);
}

static bool has_column(const void *names, const char *alias)
{
    return column_of(names, alias) != NO_COLUMN;
}

static bool all_count(enum export_field field)
{
    return field == EXPORT_TAGS || field == EXPORT_STATE;
}

/* Makes the columns of that name the field, unless it has one already. */
static void use_field(struct sheet *sheet, enum export_field field,
                      const char *alias)
{
    struct intake *intake = sheet->intake;
    if (intake->used[field] && !all_count(field))
        return;
    for (int column = 0; column < sheet->n_columns; column++) {
        if (!export_same(sheet->header[column].text, alias) ||
            sheet->uses[column].kind == FIELD)
            continue;
        sheet->uses[column] = (struct use){.kind = FIELD, .field = field};
        if (!intake->used[field])
            intake->used[field] =
                arena_copy(intake->arena, sheet->header[column].text);
        if (!all_count(field))
            return;
    }
}

/* Fields that the map names: they must be there. */
static void use_map(struct sheet *sheet)
{
    const struct map *map = sheet->intake->map;
    for (int field = 0; map && field < EXPORT_FIELDS; field++) {
        if (!map->fields[field])
            continue;
        if (column_of(sheet, map->fields[field]) == NO_COLUMN)
            csv_report_cell(sheet->file, sheet->header, sheet->intake->diags,
                            "no column '%s', which '%s' names as the %s",
                            SHOWN(map->fields[field]), map->file,
                            export_field_names[field]);
        use_field(sheet, field, map->fields[field]);
    }
}

static bool begin_tickets(struct sheet *sheet)
{
    struct intake *intake = sheet->intake;
    use_map(sheet);
    intake->system = export_detect(has_column, sheet);
    intake->source = intake->system >= 0 ? export_systems[intake->system]
                                         : "a table of tickets";
    for (int index = 0; index < n_export_aliases; index++)
        if (export_aliases[index].system == intake->system)
            use_field(sheet, export_aliases[index].field,
                      export_aliases[index].alias);
    return intake->used[EXPORT_CREATED] != NULL;
}

/* The column whose name, and "aht" after it, is that of `column`. */
static int counted_in(const struct sheet *sheet, int column)
{
    const char *name = sheet->header[column].text;
    for (int other = 0; other < sheet->n_columns; other++) {
        struct text with = {0};
        text_printf(&with, "%s aht", sheet->header[other].text);
        bool same = other != column && export_same(name, text_string(&with));
        text_free(&with);
        if (same)
            return other;
    }
    return NO_COLUMN;
}

static void use_wide(struct sheet *sheet)
{
    for (int column = 0; column < sheet->n_columns; column++) {
        struct use *use = &sheet->uses[column];
        if (use->kind != UNUSED)
            continue;
        use->of = counted_in(sheet, column);
        use->kind = use->of == NO_COLUMN ? COUNT : HANDLING;
        if (use->kind == COUNT)
            sheet->streams[column] = intake_stream(
                sheet->intake, sheet->header[column].text, "", "");
    }
}

static void use_long(struct sheet *sheet, int count)
{
    int queue = column_named(sheet, queue_names);
    int handling = column_named(sheet, handling_names);
    sheet->uses[count].kind = COUNT;
    if (queue != NO_COLUMN)
        sheet->uses[queue].kind = QUEUE;
    else
        sheet->streams[count] =
            intake_stream(sheet->intake, sheet->header[count].text, "", "");
    if (handling != NO_COLUMN)
        sheet->uses[handling] = (struct use){.kind = HANDLING, .of = count};
}

static bool begin_counts(struct sheet *sheet)
{
    int date = column_named(sheet, date_names);
    int clock =
        date == NO_COLUMN ? NO_COLUMN : column_named(sheet, clock_names);
    int time = clock == NO_COLUMN ? column_named(sheet, time_names) : date;
    int count = column_named(sheet, count_names);
    if (time == NO_COLUMN)
        return false;
    sheet->intake->counts = true;
    sheet->intake->used[EXPORT_CREATED] =
        arena_copy(sheet->intake->arena, sheet->header[time].text);
    sheet->uses[time].kind = TIME;
    if (clock != NO_COLUMN)
        sheet->uses[clock].kind = CLOCK;
    if (count != NO_COLUMN)
        use_long(sheet, count);
    else
        use_wide(sheet);
    sheet->intake->source = count != NO_COLUMN ? "contacts per interval"
                                               : "a column for each queue";
    return true;
}

static void begin(struct sheet *sheet, const struct csv_cell *cells,
                  int n_cells)
{
    struct arena *arena = sheet->intake->arena;
    sheet->n_columns = n_cells;
    sheet->header = ARENA_ARRAY(arena, struct csv_cell, n_cells);
    sheet->uses = ARENA_ARRAY(arena, struct use, n_cells);
    sheet->streams = ARENA_ARRAY(arena, struct intake_stream *, n_cells);
    for (int column = 0; column < n_cells; column++) {
        sheet->header[column] = cells[column];
        sheet->header[column].text = arena_copy(arena, cells[column].text);
    }
    if (begin_tickets(sheet) || begin_counts(sheet))
        return;
    csv_report_cell(sheet->file, cells, sheet->intake->diags,
                    "no column tells when something came, such as 'Created "
                    "at' or 'time'; name it in a --map, under \"fields\"");
    csv_stream_stop(sheet->stream);
}

static void take_ticket(struct sheet *sheet, const struct csv_cell *cells)
{
    struct ticket ticket = {.place = cells[0]};
    for (int field = 0; field < EXPORT_FIELDS; field++) {
        text_clear(&sheet->texts[field]);
        ticket.field[field] = "";
    }
    for (int column = 0; column < sheet->n_columns; column++) {
        enum export_field field = sheet->uses[column].field;
        if (sheet->uses[column].kind != FIELD)
            continue;
        if (field == EXPORT_CREATED)
            ticket.place = cells[column];
        text_add(&sheet->texts[field], cells[column].text);
        if (all_count(field))
            text_add(&sheet->texts[field], ";");
        ticket.field[field] = text_string(&sheet->texts[field]);
    }
    intake_ticket(sheet->intake, &ticket);
}

/* Contacts; NAN where the cell is empty, or reported. */
static double count_in(const struct sheet *sheet, const struct csv_cell *cell)
{
    double number;
    if (*cell->text == '\0')
        return NAN;
    if (units_read_number(cell->text, &number) && number >= 0 &&
        number <= COUNT_MAX)
        return number;
    csv_report_cell(sheet->file, cell, sheet->intake->diags,
                    "must be a number from 0 to %d, is '%s'", COUNT_MAX,
                    SHOWN(cell->text));
    return NAN;
}

/* What a row of counts says besides its counts. */
struct moment_cells {
    struct csv_cell time;
    const struct csv_cell *queue;
};

static struct moment_cells moment_of(struct sheet *sheet,
                                     const struct csv_cell *cells)
{
    struct moment_cells moment = {0};
    struct text *text = &sheet->texts[EXPORT_CREATED];
    const char *clock = "";
    text_clear(text);
    for (int column = 0; column < sheet->n_columns; column++) {
        if (sheet->uses[column].kind == TIME)
            moment.time = cells[column];
        else if (sheet->uses[column].kind == CLOCK)
            clock = cells[column].text;
        else if (sheet->uses[column].kind == QUEUE)
            moment.queue = &cells[column];
    }
    text_printf(text, "%s%s%s", moment.time.text, *clock ? " " : "", clock);
    moment.time.text = text_string(text);
    return moment;
}

/* Seconds of handling; NAN where they are not told, 0, or reported. */
static double handling_in(const struct sheet *sheet,
                          const struct csv_cell *cells, int count)
{
    int column = 0;
    while (column < sheet->n_columns && (sheet->uses[column].kind != HANDLING ||
                                         sheet->uses[column].of != count))
        column++;
    if (column == sheet->n_columns || *cells[column].text == '\0' ||
        strcmp(cells[column].text, "0") == 0)
        return NAN;
    double handling_s = intake_handling(cells[column].text, false);
    if (isnan(handling_s))
        csv_report_cell(sheet->file, &cells[column], sheet->intake->diags,
                        "must be seconds, or a length such as '3m20s' or "
                        "'0:03:20', is '%s'",
                        SHOWN(cells[column].text));
    return handling_s;
}

static void take_counts(struct sheet *sheet, const struct csv_cell *cells)
{
    struct moment_cells moment = moment_of(sheet, cells);
    sheet->intake->n_read++;
    for (int column = 0; column < sheet->n_columns; column++) {
        struct intake_stream *stream = sheet->streams[column];
        if (sheet->uses[column].kind != COUNT)
            continue;
        double count = count_in(sheet, &cells[column]);
        if (moment.queue)
            stream = intake_stream(sheet->intake, moment.queue->text, "", "");
        if (!isnan(count))
            intake_count(sheet->intake, stream, &moment.time, count,
                         handling_in(sheet, cells, column));
    }
}

static void take_row(void *context, const struct csv_cell *cells, int n_cells)
{
    struct sheet *sheet = context;
    if (sheet->header == NULL)
        begin(sheet, cells, n_cells);
    else if (n_cells != sheet->n_columns)
        csv_report_width(sheet->file, cells, n_cells, sheet->n_columns,
                         sheet->intake->diags);
    else if (sheet->intake->counts)
        take_counts(sheet, cells);
    else
        take_ticket(sheet, cells);
    if (sheet->intake->too_much)
        csv_stream_stop(sheet->stream);
}

static void read_pieces(struct sheet *sheet, struct text_stream *pieces)
{
    size_t length;
    const char *piece;
    bool going = true;
    while (going && (piece = text_stream_next(pieces, &length)))
        going = csv_stream_feed(sheet->stream, piece, length);
    csv_stream_end(sheet->stream);
}

void export_csv_read(const char *path, struct intake *intake)
{
    struct text_stream *pieces = text_stream_open(path, intake->diags);
    struct sheet sheet = {.intake = intake, .file = path};
    if (!pieces)
        return;
    sheet.stream = csv_stream_new(path, intake->diags, take_row, &sheet);
    read_pieces(&sheet, pieces);
    if (!sheet.header && !diags_failed(intake->diags))
        diags_add(intake->diags, path, "1:1", "no header line");
    csv_stream_free(sheet.stream);
    text_stream_close(pieces);
    for (int field = 0; field < EXPORT_FIELDS; field++)
        text_free(&sheet.texts[field]);
}

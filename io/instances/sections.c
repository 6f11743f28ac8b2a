/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sections.h"

#include "encoding.h"
#include "field.h"
#include "file.h"
#include "mem.h"
#include "shown.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct scan {
    struct sections *sections;
    struct arena *arena;
    const char *const *names;
    int n_names;
    int section; /* -1: before the first */
    bool early;  /* something stood before it */
    int line;
};

static void report_text(struct scan *scan, const char *bytes, size_t offset)
{
    struct csv_cell here = {.text = ""};
    utf8_place(bytes, offset, &here.line, &here.column);
    section_report(scan->sections, &here, "is not UTF-8 without a byte 0");
}

static void begin_section(struct scan *scan, const struct section_row *row)
{
    const struct csv_cell *cell = &row->cells[0];
    section_row_fits(scan->sections, row, 1, 1);
    for (int next = scan->section + 1; next < scan->n_names; next++)
        if (strcmp(cell->text, scan->names[next]) == 0) {
            for (int left = scan->section + 1; left < next; left++)
                section_report(scan->sections, cell,
                               "section '%s' is missing before this",
                               scan->names[left]);
            scan->section = next;
            return;
        }
    section_report(scan->sections, cell,
                   "'%s' is no section that can stand here", SHOWN(cell->text));
}

static int count_fields(const char *line)
{
    int n = 1;
    for (; *line; line++)
        n += *line == ',';
    return n;
}

static void trim(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r", text[length - 1]))
        text[--length] = '\0';
}

/* A '#' begins a comment where it stands at the beginning or after a blank. */
static void cut_comment(char *line)
{
    char *hash = strchr(line, '#');
    while (hash && hash > line && !strchr(" \t", hash[-1]))
        hash = strchr(hash + 1, '#');
    if (hash)
        *hash = '\0';
}

/* Cuts the line at its commas. */
static struct section_row split(const struct scan *scan, char *line)
{
    struct section_row row = {.section = scan->section};
    struct csv_cell *cells =
        ARENA_ARRAY(scan->arena, struct csv_cell, count_fields(line));
    for (char *at = line; at;) {
        char *comma = strchr(at, ',');
        int column = (int)(at - line) + 1;
        if (comma)
            *comma = '\0';
        while (*at == ' ' || *at == '\t')
            at++;
        trim(at);
        cells[row.n_cells++] = (struct csv_cell){at, scan->line, column};
        at = comma ? comma + 1 : NULL;
    }
    if (row.n_cells > 1 && !*cells[row.n_cells - 1].text)
        row.n_cells--;
    row.cells = cells;
    return row;
}

static void take_line(struct scan *scan, char *line)
{
    struct sections *sections = scan->sections;
    cut_comment(line);
    trim(line);
    if (!*line)
        return;
    struct section_row row = split(scan, line);
    if (strncmp(row.cells[0].text, "SECTION_", 8) == 0) {
        begin_section(scan, &row);
    } else if (scan->section < 0) {
        if (!scan->early)
            section_report(sections, &row.cells[0],
                           "stands before the first section, '%s'",
                           scan->names[0]);
        scan->early = true;
    } else {
        MEM_GROW(sections->rows, sections->n_rows, sections->room);
        sections->rows[sections->n_rows++] = row;
    }
}

static void scan_lines(struct scan *scan, char *text)
{
    for (char *line = text; line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        scan->line++;
        take_line(scan, line);
        line = end ? end + 1 : NULL;
    }
    for (int left = scan->section + 1; left < scan->n_names; left++)
        diags_add(scan->sections->diags, scan->sections->table.file, "",
                  "section '%s' is missing", scan->names[left]);
}

struct sections *sections_read(const char *path, const char *const *names,
                               int n_names, struct arena *arena,
                               struct diags *diags)
{
    size_t length;
    char *bytes = file_read(path, &length, diags);
    if (!bytes)
        return NULL;
    struct sections *sections = mem_alloc(1, sizeof *sections);
    struct scan scan = {.sections = sections,
                        .arena = arena,
                        .names = names,
                        .n_names = n_names,
                        .section = -1};
    sections->table.file = path;
    sections->diags = diags;
    utf8_from_marked(&bytes, &length);
    size_t valid = utf8_valid_length(bytes, length);
    if (valid < length)
        report_text(&scan, bytes, valid);
    else
        scan_lines(&scan, arena_copy_n(arena, bytes, length));
    free(bytes);
    return sections;
}

void sections_free(struct sections *sections)
{
    if (sections)
        free(sections->rows);
    free(sections);
}

void section_report(const struct sections *sections,
                    const struct csv_cell *cell, const char *format, ...)
{
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    csv_report(&sections->table, cell, sections->diags, "%s", message);
}

bool section_number(const struct sections *sections,
                    const struct csv_cell *cell, int least, int most,
                    int *number)
{
    char *end;
    long value = strtol(cell->text, &end, 10);
    if (*cell->text && !*end && value >= least && value <= most) {
        *number = (int)value;
        return true;
    }
    section_report(sections, cell,
                   "must be a whole number from %d to %d, is '%s'", least, most,
                   SHOWN(cell->text));
    return false;
}

int section_int(const struct sections *sections, const struct csv_cell *cell,
                int least, int most)
{
    int number = least;
    section_number(sections, cell, least, most, &number);
    return number;
}

const char *section_word(const struct sections *sections,
                         const struct csv_cell *cell)
{
    const struct spot spot = {.table = &sections->table, .cell = cell};
    return field_word(sections->diags, spot, cell->text);
}

bool section_row_fits(const struct sections *sections,
                      const struct section_row *row, int least, int most)
{
    if (row->n_cells >= least && row->n_cells <= most)
        return true;
    section_report(sections, &row->cells[0],
                   "a line of %d field%s, where there should be %d",
                   row->n_cells, row->n_cells == 1 ? "" : "s",
                   row->n_cells < least ? least : most);
    return false;
}

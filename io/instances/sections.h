/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts in sections, as published test instances are written:
 *
 *     SECTION_SHIFTS
 *     # a comment
 *     E,480,
 *     L,480,E
 *
 * Lines end in LF or CRLF; empty lines and comments, also behind a field and a
 * blank, are passed over, and so is one empty field at the end of a line. */
#ifndef SECTIONS_H
#define SECTIONS_H

#include "csv_table.h"
#include "spot.h"

struct section_row {
    int section; /* index of its name */
    int n_cells;
    const struct csv_cell *cells;
};

struct sections {
    struct csv_table table; /* only the file's name, for reports */
    struct diags *diags;    /* where they go */
    int n_rows, room;
    struct section_row *rows; /* in the order of the file */
};

/* The file's rows; each of the sections must be there, once and in the order
 * of `names`.  Reports what is wrong and leaves it out.  NULL where there is no
 * text; free(rows) and the arena end it. */
struct sections *sections_read(const char *path, const char *const *names,
                               int n_names, struct arena *arena,
                               struct diags *diags);
void sections_free(struct sections *sections); /* NULL is allowed */

/* Reports something wrong with a cell. */
void section_report(const struct sections *sections,
                    const struct csv_cell *cell, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Whether the cell is a whole number from `least` to `most`, which is given;
 * reports where it is none. */
bool section_number(const struct sections *sections,
                    const struct csv_cell *cell, int least, int most,
                    int *number);
/* The same; `least` where it is none. */
int section_int(const struct sections *sections, const struct csv_cell *cell,
                int least, int most);

/* A name without blanks; whatever it is, and a report, where it is none. */
const char *section_word(const struct sections *sections,
                         const struct csv_cell *cell);

/* Reports a row that has not from `least` to `most` fields. */
bool section_row_fits(const struct sections *sections,
                      const struct section_row *row, int least, int most);

#endif

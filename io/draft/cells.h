/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in the cells of a table: a row's values by column, and the
 * small lists that people write in one cell. */
#ifndef CELLS_H
#define CELLS_H

#include "reading.h"

/* One row of a table. */
struct row {
    struct reading *reading;
    const struct csv_table *table;
    int index;
};

/* The cell of a column, NULL where it is empty or the table has no such
 * column. */
const struct csv_cell *row_cell(const struct row *row, const char *column);
struct spot row_spot(const struct row *row, const struct csv_cell *cell);

/* The text before the next of `separators`, without the blanks around it, in
 * the scratch arena; NULL at the end.  Empty items are passed over.  `*rest`
 * moves on. */
const char *cell_item(struct reading *reading, const char **rest,
                      const char *separators);

/* How many items with ";" or line ends between them it has at most. */
size_t cell_most_items(const struct csv_cell *cell);

/* The last word of an item, cut off, where there are more than one; NULL
 * where there are not. */
char *cell_cut_last_word(char *item);

/* Whether the column says yes, `usual` where it is empty. */
int cell_yes(const struct row *row, const char *column, int usual);

/* Whether the text is a whole number within these. */
bool cell_whole(const char *text, int least, int most, int *value);

/* "phone; polish:80" as names, with percent where `percent` is set. */
struct names cell_names(const struct row *row, const struct csv_cell *cell,
                        bool percent);

/* A text that begins with a date such as "19.10.2026" with that date as
 * "2026-10-19", in the scratch arena; any other text itself. */
const char *cell_iso(struct reading *reading, const char *text);

/* "mon-fri sat 2026-10-20". */
struct days cell_days(struct reading *reading, struct spot spot,
                      const char *text);

/* "08:00-18:00" as the times of a window; false where it is none, which is
 * not reported. */
bool cell_is_times(const char *text);
bool cell_times(struct reading *reading, struct spot spot, const char *text,
                struct window *window);

#endif

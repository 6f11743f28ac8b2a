/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folders to write to, and files that must not be there yet. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "calendars.h"
#include "diag.h"
#include "plan.h"

#include <stdbool.h>

/* Reports where the folder can be neither written to nor made, without making
 * it: a minute of search should not end in "not allowed". */
bool output_check_folder(const char *path, struct diags *diags);

/* Makes the folder and those above it, as far as they are missing. */
bool output_make_folder(const char *path, struct diags *diags);

/* Makes those above it alone. */
bool output_make_above(const char *path, struct diags *diags);

/* Writes a file that must be new. */
bool output_write_new(const char *path, const void *bytes, size_t length,
                      struct diags *diags);

/* Writes the calendars of a roster into a folder.  They are made from what
 * roster.json says of it, so that `export` can make the same of that alone;
 * `path` names it in reports. */
bool output_write_calendars(const char *folder, const struct plan *plan,
                            const char *path,
                            const struct calendar_order *order,
                            struct calendar_news *news, struct diags *diags);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields of the CSV that we write (RFC 4180). */
#ifndef CSV_OUT_H
#define CSV_OUT_H

#include "text.h"

/* The field, in quotes where it needs them, also for those spreadsheets that
 * separate by semicolons. */
void csv_out_field(struct text *text, const char *value);

/* The same of what somebody wrote, for people who open the file in a
 * spreadsheet: an apostrophe stands before what would be a formula there. */
void csv_out_text(struct text *text, const char *value);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A CSV file of tickets, a row each, or of contacts per interval: long, with
 * columns time, queue, count and aht, or wide, with a column for each queue. */
#ifndef EXPORT_CSV_H
#define EXPORT_CSV_H

#include "intake.h"

/* Reads the file row by row, reporting what is wrong with it. */
void export_csv_read(const char *path, struct intake *intake);

#endif

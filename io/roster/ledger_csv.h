/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ledger.csv: a row for each person and burden, for a spreadsheet. */
#ifndef LEDGER_CSV_H
#define LEDGER_CSV_H

#include "plan.h"
#include "text.h"

/* The team must count burdens. */
void ledger_csv_write(struct text *text, const struct plan *plan);

#endif

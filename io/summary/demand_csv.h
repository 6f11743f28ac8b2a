/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demand as CSV (RFC 4180, UTF-8): a row per queue and slot in which
 * something is needed. */
#ifndef DEMAND_CSV_H
#define DEMAND_CSV_H

#include "problem.h"
#include "text.h"

void demand_csv_write(struct text *text, const struct problem *problem);

#endif

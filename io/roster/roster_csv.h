/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * roster.csv: a row per duty, by agent and date, RFC 4180, UTF-8.  Times are
 * local to the agent ("2026-10-24 22:00"); hours are those that count as
 * work. */
#ifndef ROSTER_CSV_H
#define ROSTER_CSV_H

#include "plan.h"
#include "text.h"

void roster_csv_write(struct text *text, const struct plan *plan);

#endif

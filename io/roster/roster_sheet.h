/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts that roster.json is written from. */
#ifndef ROSTER_SHEET_H
#define ROSTER_SHEET_H

#include "duty.h"
#include "json_out.h"
#include "plan.h"

/* What one roster.json is written from. */
struct sheet {
    struct json_out out;
    const struct plan *plan;
    const struct roster *roster;
    const struct problem *problem;
};

/* roster_json.c: a date, an instant on a clock, hundredths of a head. */
void sheet_date(struct sheet *sheet, const char *key, int day);
void sheet_local(struct sheet *sheet, const char *key, struct local local);
void sheet_heads(struct sheet *sheet, const char *key, int heads);

/* roster_gaps_json.c: what is missing or too much, and whom a law keeps from
 * it. */
void sheet_gaps(struct sheet *sheet);

#endif

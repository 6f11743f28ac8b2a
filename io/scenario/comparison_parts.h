/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the writers of a comparison share. */
#ifndef COMPARISON_PARTS_H
#define COMPARISON_PARTS_H

#include "comparison.h"
#include "json_out.h"

/* As outcome.status of roster.json; "no_roster" where that is proven, "nothing"
 * where the search was stopped before there was one. */
const char *scenario_status(const struct scenario_figures *it);

/* Hours of the base are not asked for, enough of them to be written. */
bool is_less_asked(const struct scenario_figures *it);

/* comparison_worth.c */
void comparison_worths_text(struct text *text, const struct comparison *it);
void comparison_worths_json(struct json_out *out, const struct comparison *it);

#endif

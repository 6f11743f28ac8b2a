/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the writers of a comparison share. */
#ifndef COMPARISON_PARTS_H
#define COMPARISON_PARTS_H

#include "comparison.h"
#include "json_out.h"

/* comparison_worth.c */
void comparison_worths_text(struct text *text, const struct comparison *it);
void comparison_worths_json(struct json_out *out, const struct comparison *it);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rule packs for people to read. */
#ifndef PACK_TEXT_H
#define PACK_TEXT_H

#include "diag.h"
#include "text.h"

#include <stdbool.h>

/* Each pack there is on a line, as seen from a team in the folder at hand. */
void packs_list(struct text *text, struct diags *diags);

/* One pack whole: whom it binds and what each of its rules asks; false, and
 * a report, where there is none or it is wrong. */
bool packs_show(struct text *text, const char *id, struct diags *diags);

#endif

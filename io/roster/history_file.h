/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * history.json: what the next roster must know of the days up to the end of
 * this one, of as long as any rule looks back.  Equal rosters give equal
 * bytes. */
#ifndef HISTORY_FILE_H
#define HISTORY_FILE_H

#include "plan.h"
#include "text.h"

void history_file_write(struct text *text, const struct plan *plan);

#endif

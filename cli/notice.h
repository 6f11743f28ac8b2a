/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long before its first day a roster is to be told. */
#ifndef NOTICE_H
#define NOTICE_H

#include "team_json.h"

/* Notes each law that wants the roster told sooner than `now`, in Unix
 * seconds; none where its first day is past. */
void notice_note(const struct team *team, int64_t now, struct diags *diags);

#endif

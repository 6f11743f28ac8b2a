/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole days of leave, and those of them that were worked. */
#ifndef LEAVE_H
#define LEAVE_H

#include "build.h"

bool leave_holds(const struct draft_absence *absence, int date);

/* Whether any of the agent's absences holds the date. */
bool leave_on(const struct draft_agent *draft, int date);

/* Notes leave before the first day, of the team or of earlier files, that
 * these or an agent's own history tell as worked: the last such day of each,
 * at its place, or that of the files; when the past has been built. */
void leave_note(const struct build *build);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent wishes twice, and what goes against another wish: any of it
 * may be a slip. */
#ifndef WISH_NOTES_H
#define WISH_NOTES_H

#include "build.h"

/* Notes at each wish the first earlier one that asks for the same, or the
 * opposite, with the first date.  A wish for every day and one for some days
 * are a rule and its exception. */
void wish_note(const struct build *build, const struct draft_agent *draft);

#endif

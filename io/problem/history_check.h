/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether what an agent's own history tells in several ways is the same. */
#ifndef HISTORY_CHECK_H
#define HISTORY_CHECK_H

#include "build.h"

/* Reports what contradicts itself, with the dates; takes the hours of the week
 * from those of its days where they are not given. */
void history_check(struct build *build, const struct draft_history *draft,
                   struct history *before);

#endif

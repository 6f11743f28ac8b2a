/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An agent's own history beside what earlier files tell.  Of days that the
 * files know it must not say otherwise; of all others it is taken. */
#ifndef HISTORY_JOIN_H
#define HISTORY_JOIN_H

#include "build.h"
#include "record.h"

/* Adds to `files`, which is what `record` comes to, what `own` tells besides;
 * reports where they contradict each other, with the dates. */
void history_join(struct build *build, const struct draft_agent *draft,
                  const struct record_agent *record, const struct history *own,
                  struct history *files);

#endif

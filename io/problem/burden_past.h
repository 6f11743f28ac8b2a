/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a roster.json of before still has the duties that its ledger
 * counts. */
#ifndef BURDEN_PAST_H
#define BURDEN_PAST_H

#include "build.h"
#include "ledger.h"

/* Notes whose ledger counts otherwise than their duties in the last file, by
 * the burdens as they are laid. */
void burdens_note_past(struct build *build, const struct ledger *ledger);

#endif

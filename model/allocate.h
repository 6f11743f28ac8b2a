/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queues shared out slot by slot, without blocks. */
#ifndef ALLOCATE_H
#define ALLOCATE_H

#include "roster.h"

/* Fills roster->serves and returns the price.  Those marked with 1 in
 * away[n_agents * n_slots] (NULL: none) get no queue. */
cost share_by_slots(struct roster *roster, const uint8_t *away);

#endif

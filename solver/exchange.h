/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days given round among agents who can stand in for each other: cover and
 * presence stay as they are, only wishes, burdens and rules are at stake. */
#ifndef EXCHANGE_H
#define EXCHANGE_H

#include "search.h"

/* Gives stretches of days to those whom they cost least, as long as that makes
 * the best roster cheaper, or for so many ticks; also where the limits are used
 * up, as it is the last step of a search too. */
void exchange(struct search *search, int64_t ticks);

#endif

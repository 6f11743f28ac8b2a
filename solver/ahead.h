/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A first roster over a long time, week after week (part.h): each with the
 * share of an agent's hours, duties and weekends that falls to it, so that the
 * last weeks have as much left as the first.  The hours go where the needs
 * are. */
#ifndef AHEAD_H
#define AHEAD_H

#include "search.h"

/* Offers a roster; false where none was found in this way. */
bool plan_ahead(struct search *search);

#endif

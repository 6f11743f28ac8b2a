/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A simulation as people read it. */
#ifndef SIMULATED_TEXT_H
#define SIMULATED_TEXT_H

#include "simulated.h"
#include "summary.h"

/* For people: queues, what is missed, agents (of a roster that was given), how
 * it was reached, what work in passing has to do with it, and a line of
 * verdict. */
void simulated_text_write(struct text *text, const struct simulated *simulated,
                          const struct summary_style *style);

/* One line: whether the targets are met. */
void simulated_verdict(struct text *text, const struct simulated *simulated);

#endif

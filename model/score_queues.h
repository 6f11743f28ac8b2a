/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The judge's half that looks at queues: what is needed, what there is, and
 * what it costs where these differ. */
#ifndef SCORE_QUEUES_H
#define SCORE_QUEUES_H

#include "score.h"

/* Adds what queues, and queues together, are short of or have too much of, and
 * the gaps, to the score. */
void score_queues(const struct roster *roster, struct score *score);

/* Adds a gap, or lengthens the last one where it goes on unchanged. */
void score_add_gap(struct score *score, struct gap gap);

#endif

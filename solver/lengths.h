/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lengths of windows, and which to try next: by what it gained for its work of
 * late.  Where nothing gains, each gets as much work as another. */
#ifndef LENGTHS_H
#define LENGTHS_H

#include "rng.h"

#include <stdbool.h>

enum { LENGTHS_MOST = 32 };

/* Windows of so many days: what they gained and took, of late. */
struct length {
    int days;
    bool tried;
    double gain, ticks;
};

struct lengths {
    int n;
    struct length items[LENGTHS_MOST];
};

/* From `least` days to `most`, each a third longer than the one before. */
void lengths_lay(struct lengths *lengths, int least, int most);

/* The place of a length, drawn; `unit` is the least that can be gained. */
int lengths_draw(const struct lengths *lengths, struct rng *rng, double unit);

/* A window of this length was tried.  Longer ones that were not are expected to
 * take as much more at least as the squares of their days. */
void lengths_tried(struct lengths *lengths, int length, double gain,
                   double ticks);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster's duties as stretches of slots in which somebody can serve a
 * queue. */
#ifndef BLOCK_PIECES_H
#define BLOCK_PIECES_H

#include "roster.h"

/* A duty's slots among those of all. */
struct piece {
    int agent, start, first, n;
    bool open;
};

struct pieces {
    struct piece *items; /* in order of their first slot */
    int n, room;
    int *slots;
    int n_slots, slots_room;
    int n_most; /* slots of a piece */
};

struct pieces pieces_of(const struct roster *roster); /* pieces_free() */
void pieces_free(struct pieces *pieces);

#endif

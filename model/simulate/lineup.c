/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lineup.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

void lineup_free(struct lineup *line)
{
    free(line->ring);
}

void lineup_clear(struct lineup *line)
{
    line->first = line->n = 0;
}

/* Twice the room; what lay before `first` comes after the rest. */
static void grow(struct lineup *line)
{
    int room = line->room > 0 ? line->room : 16;
    line->ring = mem_resize(line->ring, (size_t)room * 2, sizeof *line->ring);
    if (line->room > 0)
        memcpy(line->ring + room, line->ring,
               (size_t)line->first * sizeof *line->ring);
    line->room = 2 * room;
}

void lineup_push(struct lineup *line, const struct contact *contact)
{
    if (line->n == line->room)
        grow(line);
    *lineup_at(line, line->n++) = *contact;
}

void lineup_push_front(struct lineup *line, const struct contact *contact)
{
    if (line->n == line->room)
        grow(line);
    line->first = (line->first + line->room - 1) & (line->room - 1);
    line->n++;
    *lineup_at(line, 0) = *contact;
}

struct contact lineup_pop(struct lineup *line)
{
    struct contact contact = *lineup_at(line, 0);
    line->first = (line->first + 1) & (line->room - 1);
    line->n--;
    return contact;
}

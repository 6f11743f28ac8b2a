/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Contacts that wait in a line, the first to be served in front. */
#ifndef LINEUP_H
#define LINEUP_H

/* Times are seconds after slot 0. */
struct contact {
    double arrived;
    double gives_up; /* INFINITY: never */
    double work;     /* seconds it still takes, alone and at full speed */
    int queue;
    int slot; /* in which it came */
    int due;  /* slot; deferred work only */
};

struct lineup {
    struct contact *ring; /* [room], a power of two */
    int room, first, n;
};

void lineup_free(struct lineup *line);
void lineup_clear(struct lineup *line);
void lineup_push(struct lineup *line, const struct contact *contact);
void lineup_push_front(struct lineup *line, const struct contact *contact);

/* The contact at a place; 0 is in front. */
static inline struct contact *lineup_at(const struct lineup *line, int place)
{
    return &line->ring[(line->first + place) & (line->room - 1)];
}

/* Takes the one in front away; n > 0. */
struct contact lineup_pop(struct lineup *line);

#endif

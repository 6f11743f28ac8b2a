/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An arena owns everything that lives as long as it does: a problem, a roster,
 * a solve.  Nothing is freed piecemeal.  A const pointer into an arena is
 * borrowed and lives as long as the arena's owner. */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is allowed */

/* Zeroed memory for `count` objects of `size` bytes, aligned for any type.
 * Never returns NULL; a count of 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_n(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define ARENA_ARRAY(arena, type, count)                                        \
    ((type *)arena_alloc((arena), (size_t)(count), sizeof(type)))

#endif

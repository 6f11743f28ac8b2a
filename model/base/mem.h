/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The C library's allocator, which here never fails: out of memory ends the
 * process, as it does inside GLPK.  mem_alloc() zeroes. */
#ifndef MEM_H
#define MEM_H

#include <stddef.h>

void *mem_alloc(size_t count, size_t size);
void *mem_resize(void *memory, size_t count, size_t size);

/* Makes room for one more element in a growing array: `array` is a pointer,
 * `count` the elements in use, `room` the elements allocated. */
#define MEM_GROW(array, count, room)                                           \
    do {                                                                       \
        if ((count) >= (room)) {                                               \
            (room) = (room) ? 2 * (room) : 16;                                 \
            (array) = mem_resize((array), (size_t)(room), sizeof *(array));    \
        }                                                                      \
    } while (0)

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mem.h"

#include "require.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { EXIT_NO_MEMORY = 4 };

static void *or_end(void *memory)
{
    if (memory)
        return memory;
    fputs("vaktel: not enough memory\n", stderr);
    _Exit(EXIT_NO_MEMORY);
}

void *mem_alloc(size_t count, size_t size)
{
    return or_end(calloc(count ? count : 1, size));
}

void *mem_resize(void *memory, size_t count, size_t size)
{
    require(size > 0 && count <= SIZE_MAX / size);
    return or_end(realloc(memory, count * size));
}

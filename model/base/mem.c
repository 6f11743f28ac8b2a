/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mem.h"

#include "require.h"

#include <stdint.h>
#include <stdlib.h>

void *mem_alloc(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    require(memory);
    return memory;
}

void *mem_resize(void *memory, size_t count, size_t size)
{
    require(size > 0 && count <= SIZE_MAX / size);
    void *larger = realloc(memory, count * size);
    require(larger);
    return larger;
}

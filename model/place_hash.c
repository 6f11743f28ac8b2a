/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "place_hash.h"

#include "rng.h"

static uint64_t hashed(uint64_t hash, const char *text)
{
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    return (hash ^ '\n') * UINT64_C(0x100000001b3);
}

uint64_t place_hash(const struct problem *problem, const char *id)
{
    uint64_t hash = hashed(UINT64_C(0xcbf29ce484222325), problem->team);
    for (int shift = 0; shift < 32; shift += 8)
        hash = (hash ^ ((unsigned)problem->grid.first_date >> shift & 0xff)) *
               UINT64_C(0x100000001b3);
    struct rng last = {hashed(hash, id)};
    return rng_next(&last);
}

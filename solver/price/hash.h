/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers for buckets: a word at a time, the same on every run. */
#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { HASH_START = 0x1e3779b9 };

static inline uint64_t hash_step(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0xff51afd7ed558ccdu;
    return hash ^ hash >> 32;
}

static inline unsigned hash_bytes(const void *bytes, size_t n)
{
    uint64_t hash = HASH_START, word;
    for (size_t i = 0; i < n; i += sizeof word) {
        word = 0;
        memcpy(&word, (const char *)bytes + i,
               n - i < sizeof word ? n - i : sizeof word);
        hash = hash_step(hash, word);
    }
    return (unsigned)hash;
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only door to Nettle: short names made of longer ones, that nobody can
 * run into by chance (SHA-256), or guess without a key (HMAC-SHA-256).  Both
 * are cut to 128 bits. */
#ifndef DIGEST_H
#define DIGEST_H

#include <stdint.h>

enum {
    DIGEST_ROOM = 33, /* 32 letters of hex and a 0 */
    DIGEST_KEY = 32   /* bytes of a key */
};

/* Of three texts, told apart where they meet; in `digest`, which it returns.
 * `key` may be NULL. */
const char *digest_of(const uint8_t *key, const char *first, const char *second,
                      const char *third, char *digest);

#endif

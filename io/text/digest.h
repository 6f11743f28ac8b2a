/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only door to Nettle: short names made of longer ones, that nobody can
 * run into by chance (SHA-256), or guess without a key (HMAC-SHA-256).  Both
 * are cut to 128 bits. */
#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum {
    DIGEST_ROOM = 33, /* 32 letters of hex and a 0 */
    DIGEST_KEY = 32   /* bytes of a key */
};

/* Of three texts, told apart where they meet; in `digest`, which it returns.
 * `key` may be NULL. */
const char *digest_of(const uint8_t *key, const char *first, const char *second,
                      const char *third, char *digest);

/* The whole SHA-256 of some bytes in base64, as a Content-Security-Policy has
 * it; in `text`, which has room for DIGEST_BASE64_ROOM and which it returns. */
enum { DIGEST_BASE64_ROOM = 45 };
const char *digest_base64(const char *bytes, size_t length, char *text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest.h"

#include <nettle/base64.h>
#include <nettle/hmac.h>
#include <nettle/sha2.h>

#include <stdio.h>
#include <string.h>

enum { BYTES = (DIGEST_ROOM - 1) / 2 };

/* Without a key the HMAC has an empty one: as good as the plain hash where
 * nothing is to be kept secret. */
const char *digest_of(const uint8_t *key, const char *first, const char *second,
                      const char *third, char *digest)
{
    const char *const parts[] = {first, second, third};
    static const uint8_t none[1];
    uint8_t bytes[BYTES];
    struct hmac_sha256_ctx context;
    hmac_sha256_set_key(&context, key ? DIGEST_KEY : 0, key ? key : none);
    for (int i = 0; i < 3; i++)
        hmac_sha256_update(&context, strlen(parts[i]) + 1,
                           (const uint8_t *)parts[i]);
    hmac_sha256_digest(&context, sizeof bytes, bytes);
    for (int i = 0; i < BYTES; i++)
        snprintf(digest + 2 * i, 3, "%02x", bytes[i]);
    return digest;
}

const char *digest_base64(const char *bytes, size_t length, char *text)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, length, (const uint8_t *)bytes);
    sha256_digest(&context, sizeof digest, digest);
    base64_encode_raw(text, sizeof digest, digest);
    text[DIGEST_BASE64_ROOM - 1] = '\0';
    return text;
}

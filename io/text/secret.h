/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * File names that nobody can guess, the same ones as long as the key file
 * stays: a line that says what it is, the key in hex, and for each time that
 * somebody's link is to be a new one a line "renew ID". */
#ifndef SECRET_H
#define SECRET_H

#include "arena.h"
#include "diag.h"
#include "digest.h"

#include <stdbool.h>

struct secret {
    const char *path;
    bool fresh; /* not on disk yet */
    uint8_t key[DIGEST_KEY];
    int n_renewed;
    const char **renewed; /* ids */
};

/* Reads the key file, or makes up a key where there is none; false, and a
 * report, where it is something else. */
bool secret_read(struct secret *secret, const char *path, struct arena *arena,
                 struct diags *diags);

/* Writes a key that is not on disk yet, for its owner's eyes. */
bool secret_save(const struct secret *secret, struct diags *diags);

/* What an agent's file name ends in: 32 letters. */
const char *secret_token(const struct secret *secret, const char *id,
                         char *token);

#endif

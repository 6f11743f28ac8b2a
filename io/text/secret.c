/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "secret.h"

#include "file.h"
#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char head[] = "vaktel calendar key 1";
static const char renew[] = "renew ";

/* The next line, without its end; NULL after the last. */
static char *next_line(char **rest)
{
    char *line = *rest;
    if (!line || !*line)
        return NULL;
    size_t length = strcspn(line, "\r\n");
    *rest = line + length + strspn(line + length, "\r\n");
    line[length] = '\0';
    return line;
}

static bool read_hex(const char *hex, uint8_t *key)
{
    if (strlen(hex) != 2 * DIGEST_KEY ||
        strspn(hex, "0123456789abcdef") != 2 * DIGEST_KEY)
        return false;
    for (int i = 0; i < DIGEST_KEY; i++) {
        char byte[] = {hex[2 * i], hex[2 * i + 1], '\0'};
        key[i] = (uint8_t)strtoul(byte, NULL, 16);
    }
    return true;
}

static void report(const struct secret *secret, struct diags *diags)
{
    diags_add(diags, secret->path, "",
              "is not a key file: it begins with '%s' and %d letters of hex, "
              "then lines 'renew ID'",
              head, 2 * DIGEST_KEY);
}

static bool parse(struct secret *secret, char *rest, size_t length,
                  struct arena *arena, struct diags *diags)
{
    char *line = next_line(&rest);
    bool good = line && strcmp(line, head) == 0;
    line = next_line(&rest);
    good = good && line && read_hex(line, secret->key);
    secret->renewed = ARENA_ARRAY(arena, const char *, length);
    while (good && (line = next_line(&rest)) != NULL) {
        good = strncmp(line, renew, strlen(renew)) == 0;
        secret->renewed[secret->n_renewed++] =
            arena_copy(arena, line + strlen(renew) * good);
    }
    if (!good)
        report(secret, diags);
    return good;
}

bool secret_read(struct secret *secret, const char *path, struct arena *arena,
                 struct diags *diags)
{
    *secret = (struct secret){.path = path};
    if (access(path, F_OK) != 0 && errno == ENOENT) {
        secret->fresh = true;
        if (getentropy(secret->key, sizeof secret->key) == 0)
            return true;
        diags_add(diags, path, "", "no randomness for a key: %s",
                  strerror(errno));
        return false;
    }
    size_t length;
    char *text = file_read(path, &length, diags);
    bool good = text && parse(secret, text, length, arena, diags);
    free(text);
    return good;
}

bool secret_save(const struct secret *secret, struct diags *diags)
{
    if (!secret->fresh)
        return true;
    struct text text = {0};
    text_printf(&text, "%s\n", head);
    for (int i = 0; i < DIGEST_KEY; i++)
        text_printf(&text, "%02x", secret->key[i]);
    text_add(&text, "\n");
    mode_t mask = umask(077);
    bool good =
        file_write_new(secret->path, text_string(&text), text.length, true);
    if (!good)
        diags_add(diags, secret->path, "", "cannot write: %s", file_reason());
    umask(mask);
    text_free(&text);
    return good;
}

const char *secret_token(const struct secret *secret, const char *id,
                         char *token)
{
    char times[16];
    int n = 0;
    for (int i = 0; i < secret->n_renewed; i++)
        n += strcmp(secret->renewed[i], id) == 0;
    snprintf(times, sizeof times, "%d", n);
    return digest_of(secret->key, "calendar", id, times, token);
}

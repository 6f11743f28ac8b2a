/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of one language, from its <locale>.po; what is not in it stays
 * English.  The C library's gettext would need the locales of the reader's
 * machine, and those of the writer's. */
#ifndef WORDS_H
#define WORDS_H

#include "arena.h"

#include <stdint.h>

struct words;

/* `locale` is one of locale_names. */
const struct words *words_new(const char *locale, struct arena *arena);
const char *words_locale(const struct words *words);

/* A sentence, or its translation; `context` (NULL: none) parts what is written
 * alike in English.  Valid as long as the arena and `sentence`. */
const char *words_get(const struct words *words, const char *context,
                      const char *sentence);

/* The form that goes with a number. */
const char *words_plural(const struct words *words, const char *one,
                         const char *other, int64_t number);

/* Which form that is; of Polish 0: 1, 1: 2 to 4, 2: 5 and so on. */
int words_form(const char *locale, int64_t number);

#endif

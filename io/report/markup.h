/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All markup stands in page.html, cut into parts by lines <!-- part NAME -->;
 * C gives them values.  In a part
 *
 *   {name}      is a value, with whatever HTML would act on escaped
 *   {!name}     is a value that is markup already
 *   {_words}    is translated
 *   {_a|words}  is translated in the context `a` (words.h)
 *
 * so nothing that comes from a user gets onto the page as anything but text.
 */
#ifndef MARKUP_H
#define MARKUP_H

#include "arena.h"
#include "text.h"
#include "words.h"

enum { MARKUP_VALUES_MAX = 16 };

/* A page while it is written. */
struct markup {
    struct text *text;
    struct arena *arena;
    const struct words *words;
};

/* Adds a part; then come names and values in pairs. */
#define markup_add(...) markup_add_all(__VA_ARGS__, MARKUP_END)

/* Translates a sentence and puts values into it, for a person, not escaped;
 * lives in the arena. */
#define markup_say(...) markup_say_all(__VA_ARGS__, MARKUP_END)

/* The same in the form for a number, which is the value {n}. */
#define markup_count(...) markup_count_all(__VA_ARGS__, MARKUP_END)

/* These three with the end of the pairs. */
#define MARKUP_END ((const char *)NULL)
void markup_add_all(const struct markup *markup, const char *part, ...)
    __attribute__((sentinel));
const char *markup_say_all(const struct markup *markup, const char *sentence,
                           ...) __attribute__((sentinel));
const char *markup_count_all(const struct markup *markup, const char *one,
                             const char *other, int64_t number, ...)
    __attribute__((sentinel));

/* The value as it may stand among other text: what runs from right to left is
 * put within U+2068 and U+2069, and U+FFFD stands for marks that would turn
 * round what comes after it.  Done to all that goes into sentences; lives in
 * the arena. */
const char *markup_isolate(const struct markup *markup, const char *value);

/* A text as a JSON string that may stand inside a <script>. */
void markup_add_json(struct text *text, const char *value);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reader of .po files as we write them: entries of msgctxt, msgid,
 * msgid_plural, msgstr or msgstr[n], each one or more quoted lines. */
#include "words.h"

#include "embedded.h"
#include "page.h"
#include "require.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

enum { FORMS_MAX = 3, NAME_ROOM = 16 };

struct entry {
    const char *context; /* "" where there is none */
    const char *id, *plural;
    const char *forms[FORMS_MAX];
};

struct words {
    const char *locale;
    int n, room;
    struct entry *entries;
};

/* One of the texts of an entry, by the word that it begins with. */
static const char **place_of(struct entry *entry, const char *word)
{
    if (strncmp(word, "msgctxt ", 8) == 0)
        return &entry->context;
    if (strncmp(word, "msgid ", 6) == 0)
        return &entry->id;
    if (strncmp(word, "msgid_plural ", 13) == 0)
        return &entry->plural;
    if (strncmp(word, "msgstr ", 7) == 0)
        return &entry->forms[0];
    if (strncmp(word, "msgstr[", 7) == 0 && word[7] >= '0' &&
        word[7] < '0' + FORMS_MAX)
        return &entry->forms[word[7] - '0'];
    return NULL;
}

/* What a line has in quotes. */
static void add_quoted(struct text *text, const char *line, size_t length)
{
    const char *at = memchr(line, '"', length);
    const char *end = line + length;
    for (at = at ? at + 1 : end; at < end && *at != '"'; at++) {
        if (*at == '\\' && at + 1 < end)
            at++;
        text_add_n(text, *at == 'n' && at[-1] == '\\' ? "\n" : at, 1);
    }
}

/* A text that goes on over further lines; moves `at` behind it. */
static const char *read_text(const char **at, struct arena *arena)
{
    struct text text = {0};
    do {
        size_t length = strcspn(*at, "\n");
        add_quoted(&text, *at, length);
        *at += length + ((*at)[length] == '\n');
    } while (**at == '"');
    return text_keep(&text, arena);
}

static const char *skip_line(const char *at)
{
    size_t length = strcspn(at, "\n");
    return at + length + (at[length] == '\n');
}

/* The entry that begins here, and where the next one does. */
static const char *read_entry(const char *at, struct entry *entry,
                              struct arena *arena)
{
    *entry = (struct entry){.context = "", .plural = ""};
    while (*at == '\n' || *at == '#')
        at = skip_line(at);
    while (*at && *at != '\n') {
        const char **place = place_of(entry, at);
        if (place)
            *place = read_text(&at, arena);
        else
            at = skip_line(at);
    }
    return at;
}

static int count_entries(const char *at)
{
    int n = 0;
    for (; *at; at = skip_line(at))
        n += strncmp(at, "msgid ", 6) == 0;
    return n;
}

static void read_entries(struct words *words, const char *at,
                         struct arena *arena)
{
    words->entries = ARENA_ARRAY(arena, struct entry, count_entries(at) + 1);
    while (*at) {
        struct entry entry;
        at = read_entry(at, &entry, arena);
        if (entry.id && entry.forms[0])
            words->entries[words->n++] = entry;
    }
}

const struct words *words_new(const char *locale, struct arena *arena)
{
    struct words *words = ARENA_ARRAY(arena, struct words, 1);
    char name[NAME_ROOM];
    words->locale = locale;
    snprintf(name, sizeof name, "%s.po", locale);
    for (int i = 0; i < n_page_files; i++)
        if (strcmp(page_files[i].name, name) == 0)
            read_entries(words, (const char *)page_files[i].bytes, arena);
    return words;
}

const char *words_locale(const struct words *words)
{
    return words->locale;
}

static const struct entry *find(const struct words *words, const char *context,
                                const char *id)
{
    for (int i = 0; i < words->n; i++)
        if (strcmp(words->entries[i].id, id) == 0 &&
            strcmp(words->entries[i].context, context ? context : "") == 0)
            return &words->entries[i];
    return NULL;
}

const char *words_get(const struct words *words, const char *context,
                      const char *sentence)
{
    const struct entry *entry = find(words, context, sentence);
    return entry && *entry->forms[0] ? entry->forms[0] : sentence;
}

/* As the heads of the .po files have it, and tests/unit/test_words.c. */
int words_form(const char *locale, int64_t number)
{
    int64_t last = number % 10, two = number % 100;
    if (strcmp(locale, "hi") == 0)
        return number > 1;
    if (strcmp(locale, "pl") != 0)
        return number != 1;
    if (number == 1)
        return 0;
    return last >= 2 && last <= 4 && (two < 12 || two > 14) ? 1 : 2;
}

const char *words_plural(const struct words *words, const char *one,
                         const char *other, int64_t number)
{
    const struct entry *entry = find(words, NULL, one);
    int form = words_form(words->locale, number);
    if (entry && entry->forms[form])
        return entry->forms[form];
    return number == 1 ? one : other;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "markup.h"

#include "page.h"
#include "require.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { WORDS_ROOM = 512 };

struct values {
    int n;
    const char *names[MARKUP_VALUES_MAX], *values[MARKUP_VALUES_MAX];
};

static struct values take_values(va_list args)
{
    struct values it = {0};
    const char *name;
    while ((name = va_arg(args, const char *))) {
        require(it.n < MARKUP_VALUES_MAX);
        it.names[it.n] = name;
        it.values[it.n++] = va_arg(args, const char *);
    }
    return it;
}

const struct embedded *page_file(const char *name)
{
    for (int i = 0; i < n_page_files; i++)
        if (strcmp(page_files[i].name, name) == 0)
            return &page_files[i];
    return NULL;
}

static void add_escaped(struct text *text, const char *value)
{
    for (; *value; value++) {
        switch (*value) {
        case '&':
            text_add(text, "&amp;");
            break;
        case '<':
            text_add(text, "&lt;");
            break;
        case '>':
            text_add(text, "&gt;");
            break;
        case '"':
            text_add(text, "&quot;");
            break;
        case '\'':
            text_add(text, "&#39;");
            break;
        default:
            text_add_n(text, value, 1);
        }
    }
}

static const char *value_of(const struct values *values, const char *name,
                            size_t length)
{
    for (int i = 0; i < values->n; i++)
        if (strlen(values->names[i]) == length &&
            strncmp(values->names[i], name, length) == 0)
            return values->values[i];
    require_failed("a value that a part asks for", __FILE__, __LINE__);
}

/* What stands in "{_...}": words, or a context, a bar and words. */
static const char *translate(const struct markup *markup, const char *words,
                             size_t length)
{
    char text[WORDS_ROOM];
    snprintf(text, sizeof text, "%.*s", (int)length, words);
    char *bar = strchr(text, '|');
    if (bar)
        *bar = '\0';
    const char *sentence = bar ? bar + 1 : text;
    const char *said = words_get(markup->words, bar ? text : NULL, sentence);
    return said == sentence ? arena_copy(markup->arena, said) : said;
}

/* Letters of scripts that run from right to left, U+0590 to U+08FF and the
 * forms from U+FB1D to U+FDFF and U+FE70 to U+FEFF. */
static bool runs_left(const char *at)
{
    const unsigned char *byte = (const unsigned char *)at;
    return (byte[0] >= 0xd6 && byte[0] <= 0xdf) ||
           (byte[0] == 0xe0 && byte[1] >= 0xa0 && byte[1] <= 0xa3) ||
           (byte[0] == 0xef && byte[1] >= 0xac && byte[1] <= 0xbb);
}

/* What a mark of direction does to the depth of isolates: U+2066 to U+2068
 * open one, U+2069 closes it, the others (0) hold until it is closed. */
static int step_of(const char *mark)
{
    return mark[1] != '\x81' ? 0 : mark[2] == '\xa9' ? -1 : 1;
}

/* Whether letters outside of isolates run left; *whole: no mark reaches beyond
 * the value. */
static bool look_at(const char *value, bool *whole)
{
    bool left = false;
    int depth = 0;
    *whole = true;
    for (const char *at = value; *at; at++) {
        left = left || (depth == 0 && runs_left(at));
        if (!text_is_turn(at))
            continue;
        depth += step_of(at);
        *whole = *whole && depth >= 0 && (depth > 0 || step_of(at) != 0);
    }
    *whole = *whole && depth == 0;
    return left;
}

/* Without marks of direction. */
static const char *plain(const struct markup *markup, const char *value)
{
    char *copy = arena_copy(markup->arena, value);
    for (char *at = copy; *at; at++)
        if (text_is_turn(at))
            memcpy(at, TEXT_UNKNOWN, sizeof TEXT_UNKNOWN - 1);
    return copy;
}

const char *markup_isolate(const struct markup *markup, const char *value)
{
    bool whole;
    bool left = look_at(value, &whole);
    if (!whole) {
        value = plain(markup, value);
        left = look_at(value, &whole);
    }
    return left ? arena_printf(markup->arena, "\342\201\250%s\342\201\251",
                               value)
                : value;
}

/* Replaces each "{...}" of `length` bytes of a template. */
static void fill(const struct markup *markup, struct text *text,
                 const char *template, size_t length,
                 const struct values *values, bool escape)
{
    const char *end = template + length;
    while (template <end) {
        const char *open = memchr(template, '{', (size_t)(end - template));
        text_add_n(text, template, (size_t)((open ? open : end) - template));
        if (!open)
            return;
        const char *name = open + 1;
        size_t wide = strcspn(name, "}");
        template = name + wide + 1;
        if (*name == '_')
            add_escaped(text, translate(markup, name + 1, wide - 1));
        else if (*name == '!')
            text_add(text, value_of(values, name + 1, wide - 1));
        else if (escape)
            add_escaped(text, value_of(values, name, wide));
        else
            text_add(text,
                     markup_isolate(markup, value_of(values, name, wide)));
    }
}

/* The part of page.html of this name. */
static const char *find_part(const char *name, size_t *length)
{
    static const char mark[] = "<!-- part ";
    size_t long_name = strlen(name);
    const char *at = (const char *)page_file("page.html")->bytes;
    while ((at = strstr(at, mark))) {
        at += sizeof mark - 1;
        if (strncmp(at, name, long_name) != 0 ||
            strncmp(at + long_name, " -->\n", 5) != 0)
            continue;
        at += long_name + 5;
        const char *end = strstr(at, mark);
        *length = (end ? (size_t)(end - at) : strlen(at)) - 1;
        return at;
    }
    require_failed("a part of page.html", __FILE__, __LINE__);
}

void markup_add_all(const struct markup *markup, const char *part, ...)
{
    va_list args;
    va_start(args, part);
    struct values values = take_values(args);
    va_end(args);
    size_t length;
    const char *template = find_part(part, &length);
    fill(markup, markup->text, template, length, &values, true);
}

static const char *fill_sentence(const struct markup *markup,
                                 const char *sentence,
                                 const struct values *values)
{
    struct text text = {0};
    fill(markup, &text, sentence, strlen(sentence), values, false);
    return text_keep(&text, markup->arena);
}

const char *markup_say_all(const struct markup *markup, const char *sentence,
                           ...)
{
    va_list args;
    va_start(args, sentence);
    struct values values = take_values(args);
    va_end(args);
    return fill_sentence(markup, words_get(markup->words, NULL, sentence),
                         &values);
}

const char *markup_count_all(const struct markup *markup, const char *one,
                             const char *other, int64_t number, ...)
{
    va_list args;
    va_start(args, number);
    struct values values = take_values(args);
    va_end(args);
    require(values.n < MARKUP_VALUES_MAX);
    values.names[values.n] = "n";
    values.values[values.n++] = arena_printf(markup->arena, "%" PRId64, number);
    return fill_sentence(
        markup, words_plural(markup->words, one, other, number), &values);
}

void markup_add_json(struct text *text, const char *value)
{
    text_add(text, "\"");
    for (; *value; value++) {
        unsigned char byte = (unsigned char)*value;
        if (byte < 0x20 || strchr("\"\\<>&", *value))
            text_printf(text, "\\u%04x", byte);
        else
            text_add_n(text, value, 1);
    }
    text_add(text, "\"");
}

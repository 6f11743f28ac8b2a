/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "template.h"

#include "near.h"
#include "shown.h"

#include <string.h>

/* The name that "{name}" holds. */
static int find_name(const char *name, size_t length, const char *const *names,
                     int n_names)
{
    for (int i = 0; i < n_names; i++)
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return i;
    return -1;
}

enum piece_kind { LETTER, NAME, OPEN, CLOSE };

/* What a template has next: some letters, the name in "{name}", a bracket. */
struct piece {
    enum piece_kind kind;
    const char *text;
    size_t n;
    const char *next; /* behind it */
};

static struct piece piece_at(const char *at)
{
    static const char twice[] = "{}[]";
    size_t name = strcspn(at, "}");
    if (at[0] == '\\' && at[1] == 'n')
        return (struct piece){LETTER, "\n", 1, at + 2};
    if (strchr(twice, at[0]) && at[0] == at[1])
        return (struct piece){LETTER, at, 1, at + 2};
    if (at[0] == '{' && at[name])
        return (struct piece){NAME, at + 1, name - 1, at + name + 1};
    if (at[0] == '[' || at[0] == ']')
        return (struct piece){at[0] == '[' ? OPEN : CLOSE, at, 1, at + 1};
    return (struct piece){LETTER, at, 1, at + 1};
}

static void report_name(const char *name, size_t length,
                        const char *const *names, int n_names,
                        const char *option, struct diags *diags)
{
    struct text word = {0}, all = {0};
    text_add_n(&word, name, length);
    for (int i = 0; i < n_names; i++)
        text_printf(&all, "%s{%s}", i ? " " : "", names[i]);
    const char *near = near_name(text_string(&word), names, n_names);
    diags_add(diags, option, "", "nothing is called '{%s}'%s%s%s; there are %s",
              SHOWN(text_string(&word)), near ? ", did you mean '{" : "",
              near ? near : "", near ? "}'?" : "", text_string(&all));
    text_free(&word);
    text_free(&all);
}

/* Whether it begins with a brace that is neither a letter nor closed. */
static bool is_lone_brace(const struct piece *piece)
{
    return piece->kind == LETTER && strchr("{}", piece->text[0]) &&
           piece->next == piece->text + 1;
}

bool template_check(const char *template, const char *const *names, int n_names,
                    const char *option, struct diags *diags)
{
    bool good = true, open = false, paired = true, lone = false;
    while (*template) {
        struct piece piece = piece_at(template);
        if (piece.kind == NAME &&
            find_name(piece.text, piece.n, names, n_names) < 0) {
            report_name(piece.text, piece.n, names, n_names, option, diags);
            good = false;
        }
        lone = lone || is_lone_brace(&piece);
        if (piece.kind == OPEN || piece.kind == CLOSE) {
            paired = paired && open == (piece.kind == CLOSE);
            open = piece.kind == OPEN;
        }
        template = piece.next;
    }
    if (open || !paired)
        diags_add(diags, option, "",
                  "'[' and ']' must come in pairs, not inside each other");
    if (lone)
        diags_add(diags, option, "",
                  "'{' and '}' must come in pairs; '{{' and '}}' are the "
                  "letters");
    return good && paired && !open && !lone;
}

void template_fill(struct text *text, const char *template,
                   const char *const *names, const char *const *values,
                   int n_names)
{
    struct text group = {0};
    bool open = false, empty = false;
    while (*template) {
        struct piece piece = piece_at(template);
        struct text *to = open ? &group : text;
        template = piece.next;
        if (piece.kind == LETTER) {
            text_add_n(to, piece.text, piece.n);
        } else if (piece.kind == NAME) {
            int name = find_name(piece.text, piece.n, names, n_names);
            empty = empty || !*values[name];
            text_add(to, values[name]);
        } else {
            if (open && !empty)
                text_add(text, text_string(&group));
            text_clear(&group);
            open = piece.kind == OPEN;
            empty = false;
        }
    }
    text_free(&group);
}

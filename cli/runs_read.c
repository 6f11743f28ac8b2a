/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs before anything is solved: what teams they are about, and the names of
 * their folders. */
#include "runs.h"
#include "shown.h"
#include "text.h"

#include <ctype.h>
#include <string.h>

enum { SLUG_ROOM = 61 };

static const char *const behind[] = {" (scenario '", " (volumes of '"};

/* Whether a message is this one, with or without the scenario behind it. */
static bool says(const char *message, const char *what)
{
    size_t length = strlen(what);
    if (strncmp(message, what, length) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        if (strncmp(message + length, behind[i], strlen(behind[i])) == 0)
            return true;
    return !message[length];
}

static bool told(const struct diags *diags, const struct diag *diag)
{
    for (int i = 0; i < diags_count(diags); i++) {
        const struct diag *other = diags_at(diags, i);
        if (strcmp(other->file, diag->file) == 0 &&
            strcmp(other->place, diag->place) == 0 &&
            says(other->message, diag->message))
            return true;
    }
    return false;
}

/* Errors in the team's own files are told of each scenario that brings them
 * out, those of what-if.json once. */
static void pass_errors(const struct diags *from, const char *path,
                        const struct scenario *scenario, struct diags *diags)
{
    for (int i = 0; i < diags_count(from); i++) {
        const struct diag *diag = diags_at(from, i);
        if (strcmp(diag->file, path) != 0 && told(diags, diag))
            continue;
        if (*scenario->name)
            diags_add(diags, diag->file, diag->place, "%s%s%s')", diag->message,
                      behind[scenario->volumes != NULL], SHOWN(scenario->name));
        else
            diags_add(diags, diag->file, diag->place, "%s", diag->message);
    }
}

struct team *run_read(const char *path, const struct scenario *scenario,
                      struct diags *diags)
{
    struct diags *own = diags_new();
    struct team *team = team_read_changed(path, scenario, own);
    pass_errors(own, path, scenario, diags);
    diags_pass_notes(own, diags);
    diags_free(own);
    return team;
}

/* The base's, whatever else is wrong already. */
static struct team *read_base(const char *path, struct diags *diags)
{
    struct diags *own = diags_new();
    struct team *team = team_read(path, own);
    diags_pass_errors(own, diags);
    diags_pass_notes(own, diags);
    diags_free(own);
    return team;
}

static bool folder_taken(const struct runs *it, int n, const char *folder)
{
    for (int i = 0; i < n; i++)
        if (strcmp(it->runs[i].folder, folder) == 0)
            return true;
    return false;
}

static bool is_figure(char c)
{
    return c >= '0' && c <= '9';
}

/* "-20 %" as "minus 20 %", so that "+20 %" has another folder. */
static const char *spell_minus(struct arena *arena, const char *name)
{
    struct text words = {0};
    for (const char *at = name; *at; at++)
        if (*at == '-' && is_figure(at[1]) && (at == name || at[-1] == ' '))
            text_add(&words, "minus ");
        else
            text_add_n(&words, at, 1);
    return text_keep(&words, arena);
}

/* Small letters and figures, "-" between them. */
static size_t make_slug(char slug[SLUG_ROOM], const char *name)
{
    size_t n = 0;
    for (; *name && n < SLUG_ROOM - 1; name++)
        if (isalnum((unsigned char)*name) && !(*name & 0x80))
            slug[n++] = (char)tolower((unsigned char)*name);
        else if (n > 0 && slug[n - 1] != '-')
            slug[n++] = '-';
    while (n > 0 && slug[n - 1] == '-')
        n--;
    slug[n] = '\0';
    return n;
}

/* A name as a folder. */
static const char *folder_of(const struct runs *it, int index, const char *name)
{
    char slug[SLUG_ROOM];
    size_t n = make_slug(slug, spell_minus(it->arena, name));
    const char *folder = arena_copy(it->arena, n > 0 ? slug : "scenario");
    for (int k = 2; folder_taken(it, index, folder); k++)
        folder = arena_printf(it->arena, "%s-%d", n > 0 ? slug : "scenario", k);
    return folder;
}

bool runs_read(struct runs *it, const struct what_if *what_if,
               struct diags *diags)
{
    int n = what_if ? what_if->n : 0;
    it->runs = ARENA_ARRAY(it->arena, struct run, n + 1);
    it->n = 1;
    it->runs[0] = (struct run){
        .name = "base", .folder = "base", .team = read_base(it->path, diags)};
    for (int i = 0; it->runs[0].team && i < n; i++) {
        const struct scenario *scenario = &what_if->scenarios[i];
        struct run *run = &it->runs[it->n];
        *run = (struct run){
            .scenario = scenario,
            .name = scenario->name,
            .folder = folder_of(it, it->n, scenario->name),
            .team = run_read(it->path, scenario, diags),
        };
        it->n++;
    }
    return !diags_failed(diags);
}

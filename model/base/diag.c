/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diag.h"

#include "arena.h"
#include "mem.h"
#include "require.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT_MAX = 200 };

struct reports {
    struct diag *kept;
    int n_kept, room, n_found;
};

struct diags {
    struct arena *arena;
    struct reports errors, notes;
};

struct diags *diags_new(void)
{
    struct diags *diags = mem_alloc(1, sizeof *diags);
    diags->arena = arena_new();
    return diags;
}

void diags_free(struct diags *diags)
{
    if (!diags)
        return;
    arena_free(diags->arena);
    free(diags->errors.kept);
    free(diags->notes.kept);
    free(diags);
}

__attribute__((format(printf, 5, 0))) static void
report(struct diags *diags, struct reports *reports, const char *file,
       const char *place, const char *format, va_list args)
{
    reports->n_found++;
    if (reports->n_kept == KEPT_MAX)
        return;
    char message[1024];
    vsnprintf(message, sizeof message, format, args);
    MEM_GROW(reports->kept, reports->n_kept, reports->room);
    reports->kept[reports->n_kept++] = (struct diag){
        .file = arena_copy(diags->arena, file),
        .place = arena_copy(diags->arena, place),
        .message = arena_copy(diags->arena, message),
    };
}

void diags_add(struct diags *diags, const char *file, const char *place,
               const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(diags, &diags->errors, file, place, format, args);
    va_end(args);
}

void diags_note(struct diags *diags, const char *file, const char *place,
                const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(diags, &diags->notes, file, place, format, args);
    va_end(args);
}

static bool is_kept(const struct reports *reports, const struct diag *diag)
{
    for (int i = 0; i < reports->n_kept; i++) {
        const struct diag *other = &reports->kept[i];
        if (strcmp(other->file, diag->file) == 0 &&
            strcmp(other->place, diag->place) == 0 &&
            strcmp(other->message, diag->message) == 0)
            return true;
    }
    return false;
}

void diags_pass_errors(const struct diags *from, struct diags *to)
{
    for (int i = 0; i < from->errors.n_kept; i++) {
        const struct diag *diag = &from->errors.kept[i];
        if (!is_kept(&to->errors, diag))
            diags_add(to, diag->file, diag->place, "%s", diag->message);
    }
    to->errors.n_found += from->errors.n_found - from->errors.n_kept;
}

void diags_pass_notes(const struct diags *from, struct diags *to)
{
    for (int i = 0; i < from->notes.n_kept; i++) {
        const struct diag *diag = &from->notes.kept[i];
        if (!is_kept(&to->notes, diag))
            diags_note(to, diag->file, diag->place, "%s", diag->message);
    }
}

bool diags_failed(const struct diags *diags)
{
    return diags->errors.n_found > 0;
}

bool diags_full(const struct diags *diags)
{
    return diags->errors.n_kept == KEPT_MAX;
}

int diags_count(const struct diags *diags)
{
    return diags->errors.n_kept;
}

const struct diag *diags_at(const struct diags *diags, int index)
{
    require(index >= 0 && index < diags->errors.n_kept);
    return &diags->errors.kept[index];
}

int diags_count_notes(const struct diags *diags)
{
    return diags->notes.n_kept;
}

const struct diag *diags_note_at(const struct diags *diags, int index)
{
    require(index >= 0 && index < diags->notes.n_kept);
    return &diags->notes.kept[index];
}

static void print(const struct reports *reports, const char *kind, FILE *out)
{
    for (int i = 0; i < reports->n_kept; i++) {
        const struct diag *diag = &reports->kept[i];
        fprintf(out, "%s: %s%s%s%s\n", diag->file, kind, diag->place,
                *diag->place ? ": " : "", diag->message);
    }
    if (reports->n_found > reports->n_kept)
        fprintf(out, "... and %d more\n", reports->n_found - reports->n_kept);
}

void diags_print(const struct diags *diags, FILE *out)
{
    print(&diags->errors, "", out);
}

void diags_print_notes(const struct diags *diags, FILE *out)
{
    print(&diags->notes, "note: ", out);
}

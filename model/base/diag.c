/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diag.h"

#include "arena.h"
#include "mem.h"
#include "require.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { FOUND_MAX = 200, ALIKE_KEPT = 12 };

struct reports {
    struct diag *kept;
    int n_kept, room, n_found;
    int n_left; /* neither kept nor counted with one that is */
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

/* The last of those kept that say the same of the file, once there are enough
 * of them; else NULL. */
static struct diag *said_often(const struct reports *reports, const char *file,
                               const char *message)
{
    struct diag *last = NULL;
    int n = 0;
    for (int i = 0; i < reports->n_kept; i++)
        if (strcmp(reports->kept[i].message, message) == 0 &&
            strcmp(reports->kept[i].file, file) == 0) {
            last = &reports->kept[i];
            n++;
        }
    return n < ALIKE_KEPT ? NULL : last;
}

static void keep(struct diags *diags, struct reports *reports, const char *file,
                 const char *place, const char *message)
{
    MEM_GROW(reports->kept, reports->n_kept, reports->room);
    reports->kept[reports->n_kept++] = (struct diag){
        .file = arena_copy(diags->arena, file),
        .place = arena_copy(diags->arena, place),
        .message = arena_copy(diags->arena, message),
    };
}

__attribute__((format(printf, 5, 0))) static void
report(struct diags *diags, struct reports *reports, const char *file,
       const char *place, const char *format, va_list args)
{
    char message[1024];
    vsnprintf(message, sizeof message, format, args);
    struct diag *often = said_often(reports, file, message);
    if (often)
        often->n_more++;
    else if (reports->n_found < FOUND_MAX)
        keep(diags, reports, file, place, message);
    else
        reports->n_left++;
    reports->n_found++;
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

static void pass(const struct reports *from, struct diags *diags,
                 struct reports *to)
{
    for (int i = 0; i < from->n_kept; i++) {
        const struct diag *diag = &from->kept[i];
        if (is_kept(to, diag))
            continue;
        if (to->n_found < FOUND_MAX) {
            keep(diags, to, diag->file, diag->place, diag->message);
            to->kept[to->n_kept - 1].n_more = diag->n_more;
        } else {
            to->n_left += 1 + diag->n_more;
        }
        to->n_found += 1 + diag->n_more;
    }
    to->n_left += from->n_left;
    to->n_found += from->n_left;
}

void diags_pass_errors(const struct diags *from, struct diags *to)
{
    pass(&from->errors, to, &to->errors);
}

void diags_pass_notes(const struct diags *from, struct diags *to)
{
    pass(&from->notes, to, &to->notes);
}

bool diags_failed(const struct diags *diags)
{
    return diags->errors.n_found > 0;
}

bool diags_full(const struct diags *diags)
{
    return diags->errors.n_found >= FOUND_MAX;
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
        fprintf(out, "%s: %s%s%s%s", diag->file, kind, diag->place,
                *diag->place ? ": " : "", diag->message);
        if (diag->n_more > 0)
            fprintf(out, "; and %d more like it", diag->n_more);
        fprintf(out, "\n");
    }
    if (reports->n_left > 0)
        fprintf(out, "... and %d more\n", reports->n_left);
}

void diags_print(const struct diags *diags, FILE *out)
{
    print(&diags->errors, "", out);
}

void diags_print_notes(const struct diags *diags, FILE *out)
{
    print(&diags->notes, "note: ", out);
}

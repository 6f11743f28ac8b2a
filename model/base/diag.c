/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diag.h"

#include "arena.h"
#include "mem.h"
#include "require.h"

#include <stdarg.h>
#include <stdlib.h>

enum { KEPT_MAX = 200 };

struct diags {
    struct arena *arena;
    struct diag *kept;
    int n_kept, room, n_found;
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
    free(diags->kept);
    free(diags);
}

void diags_add(struct diags *diags, const char *file, const char *place,
               const char *format, ...)
{
    diags->n_found++;
    if (diags->n_kept == KEPT_MAX)
        return;
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    MEM_GROW(diags->kept, diags->n_kept, diags->room);
    diags->kept[diags->n_kept++] = (struct diag){
        .file = arena_copy(diags->arena, file),
        .place = arena_copy(diags->arena, place),
        .message = arena_copy(diags->arena, message),
    };
}

bool diags_failed(const struct diags *diags)
{
    return diags->n_found > 0;
}

bool diags_full(const struct diags *diags)
{
    return diags->n_kept == KEPT_MAX;
}

int diags_count(const struct diags *diags)
{
    return diags->n_kept;
}

const struct diag *diags_at(const struct diags *diags, int index)
{
    require(index >= 0 && index < diags->n_kept);
    return &diags->kept[index];
}

void diags_print(const struct diags *diags, FILE *out)
{
    for (int i = 0; i < diags->n_kept; i++) {
        const struct diag *diag = &diags->kept[i];
        fprintf(out, "%s: %s%s%s\n", diag->file, diag->place,
                *diag->place ? ": " : "", diag->message);
    }
    if (diags->n_found > diags->n_kept)
        fprintf(out, "... and %d more\n", diags->n_found - diags->n_kept);
}

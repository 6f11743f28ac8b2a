/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "agenda.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    struct agenda agenda;
    char *text = arena_copy_n(arena, (const char *)data, size);
    agenda_parse(&agenda, text, size, "any.json", arena, diags);
    arena_free(arena);
    diags_free(diags);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "ical.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    char *text = arena_copy_n(arena, (const char *)data, size);
    ical_read(text, "any.ics", arena, diags);
    arena_free(arena);
    diags_free(diags);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "csv_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    csv_read(fuzz_file(data, size), arena, diags);
    arena_free(arena);
    diags_free(diags);
    return 0;
}

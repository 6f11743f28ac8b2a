/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "matsp.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    struct text text = {0};
    struct matsp *instance = matsp_read(fuzz_file(data, size), arena, diags);
    if (!diags_failed(diags))
        matsp_write_team(&text, instance, "fuzzed");
    text_free(&text);
    arena_free(arena);
    diags_free(diags);
    return 0;
}

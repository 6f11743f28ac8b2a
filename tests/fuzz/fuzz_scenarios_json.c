/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scenario.json, and the page that is made of it. */
#include "fuzz.h"

#include "report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    struct text page = {0};
    char *text = arena_copy_n(arena, (const char *)data, size);
    report_scenarios(&page, text, size, "any.json", "pl", diags);
    text_free(&page);
    arena_free(arena);
    diags_free(diags);
    return 0;
}

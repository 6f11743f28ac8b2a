/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "export_csv.h"
#include "past.h"

/* Reads the bytes as an export, and makes of it what came. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct past_options options = {
        .zone = "Europe/Oslo", .order = ORDER_DAY_FIRST, .slot_min = 30};
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    struct intake *intake =
        intake_new(fuzz_file(data, size), NULL, arena, diags);
    export_csv_read(intake->file, intake);
    if (!diags_failed(diags))
        past_of(intake, &options, NULL, arena);
    intake_free(intake);
    arena_free(arena);
    diags_free(diags);
    return 0;
}

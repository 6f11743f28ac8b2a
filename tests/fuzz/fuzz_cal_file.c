/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "cal_spread.h"
#include "cal_zone.h"

#include <stdlib.h>

/* Nineteen weeks from 1 October 2026 on, over both changes of the clock in
 * Oslo. */
enum { FIRST_DATE = 20727, LAST_DATE = FIRST_DATE + 200 };

static void lay(struct cal_file *file, const struct cal_events *events)
{
    struct cal_frame frame = {
        .first_date = FIRST_DATE,
        .last_date = LAST_DATE,
        .zone = cal_zone_known(file->source.arena, "Europe/Oslo"),
        .spans_max = 1000};
    struct cal_spans spans = {0};
    cal_spread(&file->source, events, &frame, &spans);
    for (int i = 0; i < spans.n; i++)
        if (spans.items[i].end < spans.items[i].start)
            abort();
    free(spans.items);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    char *text = arena_copy_n(arena, (const char *)data, size);
    struct cal_file *file = cal_file_read("any.ics", text, size, arena, diags);
    lay(file, &file->events);
    for (int i = 0; i < file->n_hours; i++)
        lay(file, &file->hours[i].open);
    cal_file_free(file);
    arena_free(arena);
    diags_free(diags);
    return 0;
}

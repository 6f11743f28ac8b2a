/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "ical_feed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    struct ical_zones *zones = ical_zones_new();
    struct ics_feed feed;
    char *text = arena_copy_n(arena, (const char *)data, size);
    ical_feed_read(&feed, text, "any.ics", zones, arena, diags);
    ical_zones_free(zones);
    arena_free(arena);
    diags_free(diags);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A history.json, or a roster.json as one, before the smallest example. */
#include "fuzz.h"

#include "team_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char team[64];

static void remove_team(void)
{
    unlink(team);
}

/* The smallest example with such a history. */
static void write_team(const char *history)
{
    static char text[8192];
    FILE *from = fopen("examples/smallest/team.json", "r");
    snprintf(team, sizeof team, "/tmp/vaktel-fuzz-team-%d.json", getpid());
    FILE *to = fopen(team, "w");
    if (!from || !to)
        abort();
    size_t n = fread(text, 1, sizeof text - 1, from);
    fprintf(to, "{\"burdens\": {\"weekends\": 1}, \"history\": \"%s\",",
            history);
    fwrite(text + 1, 1, n - 1, to);
    fclose(from);
    fclose(to);
    atexit(remove_team);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    const char *history = fuzz_file(data, size);
    if (!*team)
        write_team(history);
    team_free(team_read(team, diags));
    diags_free(diags);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as what-if.json of a small team: each scenario that can be read is
 * made. */
#include "fuzz.h"

#include "file.h"
#include "team_json.h"
#include "what_if.h"

#include <stdlib.h>
#include <string.h>

static const char team[] =
    "{\"team\": \"Desk\", \"zone\": \"Europe/Oslo\", \"start\": "
    "\"2026-10-19\", \"slot\": \"60m\", \"queues\": [{\"id\": \"desk\", "
    "\"need\": [{\"heads\": 1}]}], \"shifts\": [{\"id\": \"day\", \"start\": "
    "\"08:00\", \"end\": \"16:00\"}], \"rules\": {\"rest\": \"11h\"}, "
    "\"agents\": [{\"id\": \"kari\", \"skills\": [\"desk\"], \"week\": "
    "{\"max\": \"24h\"}}, {\"id\": \"ola\", \"skills\": [\"desk\"]}]}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    char *text = calloc(size + 1, 1);
    if (size > 0)
        memcpy(text, data, size);
    struct what_if *what_if = what_if_parse(text, size, "what-if.json", diags);
    const char *path = fuzz_file((const uint8_t *)team, sizeof team - 1);
    for (int i = 0; what_if && i < what_if->n && i < 4; i++)
        team_free(team_read_changed(path, &what_if->scenarios[i], diags));
    what_if_free(what_if);
    diags_free(diags);
    free(text);
    return 0;
}

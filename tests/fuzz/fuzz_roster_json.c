/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "require.h"
#include "roster_json.h"
#include "team_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct team *team;
    struct diags *diags = diags_new();
    if (!team)
        team = team_read("examples/smallest/team.json", diags);
    require(team);
    roster_free(
        roster_json_parse((const char *)data, size, "any.json", team, diags));
    diags_free(diags);
    return 0;
}

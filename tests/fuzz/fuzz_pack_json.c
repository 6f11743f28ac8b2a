/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rule pack: the page that tells it, a team that is held to it, and a roster
 * of that team that is judged by it. */
#define _DEFAULT_SOURCE 1
#include "fuzz.h"

#include "pack_text.h"
#include "require.h"
#include "score.h"
#include "team_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* With what packs speak of: nights, breaks, tags, overtime, settlement. */
static const char team[] =
    "{\"team\": \"Desk\", \"zone\": \"Europe/Oslo\", \"start\": \"2026-10-19\","
    " \"days\": 14, \"slot\": \"60m\", \"rules\": [\"any\"],"
    " \"settlement\": {\"from\": \"2026-10-05\", \"weeks\": 8},"
    " \"queues\": [{\"id\": \"phone\", \"need\": [{\"heads\": 1}]}],"
    " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\", \"length\": \"9h\","
    "   \"breaks\": [{\"length\": \"1h\", \"from\": \"3h\", \"to\": \"5h\"}]},"
    "  {\"id\": \"night\", \"start\": \"22:00\", \"length\": \"8h\","
    "   \"breaks\": [{\"length\": \"1h\", \"from\": \"3h\", \"to\": \"5h\"}]}],"
    " \"agents\": [{\"id\": \"a\", \"skills\": [\"phone\"]},"
    "  {\"id\": \"b\", \"skills\": [\"phone\"], \"overtime\": true,"
    "   \"tags\": [\"minor\"], \"shifts\": [\"night\"]}]}";

static char folder[] = "/tmp/vaktel-pack-XXXXXX";

static const char *inside(const char *name)
{
    static char path[64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void remove_folder(void)
{
    unlink(inside("rules/any.json"));
    rmdir(inside("rules"));
    unlink(inside("team.json"));
    rmdir(folder);
}

static void make_folder(const char *pack)
{
    static bool made = false;
    if (made)
        return;
    made = true;
    require(mkdtemp(folder) && mkdir(inside("rules"), 0700) == 0);
    require(symlink(pack, inside("rules/any.json")) == 0);
    require(setenv("VAKTEL_RULES", inside("rules"), 1) == 0);
    require(atexit(remove_folder) == 0);
    FILE *file = fopen(inside("team.json"), "w");
    require(file && fputs(team, file) >= 0 && fclose(file) == 0);
}

/* Everybody works on all days on which something is offered. */
static void judge(const struct problem *problem)
{
    struct roster *roster = roster_new(problem);
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int day = 0; day < problem->grid.n_days; day++) {
            int offer = first_offer_of(problem, agent, day);
            struct duty *duty = roster_duty(roster, agent, day);
            if (offer == end_offer_of(problem, agent, day))
                continue;
            duty->offer = offer;
            pauses_earliest(&problem->offers[offer], duty->pause);
        }
    score_free(score_roster(roster));
    roster_free(roster);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new(), *told = diags_new();
    struct text page = {0};
    make_folder(fuzz_file(data, size));
    packs_show(&page, "any", told);
    struct team *held = team_read(inside("team.json"), diags);
    if (held)
        judge(held->problem);
    team_free(held);
    text_free(&page);
    diags_free(told);
    diags_free(diags);
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small teams for the tests of what is written about rosters: a team.json in
 * the test's own text, read as from a file, and duties given by hand. */
#ifndef DESK_H
#define DESK_H

#include "plan.h"
#include "team_json.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct desk {
    char path[32];
    struct team *team;
    struct roster *roster;
    struct score *score;
    struct plan plan;
};

static inline struct desk *desk_new(const char *json)
{
    struct desk *desk = calloc(1, sizeof *desk);
    struct diags *diags = diags_new();
    snprintf(desk->path, sizeof desk->path, "/tmp/vaktel-desk-XXXXXX");
    int file = mkstemp(desk->path);
    assert_true(file >= 0);
    assert_int_equal(write(file, json, strlen(json)), strlen(json));
    close(file);
    desk->team = team_read(desk->path, diags);
    unlink(desk->path);
    diags_print(diags, stderr);
    assert_non_null(desk->team);
    diags_free(diags);
    desk->roster = roster_new(desk->team->problem);
    return desk;
}

/* Gives a duty: the first one offered of that shift, breaks early. */
static inline void desk_give(struct desk *desk, int agent, int day,
                             const char *shift)
{
    const struct problem *problem = desk->team->problem;
    int end = end_offer_of(problem, agent, day);
    for (int i = first_offer_of(problem, agent, day); i < end; i++) {
        const struct offer *offer = &problem->offers[i];
        if (strcmp(problem->shifts[offer->shift].id, shift) != 0)
            continue;
        roster_duty(desk->roster, agent, day)->offer = i;
        pauses_earliest(offer, roster_duty(desk->roster, agent, day)->pause);
        return;
    }
    fail_msg("no shift '%s' on day %d", shift, day);
}

/* Puts the queue in slots of the grid. */
static inline void desk_serve(struct desk *desk, int agent, int queue,
                              int start, int end)
{
    memset(roster_serves(desk->roster, agent) + start, queue,
           (size_t)(end - start));
}

/* Judges the roster as it is now. */
static inline const struct plan *desk_plan(struct desk *desk)
{
    score_free(desk->score);
    desk->score = score_roster(desk->roster);
    desk->plan = (struct plan){
        .team = desk->team,
        .roster = desk->roster,
        .score = desk->score,
        .version = "1.2.3",
    };
    return &desk->plan;
}

static inline void assert_holds(const char *text, const char *part)
{
    if (strstr(text, part))
        return;
    fprintf(stderr, "no '%s' in:\n%s", part, text);
    fail();
}

static inline void desk_free(struct desk *desk)
{
    score_free(desk->score);
    roster_free(desk->roster);
    team_free(desk->team);
    free(desk);
}

#endif

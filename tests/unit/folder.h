/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder with a team.json and the tables it names, for tests of what is read
 * from them.  Texts are given as in JSON5, with ' for ", which C would have us
 * escape. */
#ifndef FOLDER_H
#define FOLDER_H

#include "team_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct folder {
    char path[64];
    struct team *team; /* what was read last; NULL: errors */
    char errors[8192]; /* "place: message" a line */
};

static inline struct folder *folder_new(void)
{
    struct folder *folder = calloc(1, sizeof *folder);
    snprintf(folder->path, sizeof folder->path, "/tmp/vaktel-team-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    return folder;
}

static inline const char *folder_name(const struct folder *folder,
                                      const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    return path;
}

static inline void folder_put(struct folder *folder, const char *name,
                              const char *text)
{
    FILE *file = fopen(folder_name(folder, name), "w");
    assert_non_null(file);
    for (; *text; text++)
        fputc(*text == '\'' ? '"' : *text, file);
    assert_int_equal(fclose(file), 0);
}

/* Reads the folder's team.json. */
static inline const struct problem *folder_read(struct folder *folder)
{
    struct diags *diags = diags_new();
    FILE *out = fmemopen(folder->errors, sizeof folder->errors, "w");
    team_free(folder->team);
    folder->team = team_read(folder_name(folder, "team.json"), diags);
    for (int i = 0; i < diags_count(diags); i++)
        fprintf(out, "%s: %s\n", diags_at(diags, i)->place,
                diags_at(diags, i)->message);
    fputc('\0', out);
    fclose(out);
    assert_int_equal(folder->team == NULL, diags_failed(diags));
    diags_free(diags);
    return folder->team ? folder->team->problem : NULL;
}

/* What the reader notes of the folder's team. */
static inline void folder_notes(struct folder *folder, char *text, size_t room)
{
    struct diags *diags = diags_new();
    FILE *out = fmemopen(text, room, "w");
    text[0] = '\0';
    team_free(team_read(folder_name(folder, "team.json"), diags));
    diags_print_notes(diags, out);
    fclose(out);
    diags_free(diags);
}

/* A team of which only some parts matter: each is a piece of JSON, NULL for
 * the usual one. */
struct parts {
    const char *head;   /* "'slot': '60m', ..." after zone, start and days */
    const char *queues; /* inside the array */
    const char *shifts;
    const char *agents;
};

static inline const struct problem *folder_team(struct folder *folder,
                                                struct parts parts)
{
    char text[8192];
    snprintf(text, sizeof text,
             "{'team': 'Desk', %s, 'queues': [%s], 'shifts': [%s], "
             "'agents': [%s]}",
             parts.head ? parts.head
                        : "'zone': 'Europe/Oslo', 'start': '2026-10-19', "
                          "'slot': '60m'",
             parts.queues ? parts.queues
                          : "{'id': 'phone', 'need': [{'heads': 1}]}",
             parts.shifts ? parts.shifts
                          : "{'id': 'day', 'start': '08:00', 'end': '16:00'}",
             parts.agents ? parts.agents : "{'id': 'a', 'skills': ['phone']}");
    folder_put(folder, "team.json", text);
    return folder_read(folder);
}

static inline void folder_free(struct folder *folder)
{
    static const char *const names[] = {"team.json", "agents.csv", "shifts.csv",
                                        "a.json",    "b.json",     "volume.csv",
                                        "a.ics",     "roster.json"};
    for (int i = 0; i < 8; i++)
        unlink(folder_name(folder, names[i]));
    rmdir(folder->path);
    team_free(folder->team);
    free(folder);
}

static inline int folder_make(void **state)
{
    *state = folder_new();
    return 0;
}

static inline int folder_drop(void **state)
{
    folder_free(*state);
    return 0;
}

#define FOLDER_TEST(test)                                                      \
    cmocka_unit_test_setup_teardown(test, folder_make, folder_drop)

#endif

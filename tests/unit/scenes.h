/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small desk with scenarios, for tests of what is made of them: two agents
 * and one queue that needs one of them from eight to four, Monday to Friday. */
#ifndef SCENES_H
#define SCENES_H

#include "folder.h"
#include "runs.h"

#include <ftw.h>

static inline struct what_if *scenes_parse(const char *json,
                                           struct diags *diags)
{
    char text[2048], *at = text;
    snprintf(text, sizeof text, "%s", json);
    for (; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    return what_if_parse(text, strlen(text), "what-if.json", diags);
}

/* Writes the desk, with so many heads needed. */
static inline const char *scenes_team(struct folder *folder, int heads)
{
    static char path[128];
    char queues[256];
    snprintf(queues, sizeof queues,
             "{'id': 'phone', 'need': [{'days': ['mon-fri'], 'from': '08:00', "
             "'to': '16:00', 'heads': %d}]}",
             heads);
    const struct parts parts = {
        .head = "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'slot': '60m'",
        .queues = queues,
        .agents = "{'id': 'kari', 'skills': ['phone']}, {'id': 'ola', "
                  "'skills': ['phone']}"};
    if (!folder_team(folder, parts))
        fail_msg("%s", folder->errors);
    snprintf(path, sizeof path, "%s", folder_name(folder, "team.json"));
    return path;
}

/* A batch of runs, to be read and solved. */
static inline struct runs scenes_runs(const char *path, const char *folder)
{
    return (struct runs){
        .arena = arena_new(),
        .path = path,
        .folder = folder,
        .asked = {.work_limit = 1000000},
        .orders = {.work_limit = 1000000, .threads = 1},
        .threads = 1,
        .quiet = true,
    };
}

static inline int scenes_remove(const char *path, const struct stat *status,
                                int type, struct FTW *where)
{
    (void)status;
    (void)type;
    (void)where;
    return remove(path);
}

/* What was written below the folder. */
static inline void scenes_clear(const char *folder)
{
    nftw(folder, scenes_remove, 8, FTW_DEPTH | FTW_PHYS);
}

#endif

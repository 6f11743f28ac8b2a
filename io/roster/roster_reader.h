/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster.json while it is read into a roster of its team. */
#ifndef ROSTER_READER_H
#define ROSTER_READER_H

#include "json.h"
#include "roster.h"

struct name_list {
    int n;
    const char **items;
};

struct reader {
    struct json *json;
    const struct problem *problem;
    struct roster *roster;
    struct name_list agents, shifts, queues;
    uint8_t *agent_seen; /* [n_agents] */
    bool blocks_given;   /* some duty says which queue is served when */
};

bool reader_is_number(const cJSON *node, int number);

/* Which of the names the text is; -1, and a report, if it is none. */
int reader_name(const struct reader *reader, const cJSON *node,
                const char *what, const struct name_list *names);

/* Puts a duty of the agent into the roster, if it fits. */
void reader_duty(struct reader *reader, const cJSON *node, int agent);

/* The blocks of a duty that began before the first day. */
void reader_carried(struct reader *reader, const cJSON *object, int agent);

#endif

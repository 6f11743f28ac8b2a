/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one file of the past tells of each agent. */
#ifndef RECORD_AGENTS_H
#define RECORD_AGENTS_H

#include "json.h"
#include "reading.h"

/* One of the files. */
struct past_file {
    struct json *json;
    const char *path;
    bool compact; /* a history.json */
    int first_date, n_days;
    int planned; /* first date of its last roster; NOT_GIVEN */
    bool cut;    /* that is the roster to be planned: what was before it */
};

/* A date; false, and a report, where it is none. */
bool record_date(const struct json *json, const cJSON *node, int *date);

/* Adds the file's agents, and what it tells of them, to reading->record. */
void record_agents(struct reading *reading, const struct past_file *file);

#endif

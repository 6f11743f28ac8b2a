/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * what-if.json: scenarios, each a list of changes to a team.  The changes are
 * made when the team is read anew (team_read_changed()), so that whatever does
 * not fit is told as everywhere, at its place in what-if.json.  The format is
 * described in FORMAT.md. */
#ifndef WHAT_IF_H
#define WHAT_IF_H

#include "arena.h"
#include "diag.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct cJSON;
struct json;

enum { SCENARIOS_MAX = 200, AXES_MAX = 4, KINDS_MAX = 4, MORE_AGENTS_MAX = 40 };

/* An object of changes, borrowed from its document. */
struct change {
    const struct json *json;
    const struct cJSON *node;
};

struct scenario {
    const char *name;
    int n_changes;
    const struct change *changes; /* made in this order */
    int n_cell;                   /* place on each axis of the grid, 0: none */
    int cell[AXES_MAX];
    int n_kinds; /* asked: how few more of these agents are enough; 0: not */
    struct change kinds[KINDS_MAX];
    int more[KINDS_MAX]; /* so many more agents of each kind */
    bool cover_only;     /* only what is short has a price */
    const char *volumes; /* a CSV file for all queues that name one, or NULL */
};

/* What a list of the grid calls its scenarios. */
struct axis {
    int n;
    const char *const *names;
};

struct what_if {
    struct arena *arena;
    struct json *json;
    int n_axes;
    struct axis axes[AXES_MAX];
    int n; /* the team as it is not among them */
    struct scenario *scenarios;
};

/* What can be read of it, also where something is reported, so that a team can
 * tell at once what else does not fit; NULL where nothing can.
 * what_if_free(). */
struct what_if *what_if_read(const char *path, struct diags *diags);

/* The same from text in memory; `path` names it in reports. */
struct what_if *what_if_parse(const char *text, size_t length, const char *path,
                              struct diags *diags);
void what_if_free(struct what_if *what_if); /* NULL is allowed */

/* A kind of would-be agents: like whom, with which skills (commas between
 * them), NULL where nothing is said. */
struct kind_words {
    const char *like, *skills;
};
struct kind_words kind_words(const struct change *kind, struct arena *arena);

/* The same in a few words: "like ewa", "with phone, polish". */
const char *kind_name(const struct kind_words *kind, struct arena *arena);

/* Adds " (1 like ewa, 2 with phone)", what more there is of n kinds; nothing
 * where there is none. */
void kinds_add(struct text *text, int n, const struct kind_words *kinds,
               const int *more);

#endif

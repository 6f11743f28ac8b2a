/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a scenario.json says, for the page that puts scenarios side by side.
 * Everything lives in the arena it was read into; hours and per cent are NAN,
 * numbers -1, where nothing is said. */
#ifndef SCENARIOS_H
#define SCENARIOS_H

#include "arena.h"
#include "diag.h"
#include "what_if.h"

#include <stdbool.h>
#include <stddef.h>

struct scenarios_queue {
    const char *name;
    double short_h, service_percent, asked_percent;
};

/* Of a least headcount: like whom, with which skills; NULL: not said. */
struct scenarios_kind {
    const char *like, *skills;
    int agents;
};

/* Who has no days, and the rules that leave them none. */
struct scenarios_clash {
    const char *agent, *rules;
};

struct scenarios_item {
    const char *name, *status;
    const char *folder; /* "": no name that a folder of ours could have */
    bool solved;        /* there is a roster: the rest holds */
    int cell[AXES_MAX]; /* its place on each axis of the grid */
    bool legal;
    double cost, bound, gap_h;
    double short_h, covered_percent, overtime_h;
    int agents, added, removed, wishes_refused;
    int changed_people, changed_duties;
    double fairness;    /* of the worst off, in times of the team's; */
    const char *burden; /* of this burden, "": none is counted */
    bool compared, undecided, other_queues;
    double dearer, more_short_h; /* than the base, if compared */
    double not_asked_h;          /* of what the base needs, likewise */
    int least, at_least;         /* agents that are enough; proven needed */
    int n_kinds, n_clashes, n_queues;
    const struct scenarios_kind *kinds;
    const struct scenarios_clash *clashes;
    const struct scenarios_queue *queues;
};

/* What does not belong to its sort is NULL, 0 or NAN. */
struct scenarios_worth {
    const char *sort; /* "agent", "duty", "skill", "hour", "rule", or "" */
    const char *what; /* in English */
    const char *skills, *slower, *from, *to, *agent, *queue, *rule;
    double week_h;
    bool between, dropped;
    int date, weeks, limit, span;
    double predicted, predicted_h;
    double confirmed, doubt, confirmed_short_h; /* NAN: not solved again */
    bool unsure;
};

struct scenarios_axis {
    int n;
    const char *const *names;
};

struct scenarios {
    const char *team, *zone, *version;
    int first_date, n_days;
    int n_axes; /* 0: no grid, or one without the names of its axes */
    struct scenarios_axis axes[AXES_MAX];
    int n, n_worths;
    const struct scenarios_item *items;
    const struct scenarios_worth *worths;
};

/* The text of a scenario.json; false where anything is reported.  What it has
 * beyond this is passed by. */
bool scenarios_parse(struct scenarios *scenarios, const char *text,
                     size_t length, const char *path, struct arena *arena,
                     struct diags *diags);

#endif

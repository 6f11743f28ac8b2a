/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a scenario.json says, for the page that puts scenarios side by side.
 * Everything lives in the arena it was read into; hours and per cent are NAN,
 * numbers -1, where nothing is said. */
#ifndef SCENARIOS_H
#define SCENARIOS_H

#include "arena.h"
#include "diag.h"

#include <stdbool.h>
#include <stddef.h>

enum { CELL_AXES = 2 }; /* of a grid that can be shown as a table */

struct scenarios_queue {
    const char *name;
    double short_h, service_percent, asked_percent;
};

struct scenarios_item {
    const char *name, *status;
    bool solved; /* there is a roster: the rest holds */
    int cell[CELL_AXES];
    bool legal;
    double cost, bound, gap_h;
    double short_h, covered_percent, overtime_h;
    int agents, added, removed, wishes_refused, changed_people;
    double fairness;    /* of the worst off, in times of the team's; */
    const char *burden; /* of this burden, "": none is counted */
    bool compared, undecided;
    double dearer, more_short_h; /* than the base, if compared */
    int least, at_least;         /* agents that are enough; proven needed */
    int n_queues;
    const struct scenarios_queue *queues;
};

struct scenarios_worth {
    const char *sentence;
    double predicted_h, confirmed_h;
    bool unsure;
};

struct scenarios {
    const char *team, *zone, *version;
    int first_date, n_days, axes;
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

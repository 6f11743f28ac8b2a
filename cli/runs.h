/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenarios as they are planned: each read from the team's own files with its
 * changes made, solved side by side from what the base's search has learnt, and
 * written as soon as it is there, so that a later run need not solve it again.
 */
#ifndef RUNS_H
#define RUNS_H

#include "plan.h"
#include "solve.h"
#include "team_json.h"
#include "what_if.h"

struct run {
    const struct scenario *scenario; /* NULL: the team as it is */
    const char *name, *folder;
    struct team *team;
    struct roster *roster; /* NULL: none */
    struct score *score;
    struct outcome outcome;
    bool resumed;
    struct roster *begun; /* of a search that was interrupted, or had other
                             limits, NULL: none; stays where nothing better
                             comes */
    cost begun_bound;
    const char *from;    /* the run whose roster it has taken, NULL: its own */
    struct warm *learnt; /* NULL, if not kept; the base's is in runs */
};

struct runs {
    struct arena *arena;
    const char *path;   /* of the team */
    const char *folder; /* NULL: nothing is written */
    struct plan_options asked;
    struct solve_options orders;
    int threads; /* runs side by side */
    bool quiet;
    int n;
    struct run *runs;  /* the base first */
    struct warm *warm; /* what the base's search has learnt */
    bool keep;         /* what each search learns */
    bool learn;        /* the duals of the base too, also of a roster that was
                          found before */
    bool cold;         /* each begins from nothing: to measure the difference */
};

/* Reads the base and the scenarios; false, and reports, where any does not
 * fit. */
bool runs_read(struct runs *it, const struct what_if *what_if,
               struct diags *diags);

/* Solves all; false where a file could not be written. */
bool runs_solve(struct runs *it, struct diags *diags);

void runs_free(struct runs *it);

/* Whether whoever ordered the runs wants them to end. */
bool runs_stopped(const struct runs *it);

/* How many cores there are. */
int runs_cores(void);

/* The plan of a run, for writers. */
struct plan run_plan(const struct runs *it, const struct run *run);

/* Reads a scenario; what is wrong with it is reported to `diags`, with its
 * name; once where several share what is wrong in what-if.json. */
struct team *run_read(const char *path, const struct scenario *scenario,
                      struct diags *diags);

#endif

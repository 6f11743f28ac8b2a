/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs.h"

#include "file.h"
#include "handover.h"
#include "output.h"
#include "resumed_json.h"
#include "roster_json.h"
#include "shown.h"
#include "variant_json.h"
#include "warm.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int runs_cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 && n < 256 ? (int)n : 1;
}

static const char *path_of(const struct runs *it, const struct run *run)
{
    return arena_printf(it->arena, "%s/%s/roster.json", it->folder,
                        run->folder);
}

struct plan run_plan(const struct runs *it, const struct run *run)
{
    return (struct plan){
        .team = run->team,
        .roster = run->roster,
        .score = run->score,
        .outcome = &run->outcome,
        .options = &it->asked,
        .version = VAKTEL_VERSION,
    };
}

/* The team of the run, told by the changes to the one that was given. */
static bool write_team(const struct runs *it, const struct run *run,
                       struct diags *diags)
{
    struct text text = {0};
    const char *folder =
        arena_printf(it->arena, "%s/%s", it->folder, run->folder);
    variant_write(&text, file_seen_from(it->arena, folder, it->path),
                  run->scenario);
    bool ok = file_write(arena_printf(it->arena, "%s/team.json", folder),
                         text_string(&text), text.length, diags);
    text_free(&text);
    return ok;
}

static bool write_roster(const struct runs *it, const struct run *run,
                         struct diags *diags)
{
    struct text text = {0};
    struct plan plan = run_plan(it, run);
    roster_json_write(&text, &plan);
    bool ok =
        file_write(path_of(it, run), text_string(&text), text.length, diags);
    text_free(&text);
    return ok;
}

/* The team first: by it a later run knows that the roster is a scenario's. */
static bool write_run(const struct runs *it, const struct run *run,
                      struct diags *diags)
{
    if (!it->folder || !run->roster)
        return true;
    return output_make_above(path_of(it, run), diags) &&
           write_team(it, run, diags) &&
           ((run->resumed && !run->from) || write_roster(it, run, diags));
}

static void tell_points(const struct outcome *outcome)
{
    fprintf(stderr, "%.0f points, gap %.0f", (double)outcome->cost / POINT,
            (double)(outcome->cost - outcome->bound) / POINT);
}

static void tell(const struct runs *it, const struct run *run, int n_done)
{
    if (it->quiet)
        return;
    fprintf(stderr, "%3d/%d  %-40s ", n_done, it->n, SHOWN(run->name));
    if (!run->roster && run->outcome.status == OUTCOME_NO_ROSTER)
        fprintf(stderr, "no roster");
    else if (!run->roster)
        fprintf(stderr, "stopped before there was a roster");
    else
        tell_points(&run->outcome);
    if (run->resumed)
        fprintf(stderr, ", as before\n");
    else
        fprintf(stderr, ", %.1f s\n", run->outcome.seconds);
}

static void resume_run(const struct runs *it, struct run *run)
{
    struct outcome outcome;
    bool over;
    struct roster *roster =
        resumed_read(path_of(it, run), run->team, &it->asked, VAKTEL_VERSION,
                     &outcome, &over);
    if (over) {
        run->roster = roster;
        run->outcome = outcome;
        run->resumed = true;
    } else if (roster) {
        run->begun = roster;
        run->begun_bound = outcome.bound;
    }
}

/* Takes what was found before; the base's roster tells its own search and the
 * others where to begin. */
static void resume(struct runs *it)
{
    const struct run *base = &it->runs[0];
    for (int i = 0; it->folder && i < it->n; i++)
        resume_run(it, &it->runs[i]);
    if (base->resumed || base->begun)
        it->warm = warm_of_roster(base->resumed ? base->roster : base->begun);
}

/* The prices of the base, which no file holds: its roster stays as it was. */
static void learn(struct runs *it)
{
    struct solve_options orders = it->orders;
    struct outcome ignored;
    struct warm *from = it->warm;
    if (!it->quiet)
        fprintf(stderr, "working out the prices of the base\n");
    orders.from = from;
    orders.keep = &it->warm;
    roster_free(solve(it->runs[0].team->problem, &orders, &ignored));
    warm_free(from);
}

/* What an earlier search had found stays where nothing better came, and so does
 * what it had proven. */
static void keep_begun(struct run *run)
{
    if (!run->begun)
        return;
    cost total = score_total(run->begun);
    cost found = run->roster ? run->outcome.cost : COST_FORBIDDEN;
    if (!run->roster || run->outcome.bound < run->begun_bound)
        run->outcome.bound = run->begun_bound;
    if (total < found) {
        roster_free(run->roster);
        run->roster = run->begun;
        run->begun = NULL;
        run->outcome.cost = total;
    }
    if (run->outcome.bound >= run->outcome.cost) {
        run->outcome.bound = run->outcome.cost;
        run->outcome.status = OUTCOME_OPTIMAL;
    }
}

bool runs_stopped(const struct runs *it)
{
    return it->orders.stop && *it->orders.stop;
}

static void solve_run(struct runs *it, struct run *run)
{
    struct solve_options orders = it->orders;
    struct warm *from = it->warm;
    bool base = !run->scenario;
    if (!base)
        orders.threads = 1;
    orders.from = it->cold ? NULL : from;
    orders.keep = base ? &it->warm : it->keep ? &run->learnt : NULL;
    run->roster = solve(run->team->problem, &orders, &run->outcome);
    if (base)
        warm_free(from);
    if (!run->roster && runs_stopped(it) && run->begun)
        run->outcome.status = OUTCOME_INTERRUPTED;
    keep_begun(run);
}

/* Without a search, where the run was stopped before. */
static void pass_over(struct run *run)
{
    run->outcome.status = OUTCOME_INTERRUPTED;
    keep_begun(run);
}

static bool finish(struct runs *it, struct run *run, int n_done,
                   struct diags *diags)
{
    if (run->roster)
        run->score = score_roster(run->roster);
    tell(it, run, n_done);
    return write_run(it, run, diags);
}

static void tell_taken(const struct runs *it, const struct run *run)
{
    if (it->quiet)
        return;
    fprintf(stderr, "         %-40s ", SHOWN(run->name));
    tell_points(&run->outcome);
    fprintf(stderr, ", with the roster of '%s'\n", SHOWN(run->from));
}

/* Rosters that were found elsewhere are written in place of their own. */
static bool share(struct runs *it, struct diags *diags)
{
    bool ok = true;
    handover(it);
    for (int i = 0; i < it->n; i++) {
        struct run *run = &it->runs[i];
        if (!run->from)
            continue;
        tell_taken(it, run);
        ok = write_run(it, run, diags) && ok;
    }
    return ok;
}

struct turn {
    int run;
    int64_t need; /* hundredths of heads, in all slots together */
};

static int by_need(const void *left, const void *right)
{
    const struct turn *a = left, *b = right;
    return a->need != b->need ? (a->need < b->need) - (a->need > b->need)
                              : a->run - b->run;
}

/* The scenarios, those that need most heads first: they take longest, and
 * nobody is to wait for one that began last. */
static struct turn *turns_new(const struct runs *it)
{
    struct turn *turns = ARENA_ARRAY(it->arena, struct turn, it->n);
    for (int i = 1; i < it->n; i++) {
        const struct problem *problem = it->runs[i].team->problem;
        turns[i - 1].run = i;
        for (int q = 0; q < problem->n_queues; q++)
            for (int slot = 0; slot < problem->grid.n_slots; slot++)
                turns[i - 1].need += problem->queues[q].need[slot];
    }
    qsort(turns, (size_t)it->n - 1, sizeof *turns, by_need);
    return turns;
}

bool runs_solve(struct runs *it, struct diags *diags)
{
    struct turn *turns = turns_new(it);
    int n_done = 0;
    bool ok = true;
    resume(it);
    if (!it->runs[0].resumed)
        solve_run(it, &it->runs[0]);
    else if (it->learn)
        learn(it);
    ok = finish(it, &it->runs[0], ++n_done, diags);
#pragma omp parallel for schedule(dynamic, 1) num_threads(it->threads)
    for (int i = 0; i < it->n - 1; i++) {
        struct run *run = &it->runs[turns[i].run];
        if (!run->resumed && !runs_stopped(it))
            solve_run(it, run);
        else if (!run->resumed)
            pass_over(run);
#pragma omp critical
        ok = finish(it, run, ++n_done, diags) && ok;
    }
    return share(it, diags) && ok;
}

void runs_free(struct runs *it)
{
    for (int i = 0; i < it->n; i++) {
        score_free(it->runs[i].score);
        roster_free(it->runs[i].roster);
        roster_free(it->runs[i].begun);
        team_free(it->runs[i].team);
        warm_free(it->runs[i].learnt);
    }
    warm_free(it->warm);
    arena_free(it->arena);
}

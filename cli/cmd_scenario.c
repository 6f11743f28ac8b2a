/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scenario: read all, solve all, compare.  Nothing is solved before everything
 * has been read; a scenario without a roster is a row that says why. */
#include "answer.h"
#include "asked.h"
#include "comparison.h"
#include "file.h"
#include "least.h"
#include "output.h"
#include "runs.h"
#include "scenario_files.h"
#include "worth.h"

#include <stdio.h>

struct job {
    const struct options *options;
    struct arena *arena;
    struct diags *diags;
    struct what_if *what_if; /* NULL: none was given */
    struct runs runs;
    struct comparison comparison;
};

static void read_orders(struct job *job)
{
    const struct options *options = job->options;
    struct runs *runs = &job->runs;
    runs->quiet = option_given(options, OPTION_quiet);
    runs->learn = option_given(options, OPTION_worth);
    runs->cold = option_given(options, OPTION_cold);
    runs->asked = asked_read(options);
    runs->orders = asked_orders(options);
    runs->threads =
        runs->orders.threads > 0 ? runs->orders.threads : runs_cores();
}

static bool read_input(struct job *job)
{
    const struct options *options = job->options;
    bool given = options->n_operands > 1;
    job->runs.path = options->operands[0];
    job->runs.folder =
        option_text(options, OPTION_scenario_output,
                    file_beside(job->arena, job->runs.path, "scenarios"));
    if (!given && !option_given(options, OPTION_worth))
        diags_add(job->diags, "vaktel scenario", "WHAT-IF",
                  "is missing; only with '--worth' it may be");
    if (given)
        job->what_if = what_if_read(options->operands[1], job->diags);
    bool room = output_check_folder(job->runs.folder, job->diags);
    read_orders(job);
    runs_read(&job->runs, job->what_if, job->diags);
    return room &&
           scenario_files_check(&job->runs, given ? options->operands[1] : NULL,
                                job->diags);
}

static void compare(struct job *job)
{
    const struct runs *runs = &job->runs;
    struct comparison *it = &job->comparison;
    it->version = VAKTEL_VERSION;
    it->n_axes = job->what_if ? job->what_if->n_axes : 0;
    for (int axis = 0; axis < it->n_axes; axis++)
        it->axes[axis] = job->what_if->axes[axis];
    it->n = runs->n;
    it->scenarios = ARENA_ARRAY(job->arena, struct scenario_figures, it->n);
    for (int i = 0; i < it->n; i++) {
        const struct run *run = &runs->runs[i];
        struct scenario_figures *figures = &it->scenarios[i];
        figures->name = run->name;
        figures->folder = run->folder;
        figures->plan = run_plan(runs, run);
        for (int axis = 0; run->scenario && axis < run->scenario->n_cell;
             axis++)
            figures->cell[figures->n_cell++] = run->scenario->cell[axis];
        if (run->scenario && run->scenario->n_kinds > 0)
            figures->least = least_find(runs, run, job->arena);
    }
    comparison_fill(it, job->arena);
    it->worth_asked =
        option_given(job->options, OPTION_worth) && runs->runs[0].roster;
    if (it->worth_asked)
        worth_find(runs, (int)option_number(job->options, OPTION_worth), it,
                   job->arena);
}

static bool write_files(const struct job *job)
{
    const char *locale = option_text(job->options, OPTION_locale,
                                     job->runs.runs[0].team->locale);
    return scenario_files_write(&job->runs, &job->comparison, locale,
                                job->diags);
}

static int n_rosters(const struct job *job)
{
    int n = 0;
    for (int i = 0; i < job->runs.n; i++)
        n += job->runs.runs[i].roster != NULL;
    return n;
}

static void tell_files(const struct job *job, struct text *text)
{
    int n = n_rosters(job);
    text_printf(text, "\nwrote %s: report.html, scenario.json, scenario.csv%s",
                job->runs.folder,
                job->comparison.worth_asked ? ", worth.csv" : "");
    if (n > 0)
        text_printf(text,
                    "; for each%s a folder\nwith team.json, roster.json and "
                    "report.html",
                    n < job->runs.n ? " that has a roster" : "");
    text_add(text, "\n");
}

static void tell(const struct job *job)
{
    struct text text = {0};
    if (option_given(job->options, OPTION_json)) {
        comparison_json_write(&text, &job->comparison);
    } else if (!option_given(job->options, OPTION_quiet)) {
        comparison_text_write(&text, &job->comparison);
        tell_files(job, &text);
    }
    answer_text(&text);
}

/* Whether nobody can have a roster, rather than that none was found so far. */
static bool is_hopeless(const struct job *job)
{
    for (int i = 0; i < job->runs.n; i++)
        if (job->runs.runs[i].outcome.status != OUTCOME_NO_ROSTER)
            return false;
    return true;
}

/* Shortage is what scenarios are about; what has no roster is not done. */
static int exit_code_of(const struct job *job)
{
    int n = n_rosters(job);
    if (n > 0)
        return n == job->runs.n ? EXIT_DONE : EXIT_SHORT;
    return is_hopeless(job) ? EXIT_NO_ROSTER : EXIT_NOTHING;
}

static int run(struct job *job)
{
    if (!read_input(job))
        return answer_errors(job->options, job->diags);
    diags_print_notes(job->diags, stderr);
    if (!runs_solve(&job->runs, job->diags))
        return answer_errors(job->options, job->diags);
    compare(job);
    if (!write_files(job))
        return answer_errors(job->options, job->diags);
    tell(job);
    return exit_code_of(job);
}

int cmd_scenario(const struct options *options)
{
    struct job job = {
        .options = options,
        .arena = arena_new(),
        .diags = diags_new(),
        .runs = {.arena = arena_new()},
    };
    int code = run(&job);
    runs_free(&job.runs);
    what_if_free(job.what_if);
    diags_free(job.diags);
    arena_free(job.arena);
    return code;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan: read, search, write, tell.  Whether the folder can be written is asked
 * before the search; nothing is written before there is a roster. */
#include "answer.h"
#include "asked.h"
#include "calendar_options.h"
#include "fair.h"
#include "fair_curve.h"
#include "file.h"
#include "history_file.h"
#include "interrupt.h"
#include "ledger_csv.h"
#include "notice.h"
#include "outcome_json.h"
#include "output.h"
#include "progress.h"
#include "reach.h"
#include "regret.h"
#include "reported.h"
#include "roster_csv.h"
#include "roster_json.h"
#include "scenario_files.h"
#include "shelf.h"
#include "simulated_text.h"
#include "solve.h"
#include "summary.h"
#include "team_json.h"
#include "volumes.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { SECONDS_USUAL = 60 };

/* The files of a plan; those that this one has not are left empty. */
enum { PAGE, CSV, JSON, HISTORY, LEDGER, VOLUMES, N_FILES };
static const char *const file_names[N_FILES] = {
    [PAGE] = "report.html",  [CSV] = "roster.csv",
    [JSON] = "roster.json",  [HISTORY] = "history.json",
    [LEDGER] = "ledger.csv", [VOLUMES] = "volumes.json"};

/* One run; what is NULL does not exist (yet). */
struct job {
    const struct options *options;
    struct arena *arena;
    struct diags *diags;
    const char *folder;
    struct team *team;
    struct plan_options asked;
    struct calendar_order order;
    struct solve_options orders;
    struct outcome outcome;
    struct roster *roster;
    struct score *score;
    bool proves; /* that it is fair: `proof` */
    struct fair_proof proof;
    struct text curve; /* the price of fairness */
    struct grants grants;
    bool simulated;
    struct reach reach; /* if simulated; its roster is `roster` */
    bool several;
    struct volumes volumes; /* if several */
};

static const char *calendars_of(const struct job *job)
{
    return arena_printf(job->arena, "%s/calendars", job->folder);
}

static void read_volumes(struct job *job)
{
    job->several = option_given(job->options, OPTION_volumes);
    if (!job->several && option_given(job->options, OPTION_weights))
        diags_add(job->diags, "vaktel plan", "--weights",
                  "goes with '--volumes'");
    if (job->several && job->simulated)
        diags_add(job->diags, "vaktel plan", "--simulate",
                  "does not go with '--volumes'");
    if (job->several && job->team)
        volumes_read(&job->volumes, job->options->operands[0], job->options,
                     job->diags);
}

/* Options that mean nothing without --simulate. */
static void check_options(const struct job *job)
{
    static const enum option_name names[] = {OPTION_replications, OPTION_strict,
                                             OPTION_interrupt};
    for (int i = 0; i < 3 && !job->simulated; i++) {
        const char *flag = option_infos[names[i]].flag;
        if (option_given(job->options, names[i]))
            diags_add(job->diags, "vaktel plan",
                      arena_printf(job->arena, "--%s", flag),
                      "goes with '--simulate'");
    }
}

/* Options that are about burdens. */
static void check_fairness(const struct job *job)
{
    static const enum option_name names[] = {OPTION_fairness,
                                             OPTION_price_of_fairness};
    for (int i = 0; i < 2; i++) {
        const char *flag = option_infos[names[i]].flag;
        const char *wrong = !job->team->ledger
                                ? "is about burdens, and the team has no "
                                  "'burdens'"
                            : job->simulated ? "does not go with '--simulate'"
                            : job->several   ? "does not go with '--volumes'"
                                             : NULL;
        if (wrong && option_given(job->options, names[i]))
            diags_add(job->diags, "vaktel plan",
                      arena_printf(job->arena, "--%s", flag), "%s", wrong);
    }
}

/* Files in the way of those of the plan. */
static void check_files(const struct job *job, const char *team)
{
    for (int i = 0; i < N_FILES; i++) {
        const char *path =
            arena_printf(job->arena, "%s/%s", job->folder, file_names[i]);
        if (file_is_folder(path))
            diags_add(job->diags, path, "", "is a folder, not a file");
        else if (file_same(path, team))
            diags_add(job->diags, path, "",
                      "is the team's file and would be overwritten; name "
                      "another folder");
    }
}

static bool read_team(struct job *job)
{
    const char *path = job->options->operands[0];
    job->folder = option_text(job->options, OPTION_plan_output,
                              file_beside(job->arena, path, "roster"));
    job->team = team_read(path, job->diags);
    calendar_options_read(&job->order, job->options, job->diags);
    job->simulated = option_given(job->options, OPTION_simulate);
    check_options(job);
    read_volumes(job);
    if (job->team)
        check_fairness(job);
    if (job->team && job->simulated)
        trial_is_possible(job->team, job->diags);
    if (job->team)
        calendars_check_names(job->team, job->diags);
    scenario_files_guard(job->folder, job->diags);
    check_files(job, path);
    if (output_check_folder(job->folder, job->diags) &&
        output_check_folder(calendars_of(job), job->diags) && job->team &&
        !diags_failed(job->diags))
        calendars_check_previous(calendars_of(job), job->team->problem->team,
                                 &job->order, job->diags);
    return !diags_failed(job->diags);
}

static void search_and_simulate(struct job *job,
                                const struct solve_options *orders)
{
    struct reach *it = &job->reach;
    *it = reach(job->team->problem, job->arena, orders, job->options);
    it->trial.simulated.reached = &it->reached;
    job->roster = it->roster;
    job->outcome = it->outcome;
}

/* What is asked about burdens once there is a roster. */
static void search_fairly(struct job *job, const struct solve_options *orders)
{
    const struct options *options = job->options;
    const struct ledger *ledger = job->team->ledger;
    struct solve_options limited = *orders;
    limited.report = NULL;
    job->proves =
        strcmp(option_text(options, OPTION_fairness, "priced"), "leximax") == 0;
    if (job->proves) {
        job->proof =
            fair_leximax(job->team->problem, ledger, &limited, &job->roster);
        cost before = job->outcome.cost;
        job->outcome.cost = score_total(job->roster);
        if (job->outcome.cost > before &&
            (job->outcome.status == OUTCOME_OPTIMAL ||
             job->outcome.status == OUTCOME_WITHIN_GAP))
            job->outcome.status = OUTCOME_FAIRER;
    }
    if (option_given(options, OPTION_price_of_fairness))
        fair_curve_write(&job->curve, &(struct fair_curve){
                                          .problem = job->team->problem,
                                          .ledger = ledger,
                                          .orders = &limited,
                                          .settled = job->proves,
                                          .roster = &job->roster,
                                          .outcome = &job->outcome,
                                      });
}

/* A roster of all volumes, told as one of the team's own. */
static struct roster *search_several(struct job *job,
                                     const struct solve_options *orders)
{
    int threads = (int)option_number(job->options, OPTION_threads);
    job->volumes.runs.threads = threads > 0 ? threads : runs_cores();
    job->volumes.runs.quiet = !orders->report;
    struct roster *found = volumes_solve(&job->volumes, orders, &job->outcome);
    struct roster *roster =
        found ? roster_for(job->team->problem, found) : NULL;
    roster_free(found);
    return roster;
}

/* In what the time for what it will refuse leaves. */
static struct roster *search_once(struct job *job, struct solve_options orders)
{
    const struct problem *problem = job->team->problem;
    orders.time_limit -= regret_seconds(problem, orders.time_limit);
    return solve(problem, &orders, &job->outcome);
}

static void search(struct job *job)
{
    const struct options *options = job->options;
    struct progress_line line = progress_begin();
    struct solve_options orders = asked_orders(options);
    job->asked = asked_read(options);
    if (orders.time_limit <= 0 && orders.work_limit <= 0)
        orders.time_limit = SECONDS_USUAL;
    orders.report =
        option_given(options, OPTION_quiet) ? NULL : progress_report;
    orders.context = &line;
    if (job->simulated)
        search_and_simulate(job, &orders);
    else if (job->several)
        job->roster = search_several(job, &orders);
    else
        job->roster = search_once(job, orders);
    progress_end(&line);
    job->orders = orders;
    if (job->roster && job->team->ledger && !job->simulated && !job->several)
        search_fairly(job, &orders);
}

/* The roster that the new one takes the place of, unless another is named. */
static const char *previous_of(const struct job *job)
{
    const char *named = option_text(job->options, OPTION_previous, "");
    size_t length = strlen(named);
    if (strcmp(named, "none") == 0)
        return named;
    return length > 5 && strcmp(named + length - 5, ".json") == 0
               ? named
               : arena_printf(job->arena, "%s/roster.json", job->folder);
}

/* Held against the roster that is there still. */
static void write_page(const struct job *job, struct text *text,
                       const struct plan *plan)
{
    struct reported reported;
    struct diags *ignored = diags_new();
    reported_read(&reported, job->options, job->team, previous_of(job),
                  ignored);
    report_write(text, plan, &reported.order);
    reported_free(&reported);
    diags_free(ignored);
}

static void write_texts(const struct job *job, const struct plan *plan,
                        struct text texts[N_FILES])
{
    write_page(job, &texts[PAGE], plan);
    roster_csv_write(&texts[CSV], plan);
    roster_json_write(&texts[JSON], plan);
    history_file_write(&texts[HISTORY], plan);
    if (plan->team->ledger)
        ledger_csv_write(&texts[LEDGER], plan);
    if (job->several)
        volumes_json_write(&texts[VOLUMES], &job->volumes);
}

/* All of them, or none. */
static bool put_texts(const struct job *job, const struct text texts[N_FILES])
{
    struct shelf *shelf = shelf_open(job->folder, job->diags);
    if (!shelf)
        return false;
    for (int i = 0; i < N_FILES; i++)
        if (texts[i].length > 0)
            shelf_put(shelf, file_names[i], text_string(&texts[i]),
                      texts[i].length);
    bool ok = shelf_commit(shelf, job->diags);
    shelf_close(shelf);
    return ok;
}

/* Calendars first: they do not take the place of files of others. */
static bool write_files(const struct job *job, const struct plan *plan)
{
    struct text texts[N_FILES] = {{0}};
    write_texts(job, plan, texts);
    interrupt_hold();
    bool ok = output_make_folder(job->folder, job->diags) &&
              output_write_calendars(calendars_of(job), plan, "roster.json",
                                     &job->order, NULL, job->diags) &&
              put_texts(job, texts);
    for (int i = 0; i < N_FILES; i++)
        text_free(&texts[i]);
    return ok;
}

static void tell(const struct job *job, const struct plan *plan)
{
    struct text text = {0};
    struct summary_style style = answer_style();
    if (option_given(job->options, OPTION_json)) {
        roster_json_write(&text, plan);
    } else if (!option_given(job->options, OPTION_quiet)) {
        summary_write(&text, plan, &style);
        if (job->proves)
            fair_proof_write(&text, job->team->problem, &job->proof);
        text_add(&text, text_string(&job->curve));
        if (plan->simulated)
            simulated_text_write(&text, plan->simulated, &style);
        if (job->several)
            volumes_text_write(&text, &job->volumes);
        text_printf(&text,
                    "\nwrote %s: report.html, roster.json, roster.csv, "
                    "%s%scalendars/, history.json\n",
                    job->folder, plan->team->ledger ? "ledger.csv, " : "",
                    job->several ? "volumes.json, " : "");
    }
    answer_text(&text);
}

static int tell_roster(struct job *job)
{
    job->score = score_roster(job->roster);
    job->grants =
        regret_all(job->roster, job->score, &job->orders, job->outcome.seconds);
    const struct plan plan = {
        .team = job->team,
        .roster = job->roster,
        .score = job->score,
        .outcome = &job->outcome,
        .options = &job->asked,
        .grants = &job->grants,
        .simulated = job->simulated ? &job->reach.trial.simulated : NULL,
        .version = VAKTEL_VERSION,
    };
    if (!write_files(job, &plan))
        return answer_errors(job->options, job->diags);
    tell(job, &plan);
    bool met = !plan.simulated || plan.simulated->misses->n == 0;
    bool perfect = job->score->legal && job->score->n_gaps == 0 && met;
    return perfect ? EXIT_DONE : EXIT_SHORT;
}

/* Why there is none: a proof, or too little time. */
static int tell_nothing(const struct job *job)
{
    struct text text = {0};
    bool proven = job->outcome.status == OUTCOME_NO_ROSTER;
    if (option_given(job->options, OPTION_json)) {
        outcome_json_write(&text, job->team->problem, &job->outcome);
        answer_text(&text);
    } else if (proven) {
        summary_clashes(&text, job->team, &job->outcome);
        fputs(text_string(&text), stderr);
    } else {
        fprintf(stderr,
                "vaktel: stopped after %.1f s, before there was a roster; "
                "nothing was written\n",
                job->outcome.seconds);
    }
    text_free(&text);
    return proven ? EXIT_NO_ROSTER : EXIT_NOTHING;
}

static int run(struct job *job)
{
    if (!read_team(job))
        return answer_errors(job->options, job->diags);
    notice_note(job->team,
                job->order.as_of_given ? job->order.as_of : (int64_t)time(NULL),
                job->diags);
    diags_print_notes(job->diags, stderr);
    search(job);
    return job->roster ? tell_roster(job) : tell_nothing(job);
}

int cmd_plan(const struct options *options)
{
    struct job job = {
        .options = options, .arena = arena_new(), .diags = diags_new()};
    int code = run(&job);
    grants_free(&job.grants);
    score_free(job.score);
    text_free(&job.curve);
    if (job.proves)
        fair_proof_free(&job.proof);
    if (job.simulated && job.roster)
        trial_free(&job.reach.trial);
    if (job.several && job.team)
        volumes_free(&job.volumes);
    roster_free(job.roster);
    team_free(job.team);
    diags_free(job.diags);
    arena_free(job.arena);
    return code;
}

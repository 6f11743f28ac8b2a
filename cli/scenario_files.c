/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario_files.h"

#include "file.h"
#include "output.h"
#include "report.h"
#include "shown.h"
#include "variant_json.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const of_all[] = {"report.html", "scenario.json",
                                     "scenario.csv", "worth.csv"};
static const char *const of_each[] = {"team.json", "roster.json",
                                      "report.html"};

/* Writes the text to a file of the folder, and frees it. */
static bool write_to(struct arena *arena, const char *folder, const char *name,
                     struct text *text, struct diags *diags)
{
    bool ok = file_write(arena_printf(arena, "%s/%s", folder, name),
                         text_string(text), text->length, diags);
    text_free(text);
    return ok;
}

/* Removes a file, if it is there. */
static bool drop(struct arena *arena, const char *folder, const char *name,
                 struct diags *diags)
{
    const char *path = arena_printf(arena, "%s/%s", folder, name);
    bool gone = unlink(path) == 0 || errno == ENOENT;
    if (!gone)
        file_report(path, "remove", diags);
    return gone;
}

/* What an earlier comparison in the folder told that this one does not. */
static bool drop_worth(const struct runs *runs, const struct comparison *it,
                       struct diags *diags)
{
    const char *earlier =
        arena_printf(runs->arena, "%s/scenario.json", runs->folder);
    return it->worth_asked || file_missing(earlier) ||
           drop(runs->arena, runs->folder, "worth.csv", diags);
}

/* The figures first: by them a later run knows that the page is a
 * comparison's. */
static bool write_comparison(const struct runs *runs,
                             const struct comparison *it, const char *locale,
                             struct diags *diags)
{
    struct text json = {0}, csv = {0}, worth = {0}, page = {0};
    struct arena *arena = runs->arena;
    comparison_json_write(&json, it);
    comparison_csv_write(&csv, it);
    comparison_worth_csv_write(&worth, it);
    bool ok = report_scenarios(&page, text_string(&json), json.length,
                               "scenario.json", locale, diags) &&
              write_to(arena, runs->folder, "scenario.json", &json, diags) &&
              write_to(arena, runs->folder, "report.html", &page, diags) &&
              write_to(arena, runs->folder, "scenario.csv", &csv, diags) &&
              (!it->worth_asked ||
               write_to(arena, runs->folder, "worth.csv", &worth, diags));
    text_free(&json);
    text_free(&csv);
    text_free(&worth);
    text_free(&page);
    return ok;
}

/* The roster's page, held against the base's. */
static void add_page(struct text *text, const struct runs *runs,
                     const struct run *run, const struct agenda *base,
                     const char *locale)
{
    struct plan plan = run_plan(runs, run);
    report_write(text, &plan,
                 &(struct report_order){
                     .locale = locale,
                     .previous = run->scenario ? base : NULL,
                     .scenario = run->name,
                 });
}

/* A scenario that is proven to have no roster keeps none of an earlier run; one
 * that was stopped leaves it as it was. */
static bool drop_run(const struct runs *runs, const struct run *run,
                     struct diags *diags)
{
    const char *folder =
        arena_printf(runs->arena, "%s/%s", runs->folder, run->folder);
    bool ok = true;
    if (run->outcome.status != OUTCOME_NO_ROSTER || file_missing(folder))
        return true;
    for (size_t i = 0; i < sizeof of_each / sizeof *of_each; i++)
        ok = drop(runs->arena, folder, of_each[i], diags) && ok;
    return ok;
}

static bool write_run(const struct runs *runs, const struct run *run,
                      const struct agenda *base, const char *locale,
                      struct diags *diags)
{
    struct text page = {0};
    const char *folder =
        arena_printf(runs->arena, "%s/%s", runs->folder, run->folder);
    add_page(&page, runs, run, base, locale);
    return write_to(runs->arena, folder, "report.html", &page, diags);
}

/* NULL where the base has no roster. */
static const struct agenda *read_base(const struct runs *runs)
{
    const struct run *run = &runs->runs[0];
    struct diags *silent = diags_new();
    struct agenda *agenda = ARENA_ARRAY(runs->arena, struct agenda, 1);
    const char *path = arena_printf(runs->arena, "%s/%s/roster.json",
                                    runs->folder, run->folder);
    bool ok = run->roster && agenda_read(agenda, path, runs->arena, silent);
    diags_free(silent);
    return ok ? agenda : NULL;
}

bool scenario_files_write(const struct runs *runs, const struct comparison *it,
                          const char *locale, struct diags *diags)
{
    bool ok = output_make_folder(runs->folder, diags) &&
              drop_worth(runs, it, diags) &&
              write_comparison(runs, it, locale, diags);
    const struct agenda *base = read_base(runs);
    for (int i = 0; i < runs->n && ok; i++)
        ok = runs->runs[i].roster
                 ? write_run(runs, &runs->runs[i], base, locale, diags)
                 : drop_run(runs, &runs->runs[i], diags);
    return ok;
}

struct target {
    const struct runs *runs;
    const char *what_if; /* NULL: none */
    struct diags *diags;
};

static bool is_read(const struct target *it, const char *path)
{
    if (file_missing(path))
        return false;
    if (it->what_if && file_same(it->what_if, path))
        return true;
    for (int i = 0; i < it->runs->n; i++)
        if (it->runs->runs[i].team &&
            files_have(it->runs->runs[i].team->files, path))
            return true;
    return false;
}

/* Reports the files of the folder that this run reads. */
static bool check_read(const struct target *it, const char *folder,
                       const char *const *names, size_t n)
{
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        const char *path =
            arena_printf(it->runs->arena, "%s/%s", folder, names[i]);
        if (!is_read(it, path))
            continue;
        ok = false;
        diags_add(it->diags, path, "",
                  "is read here and would be overwritten: name another folder "
                  "with '-o'");
    }
    return ok;
}

/* A roster.json without a team.json is one that was published. */
static void check_owner(const struct target *it, const struct run *run,
                        const char *folder)
{
    struct arena *arena = it->runs->arena;
    const char *path = arena_printf(arena, "%s/team.json", folder);
    if (variant_at(path))
        return;
    if (file_missing(path))
        path = arena_printf(arena, "%s/roster.json", folder);
    if (!file_missing(path))
        diags_add(it->diags, path, "",
                  "is no scenario's and would be overwritten by that of '%s': "
                  "name another folder with '-o'",
                  SHOWN(run->name));
}

/* Whose page a report.html is that lies in the folder: beside a roster.json, or
 * without a scenario.json, that of a roster. */
static void check_page(const char *folder, bool of_roster, struct diags *diags)
{
    struct arena *arena = arena_new();
    const char *page = arena_printf(arena, "%s/report.html", folder);
    bool is_of_roster =
        !file_missing(arena_printf(arena, "%s/roster.json", folder)) ||
        file_missing(arena_printf(arena, "%s/scenario.json", folder));
    if (is_of_roster != of_roster && !file_missing(page))
        diags_add(diags, page, "",
                  "is %s comparison's and would be overwritten: name another "
                  "folder with '-o'",
                  of_roster ? "a" : "no");
    arena_free(arena);
}

/* Reports the team.json of a scenario, whose roster lies beside it. */
static void check_variant(const char *folder, struct diags *diags)
{
    struct arena *arena = arena_new();
    const char *path = arena_printf(arena, "%s/team.json", folder);
    if (variant_at(path))
        diags_add(diags, path, "",
                  "is a scenario's, whose roster would be overwritten: name "
                  "another folder with '-o'");
    arena_free(arena);
}

void scenario_files_guard(const char *folder, struct diags *diags)
{
    check_page(folder, true, diags);
    check_variant(folder, diags);
}

bool scenario_files_check(const struct runs *runs, const char *what_if,
                          struct diags *diags)
{
    const struct target it = {runs, what_if, diags};
    if (check_read(&it, runs->folder, of_all, sizeof of_all / sizeof *of_all))
        check_page(runs->folder, false, diags);
    for (int i = 0; i < runs->n; i++) {
        const struct run *run = &runs->runs[i];
        const char *folder =
            arena_printf(runs->arena, "%s/%s", runs->folder, run->folder);
        if (!file_missing(folder) && output_check_folder(folder, diags) &&
            check_read(&it, folder, of_each, sizeof of_each / sizeof *of_each))
            check_owner(&it, run, folder);
    }
    return !diags_failed(diags);
}

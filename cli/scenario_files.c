/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario_files.h"

#include "file.h"
#include "output.h"
#include "report.h"
#include "variant_json.h"

/* Writes the text to a file of the folder, and frees it. */
static bool write_to(struct arena *arena, const char *folder, const char *name,
                     struct text *text, struct diags *diags)
{
    bool ok = file_write(arena_printf(arena, "%s/%s", folder, name),
                         text_string(text), text->length, diags);
    text_free(text);
    return ok;
}

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
              write_to(arena, runs->folder, "report.html", &page, diags) &&
              write_to(arena, runs->folder, "scenario.csv", &csv, diags) &&
              (!it->worth_asked ||
               write_to(arena, runs->folder, "worth.csv", &worth, diags)) &&
              write_to(arena, runs->folder, "scenario.json", &json, diags);
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

static bool write_run(const struct runs *runs, const struct run *run,
                      const struct agenda *base, const char *locale,
                      struct diags *diags)
{
    struct text team = {0}, page = {0};
    const char *folder =
        arena_printf(runs->arena, "%s/%s", runs->folder, run->folder);
    variant_write(&team, file_seen_from(runs->arena, folder, runs->path),
                  run->scenario);
    add_page(&page, runs, run, base, locale);
    bool ok = write_to(runs->arena, folder, "team.json", &team, diags);
    return write_to(runs->arena, folder, "report.html", &page, diags) && ok;
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
              write_comparison(runs, it, locale, diags);
    const struct agenda *base = read_base(runs);
    for (int i = 0; i < runs->n && ok; i++)
        ok = !runs->runs[i].roster ||
             write_run(runs, &runs->runs[i], base, locale, diags);
    return ok;
}

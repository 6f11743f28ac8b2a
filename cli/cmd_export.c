/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export: any roster.json, also one edited by hand, in another form. */
#include "answer.h"
#include "calendar_options.h"
#include "curtois.h"
#include "file.h"
#include "history_file.h"
#include "judged.h"
#include "locales.h"
#include "mip_text.h"
#include "output.h"
#include "regret.h"
#include "reported.h"
#include "resumed_json.h"
#include "roster_csv.h"
#include "roster_json.h"
#include "summary.h"
#include "team_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_summary(struct text *text, const struct plan *plan)
{
    const struct summary_style plain = {.width = 80};
    summary_write(text, plan, &plain);
}

static void (*writer_of(const char *format))(struct text *, const struct plan *)
{
    if (strcmp(format, "csv") == 0)
        return roster_csv_write;
    if (strcmp(format, "json") == 0)
        return roster_json_write;
    if (strcmp(format, "history") == 0)
        return history_file_write;
    if (strcmp(format, "curtois") == 0)
        return curtois_write_roster;
    return write_summary;
}

/* The folder to write calendars to. */
static const char *folder_of(const struct options *options, struct arena *arena)
{
    const char *roster = options->operands[options->n_operands - 1];
    return option_text(options, OPTION_export_output,
                       file_beside(arena, roster, "calendars"));
}

static bool write_calendars(const struct options *options,
                            const struct plan *plan, struct diags *diags)
{
    struct arena *arena = arena_new();
    struct calendar_order order;
    struct calendar_news news;
    const char *folder = folder_of(options, arena);
    bool ok = calendar_options_read(&order, options, diags) &&
              calendars_check_names(plan->team, diags) &&
              output_make_above(folder, diags) &&
              output_write_calendars(folder, plan, options->operands[1], &order,
                                     &news, diags);
    if (ok)
        answer_published(options, folder, &news);
    arena_free(arena);
    return ok;
}

/* From the roster alone: what calendars need of the team is in it. */
static bool write_calendars_alone(const struct options *options,
                                  struct diags *diags)
{
    struct arena *arena = arena_new();
    struct calendar_order order;
    struct calendar_news news;
    struct agenda agenda;
    const char *folder = folder_of(options, arena);
    bool ok = calendar_options_read(&order, options, diags) &&
              agenda_read(&agenda, options->operands[0], arena, diags) &&
              output_make_above(folder, diags) &&
              calendars_write(folder, &agenda, &order, &news, diags);
    if (ok)
        answer_published(options, folder, &news);
    arena_free(arena);
    return ok;
}

static bool write_text(const struct options *options, const char *format,
                       const struct plan *plan, struct diags *diags)
{
    struct text text = {0};
    writer_of(format)(&text, plan);
    return answer_deliver(options,
                          option_text(options, OPTION_export_output, NULL),
                          &text, diags);
}

static bool write_page(const struct options *options, const struct plan *plan,
                       struct diags *diags)
{
    struct reported reported;
    struct text text = {0};
    struct grants grants = {0};
    struct plan told = *plan;
    if (plan->score->legal) {
        grants = regret_all(plan->roster, plan->score,
                            &(struct solve_options){0}, 0);
        told.grants = &grants;
    }
    bool ok = reported_read(&reported, options, plan->team,
                            option_text(options, OPTION_previous, NULL), diags);
    if (ok)
        report_write(&text, &told, &reported.order);
    grants_free(&grants);
    reported_free(&reported);
    return ok && answer_deliver(
                     options, option_text(options, OPTION_export_output, NULL),
                     &text, diags);
}

static bool export(const struct options *options, const struct plan *plan,
                   struct diags *diags)
{
    const char *format = option_text(options, OPTION_format, "text");
    if (strcmp(format, "ics") == 0)
        return write_calendars(options, plan, diags);
    if (strcmp(format, "html") == 0)
        return write_page(options, plan, diags);
    return write_text(options, format, plan, diags);
}

static int export_alone(const struct options *options, struct diags *diags)
{
    return write_calendars_alone(options, diags)
               ? EXIT_DONE
               : answer_errors(options, diags);
}

/* A scenario.json as a page. */
static int export_scenarios(const struct options *options, struct diags *diags)
{
    const char *path = options->operands[0];
    struct text text = {0};
    size_t length = 0;
    char *json = file_read(path, &length, diags);
    bool ok =
        json &&
        report_scenarios(&text, json, length, path,
                         option_text(options, OPTION_locale, locale_names[0]),
                         diags) &&
        answer_deliver(options,
                       option_text(options, OPTION_export_output, NULL), &text,
                       diags);
    free(json);
    text_free(&text);
    return ok ? EXIT_DONE : answer_errors(options, diags);
}

static int export_model(const struct options *options, struct diags *diags)
{
    bool mps = strcmp(option_text(options, OPTION_format, ""), "mps") == 0;
    struct text text = {0};
    struct team *team = team_read(options->operands[0], diags);
    const char *cannot = team ? mip_cannot(team->problem) : NULL;
    if (cannot) {
        diags_add(diags, options->operands[0], "",
                  "has %s, which --format %s cannot say yet", cannot,
                  mps ? "mps" : "lp");
    } else if (team) {
        struct mip *mip = mip_new(team->problem);
        (mps ? mip_write_mps : mip_write_lp)(&text, team->problem, mip);
        mip_free(mip);
    }
    team_free(team);
    return !diags_failed(diags) &&
                   answer_deliver(
                       options,
                       option_text(options, OPTION_export_output, NULL), &text,
                       diags)
               ? EXIT_DONE
               : answer_errors(options, diags);
}

static bool is_model(const char *format)
{
    return strcmp(format, "lp") == 0 || strcmp(format, "mps") == 0;
}

/* Whether the options make sense together; reports what does not. */
static bool check_options(const struct options *options, struct diags *diags)
{
    const char *format = option_text(options, OPTION_format, "text");
    bool ics = strcmp(format, "ics") == 0;
    bool page = strcmp(format, "html") == 0;
    if (is_model(format) && options->n_operands > 1)
        diags_add(diags, "vaktel export", "", "--format %s needs TEAM alone",
                  format);
    else if (!ics && !page && !is_model(format) && options->n_operands < 2)
        diags_add(diags, "vaktel export", "",
                  "needs TEAM ROSTER; without TEAM there are only calendars "
                  "(--format ics)");
    if (!ics)
        calendar_options_forbid(options, page, diags);
    if (!page && option_given(options, OPTION_locale))
        diags_add(diags, "--locale", "", "is for pages (--format html)");
    return !diags_failed(diags);
}

static int export_judged(const struct options *options, struct diags *diags)
{
    struct judged judged;
    struct outcome outcome;
    bool ok = judged_read(&judged, options, diags);
    if (ok && resumed_outcome(options->operands[1], judged.team, judged.score,
                              &outcome))
        judged.plan.outcome = &outcome;
    ok = ok && export(options, &judged.plan, diags);
    if (ok)
        judged_warn_of_broken(&judged, options);
    int code = ok ? EXIT_DONE : answer_errors(options, diags);
    judged_free(&judged);
    return code;
}

int cmd_export(const struct options *options)
{
    struct diags *diags = diags_new();
    int code = EXIT_BAD_INPUT;
    if (!check_options(options, diags))
        answer_errors(options, diags);
    else if (is_model(option_text(options, OPTION_format, "")))
        code = export_model(options, diags);
    else if (options->n_operands == 1)
        code = strcmp(option_text(options, OPTION_format, ""), "html") == 0
                   ? export_scenarios(options, diags)
                   : export_alone(options, diags);
    else
        code = export_judged(options, diags);
    diags_free(diags);
    return code;
}

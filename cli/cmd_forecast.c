/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * forecast: what came, from a helpdesk's export or counts per interval, and
 * what is to be expected from it. */
#include "answer.h"
#include "clock.h"
#include "export_csv.h"
#include "export_json.h"
#include "file.h"
#include "grid.h"
#include "outlook_json.h"
#include "outlook_text.h"
#include "output.h"
#include "shown.h"
#include "units.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { NOT_GIVEN = INT32_MIN, FILES_MAX = 3 };

struct run {
    const struct options *options;
    struct arena *arena;
    struct diags *diags;
    const char *file;
    struct intake *intake;
    struct holidays *holidays;
    struct past_options how;
    int first_date; /* NOT_GIVEN: the first Monday that can be */
};

static bool has_ending(const char *path, const char *ending)
{
    size_t length = strlen(path), n = strlen(ending);
    return length > n && strcasecmp(path + length - n, ending) == 0;
}

static bool is_json(const char *path)
{
    return has_ending(path, ".json") || has_ending(path, ".jsonl") ||
           has_ending(path, ".ndjson");
}

static const char *read_zone(struct run *run, enum option_name name)
{
    const char *zone = option_text(run->options, name, NULL);
    if (!zone || clock_zone_known(zone))
        return zone;
    char place[64];
    snprintf(place, sizeof place, "--%s", option_infos[name].flag);
    diags_add(run->diags, "vaktel forecast", place, "unknown time zone '%s'%s",
              SHOWN(zone), clock_zone_hint(zone));
    return "UTC";
}

static void read_options(struct run *run)
{
    const struct options *options = run->options;
    const char *start = option_text(options, OPTION_start, NULL);
    const char *dates = option_text(options, OPTION_dates, "");
    const char *holidays = option_text(options, OPTION_holidays, NULL);
    int slot_s = 0;
    units_read_length(option_text(options, OPTION_slot, "30m"), &slot_s);
    run->how = (struct past_options){
        .zone = read_zone(run, OPTION_zone),
        .file_zone = read_zone(run, OPTION_file_zone),
        .order = *dates == 'd'   ? ORDER_DAY_FIRST
                 : *dates == 'm' ? ORDER_MONTH_FIRST
                                 : ORDER_UNKNOWN,
        .slot_min = slot_s / 60,
    };
    run->first_date = NOT_GIVEN;
    if (start && !units_read_date(start, &run->first_date))
        diags_add(run->diags, "vaktel forecast", "--start",
                  "must be a date such as '2026-10-19', not '%s'",
                  SHOWN(start));
    if (holidays)
        run->holidays = holidays_read(holidays, run->arena, run->diags);
}

static void read_file(struct run *run)
{
    const char *path = option_text(run->options, OPTION_map, NULL);
    struct map *map = path ? map_read(path, run->arena, run->diags) : NULL;
    if (diags_failed(run->diags))
        return;
    run->intake = intake_new(run->file, map, run->arena, run->diags);
    if (is_json(run->file))
        export_json_read(run->file, run->intake);
    else
        export_csv_read(run->file, run->intake);
    intake_check(run->intake);
}

static bool choose_start(struct run *run, const struct past *past)
{
    char text[UNITS_ROOM], given[UNITS_ROOM];
    int earliest = outlook_earliest(past);
    if (run->first_date == NOT_GIVEN) {
        run->first_date = earliest;
        while ((run->first_date + 3) % DAYS_PER_WEEK != 0)
            run->first_date++;
    }
    if (run->first_date >= earliest)
        return true;
    diags_add(run->diags, "vaktel forecast", "--start",
              "must be %s or later, after all that is known, not %s",
              units_write_date(earliest, text),
              units_write_date(run->first_date, given));
    return false;
}

static struct outlook *look_ahead(struct run *run)
{
    const struct past *past =
        past_of(run->intake, &run->how, run->holidays, run->arena);
    if (!past || !choose_start(run, past))
        return NULL;
    if (past->n_days < FORECAST_DAYS_LEAST) {
        diags_add(run->diags, run->file, "",
                  "%d day%s; a forecast needs at least %d", past->n_days,
                  past->n_days == 1 ? " is known" : "s are known",
                  FORECAST_DAYS_LEAST);
        return NULL;
    }
    return outlook_new(run->intake, past, run->holidays, run->first_date,
                       (int)option_number(run->options, OPTION_weeks),
                       option_given(run->options, OPTION_trend), run->arena);
}

typedef void writer(struct text *text, const struct outlook *outlook);

static const char *write_one(struct run *run, const struct outlook *outlook,
                             const char *folder, const char *name,
                             writer *write)
{
    struct text text = {0};
    const char *path = arena_printf(run->arena, "%s/%s", folder, name);
    write(&text, outlook);
    file_write(path, text_string(&text), text.length, run->diags);
    text_free(&text);
    return path;
}

/* Writes the files, and their paths to `paths`; how many there are. */
static int write_all(struct run *run, const struct outlook *outlook,
                     const char *folder, const char *paths[FILES_MAX])
{
    int n = 0;
    if (!output_check_folder(folder, run->diags) ||
        !output_make_folder(folder, run->diags))
        return 0;
    paths[n++] =
        write_one(run, outlook, folder, "volume.csv", outlook_volume_csv);
    if (outlook_knows_handling(outlook))
        paths[n++] =
            write_one(run, outlook, folder, "aht.csv", outlook_handling_csv);
    paths[n++] =
        write_one(run, outlook, folder, "forecast.json", outlook_json_write);
    return n;
}

static void answer(struct run *run, const struct outlook *outlook)
{
    struct text text = {0};
    const char *paths[FILES_MAX];
    const char *folder =
        option_text(run->options, OPTION_forecast_output,
                    file_beside(run->arena, run->file, "forecast"));
    bool json = option_given(run->options, OPTION_json);
    int n_paths = write_all(run, outlook, folder, paths);
    if (diags_failed(run->diags))
        return;
    if (json)
        outlook_json_write(&text, outlook);
    else if (!option_given(run->options, OPTION_quiet))
        outlook_text_write(&text, outlook);
    if (text.length > 0 && !json)
        text_add(&text, "\n");
    answer_text(&text);
    if (!json && !option_given(run->options, OPTION_quiet))
        answer_written(run->options, paths, n_paths);
}

int cmd_forecast(const struct options *options)
{
    struct run run = {.options = options,
                      .arena = arena_new(),
                      .diags = diags_new(),
                      .file = options->operands[0]};
    int code = EXIT_DONE;
    const struct outlook *outlook = NULL;
    read_options(&run);
    if (!diags_failed(run.diags))
        read_file(&run);
    if (!diags_failed(run.diags))
        outlook = look_ahead(&run);
    if (outlook)
        answer(&run, outlook);
    if (diags_failed(run.diags))
        code = answer_errors(options, run.diags);
    if (run.intake)
        intake_free(run.intake);
    diags_free(run.diags);
    arena_free(run.arena);
    return code;
}

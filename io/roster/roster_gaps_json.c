/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "explain.h"
#include "mem.h"
#include "roster_sheet.h"
#include "rules_in_force.h"
#include "team_json.h"
#include "units.h"

#include <stdlib.h>

enum { GAPS_EXPLAINED = 100 }; /* the dearest */

static void write_duty(struct sheet *sheet, const struct offer *duty)
{
    sheet_date(sheet, "date", duty->day);
    json_out_string(&sheet->out, "shift",
                    sheet->problem->shifts[duty->shift].id);
}

static void write_bar(struct sheet *sheet, const struct bar *bar)
{
    struct json_out *out = &sheet->out;
    const struct law *law = breach_law(sheet->problem, &bar->breach);
    json_out_flat_object(out, NULL);
    json_out_string(out, "agent", sheet->problem->agents[bar->breach.agent].id);
    write_duty(sheet, bar->duty);
    json_out_string(out, "rule", rule_infos[bar->breach.rule].name);
    json_out_string(out, "law", law->id);
    json_out_string(out, "statute", law->statute);
    if (bar->beside) {
        json_out_flat_object(out, "beside");
        write_duty(sheet, bar->beside);
        json_out_end(out);
    }
    json_out_end(out);
}

/* Whom a law keeps from duties that would help. */
static void write_barred(struct sheet *sheet, const struct gap *gap)
{
    if (gap->surplus || gap->kind == GAP_LATE || gap->kind == GAP_DAY)
        return;
    struct reason reason = explain_gap(sheet->roster, gap);
    if (reason.n_bars == 0)
        return;
    json_out_flat_array(&sheet->out, "barred");
    for (int i = 0; i < reason.n_bars && i < BARS_MAX; i++)
        write_bar(sheet, &reason.bars[i]);
    json_out_end(&sheet->out);
    json_out_int(&sheet->out, "barred_by_law", reason.n_bars);
}

/* [n_gaps] which gaps are told with their reasons; to be freed. */
static bool *find_explained(const struct sheet *sheet)
{
    const struct score *score = sheet->plan->score;
    bool *explained = mem_alloc((size_t)score->n_gaps, sizeof *explained);
    const struct gap **gaps = score_dearest(score);
    bool packs = sheet->plan->team->force->n_packs > 0;
    for (int i = 0; packs && i < score->n_gaps && i < GAPS_EXPLAINED; i++)
        explained[gaps[i] - score->gaps] = true;
    free(gaps);
    return explained;
}

/* The stretch of a gap, on the team's clock. */
static void write_stretch(struct sheet *sheet, const struct gap *gap)
{
    struct local from = team_local_of(sheet->problem, gap->start);
    char date[UNITS_ROOM];
    json_out_string(&sheet->out, "date", units_write_date(from.date, date));
    sheet_local(sheet, "from", from);
    sheet_local(sheet, "to", team_local_of(sheet->problem, gap->end));
}

/* Work in hundredths of a head for a slot. */
static void write_hours(struct sheet *sheet, const char *key, int work)
{
    double hour = (double)HEAD * 60 / sheet->problem->grid.slot_min;
    json_out_number(&sheet->out, key, work / hour, 2);
}

static void write_shortage(struct sheet *sheet, const struct gap *gap,
                           bool explained)
{
    json_out_flat_object(&sheet->out, NULL);
    if (gap->kind == GAP_JOINT)
        json_out_string(&sheet->out, "together",
                        sheet->problem->joints[gap->which].name);
    else
        json_out_string(&sheet->out, "queue",
                        sheet->problem->queues[gap->which].id);
    write_stretch(sheet, gap);
    if (gap->kind == GAP_LATE) {
        write_hours(sheet, "work_hours", gap->need);
        write_hours(sheet, "done_hours", gap->have);
    } else if (gap->kind == GAP_DAY) {
        json_out_number(&sheet->out, "contacts", gap->need / 1000.0, 3);
        json_out_number(&sheet->out, "answered", gap->have / 1000.0, 3);
    } else {
        sheet_heads(sheet, "need", gap->need);
        sheet_heads(sheet, "have", gap->have);
    }
    json_out_points(&sheet->out, "cost", gap->cost);
    if (explained)
        write_barred(sheet, gap);
    json_out_end(&sheet->out);
}

static void write_presence(struct sheet *sheet, const struct gap *gap,
                           bool explained)
{
    const struct presence *presence = &sheet->problem->presences[gap->which];
    struct json_out *out = &sheet->out;
    json_out_flat_object(out, NULL);
    json_out_string(out, "presence", presence->id);
    if (presence->shift < 0) {
        write_stretch(sheet, gap);
    } else {
        json_out_string(out, "shift",
                        sheet->problem->shifts[presence->shift].id);
        sheet_date(sheet, "date", gap->start);
        json_out_int(out, "days", gap->end - gap->start);
    }
    sheet_heads(sheet, gap->surplus ? "most" : "least", gap->need);
    sheet_heads(sheet, "have", gap->have);
    json_out_points(out, "cost", gap->cost);
    if (explained)
        write_barred(sheet, gap);
    json_out_end(out);
}

void sheet_gaps(struct sheet *sheet)
{
    const struct score *score = sheet->plan->score;
    bool *explained = find_explained(sheet);
    json_out_array(&sheet->out, "shortages");
    for (int i = 0; i < score->n_gaps; i++)
        if (score->gaps[i].kind != GAP_PRESENCE)
            write_shortage(sheet, &score->gaps[i], explained[i]);
    json_out_end(&sheet->out);
    json_out_array(&sheet->out, "presences");
    for (int i = 0; i < score->n_gaps; i++)
        if (score->gaps[i].kind == GAP_PRESENCE)
            write_presence(sheet, &score->gaps[i], explained[i]);
    json_out_end(&sheet->out);
    free(explained);
}

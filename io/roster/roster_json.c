/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster_json.h"

#include "duty.h"
#include "json_out.h"
#include "laws_json.h"
#include "ledger_json.h"
#include "roster_keys.h"
#include "roster_sheet.h"
#include "simulated.h"
#include "team_json.h"
#include "units.h"
#include "wish_words.h"

#include <string.h>

void sheet_date(struct sheet *sheet, const char *key, int day)
{
    char date[UNITS_ROOM];
    json_out_string(
        &sheet->out, key,
        units_write_date(sheet->problem->grid.first_date + day, date));
}

void sheet_local(struct sheet *sheet, const char *key, struct local local)
{
    struct text instant = {0};
    local_add_instant(&instant, local);
    json_out_string(&sheet->out, key, text_string(&instant));
    text_free(&instant);
}

/* An instant on an agent's clock. */
static void write_instant(struct sheet *sheet, const char *key, int agent,
                          int slot)
{
    sheet_local(sheet, key, local_of(sheet->problem, agent, slot));
}

void sheet_heads(struct sheet *sheet, const char *key, int heads)
{
    json_out_number(&sheet->out, key, heads / (double)HEAD, 2);
}

static void write_head(struct sheet *sheet)
{
    const struct problem *problem = sheet->problem;
    struct json_out *out = &sheet->out;
    struct text program = {0};
    char slot[UNITS_ROOM];
    json_out_string(out, "format", ROSTER_FORMAT);
    text_printf(&program, "vaktel %s", sheet->plan->version);
    json_out_string(out, "program", text_string(&program));
    text_free(&program);
    json_out_string(out, "team", problem->team);
    json_out_string(out, "zone", problem->grid.calendars[0].zone);
    sheet_date(sheet, "start", 0);
    json_out_int(out, "days", problem->grid.n_days);
    json_out_string(out, "slot",
                    units_write_minutes(problem->grid.slot_min, slot));
    json_out_string(out, "input", sheet->plan->team->input_hash);
}

static bool has_name(const char *name, const char *id)
{
    return name && *name && strcmp(name, id) != 0;
}

/* What people call what has an id: as far as it is called otherwise. */
static void write_names(struct sheet *sheet)
{
    const struct problem *problem = sheet->problem;
    struct json_out *out = &sheet->out;
    int n_queues = 0, n_shifts = 0;
    for (int i = 0; i < problem->n_queues; i++)
        n_queues += has_name(problem->queues[i].name, problem->queues[i].id);
    for (int i = 0; i < problem->n_shifts; i++)
        n_shifts += has_name(problem->shifts[i].name, problem->shifts[i].id);
    if (n_queues + n_shifts == 0)
        return;
    json_out_object(out, "names");
    json_out_object(out, "queues");
    for (int i = 0; i < problem->n_queues; i++)
        if (has_name(problem->queues[i].name, problem->queues[i].id))
            json_out_string(out, problem->queues[i].id,
                            problem->queues[i].name);
    json_out_end(out);
    json_out_object(out, "shifts");
    for (int i = 0; i < problem->n_shifts; i++)
        if (has_name(problem->shifts[i].name, problem->shifts[i].id))
            json_out_string(out, problem->shifts[i].id,
                            problem->shifts[i].name);
    json_out_end(out);
    json_out_end(out);
}

/* What was asked of the search. */
static void write_options(struct sheet *sheet)
{
    const struct plan_options *options = sheet->plan->options;
    struct json_out *out = &sheet->out;
    if (!options)
        return;
    json_out_flat_object(out, "options");
    json_out_int(out, "seed", (int64_t)options->seed);
    if (options->gap > 0)
        json_out_number(out, "gap_percent", 100 * options->gap, 7);
    if (options->time_limit > 0)
        json_out_number(out, "time_limit_seconds", options->time_limit, 3);
    if (options->work_limit > 0)
        json_out_int(out, "work_limit", options->work_limit);
    json_out_end(out);
}

static void write_outcome(struct sheet *sheet)
{
    const struct outcome *outcome = sheet->plan->outcome;
    struct json_out *out = &sheet->out;
    if (!outcome)
        return;
    json_out_flat_object(out, "outcome");
    json_out_string(out, "status", plan_status(outcome->status));
    json_out_points(out, "cost", outcome->cost);
    json_out_points(out, "bound", outcome->bound);
    json_out_number(out, "gap_percent", plan_gap_percent(outcome), 3);
    json_out_number(out, "gap_hours", plan_gap_hours(outcome), 3);
    if (outcome->status == OUTCOME_WITHIN_GAP && outcome->half_hour)
        json_out_bool(out, "half_hour", true);
    json_out_end(out);
}

static void write_cost(struct sheet *sheet)
{
    const struct score *score = sheet->plan->score;
    struct json_out *out = &sheet->out;
    json_out_bool(out, "legal", score->legal);
    json_out_object(out, "cost");
    json_out_points(out, "total", score->total);
    json_out_points(out, "shortage", score->shortage);
    json_out_points(out, "surplus", score->surplus);
    json_out_points(out, "presence", score->presence);
    json_out_object(out, "rules");
    for (int rule = 0; rule < N_RULES; rule++)
        if (score->rules[rule])
            json_out_points(out, rule_infos[rule].name, score->rules[rule]);
    json_out_end(out);
    json_out_end(out);
    json_out_flat_object(out, "cover");
    json_out_number(out, "needed_hours",
                    (double)score->need_centimin / (HEAD * 60), 2);
    json_out_number(out, "short_hours",
                    (double)score->short_centimin / (HEAD * 60), 2);
    json_out_end(out);
}

static void write_breaks(struct sheet *sheet, int agent, int day)
{
    const struct offer *offer = roster_offer(sheet->roster, agent, day);
    const struct duty *duty = roster_duty(sheet->roster, agent, day);
    struct json_out *out = &sheet->out;
    json_out_array(out, "breaks");
    for (int i = 0; i < offer->n_pauses; i++) {
        const struct pause *pause = &offer->pauses[i];
        json_out_flat_object(out, NULL);
        write_instant(sheet, "start", agent, offer->start + duty->pause[i]);
        json_out_int(out, "minutes",
                     grid_minutes(&sheet->problem->grid, pause->length));
        json_out_bool(out, "paid", pause->paid);
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_blocks(struct sheet *sheet, int agent, int start, int end)
{
    struct json_out *out = &sheet->out;
    struct block block = {.end = start};
    json_out_array(out, "blocks");
    while (block_next(sheet->roster, agent, block.end, end, &block)) {
        json_out_flat_object(out, NULL);
        json_out_string(out, "queue", sheet->problem->queues[block.queue].id);
        write_instant(sheet, "start", agent, block.start);
        write_instant(sheet, "end", agent, block.end);
        json_out_end(out);
    }
    json_out_end(out);
}

/* The meetings and training inside a duty, where there are any. */
static void write_activities(struct sheet *sheet, int agent,
                             const struct offer *offer)
{
    const struct agent *who = &sheet->problem->agents[agent];
    struct json_out *out = &sheet->out;
    bool any = false;
    for (int i = 0; i < who->n_activities; i++) {
        const struct activity *activity = &who->activities[i];
        if (!activity_in(activity, offer))
            continue;
        if (!any)
            json_out_array(out, "activities");
        any = true;
        json_out_flat_object(out, NULL);
        json_out_string(out, "id", activity->id);
        write_instant(sheet, "start", agent, activity->start);
        write_instant(sheet, "end", agent, activity->end);
        json_out_end(out);
    }
    if (any)
        json_out_end(out);
}

static void write_duty(struct sheet *sheet, int agent, int day)
{
    const struct problem *problem = sheet->problem;
    const struct offer *offer = roster_offer(sheet->roster, agent, day);
    struct json_out *out = &sheet->out;
    json_out_object(out, NULL);
    sheet_date(sheet, "date", day);
    json_out_string(out, "shift", problem->shifts[offer->shift].id);
    write_instant(sheet, "start", agent, offer->start);
    write_instant(sheet, "end", agent, offer->end);
    json_out_int(out, "elapsed_minutes",
                 grid_minutes(&problem->grid, offer->end - offer->start));
    json_out_int(out, "work_minutes", offer->work_min);
    write_breaks(sheet, agent, day);
    write_blocks(sheet, agent, offer->start, offer->end);
    write_activities(sheet, agent, offer);
    if (offer->on_call)
        json_out_bool(out, "on_call", true);
    json_out_end(out);
}

/* What is left of a duty that began before the first day. */
static void write_carried(struct sheet *sheet, int agent)
{
    const struct agent *who = &sheet->problem->agents[agent];
    if (who->carried_until <= 0)
        return;
    json_out_object(&sheet->out, "carried");
    write_instant(sheet, "end", agent, who->carried_until);
    write_blocks(sheet, agent, who->carried_from, who->carried_until);
    json_out_end(&sheet->out);
}

/* As much of an absence as lies in the agent's own days; false if nothing
 * does. */
static bool cut_absence(const struct problem *problem, int agent,
                        struct absence *absence)
{
    const struct grid *grid = &problem->grid;
    const int *days =
        grid->calendars[problem->agents[agent].calendar].day_start;
    if (absence->start < days[0])
        absence->start = days[0];
    if (absence->end > days[grid->n_days])
        absence->end = days[grid->n_days];
    return absence->start < absence->end;
}

static void write_time_off(struct sheet *sheet, int agent)
{
    const struct agent *who = &sheet->problem->agents[agent];
    struct json_out *out = &sheet->out;
    if (who->n_time_off == 0 || who->time_off[0].busy)
        return; /* leave comes first */
    json_out_array(out, "time_off");
    for (int i = 0; i < who->n_time_off; i++) {
        struct absence absence = who->time_off[i];
        if (absence.busy || !cut_absence(sheet->problem, agent, &absence))
            continue;
        json_out_flat_object(out, NULL);
        write_instant(sheet, "start", agent, absence.start);
        write_instant(sheet, "end", agent, absence.end);
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_totals(struct sheet *sheet, int agent)
{
    const struct grid *grid = &sheet->problem->grid;
    struct json_out *out = &sheet->out;
    int duties = 0, work = 0, nights = 0, weekend_days = 0;
    for (int day = 0; day < grid->n_days; day++) {
        const struct offer *offer = roster_offer(sheet->roster, agent, day);
        if (!offer)
            continue;
        duties++;
        work += offer->work_min;
        nights += offer->night;
        weekend_days += grid_weekday(grid, day) >= SATURDAY;
    }
    json_out_flat_object(out, "totals");
    json_out_int(out, "duties", duties);
    json_out_int(out, "work_minutes", work);
    json_out_int(out, "nights", nights);
    json_out_int(out, "weekend_days", weekend_days);
    json_out_end(out);
}

static void write_breach(struct sheet *sheet, const struct breach *breach)
{
    static const char *const units[] = {
        [MINUTES] = "minutes", [DAYS] = "days", [TIMES] = "times"};
    const struct rule_info *info = &rule_infos[breach->rule];
    struct json_out *out = &sheet->out;
    bool hard = breach->cost >= COST_FORBIDDEN;
    json_out_flat_object(out, NULL);
    json_out_string(out, "rule", info->name);
    if (breach->day < sheet->problem->grid.n_days)
        sheet_date(sheet, "date", breach->day);
    if (info->unit != POINTS)
        json_out_int(out, units[info->unit], breach->excess);
    json_out_bool(out, "hard", hard);
    if (!hard)
        json_out_points(out, "cost", breach->cost);
    const struct law *law = breach_law(sheet->problem, breach);
    if (law) {
        json_out_string(out, "law", law->id);
        json_out_string(out, "statute", law->statute);
    }
    json_out_end(out);
}

static void write_breaches(struct sheet *sheet, int agent)
{
    const struct breaches *breaches = &sheet->plan->score->breaches;
    json_out_array(&sheet->out, "rules");
    for (int i = 0; i < breaches->n; i++)
        if (breaches->items[i].agent == agent)
            write_breach(sheet, &breaches->items[i]);
    json_out_end(&sheet->out);
}

static void write_agent(struct sheet *sheet, int agent)
{
    const struct problem *problem = sheet->problem;
    struct json_out *out = &sheet->out;
    json_out_object(out, NULL);
    json_out_string(out, "id", problem->agents[agent].id);
    json_out_string(out, "name", agent_title(&problem->agents[agent]));
    json_out_string(out, "zone", agent_zone(problem, agent));
    write_totals(sheet, agent);
    write_carried(sheet, agent);
    write_time_off(sheet, agent);
    wishes_json_write(out, sheet->plan, agent);
    json_out_array(out, "duties");
    for (int day = 0; day < problem->grid.n_days; day++)
        if (roster_offer(sheet->roster, agent, day))
            write_duty(sheet, agent, day);
    json_out_end(out);
    write_breaches(sheet, agent);
    ledger_json_agent(out, sheet->plan, agent);
    json_out_end(out);
}

void roster_json_write(struct text *text, const struct plan *plan)
{
    struct sheet sheet = {
        .out = {.text = text},
        .plan = plan,
        .roster = plan->roster,
        .problem = plan->roster->problem,
    };
    json_out_object(&sheet.out, NULL);
    write_head(&sheet);
    write_names(&sheet);
    laws_json_write(&sheet.out, sheet.plan);
    write_options(&sheet);
    write_outcome(&sheet);
    write_cost(&sheet);
    sheet_gaps(&sheet);
    if (plan->simulated)
        simulated_json_add(&sheet.out, plan->simulated);
    ledger_json_team(&sheet.out, plan);
    json_out_array(&sheet.out, "agents");
    for (int agent = 0; agent < sheet.problem->n_agents; agent++)
        write_agent(&sheet, agent);
    json_out_end(&sheet.out);
    json_out_end(&sheet.out);
}

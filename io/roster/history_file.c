/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_file.h"

#include "clock.h"
#include "duty.h"
#include "json_out.h"
#include "ledger_json.h"
#include "record_json.h"
#include "team_json.h"
#include "units.h"
#include "wish.h"

/* One agent's days, of the record and of the roster, by date. */
struct keeping {
    struct json_out out;
    const struct plan *plan;
    const struct problem *problem;
    int first_date, n_days;
    int agent;
    const struct record_agent *past; /* NULL: not in the record */
};

static bool on_leave(const struct keeping *it, int day)
{
    const struct problem *problem = it->problem;
    const struct agent *who = &problem->agents[it->agent];
    const int *start = problem->grid.calendars[who->calendar].day_start;
    for (int i = 0; i < who->n_time_off; i++)
        if (!who->time_off[i].busy && who->time_off[i].start <= start[day] &&
            who->time_off[i].end >= start[day + 1])
            return true;
    return false;
}

static enum record_day day_of(const struct keeping *it, int date)
{
    const struct record *record = it->plan->team->record;
    int day = date - it->problem->grid.first_date;
    if (day >= 0)
        return on_leave(it, day) ? DAY_LEAVE : DAY_KNOWN;
    return it->past ? (enum record_day)it->past->days[date - record->first_date]
                    : DAY_UNKNOWN;
}

static void write_date(struct keeping *it, const char *key, int date)
{
    char text[UNITS_ROOM];
    json_out_string(&it->out, key, units_write_date(date, text));
}

/* Stretches of days that are known, or those of leave among them. */
static void write_stretches(struct keeping *it, const char *key, bool leave)
{
    int end = it->first_date + it->n_days;
    json_out_array(&it->out, key);
    for (int date = it->first_date, next; date < end; date = next + 1) {
        for (next = date; next < end; next++) {
            enum record_day day = day_of(it, next);
            if (leave ? day != DAY_LEAVE : day == DAY_UNKNOWN)
                break;
        }
        if (next == date)
            continue;
        json_out_flat_array(&it->out, NULL);
        write_date(it, NULL, date);
        write_date(it, NULL, next - 1);
        json_out_end(&it->out);
    }
    json_out_end(&it->out);
}

static void write_instant(struct keeping *it, const char *key, int64_t second)
{
    struct text text = {0};
    struct local local;
    clock_from_second(agent_zone(it->problem, it->agent), second, &local.date,
                      &local.minute, &local.offset_s);
    local_add_instant(&text, local);
    json_out_string(&it->out, key, text_string(&text));
    text_free(&text);
}

static void write_duty(struct keeping *it, int date,
                       const struct record_duty *duty)
{
    json_out_flat_object(&it->out, NULL);
    write_date(it, "date", date);
    json_out_string(&it->out, "shift", duty->shift);
    write_instant(it, "start", duty->start);
    write_instant(it, "end", duty->end);
    json_out_int(&it->out, "work_minutes", duty->work_min);
    json_out_end(&it->out);
}

static void write_past(struct keeping *it)
{
    const struct record *record = it->plan->team->record;
    for (int i = 0; it->past && i < it->past->n_duties; i++) {
        const struct record_duty *duty = &it->past->duties[i];
        if (record->first_date + duty->day >= it->first_date)
            write_duty(it, record->first_date + duty->day, duty);
    }
}

static void write_duties(struct keeping *it)
{
    const struct problem *problem = it->problem;
    int first = it->first_date - problem->grid.first_date;
    json_out_array(&it->out, "duties");
    write_past(it);
    for (int day = first > 0 ? first : 0; day < problem->grid.n_days; day++) {
        const struct offer *offer =
            roster_offer(it->plan->roster, it->agent, day);
        if (!offer)
            continue;
        struct record_duty duty = {day, problem->shifts[offer->shift].id,
                                   slot_second(problem, offer->start),
                                   slot_second(problem, offer->end),
                                   offer->work_min};
        write_duty(it, problem->grid.first_date + day, &duty);
    }
    json_out_end(&it->out);
}

static void write_granted(struct keeping *it, int asked, int granted, int left)
{
    if (asked == 0 && left == 0)
        return;
    json_out_flat_object(&it->out, "wishes");
    json_out_int(&it->out, "asked", asked);
    json_out_int(&it->out, "granted", granted);
    json_out_int(&it->out, "points_left", left);
    json_out_end(&it->out);
}

/* How many were asked and granted, those before this roster with them. */
static void write_wishes(struct keeping *it)
{
    struct wish_count now = wish_count(it->plan->roster, it->agent);
    int asked = now.asked + (it->past ? it->past->wishes_asked : 0);
    int granted = now.granted + (it->past ? it->past->wishes_granted : 0);
    int left = it->problem->agents[it->agent].wish_left;
    write_granted(it, asked, granted, left);
}

/* What this roster found, so that it can be planned again. */
static void write_before(struct keeping *it)
{
    const struct record_agent *past = it->past;
    if (!past || (past->n_burdens == 0 && past->wishes_asked == 0 &&
                  past->wish_points == 0))
        return;
    json_out_object(&it->out, "before");
    ledger_json_found(&it->out, past);
    write_granted(it, past->wishes_asked, past->wishes_granted,
                  past->wish_points);
    json_out_end(&it->out);
}

static void write_agent(struct keeping *it)
{
    const char *id = it->problem->agents[it->agent].id;
    it->past = record_find(it->plan->team->record, id);
    json_out_object(&it->out, NULL);
    json_out_string(&it->out, "id", id);
    json_out_string(&it->out, "zone", agent_zone(it->problem, it->agent));
    write_stretches(it, "known", false);
    write_stretches(it, "leave", true);
    write_duties(it);
    ledger_json_carry(&it->out, it->plan, it->agent);
    write_wishes(it);
    write_before(it);
    json_out_end(&it->out);
}

/* As far back as is known, and as rules look from the first day. */
static void find_days(struct keeping *it)
{
    const struct grid *grid = &it->problem->grid;
    const struct record *record = it->plan->team->record;
    int end = grid->first_date + grid->n_days;
    it->first_date = record ? record->first_date : grid->first_date;
    it->n_days = end - it->first_date;
}

void history_file_write(struct text *text, const struct plan *plan)
{
    struct keeping it = {
        .out = {.text = text}, .plan = plan, .problem = plan->roster->problem};
    struct text program = {0};
    find_days(&it);
    json_out_object(&it.out, NULL);
    json_out_string(&it.out, "format", HISTORY_FORMAT);
    text_printf(&program, "vaktel %s", plan->version);
    json_out_string(&it.out, "program", text_string(&program));
    text_free(&program);
    json_out_string(&it.out, "team", it.problem->team);
    json_out_string(&it.out, "zone", it.problem->grid.calendars[0].zone);
    write_date(&it, "start", it.first_date);
    json_out_int(&it.out, "days", it.n_days);
    write_date(&it, "planned", it.problem->grid.first_date);
    json_out_array(&it.out, "agents");
    for (it.agent = 0; it.agent < it.problem->n_agents; it.agent++)
        write_agent(&it);
    json_out_end(&it.out);
    json_out_end(&it.out);
}

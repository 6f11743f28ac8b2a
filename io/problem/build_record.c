/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the days of earlier files to what the rules remember: the same fold by
 * which rosters are judged is taken over them, on a grid of their own whose
 * slots count back from the first one. */
#include "build.h"

#include "clock.h"
#include "history_join.h"
#include "leave.h"
#include "record.h"

#include <stdlib.h>
#include <string.h>

/* One agent's past as a problem of its own. */
struct past {
    struct build *build;
    const struct record_agent *record;
    struct agent *agent;
    struct problem problem;
    struct agent alone;
    struct offer *offers; /* [n_duties] */
};

/* Midnights of the record's days, and of the first, in slots of the grid. */
static const int *past_days(struct build *build, int calendar)
{
    const struct record *record = build->reading->record;
    const struct grid *grid = &build->problem->grid;
    if (!build->past_days)
        build->past_days = ARENA_ARRAY(build->reading->scratch, const int *,
                                       grid->n_calendars);
    if (build->past_days[calendar])
        return build->past_days[calendar];
    int *starts = ARENA_ARRAY(build->reading->scratch, int, record->n_days + 1);
    for (int day = 0; day <= record->n_days; day++)
        starts[day] =
            slot_before(grid, clock_day_start(grid->calendars[calendar].zone,
                                              record->first_date + day));
    build->past_days[calendar] = starts;
    return starts;
}

struct offer build_past_offer(const struct build *build,
                              const struct agent *agent,
                              const struct record_duty *duty)
{
    const struct grid *grid = &build->problem->grid;
    const char *zone = grid->calendars[agent->calendar].zone;
    int shift = reading_shift_named(build->reading, duty->shift);
    int date, minute, offset_s;
    clock_from_second(zone, duty->start, &date, &minute, &offset_s);
    return (struct offer){
        .shift = shift == NOT_GIVEN ? 0 : shift,
        .day = duty->day,
        .start = slot_after(grid, duty->start),
        .end = slot_after(grid, duty->end),
        .work_min = duty->work_min,
        .start_min = (short)minute,
        .night = night_duty(build, shift, agent->calendar, date, duty->start,
                            duty->end),
        .on_call = shift != NOT_GIVEN && build->reading->shifts[shift].on_call,
    };
}

/* Nothing is agreed: as many as there are shifts, or weeks. */
static const int *none_agreed(const struct past *past)
{
    int n = SHIFTS_MAX + RECORD_DAYS_MAX / DAYS_PER_WEEK + 2;
    int *none = ARENA_ARRAY(past->build->reading->scratch, int, n);
    for (int i = 0; i < n; i++)
        none[i] = NOT_GIVEN;
    return none;
}

/* What of the past the carried fields depend on besides the duties: the week
 * of rest that is on, and the two rules that keep books only where they hold.
 */
static void set_rules(struct past *past, const int *day_start)
{
    struct agent *alone = &past->alone;
    int n_days = past->problem.grid.n_days;
    for (int rule = 0; rule < N_RULES; rule++)
        alone->rules[rule].limit = RULE_OFF;
    alone->rules[RULE_weekly_rest].limit = 0;
    alone->rules[RULE_max_hours_from_start].limit = INT_MAX / 2;
    alone->rest_from = day_start[0];
    alone->period_min = alone->period_target = alone->period_max = NOT_GIVEN;
    alone->shift_min = alone->shift_max = alone->week_min = alone->week_target =
        alone->week_max = none_agreed(past);
    if (!past->agent->rest_begins)
        return;
    uint8_t *begins =
        ARENA_ARRAY(past->build->reading->scratch, uint8_t, n_days + 1);
    for (int day = 0; day < n_days; day++)
        begins[day] = day_start[day] == past->agent->rest_from;
    begins[n_days] = past->agent->rest_begins[0];
    alone->rest_begins = begins;
}

static void lay_past(struct past *past)
{
    const struct record *record = past->build->reading->record;
    struct arena *scratch = past->build->reading->scratch;
    const int *day_start = past_days(past->build, past->agent->calendar);
    struct calendar *calendar = ARENA_ARRAY(scratch, struct calendar, 1);
    calendar->day_start = day_start;
    past->problem = (struct problem){
        .grid = past->build->problem->grid,
        .n_shifts = past->build->problem->n_shifts,
        .shifts = past->build->problem->shifts,
        .n_agents = 1,
        .agents = &past->alone,
    };
    past->problem.grid.first_date = record->first_date;
    past->problem.grid.n_days = record->n_days;
    past->problem.grid.n_calendars = 1;
    past->problem.grid.calendars = calendar;
    set_rules(past, day_start);
    past->offers = ARENA_ARRAY(scratch, struct offer, past->record->n_duties);
    for (int i = 0; i < past->record->n_duties; i++)
        past->offers[i] = build_past_offer(past->build, past->agent,
                                           &past->record->duties[i]);
    past->problem.offers = past->offers;
}

/* On a day of which nothing is known rows of days end, and no weekend is
 * known; what came before is still as long ago as it is. */
static void forget(struct history *history)
{
    history->run = 0;
    history->run_open = true;
    history->nights = 0;
    history->last_shift = -1;
    history->saturday = false;
    history->saturday_known = false;
}

static struct history fold(struct past *past, struct breaches *breaches)
{
    struct history history = history_blank();
    int next = 0, n_days = past->problem.grid.n_days;
    for (int day = 0; day < n_days; day++) {
        const struct offer *duty = NULL;
        if (next < past->record->n_duties &&
            past->record->duties[next].day == day)
            duty = &past->offers[next++];
        history_add_day(&past->problem, 0, &history, day, duty, RULES_ALL,
                        breaches);
        if (past->record->days[day] == DAY_UNKNOWN)
            forget(&history);
    }
    const struct record_agent *record = past->record;
    if (history.last_shift >= 0 &&
        reading_shift_named(past->build->reading,
                            record->duties[record->n_duties - 1].shift) ==
            NOT_GIVEN)
        history.last_shift = -1;
    history.period_min = history.weekends = 0;
    memset(history.tally, 0, sizeof history.tally);
    return history;
}

/* Hard rules that the files break, as long as days and hours tell: those of
 * breaks, of hours on average and of what was agreed then are not known. */
#define JUDGED                                                                 \
    (RULE_BIT(rest) | RULE_BIT(max_days_in_a_row) |                            \
     RULE_BIT(max_nights_in_a_row) | RULE_BIT(max_hours_per_day) |             \
     RULE_BIT(max_hours_per_7_days) | RULE_BIT(max_hours_per_week) |           \
     RULE_BIT(max_hours_in_24h) | RULE_BIT(max_hours_in_168h) |                \
     RULE_BIT(max_hours_from_start) | RULE_BIT(hours_between_starts) |         \
     RULE_BIT(free_sundays) | RULE_BIT(free_weekends))

enum { BROKEN_TOLD = 3 };

/* The days on which something is broken, by all agents; the first of them in
 * words, and the last one counted. */
struct broken {
    int n;
    const char *text;
    const struct agent *agent;
    int day;
};

/* "'anna' on 2026-10-22 (rest, NO-9; max_hours_per_day)" */
static void add_broken(const struct past *past, const struct breach *breach,
                       struct broken *broken)
{
    struct reading *reading = past->build->reading;
    const struct law *law = past->alone.rules[breach->rule].law;
    bool again = broken->agent == past->agent && broken->day == breach->day;
    const char *rule =
        arena_printf(reading->scratch, "%s%s%s)", rule_infos[breach->rule].name,
                     law ? ", " : "", law ? law->id : "");
    char date[UNITS_ROOM];
    broken->n += !again;
    broken->agent = past->agent;
    broken->day = breach->day;
    if (broken->n > BROKEN_TOLD)
        return;
    broken->text =
        again
            ? arena_printf(reading->scratch, "%.*s; %s",
                           (int)strlen(broken->text) - 1, broken->text, rule)
            : arena_printf(reading->scratch, "%s%s'%s' on %s (%s", broken->text,
                           broken->n > 1 ? ", " : "", past->agent->id,
                           units_write_date(
                               reading->record->first_date + breach->day, date),
                           rule);
}

static void judge(struct past *past, struct broken *broken)
{
    struct breaches breaches = {0};
    for (int rule = 0; rule < N_RULES; rule++)
        if (JUDGED >> rule & 1 && past->agent->rules[rule].price == RULE_HARD)
            past->alone.rules[rule] = past->agent->rules[rule];
    fold(past, &breaches);
    for (int i = 0; i < breaches.n; i++)
        if (JUDGED >> breaches.items[i].rule & 1)
            add_broken(past, &breaches.items[i], broken);
    breaches_free(&breaches);
}

static void note_broken(const struct reading *reading,
                        const struct broken *broken)
{
    int more = broken->n - BROKEN_TOLD;
    if (broken->n > 0)
        diags_note(reading->diags, reading->path, "/history",
                   "breaks hard rules of this team, and counts as it is: %s%s",
                   broken->text,
                   more > 0
                       ? arena_printf(reading->scratch, " and %d more", more)
                       : "");
}

/* The slot at which the week of rest of day 0 began, where these are calendar
 * weeks. */
static int monday_of(const struct build *build, const struct agent *agent)
{
    const struct grid *grid = &build->problem->grid;
    return slot_before(
        grid, clock_day_start(grid->calendars[agent->calendar].zone,
                              grid->first_date - grid_weekday(grid, 0)));
}

static void take_files(struct build *build, int index, struct broken *broken)
{
    const struct draft_agent *draft = &build->reading->agents[index];
    struct agent *agent = &build->problem->agents[index];
    struct past past = {.build = build, .agent = agent};
    past.record = record_find(build->reading->record, agent->id);
    if (!past.record)
        return;
    lay_past(&past);
    struct history own = agent->before, files = fold(&past, NULL);
    int ended = files.last_end;
    if (draft->history.given)
        history_join(build, draft, past.record, &own, &files);
    agent->before = files;
    judge(&past, broken);
    if (past.record->n_duties == 0)
        return;
    const struct record_duty *last =
        &past.record->duties[past.record->n_duties - 1];
    build_carried(build, agent,
                  reading_shift_named(build->reading, last->shift), last->start,
                  ended);
}

void build_records(struct build *build)
{
    struct broken broken = {.text = ""};
    for (int index = 0; index < build->problem->n_agents; index++) {
        struct agent *agent = &build->problem->agents[index];
        if (!agent->rest_begins)
            agent->rest_from = monday_of(build, agent);
        if (build->reading->record)
            take_files(build, index, &broken);
    }
    note_broken(build->reading, &broken);
    leave_note(build);
}

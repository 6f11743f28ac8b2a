/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums over longer times as gauges of an agent: each begins with what the days
 * before the first have used up already.
 *
 * Stretches of so many days on end that began before the horizon are all seen
 * by one gauge, which counts from the first day; those that begin inside have
 * one each.  Of an average per week, days of leave and days of which nothing
 * is known count on neither side, but a week at least is judged. */
#include "build.h"

#include "averages.h"
#include "clock.h"
#include "ints.h"
#include "leave.h"
#include "record.h"

#include <string.h>

/* An average being laid on an agent's days, and the days before. */
struct laying {
    struct build *build;
    const struct draft_agent *draft;
    struct agent *agent;
    const struct draft_average *average;
    const struct record *record; /* NULL: no days before are known */
    int first;                   /* day of the record's first, <= 0 */
    int known;                   /* day before which nothing is known, <= 0 */
    const int *used;    /* [-first + 1] minutes from `first` up to a day */
    const int *counted; /* [n_days - first + 1] likewise, days that count */
};

void build_gauge(struct build *build, struct agent *agent, struct gauge gauge)
{
    if (agent->n_gauges == GAUGES_MAX) {
        diags_add(build->reading->diags, build->reading->path, "/days",
                  "agent '%s' has more than %d sums over longer times to "
                  "keep, plan fewer days at once",
                  agent->id, GAUGES_MAX);
        return;
    }
    struct gauge *gauges =
        ARENA_ARRAY(build->reading->arena, struct gauge, agent->n_gauges + 1);
    if (agent->n_gauges > 0)
        memcpy(gauges, agent->gauges, (size_t)agent->n_gauges * sizeof *gauges);
    gauges[agent->n_gauges++] = gauge;
    agent->gauges = gauges;
}

static const int *sum_used(const struct laying *it,
                           const struct record_agent *past)
{
    struct grid grid = {.first_date = it->record->first_date};
    int n = it->record->n_days, next = 0, week = 0, over = 0;
    int *used = ARENA_ARRAY(it->build->reading->scratch, int, n + 1);
    for (int day = 0; day < n; day++) {
        int work = 0;
        if (grid_weekday(&grid, day) == 0)
            week = over = 0;
        if (next < past->n_duties && past->duties[next].day == day)
            work = past->duties[next++].work_min;
        int counts = it->average->measure == MEASURE_OVERTIME
                         ? agent_overtime(it->agent, work, week, over)
                         : work;
        used[day + 1] = used[day] + counts;
        week += work;
        over += agent_over_day(it->agent, work);
    }
    return used;
}

static const int *sum_counted(const struct laying *it,
                              const struct record_agent *past)
{
    const struct grid *grid = &it->build->problem->grid;
    int n = grid->n_days - it->first;
    int *counted = ARENA_ARRAY(it->build->reading->scratch, int, n + 1);
    for (int i = 0; i < n; i++) {
        int day = i + it->first;
        bool counts = day < 0 ? past->days[i] == DAY_KNOWN
                              : !leave_on(it->draft, grid->first_date + day);
        counted[i + 1] = counted[i] + counts;
    }
    return counted;
}

static struct laying lay(struct build *build, const struct draft_agent *draft,
                         struct agent *agent,
                         const struct draft_average *average)
{
    struct laying it = {.build = build,
                        .draft = draft,
                        .agent = agent,
                        .average = average,
                        .record = build->reading->record};
    const struct record_agent *past = record_find(it.record, draft->id);
    static const int nothing[1];
    it.used = nothing;
    if (past) {
        it.first = it.known = -it.record->n_days;
        while (it.known < 0 && past->days[it.known - it.first] == DAY_UNKNOWN)
            it.known++;
        it.used = sum_used(&it, past);
    }
    it.counted = sum_counted(&it, past);
    return it;
}

/* A day of the window, or the nearest of which something is known. */
static int known_day(const struct laying *it, int day)
{
    int end = it->build->problem->grid.n_days;
    return day < it->first ? it->first : day > end ? end : day;
}

/* Days that count of first..end - 1: a week at least, and whole weeks where any
 * days on end would do and the first of these are not known, as rest that
 * follows work is not to be had before it. */
static int days_judged(const struct laying *it, int first, int end)
{
    int from = known_day(it, first), to = known_day(it, end);
    int days = it->counted[to - it->first] - it->counted[from - it->first];
    if (end > to)
        days += end - to; /* still to come */
    if (it->average->window == WINDOW_ROLLING && first < it->known)
        days = (days + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK * DAYS_PER_WEEK;
    return larger(days, DAYS_PER_WEEK);
}

/* What may be worked in the days first..end - 1 that are in the horizon. */
static int room_in(const struct laying *it, int first, int end)
{
    int from = known_day(it, first);
    int most = it->average->minutes;
    if (it->average->per_week)
        most =
            (int)((int64_t)most * days_judged(it, first, end) / DAYS_PER_WEEK);
    if (from < 0)
        most -= it->used[-it->first] - it->used[from - it->first];
    return larger(most, 0);
}

static struct gauge new_gauge(const struct laying *it, int from, int to,
                              int *most)
{
    const struct draft_average *average = it->average;
    return (struct gauge){.id = average->law ? average->law->id : "average",
                          .measure = average->measure,
                          .from = from,
                          .to = to,
                          .most = most,
                          .price = average->price,
                          .law = average->law,
                          .agreed = average->agreed};
}

static int *no_limits(const struct laying *it)
{
    int n_days = it->build->problem->grid.n_days;
    int *most = ARENA_ARRAY(it->build->reading->arena, int, n_days);
    for (int day = 0; day < n_days; day++)
        most[day] = INT_MAX;
    return most;
}

/* What a day allows is no more than what later ones do. */
static void lower(int *most, int from, int to)
{
    for (int day = to - 2; day >= from; day--)
        if (most[day] > most[day + 1])
            most[day] = most[day + 1];
}

static void lay_rolling(struct laying *it)
{
    int n_days = it->build->problem->grid.n_days, length = it->average->days;
    int *most = no_limits(it);
    int to = length < n_days ? length : n_days;
    for (int day = 0; day < to; day++)
        most[day] = room_in(it, day + 1 - length, day + 1);
    lower(most, 0, to);
    build_gauge(it->build, it->agent, new_gauge(it, 0, to, most));
    for (int first = 1; first + length <= n_days; first++) {
        most = no_limits(it);
        for (int day = first; day < first + length; day++)
            most[day] = room_in(it, first, first + length);
        build_gauge(it->build, it->agent,
                    new_gauge(it, first, first + length, most));
        if (it->agent->n_gauges == GAUGES_MAX && first + length < n_days) {
            build_gauge(it->build, it->agent, (struct gauge){0});
            return;
        }
    }
}

/* One after another.  A block that goes on after the horizon may be used up in
 * it: the law asks for no more. */
static void lay_blocks(struct laying *it)
{
    const struct grid *grid = &it->build->problem->grid;
    int first, end;
    for (int day = 0; day < grid->n_days; day = end) {
        average_block(it->average, grid->first_date + day, &first, &end);
        first -= grid->first_date;
        end -= grid->first_date;
        int to = end < grid->n_days ? end : grid->n_days;
        int *most = no_limits(it);
        for (int inside = day; inside < to; inside++)
            most[inside] = room_in(it, first, end);
        build_gauge(it->build, it->agent, new_gauge(it, day, to, most));
    }
}

/* A sum of hours that is not known whole had better be known. */
static void note_unknown(const struct laying *it)
{
    const struct grid *grid = &it->build->problem->grid;
    const struct draft_average *average = it->average;
    int first = grid->first_date - average->days + 1, end;
    if (average->per_week || it->agent != it->build->problem->agents)
        return;
    if (average->window != WINDOW_ROLLING)
        average_block(average, grid->first_date, &first, &end);
    int known = grid->first_date + it->first;
    char from[UNITS_ROOM], to[UNITS_ROOM];
    if (first < known)
        diags_note(it->build->reading->diags, it->build->reading->path,
                   "/history",
                   "rule '%s' looks back to %s; hours before %s are not "
                   "known and count as none",
                   average->law ? average->law->id : "average",
                   units_write_date(first, from), units_write_date(known, to));
}

void build_averages(struct build *build, const struct draft_agent *draft,
                    struct agent *agent, const struct draft_average *averages,
                    int n)
{
    for (int i = 0; i < n; i++) {
        struct laying it = lay(build, draft, agent, &averages[i]);
        note_unknown(&it);
        if (averages[i].window == WINDOW_ROLLING)
            lay_rolling(&it);
        else
            lay_blocks(&it);
    }
}

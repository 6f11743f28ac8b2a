/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calendars: one for each time zone in use, the team's first.  Slot 0 is the
 * earliest midnight of the first day among them. */
#include "build.h"

#include "clock.h"

#include <math.h>
#include <string.h>

static int n_slots_between(const struct grid *grid, int64_t from, int64_t to,
                           bool up)
{
    int64_t slot_s = grid->slot_min * INT64_C(60);
    int64_t seconds = to - from;
    int64_t slots = seconds / slot_s;
    if (seconds % slot_s != 0 && (seconds > 0) == up)
        slots += up ? 1 : -1;
    return (int)slots;
}

int slot_before(const struct grid *grid, int64_t second)
{
    return n_slots_between(grid, grid->first_second, second, false);
}

int slot_after(const struct grid *grid, int64_t second)
{
    return n_slots_between(grid, grid->first_second, second, true);
}

cost per_slot(const struct grid *grid, cost points)
{
    return points * POINT * grid->slot_min / MINUTES_PER_HOUR;
}

cost per_hundredth(const struct grid *grid, double points)
{
    return (cost)llround(points * POINT * grid->slot_min /
                         (MINUTES_PER_HOUR * HEAD));
}

/* The calendar of a zone, a new one if need be. */
static int calendar_of(struct calendar *calendars, int *n, const char *zone)
{
    for (int calendar = 0; calendar < *n; calendar++)
        if (strcmp(calendars[calendar].zone, zone) == 0)
            return calendar;
    calendars[*n].zone = zone;
    return (*n)++;
}

static void place_agents(struct build *build)
{
    const struct reading *reading = build->reading;
    struct problem *problem = build->problem;
    struct calendar *calendars =
        ARENA_ARRAY(reading->arena, struct calendar, reading->n_agents + 1);
    int n = 0;
    calendar_of(calendars, &n, reading->zone);
    for (int agent = 0; agent < reading->n_agents; agent++)
        problem->agents[agent].calendar =
            calendar_of(calendars, &n, reading->agents[agent].zone);
    problem->grid.calendars = calendars;
    problem->grid.n_calendars = n;
}

/* The calendar in which the first day begins first. */
static int earliest_calendar(const struct grid *grid)
{
    int64_t earliest = INT64_MAX;
    int which = 0;
    for (int calendar = 0; calendar < grid->n_calendars; calendar++) {
        int64_t second =
            clock_day_start(grid->calendars[calendar].zone, grid->first_date);
        if (second < earliest) {
            earliest = second;
            which = calendar;
        }
    }
    return which;
}

static bool all_on_slots(const struct grid *grid, int slot_min)
{
    for (int calendar = 0; calendar < grid->n_calendars; calendar++)
        for (int day = 0; day <= grid->n_days; day++) {
            int64_t second = clock_day_start(grid->calendars[calendar].zone,
                                             grid->first_date + day);
            if ((second - grid->first_second) % (slot_min * 60) != 0)
                return false;
        }
    return true;
}

/* The longest slot on which all midnights lie.  Since 1980 all clocks differ
 * by whole quarters of an hour. */
static int fitting_slot(const struct grid *grid)
{
    return all_on_slots(grid, 30) ? 30 : 15;
}

static void report_slots(struct build *build, const char *zone)
{
    struct reading *reading = build->reading;
    const struct grid *grid = &build->problem->grid;
    spot_report(reading->diags, reading->slot_spot,
                "midnights in '%s' and '%s' are not whole slots of %d minutes "
                "apart, choose \"slot\": \"%dm\"",
                grid->calendars[earliest_calendar(grid)].zone, zone,
                reading->slot_min, fitting_slot(grid));
}

/* Fills in where the days of a calendar begin. */
static bool lay_days(struct build *build, struct calendar *calendar)
{
    const struct grid *grid = &build->problem->grid;
    int *starts = ARENA_ARRAY(build->reading->arena, int, grid->n_days + 1);
    calendar->day_start = starts;
    for (int day = 0; day <= grid->n_days; day++) {
        int64_t second =
            clock_day_start(calendar->zone, grid->first_date + day);
        starts[day] = slot_before(grid, second);
        if (starts[day] != slot_after(grid, second)) {
            report_slots(build, calendar->zone);
            return false;
        }
    }
    return true;
}

bool build_calendars(struct build *build)
{
    const struct reading *reading = build->reading;
    struct grid *grid = &build->problem->grid;
    *grid = (struct grid){.slot_min = reading->slot_min,
                          .n_days = reading->n_days,
                          .first_date = reading->first_date};
    place_agents(build);
    grid->first_second = clock_day_start(
        grid->calendars[earliest_calendar(grid)].zone, grid->first_date);
    for (int calendar = 0; calendar < grid->n_calendars; calendar++)
        if (!lay_days(build, (struct calendar *)&grid->calendars[calendar]))
            return false;
    return true;
}

/* Of slots from `from`, 0 or below it, to before `to`. */
static struct face read_face(const struct build *build, int calendar, int from,
                             int to)
{
    struct arena *scratch = build->reading->scratch;
    const struct grid *grid = &build->problem->grid;
    const char *zone = grid->calendars[calendar].zone;
    struct face face = {ARENA_ARRAY(scratch, short, to - from) - from,
                        ARENA_ARRAY(scratch, short, to - from) - from};
    for (int slot = from; slot < to; slot++) {
        int date, minute, offset_s;
        clock_from_second(
            zone, grid->first_second + (int64_t)slot * grid->slot_min * 60,
            &date, &minute, &offset_s);
        face.day[slot] = (short)(date - grid->first_date);
        face.minute[slot] = (short)minute;
    }
    return face;
}

void build_faces(struct build *build)
{
    const struct grid *grid = &build->problem->grid;
    struct face *faces =
        ARENA_ARRAY(build->reading->scratch, struct face, grid->n_calendars);
    for (int calendar = 0; calendar < grid->n_calendars; calendar++)
        faces[calendar] = read_face(build, calendar, 0, grid->n_slots);
    build->faces = faces;
}

const struct face *build_past_face(struct build *build, int calendar)
{
    const struct grid *grid = &build->problem->grid;
    const char *zone = grid->calendars[calendar].zone;
    if (!build->past_faces)
        build->past_faces = ARENA_ARRAY(build->reading->scratch, struct face,
                                        grid->n_calendars);
    struct face *face = &build->past_faces[calendar];
    if (!face->day)
        *face = read_face(
            build, calendar,
            slot_before(grid, clock_day_start(
                                  zone, build->reading->record->first_date)),
            grid->calendars[calendar].day_start[1]);
    return face;
}

bool window_holds(const struct build *build, const struct window *window,
                  const struct face *face, int slot)
{
    const struct grid *grid = &build->problem->grid;
    return face->minute[slot] >= window->from &&
           face->minute[slot] + grid->slot_min <= window->to &&
           days_have(&window->days, grid->first_date + face->day[slot]);
}

bool build_moment(struct build *build, struct spot spot, int calendar, int date,
                  int minute, int64_t *second)
{
    char time[UNITS_ROOM], day[UNITS_ROOM];
    const char *zone = build->problem->grid.calendars[calendar].zone;
    enum clock_fit fit = clock_to_second(zone, date, minute, second);
    if (fit == CLOCK_ONCE)
        return true;
    spot_report(build->reading->diags, spot, "%s on %s %s in '%s'",
                units_write_clock(minute, time), units_write_date(date, day),
                fit == CLOCK_SKIPPED ? "does not exist" : "comes twice", zone);
    return false;
}

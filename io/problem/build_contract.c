/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Contract minutes of each week.  A week cut by the horizon's edge asks for
 * its part, days inside by seven; time off and dates on which the team is
 * closed are credited against minimum and target. */
#include "build.h"

#include <stdlib.h>

/* What time off and closed dates do to one agent's days. */
struct credit {
    bool *away;   /* [n_days] whole days, credited by the usual measure */
    int *minutes; /* [n_days] credited by the hours given */
};

static bool working_weekday(const struct grid *grid, int day)
{
    return grid_weekday(grid, day) < SATURDAY;
}

/* Whether hours given for an absence are counted on the day: on Monday to
 * Friday, or on all days where it has none of these. */
static bool counts(const struct grid *grid, const struct draft_absence *absence,
                   int day)
{
    for (int date = absence->first; date <= absence->last; date++)
        if (working_weekday(grid, date - grid->first_date))
            return working_weekday(grid, day);
    return true;
}

static void spread_hours(const struct grid *grid,
                         const struct draft_absence *absence, int *minutes)
{
    int64_t n = 0, i = 0;
    int first = absence->first - grid->first_date;
    int last = absence->last - grid->first_date;
    for (int day = first; day <= last; day++)
        n += counts(grid, absence, day);
    for (int day = first; day <= last; day++) {
        if (!counts(grid, absence, day))
            continue;
        int part =
            (int)(absence->credit * (i + 1) / n - absence->credit * i / n);
        if (day >= 0 && day < grid->n_days)
            minutes[day] += part;
        i++;
    }
}

/* A date that is closed is a day of leave for everybody, whatever hours time
 * off would count on it; weekdays that always are belong to the contract. */
static void credit_closed(const struct build *build, struct credit *credit)
{
    const struct grid *grid = &build->problem->grid;
    struct days dates = build->reading->closed;
    dates.weekdays = 0;
    for (int day = 0; day < grid->n_days; day++)
        if (days_have(&dates, grid->first_date + day)) {
            credit->away[day] = true;
            credit->minutes[day] = 0;
        }
}

static struct credit credit_of(const struct build *build,
                               const struct draft_agent *draft)
{
    const struct grid *grid = &build->problem->grid;
    struct arena *scratch = build->reading->scratch;
    struct credit credit = {ARENA_ARRAY(scratch, bool, grid->n_days),
                            ARENA_ARRAY(scratch, int, grid->n_days)};
    for (int i = 0; i < draft->n_absences; i++) {
        const struct draft_absence *absence = &draft->absences[i];
        if (absence->credit != NOT_GIVEN)
            spread_hours(grid, absence, credit.minutes);
        for (int day = 0; day < grid->n_days; day++)
            if (absence->credit == NOT_GIVEN && absence->whole_days &&
                grid->first_date + day >= absence->first &&
                grid->first_date + day <= absence->last)
                credit.away[day] = true;
    }
    credit_closed(build, &credit);
    return credit;
}

/* A stretch of days, and the minutes agreed for it. */
struct stretch {
    int first, end;
    int min, target;
};

/* Minutes credited: the share of the target (or else of the minimum) that
 * falls on Mondays to Fridays away, and the hours given. */
static int credited(const struct grid *grid, const struct credit *credit,
                    const struct stretch *stretch)
{
    int64_t agreed = stretch->target != NOT_GIVEN ? stretch->target
                     : stretch->min != NOT_GIVEN  ? stretch->min
                                                  : 0;
    int inside = 0, away = 0, given = 0;
    bool all_away = true;
    for (int day = stretch->first; day < stretch->end; day++) {
        bool counted = working_weekday(grid, day);
        inside += counted;
        away += counted && credit->away[day];
        given += credit->minutes[day];
        all_away = all_away && credit->away[day];
    }
    if (all_away)
        return (int)agreed;
    return given + (inside > 0 ? (int)(agreed * away / inside) : 0);
}

static int lowered(int minutes, int by)
{
    if (minutes == NOT_GIVEN)
        return NOT_GIVEN;
    return minutes > by ? minutes - by : 0;
}

static int part_of_week(int minutes, int days)
{
    return minutes == NOT_GIVEN ? NOT_GIVEN : minutes * days / DAYS_PER_WEEK;
}

static struct stretch week_stretch(const struct grid *grid, int week,
                                   const struct contract *contract)
{
    int monday = week * DAYS_PER_WEEK - grid_weekday(grid, 0);
    int first = monday > 0 ? monday : 0;
    int end = monday + DAYS_PER_WEEK;
    if (end > grid->n_days)
        end = grid->n_days;
    return (struct stretch){first, end,
                            part_of_week(contract->min, end - first),
                            part_of_week(contract->target, end - first)};
}

/* Fills in the weeks; returns the minutes credited in all of them. */
static int build_weeks(struct build *build, const struct draft_agent *draft,
                       const struct credit *credit, struct agent *agent)
{
    const struct grid *grid = &build->problem->grid;
    struct arena *arena = build->reading->arena;
    int n_weeks = grid_n_weeks(grid), sum = 0;
    int *min = ARENA_ARRAY(arena, int, n_weeks);
    int *target = ARENA_ARRAY(arena, int, n_weeks);
    int *max = ARENA_ARRAY(arena, int, n_weeks);
    for (int week = 0; week < n_weeks; week++) {
        struct stretch stretch = week_stretch(grid, week, &draft->week);
        int credit_min = credited(grid, credit, &stretch);
        min[week] = lowered(stretch.min, credit_min);
        target[week] = lowered(stretch.target, credit_min);
        max[week] = draft->week.max;
        sum += credit_min;
    }
    agent->week_min = min;
    agent->week_target = target;
    agent->week_max = max;
    return sum;
}

void build_contract(struct build *build, const struct draft_agent *draft,
                    struct agent *agent)
{
    const struct grid *grid = &build->problem->grid;
    struct credit credit = credit_of(build, draft);
    int by = build_weeks(build, draft, &credit, agent);
    bool by_week =
        draft->week.target != NOT_GIVEN || draft->week.min != NOT_GIVEN;
    struct stretch period = {0, grid->n_days, draft->period.min,
                             draft->period.target};
    if (!by_week)
        by = credited(grid, &credit, &period);
    agent->period_min = lowered(draft->period.min, by);
    agent->period_target = lowered(draft->period.target, by);
    agent->period_max = draft->period.max;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wish_notes.h"

#include <string.h>

/* 1: wants it, -1: does not, 0: has no wish. */
static int leaning(const struct draft_wish *wish)
{
    return (wish->grade > GRADE_USUAL) - (wish->grade < GRADE_USUAL);
}

static bool is_daily(const struct draft_wish *wish)
{
    return wish->window.days.weekdays == (1 << DAYS_PER_WEEK) - 1;
}

/* Both about days, or hours, or a colleague. */
static bool same_matter(const struct draft_wish *wish,
                        const struct draft_wish *other)
{
    if (wish->timed != other->timed || !wish->with != !other->with)
        return false;
    if (wish->with)
        return strcmp(wish->with, other->with) == 0;
    return !wish->timed || (wish->window.from == other->window.from &&
                            wish->window.to == other->window.to);
}

static bool is_same(const struct draft_wish *wish,
                    const struct draft_wish *other)
{
    return wish->grade == other->grade && wish->shift == other->shift &&
           wish->together == other->together;
}

/* Granting the one refuses the other: who wants any shift not, wants none. */
static bool is_opposite(const struct draft_wish *wish,
                        const struct draft_wish *other)
{
    const struct draft_wish *against = leaning(wish) < 0 ? wish : other;
    return leaning(wish) * leaning(other) < 0 &&
           (wish->shift == other->shift || against->shift == NOT_GIVEN);
}

/* The first day that both are about, n_days where there is none. */
static int common_day(const struct build *build,
                      const struct draft_agent *draft,
                      const struct draft_wish *wish,
                      const struct draft_wish *other)
{
    int day = 0, n_days = build->problem->grid.n_days;
    while (day < n_days && !(wish_is_for(build, draft, wish, day) &&
                             wish_is_for(build, draft, other, day)))
        day++;
    return day;
}

/* Whether the earlier wish had to be told. */
static bool note(const struct build *build, const struct draft_agent *draft,
                 const struct draft_wish *wish,
                 const struct draft_wish *earlier)
{
    const struct grid *grid = &build->problem->grid;
    bool same = is_same(wish, earlier);
    char date[UNITS_ROOM];
    if (!same_matter(wish, earlier) || is_daily(wish) != is_daily(earlier) ||
        leaning(wish) == 0 || !(same || is_opposite(wish, earlier)))
        return false;
    int day = common_day(build, draft, wish, earlier);
    if (day == grid->n_days)
        return false;
    spot_note(build->reading->diags, wish->spot,
              same ? "'%s' has the same wish for %s already: both count"
                   : "'%s' has a wish for %s already that goes against this "
                     "one: both are weighed, at least one is refused",
              draft->id, units_write_date(grid->first_date + day, date));
    return true;
}

void wish_note(const struct build *build, const struct draft_agent *draft)
{
    for (int i = 1; i < draft->n_wishes; i++) {
        int earlier = 0;
        while (earlier < i &&
               !note(build, draft, &draft->wishes[i], &draft->wishes[earlier]))
            earlier++;
    }
}

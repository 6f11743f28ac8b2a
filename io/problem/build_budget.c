/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What wishes weigh.  Where the team gives each agent so many points, these
 * and those left from before are all that the agent's wishes can weigh
 * together, so that asking for more does not get more; and the wishes of
 * somebody who was refused before weigh more. */
#include "build.h"
#include "leave.h"
#include "record.h"

enum {
    OFF_POINTS = 120, /* a day worked that was to be off */
    NEVER_POINTS = 240,
    GLADLY_POINTS = 120, /* a day not worked as was liked best */
    LIKED_POINTS = 60,
    HOURS_COUNTED = 8 /* of a wish about hours, at most */
};

static int usual_points(const struct draft_wish *wish)
{
    switch (wish->grade) {
    case GRADE_OFF:
        return OFF_POINTS;
    case 0:
        return NEVER_POINTS;
    case 1:
        return RATHER_NOT_POINTS;
    case 3:
        return wish->timed ? LIKED_HOUR_POINTS : LIKED_POINTS;
    case GRADE_MAX:
        return wish->timed ? 2 * LIKED_HOUR_POINTS : GLADLY_POINTS;
    default:
        return 0;
    }
}

int wish_points(const struct draft_wish *wish)
{
    return wish->points == NOT_GIVEN ? usual_points(wish) : wish->points;
}

static bool is_offered(const struct build *build, int index, int shift, int day)
{
    const struct problem *problem = build->problem;
    for (int i = first_offer_of(problem, index, day);
         i < end_offer_of(problem, index, day); i++)
        if (shift == NOT_GIVEN || problem->offers[i].shift == shift)
            return true;
    return false;
}

bool wish_is_for(const struct build *build, const struct draft_agent *draft,
                 const struct draft_wish *wish, int day)
{
    int index = (int)(draft - build->reading->agents);
    int date = build->problem->grid.first_date + day;
    if (!days_have(&wish->window.days, date) || leave_on(draft, date))
        return false;
    return (wish->shift == NOT_GIVEN && wish->grade <= GRADE_USUAL) ||
           is_offered(build, index, wish->shift, day);
}

/* Days, or stretches of them, in the horizon. */
static int times_asked(const struct build *build,
                       const struct draft_agent *draft,
                       const struct draft_wish *wish)
{
    int n = 0;
    bool before = false;
    for (int day = 0; day < build->problem->grid.n_days; day++) {
        bool now = wish_is_for(build, draft, wish, day);
        n += now && !(before && wish->together);
        before = now;
    }
    return n;
}

static int points_asked(const struct build *build,
                        const struct draft_agent *draft,
                        const struct draft_wish *wish)
{
    int hours = (wish->window.to - wish->window.from) / MINUTES_PER_HOUR;
    int each = !wish->timed ? 1 : hours < HOURS_COUNTED ? hours : HOURS_COUNTED;
    return wish_points(wish) * each * times_asked(build, draft, wish);
}

/* From 1, where all was granted so far, to 2, where nothing was. */
static double redress(const struct draft_history *history)
{
    int asked = history->wishes_asked;
    return asked > 0 ? 1 + (asked - history->wishes_granted) / (double)asked
                     : 1;
}

/* What the agent's own history says and what earlier files do. */
static struct draft_history known_of(const struct build *build,
                                     const struct draft_agent *draft)
{
    struct draft_history history = draft->history;
    const struct record_agent *past =
        record_find(build->reading->record, draft->id);
    if (past) {
        history.wishes_asked += past->wishes_asked;
        history.wishes_granted += past->wishes_granted;
        history.wish_points += past->wish_points;
    }
    return history;
}

struct wish_terms wish_terms(const struct build *build,
                             const struct draft_agent *draft)
{
    int points = build->reading->wish_points, asked = 0;
    struct draft_history history = known_of(build, draft);
    struct wish_terms terms = {.part = redress(&history)};
    if (points == NOT_GIVEN)
        return terms;
    for (int i = 0; i < draft->n_wishes; i++)
        asked += points_asked(build, draft, &draft->wishes[i]);
    int have = points + history.wish_points;
    if (asked > have)
        terms.part *= have / (double)asked;
    else
        terms.left = have - asked < points ? have - asked : points;
    return terms;
}

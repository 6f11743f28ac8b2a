/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wishes.h"

#include "far_dates.h"
#include "field.h"

#include <string.h>

void absence_read(struct reading *reading, struct spot from_spot,
                  const char *from, struct spot to_spot, const char *to,
                  struct draft_absence *absence)
{
    absence->first = absence->last = reading->first_date - 1;
    absence->from = absence->to = NOT_GIVEN;
    bool ok = field_moment(reading->diags, from_spot, from, &absence->first,
                           &absence->from);
    ok &=
        field_moment(reading->diags, to_spot, to, &absence->last, &absence->to);
    absence->whole_days = absence->from == NOT_GIVEN;
    if (!ok) {
        absence->last = absence->first = reading->first_date - 1;
        absence->whole_days = true;
    } else if (absence->whole_days != (absence->to == NOT_GIVEN)) {
        spot_report(reading->diags, to_spot,
                    "'from' and 'to' must both be dates, or both have a time");
        absence->whole_days = true;
    } else if (absence->last < absence->first ||
               (absence->last == absence->first && !absence->whole_days &&
                absence->to <= absence->from)) {
        spot_report(reading->diags, to_spot,
                    absence->whole_days ? "'to' must not be before 'from'"
                                        : "'to' must be after 'from'");
    } else {
        far_dates_tell(reading, from_spot, absence->first, absence->last);
    }
}

int grade_of(const char *word)
{
    static const char *const words[] = {"never", "rather not", "neutral",
                                        "like", "love"};
    for (int grade = 0; grade <= GRADE_MAX; grade++)
        if (strcmp(word, words[grade]) == 0)
            return grade;
    return NOT_GIVEN;
}

/* Whether a weekday or a date has neither neighbour among the days; not asked
 * where both kinds are mixed. */
static bool has_lone_day(const struct days *days)
{
    for (int day = 0; day < DAYS_PER_WEEK && days->n_dates == 0; day++) {
        int before = (day + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK;
        int after = (day + 1) % DAYS_PER_WEEK;
        if (days->weekdays >> day & 1 && !(days->weekdays >> before & 1) &&
            !(days->weekdays >> after & 1))
            return true;
    }
    for (int i = 0; i < days->n_dates && days->weekdays == 0; i++)
        if (!days_have(days, days->dates[i] - 1) &&
            !days_have(days, days->dates[i] + 1))
            return true;
    return false;
}

void together_check(struct reading *reading, struct spot spot,
                    const struct draft_wish *wish)
{
    if (wish->grade != GRADE_OFF)
        spot_report(reading->diags, spot, "'together' goes with 'off'");
    else if (wish->together && has_lone_day(&wish->window.days))
        spot_report(reading->diags, spot,
                    "days off together are one after another, one of these "
                    "stands alone");
}

void wish_check(struct reading *reading, struct spot spot,
                const struct draft_wish *wish)
{
    if (wish->timed && wish->shift != NOT_GIVEN)
        spot_report(reading->diags, spot,
                    "'shift' excludes 'from' and 'to' in a wish");
    if (wish->grade == GRADE_OFF && (wish->timed || wish->shift != NOT_GIVEN))
        spot_report(reading->diags, spot,
                    "'off' is for whole days, give \"grade\": 0 instead");
    if (wish->with && (wish->timed || wish->grade == GRADE_OFF))
        spot_report(reading->diags, spot,
                    "'with' goes with 'grade', and excludes 'off', 'from' and "
                    "'to'");
    if (wish->grade == 2 && wish->points != NOT_GIVEN)
        spot_report(reading->diags, spot,
                    "grade 2 is neutral and has no 'points'");
}

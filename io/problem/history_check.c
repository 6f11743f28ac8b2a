/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_check.h"

/* One agent's history; days are counted back from yesterday, 0. */
struct check {
    struct build *build;
    const struct draft_history *draft;
    struct history *before;
    int yesterday; /* its date */
    bool on_call;  /* some duties may be no work at all */
};

enum told { NOT_TOLD, TOLD_OFF, TOLD_WORKED };

static bool has_on_call(const struct build *build)
{
    for (int i = 0; i < build->problem->n_shifts; i++)
        if (build->reading->shifts[i].on_call)
            return true;
    return false;
}

/* What the days in a row and the last duty say of a day. */
static enum told by_row(const struct check *check, int back)
{
    const struct draft_history *draft = check->draft;
    if (back < check->before->run ||
        (draft->duty_given && draft->start_date == check->yesterday - back))
        return TOLD_WORKED;
    return back < -check->before->run ? TOLD_OFF : NOT_TOLD;
}

static enum told by_all(const struct check *check, int back)
{
    const struct draft_history *draft = check->draft;
    enum told told = by_row(check, back);
    if (told != NOT_TOLD || back >= draft->n_past)
        return told;
    if (draft->past[back] > 0)
        return TOLD_WORKED;
    return check->on_call ? NOT_TOLD : TOLD_OFF;
}

/* Hours of single days against the days in a row. */
static void check_days(const struct check *check)
{
    const struct draft_history *draft = check->draft;
    char date[UNITS_ROOM], hours[UNITS_ROOM];
    for (int back = 0; back < draft->n_past; back++) {
        enum told told = by_row(check, back);
        bool busy = told == TOLD_OFF && draft->past[back] > 0;
        bool idle = told == TOLD_WORKED && draft->past[back] == 0;
        if (busy || (idle && !check->on_call))
            spot_report(check->build->reading->diags, draft->past_spot,
                        "%s on %s, which is a day %s by the rest of 'history'",
                        units_write_minutes(draft->past[back], hours),
                        units_write_date(check->yesterday - back, date),
                        busy ? "off" : "worked");
    }
}

/* Nobody works longer than the duty lasts. */
static void check_duty(const struct check *check)
{
    const struct draft_history *draft = check->draft;
    const struct history *before = check->before;
    int back = check->yesterday - draft->start_date;
    char date[UNITS_ROOM], hours[UNITS_ROOM], length[UNITS_ROOM];
    if (!draft->duty_given || before->last_end == LONG_AGO || back < 0 ||
        back >= draft->n_past)
        return;
    int slot_min = check->build->problem->grid.slot_min;
    int lasts = (before->last_end - before->last_start) * slot_min;
    if (draft->past[back] >= lasts + slot_min)
        spot_report(check->build->reading->diags, draft->past_spot,
                    "%s on %s, where 'last_duty' is %s long",
                    units_write_minutes(draft->past[back], hours),
                    units_write_date(draft->start_date, date),
                    units_write_minutes(lasts, length));
}

static void check_saturday(const struct check *check)
{
    const struct draft_history *draft = check->draft;
    int first = grid_weekday(&check->build->problem->grid, 0);
    int back = (first + DAYS_PER_WEEK - 1 - SATURDAY) % DAYS_PER_WEEK;
    enum told told = by_all(check, back);
    char date[UNITS_ROOM];
    if (draft->saturday != NOT_GIVEN && told != NOT_TOLD &&
        draft->saturday != (told == TOLD_WORKED))
        spot_report(check->build->reading->diags, draft->saturday_spot,
                    "is %s, but %s is a day %s by the rest of 'history'",
                    draft->saturday ? "true" : "false",
                    units_write_date(check->yesterday - back, date),
                    told == TOLD_WORKED ? "worked" : "off");
}

static void report_week(const struct check *check, int n_days, int least,
                        int most)
{
    char hours[UNITS_ROOM], from[UNITS_ROOM], to[UNITS_ROOM];
    char lower[UNITS_ROOM], upper[UNITS_ROOM];
    spot_report(check->build->reading->diags, check->draft->week_spot,
                "is %s, but %s to %s have %s%s%s by the rest of 'history'",
                units_write_minutes(check->draft->week_min, hours),
                units_write_date(check->yesterday - n_days + 1, from),
                units_write_date(check->yesterday, to),
                units_write_minutes(least, lower), most > least ? " to " : "",
                most > least ? units_write_minutes(most, upper) : "");
}

/* The hours of the first day's week against those of its days. */
static void check_week(const struct check *check)
{
    const struct draft_history *draft = check->draft;
    int n_days = grid_weekday(&check->build->problem->grid, 0);
    int least = 0, most;
    for (int back = 0; back < n_days && back < draft->n_past; back++)
        least += draft->past[back];
    most = least;
    for (int back = draft->n_past; back < n_days; back++)
        most += by_row(check, back) == TOLD_OFF ? 0 : MINUTES_PER_DAY;
    if (!draft->week_given)
        check->before->week_min = least;
    else if (n_days == 0 && draft->week_min > 0)
        spot_report(check->build->reading->diags, draft->week_spot,
                    "'week_hours' must be 0h: the first day is a Monday, so "
                    "nothing of its week comes before");
    else if (draft->week_min < least || draft->week_min > most)
        report_week(check, n_days, least, most);
}

void history_check(struct build *build, const struct draft_history *draft,
                   struct history *before)
{
    const struct check check = {build, draft, before,
                                build->problem->grid.first_date - 1,
                                has_on_call(build)};
    check_days(&check);
    check_duty(&check);
    check_saturday(&check);
    check_week(&check);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules as laws put them: hours in windows of elapsed time, rest by the week,
 * Sundays and weekends, and what is asked of a single duty. */
#include "naive_line.h"

enum {
    DAY_MIN = 24 * 60,
    KNOWN = 8, /* days that a window looks back */
    LONG = 1 << 20
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Of what is long ago, enough. */
static int minutes(const struct line *line, int slots)
{
    return least(slots, LONG) * line->problem->grid.slot_min;
}

/* The day of the last duty before this day, -1 if there is none. */
static int last_worked(const struct line *line, int day)
{
    do
        day--;
    while (day >= 0 && !line->duty[day]);
    return day;
}

/* Work and end of the duty of a day, which may be before the first. */
static int work_of(const struct line *line, int day)
{
    return day >= 0 ? minutes_on(line, day) : line->before->past[-day - 1];
}

static int end_of(const struct line *line, int day)
{
    if (day < 0)
        return line->before->past_end[-day - 1];
    return line->duty[day] ? line->duty[day]->end : LONG_AGO;
}

static void check_window(const struct line *line, enum rule rule, int window)
{
    for (int day = 0; held(line, rule) && day < line->n_days; day++) {
        if (!line->duty[day])
            continue;
        int work = minutes_on(line, day), sum = work;
        for (int d = day - KNOWN; d < day; d++) {
            if (end_of(line, d) == LONG_AGO)
                continue;
            int over = minutes(line, line->duty[day]->start - end_of(line, d));
            int inside = window - (over + work);
            if (inside > 0)
                sum += least(work_of(line, d), inside);
        }
        if (sum > limit_of(line, rule))
            report(line, rule, day, least(sum - limit_of(line, rule), work));
    }
}

static void check_span(const struct line *line, int day, int sum, int own)
{
    int limit = limit_of(line, RULE_max_hours_from_start);
    if (sum > limit)
        report(line, RULE_max_hours_from_start, day, least(sum - limit, own));
}

static void check_max_hours_from_start(const struct line *line)
{
    int start = line->before->span_start, sum = line->before->span_min;
    int whole = DAY_MIN / line->problem->grid.slot_min;
    if (!held(line, RULE_max_hours_from_start))
        return;
    for (int day = 0; day < line->n_days; day++) {
        int work = minutes_on(line, day);
        if (!line->duty[day])
            continue;
        int begin = line->duty[day]->start;
        if (start == LONG_AGO || begin >= start + whole) {
            start = begin;
            sum = work;
            check_span(line, day, sum, work);
            continue;
        }
        int inside = least(work, minutes(line, start + whole - begin));
        sum += inside;
        check_span(line, day, sum, inside);
        if (inside == work)
            continue;
        start += whole;
        sum = work - inside;
        check_span(line, day, sum, sum);
    }
}

/* Less than the limit from `slot` to the start of the day's duty. */
static void check_since(const struct line *line, enum rule rule, int day,
                        int slot)
{
    int gap = minutes(line, line->duty[day]->start - slot);
    if (slot != LONG_AGO && gap < limit_of(line, rule))
        report(line, rule, day, limit_of(line, rule) - gap);
}

static void check_hours_between_starts(const struct line *line)
{
    enum rule rule = RULE_hours_between_starts;
    for (int day = 0; held(line, rule) && day < line->n_days; day++) {
        int last = last_worked(line, day);
        if (line->duty[day])
            check_since(line, rule, day,
                        last >= 0 ? line->duty[last]->start
                                  : line->before->last_start);
    }
}

static void check_rest_after_nights(const struct line *line)
{
    enum rule rule = RULE_rest_after_nights;
    for (int day = 0; held(line, rule) && day < line->n_days; day++) {
        int last = last_worked(line, day);
        if (!line->duty[day] || line->duty[day]->night)
            continue;
        if (last < 0)
            check_since(line, rule, day, line->before->night_end);
        else if (line->duty[last]->night)
            check_since(line, rule, day, line->duty[last]->end);
    }
}

/* Whether a week of rest begins with the day, which may be the one after the
 * last. */
static bool rest_begins(const struct line *line, int day)
{
    if (line->who->rest_begins)
        return line->who->rest_begins[day] != 0;
    return weekday_of(line, day) == 0;
}

/* The longest time without duty in the week of rest that ends with the day.  A
 * duty that overlaps the one before does not reach back. */
static int longest_rest(const struct line *line, int day)
{
    const int *start =
        line->problem->grid.calendars[line->who->calendar].day_start;
    int first = day;
    while (first > 0 && !rest_begins(line, first))
        first--;
    bool whole = rest_begins(line, first);
    int longest = whole ? 0 : line->before->week_rest;
    int from = whole ? start[first] : line->who->rest_from;
    int free = line->before->last_end > from ? line->before->last_end : from;
    for (int d = 0; d <= day; d++) {
        if (!line->duty[d])
            continue;
        int gap = minutes(line, line->duty[d]->start - free);
        longest = d >= first && gap > longest ? gap : longest;
        free = line->duty[d]->end > from ? line->duty[d]->end : from;
    }
    int gap = minutes(line, start[day + 1] - free);
    return gap > longest ? gap : longest;
}

static void check_weekly_rest(const struct line *line)
{
    enum rule rule = RULE_weekly_rest;
    for (int day = 0; held(line, rule) && day < line->n_days; day++) {
        int limit = limit_of(line, rule);
        if (rest_begins(line, day + 1) && longest_rest(line, day) < limit)
            report(line, rule, day, limit - longest_rest(line, day));
    }
}

/* Sundays or weekends that are free among those that end with this one, which
 * is worked: worked(line, back) tells of the one `back` weeks before. */
static void check_free(const struct line *line, enum rule rule, int day,
                       bool (*worked)(const struct line *, int day, int back))
{
    struct rule_setting setting = setting_of(line, rule);
    int free = 0;
    for (int back = 1; back < setting.span; back++)
        free += !worked(line, day, back);
    if (free < setting.limit)
        report(line, rule, day, 1);
}

static bool sunday_worked(const struct line *line, int day, int back)
{
    if (day - 7 * back >= 0)
        return line->duty[day - 7 * back] != NULL;
    return line->before->sundays >> (back - 1 - day / 7) & 1;
}

/* Of the weekend whose Sunday lies `back` weeks before that of the day's. */
static bool weekend_worked(const struct line *line, int day, int back)
{
    int sunday = day + 6 - weekday_of(line, day) - 7 * back;
    if (sunday < 0) {
        int over = (day + 6 - weekday_of(line, day)) / 7;
        return line->before->weekends_past >> (back - 1 - over) & 1;
    }
    bool saturday =
        sunday > 0 ? line->duty[sunday - 1] != NULL : line->before->saturday;
    return saturday || line->duty[sunday];
}

static void check_free_times(const struct line *line)
{
    for (int day = 0; day < line->n_days; day++) {
        bool sunday = weekday_of(line, day) == 6 && line->duty[day];
        if (sunday && held(line, RULE_free_sundays))
            check_free(line, RULE_free_sundays, day, sunday_worked);
        if (naive_begins_weekend(line, day) && held(line, RULE_free_weekends))
            check_free(line, RULE_free_weekends, day, weekend_worked);
    }
}

static void check_same_start(const struct line *line)
{
    for (int day = 0; held(line, RULE_same_start) && day < line->n_days;
         day++) {
        int last = last_worked(line, day), monday = day - weekday_of(line, day);
        int wanted = -1;
        if (last >= monday && last >= 0)
            wanted = line->duty[last]->start_min;
        if (last < 0 && monday <= 0 && weekday_of(line, 0) != 0)
            wanted = line->before->week_start;
        if (line->duty[day] && wanted >= 0 &&
            wanted != line->duty[day]->start_min)
            report(line, RULE_same_start, day, 1);
    }
}

/* A value that is over the limit (sign 1), or under it (-1). */
static void check_value(const struct line *line, enum rule rule, int day,
                        int value, int sign)
{
    if (held(line, rule) && sign * (value - limit_of(line, rule)) > 0)
        report(line, rule, day, sign * (value - limit_of(line, rule)));
}

/* Minutes that the breaks of a duty are short of what its tier asks for. */
static void check_breaks(const struct line *line, int day,
                         const struct break_law *law)
{
    const struct offer *duty = line->duty[day];
    int due = 0, taken = 0, which = 0;
    for (int tier = 0; tier < law->n_tiers; tier++)
        if (duty->work_min > law->tiers[tier].over) {
            due = law->tiers[tier].total;
            which = tier;
        }
    for (int i = 0; i < duty->n_pauses; i++) {
        int length = minutes(line, duty->pauses[i].length);
        taken += length < law->min_piece ? 0 : length;
    }
    if (due > taken)
        naive_report(line->problem,
                     (struct breach){.rule = RULE_break_time,
                                     .agent = line->agent,
                                     .day = day,
                                     .excess = due - taken,
                                     .which = which,
                                     .better = line->better},
                     line->naive);
}

static void check_duty(const struct line *line, int day)
{
    const struct offer *duty = line->duty[day];
    const struct break_law *law =
        line->better ? line->who->better_breaks : line->who->breaks;
    check_value(line, RULE_max_spread, day,
                minutes(line, duty->end - duty->start), 1);
    if (duty->night)
        check_value(line, RULE_max_night_duty, day, duty->work_min, 1);
    check_value(line, RULE_earliest_start, day, duty->start_min, -1);
    if (law && held(line, RULE_break_time) && !duty->on_call)
        check_breaks(line, day, law);
}

void naive_check_law(const struct line *line)
{
    check_window(line, RULE_max_hours_in_24h, DAY_MIN);
    check_window(line, RULE_max_hours_in_168h, 7 * DAY_MIN);
    check_max_hours_from_start(line);
    check_hours_between_starts(line);
    check_rest_after_nights(line);
    check_weekly_rest(line);
    check_free_times(line);
    check_same_start(line);
    for (int day = 0; day < line->n_days; day++)
        if (line->duty[day])
            check_duty(line, day);
}

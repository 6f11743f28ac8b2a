/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days that a rule picks. */
#include "cal_recur.h"

#include "grid.h"
#include "mem.h"

enum { YEAR_DAYS = 366 };

/* The rule with what it leaves to DTSTART said, and the day being looked at. */
struct walk {
    struct cal_rule rule;
    struct cal_weekday own_weekday;
    int start, first, last;
    int n_seen; /* occurrences so far, with DTSTART */
    int64_t *effort;
    struct cal_dates *dates;
    int picked[YEAR_DAYS]; /* of the period */
};

static int weekday_at(int day)
{
    return ((day + 3) % DAYS_PER_WEEK + DAYS_PER_WEEK) % DAYS_PER_WEEK;
}

static void complete(struct walk *walk)
{
    struct cal_rule *rule = &walk->rule;
    struct date start = date_of(walk->start);
    bool by_date = rule->month_days || rule->month_days_back;
    if (rule->n_weekdays || by_date || rule->year_days.n ||
        rule->frequency == CAL_DAILY)
        return;
    if (rule->frequency == CAL_WEEKLY || rule->weeks.n) {
        walk->own_weekday = (struct cal_weekday){0, weekday_at(walk->start)};
        rule->weekdays = &walk->own_weekday;
        rule->n_weekdays = 1;
        return;
    }
    rule->month_days = UINT32_C(1) << start.day;
    if (rule->frequency == CAL_YEARLY && !rule->months)
        rule->months = UINT32_C(1) << start.month;
}

static int year_start(int year)
{
    return days_of((struct date){year, 1, 1});
}

/* Whether one of the numbers is `from_start`, or counted back `from_end`. */
static bool has_number(const struct cal_numbers *numbers, int from_start,
                       int from_end)
{
    for (int i = 0; i < numbers->n; i++)
        if (numbers->items[i] == from_start || numbers->items[i] == -from_end)
            return true;
    return numbers->n == 0;
}

static bool month_day_holds(const struct cal_rule *rule, struct date date)
{
    int back = days_in_month(date.year, date.month) - date.day + 1;
    return (!rule->month_days && !rule->month_days_back) ||
           (rule->month_days >> date.day & 1) ||
           (rule->month_days_back >> back & 1);
}

/* Week numbers are those of the year that has most of the week's days. */
static bool week_holds(const struct cal_rule *rule, int day)
{
    if (rule->weeks.n == 0)
        return true;
    int since = weekday_at(day) - rule->week_start;
    int middle = day - (since < 0 ? since + DAYS_PER_WEEK : since) + 3;
    int year = date_of(middle).year;
    int before = (middle - year_start(year)) / DAYS_PER_WEEK;
    int after = (year_start(year + 1) - 1 - middle) / DAYS_PER_WEEK;
    return has_number(&rule->weeks, before + 1, after + 1);
}

static bool year_day_holds(const struct cal_rule *rule, int day, int year)
{
    return rule->year_days.n == 0 ||
           has_number(&rule->year_days, day - year_start(year) + 1,
                      year_start(year + 1) - day);
}

static bool ordinal_holds(const struct cal_rule *rule, int ordinal, int day,
                          struct date date)
{
    int before = date.day - 1;
    int after = days_in_month(date.year, date.month) - date.day;
    if (rule->frequency == CAL_YEARLY && !rule->months) {
        before = day - year_start(date.year);
        after = year_start(date.year + 1) - 1 - day;
    }
    return ordinal == 0 || ordinal == before / DAYS_PER_WEEK + 1 ||
           ordinal == -(after / DAYS_PER_WEEK + 1);
}

static bool weekday_holds(const struct cal_rule *rule, int day,
                          struct date date)
{
    int weekday = weekday_at(day);
    for (int i = 0; i < rule->n_weekdays; i++)
        if (rule->weekdays[i].weekday == weekday &&
            ordinal_holds(rule, rule->weekdays[i].ordinal, day, date))
            return true;
    return rule->n_weekdays == 0;
}

/* Of a day in a month that holds. */
static bool day_holds(const struct cal_rule *rule, int day, struct date date)
{
    return month_day_holds(rule, date) && weekday_holds(rule, day, date) &&
           year_day_holds(rule, day, date.year) && week_holds(rule, day);
}

/* DTSTART is in the dates already, whether the rule picks it or not. */
static void add_date(struct walk *walk, int day)
{
    if (day <= walk->start ||
        (walk->rule.count && walk->n_seen >= walk->rule.count))
        return;
    walk->n_seen++;
    if (day < walk->first || day > walk->last)
        return;
    MEM_GROW(walk->dates->items, walk->dates->n, walk->dates->room);
    walk->dates->items[walk->dates->n++] = day;
}

/* A period's days, one past its last. */
struct period {
    int begin, end;
};

static struct period period_at(const struct walk *walk, int index)
{
    struct date start = date_of(walk->start);
    int steps = index * walk->rule.interval, begin;
    switch (walk->rule.frequency) {
    case CAL_DAILY:
        return (struct period){walk->start + steps, walk->start + steps + 1};
    case CAL_WEEKLY:
        begin = weekday_at(walk->start) - walk->rule.week_start;
        begin = walk->start - (begin < 0 ? begin + DAYS_PER_WEEK : begin) +
                steps * DAYS_PER_WEEK;
        return (struct period){begin, begin + DAYS_PER_WEEK};
    case CAL_MONTHLY:
        steps += start.month - 1;
        start = (struct date){start.year + steps / 12, steps % 12 + 1, 1};
        begin = days_of(start);
        return (struct period){begin,
                               begin + days_in_month(start.year, start.month)};
    default:
        return (struct period){year_start(start.year + steps),
                               year_start(start.year + steps + 1)};
    }
}

static void walk_period(struct walk *walk, struct period period)
{
    const struct cal_numbers *positions = &walk->rule.positions;
    int n = 0;
    for (int day = period.begin; day < period.end; day++) {
        struct date date = date_of(day);
        --*walk->effort;
        if (walk->rule.months && !(walk->rule.months >> date.month & 1))
            day += days_in_month(date.year, date.month) - date.day;
        else if (day_holds(&walk->rule, day, date))
            walk->picked[n++] = day;
    }
    for (int i = 0; i < n; i++)
        if (has_number(positions, i + 1, n - i))
            add_date(walk, walk->picked[i]);
}

/* The first period worth looking at: what is counted must be from the start. */
static int first_index(const struct walk *walk)
{
    static const int days[] = {1, 7, 31, 366};
    int step = days[walk->rule.frequency] * walk->rule.interval;
    int ahead = walk->first - walk->start;
    return walk->rule.count || ahead < 0 ? 0 : ahead / step;
}

bool cal_rule_dates(const struct cal_rule *rule, int start, int first, int last,
                    int64_t *effort, struct cal_dates *dates)
{
    struct walk walk = {.rule = *rule,
                        .start = start,
                        .first = first,
                        .last = last,
                        .n_seen = 1,
                        .effort = effort,
                        .dates = dates};
    complete(&walk);
    if (start >= first && start <= last) {
        MEM_GROW(dates->items, dates->n, dates->room);
        dates->items[dates->n++] = start;
    }
    for (int index = first_index(&walk);; index++) {
        struct period period = period_at(&walk, index);
        if (period.begin > last || *effort < 0 ||
            (rule->count && walk.n_seen >= rule->count))
            break;
        walk_period(&walk, period);
    }
    return *effort >= 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cal_recur.h"

#include "grid.h"
#include "mem.h"
#include "shown.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { INTERVAL_MAX = 10000, YEAR_DAYS = 366 };

static const char *const weekday_names[] = {"MO", "TU", "WE", "TH",
                                            "FR", "SA", "SU"};

/* A rule being read, part by part. */
struct rule_reading {
    struct cal_source *source;
    int second; /* of the day, at which DTSTART is */
    bool frequency_given;
    bool failed;
    struct cal_rule *rule;
};

static void refuse(struct rule_reading *reading, const char *key,
                   const char *text)
{
    cal_report(reading->source, reading->rule->number,
               "RRULE: '%s%s%s' cannot be followed", SHOWN(key),
               *text ? "=" : "", SHOWN(text));
    reading->failed = true;
}

/* A whole number and nothing after it but `*end`. */
static bool read_number(const char *text, const char **end, int *number)
{
    char *stop;
    const char *figures = text + (*text == '+' || *text == '-');
    if (!isdigit((unsigned char)*figures))
        return false;
    long value = strtol(text, &stop, 10);
    *end = stop;
    *number = value > INT_MAX   ? INT_MAX
              : value < INT_MIN ? INT_MIN
                                : (int)value;
    return true;
}

static int read_one(struct rule_reading *reading, const char *key,
                    const char *text, int low, int high)
{
    const char *end;
    int number;
    if (read_number(text, &end, &number) && !*end && number >= low &&
        number <= high)
        return number;
    refuse(reading, key, text);
    return low;
}

/* A list of numbers from 1 to `high`, or from its end on from -1. */
static struct cal_numbers read_list(struct rule_reading *reading,
                                    const char *key, const char *text, int high)
{
    struct cal_numbers numbers = {0};
    numbers.items =
        ARENA_ARRAY(reading->source->arena, int, strlen(text) / 2 + 1);
    for (const char *at = text;; at++) {
        int number;
        if (!read_number(at, &at, &number) || number == 0 || number > high ||
            number < -high || (*at && *at != ',')) {
            refuse(reading, key, text);
            return numbers;
        }
        numbers.items[numbers.n++] = number;
        if (!*at)
            return numbers;
    }
}

static void read_frequency(struct rule_reading *reading, const char *text)
{
    static const char *const names[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    for (int i = 0; i < 4; i++)
        if (cal_is(text, names[i])) {
            reading->rule->frequency = (enum cal_frequency)i;
            reading->frequency_given = true;
            return;
        }
    reading->frequency_given = reading->failed = true;
    cal_report(reading->source, reading->rule->number,
               "RRULE: 'FREQ=%s' cannot be followed, only DAILY, WEEKLY, "
               "MONTHLY and YEARLY can",
               SHOWN(text));
}

static int weekday_of(const char *text)
{
    for (int i = 0; i < DAYS_PER_WEEK; i++)
        if (strncasecmp(text, weekday_names[i], 2) == 0)
            return i;
    return -1;
}

static void read_week_start(struct rule_reading *reading, const char *text)
{
    int weekday = weekday_of(text);
    if (weekday < 0 || text[2])
        refuse(reading, "WKST", text);
    else
        reading->rule->week_start = weekday;
}

static bool read_weekday(const char **at, struct cal_weekday *weekday)
{
    weekday->ordinal = 0;
    if (!isalpha((unsigned char)**at) &&
        (!read_number(*at, at, &weekday->ordinal) || weekday->ordinal == 0 ||
         abs(weekday->ordinal) > 53))
        return false;
    weekday->weekday = weekday_of(*at);
    if (weekday->weekday < 0)
        return false;
    *at += 2;
    return !**at || **at == ',';
}

static void read_weekdays(struct rule_reading *reading, const char *text)
{
    struct cal_rule *rule = reading->rule;
    rule->weekdays = ARENA_ARRAY(reading->source->arena, struct cal_weekday,
                                 strlen(text) / 2 + 1);
    for (const char *at = text;; at++) {
        if (!read_weekday(&at, &rule->weekdays[rule->n_weekdays])) {
            refuse(reading, "BYDAY", text);
            return;
        }
        rule->n_weekdays++;
        if (!*at)
            return;
    }
}

static void read_months(struct rule_reading *reading, const char *text)
{
    struct cal_numbers months = read_list(reading, "BYMONTH", text, 12);
    for (int i = 0; i < months.n; i++)
        if (months.items[i] < 0)
            refuse(reading, "BYMONTH", text);
        else
            reading->rule->months |= UINT32_C(1) << months.items[i];
}

static void read_month_days(struct rule_reading *reading, const char *text)
{
    struct cal_numbers days = read_list(reading, "BYMONTHDAY", text, 31);
    for (int i = 0; i < days.n; i++)
        if (days.items[i] < 0)
            reading->rule->month_days_back |= UINT32_C(1) << -days.items[i];
        else
            reading->rule->month_days |= UINT32_C(1) << days.items[i];
}

/* BYHOUR and its like may only say what DTSTART says as well. */
static void read_clock(struct rule_reading *reading, const char *key,
                       const char *text, int wanted)
{
    const char *end;
    int number;
    if (!read_number(text, &end, &number) || *end || number != wanted)
        refuse(reading, key, text);
}

static bool read_clock_part(struct rule_reading *reading, const char *key,
                            const char *text)
{
    if (cal_is(key, "BYHOUR"))
        read_clock(reading, key, text, reading->second / 3600);
    else if (cal_is(key, "BYMINUTE"))
        read_clock(reading, key, text, reading->second / 60 % 60);
    else if (cal_is(key, "BYSECOND"))
        read_clock(reading, key, text, reading->second % 60);
    else
        return false;
    return true;
}

static bool read_day_part(struct rule_reading *reading, const char *key,
                          const char *text)
{
    struct cal_rule *rule = reading->rule;
    if (cal_is(key, "BYMONTH"))
        read_months(reading, text);
    else if (cal_is(key, "BYMONTHDAY"))
        read_month_days(reading, text);
    else if (cal_is(key, "BYDAY"))
        read_weekdays(reading, text);
    else if (cal_is(key, "BYYEARDAY"))
        rule->year_days = read_list(reading, key, text, YEAR_DAYS);
    else if (cal_is(key, "BYWEEKNO"))
        rule->weeks = read_list(reading, key, text, 53);
    else if (cal_is(key, "BYSETPOS"))
        rule->positions = read_list(reading, key, text, YEAR_DAYS);
    else
        return false;
    return true;
}

static void read_part(struct rule_reading *reading, const char *key,
                      const char *text)
{
    struct cal_rule *rule = reading->rule;
    if (cal_is(key, "FREQ"))
        read_frequency(reading, text);
    else if (cal_is(key, "INTERVAL"))
        rule->interval = read_one(reading, key, text, 1, INTERVAL_MAX);
    else if (cal_is(key, "COUNT"))
        rule->count = read_one(reading, key, text, 1, INT_MAX);
    else if (cal_is(key, "UNTIL"))
        rule->until = text;
    else if (cal_is(key, "WKST"))
        read_week_start(reading, text);
    else if (!read_day_part(reading, key, text) &&
             !read_clock_part(reading, key, text))
        refuse(reading, key, text);
}

static bool has_ordinal(const struct cal_rule *rule)
{
    for (int i = 0; i < rule->n_weekdays; i++)
        if (rule->weekdays[i].ordinal)
            return true;
    return false;
}

/* Parts that RFC 5545 does not allow with the frequency. */
static const char *misplaced(const struct cal_rule *rule)
{
    enum cal_frequency frequency = rule->frequency;
    bool picks_by_date = rule->month_days || rule->month_days_back;
    if (rule->weeks.n && frequency != CAL_YEARLY)
        return "BYWEEKNO";
    if (rule->year_days.n && frequency != CAL_YEARLY)
        return "BYYEARDAY";
    if (picks_by_date && frequency == CAL_WEEKLY)
        return "BYMONTHDAY";
    if (has_ordinal(rule) && (frequency < CAL_MONTHLY || rule->weeks.n))
        return "BYDAY with a number";
    return NULL;
}

static void check_whole(struct rule_reading *reading)
{
    const struct cal_rule *rule = reading->rule;
    const char *part = misplaced(rule);
    if (!reading->frequency_given)
        cal_report(reading->source, rule->number, "RRULE: 'FREQ' is missing");
    else if (rule->count && rule->until)
        cal_report(reading->source, rule->number,
                   "RRULE: 'COUNT' and 'UNTIL' exclude each other");
    else if (part)
        cal_report(reading->source, rule->number,
                   "RRULE: %s does not go with this 'FREQ'", part);
    else
        return;
    reading->failed = true;
}

bool cal_rule_read(struct cal_source *source, const struct cal_line *line,
                   int second, struct cal_rule *rule)
{
    struct rule_reading reading = {source, second, false, false, rule};
    *rule = (struct cal_rule){.number = line->number, .interval = 1};
    char *text = arena_copy(source->arena, line->value);
    while (text && *text) {
        char *next = strchr(text, ';'), *equals = strchr(text, '=');
        if (next)
            *next++ = '\0';
        if (equals && (!next || equals < next)) {
            *equals = '\0';
            read_part(&reading, text, equals + 1);
        } else {
            refuse(&reading, text, "");
        }
        text = next;
    }
    if (!reading.failed)
        check_whole(&reading);
    return !reading.failed;
}

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

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an RRULE says. */
#include "cal_recur.h"

#include "grid.h"
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
         weekday->ordinal < -53 || weekday->ordinal > 53))
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "units.h"

#include "grid.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS_MAX = 6 };

/* Reads `least` to `most` digits and steps over them. */
static bool digits(const char **text, int least, int most, int *number)
{
    int n = 0;
    *number = 0;
    for (; n < most && isdigit((unsigned char)**text); n++, ++*text)
        *number = 10 * *number + (**text - '0');
    return n >= least && !isdigit((unsigned char)**text);
}

static bool step_over(const char **text, char letter)
{
    if (**text != letter)
        return false;
    ++*text;
    return true;
}

bool units_read_length(const char *text, int *seconds)
{
    static const struct {
        char letter;
        int seconds;
    } parts[] = {{'h', 3600}, {'m', 60}, {'s', 1}};
    const char *begin = text;
    int64_t sum = 0;
    int next = 0;
    while (*text) {
        int number;
        bool first = text == begin;
        if (!digits(&text, 1, first ? DIGITS_MAX : 2, &number))
            return false;
        while (next < 3 && parts[next].letter != *text)
            next++;
        if (next == 3 || (!first && number >= 60))
            return false;
        sum += (int64_t)number * parts[next++].seconds;
        text++;
    }
    *seconds = sum > INT32_MAX ? INT32_MAX : (int)sum;
    return text > begin;
}

bool units_read_hours(const char *text, int *minutes)
{
    int hours, rest;
    double number;
    const char *next = text;
    if (digits(&next, 1, DIGITS_MAX, &hours) && step_over(&next, ':') &&
        digits(&next, 2, 2, &rest) && rest < MINUTES_PER_HOUR && !*next) {
        *minutes = hours * MINUTES_PER_HOUR + rest;
        return true;
    }
    if (!units_read_number(text, &number) || number < 0 || number > 1e6)
        return false;
    *minutes = (int)(number * MINUTES_PER_HOUR + 0.5);
    return true;
}

/* A clock time at the head of the text. */
static bool clock_ahead(const char **text, int *minute)
{
    int hours, minutes;
    if (!digits(text, 1, 2, &hours) || !step_over(text, ':') ||
        !digits(text, 2, 2, &minutes) || minutes > 59)
        return false;
    *minute = hours * MINUTES_PER_HOUR + minutes;
    return *minute <= MINUTES_PER_DAY;
}

bool units_read_clock(const char *text, int *minute)
{
    return clock_ahead(&text, minute) && !*text;
}

static bool date_ahead(const char **text, int *date)
{
    struct date read;
    if (!digits(text, 4, 4, &read.year) || !step_over(text, '-') ||
        !digits(text, 2, 2, &read.month) || !step_over(text, '-') ||
        !digits(text, 2, 2, &read.day))
        return false;
    if (read.year < FIRST_YEAR || read.year > LAST_YEAR || read.month < 1 ||
        read.month > 12 || read.day < 1 ||
        read.day > days_in_month(read.year, read.month))
        return false;
    *date = days_of(read);
    return true;
}

bool units_read_date(const char *text, int *date)
{
    return date_ahead(&text, date) && !*text;
}

bool units_read_moment(const char *text, int *date, int *minute)
{
    return date_ahead(&text, date) &&
           (step_over(&text, 'T') || step_over(&text, ' ')) &&
           clock_ahead(&text, minute) && !*text;
}

const char *units_weekday(int weekday)
{
    static const char *const names[] = {"mon", "tue", "wed", "thu",
                                        "fri", "sat", "sun"};
    return names[weekday];
}

/* The weekday whose three letters begin the text, -1 if none does. */
static int weekday_ahead(const char **text)
{
    for (int weekday = 0; weekday < DAYS_PER_WEEK; weekday++)
        if (strncmp(*text, units_weekday(weekday), 3) == 0) {
            *text += 3;
            return weekday;
        }
    return -1;
}

bool units_read_weekdays(const char *text, uint8_t *mask)
{
    int first = weekday_ahead(&text);
    int last = step_over(&text, '-') ? weekday_ahead(&text) : first;
    if (first < 0 || last < 0 || *text)
        return false;
    *mask = 0;
    for (int day = first;; day = (day + 1) % DAYS_PER_WEEK) {
        *mask = (uint8_t)(*mask | 1 << day);
        if (day == last)
            return true;
    }
}

bool units_read_number(const char *text, double *number)
{
    const char *next = text;
    bool negative = step_over(&next, '-');
    double sum = 0, worth = 1;
    int n = 0;
    for (; isdigit((unsigned char)*next) && n < 15; next++, n++)
        sum = 10 * sum + (*next - '0');
    if (n == 0)
        return false;
    if ((*next == '.' || *next == ',') && isdigit((unsigned char)next[1]))
        for (next++; isdigit((unsigned char)*next) && n < 15; next++, n++) {
            sum = 10 * sum + (*next - '0');
            worth *= 10;
        }
    *number = (negative ? -sum : sum) / worth;
    return !*next;
}

const char *units_write_minutes(int minutes, char *text)
{
    const char *sign = minutes < 0 ? "-" : "";
    int hours = abs(minutes / MINUTES_PER_HOUR);
    int rest = abs(minutes % MINUTES_PER_HOUR);
    if (rest == 0)
        snprintf(text, UNITS_ROOM, "%s%dh", sign, hours);
    else if (hours == 0)
        snprintf(text, UNITS_ROOM, "%s%dm", sign, rest);
    else
        snprintf(text, UNITS_ROOM, "%s%dh%02dm", sign, hours, rest);
    return text;
}

const char *units_write_seconds(int seconds, char *text)
{
    if (seconds % 60 != 0 || seconds == 0)
        snprintf(text, UNITS_ROOM, "%ds", seconds);
    else
        units_write_minutes(seconds / 60, text);
    return text;
}

const char *units_write_clock(int minute, char *text)
{
    snprintf(text, UNITS_ROOM, "%02d:%02d", minute / MINUTES_PER_HOUR,
             minute % MINUTES_PER_HOUR);
    return text;
}

const char *units_write_date(int date, char *text)
{
    struct date shown = date_of(date);
    snprintf(text, UNITS_ROOM, "%04d-%02d-%02d", shown.year, shown.month,
             shown.day);
    return text;
}

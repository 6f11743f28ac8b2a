/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time is taken apart from left to right: three parts of a date with
 * something between them, a clock time, and a zone.  Commas and words that say
 * nothing (weekdays, "at") are blanks. */
#include "stamp.h"

#include "grid.h"
#include "units.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum {
    SECONDS_PER_DAY = 86400,
    DIGITS_MAX = 9,
    TURN_OF_CENTURY = 80, /* 80 is 1980, 79 is 2079 */
};

static const double seconds_max = 1e11; /* beyond are milliseconds */

static void skip_blanks(const char **text)
{
    while (**text == ' ' || **text == ',' || **text == '\t')
        ++*text;
}

static int read_digits(const char **text, int *number)
{
    int n = 0;
    *number = 0;
    for (; isdigit((unsigned char)**text) && n < DIGITS_MAX; n++, ++*text)
        *number = 10 * *number + (**text - '0');
    return isdigit((unsigned char)**text) ? 0 : n;
}

/* Beginnings of the months' names in the languages of exports. */
static const struct {
    const char *begin;
    int month;
} month_names[] = {
    {"jan", 1},  {"ene", 1},       {"gen", 1},      {"sty", 1},
    {"feb", 2},  {"fev", 2},       {"f\u00e9v", 2}, {"lut", 2},
    {"mar", 3},  {"m\u00e4r", 3},  {"mrz", 3},      {"maa", 3},
    {"mrt", 3},  {"apr", 4},       {"avr", 4},      {"abr", 4},
    {"kwi", 4},  {"may", 5},       {"mai", 5},      {"maj", 5},
    {"mei", 5},  {"mag", 5},       {"jun", 6},      {"juin", 6},
    {"giu", 6},  {"cze", 6},       {"jul", 7},      {"juil", 7},
    {"lug", 7},  {"lip", 7},       {"aug", 8},      {"ao\u00fb", 8},
    {"ago", 8},  {"sie", 8},       {"sep", 9},      {"set", 9},
    {"wrz", 9},  {"oct", 10},      {"okt", 10},     {"out", 10},
    {"ott", 10}, {"pa\u017a", 10}, {"nov", 11},     {"lis", 11},
    {"dec", 12}, {"d\u00e9c", 12}, {"des", 12},     {"dez", 12},
    {"dic", 12}, {"gru", 12},
};

static bool in_word(char letter)
{
    return isalpha((unsigned char)letter) || (letter & 0x80);
}

/* Steps over a word that is the name of a month. */
static bool read_month(const char **text, int *month)
{
    size_t longest = 0;
    for (size_t i = 0; i < sizeof month_names / sizeof *month_names; i++) {
        size_t length = strlen(month_names[i].begin);
        if (length > longest &&
            strncasecmp(*text, month_names[i].begin, length) == 0) {
            *month = month_names[i].month;
            longest = length;
        }
    }
    while (longest > 0 && in_word(**text))
        ++*text;
    return longest > 0;
}

/* A part of a date: a number, or the name of a month. */
struct part {
    int number, n_digits; /* 0: a name */
    char before;          /* what separates it from the part before */
};

static bool read_part(const char **text, struct part *part)
{
    skip_blanks(text);
    part->before = **text;
    if (**text && strchr("/.-", **text))
        ++*text;
    skip_blanks(text);
    part->n_digits = read_digits(text, &part->number);
    return part->n_digits > 0 || read_month(text, &part->number);
}

static int full_year(const struct part *part)
{
    if (part->n_digits != 2)
        return part->number;
    return part->number + (part->number < TURN_OF_CENTURY ? 2000 : 1900);
}

static int days_from(int year, int month, int day)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 ||
        day < 1 || day > days_in_month(year, month))
        return STAMP_NO_DATE;
    return days_of((struct date){year, month, day});
}

/* The date that three parts make, in each way that it can be read. */
static void set_dates(const struct part *part, struct stamp *stamp)
{
    int first = part[0].number, second = part[1].number;
    int year = full_year(&part[2]);
    bool points = part[1].before == '.';
    if (part[0].n_digits == 4) {
        stamp->day_first = days_from(first, second, part[2].number);
        stamp->month_first = stamp->day_first;
        return;
    }
    stamp->day_first = days_from(year, second, first);
    stamp->month_first = days_from(year, first, second);
    if (part[0].n_digits == 0)
        stamp->day_first = stamp->month_first;
    if (part[1].n_digits == 0 || points)
        stamp->month_first = stamp->day_first;
}

static bool read_dates(const char **text, struct stamp *stamp)
{
    struct part parts[3];
    for (int index = 0; index < 3; index++)
        if (!read_part(text, &parts[index]))
            return false;
    if (parts[0].n_digits > 4 || parts[2].n_digits == 0 ||
        (parts[0].n_digits == 0 && parts[1].n_digits == 0) ||
        (parts[0].n_digits < 3 && parts[2].n_digits != 2 &&
         parts[2].n_digits != 4) ||
        parts[0].n_digits == 3)
        return false;
    set_dates(parts, stamp);
    return stamp->day_first != STAMP_NO_DATE ||
           stamp->month_first != STAMP_NO_DATE;
}

/* "AM", "p.m." and the like; the hour becomes one of 24. */
static bool read_half_day(const char **text, int *hour)
{
    const char *at = *text;
    int half = tolower((unsigned char)*at);
    if (half != 'a' && half != 'p')
        return true;
    at++;
    at += *at == '.';
    if (tolower((unsigned char)*at) != 'm')
        return true;
    at++;
    at += *at == '.';
    if (*hour < 1 || *hour > 12)
        return false;
    *hour = *hour % 12 + (half == 'p' ? 12 : 0);
    *text = at;
    return true;
}

/* ":22", ".123" */
static bool read_fraction(const char **text, int *second)
{
    *second = 0;
    if (**text != ':')
        return true;
    ++*text;
    if (read_digits(text, second) != 2 || *second > 60)
        return false;
    if (**text == '.' || **text == ',')
        for (++*text; isdigit((unsigned char)**text);)
            ++*text;
    return true;
}

static bool read_clock(const char **text, struct stamp *stamp)
{
    int hour, minute, second;
    skip_blanks(text);
    if (**text == 'T' || **text == 't')
        ++*text;
    int n = read_digits(text, &hour);
    bool colon = **text == ':' || (**text == '.' && n > 0);
    if (n < 1 || n > 2 || !colon)
        return false;
    ++*text;
    if (read_digits(text, &minute) != 2 || !read_fraction(text, &second))
        return false;
    skip_blanks(text);
    if (!read_half_day(text, &hour) || hour > 23 || minute > 59)
        return false;
    stamp->second = (hour * 60 + minute) * 60 + (second < 60 ? second : 59);
    return true;
}

/* "+02:00", "-0530", "+02" */
static bool read_offset(const char **text, int *offset_s)
{
    int hours, minutes = 0, sign = **text == '-' ? -1 : 1;
    ++*text;
    int n = read_digits(text, &hours);
    if (n == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (n == 2 && **text == ':') {
        ++*text;
        if (read_digits(text, &minutes) != 2)
            return false;
    }
    *offset_s = sign * (hours * 60 + minutes) * 60;
    return (n == 2 || n == 4) && hours <= 14 && minutes < 60;
}

static bool read_zone(const char **text, struct stamp *stamp)
{
    static const char *const names[] = {"UTC", "GMT", "Z"};
    skip_blanks(text);
    for (int index = 0; index < 3; index++)
        if (strncasecmp(*text, names[index], strlen(names[index])) == 0) {
            *text += strlen(names[index]);
            stamp->offset_s = 0;
            break;
        }
    if (**text == '+' || **text == '-')
        return read_offset(text, &stamp->offset_s);
    return true;
}

bool stamp_of_epoch(double epoch, struct stamp *stamp)
{
    double second = floor(epoch >= seconds_max ? epoch / 1000 : epoch);
    double day = floor(second / SECONDS_PER_DAY);
    if (!(day >= days_of((struct date){FIRST_YEAR, 1, 1}) &&
          day <= days_of((struct date){LAST_YEAR, 12, 31})))
        return false;
    *stamp = (struct stamp){(int)day, (int)day,
                            (int)(second - day * SECONDS_PER_DAY), 0};
    return true;
}

/* Only digits, and more than a year has. */
static bool is_epoch(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits >= 9 && digits <= 14 &&
           (text[digits] == '\0' ||
            (text[digits] == '.' && strspn(text + digits + 1, "0123456789") ==
                                        strlen(text + digits + 1)));
}

static double epoch_of(const char *text)
{
    double epoch = 0;
    for (; isdigit((unsigned char)*text); text++)
        epoch = 10 * epoch + (*text - '0');
    return epoch;
}

bool stamp_read(const char *text, struct stamp *stamp)
{
    if (is_epoch(text))
        return stamp_of_epoch(epoch_of(text), stamp);
    *stamp = (struct stamp){.offset_s = STAMP_LOCAL};
    if (!read_dates(&text, stamp))
        return false;
    skip_blanks(&text);
    if (*text == '\0')
        return true;
    if (!read_clock(&text, stamp) || !read_zone(&text, stamp))
        return false;
    skip_blanks(&text);
    return *text == '\0';
}

static void take_example(struct stamp_example *example, const char *text,
                         int line)
{
    if (example->line > 0)
        return;
    example->line = line;
    snprintf(example->text, sizeof example->text, "%s", text);
}

void stamp_note(struct stamp_column *column, const struct stamp *stamp,
                const char *text, int line)
{
    if (stamp->month_first == STAMP_NO_DATE)
        take_example(&column->day_first, text, line);
    else if (stamp->day_first == STAMP_NO_DATE)
        take_example(&column->month_first, text, line);
    else if (stamp->day_first != stamp->month_first)
        take_example(&column->undecided, text, line);
    if (stamp->offset_s == STAMP_LOCAL)
        take_example(&column->local, text, line);
    else
        column->zoned = true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cal_time.h"

#include "cal_zone.h"
#include "grid.h"
#include "shown.h"

#include <ctype.h>
#include <string.h>

/* Each time of a long list looks at the parameters of the line again. */
enum { PARAMS_MAX = 1000 };

int cal_date_of(int64_t wall)
{
    return (int)(wall / CAL_DAY_S - (wall % CAL_DAY_S < 0));
}

/* Takes `count` figures as a number from `low` to `high`. */
static bool take(const char **at, int count, int low, int high, int *number)
{
    *number = 0;
    for (int i = 0; i < count; i++, (*at)++) {
        if (!isdigit((unsigned char)**at))
            return false;
        *number = 10 * *number + (**at - '0');
    }
    return *number >= low && *number <= high;
}

static bool take_date(const char **at, struct date *date)
{
    return take(at, 4, 1, 9999, &date->year) &&
           take(at, 2, 1, 12, &date->month) &&
           take(at, 2, 1, days_in_month(date->year, date->month), &date->day);
}

bool cal_time_parse(const char *text, struct cal_time *time)
{
    struct date date;
    int hour, minute, second;
    *time = (struct cal_time){0};
    if (!take_date(&text, &date))
        return false;
    time->wall = (int64_t)days_of(date) * CAL_DAY_S;
    time->whole_day = *text != 'T';
    if (time->whole_day)
        return !*text;
    text++;
    if (!take(&text, 2, 0, 23, &hour) || !take(&text, 2, 0, 59, &minute) ||
        !take(&text, 2, 0, 60, &second))
        return false;
    time->wall += hour * 3600 + minute * 60 + second;
    time->utc = *text == 'Z';
    return !text[time->utc];
}

/* Whether VALUE says what the text is. */
static bool as_declared(struct cal_source *source, const struct cal_line *line,
                        const struct cal_time *time)
{
    const char *value = cal_param(source, line, "VALUE");
    return !value || cal_is(value, "PERIOD") ||
           cal_is(value, time->whole_day ? "DATE" : "DATE-TIME");
}

static bool find_zone(struct cal_source *source,
                      const struct cal_part *calendar,
                      const struct cal_line *line, struct cal_time *time)
{
    const char *tzid = cal_param(source, line, "TZID");
    if (time->whole_day || (!tzid && !time->utc))
        return true;
    if (tzid && time->utc && !cal_is(tzid, "UTC")) {
        cal_report(source, line->number,
                   "%s: '%s' is in UTC ('Z') and in '%s' at once", line->name,
                   SHOWN(line->value), SHOWN(tzid));
        return false;
    }
    time->zone =
        time->utc ? cal_utc : cal_zone_find(source, calendar, line, tzid);
    return time->zone != NULL;
}

bool cal_time_read(struct cal_source *source, const struct cal_part *calendar,
                   const struct cal_line *line, const char *text,
                   struct cal_time *time)
{
    if (!cal_time_parse(text, time)) {
        cal_report(source, line->number,
                   "%s: '%s' is not a time such as '20261024T220000' or a date "
                   "such as '20261024'",
                   line->name, SHOWN(text));
        return false;
    }
    if (strnlen(line->params, PARAMS_MAX + 1) > PARAMS_MAX) {
        cal_report(source, line->number, "%s: parameters of more than %d bytes",
                   line->name, PARAMS_MAX);
        return false;
    }
    if (!as_declared(source, line, time)) {
        cal_report(source, line->number, "%s: '%s' is not what 'VALUE=%s' says",
                   line->name, SHOWN(text),
                   SHOWN(cal_param(source, line, "VALUE")));
        return false;
    }
    return find_zone(source, calendar, line, time);
}

/* Takes "30M" and adds it, where it is one of the units that may still come:
 * they stand in order, each at most once. */
static bool take_unit(const char **at, const char **units, int64_t *sum)
{
    static const char names[] = "WDHMS";
    static const int seconds[] = {7 * CAL_DAY_S, CAL_DAY_S, 3600, 60, 1};
    int64_t number = 0;
    const char *figures = *at;
    for (; isdigit((unsigned char)**at) && *at - figures < 9; (*at)++)
        number = 10 * number + (**at - '0');
    const char *unit = *at > figures && **at ? strchr(*units, **at) : NULL;
    if (!unit)
        return false;
    *sum += number * seconds[strchr(names, *unit) - names];
    *units = unit + 1;
    (*at)++;
    return true;
}

static bool parse_length(const char *text, struct cal_length *length)
{
    const char *units = "WD";
    *length = (struct cal_length){0};
    text += *text == '+';
    if (*text++ != 'P' || !*text)
        return false;
    while (*text && *text != 'T')
        if (!take_unit(&text, &units, &length->wall_s))
            return false;
    if (!*text)
        return true;
    units = "HMS";
    if (!*++text)
        return false;
    while (*text)
        if (!take_unit(&text, &units, &length->exact_s))
            return false;
    return true;
}

bool cal_length_read(struct cal_source *source, const struct cal_line *line,
                     const char *text, struct cal_length *length)
{
    if (parse_length(text, length) && length->wall_s <= CAL_LENGTH_MAX_S &&
        length->exact_s <= CAL_LENGTH_MAX_S)
        return true;
    cal_report(source, line->number,
               "%s: '%s' is not a length such as 'PT1H30M' or 'P2D'",
               line->name, SHOWN(text));
    return false;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid.h"

#include <stdbool.h>

#include <stdio.h>

int grid_n_weeks(const struct grid *grid)
{
    return grid_week(grid, grid->n_days - 1) + 1;
}

int grid_minutes(const struct grid *grid, int slots)
{
    return slots * grid->slot_min;
}

int calendar_day(const struct grid *grid, const struct calendar *calendar,
                 int slot)
{
    if (slot < calendar->day_start[0])
        return -1;
    int low = 0, high = grid->n_days;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (calendar->day_start[middle] <= slot)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Howard Hinnant's civil calendar algorithms: years begin in March, and 400
 * of them, an era, have 146097 days. */
struct date date_of(int days)
{
    int shifted = days + 719468;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int of_era = shifted - era * 146097;
    int year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year =
        of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * of_year + 2) / 153;
    int month = march_month < 10 ? march_month + 3 : march_month - 9;
    return (struct date){
        .year = year_of_era + era * 400 + (month <= 2),
        .month = month,
        .day = of_year - (153 * march_month + 2) / 5 + 1,
    };
}

int days_of(struct date date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int march_month = date.month > 2 ? date.month - 3 : date.month + 9;
    int of_year = (153 * march_month + 2) / 5 + date.day - 1;
    int of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    return era * 146097 + of_era - 719468;
}

int days_in_month(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && leap);
}

const char *grid_day_name(const struct grid *grid, int day, char *text)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu",
                                           "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr",
                                         "May", "Jun", "Jul", "Aug",
                                         "Sep", "Oct", "Nov", "Dec"};
    struct date date = date_of(grid->first_date + day);
    snprintf(text, DAY_NAME_ROOM, "%s %d %s", weekdays[grid_weekday(grid, day)],
             date.day, months[date.month - 1]);
    return text;
}

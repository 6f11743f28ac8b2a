/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures and dates as the language of the page writes them.  How it does is
 * in its .po, in contexts of their own. */
#include "report_parts.h"

#include "units.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS = 26, COLOURS = 8, ROOM = 64 };

static const char *word(const struct report *report, const char *context,
                        const char *english)
{
    return words_get(report->out.words, context, english);
}

/* Whether a separator stands before the last `left` digits of a number of
 * `digits`: every three, or "3,2" (from the right: three, then every two). */
static bool is_parted(const char *groups, int digits, int left)
{
    if (left <= 0 || left >= digits || *groups == '0')
        return false;
    if (strcmp(groups, "3,2") == 0)
        return left >= 3 && (left - 3) % 2 == 0;
    return left % 3 == 0 && (strcmp(groups, "3") == 0 || digits > 4);
}

static void add_whole(const struct report *report, struct text *text,
                      const char *digits)
{
    const char *mark = word(report, "mark of thousands", ",");
    const char *groups =
        word(report, "grouping: 3; 3,2; or 5: 3 from 5 digits on", "3");
    int n = (int)strlen(digits);
    for (int i = 0; i < n; i++) {
        if (is_parted(groups, n, n - i))
            text_add(text, mark);
        text_add_n(text, digits + i, 1);
    }
}

const char *format_number(const struct report *report, double value,
                          int decimals)
{
    struct text text = {0};
    char digits[ROOM];
    snprintf(digits, sizeof digits, "%.*f", decimals, fabs(value));
    char *point = strchr(digits, '.');
    while (point && digits[strlen(digits) - 1] == '0')
        digits[strlen(digits) - 1] = '\0';
    if (point)
        *point = '\0';
    bool whole = !point || point[1] == '\0';
    if (value < 0 && (!whole || strcmp(digits, "0") != 0))
        text_add(&text, "−");
    add_whole(report, &text, digits);
    if (!whole)
        text_printf(&text, "%s%s", word(report, "decimal mark", "."),
                    point + 1);
    return text_keep(&text, report->out.arena);
}

const char *format_count(const struct report *report, int count)
{
    return format_number(report, count, 0);
}

const char *format_plain(const struct report *report, int number)
{
    return arena_printf(report->out.arena, "%d", number);
}

const char *format_points(const struct report *report, cost value)
{
    return format_number(report, (double)value / POINT, 1);
}

const char *format_length(const struct report *report, int minutes)
{
    int size = abs(minutes);
    const char *h = format_count(report, size / 60);
    const char *min = format_count(report, size % 60);
    const char *length =
        size % 60 == 0 ? markup_say(&report->out, "{h} h", "h", h)
        : size < 60
            ? markup_say(&report->out, "{min} min", "min", min)
            : markup_say(&report->out, "{h} h {min} min", "h", h, "min", min);
    return minutes < 0 ? arena_printf(report->out.arena, "−%s", length)
                       : length;
}

/* The first of all dates, 1970-01-01, was a Thursday. */
static const char *weekday_of(const struct report *report, int date)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu",
                                        "Fri", "Sat", "Sun"};
    return word(report, "weekday", names[(date + 3) % DAYS_PER_WEEK]);
}

static const char *month_of(const struct report *report, struct date date)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr",
                                        "May", "Jun", "Jul", "Aug",
                                        "Sep", "Oct", "Nov", "Dec"};
    return word(report, "month", names[date.month - 1]);
}

const char *format_day(const struct report *report, int date)
{
    struct date of = date_of(date);
    return markup_say(&report->out, "{weekday} {day} {month}", "weekday",
                      weekday_of(report, date), "day",
                      arena_printf(report->out.arena, "%d", of.day), "month",
                      month_of(report, of));
}

const char *format_date(const struct report *report, int date)
{
    return arena_printf(report->out.arena, "%s %d", format_day(report, date),
                        date_of(date).year);
}

const char *format_title(const struct report *report, int first, int last)
{
    const char *until = format_date(report, last);
    if (first == last)
        return until;
    return markup_say(&report->out, "{first} to {last}", "first",
                      date_of(first).year == date_of(last).year
                          ? format_day(report, first)
                          : format_date(report, first),
                      "last", until);
}

const char *format_clock(const struct report *report, struct local local)
{
    struct text text = {0};
    local_add_clock(&text, local);
    return text_keep(&text, report->out.arena);
}

/* The second date only where it is another, and not its midnight. */
const char *format_stretch(const struct report *report, int start, int end)
{
    struct local from = team_local_of(report->problem, start);
    struct local to = team_local_of(report->problem, end);
    bool midnight = to.date == from.date + 1 && to.minute == 0;
    bool other = to.date > from.date && !midnight;
    return arena_printf(
        report->out.arena, "%s %s–%s%s%s", format_day(report, from.date),
        format_clock(report, from), other ? format_day(report, to.date) : "",
        other ? " " : "", midnight ? "24:00" : format_clock(report, to));
}

int report_week_end(const struct report *report, int day)
{
    const struct grid *grid = &report->problem->grid;
    int end = day + DAYS_PER_WEEK - grid_weekday(grid, day);
    return end < grid->n_days ? end : grid->n_days;
}

double head_hours(const struct report *report, int64_t heads)
{
    return (double)heads * report->problem->grid.slot_min / (HEAD * 60);
}

const char *queue_letter(const struct report *report, int queue)
{
    int round = queue / LETTERS;
    char letter = (char)('A' + queue % LETTERS);
    return round ? arena_printf(report->out.arena, "%c%d", letter, round + 1)
                 : arena_printf(report->out.arena, "%c", letter);
}

const char *queue_class(const struct report *report, int queue)
{
    int pattern = queue / COLOURS;
    return pattern ? arena_printf(report->out.arena, "c%d p%d", queue % COLOURS,
                                  pattern)
                   : arena_printf(report->out.arena, "c%d", queue % COLOURS);
}

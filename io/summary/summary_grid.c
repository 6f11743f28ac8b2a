/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary_parts.h"

#include "agreed.h"
#include "duty.h"
#include "units.h"

#include <string.h>

enum {
    CELL = 7, /* a day */
    HOURS = 9,
    CONTRACT = 14,
    COUNT = 9,
    GUTTER = 2 /* after the name */
};

/* Some days of the grid that are printed beside each other. */
struct stretch {
    int first, end;
};

bool page_on_leave(const struct page *page, int agent, int day)
{
    const struct agent *who = &page->problem->agents[agent];
    const int *day_start =
        &page->problem->grid.calendars[who->calendar].day_start[day];
    for (int i = 0; i < who->n_time_off; i++)
        if (!who->time_off[i].busy && who->time_off[i].start <= day_start[0] &&
            who->time_off[i].end >= day_start[1])
            return true;
    return false;
}

static void add_cell(const struct page *page, int agent, int day)
{
    const struct offer *duty = roster_offer(page->roster, agent, day);
    struct text cell = {0};
    if (duty)
        local_add_clock(&cell, local_of(page->problem, agent, duty->start));
    else
        text_add(&cell, page_on_leave(page, agent, day) ? "leave" : "·");
    text_add_padded(page->text, text_string(&cell), CELL);
    text_free(&cell);
}

static void add_minutes(struct text *text, int minutes, int width)
{
    char length[UNITS_ROOM];
    text_add_padded(text, units_write_minutes(minutes, length), -width);
}

static int work_of(const struct page *page, int agent, struct stretch days)
{
    int sum = 0;
    for (int day = days.first; day < days.end; day++) {
        const struct offer *duty = roster_offer(page->roster, agent, day);
        sum += duty ? duty->work_min : 0;
    }
    return sum;
}

/* The month and year in which the week begins, then "Mon 19" and so on. */
static void add_days(const struct page *page, struct stretch days)
{
    const struct grid *grid = &page->problem->grid;
    struct text *text = page->text, month = {0};
    char name[DAY_NAME_ROOM];
    grid_day_name(grid, days.first, name);
    text_printf(&month, "%s %d", strrchr(name, ' ') + 1,
                date_of(grid->first_date + days.first).year);
    text_add(text, "\n");
    text_add_padded(text, text_string(&month), page->name_width + GUTTER);
    for (int day = days.first; day < days.end; day++) {
        grid_day_name(grid, day, name);
        *strrchr(name, ' ') = '\0';
        text_add_padded(text, name, CELL);
    }
    text_add_padded(text, "hours", -HOURS);
    text_add(text, "\n");
    text_free(&month);
}

static void add_week(const struct page *page, struct stretch days)
{
    struct text *text = page->text;
    add_days(page, days);
    for (int agent = 0; agent < page->problem->n_agents; agent++) {
        text_add_padded(text, agent_title(&page->problem->agents[agent]),
                        page->name_width);
        text_repeat(text, " ", GUTTER);
        for (int day = days.first; day < days.end; day++)
            add_cell(page, agent, day);
        add_minutes(text, work_of(page, agent, days), HOURS);
        text_add(text, "\n");
    }
}

void page_weeks(const struct page *page)
{
    const struct grid *grid = &page->problem->grid;
    struct stretch days = {0, 0};
    while (days.first < grid->n_days) {
        int left = DAYS_PER_WEEK - grid_weekday(grid, days.first);
        days.end = days.first + left;
        if (days.end > grid->n_days)
            days.end = grid->n_days;
        add_week(page, days);
        days.first = days.end;
    }
}

/* "37h30m"; without a target "30h-40h", "from 30h", "up to 40h". */
static void add_contract(struct text *text, struct agreed agreed)
{
    char length[UNITS_ROOM];
    bool least = agreed.least >= 0, most = agreed.most >= 0;
    if (agreed.target >= 0) {
        text_add(text, units_write_minutes(agreed.target, length));
        return;
    }
    if (least)
        text_printf(text, "%s%s", most ? "" : "from ",
                    units_write_minutes(agreed.least, length));
    if (most)
        text_printf(text, "%s%s", least ? "-" : "up to ",
                    units_write_minutes(agreed.most, length));
}

static void add_difference(struct text *text, int minutes)
{
    struct text signed_minutes = {0};
    char length[UNITS_ROOM];
    text_printf(&signed_minutes, "%s%s", minutes > 0 ? "+" : "",
                minutes ? units_write_minutes(minutes, length) : "");
    text_add_padded(text, text_string(&signed_minutes), -HOURS);
    text_free(&signed_minutes);
}

static void add_count(struct text *text, int count)
{
    struct text number = {0};
    if (count)
        text_printf(&number, "%d", count);
    text_add_padded(text, text_string(&number), -COUNT);
    text_free(&number);
}

static void add_agent(const struct page *page, int agent)
{
    struct text *text = page->text, contract = {0};
    struct agreed agreed = agreed_of(page->problem, agent);
    struct stretch all = {0, page->problem->grid.n_days};
    int work = work_of(page, agent, all), nights = 0, weekend_days = 0;
    for (int day = 0; day < all.end; day++) {
        const struct offer *duty = roster_offer(page->roster, agent, day);
        if (!duty)
            continue;
        nights += duty->night;
        weekend_days += grid_weekday(&page->problem->grid, day) >= SATURDAY;
    }
    text_add_padded(text, agent_title(&page->problem->agents[agent]),
                    page->name_width);
    add_minutes(text, work, HOURS);
    add_contract(&contract, agreed);
    text_add_padded(text, text_string(&contract), -CONTRACT);
    add_difference(text, agreed_off(&agreed, work));
    add_count(text, nights);
    add_count(text, weekend_days);
    text_end_line(text);
    text_free(&contract);
}

void page_hours(const struct page *page)
{
    struct text *text = page->text;
    page_heading(page, "Hours against contract");
    text_add_padded(text, "", page->name_width);
    text_add_padded(text, "worked", -HOURS);
    text_add_padded(text, "agreed", -CONTRACT);
    text_add_padded(text, "off by", -HOURS);
    text_add_padded(text, "nights", -COUNT);
    text_add_padded(text, "Sat/Sun", -COUNT);
    text_add(text, "\n");
    for (int agent = 0; agent < page->problem->n_agents; agent++)
        add_agent(page, agent);
}

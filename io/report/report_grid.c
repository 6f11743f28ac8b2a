/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table for each week, people by days.  A cell has the duty's times and
 * shift, and a bar of the whole day to scale: stretches on queues by colour,
 * breaks, and what is left of a duty that began the day before. */
#include "report_parts.h"

#include "ints.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a slot is, beside the number of a queue. */
enum { NOTHING = -5, CALL = -4, ACTIVITY = -3, BREAK = -2, IDLE = NO_QUEUE };

enum { DAYS_BACK = 2 }; /* a duty may reach so far into later days */

/* A day of an agent in slots from its midnight on. */
struct track {
    int agent, day;
    int start;          /* slot of the midnight */
    int width;          /* slots to the next one */
    const int8_t *what; /* [n_slots] of the agent */
    int breach;         /* the agent's first */
};

static int midnight(const struct report *report, int agent, int day)
{
    const struct grid *grid = &report->problem->grid;
    return grid->calendars[report->problem->agents[agent].calendar]
        .day_start[day];
}

static void mark_duty(const struct agent *who, const struct offer *duty,
                      const struct duty *placed, const int8_t *serves,
                      int8_t *what)
{
    for (int slot = duty->start; slot < duty->end; slot++)
        what[slot] = duty->on_call ? CALL : serves[slot];
    for (int i = 0; i < who->n_activities; i++)
        if (activity_in(&who->activities[i], duty))
            for (int slot = who->activities[i].start;
                 slot < who->activities[i].end; slot++)
                what[slot] = ACTIVITY;
    for (int i = 0; i < duty->n_pauses; i++)
        for (int k = 0; k < duty->pauses[i].length; k++)
            what[duty->start + placed->pause[i] + k] = BREAK;
}

/* What the agent does in each slot, all duties together. */
static void mark_slots(const struct report *report, int agent, int8_t *what)
{
    const struct problem *problem = report->problem;
    const struct agent *who = &problem->agents[agent];
    const int8_t *serves = roster_serves(report->roster, agent);
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        what[slot] = is_carried(who, slot) ? serves[slot] : NOTHING;
    for (int day = 0; day < problem->grid.n_days; day++) {
        const struct offer *duty = roster_offer(report->roster, agent, day);
        if (duty)
            mark_duty(who, duty, roster_duty(report->roster, agent, day),
                      serves, what);
    }
}

static const char *class_of(const struct report *report, int what, bool tail)
{
    const char *class = what == BREAK      ? "k"
                        : what == IDLE     ? "i"
                        : what == ACTIVITY ? "a"
                        : what == CALL     ? "o"
                                           : queue_class(report, what);
    return tail ? arena_printf(report->out.arena, "%s t", class) : class;
}

/* All stretches of one kind from slot `from` to before `end`, as a path. */
static void add_path(const struct report *report, struct text *paths,
                     const struct track *track, int kind, int from, int end,
                     bool tail)
{
    struct text d = {0};
    for (int slot = from; slot < end;) {
        int begin = slot++;
        if (track->what[begin] != kind)
            continue;
        while (slot < end && track->what[slot] == kind)
            slot++;
        text_printf(&d, "M%d 0h%d", begin - track->start, slot - begin);
    }
    const struct markup out = {paths, report->out.arena, report->out.words};
    if (d.length > 0)
        markup_add(&out, "path", "class", class_of(report, kind, tail), "d",
                   text_string(&d));
    text_free(&d);
}

static void add_stretch(const struct report *report, struct text *paths,
                        const struct track *track, int from, int end, bool tail)
{
    for (int kind = CALL; kind < report->problem->n_queues; kind++)
        add_path(report, paths, track, kind, from, end, tail);
}

/* Where what began before the day ends, if it reaches into it. */
static int tail_end(const struct report *report, const struct track *track)
{
    const struct agent *who = &report->problem->agents[track->agent];
    int end = who->carried_until;
    int from = track->day > DAYS_BACK ? track->day - DAYS_BACK : 0;
    for (int day = from; day < track->day; day++) {
        const struct offer *duty =
            roster_offer(report->roster, track->agent, day);
        end = duty && duty->end > end ? duty->end : end;
    }
    return end;
}

static const char *bar_of(const struct report *report,
                          const struct track *track, const struct offer *duty)
{
    struct text paths = {0}, bar = {0};
    const struct markup out = {&bar, report->out.arena, report->out.words};
    int end = track->start + track->width;
    add_stretch(report, &paths, track, track->start,
                smaller(tail_end(report, track), end), true);
    if (duty)
        add_stretch(report, &paths, track, duty->start, duty->end, false);
    if (paths.length > 0)
        markup_add(&out, "bar", "width",
                   arena_printf(report->out.arena, "%d", track->width), "paths",
                   text_string(&paths));
    const char *copy = arena_copy(report->out.arena, text_string(&bar));
    text_free(&paths);
    text_free(&bar);
    return copy;
}

static bool is_on_leave(const struct report *report, const struct track *track)
{
    const struct agent *who = &report->problem->agents[track->agent];
    for (int i = 0; i < who->n_time_off; i++)
        if (!who->time_off[i].busy && who->time_off[i].start <= track->start &&
            who->time_off[i].end >= track->start + track->width)
            return true;
    return false;
}

/* A mark where rules are broken or paid for on the day, with their names. */
static const char *flag_of(const struct report *report,
                           const struct track *track)
{
    const struct breaches *breaches = &report->score->breaches;
    struct text title = {0}, flag = {0};
    bool hard = false;
    for (int i = track->breach;
         i < breaches->n && breaches->items[i].agent == track->agent; i++) {
        const struct breach *breach = &breaches->items[i];
        if (breach->day != track->day)
            continue;
        hard = hard || breach->cost >= COST_FORBIDDEN;
        text_printf(&title, "%s%s", title.length ? "; " : "",
                    report_rule(report, breach));
    }
    const struct markup out = {&flag, report->out.arena, report->out.words};
    if (title.length > 0)
        markup_add(&out, hard ? "flag-hard" : "flag-paid", "title",
                   text_string(&title));
    const char *copy = arena_copy(report->out.arena, text_string(&flag));
    text_free(&title);
    text_free(&flag);
    return copy;
}

/* "13:00–14:00", the agent's own; midnight at the end is 24:00. */
static const char *clocks_of(const struct report *report, int agent, int start,
                             int end)
{
    struct local to = local_of(report->problem, agent, end);
    return arena_printf(
        report->out.arena, "%s–%s",
        format_clock(report, local_of(report->problem, agent, start)),
        to.minute == 0 ? "24:00" : format_clock(report, to));
}

static void add_mark(const struct report *report, struct text *marks,
                     const char *sign, const char *title)
{
    const struct markup out = {marks, report->out.arena, report->out.words};
    markup_add(&out, "mark", "sign", sign, "title", title);
}

static void mark_activities(const struct report *report, struct text *marks,
                            const struct track *track, const struct offer *duty)
{
    const struct agent *who = &report->problem->agents[track->agent];
    for (int i = 0; duty && i < who->n_activities; i++) {
        const struct activity *activity = &who->activities[i];
        if (activity_in(activity, duty))
            add_mark(report, marks, "◆",
                     arena_printf(report->out.arena, "%s %s",
                                  markup_isolate(&report->out, activity->id),
                                  clocks_of(report, track->agent,
                                            activity->start, activity->end)));
    }
}

/* Leave of a part of the day, and what is the agent's own. */
static void mark_away(const struct report *report, struct text *marks,
                      const struct track *track)
{
    const struct agent *who = &report->problem->agents[track->agent];
    int end = track->start + track->width;
    for (int i = 0; i < who->n_time_off; i++) {
        const struct absence *away = &who->time_off[i];
        int from = away->start > track->start ? away->start : track->start;
        int to = smaller(away->end, end);
        if (from >= to || (!away->busy && to - from == track->width))
            continue;
        const char *when = clocks_of(report, track->agent, from, to);
        add_mark(report, marks, "◇",
                 away->busy
                     ? markup_say(&report->out, "busy {when}", "when", when)
                     : markup_say(&report->out, "leave {when}", "when", when));
    }
}

static const char *marks_of(const struct report *report,
                            const struct track *track, const struct offer *duty)
{
    struct text marks = {0};
    mark_activities(report, &marks, track, duty);
    mark_away(report, &marks, track);
    return text_keep(&marks, report->out.arena);
}

/* The queues served, as letters. */
static const char *letters_of(const struct report *report,
                              const struct track *track,
                              const struct offer *duty)
{
    int queues[QUEUES_MAX];
    if (duty->on_call)
        return words_get(report->out.words, NULL, "on call");
    int n = duty_queues(report->roster, track->agent, duty, queues);
    const char *letters = "";
    for (int i = 0; i < n; i++)
        letters = arena_printf(report->out.arena, "%s%s", letters,
                               queue_letter(report, queues[i]));
    return letters;
}

static void add_duty(const struct report *report, const struct track *track,
                     const struct offer *duty)
{
    const struct problem *problem = report->problem;
    markup_add(
        &report->out, "duty", "marks",
        duty->end > track->start + track->width ? " over" : "", "from",
        format_clock(report, local_of(problem, track->agent, duty->start)),
        "to", format_clock(report, local_of(problem, track->agent, duty->end)),
        "shift", shift_title(&problem->shifts[duty->shift]), "letters",
        letters_of(report, track, duty), "flag", flag_of(report, track),
        "notes", marks_of(report, track, duty), "bar",
        bar_of(report, track, duty));
}

static void add_cell(const struct report *report, const struct track *track)
{
    const struct offer *duty =
        roster_offer(report->roster, track->agent, track->day);
    const char *bar = duty ? "" : bar_of(report, track, NULL);
    if (duty)
        add_duty(report, track, duty);
    else
        markup_add(&report->out, is_on_leave(report, track) ? "leave" : "off",
                   "notes", marks_of(report, track, NULL), "bar", bar);
}

/* Breaches are by agent. */
static int first_breach(const struct score *score, int agent)
{
    int low = 0, high = score->breaches.n;
    while (low < high) {
        int middle = (low + high) / 2;
        if (score->breaches.items[middle].agent < agent)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_agent(const struct report *report, int agent, int first,
                      int end, const int8_t *what)
{
    int minutes = 0, breach = first_breach(report->score, agent);
    markup_add(&report->out, "row", "agent", format_plain(report, agent),
               "name", agent_title(&report->problem->agents[agent]));
    for (int day = first; day < end; day++) {
        int start = midnight(report, agent, day);
        int width = midnight(report, agent, day + 1) - start;
        const struct track track = {agent, day, start, width, what, breach};
        const struct offer *duty = roster_offer(report->roster, agent, day);
        minutes += duty ? duty->work_min : 0;
        add_cell(report, &track);
    }
    markup_add(&report->out, "row-end", "hours",
               format_number(report, minutes / 60.0, 2));
}

static void add_foot(const struct report *report, const double *short_h,
                     int first, int end)
{
    double total = 0;
    markup_add(&report->out, "week-foot");
    for (int day = first; day < end; day++) {
        double hours = short_h[day];
        total += hours;
        markup_add(&report->out, hours > 0 ? "number-bad" : "number", "text",
                   hours > 0 ? format_number(report, hours, 2) : "");
    }
    markup_add(&report->out, "week-end", "total",
               total > 0 ? format_number(report, total, 2) : "");
}

/* ISO 8601: the week of its Thursday. */
static int week_number(int date, int weekday)
{
    int thursday = date - weekday + 3;
    struct date of = date_of(thursday);
    return (thursday - days_of((struct date){of.year, 1, 1})) / DAYS_PER_WEEK +
           1;
}

static void add_week_head(const struct report *report, int first, int end)
{
    const struct grid *grid = &report->problem->grid;
    int date = grid->first_date + first;
    markup_add(
        &report->out, "week", "first", format_plain(report, first), "title",
        markup_say(
            &report->out, "Week {week}: {days}", "week",
            format_plain(report, week_number(date, grid_weekday(grid, first))),
            "days", format_title(report, date, grid->first_date + end - 1)));
    for (int day = first; day < end; day++)
        markup_add(&report->out, "week-col", "weekend",
                   grid_weekday(grid, day) >= SATURDAY ? " class=\"we\"" : "");
    markup_add(&report->out, "week-head");
    for (int day = first; day < end; day++)
        markup_add(&report->out, "week-day", "day", format_plain(report, day),
                   "name", format_day(report, grid->first_date + day));
    markup_add(&report->out, "week-head-end");
}

static void add_weeks(const struct report *report)
{
    const struct grid *grid = &report->problem->grid;
    int n_agents = report->problem->n_agents;
    size_t n_slots = (size_t)grid->n_slots;
    int8_t *what = mem_alloc((size_t)n_agents, n_slots);
    const double *short_h = report_short(report);
    for (int agent = 0; agent < n_agents; agent++)
        mark_slots(report, agent, &what[(size_t)agent * n_slots]);
    for (int first = 0, end; first < grid->n_days; first = end) {
        end = report_week_end(report, first);
        add_week_head(report, first, end);
        for (int agent = 0; agent < n_agents; agent++)
            add_agent(report, agent, first, end,
                      &what[(size_t)agent * n_slots]);
        add_foot(report, short_h, first, end);
    }
    free(what);
}

static bool has_activities(const struct problem *problem)
{
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (problem->agents[agent].n_activities > 0)
            return true;
    return false;
}

static bool has_calls(const struct problem *problem)
{
    for (int i = 0; i < problem->n_offers; i++)
        if (problem->offers[i].on_call)
            return true;
    return false;
}

static bool has_away(const struct problem *problem)
{
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (problem->agents[agent].n_time_off > 0)
            return true;
    return false;
}

static void add_legend(const struct report *report)
{
    const struct problem *problem = report->problem;
    markup_add(&report->out, "legend");
    for (int queue = 0; queue < problem->n_queues; queue++)
        markup_add(&report->out, "legend-queue", "class",
                   queue_class(report, queue), "letter",
                   queue_letter(report, queue), "name",
                   queue_title(&problem->queues[queue]));
    if (has_activities(problem))
        markup_add(&report->out, "legend-activity");
    if (has_calls(problem))
        markup_add(&report->out, "legend-call");
    if (has_away(problem))
        markup_add(&report->out, "legend-away");
    markup_add(&report->out, "legend-other");
}

void report_grid(const struct report *report)
{
    markup_add(&report->out, "filter");
    add_legend(report);
    add_weeks(report);
    markup_add(&report->out, "day");
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is new against the roster before, on the days that both have: duties by
 * agent and date. */
#include "report_parts.h"
#include "roster_json.h"

#include <string.h>

static const struct agenda_agent *find_agent(const struct agenda *agenda,
                                             const char *id)
{
    for (int i = 0; i < agenda->n_agents; i++)
        if (strcmp(agenda->agents[i].id, id) == 0)
            return &agenda->agents[i];
    return NULL;
}

static const struct agenda_duty *find_duty(const struct agenda_agent *agent,
                                           int date)
{
    for (int i = 0; agent && i < agent->n_duties; i++)
        if (agent->duties[i].date == date)
            return &agent->duties[i];
    return NULL;
}

static bool is_alike(const struct problem *problem, const struct offer *now,
                     const struct agenda_duty *was)
{
    return slot_second(problem, now->start) == was->start &&
           slot_second(problem, now->end) == was->end &&
           strcmp(shift_title(&problem->shifts[now->shift]), was->shift) == 0;
}

static const char *times(const struct report *report, int agent, int start,
                         int end, const char *shift)
{
    const struct problem *problem = report->problem;
    return arena_printf(report->out.arena, "%s–%s %s",
                        format_clock(report, local_of(problem, agent, start)),
                        format_clock(report, local_of(problem, agent, end)),
                        shift);
}

/* Instants of another roster are on slots of ours where slots are alike. */
static int slot_at(const struct problem *problem, int64_t second)
{
    int64_t since = second - problem->grid.first_second;
    return (int)(since / (problem->grid.slot_min * 60));
}

static bool add_change(const struct report *report, int agent, int day,
                       const struct agenda_duty *was)
{
    const struct problem *problem = report->problem;
    const struct offer *now = roster_offer(report->roster, agent, day);
    if (now && was ? is_alike(problem, now, was) : !now && !was)
        return false;
    const char *off = markup_say(&report->out, "off");
    markup_add(&report->out, "change", "agent", format_plain(report, agent),
               "name", agent_title(&problem->agents[agent]), "when",
               format_day(report, problem->grid.first_date + day), "was",
               was ? times(report, agent, slot_at(problem, was->start),
                           slot_at(problem, was->end), was->shift)
                   : off,
               "now",
               now ? times(report, agent, now->start, now->end,
                           shift_title(&problem->shifts[now->shift]))
                   : off);
    return true;
}

static int add_changes(const struct report *report, int first, int end)
{
    int n = 0;
    for (int agent = 0; agent < report->problem->n_agents; agent++) {
        const struct agenda_agent *before = find_agent(
            report->order->previous, report->problem->agents[agent].id);
        for (int day = first; day < end; day++)
            n += add_change(
                report, agent, day,
                find_duty(before, report->problem->grid.first_date + day));
    }
    return n;
}

static void add_table(const struct report *report, int first, int end)
{
    static const struct report_column columns[] = {
        {"Person", false}, {"When", false}, {"Was", false}, {"Is", false}};
    const struct markup *out = &report->out;
    int date = report->problem->grid.first_date;
    report_table(report, "changes",
                 markup_say(out, "Duties that are not as they were, {days}",
                            "days",
                            format_title(report, date + first, date + end - 1)),
                 REPORT_COLUMNS(columns));
    int n = add_changes(report, first, end);
    markup_add(out, "table-end");
    markup_add(
        out, "note", "text",
        n ? markup_count(out, "{n} duty changed", "{n} duties changed", n)
          : markup_say(out, "Nothing changed."));
}

void report_changes(const struct report *report)
{
    const struct grid *grid = &report->problem->grid;
    const struct agenda *before = report->order->previous;
    int first = before->first_date - grid->first_date;
    int end = first + before->n_days;
    first = first > 0 ? first : 0;
    end = end < grid->n_days ? end : grid->n_days;
    if (first < end)
        add_table(report, first, end);
    else
        markup_add(
            &report->out, "para", "text",
            markup_say(&report->out, "The roster before is of other days."));
}

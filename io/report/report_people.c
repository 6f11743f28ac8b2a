/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works how much against what is agreed, whose wishes are refused, and who
 * carries what. */
#include "agreed.h"
#include "mem.h"
#include "report_parts.h"

#include <stdlib.h>

/* What one agent does. */
struct deeds {
    int work, nights, weekend_days;
};

static struct deeds deeds_of(const struct report *report, int agent)
{
    const struct grid *grid = &report->problem->grid;
    struct deeds deeds = {0};
    for (int day = 0; day < grid->n_days; day++) {
        const struct offer *duty = roster_offer(report->roster, agent, day);
        if (!duty)
            continue;
        deeds.work += duty->work_min;
        deeds.nights += duty->night;
        deeds.weekend_days += grid_weekday(grid, day) >= SATURDAY;
    }
    return deeds;
}

static const char *hours(const struct report *report, int minutes)
{
    return format_number(report, minutes / 60.0, 2);
}

static const char *contract(const struct report *report,
                            const struct agreed *agreed)
{
    const struct markup *out = &report->out;
    if (agreed->target >= 0)
        return hours(report, agreed->target);
    if (agreed->least >= 0 && agreed->most >= 0)
        return arena_printf(out->arena, "%s–%s", hours(report, agreed->least),
                            hours(report, agreed->most));
    if (agreed->least >= 0)
        return markup_say(out, "from {hours}", "hours",
                          hours(report, agreed->least));
    return agreed->most < 0 ? ""
                            : markup_say(out, "up to {hours}", "hours",
                                         hours(report, agreed->most));
}

static void add_number(const struct report *report, const char *text)
{
    markup_add(&report->out, "number", "text", text);
}

static const char *unless_none(const struct report *report, int count)
{
    return count ? format_count(report, count) : "";
}

static void add_agent(const struct report *report, int agent, int refused,
                      cost wishes)
{
    struct deeds deeds = deeds_of(report, agent);
    struct agreed agreed = agreed_of(report->problem, agent);
    int off = agreed_off(&agreed, deeds.work);
    markup_add(&report->out, "row", "agent", format_plain(report, agent),
               "name", agent_title(&report->problem->agents[agent]));
    add_number(report, hours(report, deeds.work));
    add_number(report, contract(report, &agreed));
    add_number(report,
               off ? arena_printf(report->out.arena, "%s%s", off > 0 ? "+" : "",
                                  hours(report, off))
                   : "");
    add_number(report, unless_none(report, deeds.nights));
    add_number(report, unless_none(report, deeds.weekend_days));
    add_number(report, unless_none(report, refused));
    add_number(report, wishes ? format_points(report, wishes) : "");
    markup_add(&report->out, "row-close");
}

void report_people(const struct report *report)
{
    static const struct report_column columns[] = {
        {"Person", false},        {"Hours worked", true},
        {"Hours agreed", true},   {"Off by", true},
        {"Nights", true},         {"Saturdays and Sundays", true},
        {"Wishes refused", true}, {"Points for wishes", true}};
    const struct breaches *breaches = &report->score->breaches;
    int n_agents = report->problem->n_agents;
    int *refused = mem_alloc((size_t)n_agents, sizeof *refused);
    cost *wishes = mem_alloc((size_t)n_agents, sizeof *wishes);
    for (int i = 0; i < breaches->n; i++) {
        if (breaches->items[i].rule != RULE_wishes)
            continue;
        refused[breaches->items[i].agent]++;
        wishes[breaches->items[i].agent] += breaches->items[i].cost;
    }
    report_table(report, "people",
                 markup_say(&report->out, "Hours against contract, and wishes"),
                 REPORT_COLUMNS(columns));
    for (int agent = 0; agent < n_agents; agent++)
        add_agent(report, agent, refused[agent], wishes[agent]);
    markup_add(&report->out, "table-end");
    free(refused);
    free(wishes);
}

void report_burdens(const struct report *report)
{
    static const struct report_column columns[] = {
        {"Person", false},
        {"Burden", false},
        {"Carried", true},
        {"This period", true},
        {"Per full-time share", true},
        {"Team average", true}};
    const struct report_order *order = report->order;
    report_table(report, "people", markup_say(&report->out, "Who carries what"),
                 REPORT_COLUMNS(columns));
    for (int i = 0; i < order->n_burdens; i++) {
        const struct report_burden *burden = &order->burdens[i];
        const double figures[] = {burden->carried, burden->now, burden->share,
                                  burden->average};
        markup_add(&report->out, "row", "agent",
                   format_plain(report, burden->agent), "name",
                   agent_title(&report->problem->agents[burden->agent]));
        markup_add(&report->out, "cell", "text", burden->burden);
        for (int k = 0; k < 4; k++)
            add_number(report, format_number(report, figures[k], 2));
        markup_add(&report->out, "row-close");
    }
    markup_add(&report->out, "table-end");
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works how much against what is agreed, and whose wishes are granted. */
#include "agreed.h"
#include "report_parts.h"
#include "wish.h"

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

static const char *granted(const struct report *report, int agent)
{
    struct wish_count count = wish_count(report->roster, agent);
    return count.asked == 0
               ? ""
               : markup_say(&report->out, "{n} of {all}", "n",
                            format_count(report, count.granted), "all",
                            format_count(report, count.asked));
}

static cost paid_for_wishes(const struct report *report, int agent)
{
    const struct agent *who = &report->problem->agents[agent];
    cost sum = 0;
    for (int i = 0; i < who->n_wishes; i++)
        sum += wish_paid(report->roster, agent, &who->wishes[i]);
    return sum;
}

static void add_agent(const struct report *report, int agent)
{
    cost wishes = paid_for_wishes(report, agent);
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
    add_number(report, granted(report, agent));
    add_number(report, wishes ? format_points(report, wishes) : "");
    markup_add(&report->out, "row-close");
}

void report_people(const struct report *report)
{
    static const struct report_column columns[] = {
        {"Person", false},        {"Hours worked", true},
        {"Hours agreed", true},   {"Off by", true},
        {"Nights", true},         {"Saturdays and Sundays", true},
        {"Wishes granted", true}, {"Points for wishes", true}};
    report_table(report, "people",
                 markup_say(&report->out, "Hours against contract, and wishes"),
                 REPORT_COLUMNS(columns));
    for (int agent = 0; agent < report->problem->n_agents; agent++)
        add_agent(report, agent);
    markup_add(&report->out, "table-end");
    report_wishes(report);
}

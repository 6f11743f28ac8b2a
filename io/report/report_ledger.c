/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who carries what, and how evenly. */
#include "burdens_json.h"
#include "ledger.h"
#include "report_parts.h"
#include "team_json.h"
#include "words.h"

static const struct ledger *ledger_of(const struct report *report)
{
    return report->plan->team->ledger;
}

bool report_has_burdens(const struct report *report)
{
    return ledger_of(report) != NULL;
}

const char *report_burden(const struct report *report, const char *id)
{
    return burden_is_own(id) ? id : words_get(report->out.words, "burden", id);
}

static const char *unit_of(const struct report *report,
                           const struct burden *burden)
{
    const char *name = report_burden(report, burden->id);
    return burden->unit_min > 0
               ? markup_say(&report->out, "{burden} (h)", "burden", name)
               : name;
}

static void add_figure(const struct report *report, double value)
{
    markup_add(&report->out, "number", "text", format_number(report, value, 2));
}

static void add_share(const struct report *report, int agent, int index,
                      double level)
{
    const struct ledger *ledger = ledger_of(report);
    const struct burden *burden = &ledger->burdens[index];
    const struct burden_share *share = ledger_share(ledger, agent, index);
    int units = ledger_units(ledger, report->roster, agent, index);
    if (share->share <= 0)
        return;
    markup_add(&report->out, "row", "agent", format_plain(report, agent),
               "name", agent_title(&report->problem->agents[agent]));
    markup_add(&report->out, "cell", "text", unit_of(report, burden));
    add_figure(report, burden_told(burden, share->carried));
    add_figure(report, burden_told(burden, units));
    add_figure(report, share->share);
    add_figure(report, burden_told(burden, ledger_ratio(share, units)));
    add_figure(report, burden_told(burden, level));
    markup_add(&report->out, "row-close");
}

/* Whose ratio is the largest, and how much of the team's it is. */
static const char *worst_off(const struct report *report,
                             const struct fairness *it)
{
    if (it->worst < 0 || it->level <= 0)
        return "";
    return markup_say(&report->out, "{name}, {times} times the team’s", "name",
                      agent_title(&report->problem->agents[it->worst]), "times",
                      format_number(report, it->most / it->level, 2));
}

static void add_spread(const struct report *report, int index)
{
    const struct burden *burden = &ledger_of(report)->burdens[index];
    struct fairness it =
        ledger_fairness(ledger_of(report), report->roster, index);
    markup_add(&report->out, "row-head", "text", unit_of(report, burden));
    add_figure(report, burden_told(burden, it.level));
    add_figure(report, burden_told(burden, it.range));
    add_figure(report, it.gini);
    add_figure(report, it.jain);
    markup_add(&report->out, "cell", "text", worst_off(report, &it));
    markup_add(&report->out, "row-close");
}

static void add_spreads(const struct report *report)
{
    static const struct report_column columns[] = {
        {"Burden", false},
        {"Team, a week", true},
        {"Between least and most", true},
        {"Gini", true},
        {"Jain", true},
        {"Worst off", false}};
    report_table(report, "rules",
                 markup_say(&report->out, "How evenly it is shared"),
                 REPORT_COLUMNS(columns));
    for (int i = 0; i < ledger_of(report)->n_burdens; i++)
        add_spread(report, i);
    markup_add(&report->out, "table-end");
    markup_add(&report->out, "note", "text",
               markup_say(&report->out,
                          "Gini is 0 where everybody has the same and 1 where "
                          "one has everything; Jain is 1 where everybody has "
                          "the same."));
}

void report_burdens(const struct report *report)
{
    static const struct report_column columns[] = {
        {"Person", false},     {"Burden", false},     {"Carried", true},
        {"This period", true}, {"Weeks there", true}, {"A week", true},
        {"Team, a week", true}};
    const struct ledger *ledger = ledger_of(report);
    add_spreads(report);
    report_table(report, "people", markup_say(&report->out, "Who carries what"),
                 REPORT_COLUMNS(columns));
    for (int agent = 0; agent < report->problem->n_agents; agent++)
        for (int i = 0; i < ledger->n_burdens; i++)
            add_share(report, agent, i,
                      ledger_fairness(ledger, report->roster, i).level);
    markup_add(&report->out, "table-end");
    markup_add(&report->out, "note", "text",
               markup_say(&report->out,
                          "Carried is from before this roster. A week is what "
                          "was carried and this period together, for each week "
                          "of a full contract that the person was there."));
    if (report_tells_others(report))
        markup_add(&report->out, "note", "text",
                   markup_say(&report->out,
                              "Who has borne less of what a duty counts as, "
                              "and why it is not theirs, is told with each "
                              "duty of the roster above: choose one."));
}

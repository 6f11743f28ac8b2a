/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the roster costs, and the certificate: what no roster can cost less
 * than, and what that means. */
#include "report_parts.h"

#include <math.h>

static void add_row(const struct report *report, const char *what, cost value)
{
    const struct markup *out = &report->out;
    double hours = (double)value / POINT / POINTS_PER_SHORT_HOUR;
    if (value == 0)
        return;
    markup_add(out, "row-head", "text", what);
    markup_add(out, "number", "text", format_points(report, value));
    markup_add(out, "number", "text", format_number(report, hours, 2));
    markup_add(out, "row-close");
}

static void add_costs(const struct report *report)
{
    static const struct report_column columns[] = {
        {"What", false}, {"Points", true}, {"As hours of shortage", true}};
    const struct markup *out = &report->out;
    const struct score *score = report->score;
    report_table(report, "costs", markup_say(out, "What it costs"),
                 REPORT_COLUMNS(columns));
    add_row(report, markup_say(out, "shortage"), score->shortage);
    add_row(report, markup_say(out, "at work without a queue"), score->surplus);
    add_row(report, markup_say(out, "presence not as asked"), score->presence);
    for (int rule = 0; rule < N_RULES; rule++)
        if (score->rules[rule])
            add_row(report, report_rule_paid(report, (enum rule)rule),
                    score->rules[rule]);
    markup_add(out, "row-head", "text", markup_say(out, "total"));
    markup_add(out, "number", "text", format_points(report, score->total));
    markup_add(
        out, "number", "text",
        format_number(report,
                      (double)score->total / POINT / POINTS_PER_SHORT_HOUR, 2));
    markup_add(out, "row-close");
    markup_add(out, "table-end");
}

static void add_para(const struct report *report, const char *text)
{
    markup_add(&report->out, "para", "text", text);
}

/* The bound is rounded down, so that it stays one. */
static const char *bound(const struct report *report)
{
    return format_number(report, (double)(report->plan->outcome->bound / POINT),
                         0);
}

static const char *how_it_ended(const struct outcome *outcome)
{
    switch (outcome->status) {
    case OUTCOME_LIMIT:
        return "The search was ended by its limit; more time may find a better "
               "roster or a better proof.";
    case OUTCOME_INTERRUPTED:
        return "The search was interrupted; more time may find a better roster "
               "or a better proof.";
    case OUTCOME_RAISED:
    case OUTCOME_SHARED:
    case OUTCOME_FAIRER:
        return plan_paid_for(outcome->status);
    default:
        return outcome->half_hour
                   ? "Half an hour of shortage or less is open, and nothing "
                     "better came."
                   : "The search ended because the gap asked for was reached.";
    }
}

static void add_optimal(const struct report *report)
{
    const struct markup *out = &report->out;
    add_para(report,
             markup_say(out,
                        "This is the best there is: proven, no roster that "
                        "keeps the rules can cost less."));
}

static void add_unproven(const struct report *report)
{
    const struct markup *out = &report->out;
    add_para(report,
             markup_say(out, "Whether a cheaper roster exists is not known."));
    add_para(report,
             words_get(out->words, NULL, how_it_ended(report->plan->outcome)));
}

static void add_gap(const struct report *report)
{
    const struct outcome *outcome = report->plan->outcome;
    const struct markup *out = &report->out;
    double percent = ceil(plan_gap_percent(outcome) * 10) / 10;
    double hours = ceil(plan_gap_hours(outcome) * 100) / 100;
    add_para(report,
             markup_say(out,
                        "Proven: no roster that keeps the rules can cost less "
                        "than {bound} points. This one costs {cost}.",
                        "bound", bound(report), "cost",
                        format_points(report, outcome->cost)));
    add_para(
        report,
        markup_say(out,
                   "So whatever anybody rearranges, at most {percent} % of "
                   "the cost can be saved, worth {hours} hours of "
                   "shortage.",
                   "percent", format_number(report, percent, 1), "hours",
                   format_number(report, hours, 2)));
    add_para(report, words_get(out->words, NULL, how_it_ended(outcome)));
}

bool report_is_proven(const struct report *report)
{
    const struct outcome *outcome = report->plan->outcome;
    return outcome->bound > 0 || outcome->status == OUTCOME_WITHIN_GAP;
}

void report_proof(const struct report *report)
{
    const struct outcome *outcome = report->plan->outcome;
    const struct markup *out = &report->out;
    if (!outcome)
        add_para(report,
                 markup_say(out,
                            "This roster was judged and not searched for: how "
                            "much better another could be is told after "
                            "'vaktel plan'."));
    else if (outcome->cost <= outcome->bound)
        add_optimal(report);
    else if (!report_is_proven(report))
        add_unproven(report);
    else
        add_gap(report);
    add_costs(report);
    markup_add(
        out, "note", "text",
        markup_say(out, "Everything that is not as it should be has a price in "
                        "points: an hour in which one person is missing costs "
                        "1200."));
}

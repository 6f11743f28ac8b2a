/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary_parts.h"

#include <inttypes.h>
#include <math.h>

enum { INDENT = 2, LABEL = 24, AMOUNT = 12 };

static void add_amount(const struct page *page, const char *label, cost value)
{
    struct text amount = {0};
    text_add_points(&amount, value);
    text_add(page->text, "  ");
    text_add_padded(page->text, label, LABEL);
    text_add_padded(page->text, text_string(&amount), -AMOUNT);
    text_free(&amount);
}

static void add_line(const struct page *page, const char *label, cost value)
{
    if (value == 0)
        return;
    add_amount(page, label, value);
    text_add(page->text, "\n");
}

static void add_rule_line(const struct page *page, enum rule rule)
{
    if (page->score->rules[rule] == 0)
        return;
    int times = plan_times_paid(page->roster, page->score, rule);
    add_amount(page, rule_infos[rule].name, page->score->rules[rule]);
    text_printf(page->text, "  %d time%s\n", times, times == 1 ? "" : "s");
}

/* What blocks cost at most, for the queues may be shared out in better ones; of
 * planned rosters alone: another may serve the queues in ways that cost more
 * without being held to. */
static void add_blocks(const struct page *page)
{
    if (!page->plan->outcome || !page->problem->blocked)
        return;
    cost extra = page->score->shortage + page->score->surplus -
                 roster_flow_price(page->roster);
    struct text sentence = {0};
    if (extra > 0) {
        text_add(&sentence, "Blocks of a least time are at most ");
        text_add_points(&sentence, extra);
        text_add(&sentence,
                 " of these points: so much less the same duties would cost "
                 "with queues changed at any time, and other blocks may cost "
                 "less than these.");
    } else {
        text_add(&sentence, "Blocks of a least time cost nothing: so much the "
                            "same duties would cost with queues changed at any "
                            "time.");
    }
    page_sentence(page, text_string(&sentence), INDENT, INDENT);
    text_free(&sentence);
}

void page_cost(const struct page *page)
{
    const struct score *score = page->score;
    page_heading(page, "Cost in points (1200 = an hour of shortage)");
    add_line(page, "shortage", score->shortage);
    add_line(page, "surplus", score->surplus);
    add_line(page, "presence", score->presence);
    for (int rule = 0; rule < N_RULES; rule++)
        add_rule_line(page, rule);
    add_amount(page, "total", score->total);
    text_add(page->text, "\n");
    add_blocks(page);
}

static const char *how_it_ended(const struct outcome *outcome)
{
    switch (outcome->status) {
    case OUTCOME_LIMIT:
        return "The search was ended by its limit.";
    case OUTCOME_INTERRUPTED:
        return "The search was interrupted.";
    case OUTCOME_RAISED:
    case OUTCOME_SHARED:
    case OUTCOME_FAIRER:
        return plan_paid_for(outcome->status);
    default:
        if (outcome->half_hour)
            return "The search ended because half an hour of shortage or "
                   "less could still be saved and nothing better came.";
        return "The search ended because the gap asked for was reached.";
    }
}

/* "0.4 %", "12 %": no less than it is, and never "0 %", as there is a gap. */
static void add_percent(struct text *text, double percent)
{
    if (percent < 0.1)
        text_add(text, "0.1 %");
    else if (percent < 10)
        text_printf(text, "%.1f %%", ceil(percent * 10) / 10);
    else
        text_printf(text, "%.0f %%", ceil(percent));
}

static void add_hours(struct text *text, double hours)
{
    if (hours < 0.1)
        text_add(text, "less than 0.1 h");
    else
        text_printf(text, "%.1f h", hours);
}

static void add_optimal(const struct page *page, const struct outcome *outcome)
{
    text_add(page->text, "  The best possible: no roster can cost less than ");
    text_add_points(page->text, outcome->bound);
    text_add(page->text, " points.\n");
}

static void add_unproven(const struct page *page, const struct outcome *outcome)
{
    text_add(page->text, "  This roster costs ");
    text_add_points(page->text, outcome->cost);
    text_printf(page->text,
                " points; whether a cheaper one exists is not known.\n  %s\n",
                how_it_ended(outcome));
}

/* The bound is rounded down, so that it stays one. */
static void add_gap(const struct page *page, const struct outcome *outcome)
{
    struct text sentence = {0};
    text_printf(&sentence,
                "No roster can cost less than %" PRId64 " points; this one "
                "costs %" PRId64 ": at most ",
                outcome->bound / POINT, (outcome->cost + POINT / 2) / POINT);
    add_percent(&sentence, plan_gap_percent(outcome));
    text_add(&sentence, " of that, worth ");
    add_hours(&sentence, plan_gap_hours(outcome));
    text_add(&sentence, " of shortage, could still be saved.");
    page_sentence(page, text_string(&sentence), INDENT, INDENT);
    page_sentence(page, how_it_ended(outcome), INDENT, INDENT);
    text_free(&sentence);
}

void page_bound(const struct page *page)
{
    const struct outcome *outcome = page->plan->outcome;
    if (!outcome)
        return;
    page_heading(page, "How good it is");
    if (outcome->cost <= outcome->bound)
        add_optimal(page, outcome);
    else if (outcome->bound <= 0 && outcome->status != OUTCOME_WITHIN_GAP)
        add_unproven(page, outcome);
    else
        add_gap(page, outcome);
}

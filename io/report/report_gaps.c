/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is short or too much, in order of time, the dearest with the reason. */
#include "report_parts.h"

#include <stdlib.h>

enum { GAPS_TOLD = 100 };

bool report_has_gaps(const struct report *report)
{
    return report->score->n_gaps > 0;
}

/* Gaps of presence rules by shift are of days. */
static bool is_of_days(const struct report *report, const struct gap *gap)
{
    return gap->kind == GAP_PRESENCE &&
           report->problem->presences[gap->which].shift >= 0;
}

static const char *when(const struct report *report, const struct gap *gap)
{
    const struct problem *problem = report->problem;
    if (is_of_days(report, gap))
        return format_title(report, problem->grid.first_date + gap->start,
                            problem->grid.first_date + gap->end - 1);
    if (gap->kind == GAP_DAY)
        return format_day(report, team_local_of(problem, gap->start).date);
    return format_stretch(report, gap->start, gap->end);
}

static const char *what(const struct report *report, const struct gap *gap)
{
    const struct problem *problem = report->problem;
    return gap->kind == GAP_PRESENCE ? problem->presences[gap->which].id
           : gap->kind == GAP_JOINT  ? problem->joints[gap->which].name
                                    : queue_title(&problem->queues[gap->which]);
}

/* Heads; hours of work that waits; contacts of a day. */
static const char *amount(const struct report *report, const struct gap *gap,
                          int value)
{
    const struct markup *out = &report->out;
    if (gap->kind == GAP_LATE)
        return markup_say(out, "{hours} h of work", "hours",
                          format_number(report, head_hours(report, value), 1));
    if (gap->kind == GAP_DAY)
        return markup_say(out, "{n} in time", "n",
                          format_number(report, value / 1000.0, 1));
    return format_number(report, value / (double)HEAD, 2);
}

static void add_gap(const struct report *report, const struct gap *gap)
{
    const char *need = amount(report, gap, gap->need);
    markup_add(&report->out, "gap", "when", when(report, gap), "what",
               what(report, gap), "need",
               gap->surplus ? markup_say(&report->out, "at most {n}", "n", need)
                            : need,
               "have", amount(report, gap, gap->have), "cost",
               format_points(report, gap->cost), "why",
               gap->surplus ? "" : report_reason(report, gap));
}

/* Days and slots do not mix: those of days come last. */
static int by_time(const void *left, const void *right)
{
    const struct gap *a = *(const struct gap *const *)left;
    const struct gap *b = *(const struct gap *const *)right;
    bool presence = a->kind == GAP_PRESENCE;
    if (presence != (b->kind == GAP_PRESENCE))
        return presence ? 1 : -1;
    return a->start != b->start ? (a->start > b->start) - (a->start < b->start)
                                : (a > b) - (a < b);
}

void report_gaps(const struct report *report)
{
    static const struct report_column columns[] = {
        {"When", false}, {"What", false},  {"Needs", true},
        {"Has", true},   {"Points", true}, {"Why", false}};
    const struct score *score = report->score;
    const struct gap **gaps = score_dearest(score);
    int told = score->n_gaps < GAPS_TOLD ? score->n_gaps : GAPS_TOLD;
    qsort(gaps, (size_t)told, sizeof *gaps, by_time);
    report_table(report, "gaps",
                 markup_say(&report->out, "Times of {zone}", "zone",
                            report->problem->grid.calendars[0].zone),
                 REPORT_COLUMNS(columns));
    for (int i = 0; i < told; i++)
        add_gap(report, gaps[i]);
    markup_add(&report->out, "table-end");
    if (told < score->n_gaps)
        markup_add(&report->out, "note", "text",
                   markup_count(&report->out,
                                "and {n} cheaper one, in roster.json",
                                "and {n} cheaper ones, in roster.json",
                                score->n_gaps - told));
    free(gaps);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of the summary, in the order in which they are read. */
#ifndef SUMMARY_PARTS_H
#define SUMMARY_PARTS_H

#include "bar.h"
#include "summary.h"

/* What all parts are written from. */
struct page {
    struct text *text;
    const struct plan *plan;
    const struct roster *roster;
    const struct problem *problem;
    const struct score *score;
    int width;
    int name_width; /* of the column of agents' names */
    bool colour;
};

/* summary_grid.c: a table for each week; hours against contract. */
void page_weeks(const struct page *page);
void page_hours(const struct page *page);

/* Whether time off takes the whole day. */
bool page_on_leave(const struct page *page, int agent, int day);

/* summary_ledger.c: who has borne what. */
void page_ledger(const struct page *page);

/* The same of one agent, beside the level of the team. */
void page_ledger_of(const struct page *page, int agent);

/* summary_repeated.c: once, who works a weekend after the last one because
 * those who have had fewer have no hours left. */
void page_repeated(const struct page *page);

/* summary_cover.c: each queue; what is short and why. */
void page_cover(const struct page *page);

/* Columns for the names of queues. */
int page_queue_width(const struct problem *problem);

/* summary_cost.c: points by rule; how good that is. */
void page_cost(const struct page *page);
void page_bound(const struct page *page);

/* summary_rules.c: whose wishes are refused and whose rules paid for; hard
 * rules broken. */
void page_paid(const struct page *page);
void page_broken(const struct page *page);

/* How a law keeps somebody from a duty: "at least 11h of rest between duties,
 * after late of Sat 24 Oct; NO-9, Arbeidsmiljøloven 10-8(1)". */
void text_add_bar(struct text *text, const struct problem *problem,
                  const struct bar *bar);

/* The rule packs that hold, and which of their rules do not. */
void page_laws(const struct page *page);

/* summary_wishes.c: how many are granted; those refused and what granting them
 * would cost.  Whether a breach is among what that tells. */
bool page_has_wishes(const struct page *page);
void page_wishes(const struct page *page);
bool page_tells_wish(const struct page *page, const struct breach *breach);

/* summary.c: the first line, with team, days and zone. */
void page_title(const struct page *page);

/* An empty line and a heading; a warning stands out in colour. */
void page_heading(const struct page *page, const char *heading);
void page_warning(const struct page *page, const char *heading);

/* A sentence over as many lines as it needs, its first line and the further
 * ones indented. */
void page_sentence(const struct page *page, const char *sentence, int first,
                   int further);

/* Ends the line without blanks at its end. */
void text_end_line(struct text *text);

/* "4211.5": a cost in points, at most one decimal. */
void text_add_points(struct text *text, cost value);

/* summary_asked.c: the rule's sentence with the agent's limit in it, or with
 * another one; `week` is the week of the limits that are agreed by week. */
enum { EVERY_WEEK = -1 };
void text_add_rule(struct text *text, const struct problem *problem, int agent,
                   enum rule rule, int week);
void text_add_rule_as(struct text *text, const struct problem *problem,
                      int agent, enum rule rule, int week,
                      struct rule_setting setting);

#endif

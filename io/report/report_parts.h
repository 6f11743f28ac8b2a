/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sections of the page, in the order in which they are read, and how
 * figures are written in its language. */
#ifndef REPORT_PARTS_H
#define REPORT_PARTS_H

#include "duty.h"
#include "markup.h"
#include "report.h"
#include "score.h"
#include "team_json.h"

#include <stdbool.h>

struct scenarios;

struct report {
    struct markup out;
    const struct plan *plan;
    const struct roster *roster;
    const struct problem *problem;
    const struct score *score;
    const struct report_order *order;
    const struct scenarios *scenarios; /* all else is NULL then; else this */
};

/* report.c: how every page begins. */
struct report_head {
    const char *team, *period, *zone, *version;
    const char *scenario; /* or NULL */
    bool scripts;         /* it has page.js */
};
void report_begin(const struct report *report, const struct report_head *head);

/* The page's sections, after links to them.  Titles are translated here. */
struct report_section {
    const char *id, *title;
    void (*write)(const struct report *report);
    bool shown;
};
void report_sections(const struct report *report,
                     const struct report_section *sections, int n);

/* Begins a table; its columns' heads are translated here, its title before.
 * Figures stand on the right. */
struct report_column {
    const char *head;
    bool figures;
};
void report_table(const struct report *report, const char *class,
                  const char *title, const struct report_column *columns,
                  int n);
#define REPORT_COLUMNS(columns)                                                \
    (columns), (int)(sizeof(columns) / sizeof *(columns))

/* report_grid.c: everybody's weeks, with what filters them and the day. */
void report_grid(const struct report *report);

/* report_cover.c: each queue's heads against its need. */
void report_cover(const struct report *report);

/* report_gaps.c: what is short, and why. */
bool report_has_gaps(const struct report *report);
void report_gaps(const struct report *report);

/* report_people.c: hours, and how many wishes are granted. */
void report_people(const struct report *report);

/* report_wishes.c: those refused, if there are any. */
void report_wishes(const struct report *report);

/* A wish in words, without its days. */
const char *report_wish(const struct report *report, int agent,
                        const struct wish *wish);

/* report_ledger.c: who has borne what. */
bool report_has_burdens(const struct report *report);
void report_burdens(const struct report *report);

/* What a burden is called in the page's language; the team's own by id. */
const char *report_burden(const struct report *report, const char *id);

/* report_rules.c: rules broken and paid for. */
bool report_has_breaches(const struct report *report);
void report_rules(const struct report *report);

/* report_laws.c: the rule packs in force, and what is agreed otherwise. */
void report_laws(const struct report *report);

/* A rule as a sentence, with the limit in it that was not kept; with the limit
 * given; or with that of the first agent who is held to it, who may not be
 * alone. */
const char *report_rule(const struct report *report,
                        const struct breach *breach);
const char *report_rule_set(const struct report *report, enum rule rule,
                            struct rule_setting setting);
const char *report_rule_of_team(const struct report *report, enum rule rule);

/* The same of the limit that is paid for: one that is hard is not, but the
 * stricter one beside it. */
const char *report_rule_paid(const struct report *report, enum rule rule);

/* report_breaches.c: each time that one is broken or paid for. */
void report_breaches(const struct report *report);

/* report_proof.c: what it costs, and how much better another could be. */
void report_proof(const struct report *report);

/* Whether the search has shown that no roster can cost less than something;
 * only where it was searched for. */
bool report_is_proven(const struct report *report);

/* report_changes.c: against the roster before. */
void report_changes(const struct report *report);

/* report_short.c: hours in which queues are short, by the team's day. */
const double *report_short(const struct report *report);

/* report_data.c: what the script needs and the page does not show. */
void report_data(const struct report *report, struct text *json);

/* report_reason.c: "Anna, Bo, Eva and 2 more"; why a gap is there; who else
 * could have a duty. */
const char *report_names(const struct report *report, const int *agents, int n);
const char *report_reason(const struct report *report, const struct gap *gap);
const char *report_others(const struct report *report, int agent, int day);

/* report_fewer.c: who has borne less of a burden that a duty counts as, and why
 * it is not theirs. */
const char *report_fewer(const struct report *report, int agent, int day,
                         int burden);

/* report_notes.c: what is to be said of duties one by one, for the script; of
 * small teams also who else could have each. */
void report_notes(const struct report *report, struct text *json);
bool report_tells_others(const struct report *report);

/* report_format.c; all live in the arena. */
const char *format_number(const struct report *report, double value,
                          int decimals); /* at most so many */
const char *format_count(const struct report *report, int count);
const char *format_plain(const struct report *report, int number); /* "-12" */
const char *format_points(const struct report *report, cost value);
const char *format_length(const struct report *report, int minutes);
const char *format_day(const struct report *report, int date);  /* Mon 19 Oct */
const char *format_date(const struct report *report, int date); /* with year */
const char *format_clock(const struct report *report, struct local local);
const char *format_stretch(const struct report *report, int start, int end);
const char *format_title(const struct report *report, int first, int last);

/* One past the last day of the week that `day` lies in. */
int report_week_end(const struct report *report, int day);

/* Hundredths of a head in all slots together as hours of work. */
double head_hours(const struct report *report, int64_t heads);

/* Letters by which queues are told apart: A to Z, then A2 ... */
const char *queue_letter(const struct report *report, int queue);

/* Classes of its colour and its pattern in page.css: 8 of each. */
const char *queue_class(const struct report *report, int queue);

#endif

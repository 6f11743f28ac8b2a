/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scenarios side by side: what each roster comes to, and how it differs from
 * that of the team as it is.  Everything is borrowed but what comparison_fill()
 * puts into the arena. */
#ifndef COMPARISON_H
#define COMPARISON_H

#include "arena.h"
#include "plan.h"
#include "summary.h"
#include "text.h"
#include "what_if.h"

struct queue_figures {
    const char *id, *name;
    double needed_h, short_h;
    double service; /* share answered in time that the heads in it lead to, by
                       formula; NAN: no level is asked of it */
    double asked;
};

/* How few more agents are enough for all that is needed. */
struct least {
    bool asked, found;
    int agents;          /* if found: that many are enough */
    int more[KINDS_MAX]; /* of each kind */
    int at_least;        /* fewer are proven not to be */
    struct kind_words kinds[KINDS_MAX];
    int n_kinds;
};

struct scenario_figures {
    const char *name, *folder;
    int n_cell, cell[AXES_MAX];
    struct plan plan; /* roster NULL: there is none, the outcome says why */
    int n_queues;
    struct queue_figures *queues;
    double needed_h, short_h;
    double worked_h, overtime_h; /* beyond the targets of contracts */
    int wishes_refused;
    struct {
        double ratio; /* of who is worst off, in times of the team's; of the
                         priced burden where it is most; 0: none is counted */
        const char *burden, *agent;
    } fairness;
    int n_added, n_removed; /* ids of agents, against the base */
    const char **added, **removed;
    bool compared; /* with a roster of the base on the same days */
    int changed_people, changed_duties; /* of those who are in both */
    bool other_queues;  /* no duty is changed, but who serves what, or when */
    double not_asked_h; /* needed in the base where it needs nobody: closed, or
                           without contacts; work that only waits is not */
    cost dearer;        /* than the base */
    bool undecided;     /* by less than both gaps together, but not the same */
    struct least least;
};

enum worth_sort {
    WORTH_AGENT,
    WORTH_DUTY,
    WORTH_SKILL,
    WORTH_HOUR,
    WORTH_RULE,
    N_WORTH_SORTS
};

/* What a change to the team would be worth.  Of the words, those that its sort
 * does not speak of are NULL. */
struct worth {
    enum worth_sort sort;
    const char *what;   /* all of it in words */
    const char *skills; /* of a newcomer, with blanks between them */
    const char *slower; /* "phone-pl 80 %": where not at full speed */
    int week_min;       /* in the newcomer's contract, 0: none is agreed */
    const char *shift;  /* of a duty */
    const char *from,
        *to; /* "11:00": its clock, or the range in which it lies */
    bool ranges;
    int first_date, n_weeks;   /* its first day; then so often, weekly */
    const char *agent, *queue; /* trained, or with an hour more: ids */
    const char *agent_name, *queue_name;
    const char *rule; /* its name, as in team.json */
    int limit, span;  /* of the rule as it would be, or as it is if dropped */
    bool dropped;     /* the rule goes as a whole */
    cost predicted; /* by the duals: no less than it is, as far as they go, nor
                       than floor; no more than the base costs */
    cost floor;     /* what it saves with nobody else's days touched */
    bool unsure;    /* these two are more than a tenth apart, or the base's gap
                       is more than a tenth of it */
    bool confirmed; /* solved again: */
    cost saved;
    cost doubt;     /* the two gaps together */
    double saved_h; /* of shortage */
};

struct comparison {
    const char *version;
    int n_axes; /* of the grid */
    struct axis axes[AXES_MAX];
    int n;
    struct scenario_figures *scenarios; /* the base first */
    bool worth_asked;
    int n_worths;
    const struct worth *worths;
    int n_left_out; /* changes not looked at, in words */
    const char **left_out;
};

/* From the plans, names and cells to all other figures. */
void comparison_fill(struct comparison *it, struct arena *arena);

/* Nobody's days differ from the base, nor does the cost; queues and breaks may
 * (other_queues). */
bool has_same_duties(const struct scenario_figures *it);

/* A cost as so many hours of shortage. */
double hours_of(cost points);

void comparison_text_write(struct text *text, const struct comparison *it);
void comparison_json_write(struct text *text, const struct comparison *it);
void comparison_csv_write(struct text *text, const struct comparison *it);

/* The worths alone. */
void comparison_worth_csv_write(struct text *text, const struct comparison *it);

#endif

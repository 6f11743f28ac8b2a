/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the documents say, before it is laid on the slots of a grid: dates,
 * clock times, minutes, and where each was read.  JSON and CSV give the same
 * drafts; the build_*.c files make a problem of them.
 *
 * Everything is in the reading's scratch arena. Dates are days since
 * 1970-01-01, times minutes. */
#ifndef DRAFT_H
#define DRAFT_H

#include "problem.h"
#include "spot.h"
#include "units.h"

enum { NOT_GIVEN = -1, PRICE_MAX = 100000 }; /* points */

struct clauses;

/* Days by weekday, by date, or both. */
struct days {
    uint8_t weekdays; /* bits, Monday = 1 << 0 */
    int n_dates;
    const int *dates;
};

/* A stretch of the clock on some days: `from` up to `to`. */
struct window {
    struct days days;
    int from, to;
};

/* Names as they were written, to be looked up later. */
struct name {
    const char *text;
    int percent; /* of skills: proficiency */
    struct spot spot;
};

struct names {
    int n;
    struct name *items;
};

/* Agents by the tags and skills they have, all of them, or by name. */
struct draft_who {
    struct names tags, agents;
    bool by_name;
};

/* Heads, or contacts per hour, during a window. */
struct amount {
    struct window window;
    double amount;
};

/* Contacts that wait since some moment before the horizon. */
struct draft_batch {
    struct spot spot;
    double contacts;
    int date, minute;
};

/* Work that may wait. */
struct draft_deferral {
    int promise; /* minutes, of `hours` where these are given */
    int n_hours;
    const struct window *hours;
    int n_backlog;
    const struct draft_batch *backlog;
    double leave; /* contacts at the end, or NOT_GIVEN */
    struct names idle_queues;
    int idle_permille;
};

/* Lengths of contacts that really were. */
struct draft_times {
    struct spot spot; /* of the column */
    const char *csv;  /* NULL: none */
    const char *column;
};

/* What comes in a window, times so much, or so much instead. */
struct draft_scale {
    struct spot spot;
    struct window window;
    double factor;
    bool instead;
    double amount; /* heads, or contacts per hour */
    bool *met;     /* any slot in which something came, of any queue */
};

struct draft_queue {
    struct spot spot, need_spot;
    const char *id, *name;
    struct names skills;
    bool by_volume;
    int n_amounts;
    const struct amount *amounts;
    const char *csv; /* NULL: amounts instead */
    const char *column;
    struct spot column_spot;
    int n_scales;
    const struct draft_scale *scales; /* of the amounts, or of the table */
    struct staffing staffing;         /* of queues by volume, without figures */
    int carried;                      /* 0, 1 or NOT_GIVEN */
    struct draft_times times;
    double priority;
    struct steps shortage, surplus; /* price: points per hour */
    int n_most;
    const struct amount *most;
    int min_block;                         /* minutes, 0: none */
    const struct draft_deferral *deferral; /* NULL: the work cannot wait */
};

/* Which queues share their peaks: all that share agents, or these sets. */
struct draft_set {
    struct spot spot;
    struct names queues;
};

struct draft_pooling {
    bool all;
    int n_sets;
    struct draft_set *sets;
};

/* One value, or all from `from` to `to` in steps. */
struct range {
    int from, to, step;
};

struct draft_break {
    int length, from, to;
    bool paid;
    int over; /* only in duties longer than this */
    struct spot spot;
};

struct draft_shift {
    struct spot spot, start_spot, end_spot;
    const char *id, *name;
    struct range start;
    struct range length; /* if `end` is not given */
    int end;             /* what the clock shows, or NOT_GIVEN */
    struct days days;
    int night; /* 0, 1 or NOT_GIVEN */
    bool on_call;
    int counts; /* percent of an hour on call that is work */
    int n_breaks;
    struct draft_break breaks[BREAKS_MAX];
    struct names not_before, tags;
    bool broken; /* something about it has been reported: not laid out */
};

/* Minutes of work, NOT_GIVEN where none is agreed. */
struct contract {
    int min, target, max;
    struct spot spot;
};

struct shift_limit {
    int shift, min, max; /* duties or NOT_GIVEN */
};

/* grade 0 (never) to 4 (gladly). */
struct graded {
    struct window window;
    int grade;
};

struct draft_absence {
    struct spot spot;
    bool whole_days;
    int first, last; /* dates, both included */
    int from, to;    /* minutes on the first and last date */
    int credit;      /* minutes, or NOT_GIVEN */
    bool exact;      /* these hold instead of `from` and `to`: Unix seconds */
    int64_t start_second, end_second;
    const char *note; /* what it is, or NULL */
    bool busy;        /* no leave, and not credited */
};

/* What the events of a calendar file are. */
enum calendar_use { CALENDAR_TIME_OFF, CALENDAR_BUSY, CALENDAR_AVAILABLE };

struct draft_calendar {
    struct spot spot;
    const char *path;
    enum calendar_use use;
};

/* Unix seconds. */
struct draft_stretch {
    int64_t start, end;
    bool lifted; /* takes away what was said of it before */
};

enum { GRADE_OFF = -1, GRADE_USUAL = 2, GRADE_MAX = 4 };

struct draft_wish {
    struct window window;
    bool timed;       /* the window counts, not whole days */
    int shift;        /* or NOT_GIVEN */
    int grade;        /* or GRADE_OFF: wants to be off */
    int points;       /* or NOT_GIVEN */
    bool together;    /* off on all of the days, or it is refused */
    const char *with; /* a colleague's id, or NULL */
    struct spot spot; /* of that id, or of the wish */
};

struct draft_order {
    struct spot spot;
    int date;
    bool off;
    int shift, start; /* start: minute or NOT_GIVEN */
};

struct draft_forbidden {
    struct days days;
    int shift;
};

/* Whose turn is which shift: weeks[k] in the calendar week k weeks after that
 * of `from`, and round again. */
struct draft_rotation {
    int from;              /* date */
    int n_weeks;           /* 0: none */
    const uint64_t *weeks; /* bits of shifts */
    int price;             /* points for a duty of another, or RULE_HARD */
};

struct draft_history {
    bool given;
    struct spot spot, duty_spot, run_spot, saturday_spot, week_spot, past_spot;
    bool duty_given, nights_given, week_given;
    int n_past; /* days of past[] that are given */
    int duty_shift;
    int start_date, start_minute, end_date, end_minute;
    int run; /* as in struct history */
    int nights;
    int saturday; /* 0, 1 or NOT_GIVEN */
    int weekends, week_min, period_min;
    int past[PAST_DAYS];
    short shift_count[SHIFTS_MAX];
    int wishes_asked, wishes_granted;
    int wish_points; /* left over */
};

struct draft_agent {
    struct spot spot;
    const char *id, *name;
    const char *zone;
    struct names skills, tags;
    struct contract week, period;
    bool shifts_given;
    struct names shifts;
    uint64_t shift_bits; /* of `shifts` */
    int n_limits;
    const struct shift_limit *limits;
    bool available_given;
    int n_available;
    const struct graded *available;
    int n_calendars, n_found; /* named by the agent, in the team's folders */
    const struct draft_calendar *calendars, *found;
    bool open_given; /* by calendars: available in `open`, and in windows */
    int n_open;
    const struct draft_stretch *open; /* in order, apart from each other */
    int n_shut;
    const struct draft_stretch *shut; /* never available, the last counts */
    int n_absences;
    const struct draft_absence *absences;
    int n_wishes;
    const struct draft_wish *wishes;
    int n_orders;
    const struct draft_order *orders;
    int n_forbidden;
    const struct draft_forbidden *forbidden;
    struct draft_rotation rotation;
    const struct clauses *rules; /* the uppermost */
    bool overtime;
    struct draft_history history;
};

struct draft_presence {
    struct spot spot;
    const char *id;
    struct draft_who who;
    bool beside_given; /* `each` of these for one of `who` at most */
    struct draft_who beside;
    int each;
    int shift;    /* or NOT_GIVEN */
    bool of_gone; /* of a shift that a scenario has taken out */
    struct window window;
    int min, max;                /* or NOT_GIVEN */
    struct steps price, surplus; /* points per head and hour, or duty */
};

/* A meeting or training on some days, in the team's time. */
struct draft_activity {
    struct spot spot;
    const char *id;
    struct draft_who who;
    struct window window;
    int price;   /* points of missing it, or RULE_HARD */
    bool broken; /* something about it has been reported: not laid out */
};

#endif

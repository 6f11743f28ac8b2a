/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A frozen problem: readers build it, everyone else holds a const pointer.
 * Indices are plain ints called agent, day, slot, queue, shift, offer; times
 * are slots of the grid (grid.h), work is minutes, heads are hundredths
 * (HEAD = 100), money is `cost` (rules.h). */
#ifndef PROBLEM_H
#define PROBLEM_H

#include "arena.h"
#include "grid.h"
#include "history.h"
#include "rules.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    HEAD = 100,            /* one agent at full speed for one slot */
    BREAKS_MAX = 4,        /* in one duty */
    DUTY_SLOTS_MAX = 1500, /* in one duty: 25 hours of minutes */
    QUEUES_MAX = 64,
    TAGS_MAX = 64, /* tags and skills that presence rules name */
    STEPS_MAX = 8  /* of a convex price */
};

/* Convex price of heads missing (or too many): the first head costs price[0],
 * the second price[1], every further one price[n - 1]; prices do not fall. */
struct steps {
    int n;
    cost price[STEPS_MAX]; /* per hundredth of a head and slot (or duty) */
};

/* A stream of work.  Agents who have all its skills can serve it.
 *
 * Work that cannot wait is short where fewer heads serve it than it needs.
 * Deferred work waits instead: what is not served in a slot is added to the
 * need of the next one, free of charge as long as it is not late. */
struct queue {
    const char *id;
    const char *name;
    const int *need; /* [n_slots] hundredths of a head; deferred: work that
                    arrives, less what others do of it in passing: may be
                    below 0 */
    struct steps shortage; /* deferred: of work that is late, one price */
    const struct deferral *deferral; /* NULL: the work cannot wait */
    /* How the need came about, for `demand`; NULL where heads were given. */
    const struct staffing *staffing;
    /* A service level asked of whole days; NULL: of slots, by the need. */
    const struct day_target *day_target;
    /* Heads that are too many, beyond the need or what `most` allows if that is
     * more; n 0: they cost surplus_price of the problem.  Of work that cannot
     * wait, without a day target, and with no other queue in a joint. */
    struct steps surplus;
    const int *most; /* [n_slots] hundredths; NULL: the need */
    int min_block; /* slots that an agent stays with it at least: block_rule.h;
                      0 or 1: any */
};

/* Work that waits at the start; in hundredths of a head for a slot. */
struct batch {
    int work;
    int due; /* as below */
};

/* By when deferred work is promised: the work of a slot is due at the start of
 * slot `due`, n_slots: after the horizon.  Due times do not fall.
 *
 * At the end of slot t, left[t] = max(0, left[t - 1] + need[t] - level); of
 * this at most allowed[t] is still in time, the rest is late (deferral.h). */
struct deferral {
    const int *due;     /* [n_slots] */
    const int *allowed; /* [n_slots] hundredths that may still wait */
    int n_backlog;
    const struct batch *backlog; /* in order of due; part of need[0] */
    int usual; /* work of a slot that brings some, on average; above 0 */
    uint64_t in_passing; /* bits of queues whose agents do some of it while they
                    wait for contacts, */
    int idle_permille;   /* in this much of that time */
};

/* How contacts are served. */
enum channel { CHANNEL_LIVE, CHANNEL_CHAT, CHANNEL_DEFERRED };

/* What a service level is a share of: all contacts offered; those answered;
 * those offered but for the ones who left within the threshold; or offered,
 * with those who left within the threshold counted as served. */
enum level_of { OF_OFFERED, OF_ANSWERED, OF_PATIENT, OF_SETTLED };

/* How a queue's need follows from its contacts, which are per slot. */
struct staffing {
    enum channel channel;
    const double *contacts; /* [n_slots] expected */
    const double *load;     /* [n_slots] Erlang for which it is staffed: carried
                    over slots where handling is long, at the quantile */
    int handling_s;         /* chat: with nobody else to serve */
    int n_times;            /* handling times to be drawn from by simulation; */
    const double *times;    /* 0 of them: exponential with mean handling_s */
    int customer_s;         /* chat: the part of it that is the customer's */
    int chats;              /* at once by one agent, 1 but for chat */
    int patience_s;         /* mean; 0: nobody leaves */
    int dispersion_permille; /* variance of a slot's contacts over their mean;
                    1000: Poisson */
    int quantile_permille;  /* of the contacts for which it is staffed; 0: their
                    mean */
    int shrinkage_permille; /* unplanned absence */

    /* The target; deferred work has a deferral instead. */
    enum level_of level_of;
    int answer_s;           /* threshold of the service level */
    int level_permille;     /* share to be answered within it; 0: not asked */
    int wait_s;             /* mean wait of those answered; -1: not asked */
    int abandon_permille;   /* at most; -1: not asked */
    int occupancy_permille; /* at most; 1000: not asked */
    int least;              /* heads at least where there are contacts */
    bool over_day;          /* the level is asked of each day as a whole, */
    int slot_permille;      /* and this much of each slot */
    bool carried;           /* load: of contacts from earlier slots as well */
};

/* A service level asked of each day of the team as a whole, in thousandths of
 * a contact answered in time, on top of what the need answers.  In slot t the
 * k-th further head, to be rostered beyond need[t], gains
 * gains[first_gain[t] + k - 1]; later ones gain nothing.  Gains are above 0
 * and do not rise from head to head, so that part of a head gains its part,
 * and the answered contacts of a slot are concave in its heads.  Slots outside
 * the team's days gain nothing.
 *
 * Missing on a day = max(0, goal[day] - what its slots gain), priced
 * price[day] each. */
struct day_target {
    const int *first_gain; /* [n_slots + 1] into gains */
    const int *gains;
    const int *goal;   /* [n_days] 0: met by the need */
    const cost *price; /* [n_days] per thousandth of a contact: so that the
               last head that the goal needs is worth a head missing for a
               slot */
};

/* Queues with agents in common, who share the peaks of all of them: together
 * they need more heads than the load of each, and less than the heads that
 * each would need alone.  The heads that serve any of the queues count. */
struct joint {
    uint64_t queues; /* bits; one alone where several volumes are asked for */
    const int *need; /* [n_slots] hundredths of a head */
    struct steps shortage;
    const char *name; /* ids of the queues */
};

/* One break of a duty: it may begin from..to slots after the duty does, from
 * 1 on. */
struct pause {
    int length; /* slots */
    int from, to;
    bool paid;
};

struct shift {
    const char *id;
    const char *name;
    uint64_t not_before; /* bits of shifts that must not follow the next day */
};

/* A shift at one start and one length on one day of one calendar: what an
 * agent may be given.  Pauses are in order of time and fit one after another
 * in every combination that roster_pauses_fit() accepts. */
struct offer {
    int shift;
    int day;         /* the local day on which it starts */
    int start, end;  /* slots */
    int work_min;    /* minutes that count as work, whole slots: unpaid breaks
                        left out */
    short start_min; /* of the clock at the start */
    bool night;
    bool on_call; /* at home, to be called: never at work in its slots; without
                     pauses */
    int n_pauses;
    struct pause pauses[BREAKS_MAX];
};

/* An offer that an agent may really take, and what it costs the agent whatever
 * the other days are: wishes, and priced rules that look at one duty. */
struct choice {
    int offer;
    cost own;
};

/* Time an agent cannot work. */
struct absence {
    int start, end;   /* slots */
    const char *note; /* what it is, for people; NULL: not told */
    bool busy;        /* with something of the agent's own: no leave */
};

/* Days off wished as a whole: the first one worked costs all of it, as
 * RULE_off_together. */
struct days_off {
    int from, to; /* days, to: one past the last */
    cost price;
};

/* A meeting or training that takes the agent off the queues: who is at work
 * then is there, serves no queue and has no break.  It is attended by a duty
 * that starts on its day and covers it; missing it breaks RULE_activities. */
struct activity {
    const char *id;
    int day;        /* the agent's own on which it starts */
    int start, end; /* slots */
    int price;      /* points of missing it, or RULE_HARD */
};

/* What a gauge adds up: minutes of work; of overtime (agent_overtime()); what
 * `amount` says of each duty; weekends worked. */
enum gauge_measure {
    MEASURE_WORK,
    MEASURE_OVERTIME,
    MEASURE_DUTIES,
    MEASURE_WEEKENDS
};

/* A sum over the duties of an agent, from day `from` up to day `to`: of hours
 * that the law limits over longer times than a week, or of a burden that is
 * to be shared.  More of it is never better.
 *
 * A limit: after each day worked the sum is at most most[day]; what is over,
 * as far as that day added it, breaks RULE_averages (in minutes, or times).
 * most[] does not fall from day to day: the reader lowers a day's to what a
 * later one still allows.
 * A price: each unit costs its step, charged as RULE_burdens. */
struct gauge {
    const char *id; /* of the law or the burden */
    enum gauge_measure measure;
    const int *amount; /* [n_offers] MEASURE_DUTIES: units, from 0 on */
    int from, to;
    const int *most; /* [n_days] INT_MAX: no limit; NULL: none at all */
    int price;       /* of what is over `most`: points per hour, or per unit
                        where no minutes are counted; or RULE_HARD */
    const struct law *law; /* NULL: set by the team */
    const char *agreed;    /* what is agreed in its place, in words, or NULL */
    int n_steps;           /* 0: no price */
    const cost *step; /* [n_steps] of the first unit in from..to, the second,
                         ...; further ones as the last; they do not fall */
};

/* Time in which the agent must not work by law. */
struct restriction {
    const uint8_t *slots; /* [n_slots] 1: restricted */
    const struct law *law;
};

/* Breaks that the law asks for in a duty of more work than `over` minutes. */
struct break_tier {
    int over;              /* minutes of work */
    int total;             /* minutes of breaks */
    const struct law *law; /* which asks for it; NULL: none does */
};

struct break_law {
    int n_tiers;
    const struct break_tier *tiers; /* in order of `over`; the last that holds
                                       counts */
    int min_piece;                  /* minutes: shorter breaks do not count */
};

struct wish;

/* Per-day orders for an agent. */
enum order { ORDER_NONE, ORDER_OFF, ORDER_WORK };

/* Agents in one group serve the same queues at the same speed. */
struct group {
    int n_agents;
    const int *speed; /* [n_queues] hundredths of a head, 0: cannot serve */
    uint64_t queues;  /* bits of those it can serve */
};

struct agent {
    const char *id;
    const char *name;
    int calendar; /* whose days are the agent's days */
    int group;
    uint64_t tags; /* tags and skills, as bits */

    struct rule_setting rules[N_RULES];
    struct rule_setting better[N_RULES]; /* a second, stricter limit beside
                    one of rules[], priced; price 0: none */
    const int *week_min, *week_target, *week_max; /* [n_weeks] minutes; -1:
                    none; the first two already lowered by credited time off
                    and cut weeks */
    int period_min, period_target, period_max;    /* minutes; -1: none */
    const int *shift_min, *shift_max; /* [n_shifts] duties; -1: none */

    /* Weekly rest: each week of rest has its own, whole inside it. */
    const uint8_t *rest_begins; /* [n_days + 1] 1: one begins with the day, the
                    last one before ends; NULL: on Mondays */
    int rest_from;              /* slot at which that of day 0 began */
    int ordinary_day;  /* minutes a day and a calendar week beyond which work */
    int ordinary_week; /* is overtime; -1: none is */
    int n_gauges;
    const struct gauge *gauges; /* [n_gauges] sums at 0 on day `from` */
    int n_restrictions;
    const struct restriction *restrictions;
    const struct break_law *breaks;        /* of rules[]; NULL: none */
    const struct break_law *better_breaks; /* of better[]; likewise */
    int stretch_most; /* slots at work without a break; 0: any */

    const uint8_t *available; /* [n_slots] 0: the agent is not available */
    const uint8_t *eligible;  /* [n_shifts] 0: may not work the shift */
    int n_time_off; /* leave before what is busy, each in order of time */
    const struct absence *time_off;
    const uint8_t *orders;     /* [n_days] enum order: ORDER_OFF: must be
                  off; ORDER_WORK: must work fixed_shift, at fixed_start */
    const short *fixed_shift;  /* [n_days] or -1 for any */
    const int *fixed_start;    /* [n_days] slot or -1 for any */
    const uint64_t *forbidden; /* [n_days] bits of shifts */
    const uint64_t *rotation;  /* [n_days] bits of the shifts whose turn it is;
                  NULL: any */
    int n_activities;          /* in order of time, apart from each other */
    const struct activity *activities;
    const uint8_t *busy; /* [n_slots] 1: in an activity; NULL: never */

    /* Wishes. A duty costs slot_wish summed over its slots from start to end
     * (breaks included) plus shift_wish; a day without duty costs off_wish. */
    const cost *slot_wish;  /* [n_slots] */
    const cost *shift_wish; /* [n_days * n_shifts] */
    const cost *off_wish;   /* [n_days] */

    int n_stretches; /* at most STRETCHES_MAX */
    const struct days_off *stretches;
    int n_wishes; /* what the costs above come from (wish.h) */
    const struct wish *wishes;
    int wish_left; /* points that these leave for the next roster */

    struct history before; /* what came before the first day */
    /* A duty from before the first day is still on in these slots; 0, 0 if
     * none is. */
    int carried_from, carried_until;

    /* Set by problem_freeze(): what the agent may take on each day, and what
     * a day off costs by itself. */
    const int *first_choice;      /* [n_days + 1] into choices */
    const struct choice *choices; /* of one day: by offer */
    const cost *off_own;          /* [n_days] COST_FORBIDDEN: must work */
};

/* At least `min` and at most `max` in each of its rows, the weights of those
 * there added up: a row is one slot (shift == -1), or all duties of a shift
 * that start on a day of the agent's own.  Weights below 0 make it a rule of
 * some beside others: trainees -1, their mentors as many as each may have. */
struct presence {
    const char *id;
    uint64_t tags;        /* who: agents with all these tags; 0: everybody */
    const int8_t *weight; /* [n_agents] NULL: 1 of those with the tags, else 0;
                    those above 0 are all alike, so are those below */
    const char *who;      /* with weights: these agents in words */
    int wisher; /* 1 + the agent whose wish it is, by shift; 0: the team's */
    int shift;  /* or -1: rows are slots */
    int n_rows;
    const int *row;                 /* [n_rows] slot, or day */
    const int *min;                 /* [n_rows] sum of weights */
    const int *max;                 /* [n_rows] likewise, INT_MAX: any */
    struct steps too_few, too_many; /* price per hundredth of an agent */
};

struct problem {
    struct arena *arena; /* owns everything below */
    const char *team;
    struct grid grid;

    int n_queues;
    const struct queue *queues;
    int n_shifts; /* at most SHIFTS_MAX */
    const struct shift *shifts;
    int n_tags;
    const char *const *tags;
    int n_presences;
    const struct presence *presences;
    int n_joints;
    const struct joint *joints;
    cost surplus_price; /* of a hundredth of a head and slot without work */

    int n_agents;
    struct agent *agents;

    /* [n_calendars * n_days + 1] into offers: offers of a calendar's day.
     * In order of shift, start, end; no two alike in these. */
    const int *first_offer;
    int n_offers;
    const struct offer *offers;

    /* Set by problem_freeze(). */
    int n_gauges; /* the most that an agent has */
    int n_groups;
    const struct group *groups;
    uint64_t deferred; /* bits of queues with a deferral, */
    uint64_t by_day;   /* with a day target; */
    uint64_t linked;   /* with either: its price spans slots */
    uint64_t blocked;  /* bits of queues with a least block */
    uint64_t uneven;   /* bits of queues in which some speed is neither 0 nor
                      HEAD */
    const int *agent_speed; /* [n_agents * n_queues] as the reader gave it */
};

/* In an activity, if at work at all. */
static inline bool is_busy(const struct agent *agent, int slot)
{
    return agent->busy && agent->busy[slot];
}

/* Whether a duty covers the activity. */
static inline bool activity_in(const struct activity *activity,
                               const struct offer *duty)
{
    return !duty->on_call && duty->start <= activity->start &&
           activity->end <= duty->end;
}

/* On duty from before the first day. */
static inline bool is_carried(const struct agent *agent, int slot)
{
    return slot >= agent->carried_from && slot < agent->carried_until;
}

/* Completes what readers have filled in (everything not marked as set here):
 * groups of agents, choices per agent and day. */
void problem_freeze(struct problem *problem);

/* The same problem with other needs, and goals of days: need[n_queues *
 * n_slots], goal[n_queues * n_days] (of queues with a day_target).  All else is
 * shared; what is new is in the arena. */
const struct problem *problem_asking(const struct problem *problem,
                                     struct arena *arena, const int *need,
                                     const int *goal);

/* The rule of the agent's own terms (orders, availability, time off, shifts
 * allowed) that keeps it from taking the offer, or N_RULES where none does. */
enum rule agent_refuses(const struct problem *problem, int agent, int offer);

/* The same, and how it would break it: false where there is none. */
bool agent_refusal(const struct problem *problem, int agent, int offer,
                   struct breach *first);

/* What taking the offer costs the agent whatever the other days are. */
cost agent_own(const struct problem *problem, int agent, int offer);

/* The same of a day off; COST_FORBIDDEN where the agent must work. */
cost agent_off_own(const struct problem *problem, int agent, int day);

/* Minutes of a duty beyond the ordinary ones of its day. */
int agent_over_day(const struct agent *agent, int work);

/* Minutes of overtime that `work` minutes of a duty are, after `week` minutes
 * of its calendar week, of which `over` were beyond those of their days. */
int agent_overtime(const struct agent *agent, int work, int week, int over);

/* What a gauge's price is for units from `from` up to `to` of its sum. */
cost gauge_cost(const struct gauge *gauge, int from, int to);

/* What `excess` over its limit costs. */
cost gauge_limit_cost(const struct gauge *gauge, int excess);

/* The law behind a breach; NULL: none. */
const struct law *breach_law(const struct problem *problem,
                             const struct breach *breach);

/* Time off that the duty touches; NULL: none. */
const struct absence *agent_absence(const struct agent *agent,
                                    const struct offer *duty);

/* First and one past the last offer of an agent's day. */
static inline int first_offer_of(const struct problem *problem, int agent,
                                 int day)
{
    const struct agent *who = &problem->agents[agent];
    return problem->first_offer[who->calendar * problem->grid.n_days + day];
}

static inline int end_offer_of(const struct problem *problem, int agent,
                               int day)
{
    const struct agent *who = &problem->agents[agent];
    return problem->first_offer[who->calendar * problem->grid.n_days + day + 1];
}

static inline int agent_speed(const struct problem *problem, int agent,
                              int queue)
{
    return problem->agent_speed[agent * problem->n_queues + queue];
}

/* What an agent adds to a row of the presence rule. */
static inline int presence_weight(const struct problem *problem,
                                  const struct presence *presence, int agent)
{
    if (presence->weight)
        return presence->weight[agent];
    return (problem->agents[agent].tags & presence->tags) == presence->tags;
}

/* The least that a row can come to: below 0 where weights are. */
int presence_least(const struct problem *problem,
                   const struct presence *presence);

/* Hundredths of a head beyond which the queue has too many. */
static inline int queue_most(const struct queue *queue, int slot)
{
    int need = queue->need[slot];
    return queue->most && queue->most[slot] > need ? queue->most[slot] : need;
}

/* Sum of a convex price: `missing` hundredths of a head. */
cost steps_cost(const struct steps *steps, int missing);

#endif

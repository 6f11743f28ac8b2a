/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From what was read to a problem: each function adds its part, in this
 * order, and reports what does not fit together.  Arrays go into the reading's
 * arena, which is the problem's. */
#ifndef BUILD_H
#define BUILD_H

#include "reading.h"
#include "rules_in_force.h"

/* What the clock of a calendar shows when each slot begins; of the past, whose
 * slots are below 0, likewise. */
struct face {
    short *day;    /* since the horizon's first, also before and after it */
    short *minute; /* of that day */
};

/* The arrays of agents who are always available and have no wishes. */
struct neutral {
    const uint8_t *available;
    const cost *slot_wish, *shift_wish, *off_wish;
};

/* Points of a wish graded 1, and of an hour worked at another time than the
 * one wished, per grade. */
enum { RATHER_NOT_POINTS = 60, LIKED_HOUR_POINTS = 30 };

struct volume;
struct restricted_slots;

/* Laws that gave way, each once, with those whom it concerns. */
struct force_list {
    struct noted_exception {
        struct force_exception told;
        int *agents;
    } * items;
    int n, room;
};

struct build {
    struct reading *reading;
    struct problem *problem;
    struct volume *volumes;   /* tables of volumes read so far */
    const struct face *faces; /* [n_calendars] */
    struct neutral neutral;
    const int **past_days; /* [n_calendars] midnights of the record, or NULL */
    struct face *past_faces; /* [n_calendars] of the record's days, or NULL */
    const struct restricted_slots *restricted; /* laid out so far */
    struct force_list force;                   /* exceptions so far */
};

/* Calendars and the agents' places in them; false where days do not begin on
 * slots, and nothing more can be built. */
bool build_calendars(struct build *build);

/* Who may work which shift: agent.eligible. */
void build_eligible(struct build *build);

/* Shifts and offers; then the grid's end and the faces. */
void build_shifts(struct build *build);
void build_faces(struct build *build);

/* Of the days of the record, up to the first day's end. */
const struct face *build_past_face(struct build *build, int calendar);

void build_queues(struct build *build);

/* Lets the work of queue number `index` wait, as the drafts say; all queues
 * have their needs and staffing. */
void build_deferral(struct build *build, struct queue *queues, int index);

/* The handling times that the draft names a table of. */
void build_times(struct build *build, const struct draft_queue *draft,
                 struct staffing *staffing);
void build_presences(struct build *build);

/* Whether the agent is one of those meant; those named who are not there; and
 * all of them as text. */
bool agent_has_tags(const struct draft_agent *draft, const struct names *tags);
bool who_has(const struct reading *reading, const struct draft_who *who,
             int agent);
void who_check(struct reading *reading, const struct draft_who *who);
const char *who_text(struct reading *reading, const struct draft_who *who);

/* NOT_GIVEN where there is none. */
int agent_of(const struct reading *reading, const char *id);

/* Meetings and training; after the agents, whose time off excuses them. */
void build_activities(struct build *build);

/* Everything else of an agent. */
void build_agents(struct build *build);
void build_contract(struct build *build, const struct draft_agent *draft,
                    struct agent *agent);
void build_wishes(struct build *build, const struct draft_agent *draft,
                  struct agent *agent);

/* What a wish's points are multiplied by for this agent (budget.c), and what
 * is left of the agent's own points. */
struct wish_terms {
    double part;
    int left;
};
struct wish_terms wish_terms(const struct build *build,
                             const struct draft_agent *draft);
int wish_points(const struct draft_wish *wish); /* as written, or usual */
/* Whether the wish is about the day: none is about a day of leave, nor one to
 * work, or about a shift, about a day that has none of it. */
bool wish_is_for(const struct build *build, const struct draft_agent *draft,
                 const struct draft_wish *wish, int day);

/* Wishes about colleagues, as presence rules of the agent's own; after the
 * agents. */
void build_company(struct build *build);
void build_orders(struct build *build, const struct draft_agent *draft,
                  int agent);
void build_history(struct build *build, const struct draft_agent *draft,
                   struct agent *agent);

/* Whether the duty is a night: as its shift says (NOT_GIVEN: not known), or
 * by the laws of the team, or where it covers 03:00; `date` is that of its
 * start. */
bool night_duty(const struct build *build, int shift, int calendar, int date,
                int64_t start, int64_t end);

/* The agent is on duty from before until slot `end`, where that is above 0 and
 * the shift (NOT_GIVEN: unknown) is not on call. */
void build_carried(const struct build *build, struct agent *agent, int shift,
                   int64_t start, int end);

/* A duty of the record; its day counts from the record's first. */
struct record_duty;
struct offer build_past_offer(const struct build *build,
                              const struct agent *agent,
                              const struct record_duty *duty);

/* What earlier files tell of all agents, over what their own histories say;
 * when all rules and weeks of rest are built. */
void build_records(struct build *build);

/* Adds gauges for averages to those that the agent has. */
struct draft_average;
void build_averages(struct build *build, const struct draft_agent *draft,
                    struct agent *agent, const struct draft_average *averages,
                    int n);

/* Adds a gauge to those that the agent has; reports where there are too
 * many. */
void build_gauge(struct build *build, struct agent *agent, struct gauge gauge);

/* Burdens to be shared, and what of them is carried; when all else is
 * built. */
void build_burdens(struct build *build);
/* What the layers of rules say: rules, better and all laws; the offers are
 * there. */
void build_rules(struct build *build, const struct draft_agent *draft,
                 struct agent *agent);

/* What is told of them, when all agents have theirs. */
const struct rules_in_force *build_force(struct build *build);

/* Notes the hard rules that no duty can keep; when all else is built. */
void build_doubts(struct build *build);

/* Notes to whom averages leave fewer hours than agreed, after what earlier
 * files tell; when all else is built. */
void build_rooms(struct build *build);

/* Takes all prices but those of what is short out of a problem that is built;
 * rules that are priced do not hold any more. */
void build_cover_only(struct build *build);

/* Whether a duty is a night duty by the laws of the team; NOT_GIVEN where no
 * law defines it. */
int build_night(const struct build *build, const char *zone, int64_t start,
                int64_t end);

/* The instant of a clock time, for what was written as such: reports those
 * that the clock skips or repeats. */
bool build_moment(struct build *build, struct spot spot, int calendar, int date,
                  int minute, int64_t *second);

/* Slots from the grid's beginning, rounded down or up. */
int slot_before(const struct grid *grid, int64_t second);
int slot_after(const struct grid *grid, int64_t second);

/* Whether the window holds in a slot, on the clock of the face. */
bool window_holds(const struct build *build, const struct window *window,
                  const struct face *face, int slot);

/* Sets of queues that are pooled, whose own needs go down to their loads;
 * after the agents. */
void build_joints(struct build *build);

/* The need of a queue of calls if no wait is promised, not even by joints. */
int *build_workload(struct build *build, const struct staffing *staffing);

/* Points per hour as cost per slot, and per hundredth of a head and slot. */
cost per_slot(const struct grid *grid, cost points);
cost per_hundredth(const struct grid *grid, double points);

#endif

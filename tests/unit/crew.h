/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A crew to try rules on: slots of an hour, Monday 19 October 2026 as the first
 * day unless told otherwise, two queues, three shifts of eight hours with no
 * breaks, agents without skills, rules or wishes.  Tests change what they are
 * about, then freeze.  An agent's days are written as a string: E early (07 to
 * 15), L late (14 to 22), N night (22 to 06), . off. */
#ifndef CREW_H
#define CREW_H

#include "problem.h"
#include "roster.h"

#include <string.h>

enum { EARLY, LATE, NIGHT, CREW_SHIFTS };
enum { PHONE, CHAT, CREW_QUEUES };
enum { CREW_AGENTS = 4, CREW_DAYS = 30, CREW_SLOTS = (CREW_DAYS + 2) * 24 };
enum { MONDAY_19_OCTOBER = 20745 /* of 2026, in days since 1970 */ };

/* What readers would fill in for an agent, open to change. */
struct crew_agent {
    int week_min[6], week_target[6], week_max[6];
    int shift_min[CREW_SHIFTS], shift_max[CREW_SHIFTS];
    uint8_t available[CREW_SLOTS], eligible[CREW_SHIFTS], orders[CREW_DAYS];
    struct absence time_off[2];
    short fixed_shift[CREW_DAYS];
    int fixed_start[CREW_DAYS];
    uint64_t forbidden[CREW_DAYS];
    cost slot_wish[CREW_SLOTS], shift_wish[CREW_DAYS * CREW_SHIFTS];
    cost off_wish[CREW_DAYS];
};

struct crew {
    struct problem problem;
    struct agent agents[CREW_AGENTS];
    struct crew_agent own[CREW_AGENTS];
    struct queue queues[CREW_QUEUES];
    struct shift shifts[CREW_SHIFTS];
    struct offer offers[CREW_DAYS * CREW_SHIFTS];
    struct presence presence;
    struct calendar calendar;
    int day_start[CREW_DAYS + 2];
    int change[CREW_DAYS + 2]; /* hours that the clock is set back at 03:00 */
    int need[CREW_QUEUES][CREW_SLOTS];
    int speed[CREW_AGENTS * CREW_QUEUES];
    int first_offer[CREW_DAYS + 1];
};

/* The slot at which the clock shows the hour. */
static inline int crew_slot(const struct crew *crew, int day, int hour)
{
    return crew->day_start[day] + hour + (hour >= 3 ? crew->change[day] : 0);
}

/* Days, their offers and the end of the grid, after a change of the clock. */
static inline void crew_days(struct crew *crew)
{
    static const int start[] = {7, 14, 22};
    struct problem *problem = &crew->problem;
    for (int day = 0; day <= problem->grid.n_days; day++)
        crew->day_start[day + 1] =
            crew->day_start[day] + 24 + crew->change[day];
    for (int i = 0; i < problem->grid.n_days * CREW_SHIFTS; i++) {
        struct offer *offer = &crew->offers[i];
        offer->shift = i % CREW_SHIFTS;
        offer->day = i / CREW_SHIFTS;
        offer->night = offer->shift == NIGHT;
        offer->start = crew_slot(crew, offer->day, start[offer->shift]);
        offer->end = offer->night ? crew_slot(crew, offer->day + 1, 6)
                                  : offer->start + 8;
        offer->work_min = 60 * (offer->end - offer->start);
        offer->start_min = (short)(60 * start[offer->shift]);
        crew->first_offer[offer->day + 1] = i + 1;
    }
    problem->n_offers = problem->grid.n_days * CREW_SHIFTS;
    problem->grid.n_slots = crew->day_start[problem->grid.n_days + 1];
}

/* The clock is set back (1) or forward (-1) on this day. */
static inline void crew_change_clock(struct crew *crew, int day, int hours)
{
    crew->change[day] = hours;
    crew_days(crew);
}

static inline void crew_agent(struct crew *crew, int index)
{
    struct crew_agent *own = &crew->own[index];
    struct agent *who = &crew->agents[index];
    memset(own->week_min, -1, sizeof own->week_min);
    memset(own->week_target, -1, sizeof own->week_target);
    memset(own->week_max, -1, sizeof own->week_max);
    memset(own->shift_min, -1, sizeof own->shift_min);
    memset(own->shift_max, -1, sizeof own->shift_max);
    memset(own->fixed_shift, -1, sizeof own->fixed_shift);
    memset(own->fixed_start, -1, sizeof own->fixed_start);
    memset(own->available, 2, sizeof own->available);
    memset(own->eligible, 1, sizeof own->eligible);
    *who = (struct agent){
        .id = "ada",
        .name = "Ada",
        .week_min = own->week_min,
        .week_target = own->week_target,
        .week_max = own->week_max,
        .period_min = -1,
        .period_target = -1,
        .period_max = -1,
        .ordinary_day = -1,
        .ordinary_week = -1,
        .shift_min = own->shift_min,
        .shift_max = own->shift_max,
        .available = own->available,
        .eligible = own->eligible,
        .time_off = own->time_off,
        .orders = own->orders,
        .fixed_shift = own->fixed_shift,
        .fixed_start = own->fixed_start,
        .forbidden = own->forbidden,
        .slot_wish = own->slot_wish,
        .shift_wish = own->shift_wish,
        .off_wish = own->off_wish,
        .before = history_blank(),
    };
    for (int rule = 0; rule < N_RULES; rule++)
        who->rules[rule] = (struct rule_setting){
            .limit = rule_infos[rule].kind == GIVEN ? 0 : RULE_OFF,
            .price = RULE_HARD};
}

static inline struct crew *crew_new(int n_days, int n_agents)
{
    struct arena *arena = arena_new();
    struct crew *crew = ARENA_ARRAY(arena, struct crew, 1);
    struct problem *problem = &crew->problem;
    static const char *const ids[] = {"early", "late", "night"};
    static const char *const queues[] = {"phone", "chat"};
    crew->calendar = (struct calendar){"Europe/Oslo", crew->day_start};
    for (int s = 0; s < CREW_SHIFTS; s++)
        crew->shifts[s] = (struct shift){ids[s], ids[s], 0};
    for (int q = 0; q < CREW_QUEUES; q++)
        crew->queues[q] = (struct queue){.id = queues[q],
                                         .name = queues[q],
                                         .need = crew->need[q],
                                         .shortage = {1, {1}}};
    *problem = (struct problem){
        .arena = arena,
        .team = "crew",
        .grid = {60, n_days, 0, 0, MONDAY_19_OCTOBER, 1, &crew->calendar},
        .n_queues = CREW_QUEUES,
        .queues = crew->queues,
        .n_shifts = CREW_SHIFTS,
        .shifts = crew->shifts,
        .presences = &crew->presence,
        .n_agents = n_agents,
        .agents = crew->agents,
        .first_offer = crew->first_offer,
        .offers = crew->offers,
        .agent_speed = crew->speed,
    };
    crew_days(crew);
    for (int agent = 0; agent < n_agents; agent++)
        crew_agent(crew, agent);
    return crew;
}

static inline void crew_free(struct crew *crew)
{
    arena_free(crew->problem.arena);
}

/* The offer that a letter stands for, OFF for a dot. */
static inline int crew_offer(int day, char letter)
{
    const char *letters = "ELN";
    const char *found = strchr(letters, letter);
    return found ? day * CREW_SHIFTS + (int)(found - letters) : OFF;
}

/* One string of days for each agent; freezes. */
static inline struct roster *crew_roster(struct crew *crew,
                                         const char *const *lines)
{
    problem_freeze(&crew->problem);
    struct roster *roster = roster_new(&crew->problem);
    for (int agent = 0; agent < crew->problem.n_agents; agent++)
        for (int day = 0; day < crew->problem.grid.n_days; day++)
            roster_duty(roster, agent, day)->offer =
                crew_offer(day, lines[agent][day]);
    return roster;
}

#endif

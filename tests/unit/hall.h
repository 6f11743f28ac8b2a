/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hall to simulate in: queues with the same rate in every slot of an hour,
 * agents who are there all the time, each in the block of one queue.  Tests
 * change what they are about, then call hall_roster(). */
#ifndef HALL_H
#define HALL_H

#include "mem.h"
#include "simulate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { HALL_QUEUES = 3 };

struct hall {
    struct problem problem;
    struct calendar calendar;
    struct queue queues[HALL_QUEUES];
    struct staffing staffing[HALL_QUEUES];
    struct deferral deferrals[HALL_QUEUES];
    int *due, *need;
    double *contacts[HALL_QUEUES];
    int day_start[2];
    int first_offer[2];
    int *speed;
};

static inline void hall_queue(struct hall *hall, int queue)
{
    static const char *const ids[] = {"phone", "chat", "email"};
    int n_slots = hall->problem.grid.n_slots;
    hall->contacts[queue] = mem_alloc((size_t)n_slots, sizeof(double));
    hall->staffing[queue] = (struct staffing){
        .contacts = hall->contacts[queue],
        .handling_s = 180,
        .chats = 1,
        .dispersion_permille = 1000,
        .answer_s = 20,
        .wait_s = -1,
        .abandon_permille = -1,
        .occupancy_permille = 1000,
    };
    hall->queues[queue] = (struct queue){
        .id = ids[queue],
        .name = ids[queue],
        .need = hall->need,
        .shortage = {1, {POINT}},
        .staffing = &hall->staffing[queue],
    };
    hall->deferrals[queue] = (struct deferral){.due = hall->due,
                                               .allowed = hall->need,
                                               .usual = 1,
                                               .in_passing = ~UINT64_C(0),
                                               .idle_permille = 1000};
}

static inline struct hall *hall_new(int n_queues, int n_agents, int n_slots)
{
    struct hall *hall = mem_alloc(1, sizeof *hall);
    size_t slots = (size_t)n_slots, agents = (size_t)n_agents;
    struct agent *who = mem_alloc(agents, sizeof *who);
    hall->due = mem_alloc(slots, sizeof *hall->due);
    hall->need = mem_alloc(slots, sizeof *hall->need);
    hall->speed = mem_alloc(agents * (size_t)n_queues, sizeof *hall->speed);
    hall->day_start[1] = n_slots;
    hall->calendar = (struct calendar){"UTC", hall->day_start};
    hall->problem = (struct problem){
        .arena = arena_new(),
        .team = "hall",
        .grid = {60, 1, n_slots, 0, 20745, 1, &hall->calendar},
        .n_queues = n_queues,
        .queues = hall->queues,
        .n_agents = n_agents,
        .agents = who,
        .first_offer = hall->first_offer,
        .agent_speed = hall->speed,
    };
    for (int queue = 0; queue < n_queues; queue++)
        hall_queue(hall, queue);
    for (int agent = 0; agent < n_agents; agent++) {
        who[agent] = (struct agent){
            .id = "ada", .name = "Ada", .carried_until = n_slots};
        for (int rule = 0; rule < N_RULES; rule++)
            who[agent].rules[rule].limit = RULE_OFF;
        for (int queue = 0; queue < n_queues; queue++)
            hall->speed[agent * n_queues + queue] = HEAD;
    }
    return hall;
}

static inline void hall_free(struct hall *hall)
{
    for (int queue = 0; queue < HALL_QUEUES; queue++)
        free(hall->contacts[queue]);
    arena_free(hall->problem.arena);
    free(hall->problem.agents);
    free(hall->due);
    free(hall->need);
    free(hall->speed);
    free(hall);
}

/* The same number of contacts in each hour. */
static inline void hall_rate(struct hall *hall, int queue, double contacts)
{
    for (int slot = 0; slot < hall->problem.grid.n_slots; slot++)
        hall->contacts[queue][slot] = contacts;
}

static inline void hall_block(struct roster *roster, int agent, int queue)
{
    memset(roster_serves(roster, agent), queue,
           (size_t)roster->problem->grid.n_slots);
}

/* Everybody in the block of queue 0; tests move some. */
static inline struct roster *hall_roster(struct hall *hall)
{
    problem_freeze(&hall->problem);
    struct roster *roster = roster_new(&hall->problem);
    for (int agent = 0; agent < hall->problem.n_agents; agent++)
        hall_block(roster, agent, 0);
    return roster;
}

#endif

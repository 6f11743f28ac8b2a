/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * replay REPLICATIONS: simulates calls that really came.  Standard input, a
 * line each: "slots MINUTES N", "agents N", "there AGENT SLOT", and in order of
 * time "call SECOND HANDLING PATIENCE" in seconds.  Standard output: for each
 * slot calls, those who gave up, those who waited, and seconds waited by all,
 * means over the replications.
 *
 * An agent who is not there is in the block of a queue without contacts, and so
 * busy with it. */
#include "mem.h"
#include "simulate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CALLS, ELSEWHERE, N_QUEUES };

struct replay {
    int slot_min, n_slots, n_agents;
    uint8_t *there; /* [n_agents * n_slots] */
    struct recorded *calls;
    int n_calls, room;
};

static void fail(const char *line)
{
    fprintf(stderr, "replay: cannot make sense of: %s", line);
    exit(2);
}

static void read_line(struct replay *replay, const char *line)
{
    struct recorded call;
    int agent, slot;
    if (sscanf(line, "slots %d %d", &replay->slot_min, &replay->n_slots) == 2)
        return;
    if (sscanf(line, "agents %d", &replay->n_agents) == 1) {
        replay->there =
            mem_alloc((size_t)replay->n_agents * (size_t)replay->n_slots, 1);
        return;
    }
    if (sscanf(line, "there %d %d", &agent, &slot) == 2 && agent >= 0 &&
        agent < replay->n_agents && slot >= 0 && slot < replay->n_slots) {
        replay->there[agent * replay->n_slots + slot] = 1;
        return;
    }
    if (sscanf(line, "call %lf %lf %lf", &call.arrives_s, &call.handling_s,
               &call.patience_s) != 3)
        fail(line);
    MEM_GROW(replay->calls, replay->n_calls, replay->room);
    replay->calls[replay->n_calls++] = call;
}

/* At work in all slots; no rule looks at it. */
static struct agent agent_held_to_nothing(int n_slots)
{
    struct agent agent = {.carried_until = n_slots};
    for (int rule = 0; rule < N_RULES; rule++)
        agent.rules[rule].limit = RULE_OFF;
    return agent;
}

static struct roster *roster_of(const struct replay *replay,
                                struct problem *problem)
{
    for (int agent = 0; agent < replay->n_agents; agent++)
        problem->agents[agent] = agent_held_to_nothing(replay->n_slots);
    problem_freeze(problem);
    struct roster *roster = roster_new(problem);
    for (int agent = 0; agent < replay->n_agents; agent++)
        for (int slot = 0; slot < replay->n_slots; slot++)
            roster_serves(roster, agent)[slot] =
                replay->there[agent * replay->n_slots + slot] ? CALLS
                                                              : ELSEWHERE;
    return roster;
}

static void print_slots(const struct simulation *simulation, int n_slots)
{
    double n = simulation->replications;
    for (int slot = 0; slot < n_slots; slot++) {
        const struct ratio *of = slot_measured(simulation, CALLS, slot)->of;
        printf("%.6g %.6g %.6g %.6g\n", of[MEASURE_LEFT].y / n,
               of[MEASURE_LEFT].x / n, of[MEASURE_WAITED].x / n,
               of[MEASURE_WAIT_ALL].x / n);
    }
}

static void replay_calls(const struct replay *replay, int replications)
{
    int day_start[] = {0, replay->n_slots}, first_offer[] = {0, 0};
    size_t n_slots = (size_t)replay->n_slots;
    size_t n_agents = (size_t)replay->n_agents;
    double *contacts = mem_alloc(n_slots, sizeof *contacts);
    int *speed = mem_alloc(N_QUEUES * n_agents, sizeof *speed);
    int *need = mem_alloc(n_slots, sizeof *need);
    const struct calendar calendar = {"UTC", day_start};
    const struct staffing staffing = {.contacts = contacts,
                                      .handling_s = 1,
                                      .chats = 1,
                                      .dispersion_permille = 1000};
    const struct queue queues[N_QUEUES] = {
        {.id = "calls",
         .need = need,
         .shortage = {1, {1}},
         .staffing = &staffing},
        {.id = "elsewhere", .need = need, .shortage = {1, {1}}}};
    const struct recording recordings[N_QUEUES] = {
        {replay->n_calls, replay->calls}};
    struct problem problem = {
        .arena = arena_new(),
        .grid = {replay->slot_min, 1, replay->n_slots, 0, 0, 1, &calendar},
        .n_queues = N_QUEUES,
        .queues = queues,
        .n_agents = replay->n_agents,
        .agents = mem_alloc(n_agents, sizeof(struct agent)),
        .first_offer = first_offer,
        .agent_speed = speed,
    };
    for (size_t i = 0; i < n_slots; i++)
        contacts[i] = 1;
    for (size_t i = 0; i < N_QUEUES * n_agents; i++)
        speed[i] = HEAD;
    struct roster *roster = roster_of(replay, &problem);
    struct simulation *simulation = simulate(
        roster, &(struct simulate_options){.replications = replications,
                                           .recordings = recordings});
    print_slots(simulation, replay->n_slots);
    simulation_free(simulation);
    roster_free(roster);
    arena_free(problem.arena);
    free(problem.agents);
    free(contacts);
    free(speed);
    free(need);
}

int main(int argc, char **argv)
{
    struct replay replay = {0};
    char line[256];
    int replications = argc == 2 ? (int)strtol(argv[1], NULL, 10) : 0;
    while (fgets(line, sizeof line, stdin))
        read_line(&replay, line);
    if (replications < 1 || !replay.there)
        fail("the command line, or no agents\n");
    replay_calls(&replay, replications);
    free(replay.there);
    free(replay.calls);
    return 0;
}

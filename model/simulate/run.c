/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run.h"

#include "mem.h"
#include "route.h"
#include "serve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ALARM_SLOT, ALARM_ARRIVAL };

struct run *run_new(const struct scene *scene)
{
    const struct problem *problem = scene->problem;
    size_t n_agents = (size_t)problem->n_agents;
    size_t n_queues = (size_t)problem->n_queues;
    struct run *run = mem_alloc(1, sizeof *run);
    *run = (struct run){
        .scene = scene,
        .tally = tally_new(problem),
        .servers = mem_alloc(n_agents, sizeof *run->servers),
        .on = mem_alloc(n_agents * (size_t)scene->room, sizeof *run->on),
        .lines = mem_alloc(n_queues, sizeof *run->lines),
        .sources = mem_alloc(n_queues, sizeof *run->sources),
        .alarms = alarms_new(1 + problem->n_queues + problem->n_agents),
        .chance = mem_alloc(n_agents * (size_t)(problem->grid.n_days + 1),
                            sizeof *run->chance),
    };
    for (int queue = 0; queue < problem->n_queues; queue++)
        run->sources[queue] = source_new(scene, queue);
    return run;
}

void run_free(struct run *run)
{
    for (int queue = 0; queue < run->scene->problem->n_queues; queue++) {
        lineup_free(&run->lines[queue]);
        source_free(&run->sources[queue]);
    }
    tally_free(&run->tally);
    alarms_free(&run->alarms);
    free(run->servers);
    free(run->on);
    free(run->lines);
    free(run->sources);
    free(run->chance);
    free(run);
}

static void draw_chances(struct run *run, int replication)
{
    const struct problem *problem = run->scene->problem;
    int n = problem->grid.n_days + 1;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        struct rng rng = draw_stream(run->scene->options->seed, replication,
                                     DRAW_ABSENCE, agent);
        for (int duty = 0; duty < n; duty++)
            run->chance[agent * n + duty] = draw_uniform(&rng);
    }
}

/* Where the agent is in this slot, if it has come to work. */
static int block_now(const struct run *run, int agent)
{
    const struct scene *scene = run->scene;
    int block = scene_block(scene, run->slot, agent);
    if (block == OFF_DUTY)
        return OFF_DUTY;
    int n = scene->problem->grid.n_days + 1;
    int duty = scene_duty(scene, run->slot, agent) + 1;
    double away = block == NO_QUEUE ? scene->idle_away[agent]
                                    : run_stream(run, block)->away;
    return run->chance[agent * n + duty] <= away ? OFF_DUTY : block;
}

static void place_agents(struct run *run)
{
    for (int agent = 0; agent < run->scene->problem->n_agents; agent++) {
        struct server *server = &run->servers[agent];
        int block = block_now(run, agent);
        if (server->block == OFF_DUTY && block != OFF_DUTY)
            server->free_since = run->now;
        server->block = block;
    }
}

/* Whether a contact is late at the end of the slot; due at the end of the grid
 * stands for any time after it. */
static bool is_overdue(const struct run *run, const struct contact *contact)
{
    int n_slots = run->scene->problem->grid.n_slots;
    return contact->due <= run->slot + 1 && contact->due < n_slots;
}

/* Deferred work lies in order of due, but for what was laid aside. */
static void count_line(struct run *run, int queue)
{
    const struct lineup *line = &run->lines[queue];
    struct count *count = run_count(run, queue, run->slot);
    bool deferred = run_stream(run, queue)->deferred;
    for (int place = 0; place < line->n; place++) {
        const struct contact *contact = lineup_at(line, place);
        count->open += contact->gives_up > run->now;
        count->overdue += deferred && is_overdue(run, contact);
    }
}

/* The slot that ends now. */
static void end_slot(struct run *run)
{
    const struct scene *scene = run->scene;
    for (int agent = 0; agent < scene->problem->n_agents; agent++)
        serve_settle(run, agent);
    for (int i = 0; i < scene->n_lines; i++)
        count_line(run, scene->lines[i]);
}

/* Whether somebody who could serve the queue is on duty, by the roster. */
static bool has_anybody(const struct run *run, int queue)
{
    struct span span = scene_on_duty(run->scene, run->slot);
    for (const int *agent = span.first; agent < span.end; agent++)
        if (agent_speed(run->scene->problem, *agent, queue) > 0)
            return true;
    return false;
}

/* Nobody comes any more and nobody is left to answer: those who still wait are
 * sent away. */
static void close_lines(struct run *run)
{
    const struct scene *scene = run->scene;
    for (int i = 0; i < scene->n_lines; i++) {
        int queue = scene->lines[i];
        const struct stream *stream = run_stream(run, queue);
        if (!stream->deferred && run->lines[queue].n > 0 &&
            !(stream->staffing->contacts[run->slot] > 0) &&
            !has_anybody(run, queue))
            serve_close(run, queue);
    }
}

static void begin_slot(struct run *run)
{
    const struct scene *scene = run->scene;
    place_agents(run);
    close_lines(run);
    for (int i = 0; i < scene->n_lines; i++)
        route_offer(run, scene->lines[i]);
    alarms_set(&run->alarms, ALARM_SLOT, (run->slot + 1) * scene->slot_s);
}

static void receive(struct run *run, const struct contact *contact)
{
    struct count *count = run_count(run, contact->queue, contact->slot);
    count->offered++;
    count->due += run_stream(run, contact->queue)->deferred &&
                  contact->due < run->scene->problem->grid.n_slots;
    lineup_push(&run->lines[contact->queue], contact);
}

static void arrive(struct run *run, int queue)
{
    struct source *source = &run->sources[queue];
    struct contact contact = source_take(source);
    alarms_set(&run->alarms, ALARM_ARRIVAL + queue, source->next);
    receive(run, &contact);
    route_offer(run, queue);
}

static void receive_backlog(struct run *run, int queue)
{
    const struct deferral *deferral = run_stream(run, queue)->deferral;
    for (int i = 0; deferral && i < deferral->n_backlog; i++) {
        const struct batch *batch = &deferral->backlog[i];
        int n = source_backlog(&run->sources[queue], batch);
        for (int contact = 0; contact < n; contact++) {
            struct contact waits =
                source_left_over(&run->sources[queue], batch);
            receive(run, &waits);
        }
    }
}

static void start(struct run *run, int replication)
{
    const struct scene *scene = run->scene;
    int n_queues = scene->problem->n_queues;
    run->now = 0;
    run->slot = 0;
    tally_clear(&run->tally, scene->problem);
    draw_chances(run, replication);
    for (int agent = 0; agent < scene->problem->n_agents; agent++) {
        run->servers[agent] = (struct server){.block = OFF_DUTY};
        alarms_set(&run->alarms, ALARM_ARRIVAL + n_queues + agent, INFINITY);
    }
    for (int i = 0; i < scene->n_lines; i++) {
        int queue = scene->lines[i];
        lineup_clear(&run->lines[queue]);
        source_start(&run->sources[queue], replication);
        receive_backlog(run, queue);
        alarms_set(&run->alarms, ALARM_ARRIVAL + queue,
                   run->sources[queue].next);
    }
    begin_slot(run);
}

/* Those who have given up by the end have left; others wait for ever. */
static void finish(struct run *run)
{
    for (int i = 0; i < run->scene->n_lines; i++) {
        int queue = run->scene->lines[i];
        while (run->lines[queue].n > 0) {
            if (!serve_waiting(run, queue))
                break;
            struct contact contact = lineup_pop(&run->lines[queue]);
            run_count(run, queue, contact.slot)->waited++;
        }
    }
}

void run_replication(struct run *run, int replication)
{
    const struct scene *scene = run->scene;
    int n_queues = scene->problem->n_queues;
    start(run, replication);
    for (;;) {
        int alarm = alarms_next(&run->alarms);
        run->now = run->alarms.when[alarm];
        if (alarm > n_queues) {
            serve_end(run, alarm - n_queues - 1);
            route_fill(run, alarm - n_queues - 1);
        } else if (alarm != ALARM_SLOT) {
            arrive(run, alarm - ALARM_ARRIVAL);
        } else {
            end_slot(run);
            if (++run->slot == scene->problem->grid.n_slots)
                break;
            begin_slot(run);
        }
    }
    finish(run);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "serve.h"

#include <math.h>

bool serve_is_deferred(const struct run *run, int agent)
{
    return run->servers[agent].n > 0 &&
           run_stream(run, run_on(run, agent)->queue)->deferred;
}

/* Seconds of work done in a second on one of the contacts that it has on. */
static double pace(const struct run *run, int agent, int queue)
{
    return run_stream(run, queue)->pace[run->servers[agent].n] *
           agent_speed(run->scene->problem, agent, queue) / HEAD;
}

/* The share of the agent's time that goes to the work of its block. */
static double share(const struct run *run, int agent, int block)
{
    int n = run->servers[agent].n;
    if (n == 0 ||
        (serve_is_deferred(run, agent) && !run_stream(run, block)->deferred))
        return 0;
    return run_stream(run, run_on(run, agent)->queue)->busy[n];
}

/* Idle time in the block of a live queue, and what is done there in passing.
 */
static void account_passing(struct run *run, int agent, double elapsed)
{
    int live = run->servers[agent].block;
    if (run_stream(run, live)->deferred)
        return;
    if (run->servers[agent].n == 0) {
        run->tally.idle_s[live] += elapsed;
        return;
    }
    int queue = run_on(run, agent)->queue;
    const struct stream *on = run_stream(run, queue);
    if (on->deferred && on->deferral->in_passing >> live & 1)
        *run_passing(run, live, queue) += elapsed;
}

static void account(struct run *run, int agent, double elapsed)
{
    const struct server *server = &run->servers[agent];
    struct agent_count *count = &run->tally.agents[agent];
    if (server->n > 0 && serve_is_deferred(run, agent))
        count->deferred_s += elapsed;
    else if (server->n > 0)
        count->live_s += elapsed;
    if (server->block == OFF_DUTY) {
        count->over_s += server->n > 0 ? elapsed : 0;
        return;
    }
    count->there_s += elapsed;
    if (server->block == NO_QUEUE || !run_stream(run, server->block)->simulated)
        return;
    struct count *of_block = run_count(run, server->block, run->slot);
    of_block->there_s += elapsed;
    of_block->busy_s += elapsed * share(run, agent, server->block);
    account_passing(run, agent, elapsed);
}

void serve_settle(struct run *run, int agent)
{
    struct server *server = &run->servers[agent];
    struct contact *on = run_on(run, agent);
    double elapsed = run->now - server->since;
    server->since = run->now;
    if (elapsed <= 0)
        return;
    account(run, agent, elapsed);
    for (int i = 0; i < server->n; i++)
        on[i].work -= elapsed * pace(run, agent, on[i].queue);
}

/* Which contact ends first, and how long that takes. */
static int first_to_end(const struct run *run, int agent, double *seconds)
{
    const struct contact *on = run_on(run, agent);
    int first = 0;
    *seconds = INFINITY;
    for (int i = 0; i < run->servers[agent].n; i++) {
        double left = on[i].work / pace(run, agent, on[i].queue);
        if (left < *seconds) {
            *seconds = left;
            first = i;
        }
    }
    return first;
}

static void set_alarm(struct run *run, int agent)
{
    double seconds;
    first_to_end(run, agent, &seconds);
    alarms_set(&run->alarms, 1 + run->scene->problem->n_queues + agent,
               run->now + fmax(0, seconds));
}

static void count_answer(struct run *run, const struct contact *contact)
{
    const struct stream *stream = run_stream(run, contact->queue);
    struct count *count = run_count(run, contact->queue, contact->slot);
    double wait = run->now - contact->arrived;
    count->answered++;
    count->wait_s += wait;
    count->waited += wait > 0;
    count->in_time += wait <= stream->staffing->answer_s;
}

void serve_begin(struct run *run, int queue, int agent)
{
    struct server *server = &run->servers[agent];
    serve_settle(run, agent);
    struct contact *contact = &run_on(run, agent)[server->n];
    *contact = lineup_pop(&run->lines[queue]);
    server->n++;
    if (!run_stream(run, queue)->deferred)
        count_answer(run, contact);
    set_alarm(run, agent);
}

static void count_done(struct run *run, const struct contact *contact)
{
    struct count *count = run_count(run, contact->queue, contact->slot);
    int n_slots = run->scene->problem->grid.n_slots;
    count->answered++;
    count->wait_s += run->now - contact->arrived;
    if (contact->due < n_slots)
        count->in_time += run->now <= contact->due * run->scene->slot_s;
}

void serve_end(struct run *run, int agent)
{
    struct server *server = &run->servers[agent];
    struct contact *on = run_on(run, agent);
    double seconds;
    serve_settle(run, agent);
    int ended = first_to_end(run, agent, &seconds);
    if (run_stream(run, on[ended].queue)->deferred)
        count_done(run, &on[ended]);
    on[ended] = on[--server->n];
    server->free_since = run->now;
    set_alarm(run, agent);
}

int serve_lay_aside(struct run *run, int agent)
{
    struct contact *contact = run_on(run, agent);
    serve_settle(run, agent);
    run->servers[agent].n = 0;
    lineup_push_front(&run->lines[contact->queue], contact);
    set_alarm(run, agent);
    return contact->queue;
}

static void count_left(struct run *run, const struct contact *contact,
                       double when)
{
    struct count *count = run_count(run, contact->queue, contact->slot);
    double wait = when - contact->arrived;
    count->left++;
    count->waited++;
    count->left_s += wait;
    count->left_early +=
        wait <= run_stream(run, contact->queue)->staffing->answer_s;
}

bool serve_waiting(struct run *run, int queue)
{
    struct lineup *line = &run->lines[queue];
    while (line->n > 0 && lineup_at(line, 0)->gives_up <= run->now) {
        struct contact contact = lineup_pop(line);
        count_left(run, &contact, contact.gives_up);
    }
    return line->n > 0;
}

void serve_close(struct run *run, int queue)
{
    while (run->lines[queue].n > 0) {
        struct contact contact = lineup_pop(&run->lines[queue]);
        count_left(run, &contact, fmin(contact.gives_up, run->now));
    }
}

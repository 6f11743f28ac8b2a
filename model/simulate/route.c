/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "route.h"

#include "serve.h"

enum { NOBODY = -1 };

static bool can_take(const struct run *run, int agent, int queue)
{
    const struct server *server = &run->servers[agent];
    const struct scene *scene = run->scene;
    if (agent_speed(scene->problem, agent, queue) == 0)
        return false;
    if (server->n == 0)
        return true;
    int on = run_stream(run, run_on(run, agent)->queue)->at_once;
    int more = run_stream(run, queue)->at_once;
    return on > 1 && server->n < more;
}

static bool is_there(const struct run *run, int agent)
{
    return run->servers[agent].block != OFF_DUTY;
}

static bool other_is_free(const struct run *run, int agent, int block)
{
    struct span span = scene_on_block(run->scene, run->slot, block);
    for (const int *other = span.first; other < span.end; other++)
        if (*other != agent && is_there(run, *other) &&
            can_take(run, *other, block))
            return true;
    return false;
}

/* Whether less of a live queue's idle time than is said to has gone into the
 * deferred work. */
static bool has_time_left(struct run *run, int live, int queue)
{
    int permille = run_stream(run, queue)->deferral->idle_permille;
    struct span span = scene_on_block(run->scene, run->slot, live);
    for (const int *agent = span.first; agent < span.end; agent++)
        serve_settle(run, *agent);
    double idle = run->tally.idle_s[live];
    for (int other = 0; other < run->scene->problem->n_queues; other++)
        idle += *run_passing(run, live, other);
    return permille == 1000 ||
           *run_passing(run, live, queue) < permille / 1000.0 * idle;
}

/* Rule 3: whether deferred work may be begun by an agent of this block. */
static bool may_pass_time(struct run *run, int agent, int queue)
{
    int block = run->servers[agent].block;
    if (block == NO_QUEUE || run_stream(run, block)->deferred)
        return true;
    return run_stream(run, queue)->deferral->in_passing >> block & 1 &&
           (run->scene->options->interrupt ||
            other_is_free(run, agent, block)) &&
           has_time_left(run, block, queue);
}

/* Rule 2, but for whether there is such a contact: in what its block's queue
 * has waiting an agent is needed more. */
static bool may_help(struct run *run, int agent)
{
    int block = run->servers[agent].block;
    if (run->scene->options->strict)
        return false;
    return block == NO_QUEUE ||
           (run_stream(run, block)->simulated && !serve_waiting(run, block));
}

static bool is_better(const struct server *server, const struct server *best)
{
    return server->n != best->n ? server->n < best->n
                                : server->free_since < best->free_since;
}

static int best_of_block(const struct run *run, int queue)
{
    struct span span = scene_on_block(run->scene, run->slot, queue);
    int best = NOBODY;
    for (const int *agent = span.first; agent < span.end; agent++)
        if (is_there(run, *agent) && can_take(run, *agent, queue) &&
            (best == NOBODY ||
             is_better(&run->servers[*agent], &run->servers[best])))
            best = *agent;
    return best;
}

static int best_helper(struct run *run, int queue)
{
    struct span span = scene_on_duty(run->scene, run->slot);
    bool deferred = run_stream(run, queue)->deferred;
    int best = NOBODY;
    if (run->scene->options->strict)
        return NOBODY;
    for (const int *agent = span.first; agent < span.end; agent++)
        if (is_there(run, *agent) && run->servers[*agent].block != queue &&
            can_take(run, *agent, queue) &&
            (best == NOBODY ||
             is_better(&run->servers[*agent], &run->servers[best])) &&
            may_help(run, *agent) &&
            (!deferred || may_pass_time(run, *agent, queue)))
            best = *agent;
    return best;
}

/* An agent who does deferred work in passing and could serve the queue. */
static int best_to_interrupt(const struct run *run, int queue)
{
    struct span span = scene_on_duty(run->scene, run->slot);
    const struct scene *scene = run->scene;
    if (!scene->options->interrupt || run_stream(run, queue)->deferred)
        return NOBODY;
    for (const int *agent = span.first; agent < span.end; agent++) {
        int block = run->servers[*agent].block;
        if (is_there(run, *agent) && serve_is_deferred(run, *agent) &&
            block != run_on(run, *agent)->queue &&
            (block == queue || !scene->options->strict) &&
            agent_speed(scene->problem, *agent, queue) > 0)
            return *agent;
    }
    return NOBODY;
}

static int find_server(struct run *run, int queue)
{
    int agent = best_of_block(run, queue);
    return agent == NOBODY ? best_helper(run, queue) : agent;
}

void route_offer(struct run *run, int queue)
{
    while (serve_waiting(run, queue)) {
        int laid_aside = NO_QUEUE, agent = find_server(run, queue);
        if (agent == NOBODY) {
            agent = best_to_interrupt(run, queue);
            if (agent == NOBODY)
                return;
            laid_aside = serve_lay_aside(run, agent);
        }
        serve_begin(run, queue, agent);
        if (laid_aside != NO_QUEUE)
            route_offer(run, laid_aside);
    }
}

/* Rule 2 from the agent's side: the line to help in. */
static int line_to_help(struct run *run, int agent)
{
    const struct scene *scene = run->scene;
    int best = NO_QUEUE;
    for (int i = 0; i < scene->n_lines; i++) {
        int queue = scene->lines[i];
        const struct stream *stream = run_stream(run, queue);
        const struct stream *ahead =
            best == NO_QUEUE ? NULL : run_stream(run, best);
        if (ahead && (stream->deferred != ahead->deferred ||
                      (!stream->deferred && stream->price < ahead->price)))
            break;
        if (!can_take(run, agent, queue) || !serve_waiting(run, queue))
            continue;
        if (stream->deferred && !may_pass_time(run, agent, queue))
            continue;
        const struct contact *contact = lineup_at(&run->lines[queue], 0);
        const struct contact *other =
            ahead ? lineup_at(&run->lines[best], 0) : NULL;
        if (!other || (stream->deferred ? contact->due < other->due
                                        : contact->arrived < other->arrived))
            best = queue;
    }
    return best;
}

static int next_line(struct run *run, int agent)
{
    int block = run->servers[agent].block;
    if (block >= 0 && run_stream(run, block)->simulated &&
        can_take(run, agent, block) && serve_waiting(run, block))
        return block;
    return may_help(run, agent) ? line_to_help(run, agent) : NO_QUEUE;
}

void route_fill(struct run *run, int agent)
{
    int queue;
    while (is_there(run, agent) && (queue = next_line(run, agent)) != NO_QUEUE)
        serve_begin(run, queue, agent);
}

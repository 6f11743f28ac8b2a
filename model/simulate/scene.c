/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene.h"

#include "mem.h"
#include "station.h"

#include <stdlib.h>

bool is_simulated(const struct problem *problem, int queue)
{
    const struct staffing *staffing = problem->queues[queue].staffing;
    const struct deferral *deferral = problem->queues[queue].deferral;
    if (!staffing)
        return false;
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        if (staffing->contacts[slot] > 0)
            return true;
    return deferral && deferral->n_backlog > 0;
}

/* Fills in how fast contacts go on, and what they take of an agent. */
static void find_paces(const struct scene *scene, struct stream *stream)
{
    const struct staffing *staffing = stream->staffing;
    double *pace = ARENA_ARRAY(scene->arena, double, scene->room + 1);
    double *busy = ARENA_ARRAY(scene->arena, double, scene->room + 1);
    double other = stream->at_once > 1 ? staffing->customer_s : 0;
    double own = staffing->handling_s - other;
    for (int n = 1; n <= scene->room; n++) {
        busy[n] = own > 0 ? chat_busy(n, own, other) : 0;
        pace[n] = own > 0 ? busy[n] * staffing->handling_s / (n * own) : 1;
    }
    stream->pace = pace;
    stream->busy = busy;
}

static int at_once(const struct staffing *staffing)
{
    return staffing->channel == CHANNEL_CHAT ? staffing->chats : 1;
}

static struct stream stream_of(const struct scene *scene, int queue)
{
    const struct queue *about = &scene->problem->queues[queue];
    struct stream stream = {
        .simulated = is_simulated(scene->problem, queue),
        .deferred = about->deferral != NULL,
        .staffing = about->staffing,
        .deferral = about->deferral,
        .price = about->shortage.price[0],
    };
    if (!stream.simulated)
        return stream;
    if (scene->options->recordings)
        stream.recording = &scene->options->recordings[queue];
    stream.at_once = at_once(about->staffing);
    stream.away = about->staffing->shrinkage_permille / 1000.0;
    find_paces(scene, &stream);
    return stream;
}

static void make_streams(struct scene *scene)
{
    const struct problem *problem = scene->problem;
    struct stream *streams =
        ARENA_ARRAY(scene->arena, struct stream, problem->n_queues);
    for (int queue = 0; queue < problem->n_queues; queue++) {
        const struct staffing *staffing = problem->queues[queue].staffing;
        if (staffing && at_once(staffing) > scene->room)
            scene->room = at_once(staffing);
    }
    for (int queue = 0; queue < problem->n_queues; queue++)
        streams[queue] = stream_of(scene, queue);
    scene->streams = streams;
}

static bool goes_before(const struct stream *a, const struct stream *b)
{
    return a->deferred != b->deferred ? b->deferred : a->price > b->price;
}

static void order_lines(struct scene *scene)
{
    int *lines = ARENA_ARRAY(scene->arena, int, scene->problem->n_queues);
    for (int queue = 0; queue < scene->problem->n_queues; queue++) {
        if (!scene->streams[queue].simulated)
            continue;
        int place = scene->n_lines++;
        for (; place > 0 && goes_before(&scene->streams[queue],
                                        &scene->streams[lines[place - 1]]);
             place--)
            lines[place] = lines[place - 1];
        lines[place] = queue;
    }
    scene->lines = lines;
}

/* Whoever stands by for several queues may be needed in any of them. */
static void find_idle_away(struct scene *scene)
{
    const struct problem *problem = scene->problem;
    double *away = ARENA_ARRAY(scene->arena, double, problem->n_agents);
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int line = 0; line < scene->n_lines; line++) {
            int queue = scene->lines[line];
            double of_queue = scene->streams[queue].away;
            if (agent_speed(problem, agent, queue) > 0 &&
                of_queue > away[agent])
                away[agent] = of_queue;
        }
    scene->idle_away = away;
}

static void place_duty(const struct scene *scene, int agent, int day, int start,
                       int end, short *duties)
{
    for (int slot = start; slot < end; slot++)
        duties[slot * scene->problem->n_agents + agent] = (short)day;
}

static void place_agents(struct scene *scene, const struct roster *roster)
{
    const struct problem *problem = scene->problem;
    int n_slots = problem->grid.n_slots, n_agents = problem->n_agents;
    int8_t *blocks = ARENA_ARRAY(scene->arena, int8_t, n_slots * n_agents);
    short *duties = ARENA_ARRAY(scene->arena, short, n_slots *n_agents);
    uint8_t *at_work = mem_alloc((size_t)n_slots, 1);
    for (int agent = 0; agent < n_agents; agent++) {
        const struct agent *who = &problem->agents[agent];
        const int8_t *serves = roster_serves(roster, agent);
        roster_at_work(roster, agent, at_work);
        for (int slot = 0; slot < n_slots; slot++)
            blocks[slot * n_agents + agent] =
                at_work[slot] && !is_busy(&problem->agents[agent], slot)
                    ? serves[slot]
                    : OFF_DUTY;
        place_duty(scene, agent, -1, who->carried_from, who->carried_until,
                   duties);
        for (int day = 0; day < problem->grid.n_days; day++) {
            const struct offer *offer = roster_offer(roster, agent, day);
            if (offer)
                place_duty(scene, agent, day, offer->start, offer->end, duties);
        }
    }
    free(at_work);
    scene->blocks = blocks;
    scene->duties = duties;
}

static int count_on_duty(const struct scene *scene)
{
    const struct problem *problem = scene->problem;
    int n = 0;
    for (int i = 0; i < problem->grid.n_slots * problem->n_agents; i++)
        n += scene->blocks[i] != OFF_DUTY;
    return n;
}

static void list_agents(struct scene *scene)
{
    const struct problem *problem = scene->problem;
    int n_slots = problem->grid.n_slots, width = problem->n_queues + 1, n = 0;
    int *first = ARENA_ARRAY(scene->arena, int, n_slots *width + 1);
    int *on_duty = ARENA_ARRAY(scene->arena, int, count_on_duty(scene));
    for (int slot = 0; slot < n_slots; slot++)
        for (int block = NO_QUEUE; block < problem->n_queues; block++) {
            first[slot * width + block + 1] = n;
            for (int agent = 0; agent < problem->n_agents; agent++)
                if (scene_block(scene, slot, agent) == block)
                    on_duty[n++] = agent;
        }
    first[n_slots * width] = n;
    scene->on_duty = on_duty;
    scene->first = first;
}

struct scene *scene_new(const struct roster *roster,
                        const struct simulate_options *options)
{
    struct arena *arena = arena_new();
    struct scene *scene = ARENA_ARRAY(arena, struct scene, 1);
    *scene = (struct scene){
        .arena = arena,
        .problem = roster->problem,
        .options = options,
        .slot_s = 60.0 * roster->problem->grid.slot_min,
        .room = 1,
    };
    make_streams(scene);
    order_lines(scene);
    find_idle_away(scene);
    place_agents(scene, roster);
    list_agents(scene);
    return scene;
}

void scene_free(struct scene *scene)
{
    arena_free(scene->arena);
}

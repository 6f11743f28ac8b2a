/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "several.h"

#include <math.h>
#include <string.h>

struct several {
    const struct problem *const *each;
    int n;
    const int *weights;
    int sum; /* of the weights */
    struct arena *arena;
};

static struct steps weighed(const struct several *it, int volume,
                            struct steps steps)
{
    for (int i = 0; i < steps.n; i++)
        steps.price[i] = steps.price[i] * it->weights[volume] / it->sum;
    return steps;
}

/* The mean of an array of each volume, rounded. */
static int *mean(const struct several *it, int queue,
                 const int *(*array)(const struct queue *))
{
    int n_slots = it->each[0]->grid.n_slots;
    int *means = ARENA_ARRAY(it->arena, int, n_slots);
    for (int slot = 0; slot < n_slots; slot++) {
        double sum = 0;
        for (int volume = 0; volume < it->n; volume++)
            sum += (double)it->weights[volume] *
                   array(&it->each[volume]->queues[queue])[slot];
        means[slot] = (int)lround(sum / it->sum);
    }
    return means;
}

static const int *need_of(const struct queue *queue)
{
    return queue->need;
}

static const int *allowed_of(const struct queue *queue)
{
    return queue->deferral->allowed;
}

static void join_queue(const struct several *it, int index, struct queue *queue)
{
    *queue = it->each[0]->queues[index];
    if (!queue->deferral) {
        queue->shortage = weighed(it, 0, queue->shortage);
        return;
    }
    struct deferral *deferral = ARENA_ARRAY(it->arena, struct deferral, 1);
    *deferral = *queue->deferral;
    deferral->allowed = mean(it, index, allowed_of);
    queue->need = mean(it, index, need_of);
    queue->deferral = deferral;
}

/* What a further volume asks of a queue that cannot wait. */
static struct joint joint_of(const struct several *it, int volume, int index)
{
    const struct queue *queue = &it->each[volume]->queues[index];
    return (struct joint){
        .queues = UINT64_C(1) << index,
        .need = queue->need,
        .shortage = weighed(it, volume, queue->shortage),
        .name = arena_printf(it->arena, "%s, volume %d", queue->id, volume + 1),
    };
}

static int add_joints(const struct several *it, int volume,
                      struct joint *joints)
{
    const struct problem *problem = it->each[volume];
    int n = 0;
    for (int i = 0; i < problem->n_joints; i++) {
        joints[n] = problem->joints[i];
        joints[n].shortage = weighed(it, volume, joints[n].shortage);
        joints[n].name = arena_printf(it->arena, "%s, volume %d",
                                      joints[n].name, volume + 1);
        n++;
    }
    for (int queue = 0; volume > 0 && queue < problem->n_queues; queue++)
        if (!problem->queues[queue].deferral)
            joints[n++] = joint_of(it, volume, queue);
    return n;
}

const struct problem *problem_for_all(const struct problem *const *each, int n,
                                      const int *weights, struct arena *arena)
{
    struct several it = {each, n, weights, 0, arena};
    struct problem *all = ARENA_ARRAY(arena, struct problem, 1);
    struct queue *queues = ARENA_ARRAY(arena, struct queue, each[0]->n_queues);
    int room = 0;
    for (int volume = 0; volume < n; volume++) {
        it.sum += weights[volume];
        room += each[volume]->n_joints + each[volume]->n_queues;
    }
    struct joint *joints = ARENA_ARRAY(arena, struct joint, room);
    *all = *each[0];
    all->n_joints = 0;
    for (int queue = 0; queue < all->n_queues; queue++)
        join_queue(&it, queue, &queues[queue]);
    for (int volume = 0; volume < n; volume++)
        all->n_joints += add_joints(&it, volume, joints + all->n_joints);
    all->queues = queues;
    all->joints = joints;
    return all;
}

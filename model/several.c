/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "several.h"

#include <string.h>

struct several {
    const struct problem *const *each;
    int n;
    const int *weights;
    int sum;     /* of the weights */
    int waiting; /* the volume whose work waits */
    struct arena *arena;
};

static struct steps weighed(const struct several *it, int weight,
                            struct steps steps)
{
    for (int i = 0; i < steps.n; i++)
        steps.price[i] = steps.price[i] * weight / it->sum;
    return steps;
}

static int64_t work_of(const struct several *it, int volume, int queue)
{
    const struct problem *problem = it->each[volume];
    int64_t sum = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        sum += problem->queues[queue].need[slot];
    return sum;
}

/* The weight of all volumes that bring at least as much work as the one. */
static int weight_from(const struct several *it, int from, int queue)
{
    int sum = 0;
    for (int volume = 0; volume < it->n; volume++)
        if (work_of(it, volume, queue) >= work_of(it, from, queue))
            sum += it->weights[volume];
    return sum;
}

static struct queue joined_queue(const struct several *it, int index)
{
    int volume = it->each[0]->queues[index].deferral ? it->waiting : 0;
    struct queue queue = it->each[volume]->queues[index];
    queue.shortage = weighed(it,
                             queue.deferral ? weight_from(it, volume, index)
                                            : it->weights[volume],
                             queue.shortage);
    return queue;
}

/* What a further volume asks of a queue that cannot wait. */
static struct joint joint_of(const struct several *it, int volume, int index)
{
    const struct queue *queue = &it->each[volume]->queues[index];
    return (struct joint){
        .queues = UINT64_C(1) << index,
        .need = queue->need,
        .shortage = weighed(it, it->weights[volume], queue->shortage),
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
        joints[n].shortage =
            weighed(it, it->weights[volume], joints[n].shortage);
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
                                      const int *weights, int waiting,
                                      struct arena *arena)
{
    struct several it = {each, n, weights, 0, waiting, arena};
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
        queues[queue] = joined_queue(&it, queue);
    for (int volume = 0; volume < n; volume++)
        all->n_joints += add_joints(&it, volume, joints + all->n_joints);
    all->queues = queues;
    all->joints = joints;
    return all;
}

bool waits_otherwise(const struct problem *one, const struct problem *other)
{
    size_t size = (size_t)one->grid.n_slots * sizeof(int);
    for (int queue = 0; queue < one->n_queues; queue++)
        if (one->queues[queue].deferral &&
            memcmp(one->queues[queue].need, other->queues[queue].need, size) !=
                0)
            return true;
    return false;
}

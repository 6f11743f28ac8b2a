/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "needs.h"

#include "flow.h"

static struct need whole_need(const struct problem *problem, int queue,
                              int slot)
{
    const struct queue *stream = &problem->queues[queue];
    struct need need = {.n = stream->shortage.n + 1};
    need.level = (stream->need[slot] + HEAD - 1) / HEAD * HEAD;
    need.base = queue_price(problem, queue, slot, need.level);
    cost above = need.base;
    for (int i = 0; i < need.n; i++) {
        cost below =
            queue_price(problem, queue, slot, need.level - (i + 1) * HEAD);
        need.price[i] = below - above;
        above = below;
    }
    return need;
}

struct need need_of(const struct problem *problem, int queue, int slot)
{
    if (!((problem->uneven | problem->by_day) >> queue & 1))
        return whole_need(problem, queue, slot);
    const struct queue *stream = &problem->queues[queue];
    struct need need = {.level = stream->need[slot], .n = stream->shortage.n};
    for (int i = 0; i < need.n; i++)
        need.price[i] = stream->shortage.price[i] * HEAD;
    return need;
}

int need_shortage(const struct need *need, cost worth)
{
    int sum = 0;
    for (int i = 0; i < need->n && sum < need->level && need->price[i] < worth;
         i++)
        sum = i == need->n - 1 || sum + HEAD > need->level ? need->level
                                                           : sum + HEAD;
    return sum;
}

cost need_price(const struct need *need, int missing)
{
    cost sum = need->base;
    for (int i = 0; missing > 0; i++) {
        bool last = i == need->n - 1;
        int part = last || missing < HEAD ? missing : HEAD;
        sum += need->price[i] * part / HEAD;
        missing -= part;
    }
    return sum;
}

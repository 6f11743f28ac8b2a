/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "day_target.h"

#include <string.h>

int day_gain(const struct queue *queue, int slot, int level)
{
    const struct day_target *target = queue->day_target;
    const int *gains = target->gains + target->first_gain[slot];
    int further = level - queue->need[slot], sum = 0;
    for (int k = 0; k < n_gains(target, slot) && further > 0; k++) {
        int part = further < HEAD ? further : HEAD;
        sum += (int)((int64_t)gains[k] * part / HEAD);
        further -= HEAD;
    }
    return sum;
}

int day_missing(const struct problem *problem, int queue, int day,
                const int *levels, int stride)
{
    const struct queue *stream = &problem->queues[queue];
    int missing = stream->day_target->goal[day];
    for (int slot = day_first(problem, day);
         slot < day_first(problem, day + 1) && missing > 0; slot++)
        missing -= day_gain(stream, slot, levels[slot * stride]);
    return missing > 0 ? missing : 0;
}

cost day_price(const struct problem *problem, int queue, const int *levels,
               int stride)
{
    cost sum = 0;
    for (int day = 0; day < problem->grid.n_days; day++)
        sum += problem->queues[queue].day_target->price[day] *
               day_missing(problem, queue, day, levels, stride);
    return sum;
}

void day_worth(const struct problem *problem, int queue, const int *levels,
               int stride, cost *worth)
{
    const struct queue *stream = &problem->queues[queue];
    memset(worth, 0, (size_t)problem->grid.n_slots * sizeof *worth);
    for (int day = 0; day < problem->grid.n_days; day++) {
        int missing = day_missing(problem, queue, day, levels, stride);
        for (int slot = day_first(problem, day);
             slot < day_first(problem, day + 1) && missing > 0; slot++) {
            int level = levels[slot * stride], need = stream->need[slot];
            int from = level > need ? level : need;
            int gain = day_gain(stream, slot, from + HEAD) -
                       day_gain(stream, slot, from);
            gain = gain < missing ? gain : missing;
            worth[slot] = stream->day_target->price[day] * gain / HEAD;
        }
    }
}

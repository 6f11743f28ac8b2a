/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deferral.h"

#include "ints.h"

int deferral_due(const uint8_t *open, int n_slots, int from, int length)
{
    for (int slot = from; slot < n_slots; slot++) {
        if (length == 0)
            return slot;
        length -= open[slot] != 0;
    }
    return n_slots;
}

cost deferral_price(const struct problem *problem, int queue, const int *levels,
                    int stride, struct waiting *waiting)
{
    const struct queue *stream = &problem->queues[queue];
    cost sum = 0;
    int left = 0;
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        struct waiting now =
            deferral_step(stream, slot, left, levels[slot * stride]);
        left = now.left;
        sum += steps_cost(&stream->shortage, now.late) +
               problem->surplus_price * now.unused;
        if (waiting)
            waiting[slot] = now;
    }
    return sum;
}

/* A head more does work that would else be late in the slot, or that would
 * wait and be late after it. */
void deferral_worth(const struct problem *problem, int queue,
                    const struct waiting *waiting, cost *worth)
{
    cost price = problem->queues[queue].shortage.price[0];
    int saved = 0;
    for (int slot = problem->grid.n_slots - 1; slot >= 0; slot--) {
        const struct waiting *now = &waiting[slot];
        saved = smaller(HEAD, now->late + smaller(now->left, saved));
        worth[slot] = price * saved / HEAD;
    }
}

/* The window in which most work is too much at a level of `level` / `per` in
 * open slots; its work and open slots are left to be counted. */
static struct crunch worst_window(const struct queue *queue,
                                  const uint8_t *open, int n_slots,
                                  int64_t level, int per)
{
    struct crunch worst = {0};
    int64_t left = 0, most = 0;
    int from = 0;
    for (int slot = 0; slot < n_slots; slot++) {
        if (left <= 0) {
            left = 0;
            from = slot;
        }
        left += queue->need[slot] * (int64_t)per - (open[slot] ? level : 0);
        int64_t late = left - queue->deferral->allowed[slot] * (int64_t)per;
        if (late > most) {
            most = late;
            worst = (struct crunch){.from = from, .end = slot + 1};
        }
    }
    return worst;
}

static void count(struct crunch *crunch, const struct queue *queue,
                  const uint8_t *open)
{
    for (int slot = crunch->from; slot < crunch->end; slot++) {
        crunch->work += queue->need[slot];
        crunch->open += open[slot] != 0;
    }
    crunch->work -= queue->deferral->allowed[crunch->end - 1];
}

/* Nothing is late if and only if no window has more to do than its levels (P.
 * Hall 1935; A. J. Hoffman 1960 for intervals).  By W. Dinkelbach's method
 * (1967): the level that the worst window asks for makes another one the
 * worst, until none asks for more; in whole numbers, so that it ends. */
struct crunch deferral_crunch(const struct queue *queue, const uint8_t *open,
                              int n_slots)
{
    struct crunch found = {.open = 1};
    for (;;) {
        struct crunch worst =
            worst_window(queue, open, n_slots, found.work, found.open);
        if (worst.end == 0)
            break;
        count(&worst, queue, open);
        found = worst;
        if (found.open == 0)
            break;
    }
    if (found.end == 0)
        found = (struct crunch){0};
    return found;
}

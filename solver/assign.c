/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assign.h"

#include "mem.h"

#include <stdlib.h>

/* Places are numbered from 1 on; place 0 is where the next person waits. */
struct assignment {
    int n;
    const cost *price;
    int *person;   /* [n + 1] in each place, -1: nobody */
    int *before;   /* [n + 1] the place before it on the way there */
    cost *toll;    /* [n + 1] dual of each place, never above 0 */
    cost *worth;   /* [n] dual of each person */
    cost *nearest; /* [n + 1] how far away a place is from those reached */
    bool *reached; /* [n + 1] */
};

/* How far the places are from the one just reached; the nearest of those not
 * reached yet. */
static int look_on(struct assignment *it, int from)
{
    int person = it->person[from], next = -1;
    for (int to = 1; to <= it->n; to++) {
        if (it->reached[to])
            continue;
        cost far = it->price[(size_t)person * it->n + to - 1] -
                   it->worth[person] - it->toll[to];
        if (far < it->nearest[to]) {
            it->nearest[to] = far;
            it->before[to] = from;
        }
        if (next < 0 || it->nearest[to] < it->nearest[next])
            next = to;
    }
    return next;
}

/* Makes the way to the nearest place free of charge. */
static void settle(struct assignment *it, cost way)
{
    for (int place = 0; place <= it->n; place++)
        if (it->reached[place]) {
            it->worth[it->person[place]] += way;
            it->toll[place] -= way;
        } else
            it->nearest[place] -= way;
}

/* Finds a place for one more person; others move on where that is cheaper. */
static void seat(struct assignment *it, int person)
{
    int place = 0;
    it->person[0] = person;
    for (int i = 0; i <= it->n; i++) {
        it->nearest[i] = COST_FORBIDDEN;
        it->reached[i] = false;
    }
    while (it->person[place] >= 0) {
        it->reached[place] = true;
        place = look_on(it, place);
        settle(it, it->nearest[place]);
    }
    for (; place != 0; place = it->before[place])
        it->person[place] = it->person[it->before[place]];
}

cost assign(int n, const cost *price, int *place)
{
    size_t room = (size_t)n + 1;
    struct assignment it = {
        .n = n,
        .price = price,
        .person = mem_alloc(room, sizeof(int)),
        .before = mem_alloc(room, sizeof(int)),
        .toll = mem_alloc(room, sizeof(cost)),
        .worth = mem_alloc(room, sizeof(cost)),
        .nearest = mem_alloc(room, sizeof(cost)),
        .reached = mem_alloc(room, sizeof(bool)),
    };
    cost sum = 0;
    for (int i = 0; i <= n; i++)
        it.person[i] = -1;
    for (int person = 0; person < n; person++)
        seat(&it, person);
    for (int i = 1; i <= n; i++) {
        place[it.person[i]] = i - 1;
        sum += price[(size_t)it.person[i] * n + i - 1];
    }
    free(it.person);
    free(it.before);
    free(it.toll);
    free(it.worth);
    free(it.nearest);
    free(it.reached);
    return sum;
}

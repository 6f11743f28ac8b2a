/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alarms.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

struct alarms alarms_new(int n)
{
    struct alarms alarms = {.size = 1};
    while (alarms.size < n)
        alarms.size *= 2;
    size_t size = (size_t)alarms.size;
    alarms.when = mem_alloc(size, sizeof *alarms.when);
    alarms.winners = mem_alloc(2 * size, sizeof *alarms.winners);
    for (int i = 0; i < alarms.size; i++) {
        alarms.when[i] = INFINITY;
        alarms.winners[alarms.size + i] = i;
    }
    for (int match = alarms.size - 1; match > 0; match--)
        alarms.winners[match] = alarms.winners[2 * match];
    return alarms;
}

void alarms_free(struct alarms *alarms)
{
    free(alarms->when);
    free(alarms->winners);
}

void alarms_set(struct alarms *alarms, int index, double when)
{
    alarms->when[index] = when;
    for (int match = (alarms->size + index) / 2; match > 0; match /= 2) {
        int left = alarms->winners[2 * match];
        int right = alarms->winners[2 * match + 1];
        alarms->winners[match] =
            alarms->when[right] < alarms->when[left] ? right : left;
    }
}

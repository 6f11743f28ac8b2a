/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Burdens as the documents name them. */
#ifndef BURDENS_H
#define BURDENS_H

#include "draft.h"
#include "record.h"

enum burden_kind {
    BURDEN_WEEKENDS,
    BURDEN_NIGHTS,
    BURDEN_LATES,
    BURDEN_EARLIES,
    BURDEN_HOLIDAYS,
    BURDEN_SPLIT,
    BURDEN_ON_CALL,
    BURDEN_REFUSED,
    BURDEN_HOURS,
    BURDEN_OWN /* named by the team */
};

struct draft_burden {
    struct spot spot;
    const char *id;
    enum burden_kind kind;
    double weight;
    struct window window;
    bool shifts_given;
    uint64_t shifts; /* bits: only these */
};

struct draft_burdens {
    int n;
    struct draft_burden *items; /* [BURDENS_MAX] */
    double decay;               /* a week */
    int price, most;            /* points */
    int full_week; /* minutes of a full contract, NOT_GIVEN: the largest */
};

/* Its number; -1 where the team counts none of that id. */
int burden_named(const struct draft_burdens *burdens, const char *id);

#endif

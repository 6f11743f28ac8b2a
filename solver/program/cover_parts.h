/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of cover.h share. */
#ifndef COVER_PARTS_H
#define COVER_PARTS_H

#include "block_choice.h"
#include "cover.h"
#include "recall.h"

enum { FLOW_TICKS = 3 };

struct cover {
    const struct problem *problem;
    const struct rows *rows;
    int *supply;    /* [n_slots * n_groups] */
    int *given;     /* [n_slots * n_groups * n_queues] */
    int *idle;      /* [n_slots * n_groups] */
    int *level;     /* [n_slots * n_queues] */
    cost *price;    /* [n_slots] less lures: see flow.h */
    int *heads;     /* [rows->n] */
    int *rule_of;   /* [rows->n] presence rule of each row */
    cost *worth;    /* [n_groups * n_slots] what one more would save */
    uint8_t *stale; /* [n_slots] the slot's worth must be found anew */
    struct recall *recall;
    cost total;
    int64_t work;
    bool restless; /* what is below must be found anew */
    cost linked;   /* price over slots, and what the lures took off */
    cost *reward;  /* [n_slots * n_queues] a hundredth more, if linked */
    cost *saved;   /* [n_slots] scratch */

    /* In blocks: who serves what, as the lines came. */
    struct block_choice *choice; /* NULL: by flows */
    struct duty_slots *slots;    /* scratch */
    int8_t *serves;              /* [n_agents * n_slots] */
    const int8_t *follow;        /* likewise, of duties to come; or NULL */
};

static inline struct flow flow_of(const struct cover *cover, int slot)
{
    int n_groups = cover->problem->n_groups;
    int n_queues = cover->problem->n_queues;
    return (struct flow){
        .given = cover->given + (size_t)slot * n_groups * n_queues,
        .idle = cover->idle + (size_t)slot * n_groups,
        .level = cover->level + (size_t)slot * n_queues,
    };
}

/* The duty whose slots are at hand comes (sign +1) or goes (-1). */
void cover_change_blocks(struct cover *cover, int agent, int sign);

void cover_carry_in_blocks(struct cover *cover, int agent);

/* What the best queue gains in the slot, others staying where they are. */
void cover_freshen_blocks(struct cover *cover, int slot);

#endif

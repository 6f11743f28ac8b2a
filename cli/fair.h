/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan --fairness leximax: makes a roster fairer as long as that costs nothing
 * in anything else, and proves where it cannot be made so. */
#ifndef FAIR_H
#define FAIR_H

#include "ledger.h"
#include "solve.h"
#include "text.h"

/* A person's strain is the worst of the burdens: its ratio against the usual
 * one, by weight.  It is proven where no roster that costs no more in all but
 * burdens has it lower without raising that of somebody as badly off. */
struct fair_proof {
    cost besides; /* what all but burdens may cost */
    int n_people; /* who have a share in some burden */
    int n_proven;
    int n_lowered;  /* rosters found that were fairer than the one before */
    int64_t work;   /* of all searches, as in struct outcome */
    bool *proven;   /* [n_agents] */
    double *strain; /* [n_agents] of the roster in the end */
};

/* The agent's worst burden, as above; below 0: there is no share in any. */
double fair_strain(const struct ledger *ledger, const struct roster *roster,
                   int agent);

/* Replaces *roster by the fairest one found.  Takes about as long again as
 * `orders` allow one search.  fair_proof_free(). */
struct fair_proof fair_leximax(const struct problem *problem,
                               const struct ledger *ledger,
                               const struct solve_options *orders,
                               struct roster **roster);
void fair_proof_free(struct fair_proof *proof);
void fair_proof_write(struct text *text, const struct problem *problem,
                      const struct fair_proof *proof);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each agent does on each day by the linear program: the share of its
 * lines that have a shift on that day, or are off. */
#ifndef SHARES_H
#define SHARES_H

#include "master.h"

struct shares {
    int n_days, width; /* shifts, and OFF as the last */
    double *all;       /* [n_agents * n_days * width] */
};

struct shares shares_new(const struct search *search,
                         const struct master *master);
void shares_free(struct shares *shares);

/* Each agent's line of greatest value; the best roster's where it has none. */
void shares_round(const struct search *search, const struct master *master,
                  struct line *lines);

/* Offers these as a roster. */
void shares_offer(struct search *search, const struct master *master);

/* Whether the line has what is banned. */
bool is_banned(const struct search *search, const struct line *line);

/* Holds lines that are banned at 0, and lets the others go; of one agent, or of
 * all (-1). */
void hold_banned(const struct search *search, struct master *master, int agent);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent is to work in all days of the roster, as the contract has it:
 * of the period, or else of its weeks together. */
#ifndef AGREED_H
#define AGREED_H

#include "problem.h"

/* Minutes; -1: not agreed. */
struct agreed {
    int least, target, most;
};

struct agreed agreed_of(const struct problem *problem, int agent);

/* How far so many minutes are off the target or, without one, outside minimum
 * and maximum. */
int agreed_off(const struct agreed *agreed, int work);

#endif

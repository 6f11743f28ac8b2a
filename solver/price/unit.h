/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UNIT_H
#define UNIT_H

#include "problem.h"

/* The greatest number of which the cost of every roster is a multiple: a bound
 * between two multiples is as good as the upper one. */
cost unit_of(const struct problem *problem);

#endif

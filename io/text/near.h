/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Did you mean": which of the names that exist is likest to the one given. */
#ifndef NEAR_H
#define NEAR_H

/* Letters to insert, leave out, change or swap with their neighbour to make
 * one name of the other, capitals being equal to small letters; the lengths'
 * difference at least, and exact only up to the limit of near_limit(). */
int near_distance(const char *name, const char *other);

/* How far another name may be to be taken for a slip of the pen. */
int near_limit(const char *name);

/* The nearest of `names`, the first of several alike, NULL if none is near. */
const char *near_name(const char *name, const char *const *names, int n_names);

#endif

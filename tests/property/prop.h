/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs a property over many seeds.  VAKTEL_PROP_COUNT sets how many,
 * VAKTEL_PROP_QUARTER, 1 to 4, takes a quarter of them, VAKTEL_PROP_SEED tries
 * a single one again. */
#ifndef PROP_H
#define PROP_H

#include <stdbool.h>
#include <stdint.h>

/* How many cases to try: `usual` unless the environment says otherwise. */
int prop_count(int usual);

/* Calls holds(seed) for seeds 1 to count, or a quarter of them, and prints
 * those for which it is false, the first few.  Returns what main() returns. */
int prop_run(const char *name, int count, bool (*holds)(uint64_t seed));

/* Says what is wrong with the case at hand and returns false. */
bool prop_wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

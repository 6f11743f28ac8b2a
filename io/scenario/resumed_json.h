/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster that an earlier run has written, taken instead of solving again. */
#ifndef RESUMED_JSON_H
#define RESUMED_JSON_H

#include "plan.h"

/* The roster of the file, and how its search ended or that it was interrupted,
 * if this very program found it for this very input; else NULL, without a word.
 * The search is over where it has proven that no roster is better, or came to
 * its end with these options.  The caller owns it: roster_free(). */
struct roster *resumed_read(const char *path, const struct team *team,
                            const struct plan_options *options,
                            const char *version, struct outcome *outcome,
                            bool *over);

/* How the search ended that found the roster, as its file tells: false, without
 * a word, where the input was another or the roster has another cost now. */
bool resumed_outcome(const char *path, const struct team *team,
                     const struct score *score, struct outcome *outcome);

/* How few agents are enough, where the scenario.json of an earlier run has it
 * proven for this very input; false, without a word, where it has not.  Kinds
 * and their names are the caller's, and known. */
struct least;
bool resumed_least(const char *path, const char *input, struct least *least);

#endif

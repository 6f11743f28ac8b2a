/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent can do with one day under given worths: a day off, or a duty
 * with its breaks where they cost least.  Options that another one beats in
 * every way that the future can see are left out. */
#ifndef DAY_OPTIONS_H
#define DAY_OPTIONS_H

#include "future.h"
#include "prices.h"
#include "roster.h"

struct option {
    cost price; /* wish minus worth */
    struct duty duty;
};

/* What an agent must not have on a day. */
struct ban {
    uint64_t shifts; /* bits */
    bool off;
    bool others; /* nothing but this duty: */
    struct duty only;
};

/* Bans the shift (OFF: the day off), or with `others` all but that. */
static inline void ban_add(struct ban *ban, int shift, bool others)
{
    bool off = shift == OFF;
    uint64_t bit = off ? 0 : UINT64_C(1) << shift;
    ban->off = ban->off || off != others;
    ban->shifts |= others ? ~bit : bit;
}

struct option_list {
    struct option *items;
    int n, room;
};

/* Those that another one beats left out; or of very many only the cheapest of
 * each shift and amount of work as well. */
enum wanted { ALL_OPTIONS, UNBEATEN_OPTIONS, FEW_OPTIONS };

/* Fills the list, cheapest first; only the duty `keep` if that is given;
 * nothing that is banned, where `ban` is not NULL.  Returns whether any was
 * left out to have few. */
bool options_of_day(const struct future *future, const struct rows *rows,
                    const struct prices *prices, const cost *worth, int day,
                    const struct duty *keep, const struct ban *ban,
                    enum wanted wanted, struct option_list *list);

#endif

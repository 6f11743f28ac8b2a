/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "refit.h"

struct roster *refit(const struct problem *problem, const struct roster *roster)
{
    struct roster *as_it_is = roster_for(problem, roster);
    struct roster *anew = roster_for(problem, roster);
    roster_allocate(anew);
    bool better = score_total(anew) < score_total(as_it_is);
    roster_free(better ? as_it_is : anew);
    return better ? anew : as_it_is;
}

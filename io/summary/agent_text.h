/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster as one agent asks about it: why this duty, what became of my
 * wishes, who else could, and what it would cost. */
#ifndef AGENT_TEXT_H
#define AGENT_TEXT_H

#include "grant.h"
#include "summary.h"

struct agent_text {
    int agent;
    int n_days; /* of the days asked about */
    const int *days;
    const struct grant *grants; /* [n_days] to be off on the day */
};

/* `plan->grants` are the agent's wishes refused. */
void agent_text_write(struct text *text, const struct plan *plan,
                      const struct agent_text *asked,
                      const struct summary_style *style);

#endif

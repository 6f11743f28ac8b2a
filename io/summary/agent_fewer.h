/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who has borne less of what a duty is counted as, and why it is not theirs: an
 * agent is answered. */
#ifndef AGENT_FEWER_H
#define AGENT_FEWER_H

#include "json_out.h"
#include "summary_parts.h"

/* A line for each burden that the agent's duty of that day is counted as; the
 * least burdened are named. */
void page_fewer(const struct page *page, int agent, int day);

/* The member "borne_less" of that duty, with all of them; none where the team
 * counts no burdens. */
void fewer_json_write(struct json_out *out, const struct plan *plan, int agent,
                      int day);

#endif

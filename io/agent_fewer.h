/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Why do I have Sunday again?"  Who has borne less of what a duty is counted
 * as, and why it is not theirs. */
#ifndef AGENT_FEWER_H
#define AGENT_FEWER_H

#include "summary_parts.h"

/* A line for each burden that the agent's duty of that day is counted as. */
void page_fewer(const struct page *page, int agent, int day);

#endif

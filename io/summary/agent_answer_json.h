/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What agent_text.h tells people, as JSON. */
#ifndef AGENT_ANSWER_JSON_H
#define AGENT_ANSWER_JSON_H

#include "agent_text.h"

void agent_answer_json_write(struct text *text, const struct plan *plan,
                             const struct agent_text *asked);

#endif

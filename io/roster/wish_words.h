/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wishes in words and in JSON. */
#ifndef WISH_WORDS_H
#define WISH_WORDS_H

#include "grant.h"
#include "json_out.h"
#include "plan.h"
#include "text.h"

/* "off", "early", "no late", "with Bo", and when: "off, Sat 24 Oct". */
void text_add_wish(struct text *text, const struct problem *problem, int agent,
                   const struct wish *wish);

/* What granting it would cost: ", 0.5 h of shortage more on phone ...". */
void text_add_grant(struct text *text, const struct problem *problem,
                    const struct grant *grant);

/* The same as members of an object; none where it is not known. */
void grant_json_write(struct json_out *out, const struct problem *problem,
                      const struct grant *grant);

/* The agent's member "wishes" of roster.json, if it has anything to say. */
void wishes_json_write(struct json_out *out, const struct plan *plan,
                       int agent);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules and their limits: which is stricter, and in words. */
#ifndef RULE_TEXT_H
#define RULE_TEXT_H

#include "clause.h"
#include "text.h"

/* Whether more is stricter. */
bool rule_asks_at_least(enum rule rule);

/* Above 0 where `a` is stricter than `b`, 0 where they are alike. */
int rule_stricter(enum rule rule, struct rule_setting a, struct rule_setting b);

/* Whether the clause is a rule of one limit. */
bool clause_is_limited(const struct clause *clause);

/* "11h", "5 days", "1 of 4", "07:00" */
void text_add_limit(struct text *text, enum rule rule,
                    struct rule_setting setting);

/* What a clause asks: "rest 11h", "48h a week over 8 weeks". */
void text_add_clause(struct text *text, const struct clause *clause);

/* The law's id and statute: "NO-9, Arbeidsmiljøloven 10-8(1)". */
void text_add_law(struct text *text, const struct law *law);

#endif

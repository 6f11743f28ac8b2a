/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ledger in roster.json: of the team, and of each agent. Nothing where no
 * burdens are counted. */
#ifndef LEDGER_JSON_H
#define LEDGER_JSON_H

#include "json_out.h"
#include "plan.h"
#include "record.h"

void ledger_json_team(struct json_out *out, const struct plan *plan);
void ledger_json_agent(struct json_out *out, const struct plan *plan,
                       int agent);

/* As `explain` tells it: the level of the team beside it. */
void ledger_json_explain(struct json_out *out, const struct plan *plan,
                         int agent);

/* As history.json keeps it: what is carried on. */
void ledger_json_carry(struct json_out *out, const struct plan *plan,
                       int agent);

/* And what was carried into the roster, as the earlier files have it. */
void ledger_json_found(struct json_out *out, const struct record_agent *past);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger_json.h"

#include "ledger.h"
#include "team_json.h"

enum { DECIMALS = 4 };

static void write_burden(struct json_out *out, const struct plan *plan,
                         int index)
{
    const struct ledger *ledger = plan->team->ledger;
    const struct burden *burden = &ledger->burdens[index];
    struct fairness it = ledger_fairness(ledger, plan->roster, index);
    json_out_flat_object(out, NULL);
    json_out_string(out, "burden", burden->id);
    json_out_number(out, "weight", burden->weight, DECIMALS);
    json_out_int(out, "people", it.n);
    json_out_number(out, "level", burden_told(burden, it.level), DECIMALS);
    json_out_number(out, "range", burden_told(burden, it.range), DECIMALS);
    json_out_number(out, "gini", it.gini, DECIMALS);
    json_out_number(out, "jain", it.jain, DECIMALS);
    if (it.worst >= 0)
        json_out_string(out, "worst_off",
                        plan->roster->problem->agents[it.worst].id);
    json_out_end(out);
}

void ledger_json_team(struct json_out *out, const struct plan *plan)
{
    const struct ledger *ledger = plan->team->ledger;
    if (!ledger)
        return;
    json_out_array(out, "ledger");
    for (int i = 0; i < ledger->n_burdens; i++)
        write_burden(out, plan, i);
    json_out_end(out);
}

enum telling {
    TELL_CARRY, /* what the next roster needs */
    TELL_WHOLE, /* all of it */
    TELL_TEAM   /* and the level of the team */
};

static void write_share(struct json_out *out, const struct plan *plan,
                        int agent, int index, enum telling telling)
{
    const struct ledger *ledger = plan->team->ledger;
    const struct burden *burden = &ledger->burdens[index];
    const struct burden_share *share = ledger_share(ledger, agent, index);
    int units = ledger_units(ledger, plan->roster, agent, index);
    json_out_flat_object(out, burden->id);
    if (telling != TELL_CARRY) {
        json_out_number(out, "before", burden_told(burden, share->carried),
                        DECIMALS);
        json_out_number(out, "units", burden_told(burden, units), DECIMALS);
    }
    json_out_number(out, "burden", burden_told(burden, share->carried + units),
                    DECIMALS);
    json_out_number(out, "share", share->share, DECIMALS);
    if (telling != TELL_CARRY)
        json_out_number(out, "ratio",
                        burden_told(burden, ledger_ratio(share, units)),
                        DECIMALS);
    if (telling == TELL_TEAM)
        json_out_number(
            out, "team",
            burden_told(burden,
                        ledger_fairness(ledger, plan->roster, index).level),
            DECIMALS);
    json_out_end(out);
}

static void write_shares(struct json_out *out, const struct plan *plan,
                         int agent, enum telling telling)
{
    const struct ledger *ledger = plan->team->ledger;
    if (!ledger)
        return;
    json_out_object(out, "ledger");
    for (int i = 0; i < ledger->n_burdens; i++)
        if (ledger_share(ledger, agent, i)->share > 0)
            write_share(out, plan, agent, i, telling);
    json_out_end(out);
}

void ledger_json_agent(struct json_out *out, const struct plan *plan, int agent)
{
    write_shares(out, plan, agent, TELL_WHOLE);
}

void ledger_json_explain(struct json_out *out, const struct plan *plan,
                         int agent)
{
    write_shares(out, plan, agent, TELL_TEAM);
}

void ledger_json_carry(struct json_out *out, const struct plan *plan, int agent)
{
    write_shares(out, plan, agent, TELL_CARRY);
}

void ledger_json_found(struct json_out *out, const struct record_agent *past)
{
    if (past->n_burdens == 0)
        return;
    json_out_object(out, "ledger");
    for (int i = 0; i < past->n_burdens; i++) {
        json_out_flat_object(out, past->burdens[i].id);
        json_out_number(out, "burden", past->burdens[i].burden, DECIMALS);
        json_out_number(out, "share", past->burdens[i].share, DECIMALS);
        json_out_end(out);
    }
    json_out_end(out);
}

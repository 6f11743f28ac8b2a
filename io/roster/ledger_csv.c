/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger_csv.h"

#include "csv_out.h"
#include "duty.h"
#include "ledger.h"
#include "team_json.h"

static void add_row(struct text *text, const struct plan *plan, int agent,
                    int index, double level)
{
    const struct ledger *ledger = plan->team->ledger;
    const struct burden *burden = &ledger->burdens[index];
    const struct burden_share *share = ledger_share(ledger, agent, index);
    const struct agent *who = &plan->roster->problem->agents[agent];
    int units = ledger_units(ledger, plan->roster, agent, index);
    if (share->share <= 0)
        return;
    csv_out_text(text, who->id);
    text_add(text, ",");
    csv_out_text(text, agent_title(who));
    text_add(text, ",");
    csv_out_text(text, burden->id);
    text_printf(text, ",%.3f,%.4g,%.3f,%.4f,%.4f\r\n",
                burden_told(burden, share->carried), burden_told(burden, units),
                share->share, burden_told(burden, ledger_ratio(share, units)),
                burden_told(burden, level));
}

void ledger_csv_write(struct text *text, const struct plan *plan)
{
    const struct ledger *ledger = plan->team->ledger;
    text_add(text, "agent,name,burden,before,now,share,ratio,team\r\n");
    for (int burden = 0; burden < ledger->n_burdens; burden++) {
        struct fairness team = ledger_fairness(ledger, plan->roster, burden);
        for (int agent = 0; agent < plan->roster->problem->n_agents; agent++)
            add_row(text, plan, agent, burden, team.level);
    }
}

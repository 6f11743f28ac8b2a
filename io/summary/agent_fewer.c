/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agent_fewer.h"

#include "duty.h"
#include "explain.h"
#include "fewer.h"
#include "ledger.h"
#include "mem.h"
#include "team_json.h"

#include <stdlib.h>

enum { TOLD = 4, INDENT = 2, FURTHER = 6, DECIMALS = 4 };

/* "weekends, 1.00 a week: fewer have Anna Berg (0.50, resting), ..." */
static void add_burden(const struct page *page, int agent, int day, int index,
                       struct fewer *fewer)
{
    int n = fewer_find(page->plan, agent, index, fewer);
    struct text sentence = {0};
    text_printf(&sentence, "%s, %.2f a week: %s",
                page->plan->team->ledger->burdens[index].id,
                fewer_ratio(page->plan, agent, index),
                n > 0 ? "fewer have" : "nobody has fewer");
    for (int i = 0; i < n && i < TOLD; i++) {
        char words[REASON_ROOM];
        struct bar bar;
        int other = fewer[i].agent;
        enum standing standing =
            explain_other(page->roster, agent, day, other, &bar);
        text_printf(
            &sentence, "%s %s (%.2f, %s)", i ? "," : "",
            agent_title(&page->problem->agents[other]), fewer[i].ratio,
            explain_standing_words(page->problem, standing, &bar, words));
    }
    if (n > TOLD)
        text_printf(&sentence, " and %d more", n - TOLD);
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    text_free(&sentence);
}

void page_fewer(const struct page *page, int agent, int day)
{
    const struct ledger *ledger = page->plan->team->ledger;
    int n_burdens = ledger ? ledger->n_burdens : 0;
    struct fewer *fewer =
        mem_alloc((size_t)page->problem->n_agents, sizeof *fewer);
    for (int i = 0; i < n_burdens; i++)
        if (fewer_counts(page->plan, agent, day, i))
            add_burden(page, agent, day, i, fewer);
    free(fewer);
}

static const char *const standing_keys[] = {
    [STANDING_AWAY] = "away",     [STANDING_MAY_NOT] = "may_not",
    [STANDING_SAME] = "same",     [STANDING_UNSKILLED] = "unskilled",
    [STANDING_BUSY] = "busy",     [STANDING_BARRED] = "barred",
    [STANDING_FREE] = "callable", [STANDING_UNWILLING] = "callable",
};

static void write_fewer(struct json_out *out, const struct plan *plan,
                        int agent, int day, const struct fewer *fewer)
{
    const struct problem *problem = plan->roster->problem;
    struct bar bar;
    enum standing standing =
        explain_other(plan->roster, agent, day, fewer->agent, &bar);
    json_out_flat_object(out, NULL);
    json_out_string(out, "agent", problem->agents[fewer->agent].id);
    json_out_number(out, "ratio", fewer->ratio, DECIMALS);
    json_out_string(out, "is", standing_keys[standing]);
    if (standing == STANDING_UNWILLING)
        json_out_bool(out, "against_wish", true);
    if (standing == STANDING_BARRED ||
        (standing == STANDING_MAY_NOT && bar.breach.rule != N_RULES)) {
        const struct law *law = breach_law(problem, &bar.breach);
        json_out_string(out, "rule", rule_infos[bar.breach.rule].name);
        if (law)
            json_out_string(out, "law", law->id);
    }
    json_out_end(out);
}

void fewer_json_write(struct json_out *out, const struct plan *plan, int agent,
                      int day)
{
    const struct ledger *ledger = plan->team->ledger;
    struct fewer *fewer =
        mem_alloc((size_t)plan->roster->problem->n_agents, sizeof *fewer);
    if (ledger)
        json_out_object(out, "borne_less");
    for (int i = 0; ledger && i < ledger->n_burdens; i++) {
        if (!fewer_counts(plan, agent, day, i))
            continue;
        int n = fewer_find(plan, agent, i, fewer);
        json_out_array(out, ledger->burdens[i].id);
        for (int k = 0; k < n; k++)
            write_fewer(out, plan, agent, day, &fewer[k]);
        json_out_end(out);
    }
    if (ledger)
        json_out_end(out);
    free(fewer);
}

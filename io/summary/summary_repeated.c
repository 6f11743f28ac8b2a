/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works a weekend after the last one because those who have had fewer have
 * no hours left: a matter of how hours are agreed. */
#include "duty.h"
#include "explain.h"
#include "fewer.h"
#include "ledger.h"
#include "mem.h"
#include "summary_parts.h"
#include "team_json.h"

#include <stdlib.h>

enum { TOLD = 4, INDENT = 2 };

/* The number of the burden of weekends; -1: it is not counted. */
static int weekends_of(const struct ledger *ledger)
{
    int index = ledger ? ledger->n_burdens - 1 : -1;
    while (index >= 0 && ledger->burdens[index].measure != MEASURE_WEEKENDS)
        index--;
    return index;
}

/* The first day on which the agent's duty counts, of one who worked the weekend
 * before as well; -1: there is none. */
static int repeated_day(const struct plan *plan, int agent, int index)
{
    const struct problem *problem = plan->roster->problem;
    int day = 0, n_days = problem->grid.n_days;
    while (day < n_days && (!roster_offer(plan->roster, agent, day) ||
                            !fewer_counts(plan, agent, day, index)))
        day++;
    bool before = problem->agents[agent].before.weekends_past & 1;
    return before && day < n_days ? day : -1;
}

/* Of those who have borne less the first whom the hours of the contract keep
 * off that day; -1: there is none, or somebody could be called in. */
static int kept_by_hours(const struct plan *plan, int agent, int day, int index,
                         struct fewer *fewer)
{
    int n = fewer_find(plan, agent, index, fewer);
    int first = -1;
    for (int i = 0; i < n; i++) {
        struct bar bar;
        enum standing standing =
            explain_other(plan->roster, agent, day, fewer[i].agent, &bar);
        if (standing == STANDING_FREE || standing == STANDING_UNWILLING)
            return -1;
        if (first < 0 && standing == STANDING_BARRED &&
            (bar.breach.rule == RULE_week_max ||
             bar.breach.rule == RULE_period_max))
            first = fewer[i].agent;
    }
    return first;
}

void page_repeated(const struct page *page)
{
    const struct problem *problem = page->problem;
    int index = weekends_of(page->plan->team->ledger), n = 0, other = -1;
    struct fewer *fewer = mem_alloc((size_t)problem->n_agents, sizeof *fewer);
    struct text sentence = {0};
    for (int agent = 0; index >= 0 && agent < problem->n_agents; agent++) {
        int day = repeated_day(page->plan, agent, index);
        int kept =
            day < 0 ? -1 : kept_by_hours(page->plan, agent, day, index, fewer);
        if (kept < 0)
            continue;
        other = other < 0 ? kept : other;
        if (n++ < TOLD)
            text_printf(&sentence, "%s%s",
                        n > 1 ? ", " : "a weekend again, after the last one: ",
                        agent_title(&problem->agents[agent]));
    }
    if (n > TOLD)
        text_printf(&sentence, " and %d more", n - TOLD);
    if (n > 0) {
        text_printf(&sentence,
                    "; who has had fewer, such as %s, works all the hours of "
                    "the contract on other days: weeks that are planned "
                    "together, with hours agreed for all of them ('period'), "
                    "let people take turns",
                    agent_title(&problem->agents[other]));
        text_add(page->text, "\n");
        page_sentence(page, text_string(&sentence), INDENT, INDENT);
    }
    text_free(&sentence);
    free(fewer);
}

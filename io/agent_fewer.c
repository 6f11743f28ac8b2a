/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agent_fewer.h"

#include "duty.h"
#include "explain.h"
#include "ledger.h"
#include "mem.h"
#include "team_json.h"

#include <stdlib.h>

enum { TOLD = 4, INDENT = 2, FURTHER = 6 };

/* One who has borne less. */
struct fewer {
    int agent;
    double ratio;
};

static int by_ratio(const void *left, const void *right)
{
    const struct fewer *a = left, *b = right;
    if (a->ratio != b->ratio)
        return a->ratio < b->ratio ? -1 : 1;
    return a->agent - b->agent;
}

/* Whether the duty is one of those that the burden counts, in whole units. */
static bool counts(const struct page *page, int agent, int day, int index)
{
    const struct ledger *ledger = page->plan->team->ledger;
    const struct burden *burden = &ledger->burdens[index];
    const struct burden_share *share = ledger_share(ledger, agent, index);
    int offer = roster_duty(page->roster, agent, day)->offer;
    if (burden->unit_min > 0 || share->share <= 0 ||
        (burden->measure == MEASURE_WEEKENDS &&
         grid_weekday(&page->problem->grid, day) < SATURDAY))
        return false;
    return share->amount[offer] > 0;
}

static double ratio_of(const struct page *page, int agent, int index)
{
    const struct ledger *ledger = page->plan->team->ledger;
    return ledger_ratio(ledger_share(ledger, agent, index),
                        ledger_units(ledger, page->roster, agent, index));
}

/* Those who have a share in it and a lower ratio, the least first. */
static int find_fewer(const struct page *page, int index, double ratio,
                      struct fewer *fewer)
{
    const struct ledger *ledger = page->plan->team->ledger;
    int n = 0;
    for (int other = 0; other < page->problem->n_agents; other++) {
        double theirs = ratio_of(page, other, index);
        if (ledger_share(ledger, other, index)->share > 0 && theirs < ratio)
            fewer[n++] = (struct fewer){other, theirs};
    }
    qsort(fewer, (size_t)n, sizeof *fewer, by_ratio);
    return n;
}

/* "weekends, 1.00 a week: fewer have Anna Berg (0.50, resting), ..." */
static void add_burden(const struct page *page, int agent, int day, int index,
                       struct fewer *fewer)
{
    double ratio = ratio_of(page, agent, index);
    int n = find_fewer(page, index, ratio, fewer);
    struct text sentence = {0};
    text_printf(&sentence, "%s, %.2f a week: %s",
                page->plan->team->ledger->burdens[index].id, ratio,
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
        if (counts(page, agent, day, i))
            add_burden(page, agent, day, i, fewer);
    free(fewer);
}

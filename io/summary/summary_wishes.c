/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary_parts.h"

#include "duty.h"
#include "wish_words.h"

enum { INDENT = 2, FURTHER = 6 };

/* "Anna 3 of 4, Bo 1 of 1" */
static void add_counts(const struct page *page)
{
    const struct problem *problem = page->problem;
    struct text sentence = {0};
    struct wish_count all = wish_count_all(page->roster);
    text_printf(&sentence, "%d of %d granted:", all.granted, all.asked);
    const char *before = " ";
    for (int agent = 0; agent < problem->n_agents; agent++) {
        struct wish_count one = wish_count(page->roster, agent);
        if (one.asked == 0)
            continue;
        text_printf(&sentence, "%s%s %d of %d", before,
                    agent_title(&problem->agents[agent]), one.granted,
                    one.asked);
        before = ", ";
    }
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    text_free(&sentence);
}

static void add_refused(const struct page *page, const struct grant *grant)
{
    struct text sentence = {0};
    text_printf(&sentence,
                "%s: ", agent_title(&page->problem->agents[grant->agent]));
    text_add_wish(&sentence, page->problem, grant->agent, &grant->wish);
    text_add(&sentence, ": refused for ");
    text_add_points(&sentence, grant->paid);
    text_add(&sentence, " points; ");
    text_add_grant(&sentence, page->problem, grant);
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    text_free(&sentence);
}

bool page_tells_wish(const struct page *page, const struct breach *breach)
{
    const struct grants *grants = page->plan->grants;
    if (!grants ||
        (breach->rule != RULE_wishes && breach->rule != RULE_off_together))
        return false;
    for (int i = 0; i < grants->n; i++) {
        const struct grant *grant = &grants->items[i];
        if (grant->agent == breach->agent && breach->day >= grant->wish.day &&
            breach->day < grant->wish.until)
            return true;
    }
    return false;
}

bool page_has_wishes(const struct page *page)
{
    for (int agent = 0; agent < page->problem->n_agents; agent++)
        if (page->problem->agents[agent].n_wishes > 0)
            return true;
    return false;
}

void page_wishes(const struct page *page)
{
    const struct grants *grants = page->plan->grants;
    if (!page_has_wishes(page))
        return;
    page_heading(page, "Wishes");
    add_counts(page);
    for (int i = 0; grants && i < grants->n; i++)
        add_refused(page, &grants->items[i]);
    if (grants && grants->untold > 0)
        text_printf(page->text, "  and %d more refused, all in roster.json\n",
                    grants->untold);
}

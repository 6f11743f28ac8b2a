/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agent_text.h"

#include "agent_fewer.h"
#include "agent_tally.h"
#include "duty.h"
#include "explain.h"
#include "summary_parts.h"
#include "wish_words.h"

enum { INDENT = 2, FURTHER = 6 };

/* "weekends 1, all others 0 to 2, 0.8 on average" */
static void add_share(const struct page *page, int agent)
{
    static const char *const names[] = {[TALLY_DUTIES] = "duties",
                                        [TALLY_WEEKENDS] = "weekends",
                                        [TALLY_NIGHTS] = "nights",
                                        [TALLY_ON_CALL] = "on call",
                                        [TALLY_WISHES_REFUSED] =
                                            "wishes refused"};
    struct tally tallies[TALLIES];
    agent_tally(page->roster, agent, tallies);
    page_heading(page, "In this roster");
    for (int kind = 0; kind < TALLIES; kind++) {
        const struct tally *tally = &tallies[kind];
        text_printf(page->text, "  %-16s %3d", names[kind], tally->own);
        if (tally->n_others > 0)
            text_printf(page->text, "   others %d to %d, %.1f on average",
                        tally->least, tally->most,
                        tally->sum / (double)tally->n_others);
        text_add(page->text, "\n");
    }
}

/* Whether the lead has settled one of the days from `day` up to `until`. */
static bool is_fixed(const struct page *page, int agent, int day, int until)
{
    const uint8_t *orders = page->problem->agents[agent].orders;
    while (day < until && orders[day] == ORDER_NONE)
        day++;
    return day < until;
}

/* What another roster would cost, as far as there may be one. */
static void add_price(struct text *sentence, const struct page *page,
                      const struct grant *grant, bool fixed)
{
    if (fixed)
        text_add(sentence, "the team has the day as 'fixed', so it stays");
    else if (!page->score->legal)
        text_add(sentence, "not known, as the roster breaks hard rules");
    else
        text_add_grant(sentence, page->problem, grant);
}

static void add_wishes(const struct page *page, int agent)
{
    const struct agent *who = &page->problem->agents[agent];
    const struct grants *grants = page->plan->grants;
    struct wish_count count = wish_count(page->roster, agent);
    if (who->n_wishes == 0)
        return;
    page_heading(page, "Wishes");
    text_printf(page->text, "  %d of %d granted\n", count.granted, count.asked);
    for (int i = 0; i < grants->n; i++) {
        struct text sentence = {0};
        text_add_wish(&sentence, page->problem, agent, &grants->items[i].wish);
        text_add(&sentence, ": refused for ");
        text_add_points(&sentence, grants->items[i].paid);
        text_add(&sentence, " points; ");
        const struct wish *wish = &grants->items[i].wish;
        add_price(&sentence, page, &grants->items[i],
                  is_fixed(page, agent, wish->day, wish->until));
        page_sentence(page, text_string(&sentence), INDENT, FURTHER);
        text_free(&sentence);
    }
}

static void add_duty(const struct page *page, int agent, int day,
                     const struct offer *duty)
{
    char name[DAY_NAME_ROOM];
    text_printf(page->text,
                "\n%s: ", grid_day_name(&page->problem->grid, day, name));
    if (duty) {
        text_printf(page->text, "%s ",
                    shift_title(&page->problem->shifts[duty->shift]));
        local_add_clock(page->text,
                        local_of(page->problem, agent, duty->start));
        text_add(page->text, "-");
        local_add_clock(page->text, local_of(page->problem, agent, duty->end));
    } else {
        text_add(page->text, page_on_leave(page, agent, day) ? "leave" : "off");
    }
    text_add(page->text, "\n");
}

/* What the wishes of the day say; nothing where there are none. */
static void add_wished(const struct page *page, int agent, int day)
{
    const struct agent *who = &page->problem->agents[agent];
    for (int i = 0; i < who->n_wishes; i++) {
        const struct wish *wish = &who->wishes[i];
        if (day < wish->day || day >= wish->until)
            continue;
        bool granted = wish_granted(page->roster, agent, wish);
        text_add(page->text, "  wished: ");
        text_add_wish(page->text, page->problem, agent, wish);
        text_add(page->text, granted ? " (granted)\n" : " (refused)\n");
    }
}

static void add_day(const struct page *page, int agent, int day,
                    const struct grant *grant)
{
    const struct offer *duty = roster_offer(page->roster, agent, day);
    char others[REASON_ROOM];
    struct text sentence = {0};
    add_duty(page, agent, day, duty);
    add_wished(page, agent, day);
    if (!duty)
        return;
    struct others found = explain_others(page->roster, agent, day);
    text_printf(&sentence, "of the others: %s",
                explain_others_sentence(page->problem, &found, others));
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    page_fewer(page, agent, day);
    text_clear(&sentence);
    text_add(&sentence, "to be off instead: ");
    add_price(&sentence, page, grant, is_fixed(page, agent, day, day + 1));
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    text_free(&sentence);
}

void agent_text_write(struct text *text, const struct plan *plan,
                      const struct agent_text *asked,
                      const struct summary_style *style)
{
    struct page page = {
        .text = text,
        .plan = plan,
        .roster = plan->roster,
        .problem = plan->roster->problem,
        .score = plan->score,
        .width = style->width,
        .colour = style->colour,
    };
    text_printf(text, "%s, ", agent_title(&page.problem->agents[asked->agent]));
    page_title(&page);
    if (!page.score->legal)
        page_warning(&page, "This roster breaks hard rules: see vaktel check");
    for (int i = 0; i < asked->n_days; i++)
        add_day(&page, asked->agent, asked->days[i], &asked->grants[i]);
    add_wishes(&page, asked->agent);
    add_share(&page, asked->agent);
    page_ledger_of(&page, asked->agent);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agent_text.h"

#include "duty.h"
#include "explain.h"
#include "summary_parts.h"
#include "wish_words.h"

enum { INDENT = 2, FURTHER = 6 };

/* What one agent does in this roster. */
struct tally {
    int duties, weekends, nights, calls, refused;
};

static struct tally tally_of(const struct roster *roster, int agent)
{
    const struct problem *problem = roster->problem;
    struct wish_count wishes = wish_count(roster, agent);
    struct tally tally = {.refused = wishes.asked - wishes.granted};
    int told = -1;
    for (int day = 0; day < problem->grid.n_days; day++) {
        const struct offer *duty = roster_offer(roster, agent, day);
        int week = grid_week(&problem->grid, day);
        if (!duty)
            continue;
        tally.duties++;
        tally.nights += duty->night;
        tally.calls += duty->on_call;
        if (grid_weekday(&problem->grid, day) >= SATURDAY && week != told) {
            tally.weekends++;
            told = week;
        }
    }
    return tally;
}

/* "weekends 1, all others 0 to 2, 0.8 on average" */
static void add_compared(const struct page *page, int agent, const char *what,
                         int (*count)(const struct tally *tally))
{
    const struct problem *problem = page->problem;
    int least = INT_MAX, most = 0, sum = 0, n = problem->n_agents - 1;
    struct tally own = tally_of(page->roster, agent);
    for (int other = 0; other < problem->n_agents; other++) {
        struct tally tally = tally_of(page->roster, other);
        int k = count(&tally);
        if (other == agent)
            continue;
        least = k < least ? k : least;
        most = k > most ? k : most;
        sum += k;
    }
    text_printf(page->text, "  %-16s %3d", what, count(&own));
    if (n > 0)
        text_printf(page->text, "   others %d to %d, %.1f on average", least,
                    most, sum / (double)n);
    text_add(page->text, "\n");
}

static int duties_of(const struct tally *tally)
{
    return tally->duties;
}

static int weekends_of(const struct tally *tally)
{
    return tally->weekends;
}

static int nights_of(const struct tally *tally)
{
    return tally->nights;
}

static int calls_of(const struct tally *tally)
{
    return tally->calls;
}

static int refused_of(const struct tally *tally)
{
    return tally->refused;
}

static void add_share(const struct page *page, int agent)
{
    page_heading(page, "In this roster");
    add_compared(page, agent, "duties", duties_of);
    add_compared(page, agent, "weekends", weekends_of);
    add_compared(page, agent, "nights", nights_of);
    add_compared(page, agent, "on call", calls_of);
    add_compared(page, agent, "wishes refused", refused_of);
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
        text_add_grant(&sentence, page->problem, &grants->items[i]);
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
        text_add(page->text, "off");
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
    text_clear(&sentence);
    text_add(&sentence, "to be off instead: ");
    text_add_grant(&sentence, page->problem, grant);
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
    for (int i = 0; i < asked->n_days; i++)
        add_day(&page, asked->agent, asked->days[i], &asked->grants[i]);
    add_wishes(&page, asked->agent);
    add_share(&page, asked->agent);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who has borne what: as many burdens side by side as the page is wide. */
#include "duty.h"
#include "ledger.h"
#include "summary_parts.h"
#include "team_json.h"
#include "units.h"

#include <stdio.h>
#include <string.h>

enum { COLUMN = 22, ROOM = 64, BURDEN = 20 };

/* Some burdens, side by side. */
struct table {
    const struct page *page;
    const struct ledger *ledger;
    int first, end;
};

static void begin_row(const struct table *table, const char *name)
{
    text_add(table->page->text, "  ");
    text_add_padded(table->page->text, name, table->page->name_width);
}

static void add_cell(const struct table *table, const char *cell)
{
    text_add_padded(table->page->text, cell, -COLUMN);
}

static void add_heads(const struct table *table)
{
    begin_row(table, "");
    for (int i = table->first; i < table->end; i++)
        add_cell(table, table->ledger->burdens[i].id);
    text_end_line(table->page->text);
    begin_row(table, "");
    for (int i = table->first; i < table->end; i++)
        add_cell(table, "before  now  a week");
    text_end_line(table->page->text);
}

static void add_agent(const struct table *table, int agent)
{
    const struct page *page = table->page;
    char cell[ROOM];
    begin_row(table, agent_title(&page->problem->agents[agent]));
    for (int i = table->first; i < table->end; i++) {
        const struct burden *burden = &table->ledger->burdens[i];
        const struct burden_share *share =
            ledger_share(table->ledger, agent, i);
        int units = ledger_units(table->ledger, page->roster, agent, i);
        snprintf(cell, sizeof cell, "%.1f %4.4g  %6.2f",
                 burden_told(burden, share->carried),
                 burden_told(burden, units),
                 burden_told(burden, ledger_ratio(share, units)));
        add_cell(table, share->share > 0 ? cell : "-");
    }
    text_end_line(page->text);
}

static void add_spread(const struct table *table)
{
    static const char *const names[] = {"the team", "range", "Gini", "Jain",
                                        "worst off"};
    const struct page *page = table->page;
    char cell[ROOM];
    for (int row = 0; row < 5; row++) {
        begin_row(table, names[row]);
        for (int i = table->first; i < table->end; i++) {
            const struct burden *burden = &table->ledger->burdens[i];
            struct fairness it =
                ledger_fairness(table->ledger, page->roster, i);
            const double figures[] = {burden_told(burden, it.level),
                                      burden_told(burden, it.range), it.gini,
                                      it.jain};
            if (row < 4)
                snprintf(cell, sizeof cell, "%.2f", figures[row]);
            else
                snprintf(cell, sizeof cell, "%.*s", COLUMN - 2,
                         it.worst < 0 ? "-"
                                      : page->problem->agents[it.worst].id);
            add_cell(table, it.n > 0 ? cell : "-");
        }
        text_end_line(page->text);
    }
}

/* What the columns are, and by which terms they are counted. */
static void page_terms(const struct page *page, const struct ledger *ledger)
{
    char full[UNITS_ROOM];
    struct text sentence = {0};
    text_printf(&sentence,
                "carried from before, in this roster, weeks of a full contract "
                "(%s) that the person was there, and what was borne for each "
                "of them, of this person and of the team; ",
                units_write_minutes(ledger->full_week, full));
    if (ledger->decay < 1)
        text_printf(&sentence, "what is from before fades by %g %% a week",
                    100 - 100 * ledger->decay);
    else
        text_add(&sentence, "what is from before does not fade");
    page_sentence(page, text_string(&sentence), 2, 2);
    text_free(&sentence);
}

void page_ledger_of(const struct page *page, int agent)
{
    const struct ledger *ledger = page->plan->team->ledger;
    if (!ledger)
        return;
    page_heading(page, "Ledger of burdens");
    text_printf(page->text, "%*s%8s %6s %7s %7s %9s\n", 2 + BURDEN, "",
                "before", "now", "weeks", "a week", "the team");
    for (int i = 0; i < ledger->n_burdens; i++) {
        const struct burden *burden = &ledger->burdens[i];
        const struct burden_share *share = ledger_share(ledger, agent, i);
        int units = ledger_units(ledger, page->roster, agent, i);
        struct fairness team = ledger_fairness(ledger, page->roster, i);
        if (share->share <= 0)
            continue;
        text_add(page->text, "  ");
        text_add_padded(page->text, burden->id, BURDEN);
        text_printf(page->text, "%8.1f %6.4g %7.2f %7.2f %9.2f\n",
                    burden_told(burden, share->carried),
                    burden_told(burden, units), share->share,
                    burden_told(burden, ledger_ratio(share, units)),
                    burden_told(burden, team.level));
    }
    page_terms(page, ledger);
}

void page_ledger(const struct page *page)
{
    const struct ledger *ledger = page->plan->team->ledger;
    if (!ledger)
        return;
    int fit = (page->width - 2 - page->name_width) / COLUMN;
    page_heading(page, "Ledger of burdens");
    page_sentence(page,
                  "carried from before, in this roster, and both for each week "
                  "of a full contract that the person was there",
                  2, 2);
    for (int first = 0; first < ledger->n_burdens; first += fit) {
        int end =
            first + fit < ledger->n_burdens ? first + fit : ledger->n_burdens;
        struct table table = {page, ledger, first, end};
        if (first > 0)
            text_add(page->text, "\n");
        add_heads(&table);
        for (int agent = 0; agent < page->problem->n_agents; agent++)
            add_agent(&table, agent);
        add_spread(&table);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rule packs in force, and which of their rules do not hold as they are. */
#include "summary_parts.h"

#include "duty.h"
#include "team_json.h"

enum { CONCERNED_TOLD = 3, INDENT = 2, FURTHER = 6 };

/* " for Anna, Bo, Eva and 2 more", those whom it concerns. */
static void add_concerned(struct text *text, const struct problem *problem,
                          const struct force_exception *exception)
{
    int n = exception->n_agents;
    for (int i = 0; i < n && i < CONCERNED_TOLD; i++)
        text_printf(text, "%s%s", i ? ", " : " for ",
                    agent_title(&problem->agents[exception->agents[i]]));
    if (n > CONCERNED_TOLD)
        text_printf(text, " and %d more", n - CONCERNED_TOLD);
}

static void add_exception(const struct page *page,
                          const struct force_exception *exception)
{
    struct text sentence = {0};
    const char *other = exception->other;
    text_printf(&sentence, "%s %s", exception->law->id,
                other ? "gives way" : "is agreed");
    add_concerned(&sentence, page->problem, exception);
    if (other)
        text_printf(&sentence, " to %s", other);
    else
        text_printf(&sentence, ": %s; %s", exception->terms, exception->reason);
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    text_free(&sentence);
}

void page_laws(const struct page *page)
{
    const struct rules_in_force *force = page->plan->team->force;
    struct text sentence = {0};
    if (force->n_packs == 0)
        return;
    page_heading(page, "Rules in force (no legal advice)");
    for (int i = 0; i < force->n_packs; i++) {
        const struct force_pack *pack = &force->packs[i];
        text_clear(&sentence);
        text_printf(&sentence, "%s: %s; as of %s", pack->id, pack->title,
                    pack->as_of);
        if (pack->file)
            text_printf(&sentence, "; from %s", pack->file);
        page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    }
    for (int i = 0; i < force->n_exceptions; i++)
        add_exception(page, &force->exceptions[i]);
    text_free(&sentence);
}

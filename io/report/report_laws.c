/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rule packs in force, and which of their rules do not hold as they are. */
#include "report_parts.h"
#include "rules_in_force.h"
#include "team_json.h"

#include <string.h>

static void add_packs(const struct report *report,
                      const struct rules_in_force *force)
{
    static const struct report_column columns[] = {{"Pack", false},
                                                   {"What it is", false},
                                                   {"As of", false},
                                                   {"Rules", true}};
    const struct markup *out = &report->out;
    report_table(report, "rules",
                 markup_say(out, "Rule packs in force; this is no legal "
                                 "advice"),
                 REPORT_COLUMNS(columns));
    for (int i = 0; i < force->n_packs; i++) {
        const struct force_pack *pack = &force->packs[i];
        markup_add(out, "row-head", "text", pack->id);
        markup_add(out, "cell", "text", pack->title);
        markup_add(out, "cell", "text", pack->as_of);
        markup_add(out, "number", "text", format_count(report, pack->n_rules));
        markup_add(out, "row-close");
    }
    markup_add(out, "table-end");
}

/* What is agreed, in the words of the page where it is one limit. */
static const char *agreed(const struct report *report,
                          const struct force_exception *exception)
{
    const struct markup *out = &report->out;
    if (strcmp(exception->terms, "off") == 0)
        return markup_say(out, "does not hold");
    if (!exception->limited)
        return exception->terms;
    const char *terms =
        report_rule_set(report, exception->rule, exception->setting);
    return exception->unchecked
               ? markup_say(out, "{terms} (not checked here: {what})", "terms",
                            terms, "what", exception->unchecked)
               : terms;
}

/* What holds in place of the law. */
static const char *instead(const struct report *report,
                           const struct force_exception *exception)
{
    const struct markup *out = &report->out;
    const struct law *stricter = exception->stricter;
    const char *terms = agreed(report, exception);
    if (!exception->other)
        return terms;
    if (!stricter)
        return markup_say(out, "own rules ({terms})", "terms", terms);
    return markup_say(out, "{rule} of pack “{pack}” ({terms})", "rule",
                      stricter->id, "pack", stricter->pack, "terms", terms);
}

static void add_exception(const struct report *report,
                          const struct force_exception *exception)
{
    const struct markup *out = &report->out;
    bool agreed = !exception->other;
    markup_add(out, "row-head", "text", exception->law->id);
    markup_add(out, "cell", "text", exception->law->statute);
    markup_add(out, "cell", "text", instead(report, exception));
    markup_add(out, "cell", "text",
               agreed ? exception->reason : markup_say(out, "is stricter"));
    markup_add(out, "cell", "text",
               exception->n_agents > 0 ? report_names(report, exception->agents,
                                                      exception->n_agents)
                                       : markup_say(out, "everybody"));
    markup_add(out, "row-close");
}

static void add_exceptions(const struct report *report,
                           const struct rules_in_force *force)
{
    static const struct report_column columns[] = {{"Rule", false},
                                                   {"Law", false},
                                                   {"Instead", false},
                                                   {"Why", false},
                                                   {"For whom", false}};
    if (force->n_exceptions == 0)
        return;
    report_table(report, "rules",
                 markup_say(&report->out, "What holds in place of the law"),
                 REPORT_COLUMNS(columns));
    for (int i = 0; i < force->n_exceptions; i++)
        add_exception(report, &force->exceptions[i]);
    markup_add(&report->out, "table-end");
}

void report_laws(const struct report *report)
{
    const struct rules_in_force *force = report->plan->team->force;
    const struct markup *out = &report->out;
    if (force->n_packs == 0)
        return;
    add_packs(report, force);
    add_exceptions(report, force);
    for (int i = 0; i < force->n_notices; i++)
        markup_add(out, "note", "text",
                   markup_count(out, "{law} asks for {n} day of notice.",
                                "{law} asks for {n} days of notice.",
                                force->notices[i].days, "law",
                                force->notices[i].law->statute));
}

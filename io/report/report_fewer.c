/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who has borne less of what a duty counts as, and why it is not theirs. */
#include "explain.h"
#include "fewer.h"
#include "ledger.h"
#include "report_parts.h"
#include "words.h"

enum { FEWER_TOLD = 4 };

/* What of their own terms the duty is against; NULL: another rule. */
static const char *refused_by(enum rule rule)
{
    static const struct {
        enum rule rule;
        const char *sentence;
    } words[] = {
        {RULE_eligible, "none of their shifts"},
        {RULE_availability, "not available then"},
        {RULE_forbidden, "it is forbidden to them"},
        {RULE_fixed, "the day is fixed for them"},
        {RULE_rotation, "not their turn in the rotation"},
        {N_RULES, "no such duty in their time zone"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].rule == rule)
            return words[i].sentence;
    return NULL;
}

/* Where no rule is named; NULL: the rule of `bar`. */
static const char *standing_words(enum standing standing, const struct bar *bar)
{
    static const char *const words[] = {
        [STANDING_AWAY] = "away then",
        [STANDING_SAME] = "works it too",
        [STANDING_UNSKILLED] = "without the skills",
        [STANDING_BUSY] = "on another duty that day",
        [STANDING_UNWILLING] = "off as wished, but could be called in",
        [STANDING_FREE] = "off and could be called in",
    };
    if (standing == STANDING_MAY_NOT)
        return refused_by(bar->breach.rule);
    return standing == STANDING_BARRED ? NULL : words[standing];
}

/* "on another duty that day", "barred by the rule “at least 35 h of rest
 * without a break in each week, Arbeidsmiljøloven 10-8(2)”" */
static const char *why_not(const struct report *report, enum standing standing,
                           const struct bar *bar)
{
    const struct markup *out = &report->out;
    const char *words = standing_words(standing, bar);
    if (words)
        return words_get(out->words, NULL, words);
    const struct law *law = breach_law(report->problem, &bar->breach);
    const char *rule = report_rule(report, &bar->breach);
    return markup_say(
        out, "barred by the rule “{rule}”", "rule",
        law ? arena_printf(out->arena, "%s, %s", rule, law->statute) : rule);
}

static const char *fewer_names(const struct report *report, int agent, int day,
                               const struct fewer *fewer, int n)
{
    const struct markup *out = &report->out;
    const char *names = "";
    for (int i = 0; i < n && i < FEWER_TOLD; i++) {
        struct bar bar;
        int other = fewer[i].agent;
        enum standing standing =
            explain_other(report->roster, agent, day, other, &bar);
        names = arena_printf(
            out->arena, "%s%s%s", names, i ? "; " : "",
            markup_say(out, "{name} ({ratio}, {why})", "name",
                       agent_title(&report->problem->agents[other]), "ratio",
                       format_number(report, fewer[i].ratio, 2), "why",
                       why_not(report, standing, &bar)));
    }
    return n > FEWER_TOLD ? markup_count(out, "{names} and {n} more",
                                         "{names} and {n} more", n - FEWER_TOLD,
                                         "names", names)
                          : names;
}

const char *report_fewer(const struct report *report, int agent, int day,
                         int burden)
{
    const struct markup *out = &report->out;
    struct fewer *fewer =
        ARENA_ARRAY(out->arena, struct fewer, report->problem->n_agents);
    const char *name =
        report_burden(report, report->plan->team->ledger->burdens[burden].id);
    const char *ratio =
        format_number(report, fewer_ratio(report->plan, agent, burden), 2);
    int n = fewer_find(report->plan, agent, burden, fewer);
    if (n == 0)
        return markup_say(out, "{burden}, {ratio} a week: nobody has fewer",
                          "burden", name, "ratio", ratio);
    return markup_say(out, "{burden}, {ratio} a week: fewer have {names}",
                      "burden", name, "ratio", ratio, "names",
                      fewer_names(report, agent, day, fewer, n));
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is agreed in place of laws, and how far that may go. */
#include "build_rules.h"
#include "rule_text.h"

#include <string.h>

static bool listed(const struct names *names, const char *text)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->items[i].text, text) == 0)
            return true;
    return false;
}

/* What is agreed of the law for the agent; the last counts. */
static const struct agreement *agreed(const struct reading *reading,
                                      const struct draft_agent *draft,
                                      const struct clause *clause)
{
    const struct agreement *found = NULL;
    for (int i = 0; i < reading->n_agreements; i++) {
        const struct agreement *agreement = &reading->agreements[i];
        bool everybody = agreement->agents.n + agreement->tags.n == 0;
        if (strcmp(agreement->rule, clause->law->id) == 0 &&
            (agreement->off || agreement->terms.kind == clause->kind) &&
            (agreement->off || agreement->terms.rule == clause->rule) &&
            (everybody || listed(&agreement->agents, draft->id) ||
             (agreement->tags.n > 0 &&
              agent_has_tags(draft, &agreement->tags))))
            found = agreement;
    }
    return found;
}

/* An agreement beyond what the law allows to agree. */
static void check_bound(const struct build *build, const struct clause *clause,
                        const struct agreement *agreement)
{
    struct clause bound = *clause;
    if (clause->agreed == RULE_OFF || agreement->off)
        return;
    bound.setting.limit = clause->agreed;
    bound.setting.span = clause->agreed_span;
    bound.average.minutes = clause->agreed;
    bool beyond = clause->kind == CLAUSE_AVERAGE
                      ? agreement->terms.average.minutes > clause->agreed
                      : rule_stricter(clause->rule, bound.setting,
                                      agreement->terms.setting) > 0;
    struct text most = {0};
    text_add_clause(&most, &bound);
    if (beyond)
        spot_report(build->reading->diags, agreement->spot,
                    "%s can be agreed no further than %s",
                    build_source(build, clause), text_string(&most));
    text_free(&most);
}

/* A law whose sentence no longer holds as it stands. */
static const struct law *law_as(const struct build *build,
                                const struct law *law, const char *terms,
                                const char *reason)
{
    struct arena *arena = build->reading->arena;
    struct law *copy = ARENA_ARRAY(arena, struct law, 1);
    *copy = *law;
    copy->sentence = arena_printf(arena, "%s (%s)", terms, reason);
    return copy;
}

const struct clause *build_agreed(struct build *build,
                                  const struct draft_agent *draft,
                                  const struct agent *agent,
                                  const struct clause *clause)
{
    struct arena *scratch = build->reading->scratch;
    const struct agreement *agreement = agreed(build->reading, draft, clause);
    if (!agreement)
        return clause;
    struct text terms = {0};
    struct clause *copy = ARENA_ARRAY(scratch, struct clause, 1);
    *copy = *clause;
    copy->setting.limit = agreement->terms.setting.limit;
    copy->setting.span = agreement->terms.setting.span;
    copy->setting.agreement = agreement->reason;
    copy->average.minutes = agreement->terms.average.minutes;
    copy->breaks = agreement->terms.breaks;
    copy->stretch = agreement->terms.stretch;
    copy->times = agreement->terms.times;
    copy->n_times = agreement->terms.n_times;
    check_bound(build, clause, agreement);
    if (agreement->off)
        text_add(&terms, "off");
    else
        text_add_clause(&terms, copy);
    if (copy->rule == RULE_restricted)
        copy->law =
            law_as(build, clause->law, text_string(&terms), agreement->reason);
    if (!agreement->off && clause->unchecked)
        text_printf(&terms, " (not checked here: %s)", clause->unchecked);
    build_except(
        build, agent,
        (struct force_exception){
            .law = clause->law,
            .terms = arena_copy(build->reading->arena, text_string(&terms)),
            .limited = !agreement->off && clause_is_limited(copy),
            .rule = copy->rule,
            .setting = copy->setting,
            .unchecked = agreement->off ? NULL : clause->unchecked,
            .reason = agreement->reason});
    text_printf(&terms, " (%s)", agreement->reason);
    copy->average.agreed =
        arena_copy(build->reading->arena, text_string(&terms));
    text_free(&terms);
    return agreement->off ? NULL : copy;
}

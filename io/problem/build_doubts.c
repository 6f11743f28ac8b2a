/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules that no duty can keep, were it the only one of somebody without a past:
 * a week of 168 hours of rest.  They can be written, and are hardly meant. */
#include "agents.h"
#include "build.h"
#include "pack.h"
#include "rule_text.h"
#include "shown.h"

enum { RULES_DOUBTED = 64, NAMES_TOLD = 3 };

/* A hard rule by which nothing can be worked, and who is bound by it. */
struct doubt {
    enum rule rule;
    const struct law *law; /* NULL: the team's own */
    int n_agents;
    const char *agents;
};

struct doubts {
    int n;
    struct doubt items[RULES_DOUBTED];
};

/* Of all LIMITs but those that one duty alone need not keep, and those of which
 * shifts without a break, or at the wrong time, are noted. */
static rule_mask judged(void)
{
    rule_mask mask = RULE_BIT(averages);
    for (int rule = 0; rule < N_RULES; rule++)
        if (rule_infos[rule].kind == LIMIT)
            mask |= (rule_mask)1 << rule;
    return mask & ~(RULE_BIT(min_days_in_a_row) | RULE_BIT(whole_weekends) |
                    RULE_BIT(break_time) | RULE_BIT(restricted));
}

static void judge_alone(const struct problem *problem, int agent,
                        const struct offer *duty, struct breaches *breaches)
{
    struct history history = history_blank();
    breaches->n = 0;
    for (int day = 0; day < problem->grid.n_days; day++)
        history_add_day(problem, agent, &history, day,
                        day == duty->day ? duty : NULL, judged(), breaches);
    history_close(problem, agent, &history, judged(), breaches);
}

static bool broken(const struct problem *problem,
                   const struct breaches *breaches, const struct doubt *doubt)
{
    for (int i = 0; i < breaches->n; i++)
        if (breaches->items[i].cost >= COST_FORBIDDEN &&
            breaches->items[i].rule == doubt->rule &&
            breach_law(problem, &breaches->items[i]) == doubt->law)
            return true;
    return false;
}

/* Takes those out that this duty keeps; of the first, all that it breaks. */
static void narrow(const struct problem *problem, struct doubts *doubts,
                   const struct breaches *breaches, bool first)
{
    int n = 0;
    for (int i = 0; first && i < breaches->n; i++) {
        struct doubt doubt = {.rule = breaches->items[i].rule,
                              .law = breach_law(problem, &breaches->items[i])};
        if (doubts->n < RULES_DOUBTED)
            doubts->items[doubts->n++] = doubt;
    }
    for (int i = 0; i < doubts->n; i++)
        if (broken(problem, breaches, &doubts->items[i]))
            doubts->items[n++] = doubts->items[i];
    doubts->n = n;
}

/* What every duty that the agent may have breaks. */
static struct doubts doubts_of(const struct problem *problem, int index)
{
    const struct agent *agent = &problem->agents[index];
    const int *first =
        &problem->first_offer[agent->calendar * problem->grid.n_days];
    struct doubts doubts = {0};
    struct breaches breaches = {0};
    bool begun = false;
    for (int i = first[0]; i < first[problem->grid.n_days]; i++) {
        const struct offer *duty = &problem->offers[i];
        if (!agent->eligible[duty->shift] || (begun && doubts.n == 0))
            continue;
        judge_alone(problem, index, duty, &breaches);
        narrow(problem, &doubts, &breaches, !begun);
        begun = true;
    }
    breaches_free(&breaches);
    return doubts;
}

static void add_agent(struct build *build, struct doubts *all,
                      const struct doubt *doubt, const char *id)
{
    struct doubt *known = all->items;
    while (known < all->items + all->n &&
           (known->rule != doubt->rule || known->law != doubt->law))
        known++;
    if (known == all->items + RULES_DOUBTED)
        return;
    if (known == all->items + all->n) {
        *known = *doubt;
        known->agents = "";
        all->n++;
    }
    if (known->n_agents++ < NAMES_TOLD)
        known->agents =
            arena_printf(build->reading->scratch, "%s%s'%s'", known->agents,
                         known->n_agents > 1 ? ", " : "", SHOWN(id));
}

/* The line of a pack; NULL where none says so. */
static const struct clause *line_of(const struct reading *reading,
                                    const struct law *law)
{
    for (const struct pack *pack = reading->packs; pack; pack = pack->next)
        for (int i = 0; law && i < pack->rules.n; i++)
            if (pack->rules.items[i].law == law)
                return &pack->rules.items[i];
    return NULL;
}

/* "A-1 (weekly_rest 168h)", "rule max_hours_per_day" */
static const char *name_of(struct build *build, const struct doubt *doubt,
                           const struct clause *line)
{
    struct arena *scratch = build->reading->scratch;
    struct text terms = {0};
    if (!line)
        return arena_printf(scratch, "rule '%s'", rule_infos[doubt->rule].name);
    text_add_clause(&terms, line);
    const char *name =
        arena_printf(scratch, "%s (%s)", doubt->law->id, text_string(&terms));
    text_free(&terms);
    return name;
}

static void note(struct build *build, const struct doubt *doubt)
{
    struct reading *reading = build->reading;
    const struct clause *line = line_of(reading, doubt->law);
    int more = doubt->n_agents - NAMES_TOLD;
    const char *message = arena_printf(
        reading->scratch,
        "%s: no duty of the team keeps it, not even as the only one, so that "
        "%s%s cannot work at all; is that meant?",
        name_of(build, doubt, line), doubt->agents,
        more > 0 ? arena_printf(reading->scratch, " and %d more", more) : "");
    if (line)
        spot_note(reading->diags, line->spot, "%s", message);
    else
        diags_note(reading->diags, reading->path, "/rules", "%s", message);
}

void build_doubts(struct build *build)
{
    struct doubts all = {0};
    if (build->reading->scenario || diags_failed(build->reading->diags))
        return;
    for (int agent = 0; agent < build->problem->n_agents; agent++) {
        struct doubts doubts = doubts_of(build->problem, agent);
        for (int i = 0; i < doubts.n; i++)
            add_agent(build, &all, &doubts.items[i],
                      build->problem->agents[agent].id);
    }
    for (int i = 0; i < all.n; i++)
        note(build, &all.items[i]);
}

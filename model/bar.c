/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bar.h"

#include "history.h"

#include <stdlib.h>
#include <string.h>

/* The hard rules that the line breaks, with `duty` in place of what the agent
 * does on that day (NULL: as it is). */
static struct breaches broken_by(const struct roster *roster, int agent,
                                 const struct offer *duty)
{
    const struct problem *problem = roster->problem;
    struct history history = problem->agents[agent].before;
    struct breaches all = {0}, hard = {0};
    for (int day = 0; day < problem->grid.n_days; day++)
        history_add_day(
            problem, agent, &history, day,
            duty && duty->day == day ? duty : roster_offer(roster, agent, day),
            RULES_ALL, &all);
    history_close(problem, agent, &history, RULES_ALL, &all);
    for (int i = 0; i < all.n; i++)
        if (all.items[i].cost >= COST_FORBIDDEN)
            breaches_add(&hard, all.items[i]);
    breaches_free(&all);
    return hard;
}

static void count(const struct breaches *breaches, int *broken)
{
    memset(broken, 0, N_RULES * sizeof *broken);
    for (int i = 0; i < breaches->n; i++)
        broken[breaches->items[i].rule]++;
}

struct breaches bar_before(const struct roster *roster, int agent)
{
    return broken_by(roster, agent, NULL);
}

static bool holds(const struct breaches *breaches, const struct breach *one)
{
    for (int i = 0; i < breaches->n; i++) {
        const struct breach *breach = &breaches->items[i];
        if (breach->rule == one->rule && breach->day == one->day &&
            breach->which == one->which && breach->better == one->better)
            return true;
    }
    return false;
}

/* Of a rule's breaches a new one, the nearest to the duty; NULL where there is
 * none at all. */
static const struct breach *nearest(const struct breaches *before,
                                    const struct breaches *after, int rule,
                                    int day)
{
    const struct breach *best = NULL;
    bool best_old = true;
    for (int i = 0; i < after->n; i++) {
        const struct breach *breach = &after->items[i];
        bool old = holds(before, breach);
        if ((int)breach->rule != rule || (best && old && !best_old))
            continue;
        if (!best || (best_old && !old) ||
            abs(breach->day - day) < abs(best->day - day)) {
            best = breach;
            best_old = old;
        }
    }
    return best;
}

/* The first rule that is broken more often; N_RULES: none. */
static int rule_of(const struct breaches *before, const struct breaches *after)
{
    int old[N_RULES], new[N_RULES], rule = 0;
    count(before, old);
    count(after, new);
    while (rule < N_RULES && new[rule] <= old[rule])
        rule++;
    return rule;
}

static bool is_between_duties(enum rule rule)
{
    return rule == RULE_rest || rule == RULE_hours_between_starts ||
           rule == RULE_rest_after_nights || rule == RULE_succession;
}

/* A breach shows on the day of the later duty. */
static const struct offer *beside(const struct roster *roster,
                                  const struct breach *breach, int day)
{
    if (!is_between_duties(breach->rule))
        return NULL;
    if (breach->day > day)
        return breach->day < roster->problem->grid.n_days
                   ? roster_offer(roster, breach->agent, breach->day)
                   : NULL;
    while (--day >= 0)
        if (roster_offer(roster, breach->agent, day))
            return roster_offer(roster, breach->agent, day);
    return NULL;
}

static int ended_before(const struct problem *problem, int agent,
                        const struct bar *bar)
{
    return bar->breach.rule == RULE_rest && !bar->beside
               ? problem->agents[agent].before.last_end
               : LONG_AGO;
}

bool bar_find(const struct roster *roster, int agent,
              const struct breaches *before, const struct offer *duty,
              struct bar *bar)
{
    struct breaches after = broken_by(roster, agent, duty);
    const struct breach *breach =
        nearest(before, &after, rule_of(before, &after), duty->day);
    bool found = breach;
    if (found) {
        *bar = (struct bar){.breach = *breach,
                            .duty = duty,
                            .beside = beside(roster, breach, duty->day)};
        bar->ended = ended_before(roster->problem, agent, bar);
    }
    breaches_free(&after);
    return found;
}

bool bar_by_law(const struct problem *problem, int agent, int offer,
                struct bar *bar)
{
    *bar = (struct bar){.duty = &problem->offers[offer], .ended = LONG_AGO};
    return agent_refusal(problem, agent, offer, &bar->breach) &&
           breach_law(problem, &bar->breach);
}

void bar_count(const struct problem *problem, const struct bar *bar,
               int *barred, const struct law **laws)
{
    enum rule rule = bar->breach.rule;
    const struct law *law = breach_law(problem, &bar->breach);
    const struct law *known = laws[rule];
    bool same = known && law && strcmp(known->id, law->id) == 0;
    laws[rule] = barred[rule] == 0 || same ? law : NULL;
    barred[rule]++;
}

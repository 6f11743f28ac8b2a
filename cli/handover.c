/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handover.h"

#include "refit.h"
#include "roster_json.h"

/* The run's roster as another team reads it: by the ids of agents, shifts and
 * queues.  NULL where it names what is not there. */
static struct roster *read_as(const struct runs *it, const struct run *run,
                              const struct team *team)
{
    struct text text = {0};
    struct diags *silent = diags_new();
    struct plan plan = run_plan(it, run);
    roster_json_write(&text, &plan);
    struct roster *roster = roster_json_parse(text_string(&text), text.length,
                                              run->name, team, silent);
    struct roster *fitting = roster ? refit(team->problem, roster) : NULL;
    roster_free(roster);
    diags_free(silent);
    text_free(&text);
    return fitting;
}

static void take(struct run *run, struct roster *roster, cost total,
                 const char *from)
{
    roster_free(run->roster);
    score_free(run->score);
    run->roster = roster;
    run->score = score_roster(roster);
    run->outcome.cost = total;
    if (total == run->outcome.bound)
        run->outcome.status = OUTCOME_OPTIMAL;
    run->from = from;
}

static void pass(const struct runs *it, const struct run *from, struct run *to)
{
    if (!from->roster || !to->roster)
        return;
    struct roster *roster = read_as(it, from, to->team);
    cost total = roster ? score_total(roster) : COST_FORBIDDEN;
    if (total < to->outcome.cost)
        take(to, roster, total, from->name);
    else
        roster_free(roster);
}

void handover(struct runs *it)
{
    for (int i = 1; i < it->n; i++)
        pass(it, &it->runs[i], &it->runs[0]);
    for (int i = 1; i < it->n; i++)
        pass(it, &it->runs[0], &it->runs[i]);
}

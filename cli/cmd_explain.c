/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * explain: a roster as one agent asks about it.  Each duty is priced as if the
 * agent had wished to be off. */
#include "agent_answer_json.h"
#include "agent_text.h"
#include "answer.h"
#include "duty.h"
#include "judged.h"
#include "mem.h"
#include "near.h"
#include "regret.h"
#include "shown.h"
#include "team_json.h"
#include "units.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct question {
    const struct options *options;
    struct diags *diags;
    struct judged judged;
    int agent, day; /* day -1: every day worked */
};

static void report(struct question *it, const char *place, const char *format,
                   ...) __attribute__((format(printf, 3, 4)));

static void report(struct question *it, const char *place, const char *format,
                   ...)
{
    char sentence[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    diags_add(it->diags, "vaktel explain", place, "%s", sentence);
}

/* Of the only one who is called so; else the nearest id, or NULL. */
static const char *meant(const struct problem *problem, const char *word,
                         const char *const *ids)
{
    const char *id = NULL;
    int n = 0;
    for (int agent = 0; agent < problem->n_agents; agent++)
        if (strcmp(agent_title(&problem->agents[agent]), word) == 0) {
            id = ids[agent];
            n++;
        }
    return n == 1 ? id : near_name(word, ids, problem->n_agents);
}

/* The agent of the third operand; -1, and a report, where there is none. */
static int find_agent(struct question *it)
{
    const struct problem *problem = it->judged.team->problem;
    const char *id = it->options->operands[2];
    const char **ids = mem_alloc((size_t)problem->n_agents, sizeof *ids);
    int found = -1;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        ids[agent] = problem->agents[agent].id;
        if (strcmp(ids[agent], id) == 0)
            found = agent;
    }
    const char *near = meant(problem, id, ids);
    if (found < 0 && near)
        report(it, "AGENT", "unknown agent '%s', did you mean '%s'?", SHOWN(id),
               SHOWN(near));
    else if (found < 0)
        report(it, "AGENT", "unknown agent '%s'", SHOWN(id));
    free(ids);
    return found;
}

static int find_day(struct question *it)
{
    const struct grid *grid = &it->judged.team->problem->grid;
    char first[UNITS_ROOM], last[UNITS_ROOM];
    int date;
    if (!option_given(it->options, OPTION_explain_date))
        return -1;
    const char *text = option_text(it->options, OPTION_explain_date, "");
    if (units_read_date(text, &date) && date >= grid->first_date &&
        date < grid->first_date + grid->n_days)
        return date - grid->first_date;
    units_write_date(grid->first_date, first);
    units_write_date(grid->first_date + grid->n_days - 1, last);
    report(it, "--date", "must be a date from %s to %s, is '%s'", first, last,
           SHOWN(text));
    return -1;
}

static bool read_question(struct question *it)
{
    if (!judged_read(&it->judged, it->options, it->diags))
        return false;
    it->agent = find_agent(it);
    it->day = find_day(it);
    return !diags_failed(it->diags);
}

/* The days asked about, and what being off on each would cost. */
static int price_days(const struct question *it, struct regret *regret,
                      int *days, struct grant *grants)
{
    const struct roster *roster = it->judged.roster;
    int n = 0;
    for (int day = 0; day < roster->problem->grid.n_days; day++) {
        bool worked = roster_offer(roster, it->agent, day) != NULL;
        if (it->day >= 0 ? day != it->day : !worked)
            continue;
        struct wish off = {.kind = WISH_OFF,
                           .day = day,
                           .until = day + 1,
                           .shift = -1,
                           .other = -1};
        grants[n] = (struct grant){.end = GRANT_UNKNOWN};
        if (worked && regret)
            grants[n] = regret_of_wish(regret, it->agent, &off);
        grants[n].paid = 0;
        days[n++] = day;
    }
    return n;
}

static struct grants price_wishes(const struct question *it,
                                  struct regret *regret)
{
    const struct roster *roster = it->judged.roster;
    const struct agent *who = &roster->problem->agents[it->agent];
    struct grants grants = {
        .items = mem_alloc((size_t)who->n_wishes + 1, sizeof *grants.items)};
    for (int i = 0; i < who->n_wishes; i++) {
        const struct wish *wish = &who->wishes[i];
        if (wish_granted(roster, it->agent, wish))
            continue;
        grants.items[grants.n] =
            (struct grant){.end = GRANT_UNKNOWN,
                           .agent = it->agent,
                           .wish = *wish,
                           .paid = wish_paid(roster, it->agent, wish)};
        if (regret)
            grants.items[grants.n] = regret_of_wish(regret, it->agent, wish);
        grants.n++;
    }
    return grants;
}

static void tell(struct question *it)
{
    struct plan *plan = &it->judged.plan;
    size_t n_days = (size_t)plan->roster->problem->grid.n_days;
    struct regret *regret =
        plan->score->legal ? regret_new(plan->roster, plan->score) : NULL;
    int *days = mem_alloc(n_days, sizeof *days);
    struct grant *off = mem_alloc(n_days, sizeof *off);
    struct grants wishes = price_wishes(it, regret);
    struct agent_text asked = {.agent = it->agent,
                               .n_days = price_days(it, regret, days, off),
                               .days = days,
                               .grants = off};
    struct summary_style style = answer_style();
    struct text text = {0};
    plan->grants = &wishes;
    if (option_given(it->options, OPTION_json))
        agent_answer_json_write(&text, plan, &asked);
    else
        agent_text_write(&text, plan, &asked, &style);
    answer_text(&text);
    grants_free(&wishes);
    free(days);
    free(off);
    if (regret)
        regret_free(regret);
}

int cmd_explain(const struct options *options)
{
    struct question it = {.options = options, .diags = diags_new()};
    int code = EXIT_DONE;
    if (read_question(&it))
        tell(&it);
    else
        code = answer_errors(options, it.diags);
    judged_free(&it.judged);
    diags_free(it.diags);
    return code;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agent_fewer.h"

#include "duty.h"
#include "explain.h"
#include "ledger.h"
#include "mem.h"
#include "team_json.h"

#include <stdlib.h>

enum { TOLD = 4, INDENT = 2, FURTHER = 6, DECIMALS = 4 };

/* One who has borne less. */
struct fewer {
    int agent;
    double ratio;
};

static int by_ratio(const void *left, const void *right)
{
    const struct fewer *a = left, *b = right;
    if (a->ratio != b->ratio)
        return a->ratio < b->ratio ? -1 : 1;
    return a->agent - b->agent;
}

/* Whether the duty is one of those that the burden counts, in whole units. */
static bool counts(const struct plan *plan, int agent, int day, int index)
{
    const struct ledger *ledger = plan->team->ledger;
    const struct burden *burden = &ledger->burdens[index];
    const struct burden_share *share = ledger_share(ledger, agent, index);
    int offer = roster_duty(plan->roster, agent, day)->offer;
    if (burden->unit_min > 0 || share->share <= 0 ||
        (burden->measure == MEASURE_WEEKENDS &&
         grid_weekday(&plan->roster->problem->grid, day) < SATURDAY))
        return false;
    return share->amount[offer] > 0;
}

static double ratio_of(const struct plan *plan, int agent, int index)
{
    const struct ledger *ledger = plan->team->ledger;
    return ledger_ratio(ledger_share(ledger, agent, index),
                        ledger_units(ledger, plan->roster, agent, index));
}

/* Ratios are told to the hundredth: two that are nearer may look alike. */
static const double told_apart = 0.01;

/* Those who have a share in it and a lower ratio, the least first. */
static int find_fewer(const struct plan *plan, int index, double ratio,
                      struct fewer *fewer)
{
    const struct ledger *ledger = plan->team->ledger;
    int n = 0;
    for (int other = 0; other < plan->roster->problem->n_agents; other++) {
        double theirs = ratio_of(plan, other, index);
        if (ledger_share(ledger, other, index)->share > 0 &&
            theirs <= ratio - told_apart)
            fewer[n++] = (struct fewer){other, theirs};
    }
    qsort(fewer, (size_t)n, sizeof *fewer, by_ratio);
    return n;
}

/* "weekends, 1.00 a week: fewer have Anna Berg (0.50, resting), ..." */
static void add_burden(const struct page *page, int agent, int day, int index,
                       struct fewer *fewer)
{
    double ratio = ratio_of(page->plan, agent, index);
    int n = find_fewer(page->plan, index, ratio, fewer);
    struct text sentence = {0};
    text_printf(&sentence, "%s, %.2f a week: %s",
                page->plan->team->ledger->burdens[index].id, ratio,
                n > 0 ? "fewer have" : "nobody has fewer");
    for (int i = 0; i < n && i < TOLD; i++) {
        char words[REASON_ROOM];
        struct bar bar;
        int other = fewer[i].agent;
        enum standing standing =
            explain_other(page->roster, agent, day, other, &bar);
        text_printf(
            &sentence, "%s %s (%.2f, %s)", i ? "," : "",
            agent_title(&page->problem->agents[other]), fewer[i].ratio,
            explain_standing_words(page->problem, standing, &bar, words));
    }
    if (n > TOLD)
        text_printf(&sentence, " and %d more", n - TOLD);
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    text_free(&sentence);
}

void page_fewer(const struct page *page, int agent, int day)
{
    const struct ledger *ledger = page->plan->team->ledger;
    int n_burdens = ledger ? ledger->n_burdens : 0;
    struct fewer *fewer =
        mem_alloc((size_t)page->problem->n_agents, sizeof *fewer);
    for (int i = 0; i < n_burdens; i++)
        if (counts(page->plan, agent, day, i))
            add_burden(page, agent, day, i, fewer);
    free(fewer);
}

/* The number of the burden of weekends; -1: it is not counted. */
static int weekends_of(const struct ledger *ledger)
{
    int index = ledger ? ledger->n_burdens - 1 : -1;
    while (index >= 0 && ledger->burdens[index].measure != MEASURE_WEEKENDS)
        index--;
    return index;
}

/* The first day on which the agent's duty counts, of one who worked the weekend
 * before as well; -1: there is none. */
static int repeated_day(const struct plan *plan, int agent, int index)
{
    const struct problem *problem = plan->roster->problem;
    int day = 0, n_days = problem->grid.n_days;
    while (day < n_days && (!roster_offer(plan->roster, agent, day) ||
                            !counts(plan, agent, day, index)))
        day++;
    bool before = problem->agents[agent].before.weekends_past & 1;
    return before && day < n_days ? day : -1;
}

/* Of those who have borne less the first whom the hours of the contract keep
 * off that day; -1: there is none, or somebody could be called in. */
static int kept_by_hours(const struct plan *plan, int agent, int day, int index,
                         struct fewer *fewer)
{
    int n = find_fewer(plan, index, ratio_of(plan, agent, index), fewer);
    int first = -1;
    for (int i = 0; i < n; i++) {
        struct bar bar;
        enum standing standing =
            explain_other(plan->roster, agent, day, fewer[i].agent, &bar);
        if (standing == STANDING_FREE)
            return -1;
        if (first < 0 && standing == STANDING_BARRED &&
            (bar.breach.rule == RULE_week_max ||
             bar.breach.rule == RULE_period_max))
            first = fewer[i].agent;
    }
    return first;
}

void page_repeated(const struct page *page)
{
    const struct problem *problem = page->problem;
    int index = weekends_of(page->plan->team->ledger), n = 0, other = -1;
    struct fewer *fewer = mem_alloc((size_t)problem->n_agents, sizeof *fewer);
    struct text sentence = {0};
    for (int agent = 0; index >= 0 && agent < problem->n_agents && n < TOLD;
         agent++) {
        int day = repeated_day(page->plan, agent, index);
        int kept =
            day < 0 ? -1 : kept_by_hours(page->plan, agent, day, index, fewer);
        if (kept < 0)
            continue;
        other = kept;
        text_printf(&sentence, "%s%s",
                    n++ ? ", " : "a weekend again, after the last one: ",
                    agent_title(&problem->agents[agent]));
    }
    if (n > 0) {
        text_printf(&sentence,
                    "; who has had fewer, such as %s, works all the hours of "
                    "the contract on other days: weeks that are planned "
                    "together, with hours agreed for all of them ('period'), "
                    "let people take turns",
                    agent_title(&problem->agents[other]));
        text_add(page->text, "\n");
        page_sentence(page, text_string(&sentence), INDENT, INDENT);
    }
    text_free(&sentence);
    free(fewer);
}

static const char *const standing_keys[] = {
    [STANDING_AWAY] = "away",     [STANDING_MAY_NOT] = "may_not",
    [STANDING_SAME] = "same",     [STANDING_UNSKILLED] = "unskilled",
    [STANDING_BUSY] = "busy",     [STANDING_BARRED] = "barred",
    [STANDING_FREE] = "callable",
};

static void write_fewer(struct json_out *out, const struct plan *plan,
                        int agent, int day, const struct fewer *fewer)
{
    const struct problem *problem = plan->roster->problem;
    struct bar bar;
    enum standing standing =
        explain_other(plan->roster, agent, day, fewer->agent, &bar);
    json_out_flat_object(out, NULL);
    json_out_string(out, "agent", problem->agents[fewer->agent].id);
    json_out_number(out, "ratio", fewer->ratio, DECIMALS);
    json_out_string(out, "is", standing_keys[standing]);
    if (standing == STANDING_BARRED ||
        (standing == STANDING_MAY_NOT && bar.breach.rule != N_RULES)) {
        const struct law *law = breach_law(problem, &bar.breach);
        json_out_string(out, "rule", rule_infos[bar.breach.rule].name);
        if (law)
            json_out_string(out, "law", law->id);
    }
    json_out_end(out);
}

void fewer_json_write(struct json_out *out, const struct plan *plan, int agent,
                      int day)
{
    const struct ledger *ledger = plan->team->ledger;
    struct fewer *fewer =
        mem_alloc((size_t)plan->roster->problem->n_agents, sizeof *fewer);
    if (ledger)
        json_out_object(out, "borne_less");
    for (int i = 0; ledger && i < ledger->n_burdens; i++) {
        if (!counts(plan, agent, day, i))
            continue;
        int n = find_fewer(plan, i, ratio_of(plan, agent, i), fewer);
        json_out_array(out, ledger->burdens[i].id);
        for (int k = 0; k < n; k++)
            write_fewer(out, plan, agent, day, &fewer[k]);
        json_out_end(out);
    }
    if (ledger)
        json_out_end(out);
    free(fewer);
}

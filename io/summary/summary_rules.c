/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary_parts.h"

#include "duty.h"
#include "mem.h"
#include "rule_text.h"
#include "team_json.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum { PAID_TOLD = 12, INDENT = 2, FURTHER = 6 };

/* What an excess is: too little, too much, or either. */
static const char *excess_name(enum rule rule)
{
    switch (rule) {
    case RULE_earliest_start:
        return "too early";
    case RULE_week_min:
    case RULE_period_min:
    case RULE_break_time:
        return "missing";
    case RULE_week_target:
    case RULE_period_target:
        return "off target";
    default:
        return rule_asks_at_least(rule)        ? "missing"
               : rule_infos[rule].unit == DAYS ? "too many"
                                               : "too much";
    }
}

static bool is_measured(enum rule rule)
{
    return rule_infos[rule].unit == MINUTES || rule_infos[rule].unit == DAYS;
}

/* "9h missing" */
static void add_excess(struct text *text, const struct breach *breach)
{
    char length[UNITS_ROOM];
    if (rule_infos[breach->rule].unit == MINUTES)
        text_add(text, units_write_minutes(breach->excess, length));
    else
        text_printf(text, "%d day%s", breach->excess,
                    breach->excess == 1 ? "" : "s");
    text_printf(text, " %s", excess_name(breach->rule));
}

/* The day on which it shows, or `end` where that is after the last one. */
static const char *day_of(const struct problem *problem,
                          const struct breach *breach, const char *end,
                          char *name)
{
    return breach->day < problem->grid.n_days
               ? grid_day_name(&problem->grid, breach->day, name)
               : end;
}

/* "Anna, Fri 23 Oct: rest" */
static void add_whose(struct text *text, const struct page *page,
                      const struct breach *breach)
{
    const struct problem *problem = page->problem;
    char name[DAY_NAME_ROOM];
    text_printf(text, "%s, %s: %s",
                agent_title(&problem->agents[breach->agent]),
                day_of(problem, breach, "at the end", name),
                rule_infos[breach->rule].name);
}

/* Which meeting or training is missed. */
static void add_missed(struct text *text, const struct page *page,
                       const struct breach *breach)
{
    const struct agent *who = &page->problem->agents[breach->agent];
    if (breach->rule == RULE_activities)
        text_printf(text, " (%s)", who->activities[breach->which].id);
}

/* What the time off is in which a duty lies, where that is known. */
static void add_note(struct text *text, const struct page *page,
                     const struct breach *breach)
{
    const struct offer *duty =
        roster_offer(page->roster, breach->agent, breach->day);
    const struct absence *absence =
        duty ? agent_absence(&page->problem->agents[breach->agent], duty)
             : NULL;
    if (absence && absence->note)
        text_printf(text, " (%s)", absence->note);
}

/* Rules that are many in one are told in the words of the law, its first
 * sentence, or of what is agreed; false where there is none. */
static bool add_own_words(struct text *text, const struct problem *problem,
                          const struct breach *breach)
{
    const struct law *law = breach_law(problem, breach);
    const struct agent *agent = &problem->agents[breach->agent];
    if (breach->rule == RULE_averages && agent->gauges[breach->which].agreed) {
        text_add(text, agent->gauges[breach->which].agreed);
        return true;
    }
    if (!law ||
        (breach->rule != RULE_averages && breach->rule != RULE_restricted))
        return false;
    const char *end = strstr(law->sentence, ". ");
    size_t length = end ? (size_t)(end - law->sentence) : strlen(law->sentence);
    if (!end && length > 0 && law->sentence[length - 1] == '.')
        length--;
    text_add_n(text, law->sentence, length);
    return true;
}

static struct rule_setting setting_of(const struct problem *problem,
                                      const struct breach *breach)
{
    const struct agent *agent = &problem->agents[breach->agent];
    return breach->better ? agent->better[breach->rule]
                          : agent->rules[breach->rule];
}

/* "; NO-9, Arbeidsmiljøloven 10-8(1)", and what is agreed of it. */
static void add_source(struct text *text, const struct problem *problem,
                       const struct breach *breach)
{
    const struct law *law = breach_law(problem, breach);
    const struct agent *agent = &problem->agents[breach->agent];
    const char *agreement = agent->rules[breach->rule].agreement;
    if (!law)
        return;
    text_add(text, "; ");
    text_add_law(text, law);
    if (agreement && !breach->better && law == agent->rules[breach->rule].law)
        text_printf(text, " (%s)", agreement);
}

/* The rule as it holds for the agent, in the law's words where it has none. */
static void add_asked(struct text *text, const struct problem *problem,
                      const struct breach *breach)
{
    if (!add_own_words(text, problem, breach))
        text_add_rule_as(text, problem, breach->agent, breach->rule,
                         breach->day < problem->grid.n_days
                             ? grid_week(&problem->grid, breach->day)
                             : EVERY_WEEK,
                         setting_of(problem, breach));
}

static void add_broken(const struct page *page, const struct breach *breach)
{
    const struct problem *problem = page->problem;
    struct text sentence = {0};
    add_whose(&sentence, page, breach);
    add_missed(&sentence, page, breach);
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    text_clear(&sentence);
    add_asked(&sentence, problem, breach);
    if (is_measured(breach->rule)) {
        text_add(&sentence, " (");
        add_excess(&sentence, breach);
        text_add(&sentence, ")");
    }
    if (breach->rule == RULE_time_off)
        add_note(&sentence, page, breach);
    add_source(&sentence, problem, breach);
    page_sentence(page, text_string(&sentence), FURTHER, FURTHER);
    text_free(&sentence);
}

/* ", after a duty that ended Sun 25 Oct 22:30" */
static void add_ended(struct text *text, const struct problem *problem,
                      const struct bar *bar)
{
    char day[DAY_NAME_ROOM];
    const struct grid *grid = &problem->grid;
    struct local end = local_of(problem, bar->breach.agent, bar->ended);
    text_printf(text, ", after a duty that ended %s ",
                grid_day_name(grid, end.date - grid->first_date, day));
    local_add_clock(text, end);
}

void text_add_bar(struct text *text, const struct problem *problem,
                  const struct bar *bar)
{
    char day[DAY_NAME_ROOM];
    add_asked(text, problem, &bar->breach);
    if (bar->beside)
        text_printf(text, ", %s %s of %s",
                    bar->beside->day < bar->duty->day ? "after" : "before",
                    shift_title(&problem->shifts[bar->beside->shift]),
                    grid_day_name(&problem->grid, bar->beside->day, day));
    if (bar->ended != LONG_AGO)
        add_ended(text, problem, bar);
    add_source(text, problem, &bar->breach);
}

void page_broken(const struct page *page)
{
    const struct breaches *breaches = &page->score->breaches;
    if (page->score->legal)
        return;
    page_warning(page, "Hard rules broken");
    for (int i = 0; i < breaches->n; i++)
        if (breaches->items[i].cost >= COST_FORBIDDEN)
            add_broken(page, &breaches->items[i]);
}

/* A rule that somebody breaks by as much on several days. */
struct paid {
    const struct breach *first, *last;
    int times;
    cost sum;
};

/* "Anna, Mon 19 Oct to Thu 22 Oct: rest 3 times" */
static void add_times(struct text *text, const struct problem *problem,
                      const struct paid *paid)
{
    const struct breach *first = paid->first, *last = paid->last;
    char name[DAY_NAME_ROOM];
    text_printf(text, "%s, %s", agent_title(&problem->agents[first->agent]),
                day_of(problem, first, "at the end", name));
    if (last->day != first->day)
        text_printf(text, " to %s", day_of(problem, last, "the end", name));
    text_printf(text, ": %s %d times", rule_infos[first->rule].name,
                paid->times);
}

/* "Anna, Mon 19 Oct to Thu 22 Oct: rest 3 times, 1h missing each; 900 points in
 * all; NO-9, Arbeidsmiljøloven 10-8(1)" */
static void add_paid(const struct page *page, const struct paid *paid)
{
    const struct breach *breach = paid->first;
    const struct problem *problem = page->problem;
    const char *each = "", *in_all = "";
    struct text sentence = {0};
    if (paid->times == 1) {
        add_whose(&sentence, page, breach);
    } else {
        add_times(&sentence, problem, paid);
        each = " each";
        in_all = " in all";
    }
    add_missed(&sentence, page, breach);
    if (is_measured(breach->rule)) {
        text_add(&sentence, ", ");
        add_excess(&sentence, breach);
        text_add(&sentence, each);
    }
    text_add(&sentence, "; ");
    text_add_points(&sentence, paid->sum);
    text_printf(&sentence, " points%s", in_all);
    add_source(&sentence, problem, breach);
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    text_free(&sentence);
}

/* By cost, then by place: breaches are by agent and day already. */
static int by_cost(const void *left, const void *right)
{
    const struct paid *a = left, *b = right;
    return a->sum != b->sum ? (a->sum < b->sum) - (a->sum > b->sum)
                            : (a->first > b->first) - (a->first < b->first);
}

static int by_place(const void *left, const void *right)
{
    const struct paid *a = left, *b = right;
    return (a->first > b->first) - (a->first < b->first);
}

static bool is_like(const struct breach *a, const struct breach *b)
{
    return a->rule == b->rule && a->excess == b->excess && a->cost == b->cost &&
           a->better == b->better && a->which == b->which &&
           a->rule != RULE_wishes && a->rule != RULE_activities &&
           a->rule != RULE_off_together;
}

static void file_paid(const struct breach *breach, struct paid *paid, int *n)
{
    int at = *n - 1;
    while (at >= 0 && paid[at].first->agent == breach->agent &&
           !is_like(paid[at].first, breach))
        at--;
    if (at < 0 || paid[at].first->agent != breach->agent) {
        at = (*n)++;
        paid[at].first = breach;
    }
    paid[at].last = breach;
    paid[at].times++;
    paid[at].sum += breach->cost;
}

/* Burdens have a table of their own. */
static int find_paid(const struct page *page, struct paid *paid)
{
    const struct breaches *breaches = &page->score->breaches;
    int n = 0;
    for (int i = 0; i < breaches->n; i++)
        if (breaches->items[i].cost > 0 &&
            breaches->items[i].cost < COST_FORBIDDEN &&
            breaches->items[i].rule != RULE_burdens &&
            !page_tells_wish(page, &breaches->items[i]))
            file_paid(&breaches->items[i], paid, &n);
    return n;
}

static int times_of(const struct paid *paid, int from, int to)
{
    int times = 0;
    for (int i = from; i < to; i++)
        times += paid[i].times;
    return times;
}

/* The dearest, in their own order. */
void page_paid(const struct page *page)
{
    const struct breaches *breaches = &page->score->breaches;
    struct paid *paid = mem_alloc((size_t)breaches->n + 1, sizeof *paid);
    int n = find_paid(page, paid);
    int told = n < PAID_TOLD ? n : PAID_TOLD;
    qsort(paid, (size_t)n, sizeof *paid, by_cost);
    qsort(paid, (size_t)told, sizeof *paid, by_place);
    if (n > 0)
        page_heading(page, page_has_wishes(page) && !page->plan->grants
                               ? "Wishes refused and rules paid for"
                               : "Rules paid for");
    for (int i = 0; i < told; i++)
        add_paid(page, &paid[i]);
    if (told < n)
        text_printf(page->text, "  and %d more, all in roster.json\n",
                    times_of(paid, told, n));
    free(paid);
}

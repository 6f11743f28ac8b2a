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

/* ", 60h", ", 30h to 60h" where the weeks differ. */
static void add_weeks(struct text *text, const struct grid *grid,
                      const int *agreed, int week)
{
    int end = week == EVERY_WEEK ? grid_n_weeks(grid) : week + 1;
    int least = INT_MAX, most = -1;
    char length[UNITS_ROOM];
    for (int i = week == EVERY_WEEK ? 0 : week; i < end; i++) {
        if (agreed[i] < 0)
            continue;
        least = agreed[i] < least ? agreed[i] : least;
        most = agreed[i] > most ? agreed[i] : most;
    }
    if (most < 0)
        return;
    text_printf(text, ", %s", units_write_minutes(least, length));
    if (most > least)
        text_printf(text, " to %s", units_write_minutes(most, length));
}

static void add_period(struct text *text, int agreed)
{
    char length[UNITS_ROOM];
    text_printf(text, ", %s", units_write_minutes(agreed, length));
}

/* ": late 2, night 4" */
static void add_shifts(struct text *text, const struct problem *problem,
                       const int *agreed)
{
    const char *before = ": ";
    for (int shift = 0; shift < problem->n_shifts; shift++) {
        if (agreed[shift] < 0)
            continue;
        text_printf(text, "%s%s %d", before,
                    shift_title(&problem->shifts[shift]), agreed[shift]);
        before = ", ";
    }
}

/* What the agent's own data say of a rule that has no limit of its own. */
static void add_agreed(struct text *text, const struct problem *problem,
                       int agent, enum rule rule, int week)
{
    const struct agent *who = &problem->agents[agent];
    switch (rule) {
    case RULE_week_min:
        add_weeks(text, &problem->grid, who->week_min, week);
        break;
    case RULE_week_max:
        add_weeks(text, &problem->grid, who->week_max, week);
        break;
    case RULE_week_target:
        add_weeks(text, &problem->grid, who->week_target, week);
        break;
    case RULE_period_min:
        add_period(text, who->period_min);
        break;
    case RULE_period_max:
        add_period(text, who->period_max);
        break;
    case RULE_period_target:
        add_period(text, who->period_target);
        break;
    case RULE_shift_min:
        add_shifts(text, problem, who->shift_min);
        break;
    case RULE_shift_max:
        add_shifts(text, problem, who->shift_max);
        break;
    default:
        break;
    }
}

/* Duties may not overlap even where no rest is asked for. */
static void add_rule_as(struct text *text, const struct problem *problem,
                        int agent, enum rule rule, int week,
                        struct rule_setting setting)
{
    const struct rule_info *info = &rule_infos[rule];
    const char *place = strstr(info->sentence, "%s");
    if (!place) {
        text_add(text, info->sentence);
        add_agreed(text, problem, agent, rule, week);
        return;
    }
    text_add_n(text, info->sentence, (size_t)(place - info->sentence));
    text_add_limit(text, rule, setting);
    text_add(text, place + 2);
}

void text_add_rule(struct text *text, const struct problem *problem, int agent,
                   enum rule rule, int week)
{
    add_rule_as(text, problem, agent, rule, week,
                problem->agents[agent].rules[rule]);
}

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

/* "Anna, Fri 23 Oct: rest" */
static void add_whose(struct text *text, const struct page *page,
                      const struct breach *breach)
{
    const struct problem *problem = page->problem;
    char name[DAY_NAME_ROOM];
    text_printf(text, "%s, %s: %s",
                agent_title(&problem->agents[breach->agent]),
                breach->day < problem->grid.n_days
                    ? grid_day_name(&problem->grid, breach->day, name)
                    : "at the end",
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
 * sentence; false where there is none. */
static bool add_own_words(struct text *text, const struct problem *problem,
                          const struct breach *breach)
{
    const struct law *law = breach_law(problem, breach);
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
        add_rule_as(text, problem, breach->agent, breach->rule,
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

static void add_paid(const struct page *page, const struct breach *breach)
{
    struct text sentence = {0};
    add_whose(&sentence, page, breach);
    add_missed(&sentence, page, breach);
    if (is_measured(breach->rule)) {
        text_add(&sentence, ", ");
        add_excess(&sentence, breach);
    }
    text_add(&sentence, "; ");
    text_add_points(&sentence, breach->cost);
    text_add(&sentence, " points");
    add_source(&sentence, page->problem, breach);
    page_sentence(page, text_string(&sentence), INDENT, FURTHER);
    text_free(&sentence);
}

/* By cost, then by place: breaches are by agent and day already. */
static int by_cost(const void *left, const void *right)
{
    const struct breach *a = *(const struct breach *const *)left;
    const struct breach *b = *(const struct breach *const *)right;
    return a->cost != b->cost ? (a->cost < b->cost) - (a->cost > b->cost)
                              : (a > b) - (a < b);
}

static int by_place(const void *left, const void *right)
{
    const struct breach *a = *(const struct breach *const *)left;
    const struct breach *b = *(const struct breach *const *)right;
    return (a > b) - (a < b);
}

/* Burdens have a table of their own. */
static int find_paid(const struct page *page, const struct breach **paid)
{
    const struct breaches *breaches = &page->score->breaches;
    int n = 0;
    for (int i = 0; i < breaches->n; i++)
        if (breaches->items[i].cost > 0 &&
            breaches->items[i].cost < COST_FORBIDDEN &&
            breaches->items[i].rule != RULE_burdens &&
            !page_tells_wish(page, &breaches->items[i]))
            paid[n++] = &breaches->items[i];
    return n;
}

/* The dearest, in their own order. */
void page_paid(const struct page *page)
{
    const struct breaches *breaches = &page->score->breaches;
    const struct breach **paid =
        mem_alloc((size_t)breaches->n + 1, sizeof *paid);
    int n = find_paid(page, paid);
    int told = n < PAID_TOLD ? n : PAID_TOLD;
    qsort(paid, (size_t)n, sizeof *paid, by_cost);
    qsort(paid, (size_t)told, sizeof *paid, by_place);
    if (n > 0)
        page_heading(page, page->plan->grants && page_has_wishes(page)
                               ? "Rules paid for"
                               : "Wishes refused and rules paid for");
    for (int i = 0; i < told; i++)
        add_paid(page, paid[i]);
    if (told < n)
        text_printf(page->text, "  and %d more, all in roster.json\n",
                    n - told);
    free(paid);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary.h"

#include "duty.h"
#include "rule_text.h"
#include "shown.h"
#include "summary_parts.h"
#include "team_json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    WIDTH_LEAST = 80,
    WIDTH_MOST = 100,
    NAME_LEAST = 10,
    NAME_MOST = 30,
    WORD_ROOM = 512,
    WEEK_WIDTH = 60 /* of a week's table without the names */
};

static void add_heading(const struct page *page, const char *code,
                        const char *heading)
{
    if (page->colour)
        text_printf(page->text, "\n\033[%sm%s\033[0m\n", code, heading);
    else
        text_printf(page->text, "\n%s\n", heading);
}

void page_heading(const struct page *page, const char *heading)
{
    add_heading(page, "1", heading);
}

void page_warning(const struct page *page, const char *heading)
{
    add_heading(page, "1;31", heading);
}

void text_add_points(struct text *text, cost value)
{
    cost tenth = POINT / 10;
    cost tenths = (value + tenth / 2) / tenth;
    text_printf(text, "%" PRId64, tenths / 10);
    if (tenths % 10)
        text_printf(text, ".%d", (int)(tenths % 10));
}

void text_end_line(struct text *text)
{
    while (text->length > 0 && text->bytes[text->length - 1] == ' ')
        text->length--;
    text_add(text, "\n");
}

/* Words of `sentence`, as many to the line as the width allows. */
void page_sentence(const struct page *page, const char *sentence, int first,
                   int further)
{
    int column = 0, indent = first;
    while (*sentence) {
        int length = (int)strcspn(sentence, " ");
        char word[WORD_ROOM];
        snprintf(word, sizeof word, "%.*s", length, sentence);
        int width = text_width(word);
        bool fits = column > 0 && column + 1 + width <= page->width;
        if (column > 0 && !fits) {
            text_add(page->text, "\n");
            indent = further;
        }
        text_repeat(page->text, " ", fits ? 1 : indent);
        text_add_n(page->text, sentence, (size_t)length);
        column = (fits ? column + 1 : indent) + width;
        sentence += length;
        sentence += *sentence == ' ';
    }
    text_add(page->text, "\n");
}

static int name_width(const struct problem *problem, int width)
{
    int most = width - WEEK_WIDTH < NAME_MOST ? width - WEEK_WIDTH : NAME_MOST;
    int widest = NAME_LEAST;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        int wide = text_width(agent_title(&problem->agents[agent]));
        widest = wide > widest ? wide : widest;
    }
    return widest < most ? widest : most;
}

void page_title(const struct page *page)
{
    const struct grid *grid = &page->problem->grid;
    char first[DAY_NAME_ROOM], last[DAY_NAME_ROOM];
    text_printf(page->text, "%s: %s to %s %d, times of %s\n",
                SHOWN(page->problem->team), grid_day_name(grid, 0, first),
                grid_day_name(grid, grid->n_days - 1, last),
                date_of(grid->first_date + grid->n_days - 1).year,
                grid->n_calendars > 1 ? "each agent's own zone"
                                      : grid->calendars[0].zone);
}

void summary_write(struct text *text, const struct plan *plan,
                   const struct summary_style *style)
{
    int width = style->width < WIDTH_LEAST  ? WIDTH_LEAST
                : style->width > WIDTH_MOST ? WIDTH_MOST
                                            : style->width;
    size_t from = text->length;
    struct page page = {
        .text = text,
        .plan = plan,
        .roster = plan->roster,
        .problem = plan->roster->problem,
        .score = plan->score,
        .width = width,
        .name_width = name_width(plan->roster->problem, width),
        .colour = style->colour,
    };
    page_title(&page);
    page_weeks(&page);
    page_hours(&page);
    page_ledger(&page);
    page_repeated(&page);
    page_cover(&page);
    page_cost(&page);
    page_wishes(&page);
    page_paid(&page);
    page_bound(&page);
    page_laws(&page);
    page_broken(&page);
    text_add(text, "\n");
    summary_verdict(text, plan);
    text_hide_turns(text, from);
}

int summary_hard_breaches(const struct score *score)
{
    int n = 0;
    for (int i = 0; i < score->breaches.n; i++)
        n += score->breaches.items[i].cost >= COST_FORBIDDEN;
    return n;
}

static int presence_gaps(const struct score *score)
{
    int n = 0;
    for (int i = 0; i < score->n_gaps; i++)
        n += score->gaps[i].kind == GAP_PRESENCE;
    return n;
}

void summary_verdict(struct text *text, const struct plan *plan)
{
    const struct score *score = plan->score;
    int broken = summary_hard_breaches(score), absent = presence_gaps(score);
    if (broken)
        text_printf(text, "NOT LEGAL, %d hard rule%s broken; ", broken,
                    broken == 1 ? "" : "s");
    else
        text_add(text, "legal; ");
    if (score->short_centimin > 0)
        text_printf(text, "%.4g hour%s short; ",
                    (double)score->short_centimin / (HEAD * 60),
                    score->short_centimin == HEAD * 60 ? "" : "s");
    else if (plan->roster->problem->n_queues > 0)
        text_add(text, "all queues covered; ");
    if (absent > 0)
        text_printf(text, "presence not as asked %d time%s; ", absent,
                    absent == 1 ? "" : "s");
    text_add(text, "costs ");
    text_add_points(text, score->total);
    text_add(text, " points\n");
}

static bool is_single(rule_mask rules)
{
    return (rules & (rules - 1)) == 0;
}

/* Nothing where there is none, or it is the last that was told. */
static void add_law(struct text *text, const struct law *law,
                    const struct law **last)
{
    if (!law || law == *last)
        return;
    *last = law;
    text_add(text, "; ");
    text_add_law(text, law);
}

static void add_laws(struct text *text, const struct agent *agent,
                     enum rule rule)
{
    const struct law *last = NULL;
    add_law(text, agent->rules[rule].law, &last);
    for (int i = 0; i < agent->n_restrictions && rule == RULE_restricted; i++)
        add_law(text, agent->restrictions[i].law, &last);
    for (int i = 0; i < agent->n_gauges && rule == RULE_averages; i++)
        add_law(text, agent->gauges[i].law, &last);
}

/* ": 'm2' on Thu 5 Nov", of the activity that is too much. */
static void add_activity(struct text *text, const struct problem *problem,
                         const struct clash *clash)
{
    char name[DAY_NAME_ROOM];
    const struct activity *it =
        &problem->agents[clash->agent].activities[clash->activity];
    text_printf(text, ": '%s' on %s", it->id,
                grid_day_name(&problem->grid, it->day, name));
}

/* ": on Thu 29 Oct", or which days are too much; `until` 0: not known. */
static void add_days(struct text *text, const struct problem *problem, int from,
                     int until)
{
    char name[DAY_NAME_ROOM];
    bool single = until == from + 1;
    if (until == 0)
        return;
    text_printf(text, ": %s %s", single ? "on" : "from",
                grid_day_name(&problem->grid, from, name));
    if (!single)
        text_printf(text, " to %s",
                    grid_day_name(&problem->grid, until - 1, name));
}

void summary_clashes(struct text *text, const struct team *team,
                     const struct outcome *outcome)
{
    const struct problem *problem = team->problem;
    text_printf(text, "%s: no roster keeps all hard rules\n", team->path);
    for (int i = 0; i < outcome->n_clashes; i++) {
        const struct clash *clash = &outcome->clashes[i];
        text_printf(text, "%s cannot keep %s:\n",
                    agent_title(&problem->agents[clash->agent]),
                    is_single(clash->rules) ? "this rule" : "these together");
        for (int rule = 0; rule < N_RULES; rule++) {
            if (!(clash->rules >> rule & 1))
                continue;
            text_printf(text, "  %s: ", rule_infos[rule].name);
            text_add_rule(text, problem, clash->agent, rule, EVERY_WEEK);
            add_laws(text, &problem->agents[clash->agent], rule);
            if (rule == RULE_activities && clash->activity >= 0)
                add_activity(text, problem, clash);
            if (rule == RULE_rotation)
                add_days(text, problem, clash->turn_from, clash->turn_until);
            if (rule == RULE_fixed)
                add_days(text, problem, clash->fixed_from, clash->fixed_until);
            text_add(text, "\n");
        }
    }
}

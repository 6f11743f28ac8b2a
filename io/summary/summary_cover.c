/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "summary_parts.h"

#include "duty.h"
#include "explain.h"
#include "mem.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum {
    GAPS_TOLD = 20,
    IDLE_TOLD = 3,
    INDENT = 2,
    REASON_INDENT = 6,
    BAR_INDENT = 8
};

int page_queue_width(const struct problem *problem)
{
    int widest = 0;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        int width = text_width(queue_title(&problem->queues[queue]));
        widest = width > widest ? width : widest;
    }
    return widest < 30 ? widest : 30;
}

/* What a queue needs and misses, in hundredths of a head and slots. */
static int64_t needed(const struct page *page, int queue)
{
    int64_t sum = 0;
    const int *need = page->problem->queues[queue].need;
    for (int slot = 0; slot < page->problem->grid.n_slots; slot++)
        sum += need[slot] > 0 ? need[slot] : 0;
    return sum;
}

static int64_t missing(const struct page *page, int queue)
{
    int64_t sum = 0;
    for (int i = 0; i < page->score->n_gaps; i++) {
        const struct gap *gap = &page->score->gaps[i];
        if (gap_of_queue(gap) && gap->which == queue && gap->kind != GAP_DAY)
            sum += gap_missing(gap);
    }
    return sum;
}

/* Days on which too few contacts of the queue are answered in time. */
static int days_missed(const struct page *page, int queue)
{
    int n = 0;
    for (int i = 0; i < page->score->n_gaps; i++)
        n += page->score->gaps[i].kind == GAP_DAY &&
             page->score->gaps[i].which == queue;
    return n;
}

static void add_queue(const struct page *page, int queue, int width)
{
    struct text *text = page->text;
    double hour = (double)HEAD * 60 / page->problem->grid.slot_min;
    double need = (double)needed(page, queue) / hour;
    double less = (double)missing(page, queue) / hour;
    bool waits = page->problem->queues[queue].deferral != NULL;
    int days = days_missed(page, queue);
    text_repeat(text, " ", INDENT);
    text_add_padded(text, queue_title(&page->problem->queues[queue]), width);
    text_printf(text, "%10.1f h needed", need);
    if (less > 0 && waits)
        text_printf(text, "%10.2f h too much to be in time", less);
    else if (less > 0)
        text_printf(text, "%10.2f h short, %.1f %% covered", less,
                    100 * (need - less) / need);
    else
        text_add(text, waits ? "   all in time" : "   all covered");
    if (days > 0)
        text_printf(text, ", %d day%s below target", days,
                    days == 1 ? "" : "s");
    text_add(text, "\n");
}

static void add_day_stretch(const struct page *page, const struct gap *gap)
{
    char name[DAY_NAME_ROOM];
    const struct grid *grid = &page->problem->grid;
    text_add(page->text, grid_day_name(grid, gap->start, name));
    if (gap->end > gap->start + 1)
        text_printf(page->text, " to %s",
                    grid_day_name(grid, gap->end - 1, name));
}

static const char *gap_title(const struct problem *problem,
                             const struct gap *gap)
{
    return gap->kind == GAP_PRESENCE ? problem->presences[gap->which].id
           : gap->kind == GAP_JOINT  ? problem->joints[gap->which].name
                                    : queue_title(&problem->queues[gap->which]);
}

/* What is needed and what there is: heads, hours of work that waits, or
 * contacts of a day. */
static void add_need(const struct page *page, const struct gap *gap)
{
    struct text *text = page->text;
    double hour = (double)HEAD * 60 / page->problem->grid.slot_min;
    text_printf(text, "  %s: ", gap_title(page->problem, gap));
    if (gap->kind == GAP_LATE)
        text_printf(text, "%.1f h of work due, %.1f h done; ", gap->need / hour,
                    gap->have / hour);
    else if (gap->kind == GAP_DAY)
        text_printf(text,
                    "%.1f contacts fewer answered in time than the day asks "
                    "for; ",
                    (double)gap_missing(gap) / 1000);
    else
        text_printf(text, "%s %g, has %g; ", gap->surplus ? "at most" : "needs",
                    gap->need / (double)HEAD, gap->have / (double)HEAD);
}

static void add_gap(const struct page *page, const struct gap *gap)
{
    const struct problem *problem = page->problem;
    struct text *text = page->text;
    bool by_day =
        gap->kind == GAP_PRESENCE && problem->presences[gap->which].shift >= 0;
    char name[DAY_NAME_ROOM];
    text_repeat(text, " ", INDENT);
    if (gap->kind == GAP_DAY)
        text_add(text, grid_day_name(&problem->grid,
                                     team_local_of(problem, gap->start).date -
                                         problem->grid.first_date,
                                     name));
    else if (by_day)
        add_day_stretch(page, gap);
    else
        team_add_stretch(page->text, page->problem, gap->start, gap->end);
    add_need(page, gap);
    text_add_points(text, gap->cost);
    text_add(text, " points\n");
}

/* Those whom a law keeps off in the same way. */
struct barred {
    struct text whom, how;
    int n;
};

/* Sorts people by what keeps them off; how many ways there are. */
static int sort_bars(const struct problem *problem, const struct reason *reason,
                     struct barred *ways)
{
    int n = 0;
    for (int i = 0; i < reason->n_bars && i < BARS_MAX; i++) {
        const struct bar *bar = &reason->bars[i];
        struct text how = {0};
        int way = 0;
        text_add_bar(&how, problem, bar);
        while (way < n &&
               strcmp(text_string(&ways[way].how), text_string(&how)) != 0)
            way++;
        text_printf(&ways[way].whom, "%s%s", ways[way].n ? ", " : "",
                    agent_title(&problem->agents[bar->breach.agent]));
        ways[way].n++;
        if (way == n)
            ways[n++].how = how;
        else
            text_free(&how);
    }
    return n;
}

/* People whom the law keeps off, by name. */
static void add_bars(const struct page *page, const struct reason *reason)
{
    struct barred ways[BARS_MAX] = {0};
    int n = sort_bars(page->problem, reason, ways), told = 0;
    for (int i = 0; i < n; i++) {
        if (i < BARS_TOLD) {
            text_printf(&ways[i].whom, ": %s", text_string(&ways[i].how));
            page_sentence(page, text_string(&ways[i].whom), BAR_INDENT,
                          BAR_INDENT + INDENT);
            told += ways[i].n;
        }
        text_free(&ways[i].whom);
        text_free(&ways[i].how);
    }
    if (told < reason->n_bars)
        text_printf(page->text, "%*sand %d more by law\n", BAR_INDENT, "",
                    reason->n_bars - told);
}

/* The bars of the gap told before, so that they are not told again. */
static void add_bars_once(const struct page *page, const struct reason *reason,
                          struct text *before)
{
    struct text now = {0};
    struct page beside = *page;
    beside.text = &now;
    add_bars(&beside, reason);
    if (now.length > 0 && strcmp(text_string(&now), text_string(before)) == 0)
        text_printf(page->text, "%*sthe same by law as above\n", BAR_INDENT,
                    "");
    else
        text_add(page->text, text_string(&now));
    text_free(before);
    *before = now;
}

static void add_reason(const struct page *page, const struct gap *gap,
                       struct text *bars)
{
    char sentence[REASON_ROOM];
    struct reason reason = {0};
    if (gap->kind == GAP_LATE || gap->kind == GAP_DAY) {
        struct whereabouts were = explain_late(page->roster, gap);
        explain_late_sentence(page->problem, &were, sentence);
    } else {
        reason = explain_gap(page->roster, gap);
        explain_sentence(page->problem, &reason, sentence);
    }
    page_sentence(page, sentence, REASON_INDENT, REASON_INDENT);
    add_bars_once(page, &reason, bars);
}

static int by_place(const void *left, const void *right)
{
    const struct gap *a = *(const struct gap *const *)left;
    const struct gap *b = *(const struct gap *const *)right;
    return (a > b) - (a < b);
}

/* The dearest gaps, in their own order. */
static void add_gaps(const struct page *page)
{
    const struct score *score = page->score;
    const struct gap **gaps = score_dearest(score);
    int told = score->n_gaps < GAPS_TOLD ? score->n_gaps : GAPS_TOLD;
    struct text bars = {0};
    qsort(gaps, (size_t)told, sizeof *gaps, by_place);
    for (int i = 0; i < told; i++) {
        add_gap(page, gaps[i]);
        if (!gaps[i]->surplus)
            add_reason(page, gaps[i], &bars);
    }
    text_free(&bars);
    free(gaps);
    if (told < score->n_gaps)
        text_printf(page->text, "  and %d cheaper ones, all in roster.json\n",
                    score->n_gaps - told);
}

struct idler {
    int agent, slots;
};

/* Slots in which an agent is at work and serves no queue. */
static int idle_slots(const struct page *page, int agent, uint8_t *at_work)
{
    const int8_t *serves = roster_serves(page->roster, agent);
    int n = 0;
    roster_at_work(page->roster, agent, at_work);
    for (int slot = 0; slot < page->problem->grid.n_slots; slot++)
        n += at_work[slot] && serves[slot] == NO_QUEUE &&
             !is_busy(&page->problem->agents[agent], slot);
    return n;
}

static int by_most(const void *left, const void *right)
{
    const struct idler *a = left, *b = right;
    return a->slots != b->slots ? b->slots - a->slots : a->agent - b->agent;
}

static void add_idlers(const struct page *page, const struct idler *idlers)
{
    const struct problem *problem = page->problem;
    struct text sentence = {0};
    char length[UNITS_ROOM];
    int total = 0, n = 0;
    while (n < problem->n_agents && idlers[n].slots > 0)
        total += idlers[n++].slots;
    if (n == 0)
        return;
    text_printf(&sentence, "idle: %.1f h at work without a queue",
                grid_minutes(&problem->grid, total) / 60.0);
    for (int i = 0; i < n && i < IDLE_TOLD; i++)
        text_printf(&sentence, "%s %s %s", i ? "," : ":",
                    agent_title(&problem->agents[idlers[i].agent]),
                    units_write_minutes(
                        grid_minutes(&problem->grid, idlers[i].slots), length));
    if (n > IDLE_TOLD)
        text_printf(&sentence, " and %d more", n - IDLE_TOLD);
    page_sentence(page, text_string(&sentence), INDENT, REASON_INDENT);
    text_free(&sentence);
}

/* Who is paid for nothing, those with most first. */
static void add_idle(const struct page *page)
{
    const struct problem *problem = page->problem;
    struct idler *idlers = mem_alloc((size_t)problem->n_agents, sizeof *idlers);
    uint8_t *at_work = mem_alloc((size_t)problem->grid.n_slots, 1);
    for (int agent = 0; agent < problem->n_agents; agent++)
        idlers[agent] = (struct idler){agent, idle_slots(page, agent, at_work)};
    qsort(idlers, (size_t)problem->n_agents, sizeof *idlers, by_most);
    add_idlers(page, idlers);
    free(at_work);
    free(idlers);
}

void page_cover(const struct page *page)
{
    int width = page_queue_width(page->problem);
    if (page->problem->n_queues > 0)
        page_heading(page, "Cover");
    for (int queue = 0; queue < page->problem->n_queues; queue++)
        add_queue(page, queue, width);
    if (page->problem->n_queues > 0)
        add_idle(page);
    if (page->score->n_gaps == 0)
        return;
    page_warning(page, page->problem->grid.n_calendars > 1
                           ? "Short (times of the team's zone)"
                           : "Short");
    add_gaps(page);
}

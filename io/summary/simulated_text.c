/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulated_text.h"

#include "duty.h"
#include "summary_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    WIDTH_LEAST = 80,
    WIDTH_MOST = 100,
    FIGURES = 60, /* of a queue's line without the name */
    CELL = 32,
    MISSES_TOLD = 20,
    INDENT = 2,
    FURTHER = 6
};

/* "12 s", "3.5 min", "2.5 h"; "-" where it is not known. */
static const char *write_seconds(char *cell, double seconds)
{
    if (isnan(seconds))
        snprintf(cell, CELL, "-");
    else if (seconds < 100)
        snprintf(cell, CELL, "%.0f s", seconds);
    else if (seconds < 100 * 60)
        snprintf(cell, CELL, "%.3g min", seconds / 60);
    else
        snprintf(cell, CELL, "%.3g h", seconds / 3600);
    return cell;
}

static const char *write_percent(char *cell, double share)
{
    if (isnan(share))
        snprintf(cell, CELL, "-");
    else
        snprintf(cell, CELL, share > 0.9994 ? "%.0f %%" : "%.1f %%",
                 100 * share);
    return cell;
}

/* "83.1 % ±0.4"; "-" where no level is asked, and so no threshold known. */
static const char *write_level(char *cell, const struct queue *queue,
                               const struct ratio *of,
                               const struct simulation *simulation)
{
    double value = ratio_value(&of[MEASURE_LEVEL]);
    if (isnan(value) || !(goal_of_level(queue) > 0))
        snprintf(cell, CELL, "-");
    else
        snprintf(cell, CELL, "%.1f %% ±%.1f", 100 * value,
                 100 * ratio_plus_minus(&of[MEASURE_LEVEL],
                                        simulation->replications));
    return cell;
}

/* "80 % in 20 s", "80 % a day": what is asked. */
static const char *write_goal(char *cell, const struct queue *queue)
{
    double goal = 100 * goal_of_level(queue);
    char within[CELL];
    if (queue->deferral)
        snprintf(cell, CELL, "%.10g %%", goal);
    else if (goal > 0)
        snprintf(cell, CELL, "%.3g %% in %.16s", goal,
                 write_seconds(within, queue->staffing->answer_s));
    else
        snprintf(cell, CELL, "-");
    return cell;
}

static int name_width(const struct page *page)
{
    int width = page_queue_width(page->problem);
    int room = page->width - INDENT - FIGURES;
    return width < room ? width : room;
}

static void add_titles(const struct page *page)
{
    text_repeat(page->text, " ", INDENT + name_width(page));
    text_add_padded(page->text, "contacts", -9);
    text_add_padded(page->text, "in time", -13);
    text_add_padded(page->text, "asked", -15);
    text_add_padded(page->text, "wait", -9);
    text_add_padded(page->text, "left", -7);
    text_add_padded(page->text, "busy", -7);
    text_add(page->text, "\n");
}

static void add_open(const struct page *page, const struct ratio *of)
{
    text_repeat(page->text, " ", FURTHER);
    text_printf(page->text, "%.1f waiting at the end, %.1f of them overdue\n",
                ratio_value(&of[MEASURE_OPEN]),
                ratio_value(&of[MEASURE_OVERDUE]));
}

static void add_queue(const struct page *page,
                      const struct simulation *simulation, int queue)
{
    const struct queue *about = &page->problem->queues[queue];
    const struct measured *measured = &simulation->queues[queue];
    const struct ratio *of = measured->of;
    char cell[CELL];
    text_repeat(page->text, " ", INDENT);
    text_add_padded(page->text, queue_title(about), name_width(page));
    if (!is_simulated(page->problem, queue)) {
        text_add(page->text, about->staffing
                                 ? "  has no contacts\n"
                                 : "  is not simulated: its heads are given\n");
        return;
    }
    text_printf(page->text, "%9.0f", mean_contacts(simulation, measured));
    text_add_padded(page->text, write_level(cell, about, of, simulation), -13);
    text_add_padded(page->text, write_goal(cell, about), -15);
    text_add_padded(page->text,
                    write_seconds(cell, ratio_value(&of[MEASURE_WAIT])), -9);
    text_add_padded(page->text,
                    write_percent(cell, about->deferral
                                            ? NAN
                                            : ratio_value(&of[MEASURE_LEFT])),
                    -7);
    text_add_padded(page->text,
                    write_percent(cell, ratio_value(&of[MEASURE_OCCUPANCY])),
                    -7);
    text_add(page->text, "\n");
    if (about->deferral)
        add_open(page, of);
}

static void write_value(char *cell, enum measure measure, double value)
{
    if (measure == MEASURE_WAIT)
        write_seconds(cell, value);
    else
        write_percent(cell, value);
}

/* How many misses in a row, from `first` on, are of slots one after another;
 * `*worst` is the one furthest from its goal. */
static int stretch_of(const struct misses *misses, int first, int *worst)
{
    const struct miss *begin = &misses->items[first];
    int n = 1;
    *worst = first;
    for (int i = first + 1; i < misses->n; i++) {
        const struct miss *miss = &misses->items[i];
        if (miss->queue != begin->queue || miss->measure != begin->measure ||
            begin->slot < 0 || miss->slot != begin->slot + n)
            break;
        if (fabs(miss->value - miss->goal) >
            fabs(misses->items[*worst].value - misses->items[*worst].goal))
            *worst = i;
        n++;
    }
    return n;
}

static void add_when(const struct page *page, const struct miss *miss, int n)
{
    char name[DAY_NAME_ROOM];
    if (miss->slot >= 0)
        team_add_stretch(page->text, page->problem, miss->slot, miss->slot + n);
    else if (miss->day >= 0)
        text_add(page->text,
                 grid_day_name(&page->problem->grid, miss->day, name));
    else
        text_add(page->text, "all days");
}

static void add_miss(const struct page *page, const struct misses *misses,
                     int first, int worst, int n)
{
    static const char *const words[N_MEASURES] = {
        [MEASURE_LEVEL] = "in time",
        [MEASURE_WAIT] = "of waiting",
        [MEASURE_LEFT] = "left",
        [MEASURE_OCCUPANCY] = "busy",
    };
    const struct miss *miss = &misses->items[worst];
    bool least = miss->measure == MEASURE_LEVEL;
    struct text line = {0};
    struct page there = *page;
    char value[CELL], goal[CELL];
    there.text = &line;
    write_value(value, miss->measure, miss->value);
    write_value(goal, miss->measure, miss->goal);
    add_when(&there, &misses->items[first], n);
    text_printf(&line, "  %s: %s%s %s, asked %s %s",
                queue_title(&page->problem->queues[miss->queue]),
                n == 1  ? ""
                : least ? "down to "
                        : "up to ",
                value, words[miss->measure], least ? "at least" : "at most",
                goal);
    page_sentence(page, text_string(&line), INDENT, FURTHER);
    text_free(&line);
}

static void add_misses(const struct page *page, const struct misses *misses)
{
    int told = 0, n = 0, worst;
    page_warning(page, page->problem->grid.n_calendars > 1
                           ? "Missed (times of the team's zone)"
                           : "Missed");
    for (int first = 0; first < misses->n; first += n) {
        n = stretch_of(misses, first, &worst);
        if (told++ < MISSES_TOLD)
            add_miss(page, misses, first, worst, n);
    }
    if (told > MISSES_TOLD)
        text_printf(page->text, "  and %d more, all in --csv and --json\n",
                    told - MISSES_TOLD);
}

static int agent_width(const struct problem *problem)
{
    int widest = 0;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        int width = text_width(agent_title(&problem->agents[agent]));
        widest = width > widest ? width : widest;
    }
    return widest < 30 ? widest : 30;
}

static void add_agent_titles(const struct page *page, int width)
{
    text_repeat(page->text, " ", INDENT + width);
    text_add(page->text,
             "   at work  on contacts  on deferred work  past the end\n");
}

static void add_agents(const struct page *page,
                       const struct simulation *simulation)
{
    int width = agent_width(page->problem), n = simulation->replications;
    int n_there = 0;
    char cell[CELL];
    page_heading(page, "Agents");
    for (int agent = 0; agent < page->problem->n_agents; agent++) {
        const struct agent_time *time = &simulation->agents[agent];
        if (!(time->live.y > 0))
            continue;
        if (n_there++ == 0)
            add_agent_titles(page, width);
        text_repeat(page->text, " ", INDENT);
        text_add_padded(page->text, agent_title(&page->problem->agents[agent]),
                        width);
        text_printf(page->text, "%8.1f h", time->live.y / n / 3600);
        text_add_padded(page->text,
                        write_percent(cell, ratio_value(&time->live)), -13);
        text_add_padded(page->text,
                        write_percent(cell, ratio_value(&time->deferred)), -18);
        text_printf(page->text, "%10.0f min\n", time->over_s / n / 60);
    }
    if (n_there == 0)
        text_add(page->text, "  nobody is on duty\n");
}

static void add_reached(const struct page *page, const struct reached *reached)
{
    struct text sentence = {0};
    text_printf(&sentence, "%d roster%s planned, more asked for %d time%s",
                reached->rounds, reached->rounds == 1 ? "" : "s",
                reached->raised, reached->raised == 1 ? "" : "s");
    if (reached->end == REACHED_SHORT)
        text_add(&sentence, "; where targets are still missed, that has "
                            "brought nobody more");
    else if (reached->end == REACHED_ROUNDS)
        text_printf(&sentence, "; no more than %d are tried",
                    reached->rounds_most);
    else if (reached->end == REACHED_TIME)
        text_add(&sentence, "; then the time was up");
    else if (reached->end == REACHED_INTERRUPTED)
        text_add(&sentence, "; then it was interrupted");
    text_add(&sentence, ".");
    text_add(page->text, "\n");
    page_sentence(page, text_string(&sentence), INDENT, INDENT);
    text_free(&sentence);
}

/* Whether one of its targets is missed because contacts wait. */
static bool has_waiting(const struct misses *misses, int queue)
{
    for (int i = 0; i < misses->n; i++)
        if (misses->items[i].queue == queue &&
            misses->items[i].measure != MEASURE_OCCUPANCY)
            return true;
    return false;
}

/* Whether calls may be late for want of agents who do the deferred work. */
static bool holds_up_calls(const struct simulated *simulated, int deferred)
{
    const struct simulation *simulation = simulated->simulation;
    if (simulated->strict || simulated->interrupt)
        return false;
    for (int live = 0; live < simulation->problem->n_queues; live++)
        if (passing_seconds(simulation, live, deferred) > 0 &&
            has_waiting(simulated->misses, live))
            return true;
    return false;
}

/* What the work of a queue in passing has to do with the outcome, if anything.
 */
static void add_passing(const struct page *page,
                        const struct simulated *simulated, int queue)
{
    const struct queue *about = &page->problem->queues[queue];
    struct text sentence = {0};
    if (!about->deferral || !is_simulated(page->problem, queue))
        return;
    if (holds_up_calls(simulated, queue))
        text_printf(&sentence,
                    "Calls wait while %s is done in passing: try --interrupt, "
                    "or a smaller percent in 'from_idle'.",
                    queue_title(about));
    else if (simulated->strict && about->deferral->in_passing &&
             about->deferral->idle_permille > 0)
        text_printf(&sentence,
                    "With --strict %s is not done in passing, although the "
                    "needs count on it ('from_idle').",
                    queue_title(about));
    if (sentence.length > 0) {
        text_add(page->text, "\n");
        page_sentence(page, text_string(&sentence), INDENT, INDENT);
    }
    text_free(&sentence);
}

void simulated_text_write(struct text *text, const struct simulated *simulated,
                          const struct summary_style *style)
{
    const struct simulation *simulation = simulated->simulation;
    const struct problem *problem = simulation->problem;
    char heading[128];
    int width = style->width < WIDTH_LEAST  ? WIDTH_LEAST
                : style->width > WIDTH_MOST ? WIDTH_MOST
                                            : style->width;
    const struct page page = {
        .text = text,
        .problem = problem,
        .width = width,
        .colour = style->colour,
    };
    snprintf(heading, sizeof heading, "Simulated %d times, ± 95 %% confidence",
             simulation->replications);
    if (!simulated->reached)
        page_title(&page);
    page_heading(&page, heading);
    add_titles(&page);
    for (int queue = 0; queue < problem->n_queues; queue++)
        add_queue(&page, simulation, queue);
    if (!simulated->reached)
        add_agents(&page, simulation);
    if (simulated->misses->n > 0)
        add_misses(&page, simulated->misses);
    if (simulated->reached)
        add_reached(&page, simulated->reached);
    for (int queue = 0; queue < problem->n_queues; queue++)
        add_passing(&page, simulated, queue);
    text_add(text, "\n");
    simulated_verdict(text, simulated);
}

void simulated_verdict(struct text *text, const struct simulated *simulated)
{
    const struct misses *misses = simulated->misses;
    int n_queues = 0;
    for (int i = 0; i < misses->n; i++)
        n_queues +=
            i == 0 || misses->items[i].queue != misses->items[i - 1].queue;
    if (misses->n == 0)
        text_add(text, "no target is missed\n");
    else
        text_printf(text, "targets missed %d time%s in %d queue%s\n", misses->n,
                    misses->n == 1 ? "" : "s", n_queues,
                    n_queues == 1 ? "" : "s");
}

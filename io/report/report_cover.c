/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each queue week by week: heads that serve it as an area, what it needs as a
 * line, and in between, where it is short, what is missing.  A table has the
 * same by day.  One unit across is a slot, one down a tenth of a head. */
#include "report_parts.h"

#include "mem.h"

#include <stdlib.h>

enum { UNITS = 10 }; /* of a head, in a chart */

/* A queue from one slot to another. */
struct chart {
    int queue, from, end;
    const int *need, *level; /* [n_slots] hundredths of a head */
};

static int most_of(const struct chart *chart)
{
    int most = HEAD;
    for (int slot = chart->from; slot < chart->end; slot++) {
        most = chart->need[slot] > most ? chart->need[slot] : most;
        most = chart->level[slot] > most ? chart->level[slot] : most;
    }
    return (most + HEAD - 1) / HEAD * HEAD;
}

static int height(int heads)
{
    return heads > 0 ? heads * UNITS / HEAD : 0;
}

/* Steps from slot to slot; an area goes back to the bottom. */
static void add_steps(struct text *d, const struct chart *chart,
                      const int *value, bool area)
{
    int at = area ? 0 : height(value[chart->from]);
    text_printf(d, "M0 %d", -at);
    for (int slot = chart->from, begin = slot; slot < chart->end;
         begin = slot) {
        int now = height(value[slot]);
        while (slot < chart->end && height(value[slot]) == now)
            slot++;
        if (now != at)
            text_printf(d, "v%d", at - now);
        text_printf(d, "h%d", slot - begin);
        at = now;
    }
    if (area)
        text_add(d, "V0z");
}

/* A box for each stretch that is short. */
static void add_short(struct text *d, const struct chart *chart)
{
    for (int slot = chart->from, begin = slot; slot < chart->end;
         begin = slot) {
        int need = height(chart->need[slot]);
        int level = height(chart->level[slot]);
        while (slot < chart->end && height(chart->need[slot]) == need &&
               height(chart->level[slot]) == level)
            slot++;
        if (need > level)
            text_printf(d, "M%d %dh%dv%dh%dz", begin - chart->from, -need,
                        slot - begin, need - level, begin - slot);
    }
}

static void add_days(const struct report *report, struct text *d,
                     const struct chart *chart, int first, int end, int most)
{
    const int *days = report->problem->grid.calendars[0].day_start;
    for (int day = first + 1; day < end; day++)
        text_printf(d, "M%d 0v%d", days[day] - chart->from, -height(most));
}

static void add_chart(const struct report *report, const struct chart *chart,
                      int first, int end)
{
    const struct grid *grid = &report->problem->grid;
    struct text days = {0}, level = {0}, less = {0}, need = {0};
    int most = most_of(chart);
    bool waits = report->problem->queues[chart->queue].deferral != NULL;
    add_days(report, &days, chart, first, end, most);
    add_steps(&level, chart, chart->level, true);
    add_steps(&need, chart, chart->need, false);
    if (!waits)
        add_short(&less, chart);
    markup_add(
        &report->out, "chart", "most", format_count(report, most / HEAD),
        "title",
        markup_say(&report->out, "{queue}, {days}: heads at work against need",
                   "queue", queue_title(&report->problem->queues[chart->queue]),
                   "days",
                   format_title(report, grid->first_date + first,
                                grid->first_date + end - 1)),
        "top", format_plain(report, -height(most)), "width",
        format_plain(report, chart->end - chart->from), "height",
        format_plain(report, height(most)), "days", text_string(&days), "level",
        text_string(&level), "short", text_string(&less), "need",
        text_string(&need));
    for (int day = first; day < end; day++)
        markup_add(&report->out, "axis", "name",
                   format_day(report, grid->first_date + day));
    markup_add(&report->out, "chart-end");
    text_free(&days);
    text_free(&level);
    text_free(&less);
    text_free(&need);
}

/* Sums over one day of the team, in hundredths of a head and slots. */
struct sums {
    int64_t need, level, less;
};

static struct sums sums_of(const struct report *report,
                           const struct chart *chart, int day)
{
    const int *days = report->problem->grid.calendars[0].day_start;
    struct sums sums = {0};
    for (int slot = days[day]; slot < days[day + 1]; slot++) {
        int need = chart->need[slot] > 0 ? chart->need[slot] : 0;
        sums.need += need;
        sums.level += chart->level[slot];
        sums.less += need > chart->level[slot] ? need - chart->level[slot] : 0;
    }
    return sums;
}

static void add_number(const struct report *report, int64_t heads, bool bad)
{
    markup_add(&report->out, bad ? "number-bad" : "number", "text",
               format_number(report, head_hours(report, heads), 2));
}

static void add_figures(const struct report *report, const struct chart *chart)
{
    static const struct report_column columns[] = {{"Day", false},
                                                   {"Needed, h", true},
                                                   {"At work, h", true},
                                                   {"Short, h", true}};
    static const struct report_column waiting[] = {
        {"Day", false}, {"Work that comes, h", true}, {"At work, h", true}};
    const struct grid *grid = &report->problem->grid;
    const struct queue *queue = &report->problem->queues[chart->queue];
    const struct markup *out = &report->out;
    markup_add(out, "figures");
    report_table(
        report, "small",
        markup_say(out, "{queue}: hours by day", "queue", queue_title(queue)),
        queue->deferral ? waiting : columns, queue->deferral ? 3 : 4);
    for (int day = 0; day < grid->n_days; day++) {
        struct sums sums = sums_of(report, chart, day);
        markup_add(out, "row-head", "text",
                   format_day(report, grid->first_date + day));
        add_number(report, sums.need, false);
        add_number(report, sums.level, false);
        if (!queue->deferral)
            add_number(report, sums.less, sums.less > 0);
        markup_add(out, "row-close");
    }
    markup_add(out, "table-end");
    markup_add(out, "figures-end");
}

/* What a queue misses, by the judge, and the days below its target. */
static double missing_hours(const struct report *report, int queue, int *days)
{
    int64_t heads = 0;
    *days = 0;
    for (int i = 0; i < report->score->n_gaps; i++) {
        const struct gap *gap = &report->score->gaps[i];
        if (!gap_of_queue(gap) || gap->which != queue)
            continue;
        if (gap->kind == GAP_DAY)
            ++*days;
        else
            heads += gap_missing(gap);
    }
    return head_hours(report, heads);
}

static void add_queue_head(const struct report *report, int queue)
{
    const struct queue *it = &report->problem->queues[queue];
    const struct markup *out = &report->out;
    int days;
    double hours = missing_hours(report, queue, &days);
    const char *figure = format_number(report, hours, 2);
    const char *verdict =
        hours > 0 && it->deferral
            ? markup_say(out, "{hours} h too much to be in time", "hours",
                         figure)
        : hours > 0    ? markup_say(out, "{hours} h short", "hours", figure)
        : days > 0     ? markup_count(out, "{n} day below target",
                                      "{n} days below target", days)
        : it->deferral ? markup_say(out, "all in time")
                       : markup_say(out, "all covered");
    markup_add(out, "queue", "letter", queue_letter(report, queue), "name",
               queue_title(it), "class",
               hours > 0 || days > 0 ? "verdict bad" : "verdict", "verdict",
               verdict);
}

static void add_queue(const struct report *report, int queue, int *level)
{
    const struct grid *grid = &report->problem->grid;
    const int *days = grid->calendars[0].day_start;
    struct chart chart = {.queue = queue,
                          .need = report->problem->queues[queue].need,
                          .level = level};
    for (int slot = 0; slot < grid->n_slots; slot++)
        level[slot] = roster_level(report->roster, queue, slot);
    add_queue_head(report, queue);
    for (int first = 0, end; first < grid->n_days; first = end) {
        end = report_week_end(report, first);
        chart.from = days[first];
        chart.end = days[end];
        add_chart(report, &chart, first, end);
    }
    add_figures(report, &chart);
}

void report_cover(const struct report *report)
{
    int *level =
        mem_alloc((size_t)report->problem->grid.n_slots, sizeof *level);
    markup_add(&report->out, "note", "text",
               markup_say(&report->out,
                          "The area is who is at work on the queue, the line "
                          "what it needs; what lies between them is short."));
    for (int queue = 0; queue < report->problem->n_queues; queue++)
        add_queue(report, queue, level);
    free(level);
}

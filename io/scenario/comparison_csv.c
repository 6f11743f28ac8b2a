/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each scenario and queue, queue "" for all of them. */
#include "comparison_parts.h"

#include "csv_out.h"

#include <math.h>

static void add_status(struct text *text, const struct scenario_figures *it)
{
    text_printf(text, ",%s\r\n", scenario_status(it));
}

/* Why there is none is in scenario.json. */
static void add_none(struct text *text, const struct scenario_figures *it)
{
    csv_out_text(text, it->name);
    text_add(text, ",,,,,,,,,,,,");
    add_status(text, it);
}

static void add_row(struct text *text, const struct scenario_figures *it,
                    const struct queue_figures *queue)
{
    csv_out_text(text, it->name);
    text_add(text, ",");
    csv_out_text(text, queue ? queue->id : "");
    text_printf(text, ",%.2f,%.2f,", queue ? queue->needed_h : it->needed_h,
                queue ? queue->short_h : it->short_h);
    if (queue && !isnan(queue->service))
        text_printf(text, "%.1f", 100 * queue->service);
    if (queue) {
        text_add(text, ",,,,,,,,,\r\n");
        return;
    }
    text_printf(text, ",%.2f,%.2f,%.2f,%d,",
                (double)it->plan.outcome->cost / POINT,
                (double)it->plan.outcome->bound / POINT, it->overtime_h,
                it->wishes_refused);
    if (it->compared)
        text_printf(text, "%d,%.2f,%s", it->changed_people,
                    (double)it->dearer / POINT, it->undecided ? "yes" : "no");
    else
        text_add(text, ",,");
    text_add(text, ",");
    if (it->fairness.ratio > 0)
        text_printf(text, "%.2f", it->fairness.ratio);
    add_status(text, it);
}

void comparison_csv_write(struct text *text, const struct comparison *it)
{
    text_add(text, "scenario,queue,needed_hours,short_hours,service_percent,"
                   "cost,bound,overtime_hours,wishes_refused,changed_people,"
                   "against_base,undecided,fairness,status\r\n");
    for (int i = 0; i < it->n; i++) {
        const struct scenario_figures *scenario = &it->scenarios[i];
        if (!scenario->plan.roster) {
            add_none(text, scenario);
            continue;
        }
        add_row(text, scenario, NULL);
        for (int queue = 0; queue < scenario->n_queues; queue++)
            add_row(text, scenario, &scenario->queues[queue]);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand_csv.h"

#include "csv_out.h"
#include "demand.h"

#include <math.h>
#include <stdlib.h>

/* Empty where there is none, as of waits that grow without end. */
static void add_figure(struct text *text, bool given, int decimals,
                       double value)
{
    text_add(text, ",");
    if (given && isfinite(value))
        text_printf(text, "%.*f", decimals, value);
}

static void add_due(struct text *text, const struct problem *problem,
                    const struct queue *queue, int slot)
{
    text_add(text, ",");
    if (queue->deferral && queue->deferral->due[slot] < problem->grid.n_slots)
        local_add_instant(text,
                          team_local_of(problem, queue->deferral->due[slot]));
}

static void add_row(struct text *text, const struct problem *problem, int index,
                    const struct demand *demand)
{
    const struct queue *queue = &problem->queues[index];
    bool staffed = queue->staffing, prompt = demand_is_prompt(problem, index);
    enum level_of of = staffed ? queue->staffing->level_of : OF_OFFERED;
    bool level = prompt && queue->staffing->level_permille > 0;
    csv_out_field(text, queue->id);
    text_add(text, ",");
    local_add_instant(text, demand->start);
    add_figure(text, staffed, 3, demand->contacts);
    add_figure(text, staffed, 3, demand->load);
    add_figure(text, prompt, 0, demand->agents);
    add_figure(text, level, 4, demand->service.level[of]);
    add_figure(text, prompt, 4, demand->service.occupancy);
    add_figure(text, true, 2, demand->need / (double)HEAD);
    add_figure(text, prompt, 1, demand->service.answered_s);
    add_figure(text, prompt, 4, demand->service.abandoned);
    add_figure(text, level, 4, demand->fewer.level[of]);
    add_figure(text, prompt, 4, demand->fewer.occupancy);
    add_due(text, problem, queue, demand->slot);
    text_add(text, "\r\n");
}

static void add_joint(struct text *text, const struct problem *problem,
                      const struct joint *joint)
{
    struct demand *demands = demand_of_joint(problem, joint);
    for (int i = 0; i < demand_n_slots(problem); i++) {
        if (demands[i].need <= 0)
            continue;
        csv_out_field(text, joint->name);
        text_add(text, ",");
        local_add_instant(text, demands[i].start);
        text_printf(text, ",,,,,,%.2f,,,,,\r\n",
                    demands[i].need / (double)HEAD);
    }
    free(demands);
}

void demand_csv_write(struct text *text, const struct problem *problem)
{
    text_add(text, "queue,start,contacts,erlang,agents,service_level,"
                   "occupancy,heads,mean_wait,abandoned,"
                   "service_level_one_fewer,occupancy_one_fewer,due\r\n");
    for (int queue = 0; queue < problem->n_queues; queue++) {
        struct demand *demands = demand_of_queue(problem, queue);
        for (int i = 0; i < demand_n_slots(problem); i++)
            if (demands[i].need != 0 || demands[i].contacts > 0)
                add_row(text, problem, queue, &demands[i]);
        free(demands);
    }
    for (int joint = 0; joint < problem->n_joints; joint++)
        add_joint(text, problem, &problem->joints[joint]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand_csv.h"

#include "csv_out.h"
#include "demand.h"

static void add_row(struct text *text, const struct queue *queue,
                    const struct demand *demand)
{
    csv_out_field(text, queue->id);
    text_add(text, ",");
    local_add_instant(text, demand->start);
    text_add(text, ",");
    if (queue->staffing)
        text_printf(text, "%.3f,%.3f,", demand->contacts, demand->load);
    else
        text_add(text, ",,");
    if (queue->staffing && queue->staffing->level_permille > 0)
        text_printf(text, "%d,%.4f,%.4f,", demand->agents, demand->level,
                    demand->occupancy);
    else
        text_add(text, ",,,");
    text_printf(text, "%.2f\r\n", demand->need / (double)HEAD);
}

void demand_csv_write(struct text *text, const struct problem *problem)
{
    text_add(text, "queue,start,contacts,erlang,agents,service_level,"
                   "occupancy,heads\r\n");
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int slot = demand_first_slot(problem);
             slot < demand_end_slot(problem); slot++) {
            struct demand demand = demand_at(problem, queue, slot);
            if (demand.need > 0)
                add_row(text, &problem->queues[queue], &demand);
        }
}

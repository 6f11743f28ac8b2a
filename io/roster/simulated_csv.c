/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_out.h"
#include "duty.h"
#include "simulated.h"

#include <math.h>

static void add_value(struct text *text, double value, int decimals)
{
    text_add(text, ",");
    if (isfinite(value))
        text_printf(text, "%.*f", decimals, value);
}

static bool is_missed(const struct misses *misses, int queue, int slot)
{
    for (int i = 0; i < misses->n; i++)
        if (misses->items[i].queue == queue && misses->items[i].slot == slot)
            return true;
    return false;
}

static void add_row(struct text *text, const struct simulated *simulated,
                    int queue, int slot)
{
    const struct simulation *simulation = simulated->simulation;
    const struct problem *problem = simulation->problem;
    const struct measured *measured = slot_measured(simulation, queue, slot);
    const struct ratio *of = measured->of;
    double left =
        problem->queues[queue].deferral ? NAN : ratio_value(&of[MEASURE_LEFT]);
    csv_out_field(text, problem->queues[queue].id);
    text_add(text, ",");
    local_add_instant(text, team_local_of(problem, slot));
    add_value(text, mean_contacts(simulation, measured), 3);
    add_value(text, ratio_value(&of[MEASURE_LEVEL]), 4);
    add_value(text,
              ratio_plus_minus(&of[MEASURE_LEVEL], simulation->replications),
              4);
    add_value(text, ratio_value(&of[MEASURE_WAIT]), 1);
    add_value(text, left, 4);
    add_value(text, ratio_value(&of[MEASURE_OCCUPANCY]), 4);
    add_value(text, ratio_value(&of[MEASURE_OPEN]), 2);
    add_value(text, ratio_value(&of[MEASURE_OVERDUE]), 2);
    text_printf(text, ",%s\r\n",
                is_missed(simulated->misses, queue, slot) ? "yes" : "no");
}

void simulated_csv_write(struct text *text, const struct simulated *simulated)
{
    const struct problem *problem = simulated->simulation->problem;
    text_add(text, "queue,start,contacts,service_level,plus_minus,"
                   "wait_seconds,left,occupancy,waiting,overdue,missed\r\n");
    for (int queue = 0; queue < problem->n_queues; queue++)
        for (int slot = 0; slot < problem->grid.n_slots; slot++) {
            const struct ratio *of =
                slot_measured(simulated->simulation, queue, slot)->of;
            if (of[MEASURE_LEFT].y > 0 || of[MEASURE_OPEN].x > 0 ||
                of[MEASURE_OCCUPANCY].y > 0)
                add_row(text, simulated, queue, slot);
        }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand_json.h"

#include "demand.h"
#include "json_out.h"
#include "units.h"

#include <limits.h>

static void write_staffing(struct json_out *out,
                           const struct staffing *staffing)
{
    json_out_int(out, "handling_seconds", staffing->handling_s);
    if (staffing->level_permille > 0) {
        json_out_int(out, "answer_seconds", staffing->answer_s);
        json_out_number(out, "level_percent", staffing->level_permille / 10.0,
                        1);
    }
    json_out_number(out, "shrinkage_percent",
                    staffing->shrinkage_permille / 10.0, 1);
}

static void write_start(struct json_out *out, struct local local)
{
    struct text start = {0};
    local_add_instant(&start, local);
    json_out_string(out, "start", text_string(&start));
    text_free(&start);
}

static void write_slot(struct json_out *out, const struct demand *demand,
                       const struct staffing *staffing)
{
    json_out_flat_object(out, NULL);
    write_start(out, demand->start);
    if (staffing) {
        json_out_number(out, "contacts", demand->contacts, 3);
        json_out_number(out, "erlang", demand->load, 3);
    }
    if (staffing && staffing->level_permille > 0) {
        json_out_int(out, "agents", demand->agents);
        json_out_number(out, "service_level", demand->level, 4);
        json_out_number(out, "occupancy", demand->occupancy, 4);
    }
    json_out_number(out, "heads", demand->need / (double)HEAD, 2);
    json_out_end(out);
}

static void write_queue(struct json_out *out, const struct problem *problem,
                        int index)
{
    const struct queue *queue = &problem->queues[index];
    json_out_object(out, NULL);
    json_out_string(out, "id", queue->id);
    json_out_string(out, "name", queue_title(queue));
    if (queue->staffing)
        write_staffing(out, queue->staffing);
    json_out_array(out, "slots");
    for (int slot = demand_first_slot(problem); slot < demand_end_slot(problem);
         slot++) {
        struct demand demand = demand_at(problem, index, slot);
        if (demand.need > 0)
            write_slot(out, &demand, queue->staffing);
    }
    json_out_end(out);
    json_out_end(out);
}

static void write_tags(struct json_out *out, const struct problem *problem,
                       uint64_t tags)
{
    json_out_flat_array(out, "tags");
    for (int tag = 0; tag < problem->n_tags; tag++)
        if (tags & UINT64_C(1) << tag)
            json_out_string(out, NULL, problem->tags[tag]);
    json_out_end(out);
}

/* A slot, or a day where the rule is about a shift. */
static void write_row(struct json_out *out, const struct problem *problem,
                      const struct presence *presence, int row)
{
    char date[UNITS_ROOM];
    int when = presence->row[row];
    json_out_flat_object(out, NULL);
    if (presence->shift < 0)
        write_start(out, team_local_of(problem, when));
    else
        json_out_string(
            out, "date",
            units_write_date(problem->grid.first_date + when, date));
    json_out_int(out, "min", presence->min[row]);
    if (presence->max[row] < INT_MAX)
        json_out_int(out, "max", presence->max[row]);
    json_out_end(out);
}

static void write_presence(struct json_out *out, const struct problem *problem,
                           const struct presence *presence)
{
    json_out_object(out, NULL);
    json_out_string(out, "id", presence->id);
    write_tags(out, problem, presence->tags);
    if (presence->shift >= 0)
        json_out_string(out, "shift", problem->shifts[presence->shift].id);
    json_out_array(out, "rows");
    for (int row = 0; row < presence->n_rows; row++)
        write_row(out, problem, presence, row);
    json_out_end(out);
    json_out_end(out);
}

void demand_json_write(struct text *text, const struct problem *problem)
{
    struct json_out out = {.text = text};
    json_out_object(&out, NULL);
    json_out_string(&out, "team", problem->team);
    json_out_string(&out, "zone", problem->grid.calendars[0].zone);
    json_out_int(&out, "slot_minutes", problem->grid.slot_min);
    json_out_array(&out, "queues");
    for (int queue = 0; queue < problem->n_queues; queue++)
        write_queue(&out, problem, queue);
    json_out_end(&out);
    json_out_array(&out, "presence");
    for (int index = 0; index < problem->n_presences; index++)
        write_presence(&out, problem, &problem->presences[index]);
    json_out_end(&out);
    json_out_end(&out);
}

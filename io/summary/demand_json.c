/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand_json.h"

#include "demand.h"
#include "json_out.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

static void write_percent(struct json_out *out, const char *key, int permille)
{
    json_out_number(out, key, permille / 10.0, 1);
}

static void write_target(struct json_out *out, const struct staffing *staffing)
{
    static const char *const kinds[] = {"offered", "answered", "patient",
                                        "settled"};
    if (staffing->level_permille > 0) {
        json_out_int(out, "answer_seconds", staffing->answer_s);
        write_percent(out, "level_percent", staffing->level_permille);
        json_out_string(out, "level_of", kinds[staffing->level_of]);
        json_out_string(out, "level_over", staffing->over_day ? "day" : "slot");
    }
    if (staffing->over_day)
        write_percent(out, "slot_percent", staffing->slot_permille);
    if (staffing->wait_s >= 0)
        json_out_int(out, "max_wait_seconds", staffing->wait_s);
    if (staffing->abandon_permille >= 0)
        write_percent(out, "max_abandonment_percent",
                      staffing->abandon_permille);
    if (staffing->occupancy_permille < 1000)
        write_percent(out, "max_occupancy_percent",
                      staffing->occupancy_permille);
    if (staffing->least > 0)
        json_out_int(out, "min_heads", staffing->least);
}

static void write_staffing(struct json_out *out,
                           const struct staffing *staffing)
{
    json_out_int(out, "handling_seconds", staffing->handling_s);
    if (staffing->channel == CHANNEL_CHAT) {
        json_out_int(out, "customer_seconds", staffing->customer_s);
        json_out_int(out, "chats_at_once", staffing->chats);
    }
    if (staffing->patience_s > 0)
        json_out_int(out, "patience_seconds", staffing->patience_s);
    write_target(out, staffing);
    json_out_string(out, "load", staffing->carried ? "carried" : "slot");
    if (staffing->dispersion_permille > 1000)
        json_out_number(out, "dispersion",
                        staffing->dispersion_permille / 1000.0, 3);
    if (staffing->quantile_permille > 0)
        write_percent(out, "quantile_percent", staffing->quantile_permille);
    write_percent(out, "shrinkage_percent", staffing->shrinkage_permille);
}

static void write_instant(struct json_out *out, const char *key,
                          struct local local)
{
    struct text instant = {0};
    local_add_instant(&instant, local);
    json_out_string(out, key, text_string(&instant));
    text_free(&instant);
}

static void write_service(struct json_out *out, const struct demand *demand,
                          const struct staffing *staffing)
{
    enum level_of of = staffing->level_of;
    bool level = staffing->level_permille > 0;
    json_out_int(out, "agents", demand->agents);
    if (level)
        json_out_number(out, "service_level", demand->service.level[of], 4);
    json_out_number(out, "occupancy", demand->service.occupancy, 4);
    if (isfinite(demand->service.answered_s))
        json_out_number(out, "mean_wait", demand->service.answered_s, 1);
    json_out_number(out, "abandoned", demand->service.abandoned, 4);
    if (level)
        json_out_number(out, "service_level_one_fewer", demand->fewer.level[of],
                        4);
    json_out_number(out, "occupancy_one_fewer", demand->fewer.occupancy, 4);
}

static void write_slot(struct json_out *out, const struct problem *problem,
                       int index, const struct demand *demand)
{
    const struct queue *queue = &problem->queues[index];
    json_out_flat_object(out, NULL);
    write_instant(out, "start", demand->start);
    if (queue->staffing) {
        json_out_number(out, "contacts", demand->contacts, 3);
        json_out_number(out, "erlang", demand->load, 3);
    }
    if (demand_is_prompt(problem, index))
        write_service(out, demand, queue->staffing);
    json_out_number(out, "heads", demand->need / (double)HEAD, 2);
    if (queue->deferral &&
        queue->deferral->due[demand->slot] < problem->grid.n_slots)
        write_instant(
            out, "due",
            team_local_of(problem, queue->deferral->due[demand->slot]));
    json_out_end(out);
}

/* "heads" is left out where no number of them is enough. */
static void write_crunch(struct json_out *out, const struct problem *problem,
                         int queue)
{
    struct crunch crunch = demand_crunch(problem, queue);
    double hour = 60.0 / problem->grid.slot_min;
    if (crunch.end == 0)
        return;
    json_out_flat_object(out, "least");
    if (crunch.open > 0)
        json_out_number(out, "heads", demand_heads(&crunch), 2);
    write_instant(out, "from", team_local_of(problem, crunch.from));
    write_instant(out, "to", team_local_of(problem, crunch.end));
    json_out_number(out, "work_hours", (double)crunch.work / HEAD / hour, 2);
    json_out_number(out, "open_hours", crunch.open / hour, 2);
    json_out_end(out);
}

static void write_queue(struct json_out *out, const struct problem *problem,
                        int index)
{
    const struct queue *queue = &problem->queues[index];
    struct demand *demands = demand_of_queue(problem, index);
    json_out_object(out, NULL);
    json_out_string(out, "id", queue->id);
    json_out_string(out, "name", queue_title(queue));
    if (queue->staffing)
        write_staffing(out, queue->staffing);
    if (queue->deferral)
        write_crunch(out, problem, index);
    json_out_array(out, "slots");
    for (int i = 0; i < demand_n_slots(problem); i++)
        if (demands[i].need != 0 || demands[i].contacts > 0)
            write_slot(out, problem, index, &demands[i]);
    json_out_end(out);
    json_out_end(out);
    free(demands);
}

static void write_joint(struct json_out *out, const struct problem *problem,
                        const struct joint *joint)
{
    struct demand *demands = demand_of_joint(problem, joint);
    json_out_object(out, NULL);
    json_out_flat_array(out, "queues");
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (joint->queues >> queue & 1)
            json_out_string(out, NULL, problem->queues[queue].id);
    json_out_end(out);
    json_out_array(out, "slots");
    for (int i = 0; i < demand_n_slots(problem); i++) {
        if (demands[i].need <= 0)
            continue;
        json_out_flat_object(out, NULL);
        write_instant(out, "start", demands[i].start);
        json_out_number(out, "heads", demands[i].need / (double)HEAD, 2);
        json_out_end(out);
    }
    json_out_end(out);
    json_out_end(out);
    free(demands);
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
    int when = presence->row[row];
    json_out_flat_object(out, NULL);
    if (presence->shift < 0)
        write_instant(out, "start", team_local_of(problem, when));
    else
        json_out_date(out, "date", problem->grid.first_date + when);
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
    if (presence->weight)
        json_out_string(out, "who", presence->who);
    else
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
    if (problem->n_joints > 0) {
        json_out_array(&out, "pooled");
        for (int joint = 0; joint < problem->n_joints; joint++)
            write_joint(&out, problem, &problem->joints[joint]);
        json_out_end(&out);
    }
    json_out_array(&out, "presence");
    for (int index = 0; index < problem->n_presences; index++)
        if (problem->presences[index].wisher == 0)
            write_presence(&out, problem, &problem->presences[index]);
    json_out_end(&out);
    json_out_end(&out);
}

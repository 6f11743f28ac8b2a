/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duty.h"
#include "simulated.h"
#include "units.h"

#include <math.h>

static const char *const measure_keys[N_MEASURES] = {
    [MEASURE_LEVEL] = "service_level", [MEASURE_LEFT] = "left",
    [MEASURE_WAIT] = "wait_seconds",   [MEASURE_WAIT_ALL] = "wait_all_seconds",
    [MEASURE_WAITED] = "waited",       [MEASURE_OCCUPANCY] = "occupancy",
    [MEASURE_OPEN] = "waiting",        [MEASURE_OVERDUE] = "overdue",
};

static int decimals_of(enum measure measure)
{
    return measure == MEASURE_WAIT || measure == MEASURE_WAIT_ALL ? 1 : 4;
}

/* What means nothing for deferred work, or only for that, is left out. */
static bool is_told(const struct queue *queue, enum measure measure)
{
    bool waits = measure == MEASURE_WAIT_ALL || measure == MEASURE_WAITED ||
                 measure == MEASURE_LEFT;
    return queue->deferral ? !waits : measure != MEASURE_OVERDUE;
}

static void write_value(struct json_out *out, const char *key, double value,
                        int decimals)
{
    if (isfinite(value))
        json_out_number(out, key, value, decimals);
}

static void write_measures(struct json_out *out,
                           const struct simulation *simulation, int queue,
                           const struct measured *measured)
{
    const struct queue *about = &simulation->problem->queues[queue];
    json_out_number(out, "contacts", mean_contacts(simulation, measured), 3);
    for (enum measure measure = 0; measure < N_MEASURES; measure++) {
        const struct ratio *ratio = &measured->of[measure];
        if (!is_told(about, measure))
            continue;
        write_value(out, measure_keys[measure], ratio_value(ratio),
                    decimals_of(measure));
        if (measure == MEASURE_LEVEL)
            write_value(out, "plus_minus",
                        ratio_plus_minus(ratio, simulation->replications), 4);
    }
}

static void write_start(struct json_out *out, const struct problem *problem,
                        int slot)
{
    struct text start = {0};
    local_add_instant(&start, team_local_of(problem, slot));
    json_out_string(out, "start", text_string(&start));
    text_free(&start);
}

static void write_date(struct json_out *out, const struct problem *problem,
                       int day)
{
    char date[UNITS_ROOM];
    json_out_string(out, "date",
                    units_write_date(problem->grid.first_date + day, date));
}

static void write_target(struct json_out *out, const struct queue *queue)
{
    const struct staffing *staffing = queue->staffing;
    json_out_flat_object(out, "target");
    if (goal_of_level(queue) > 0)
        json_out_number(out, "service_level", goal_of_level(queue), 3);
    if (!queue->deferral && goal_of_level(queue) > 0) {
        json_out_int(out, "answer_seconds", staffing->answer_s);
        json_out_string(out, "over", staffing->over_day ? "day" : "slot");
    }
    if (staffing->over_day && goal_of_slots(queue) > 0)
        json_out_number(out, "slot_level", goal_of_slots(queue), 3);
    if (staffing->wait_s >= 0)
        json_out_int(out, "wait_seconds", staffing->wait_s);
    if (staffing->abandon_permille >= 0)
        json_out_number(out, "left", staffing->abandon_permille / 1000.0, 3);
    if (staffing->occupancy_permille < 1000)
        json_out_number(out, "occupancy", staffing->occupancy_permille / 1000.0,
                        3);
    json_out_end(out);
}

static void write_slots(struct json_out *out,
                        const struct simulation *simulation, int queue)
{
    const struct problem *problem = simulation->problem;
    json_out_array(out, "slots");
    for (int slot = 0; slot < problem->grid.n_slots; slot++) {
        const struct measured *at = slot_measured(simulation, queue, slot);
        if (!(at->of[MEASURE_LEFT].y > 0 || at->of[MEASURE_OPEN].x > 0 ||
              at->of[MEASURE_OCCUPANCY].y > 0))
            continue;
        json_out_flat_object(out, NULL);
        write_start(out, problem, slot);
        write_measures(out, simulation, queue, at);
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_days(struct json_out *out,
                       const struct simulation *simulation, int queue)
{
    json_out_array(out, "days");
    for (int day = 0; day < simulation->problem->grid.n_days; day++) {
        json_out_flat_object(out, NULL);
        write_date(out, simulation->problem, day);
        write_measures(out, simulation, queue,
                       day_measured(simulation, queue, day));
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_queue(struct json_out *out,
                        const struct simulation *simulation, int queue,
                        bool whole)
{
    const struct problem *problem = simulation->problem;
    const struct queue *about = &problem->queues[queue];
    json_out_object(out, NULL);
    json_out_string(out, "id", about->id);
    json_out_string(out, "name", queue_title(about));
    json_out_bool(out, "simulated", is_simulated(problem, queue));
    if (is_simulated(problem, queue)) {
        write_target(out, about);
        write_measures(out, simulation, queue, &simulation->queues[queue]);
    }
    if (is_simulated(problem, queue) && whole) {
        write_days(out, simulation, queue);
        write_slots(out, simulation, queue);
    }
    json_out_end(out);
}

static void write_agent(struct json_out *out,
                        const struct simulation *simulation, int agent)
{
    const struct agent_time *time = &simulation->agents[agent];
    int n = simulation->replications;
    json_out_flat_object(out, NULL);
    json_out_string(out, "id", simulation->problem->agents[agent].id);
    json_out_number(out, "at_work_minutes", time->live.y / n / 60, 1);
    write_value(out, "on_contacts", ratio_value(&time->live), 4);
    write_value(out, "plus_minus", ratio_plus_minus(&time->live, n), 4);
    write_value(out, "on_deferred", ratio_value(&time->deferred), 4);
    json_out_number(out, "over_minutes", time->over_s / n / 60, 1);
    json_out_end(out);
}

static void write_miss(struct json_out *out, const struct problem *problem,
                       const struct miss *miss)
{
    int decimals = decimals_of(miss->measure);
    json_out_flat_object(out, NULL);
    json_out_string(out, "queue", problem->queues[miss->queue].id);
    if (miss->slot >= 0)
        write_start(out, problem, miss->slot);
    else if (miss->day >= 0)
        write_date(out, problem, miss->day);
    json_out_string(out, "measure", measure_keys[miss->measure]);
    json_out_number(out, "target", miss->goal, decimals);
    json_out_number(out, "value", miss->value, decimals);
    write_value(out, "plus_minus", miss->plus_minus, decimals);
    json_out_end(out);
}

static void write_reached(struct json_out *out, const struct reached *reached)
{
    static const char *const ends[] = {
        [REACHED_MET] = "met",
        [REACHED_SHORT] = "short",
        [REACHED_ROUNDS] = "rounds",
        [REACHED_TIME] = "time",
        [REACHED_INTERRUPTED] = "interrupted",
    };
    json_out_int(out, "rosters", reached->rounds);
    json_out_int(out, "raised", reached->raised);
    json_out_string(out, "ended", ends[reached->end]);
}

static void write_all(struct json_out *out, const struct simulated *simulated,
                      bool whole)
{
    const struct simulation *simulation = simulated->simulation;
    const struct problem *problem = simulation->problem;
    json_out_int(out, "replications", simulation->replications);
    json_out_int(out, "seed", (int64_t)simulated->seed);
    if (simulated->reached)
        write_reached(out, simulated->reached);
    json_out_bool(out, "targets_met", simulated->misses->n == 0);
    json_out_array(out, "missed");
    for (int i = 0; i < simulated->misses->n; i++)
        write_miss(out, problem, &simulated->misses->items[i]);
    json_out_end(out);
    json_out_array(out, "queues");
    for (int queue = 0; queue < problem->n_queues; queue++)
        write_queue(out, simulation, queue, whole);
    json_out_end(out);
}

void simulated_json_add(struct json_out *out, const struct simulated *simulated)
{
    json_out_object(out, "simulation");
    write_all(out, simulated, false);
    json_out_end(out);
}

void simulated_json_write(struct text *text, const struct simulated *simulated)
{
    struct json_out out = {.text = text};
    const struct problem *problem = simulated->simulation->problem;
    json_out_object(&out, NULL);
    json_out_string(&out, "team", problem->team);
    json_out_string(&out, "zone", problem->grid.calendars[0].zone);
    json_out_int(&out, "slot_minutes", problem->grid.slot_min);
    write_all(&out, simulated, true);
    json_out_array(&out, "agents");
    for (int agent = 0; agent < problem->n_agents; agent++)
        write_agent(&out, simulated->simulation, agent);
    json_out_end(&out);
    json_out_end(&out);
}

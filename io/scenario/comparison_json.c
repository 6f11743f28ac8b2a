/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comparison_parts.h"

#include "team_json.h"

#include <math.h>

static double covered_percent(double needed, double missing)
{
    return needed > 0 ? 100 * (needed - missing) / needed : 100;
}

static void write_texts(struct json_out *out, const char *key,
                        const char *const *texts, int n)
{
    json_out_flat_array(out, key);
    for (int i = 0; i < n; i++)
        json_out_string(out, NULL, texts[i]);
    json_out_end(out);
}

static void write_head(struct json_out *out, const struct comparison *it)
{
    const struct problem *problem = it->scenarios[0].plan.team->problem;
    json_out_string(out, "format", "vaktel scenario 1");
    json_out_string(out, "version", it->version);
    json_out_string(out, "team", problem->team);
    json_out_string(out, "zone", problem->grid.calendars[0].zone);
    json_out_date(out, "start", problem->grid.first_date);
    json_out_int(out, "days", problem->grid.n_days);
    json_out_int(out, "axes", it->n_axes);
    if (it->n_axes > 0) {
        json_out_array(out, "grid");
        for (int axis = 0; axis < it->n_axes; axis++)
            write_texts(out, NULL, it->axes[axis].names, it->axes[axis].n);
        json_out_end(out);
    }
}

static void write_clashes(struct json_out *out, const struct plan *plan)
{
    const struct outcome *outcome = plan->outcome;
    json_out_array(out, "clashes");
    for (int i = 0; i < outcome->n_clashes; i++) {
        const struct clash *clash = &outcome->clashes[i];
        json_out_flat_object(out, NULL);
        json_out_string(out, "agent",
                        plan->team->problem->agents[clash->agent].id);
        json_out_flat_array(out, "rules");
        for (int rule = 0; rule < N_RULES; rule++)
            if (clash->rules >> rule & 1)
                json_out_string(out, NULL, rule_infos[rule].name);
        json_out_end(out);
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_points(struct json_out *out, const struct score *score)
{
    json_out_flat_object(out, "points");
    json_out_points(out, "shortage", score->shortage);
    json_out_points(out, "surplus", score->surplus);
    json_out_points(out, "presence", score->presence);
    json_out_flat_object(out, "rules");
    for (int rule = 0; rule < N_RULES; rule++)
        if (score->rules[rule] > 0)
            json_out_points(out, rule_infos[rule].name, score->rules[rule]);
    json_out_end(out);
    json_out_end(out);
}

static void write_queue(struct json_out *out, const struct queue_figures *it)
{
    json_out_flat_object(out, NULL);
    json_out_string(out, "id", it->id);
    json_out_string(out, "name", it->name);
    json_out_number(out, "needed_hours", it->needed_h, 2);
    json_out_number(out, "short_hours", it->short_h, 2);
    json_out_number(out, "covered_percent",
                    covered_percent(it->needed_h, it->short_h), 1);
    if (!isnan(it->service)) {
        json_out_number(out, "service_percent", 100 * it->service, 1);
        json_out_number(out, "asked_percent", 100 * it->asked, 1);
    }
    json_out_end(out);
}

static void write_cost(struct json_out *out, const struct plan *plan)
{
    json_out_bool(out, "legal", plan->score->legal);
    json_out_points(out, "cost", plan->outcome->cost);
    json_out_points(out, "bound", plan->outcome->bound);
    json_out_points(out, "gap_points",
                    plan->outcome->cost - plan->outcome->bound);
    json_out_number(out, "gap_hours", plan_gap_hours(plan->outcome), 3);
    write_points(out, plan->score);
}

static void write_figures(struct json_out *out,
                          const struct scenario_figures *it)
{
    write_cost(out, &it->plan);
    json_out_number(out, "needed_hours", it->needed_h, 2);
    json_out_number(out, "short_hours", it->short_h, 2);
    json_out_number(out, "covered_percent",
                    covered_percent(it->needed_h, it->short_h), 1);
    json_out_number(out, "worked_hours", it->worked_h, 2);
    json_out_number(out, "overtime_hours", it->overtime_h, 2);
    json_out_int(out, "wishes_refused", it->wishes_refused);
    if (it->fairness.ratio > 0) {
        json_out_flat_object(out, "fairness");
        json_out_string(out, "burden", it->fairness.burden);
        json_out_string(out, "worst_off", it->fairness.agent);
        json_out_number(out, "ratio", it->fairness.ratio, 2);
        json_out_end(out);
    }
    json_out_array(out, "queues");
    for (int queue = 0; queue < it->n_queues; queue++)
        write_queue(out, &it->queues[queue]);
    json_out_end(out);
}

static void write_difference(struct json_out *out,
                             const struct scenario_figures *it,
                             const struct scenario_figures *base)
{
    json_out_int(out, "changed_people", it->changed_people);
    json_out_int(out, "changed_duties", it->changed_duties);
    json_out_flat_object(out, "against_base");
    json_out_points(out, "cost", it->dearer);
    json_out_number(out, "short_hours", it->short_h - base->short_h, 2);
    json_out_bool(out, "undecided", it->undecided);
    if (is_less_asked(it))
        json_out_number(out, "not_asked_hours", it->not_asked_h, 2);
    if (it->other_queues)
        json_out_bool(out, "other_queues", true);
    json_out_end(out);
}

static void write_least(struct json_out *out, const struct least *least)
{
    json_out_object(out, "least");
    json_out_bool(out, "proven",
                  least->found && least->agents == least->at_least);
    if (least->found)
        json_out_int(out, "agents", least->agents);
    json_out_int(out, "at_least", least->at_least);
    json_out_array(out, "of");
    struct arena *arena = arena_new();
    for (int kind = 0; kind < least->n_kinds; kind++) {
        const struct kind_words *words = &least->kinds[kind];
        json_out_flat_object(out, NULL);
        json_out_string(out, "kind", kind_name(words, arena));
        if (words->like)
            json_out_string(out, "like", words->like);
        if (words->skills)
            json_out_string(out, "skills", words->skills);
        if (least->found)
            json_out_int(out, "agents", least->more[kind]);
        json_out_end(out);
    }
    arena_free(arena);
    json_out_end(out);
    json_out_end(out);
}

const char *scenario_status(const struct scenario_figures *it)
{
    enum outcome_status status = it->plan.outcome->status;
    return it->plan.roster || status == OUTCOME_NO_ROSTER ? plan_status(status)
                                                          : "nothing";
}

static void write_scenario(struct json_out *out, const struct comparison *it,
                           const struct scenario_figures *scenario)
{
    json_out_object(out, NULL);
    json_out_string(out, "name", scenario->name);
    if (scenario->plan.roster)
        json_out_string(out, "folder", scenario->folder);
    json_out_string(out, "input", scenario->plan.team->input_hash);
    if (scenario->n_cell > 0) {
        json_out_flat_array(out, "cell");
        for (int axis = 0; axis < scenario->n_cell; axis++)
            json_out_int(out, NULL, scenario->cell[axis]);
        json_out_end(out);
    }
    bool proven = scenario->plan.outcome->status == OUTCOME_NO_ROSTER;
    json_out_string(out, "status", scenario_status(scenario));
    json_out_int(out, "agents", scenario->plan.team->problem->n_agents);
    write_texts(out, "added", scenario->added, scenario->n_added);
    write_texts(out, "removed", scenario->removed, scenario->n_removed);
    if (proven)
        write_clashes(out, &scenario->plan);
    if (scenario->plan.roster)
        write_figures(out, scenario);
    if (scenario->compared)
        write_difference(out, scenario, &it->scenarios[0]);
    if (scenario->least.asked)
        write_least(out, &scenario->least);
    json_out_end(out);
}

void comparison_json_write(struct text *text, const struct comparison *it)
{
    struct json_out out = {.text = text};
    json_out_object(&out, NULL);
    write_head(&out, it);
    json_out_array(&out, "scenarios");
    for (int i = 0; i < it->n; i++)
        write_scenario(&out, it, &it->scenarios[i]);
    json_out_end(&out);
    comparison_worths_json(&out, it);
    json_out_end(&out);
}

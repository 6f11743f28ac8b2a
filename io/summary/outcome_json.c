/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outcome_json.h"

#include "json_out.h"
#include "plan.h"

static void write_clash(struct json_out *out, const struct problem *problem,
                        const struct clash *clash)
{
    int first = problem->grid.first_date;
    json_out_object(out, NULL);
    json_out_string(out, "agent", problem->agents[clash->agent].id);
    json_out_flat_array(out, "rules");
    for (int rule = 0; rule < N_RULES; rule++)
        if (clash->rules & (rule_mask)1 << rule)
            json_out_string(out, NULL, rule_infos[rule].name);
    json_out_end(out);
    if (clash->turn_until > 0) {
        json_out_date(out, "rotation_from", first + clash->turn_from);
        json_out_date(out, "rotation_to", first + clash->turn_until - 1);
    }
    if (clash->fixed_until > 0) {
        json_out_date(out, "fixed_from", first + clash->fixed_from);
        json_out_date(out, "fixed_to", first + clash->fixed_until - 1);
    }
    json_out_end(out);
}

void outcome_json_write(struct text *text, const struct problem *problem,
                        const struct outcome *outcome)
{
    struct json_out out = {.text = text};
    json_out_object(&out, NULL);
    json_out_string(&out, "status", plan_status(outcome->status));
    json_out_array(&out, "clashes");
    for (int index = 0; index < outcome->n_clashes; index++)
        write_clash(&out, problem, &outcome->clashes[index]);
    json_out_end(&out);
    json_out_end(&out);
}

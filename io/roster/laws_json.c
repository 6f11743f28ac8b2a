/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "laws_json.h"

#include "team_json.h"

static void write_concerned(struct json_out *out, const struct problem *problem,
                            const struct force_exception *exception)
{
    if (exception->n_agents == 0)
        return;
    json_out_flat_array(out, "agents");
    for (int i = 0; i < exception->n_agents; i++)
        json_out_string(out, NULL, problem->agents[exception->agents[i]].id);
    json_out_end(out);
}

void laws_json_write(struct json_out *out, const struct plan *plan)
{
    const struct rules_in_force *force = plan->team->force;
    if (force->n_packs == 0)
        return;
    json_out_object(out, "laws");
    json_out_array(out, "packs");
    for (int i = 0; i < force->n_packs; i++) {
        json_out_flat_object(out, NULL);
        json_out_string(out, "id", force->packs[i].id);
        json_out_string(out, "title", force->packs[i].title);
        json_out_string(out, "as_of", force->packs[i].as_of);
        json_out_end(out);
    }
    json_out_end(out);
    json_out_array(out, "exceptions");
    for (int i = 0; i < force->n_exceptions; i++) {
        const struct force_exception *exception = &force->exceptions[i];
        json_out_flat_object(out, NULL);
        json_out_string(out, "law", exception->law->id);
        if (exception->other)
            json_out_string(out, "stricter", exception->other);
        else
            json_out_string(out, "agreed", exception->terms);
        if (exception->reason)
            json_out_string(out, "reason", exception->reason);
        write_concerned(out, plan->team->problem, exception);
        json_out_end(out);
    }
    json_out_end(out);
    json_out_end(out);
}

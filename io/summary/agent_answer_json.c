/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agent_answer_json.h"

#include "agent_fewer.h"
#include "agent_tally.h"
#include "duty.h"
#include "explain.h"
#include "json_out.h"
#include "ledger_json.h"
#include "wish_words.h"

/* One answer being written. */
struct answer {
    struct json_out out;
    const struct plan *plan;
    const struct problem *problem;
    const struct agent_text *asked;
};

static void write_clock(struct answer *it, const char *key, int slot)
{
    struct text instant = {0};
    local_add_instant(&instant, local_of(it->problem, it->asked->agent, slot));
    json_out_string(&it->out, key, text_string(&instant));
    text_free(&instant);
}

/* Laws behind the rules by which others are barred. */
static void write_laws(struct json_out *out, const struct others *others)
{
    bool any = false;
    for (int rule = 0; rule < N_RULES; rule++)
        any |= others->laws[rule] != NULL;
    if (!any)
        return;
    json_out_flat_object(out, "laws");
    for (int rule = 0; rule < N_RULES; rule++)
        if (others->laws[rule])
            json_out_string(out, rule_infos[rule].name, others->laws[rule]->id);
    json_out_end(out);
}

static void write_others(struct answer *it, int day)
{
    struct json_out *out = &it->out;
    struct others others =
        explain_others(it->plan->roster, it->asked->agent, day);
    json_out_object(out, "others");
    json_out_int(out, "same", others.same);
    json_out_int(out, "may_not", others.may_not);
    json_out_int(out, "unskilled", others.unskilled);
    json_out_int(out, "busy", others.busy);
    json_out_int(out, "free", others.free);
    json_out_flat_object(out, "barred");
    for (enum rule rule = 0; rule < N_RULES; rule++)
        if (others.barred[rule] > 0)
            json_out_int(out, rule_infos[rule].name, others.barred[rule]);
    json_out_end(out);
    write_laws(out, &others);
    json_out_flat_array(out, "callable");
    for (int i = 0; i < others.free && i < CALLABLE_MAX; i++)
        json_out_string(out, NULL, it->problem->agents[others.callable[i]].id);
    json_out_end(out);
    json_out_end(out);
}

static void write_day(struct answer *it, int day, const struct grant *off)
{
    struct json_out *out = &it->out;
    const struct offer *duty =
        roster_offer(it->plan->roster, it->asked->agent, day);
    json_out_object(out, NULL);
    json_out_date(out, "date", it->problem->grid.first_date + day);
    if (duty) {
        json_out_string(out, "shift", it->problem->shifts[duty->shift].id);
        write_clock(it, "start", duty->start);
        write_clock(it, "end", duty->end);
        if (it->problem->agents[it->asked->agent].orders[day] == ORDER_WORK)
            json_out_bool(out, "fixed", true);
        write_others(it, day);
        fewer_json_write(out, it->plan, it->asked->agent, day);
        json_out_flat_object(out, "to_be_off");
        grant_json_write(out, it->problem, off);
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_tallies(struct answer *it)
{
    static const char *const names[] = {[TALLY_DUTIES] = "duties",
                                        [TALLY_WEEKENDS] = "weekends",
                                        [TALLY_NIGHTS] = "nights",
                                        [TALLY_ON_CALL] = "on_call",
                                        [TALLY_WISHES_REFUSED] =
                                            "wishes_refused"};
    struct tally tallies[TALLIES];
    agent_tally(it->plan->roster, it->asked->agent, tallies);
    json_out_object(&it->out, "in_this_roster");
    for (int kind = 0; kind < TALLIES; kind++) {
        const struct tally *tally = &tallies[kind];
        json_out_flat_object(&it->out, names[kind]);
        json_out_int(&it->out, "own", tally->own);
        if (tally->n_others > 0) {
            json_out_int(&it->out, "least", tally->least);
            json_out_int(&it->out, "most", tally->most);
            json_out_number(&it->out, "mean",
                            tally->sum / (double)tally->n_others, 2);
        }
        json_out_end(&it->out);
    }
    json_out_end(&it->out);
}

void agent_answer_json_write(struct text *text, const struct plan *plan,
                             const struct agent_text *asked)
{
    const struct problem *problem = plan->roster->problem;
    struct answer it = {{.text = text}, plan, problem, asked};
    struct json_out *out = &it.out;
    json_out_object(out, NULL);
    json_out_string(out, "format", "vaktel explain 1");
    json_out_string(out, "team", problem->team);
    json_out_string(out, "agent", problem->agents[asked->agent].id);
    json_out_bool(out, "legal", plan->score->legal);
    json_out_array(out, "days");
    for (int i = 0; i < asked->n_days; i++)
        write_day(&it, asked->days[i], &asked->grants[i]);
    json_out_end(out);
    wishes_json_write(out, plan, asked->agent);
    write_tallies(&it);
    ledger_json_explain(out, plan, asked->agent);
    json_out_end(out);
}

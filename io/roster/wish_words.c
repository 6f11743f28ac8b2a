/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wish_words.h"

#include "duty.h"

static void add_clock(struct text *text, const struct problem *problem,
                      int agent, int slot)
{
    local_add_clock(text, local_of(problem, agent, slot));
}

static void add_what(struct text *text, const struct problem *problem,
                     int agent, const struct wish *wish)
{
    const char *shift =
        wish->shift < 0 ? NULL : shift_title(&problem->shifts[wish->shift]);
    switch (wish->kind) {
    case WISH_OFF:
        text_add(text, "off");
        break;
    case WISH_WORK:
        text_add(text, shift ? shift : "at work");
        break;
    case WISH_NOT:
        text_printf(text, "no%s%s", shift ? " " : "t at work",
                    shift ? shift : "");
        break;
    case WISH_IN:
    case WISH_OUT:
        text_add(text, wish->kind == WISH_IN ? "only " : "not ");
        add_clock(text, problem, agent, wish->from);
        text_add(text, "-");
        add_clock(text, problem, agent, wish->to);
        break;
    case WISH_WITH:
    case WISH_WITHOUT:
        text_printf(text, "%s %s",
                    wish->kind == WISH_WITH ? "with" : "not with",
                    agent_title(&problem->agents[wish->other]));
        if (shift)
            text_printf(text, " in %s", shift);
        break;
    }
}

void text_add_wish(struct text *text, const struct problem *problem, int agent,
                   const struct wish *wish)
{
    char name[DAY_NAME_ROOM];
    const struct grid *grid = &problem->grid;
    add_what(text, problem, agent, wish);
    text_printf(text, ", %s", grid_day_name(grid, wish->day, name));
    if (wish->until > wish->day + 1)
        text_printf(text, " to %s", grid_day_name(grid, wish->until - 1, name));
}

/* Not less than it is. */
static void add_points(struct text *text, cost value)
{
    const cost tenth = POINT / 10;
    text_printf(text, "%.10g", (double)((value + tenth - 1) / tenth) / 10);
}

/* "(phone, Sat 24 Oct 14:00-14:30 and elsewhere)" */
static void add_where(struct text *text, const struct problem *problem,
                      const struct grant *grant)
{
    text_printf(text, " (%s, ", queue_title(&problem->queues[grant->queue]));
    team_add_stretch(text, problem, grant->start, grant->end_slot);
    text_add(text, grant->elsewhere ? " and elsewhere)" : ")");
}

static void add_cost(struct text *text, const struct problem *problem,
                     const struct grant *grant)
{
    text_add(text, "granting it would cost at most ");
    add_points(text, grant->extra);
    text_add(text, " points more in all");
    if (grant->short_centimin <= 0)
        return;
    text_printf(text, ", %.4g h of shortage more",
                (double)grant->short_centimin / (HEAD * 60));
    if (grant->queue >= 0)
        add_where(text, problem, grant);
}

void text_add_grant(struct text *text, const struct problem *problem,
                    const struct grant *grant)
{
    if (grant->end == GRANT_BARRED) {
        text_add(text, "no days that grant it keep the hard rules");
        return;
    }
    if (grant->end == GRANT_UNKNOWN) {
        text_add(text, "what granting it would cost is not known");
        return;
    }
    if (grant->extra > 0)
        add_cost(text, problem, grant);
    else
        text_add(text, "granting it would cost nothing more in all");
    if (grant->helper >= 0)
        text_printf(text, ", if %s changes as well",
                    agent_title(&problem->agents[grant->helper]));
}

static const char *kind_name(enum wish_kind kind)
{
    static const char *const names[] = {
        [WISH_OFF] = "off",         [WISH_WORK] = "work",  [WISH_NOT] = "not",
        [WISH_IN] = "only_in",      [WISH_OUT] = "not_in", [WISH_WITH] = "with",
        [WISH_WITHOUT] = "not_with"};
    return names[kind];
}

static const struct grant *find_grant(const struct plan *plan, int agent,
                                      const struct wish *wish)
{
    for (int i = 0; plan->grants && i < plan->grants->n; i++) {
        const struct grant *grant = &plan->grants->items[i];
        if (grant->agent == agent && grant->wish.kind == wish->kind &&
            grant->wish.day == wish->day && grant->wish.shift == wish->shift &&
            grant->wish.other == wish->other &&
            grant->wish.from == wish->from && grant->wish.to == wish->to)
            return grant;
    }
    return NULL;
}

void grant_json_write(struct json_out *out, const struct problem *problem,
                      const struct grant *grant)
{
    if (grant->end == GRANT_BARRED)
        json_out_bool(out, "barred", true);
    if (grant->end != GRANT_FOUND)
        return;
    json_out_points(out, "granting_costs_at_most",
                    grant->extra > 0 ? grant->extra : 0);
    json_out_number(out, "granting_short_hours",
                    grant->short_centimin > 0
                        ? (double)grant->short_centimin / (HEAD * 60)
                        : 0,
                    2);
    if (grant->helper >= 0)
        json_out_string(out, "granting_changes",
                        problem->agents[grant->helper].id);
}

static void write_refused(struct json_out *out, const struct plan *plan,
                          int agent, const struct wish *wish, cost paid)
{
    const struct problem *problem = plan->roster->problem;
    const struct grant *grant = find_grant(plan, agent, wish);
    json_out_flat_object(out, NULL);
    json_out_string(out, "wish", kind_name(wish->kind));
    json_out_date(out, "date", problem->grid.first_date + wish->day);
    if (wish->until > wish->day + 1)
        json_out_date(out, "to", problem->grid.first_date + wish->until - 1);
    if (wish->shift >= 0)
        json_out_string(out, "shift", problem->shifts[wish->shift].id);
    if (wish->other >= 0)
        json_out_string(out, "with", problem->agents[wish->other].id);
    json_out_points(out, "cost", paid);
    if (grant)
        grant_json_write(out, problem, grant);
    json_out_end(out);
}

void wishes_json_write(struct json_out *out, const struct plan *plan, int agent)
{
    const struct agent *who = &plan->roster->problem->agents[agent];
    struct wish_count count = wish_count(plan->roster, agent);
    if (who->n_wishes == 0 && who->wish_left == 0)
        return;
    json_out_object(out, "wishes");
    json_out_int(out, "asked", count.asked);
    json_out_int(out, "granted", count.granted);
    json_out_int(out, "points_left", who->wish_left);
    json_out_array(out, "refused");
    for (int i = 0; i < who->n_wishes; i++) {
        const struct wish *wish = &who->wishes[i];
        if (!wish_granted(plan->roster, agent, wish))
            write_refused(out, plan, agent, wish,
                          wish_paid(plan->roster, agent, wish));
    }
    json_out_end(out);
    json_out_end(out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster_csv.h"

#include "csv_out.h"
#include "duty.h"

static void add_local(struct text *text, struct local local)
{
    local_add_date(text, local.date);
    text_add(text, " ");
    local_add_clock(text, local);
}

/* "02:00-02:30 unpaid; 05:00-05:15 paid" */
static void add_breaks(struct text *text, const struct roster *roster,
                       int agent, int day)
{
    const struct problem *problem = roster->problem;
    const struct offer *duty = roster_offer(roster, agent, day);
    const struct duty *placed = roster_duty(roster, agent, day);
    for (int i = 0; i < duty->n_pauses; i++) {
        const struct pause *pause = &duty->pauses[i];
        int start = duty->start + placed->pause[i];
        text_add(text, i ? "; " : "");
        local_add_clock(text, local_of(problem, agent, start));
        text_add(text, "-");
        local_add_clock(text, local_of(problem, agent, start + pause->length));
        text_add(text, pause->paid ? " paid" : " unpaid");
    }
}

static void add_queues(struct text *text, const struct roster *roster,
                       int agent, const struct offer *duty)
{
    int queues[QUEUES_MAX];
    int n = duty_queues(roster, agent, duty, queues);
    for (int i = 0; i < n; i++)
        text_printf(text, "%s%s", i ? "; " : "",
                    roster->problem->queues[queues[i]].id);
}

/* A field that one of the functions above makes up. */
static void add_made(struct text *text, struct text *made)
{
    text_add(text, ",");
    csv_out_text(text, text_string(made));
    text_clear(made);
}

static void add_row(struct text *text, const struct roster *roster, int agent,
                    int day)
{
    const struct problem *problem = roster->problem;
    const struct offer *duty = roster_offer(roster, agent, day);
    struct text made = {0};
    char name[DAY_NAME_ROOM];
    csv_out_text(text, problem->agents[agent].id);
    text_add(&made, agent_title(&problem->agents[agent]));
    add_made(text, &made);
    local_add_date(&made, problem->grid.first_date + day);
    add_made(text, &made);
    text_add_n(&made, grid_day_name(&problem->grid, day, name), 3);
    add_made(text, &made);
    text_add(&made, problem->shifts[duty->shift].id);
    add_made(text, &made);
    add_local(&made, local_of(problem, agent, duty->start));
    add_made(text, &made);
    add_local(&made, local_of(problem, agent, duty->end));
    add_made(text, &made);
    text_add(&made, agent_zone(problem, agent));
    add_made(text, &made);
    text_printf(&made, "%.2f", duty->work_min / 60.0);
    add_made(text, &made);
    add_breaks(&made, roster, agent, day);
    add_made(text, &made);
    add_queues(&made, roster, agent, duty);
    add_made(text, &made);
    text_add(text, "\r\n");
    text_free(&made);
}

void roster_csv_write(struct text *text, const struct plan *plan)
{
    const struct roster *roster = plan->roster;
    text_add(text, "agent,name,date,weekday,shift,start,end,zone,hours,breaks,"
                   "queues\r\n");
    for (int agent = 0; agent < roster->problem->n_agents; agent++)
        for (int day = 0; day < roster->problem->grid.n_days; day++)
            if (roster_offer(roster, agent, day))
                add_row(text, roster, agent, day);
}

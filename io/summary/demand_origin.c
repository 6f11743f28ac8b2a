/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demand_origin.h"

#include "staffing.h"
#include "units.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LINE_WIDTH = 78, PART_ROOM = 120 };

/* Parts of a sentence, each on the next line where it finds no room. */
struct sentence {
    struct text *text;
    int column; /* 0: nothing yet */
};

static void add_part(struct sentence *sentence, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void add_part(struct sentence *sentence, const char *format, ...)
{
    char part[PART_ROOM];
    va_list list;
    va_start(list, format);
    int length = vsnprintf(part, sizeof part, format, list);
    va_end(list);
    bool fits = sentence->column + 2 + length <= LINE_WIDTH;
    if (sentence->column > 0)
        text_add(sentence->text, fits ? ", " : ",\n");
    if (sentence->column == 0 || !fits) {
        text_add(sentence->text, "  ");
        sentence->column = 0;
    }
    text_add(sentence->text, part);
    sentence->column += length + 2;
}

static double percent(int permille)
{
    return permille / 10.0;
}

static void add_handling(struct sentence *sentence,
                         const struct staffing *staffing)
{
    char own[UNITS_ROOM], other[UNITS_ROOM];
    if (staffing->channel != CHANNEL_CHAT) {
        add_part(sentence, "handling time %s",
                 units_write_seconds(staffing->handling_s, own));
        return;
    }
    add_part(sentence, "up to %d chats at once", staffing->chats);
    add_part(
        sentence, "each %s of work and %s of the customer's",
        units_write_seconds(staffing->handling_s - staffing->customer_s, own),
        units_write_seconds(staffing->customer_s, other));
}

static void add_level(struct sentence *sentence,
                      const struct staffing *staffing)
{
    static const char *const kinds[] = {
        "%.10g%% of all answered within %s",
        "%.10g%% of those answered within %s",
        "%.10g%% of those who do not leave before answered within %s",
        "%.10g%% answered or gone within %s"};
    char within[UNITS_ROOM];
    units_write_seconds(staffing->answer_s, within);
    double level = percent(staffing->level_permille);
    if (staffing->patience_s == 0)
        add_part(sentence, "%.10g%% answered within %s", level, within);
    else if (staffing->level_of == OF_OFFERED)
        add_part(sentence, kinds[0], level, within);
    else if (staffing->level_of == OF_ANSWERED)
        add_part(sentence, kinds[1], level, within);
    else if (staffing->level_of == OF_PATIENT)
        add_part(sentence, kinds[2], level, within);
    else
        add_part(sentence, kinds[3], level, within);
    if (staffing->over_day)
        add_part(sentence, "over the day, in each slot at least %.10g%%",
                 percent(staffing->slot_permille));
}

static void add_targets(struct sentence *sentence,
                        const struct staffing *staffing)
{
    char length[UNITS_ROOM];
    if (staffing->level_permille > 0)
        add_level(sentence, staffing);
    if (staffing->wait_s >= 0)
        add_part(sentence, "mean wait at most %s",
                 units_write_seconds(staffing->wait_s, length));
    if (staffing->abandon_permille >= 0)
        add_part(sentence, "at most %.10g%% leave",
                 percent(staffing->abandon_permille));
    if (staffing->occupancy_permille < 1000)
        add_part(sentence, "busy at most %.10g%%",
                 percent(staffing->occupancy_permille));
    if (!staffing_is_prompt(staffing))
        add_part(sentence, "no service level: work that may wait");
    if (staffing->least > 0)
        add_part(sentence, "at least %d head%s", staffing->least,
                 staffing->least == 1 ? "" : "s");
}

static void add_volume(struct sentence *sentence,
                       const struct staffing *staffing)
{
    if (staffing->carried)
        add_part(sentence, "load carried over slots");
    if (staffing->quantile_permille > 0)
        add_part(sentence,
                 "staffed at the %.10g%% quantile of dispersion %.10g",
                 percent(staffing->quantile_permille),
                 staffing->dispersion_permille / 1000.0);
    if (staffing->shrinkage_permille > 0)
        add_part(sentence, "shrinkage %.10g%%",
                 percent(staffing->shrinkage_permille));
}

static void add_waiting(struct sentence *sentence,
                        const struct problem *problem,
                        const struct queue *queue)
{
    bool in_passing = false;
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        in_passing |= queue->need[slot] < 0;
    add_part(sentence, "may wait until it is due: work as it comes");
    if (queue->deferral->n_backlog > 0)
        add_part(sentence, "the backlog in the first slot");
    if (in_passing)
        add_part(sentence, "below 0 where more is done in passing");
}

void demand_origin_add(struct text *text, const struct problem *problem,
                       int queue)
{
    const struct queue *asked = &problem->queues[queue];
    const struct staffing *staffing = asked->staffing;
    struct sentence sentence = {.text = text};
    char patience[UNITS_ROOM];
    if (!staffing) {
        text_add(text, "  heads as given\n");
        return;
    }
    add_handling(&sentence, staffing);
    if (staffing->patience_s > 0)
        add_part(&sentence, "patience %s",
                 units_write_seconds(staffing->patience_s, patience));
    if (asked->deferral)
        add_waiting(&sentence, problem, asked);
    else
        add_targets(&sentence, staffing);
    add_volume(&sentence, staffing);
    text_add(text, "\n");
    if (demand_is_pooled(problem, queue))
        text_add(text, "  pooled: only its load here, heads for the waits are "
                       "asked of sets of queues\n");
}

static const struct demand *busiest(const struct problem *problem,
                                    const struct demand *demands)
{
    const struct demand *most = demands;
    for (int i = 0; i < demand_n_slots(problem); i++)
        if (demands[i].load > most->load)
            most = &demands[i];
    return most;
}

/* From contacts to the load for which it is staffed. */
static void add_load(struct text *text, const struct problem *problem,
                     const struct staffing *staffing,
                     const struct demand *demand)
{
    char name[DAY_NAME_ROOM];
    double slot_s = 60.0 * problem->grid.slot_min;
    double planned = staffing_contacts(staffing, demand->contacts);
    grid_day_name(&problem->grid, demand->start.date - problem->grid.first_date,
                  name);
    text_printf(text,
                "  busiest: %s %02d:%02d, %.10g contacts in %d minutes are "
                "%.2f Erlang;\n",
                name, demand->start.minute / 60, demand->start.minute % 60,
                round(100 * demand->contacts) / 100, problem->grid.slot_min,
                staffing_load(staffing, demand->contacts, slot_s));
    if (staffing->quantile_permille > 0)
        text_printf(text,
                    "  %.10g%% of such slots bring at most %.10g contacts, "
                    "%.2f Erlang;\n",
                    percent(staffing->quantile_permille),
                    round(100 * planned) / 100,
                    staffing_load(staffing, planned, slot_s));
    if (staffing->carried)
        text_printf(text,
                    "  as they last into later slots, at most %.2f at "
                    "once;\n",
                    demand->load);
}

static void add_outcome(struct text *text, const struct staffing *staffing,
                        const struct service *service, const char *are)
{
    if (staffing->level_permille > 0)
        text_printf(text, "answer %.0f%% in time",
                    100 * service->level[staffing->level_of]);
    else if (isfinite(service->answered_s))
        text_printf(text, "answer after %.0f s", service->answered_s);
    else
        text_add(text, "fall behind");
    if (staffing->patience_s > 0)
        text_printf(text, ", lose %.1f%%", 100 * service->abandoned);
    text_printf(text, " and %s busy %.0f%%", are, 100 * service->occupancy);
}

static void add_agents(struct text *text, const struct staffing *staffing,
                       const struct demand *demand)
{
    const char *model = staffing->channel == CHANNEL_CHAT ? "the chain of chats"
                        : staffing->patience_s > 0        ? "Erlang A"
                                                          : "Erlang C";
    text_printf(text, "  by %s %d agent%s ", model, demand->agents,
                demand->agents == 1 ? "" : "s");
    add_outcome(text, staffing, &demand->service, "are");
    text_add(text, ";\n");
    if (demand->agents < 2)
        return;
    text_printf(text, "  %d would ", demand->agents - 1);
    add_outcome(text, staffing, &demand->fewer, "be");
    text_add(text, ";\n");
}

static void add_moment(struct text *text, const struct problem *problem,
                       int slot)
{
    char name[DAY_NAME_ROOM];
    struct local moment = team_local_of(problem, slot);
    grid_day_name(&problem->grid, moment.date - problem->grid.first_date, name);
    text_printf(text, "%s %02d:%02d", name, moment.minute / 60,
                moment.minute % 60);
}

static void add_due(struct text *text, const struct problem *problem,
                    const struct deferral *deferral,
                    const struct demand *demand)
{
    int slot = deferral->due[demand->slot];
    text_printf(text, "  %.10g heads for %d minutes, due ",
                demand->need / (double)HEAD, problem->grid.slot_min);
    if (slot < problem->grid.n_slots)
        add_moment(text, problem, slot);
    else
        text_add(text, "after the last day");
    text_add(text, "\n");
}

/* How few could do it all. */
static void add_crunch(struct text *text, const struct problem *problem,
                       int queue)
{
    struct crunch crunch = demand_crunch(problem, queue);
    double hour = 60.0 / problem->grid.slot_min;
    double work_h = (double)crunch.work / HEAD / hour;
    if (crunch.end == 0)
        return;
    if (crunch.open > 0)
        text_printf(text,
                    "  least: %.2f heads whenever somebody with the skills may "
                    "work, asked for by\n  %.1f h of work in %.1f such hours, ",
                    demand_heads(&crunch), work_h, crunch.open / hour);
    else
        text_printf(text,
                    "  no number of heads does it all in time: nobody with the "
                    "skills may work\n  while %.1f h of it come and are due, ",
                    work_h);
    add_moment(text, problem, crunch.from);
    text_add(text, " to ");
    add_moment(text, problem, crunch.end);
    text_add(text, "\n");
}

void demand_example_add(struct text *text, const struct problem *problem,
                        int queue, const struct demand *demands)
{
    const struct staffing *staffing = problem->queues[queue].staffing;
    const struct demand *demand = busiest(problem, demands);
    add_load(text, problem, staffing, demand);
    if (demand->agents > 0)
        add_agents(text, staffing, demand);
    if (problem->queues[queue].deferral) {
        add_due(text, problem, problem->queues[queue].deferral, demand);
        add_crunch(text, problem, queue);
    } else {
        text_printf(text, "  heads to be rostered: %.10g\n",
                    demand->need / (double)HEAD);
    }
}

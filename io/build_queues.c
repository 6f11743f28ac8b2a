/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What queues need, slot by slot: heads as they were given, or agents enough
 * for the contacts that come. */
#include "build.h"

#include "erlang.h"
#include "volume_csv.h"

#include <math.h>

enum { NEED_MAX = 1000 /* heads in one slot */ };

/* Adds a window to the figures of the slots of the team's days; closed days
 * have none. */
static void add_window(const struct build *build, const struct amount *amount,
                       double part, double *figures)
{
    const struct grid *grid = &build->problem->grid;
    const struct face *face = &build->faces[0];
    const int *starts = grid->calendars[0].day_start;
    for (int day = 0; day < grid->n_days; day++) {
        int date = grid->first_date + day;
        if (!days_have(&amount->window.days, date) ||
            days_have(&build->reading->closed, date))
            continue;
        for (int slot = starts[day]; slot < starts[day + 1]; slot++)
            if (face->minute[slot] >= amount->window.from &&
                face->minute[slot] < amount->window.to)
                figures[slot] += part * amount->amount;
    }
}

/* Contacts, or heads, of each slot. */
static double *figures_of(struct build *build, const struct draft_queue *draft)
{
    const struct grid *grid = &build->problem->grid;
    double *figures = ARENA_ARRAY(build->reading->arena, double, grid->n_slots);
    double part =
        draft->by_volume ? (double)grid->slot_min / MINUTES_PER_HOUR : 1;
    if (draft->csv)
        volume_read(build, draft, figures);
    for (int i = 0; i < draft->n_amounts; i++)
        add_window(build, &draft->amounts[i], part, figures);
    return figures;
}

/* Hundredths of a head for work that may wait: its length, and no more. */
static double workload(const struct grid *grid, const struct staffing *staffing,
                       double contacts)
{
    double load = contacts * staffing->handling_s / (grid->slot_min * 60.0);
    double there = 1 - staffing->shrinkage_permille / 1000.0;
    return ceil(load * HEAD / there - 1e-6);
}

static double real_time(const struct grid *grid,
                        const struct staffing *staffing, double contacts)
{
    double load = contacts * staffing->handling_s / (grid->slot_min * 60.0);
    if (load > NEED_MAX)
        return HEAD * load;
    int agents = erlang_c_agents(load, staffing->handling_s, staffing->answer_s,
                                 staffing->level_permille / 1000.0);
    return HEAD * (double)with_shrinkage(agents, staffing->shrinkage_permille);
}

/* Hundredths of a head that the figure of a slot asks for. */
static double hundredths(const struct grid *grid,
                         const struct draft_queue *draft,
                         const struct staffing *staffing, double figure)
{
    if (!draft->by_volume)
        return round(HEAD * figure);
    return draft->level_permille > 0 ? real_time(grid, staffing, figure)
                                     : workload(grid, staffing, figure);
}

static void report_need(struct build *build, const struct draft_queue *draft,
                        int slot, double need)
{
    char time[UNITS_ROOM], day[UNITS_ROOM];
    const struct face *face = &build->faces[0];
    spot_report(build->reading->diags, draft->need_spot,
                "%s %s needs %.0f heads, at most %d are allowed",
                units_write_date(
                    build->problem->grid.first_date + face->day[slot], day),
                units_write_clock(face->minute[slot], time), need / HEAD,
                NEED_MAX);
}

static void fill_need(struct build *build, const struct draft_queue *draft,
                      const struct staffing *staffing, const double *figures,
                      int *need)
{
    const struct grid *grid = &build->problem->grid;
    for (int slot = 0; slot < grid->n_slots; slot++) {
        bool same = slot > 0 && figures[slot] == figures[slot - 1];
        if (same) {
            need[slot] = need[slot - 1];
            continue;
        }
        double wanted = hundredths(grid, draft, staffing, figures[slot]);
        if (wanted > NEED_MAX * HEAD) {
            report_need(build, draft, slot, wanted);
            return;
        }
        need[slot] = (int)wanted;
    }
}

static struct steps slot_prices(const struct grid *grid,
                                const struct draft_queue *draft)
{
    struct steps steps = {.n = draft->shortage.n};
    for (int i = 0; i < steps.n; i++)
        steps.price[i] = per_hundredth(
            grid, draft->priority * (double)draft->shortage.price[i]);
    return steps;
}

static struct queue build_queue(struct build *build,
                                const struct draft_queue *draft)
{
    const struct grid *grid = &build->problem->grid;
    struct arena *arena = build->reading->arena;
    const double *figures = figures_of(build, draft);
    struct staffing *staffing = ARENA_ARRAY(arena, struct staffing, 1);
    int *need = ARENA_ARRAY(arena, int, grid->n_slots);
    *staffing = (struct staffing){
        .channel = draft->deferral ? CHANNEL_DEFERRED : CHANNEL_LIVE,
        .contacts = figures,
        .handling_s = draft->handling_s,
        .chats = 1,
        .dispersion_permille = 1000,
        .shrinkage_permille = draft->shrinkage_permille,
        .answer_s = draft->answer_s,
        .level_permille = draft->level_permille,
        .wait_s = -1,
        .abandon_permille = -1,
        .occupancy_permille = 1000,
    };
    fill_need(build, draft, staffing, figures, need);
    return (struct queue){.id = draft->id,
                          .name = draft->name,
                          .need = need,
                          .shortage = slot_prices(grid, draft),
                          .staffing = draft->by_volume ? staffing : NULL};
}

void build_queues(struct build *build)
{
    struct reading *reading = build->reading;
    struct problem *problem = build->problem;
    struct queue *queues =
        ARENA_ARRAY(reading->arena, struct queue, reading->n_queues);
    for (int queue = 0; queue < reading->n_queues; queue++)
        queues[queue] = build_queue(build, &reading->queues[queue]);
    for (int queue = 0; queue < reading->n_queues; queue++)
        if (reading->queues[queue].deferral)
            build_deferral(build, queues, queue);
    problem->queues = queues;
    problem->n_queues = reading->n_queues;
}

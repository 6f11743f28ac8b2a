/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What queues need, slot by slot: heads as they were given, or agents enough
 * for the contacts that come. */
#include "build.h"

#include "day_level.h"
#include "staffing.h"
#include "volume_csv.h"

#include <math.h>

enum {
    NEED_MAX = 1000,   /* heads in one slot */
    LOAD_MAX = 100000, /* Erlang of contacts that leave */
    DAY_CONTACTS_MAX = 1000000
};

/* Adds a window to the figures of the slots of the team's days; closed days
 * have none, unless the work may wait. */
static void add_window(const struct build *build,
                       const struct draft_queue *draft,
                       const struct amount *amount, double part,
                       double *figures)
{
    const struct grid *grid = &build->problem->grid;
    const struct face *face = &build->faces[0];
    const int *starts = grid->calendars[0].day_start;
    for (int day = 0; day < grid->n_days; day++) {
        int date = grid->first_date + day;
        if (!days_have(&amount->window.days, date) ||
            (days_have(&build->reading->closed, date) && !draft->deferral))
            continue;
        for (int slot = starts[day]; slot < starts[day + 1]; slot++)
            if (face->minute[slot] >= amount->window.from &&
                face->minute[slot] < amount->window.to)
                figures[slot] += part * amount->amount;
    }
}

/* The figures of a scenario: so many times, or instead. */
static void scale_window(const struct build *build,
                         const struct draft_queue *draft,
                         const struct draft_scale *scale, double part,
                         double *figures)
{
    const struct face *face = &build->faces[0];
    const struct grid *grid = &build->problem->grid;
    for (int slot = 0; slot < grid->n_slots; slot++) {
        if (!window_holds(build, &scale->window, face, slot))
            continue;
        bool shut = days_have(&build->reading->closed,
                              grid->first_date + face->day[slot]);
        *scale->met |=
            scale->instead ? !shut || draft->deferral : figures[slot] > 0;
        if (!scale->instead)
            figures[slot] *= scale->factor;
        else if (!shut || draft->deferral)
            figures[slot] = part * scale->amount;
    }
}

/* Whoever would open longer by a factor is told that it does not. */
static void note_unmet(const struct build *build)
{
    const struct reading *reading = build->reading;
    for (int queue = 0; queue < reading->n_queues; queue++)
        for (int i = 0; i < reading->queues[queue].n_scales; i++) {
            const struct draft_scale *scale = &reading->queues[queue].scales[i];
            if (!*scale->met)
                spot_note(reading->diags, scale->spot,
                          scale->instead
                              ? "changes nothing: the team is closed then"
                              : "changes nothing: nothing comes then; "
                                "'contacts' or 'heads' instead of 'factor' "
                                "says what does");
            *scale->met = true;
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
        add_window(build, draft, &draft->amounts[i], part, figures);
    for (int i = 0; i < draft->n_scales; i++)
        scale_window(build, draft, &draft->scales[i], part, figures);
    return figures;
}

/* Handling times above half a slot: many contacts are still being handled in
 * the slot after theirs. */
static bool carries(const struct grid *grid, const struct draft_queue *draft)
{
    const struct staffing *staffing = &draft->staffing;
    if (draft->carried != NOT_GIVEN)
        return draft->carried;
    return staffing_is_prompt(staffing) &&
           staffing->handling_s > grid->slot_min * 60 / 2;
}

/* Erlang in each slot; where nobody comes nobody needs to be there.  What came
 * before the first slot is taken to have come as in it. */
static const double *loads_of(struct build *build,
                              const struct staffing *staffing)
{
    const struct grid *grid = &build->problem->grid;
    double *loads = ARENA_ARRAY(build->reading->arena, double, grid->n_slots);
    double slot_s = grid->slot_min * 60.0, before = 0;
    for (int slot = 0; slot < grid->n_slots; slot++) {
        double contacts = staffing->contacts[slot];
        double steady = staffing_load(
            staffing, staffing_contacts(staffing, contacts), slot_s);
        struct carried carried = staffing_carry(
            staffing, slot > 0 ? before : steady, steady, slot_s);
        before = carried.end;
        if (contacts > 0)
            loads[slot] = staffing->carried ? carried.most : steady;
    }
    return loads;
}

/* Hundredths of a head for work that may wait: its length, and no more. */
static double workload(const struct staffing *staffing, double load)
{
    double there = 1 - staffing->shrinkage_permille / 1000.0;
    return ceil(staffing_work(staffing, load) * HEAD / there - 1e-6);
}

static double real_time(const struct staffing *staffing, double load)
{
    double work = staffing_work(staffing, load);
    int most = staffing->patience_s == 0 ? NEED_MAX : LOAD_MAX;
    if (work > most)
        return HEAD * work;
    int agents = staffing_agents(staffing, load);
    return HEAD * (double)with_shrinkage(agents, staffing->shrinkage_permille);
}

static double at_least(const struct staffing *staffing, int slot, double need)
{
    return staffing->contacts[slot] > 0 ? fmax(need, HEAD * staffing->least)
                                        : need;
}

/* Hundredths of a head that a slot asks for. */
static double hundredths(const struct staffing *staffing, double heads,
                         int slot)
{
    if (!staffing)
        return round(HEAD * heads);
    double load = staffing->load[slot];
    return at_least(staffing, slot,
                    staffing_is_prompt(staffing) ? real_time(staffing, load)
                                                 : workload(staffing, load));
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

static bool as_before(const struct staffing *staffing, const double *figures,
                      int slot)
{
    return slot > 0 && figures[slot] == figures[slot - 1] &&
           (!staffing || staffing->load[slot] == staffing->load[slot - 1]);
}

static bool fill_need(struct build *build, const struct draft_queue *draft,
                      const struct staffing *staffing, const double *figures,
                      int *need)
{
    for (int slot = 0; slot < build->problem->grid.n_slots; slot++) {
        if (as_before(staffing, figures, slot)) {
            need[slot] = need[slot - 1];
            continue;
        }
        double wanted = hundredths(staffing, figures[slot], slot);
        if (wanted > NEED_MAX * HEAD) {
            report_need(build, draft, slot, wanted);
            return false;
        }
        need[slot] = (int)wanted;
    }
    return true;
}

/* Points per hour as cost of a hundredth of a head and slot. */
static struct steps slot_prices(const struct grid *grid,
                                const struct steps *points, double priority)
{
    struct steps steps = {.n = points->n};
    for (int i = 0; i < steps.n; i++)
        steps.price[i] =
            per_hundredth(grid, priority * (double)points->price[i]);
    return steps;
}

/* Hundredths of a head that are not too many. */
static const int *build_most(struct build *build,
                             const struct draft_queue *draft)
{
    int n_slots = build->problem->grid.n_slots;
    double *heads = ARENA_ARRAY(build->reading->scratch, double, n_slots);
    int *most = ARENA_ARRAY(build->reading->arena, int, n_slots);
    for (int i = 0; i < draft->n_most; i++)
        add_window(build, draft, &draft->most[i], 1, heads);
    for (int slot = 0; slot < n_slots; slot++)
        most[slot] = (int)fmin(round(HEAD * heads[slot]), HEAD * NEED_MAX);
    return most;
}

int *build_workload(struct build *build, const struct staffing *staffing)
{
    int n_slots = build->problem->grid.n_slots;
    int *need = ARENA_ARRAY(build->reading->arena, int, n_slots);
    for (int slot = 0; slot < n_slots; slot++)
        need[slot] = (int)at_least(staffing, slot,
                                   workload(staffing, staffing->load[slot]));
    return need;
}

/* Thousandths of the contacts of a day are counted in whole numbers. */
static void check_day(struct build *build, const struct draft_queue *draft,
                      int day, const double *contacts)
{
    const struct grid *grid = &build->problem->grid;
    const int *starts = grid->calendars[0].day_start;
    char date[UNITS_ROOM];
    double sum = 0;
    for (int slot = starts[day]; slot < starts[day + 1]; slot++)
        sum += contacts[slot];
    if (sum > DAY_CONTACTS_MAX)
        spot_report(build->reading->diags, draft->need_spot,
                    "%s has %.0f contacts, with a service level over the day "
                    "at most %d are allowed",
                    units_write_date(grid->first_date + day, date), sum,
                    DAY_CONTACTS_MAX);
}

/* False where it cannot be asked. */
static bool check_days(struct build *build, const struct draft_queue *draft,
                       const double *contacts)
{
    int before = diags_count(build->reading->diags);
    for (int day = 0; day < build->problem->grid.n_days; day++)
        check_day(build, draft, day, contacts);
    return diags_count(build->reading->diags) == before;
}

static const struct staffing *build_staffing(struct build *build,
                                             const struct draft_queue *draft,
                                             const double *contacts)
{
    if (!draft->by_volume)
        return NULL;
    struct staffing *staffing =
        ARENA_ARRAY(build->reading->arena, struct staffing, 1);
    *staffing = draft->staffing;
    if (draft->deferral)
        staffing->channel = CHANNEL_DEFERRED;
    staffing->contacts = contacts;
    staffing->carried = carries(&build->problem->grid, draft);
    staffing->load = loads_of(build, staffing);
    build_times(build, draft, staffing);
    return staffing;
}

static struct queue build_queue(struct build *build,
                                const struct draft_queue *draft)
{
    const struct grid *grid = &build->problem->grid;
    struct arena *arena = build->reading->arena;
    const double *figures = figures_of(build, draft);
    const struct staffing *staffing = build_staffing(build, draft, figures);
    int *need = ARENA_ARRAY(arena, int, grid->n_slots);
    struct queue queue = {
        .id = draft->id,
        .name = draft->name,
        .need = need,
        .shortage = slot_prices(grid, &draft->shortage, draft->priority),
        .surplus = slot_prices(grid, &draft->surplus, 1),
        .most = draft->n_most > 0 ? build_most(build, draft) : NULL,
        .min_block = draft->min_block / grid->slot_min,
        .staffing = staffing};
    if (fill_need(build, draft, staffing, figures, need) && staffing &&
        staffing->over_day && check_days(build, draft, figures))
        queue.day_target = day_target_new(
            arena, grid->n_days, grid->calendars[0].day_start, grid->n_slots,
            staffing, need, HEAD * queue.shortage.price[0]);
    return queue;
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
    note_unmet(build);
    problem->queues = queues;
    problem->n_queues = reading->n_queues;
}

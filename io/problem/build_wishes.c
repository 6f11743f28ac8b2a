/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Availability, and what wishes cost where they are not granted.  No price is
 * negative: what is liked costs where it is not given. */
#include "build.h"
#include "wish.h"
#include "wish_notes.h"

#include <math.h>
#include <string.h>

/* The costs of one agent being added up. */
struct wishes {
    const struct build *build;
    const struct draft_agent *draft;
    const struct agent *agent;
    const struct face *face;
    struct wish_terms terms;
    cost *slot, *shift, *off;
    struct wish *items;
    int n, n_stretches;
    struct days_off *stretches;
};

/* Marks the slots that lie in a stretch as a whole, or that it touches. */
static void paint(const struct grid *grid, const struct draft_stretch *stretch,
                  bool touched, uint8_t mark, uint8_t *slots)
{
    int slot = touched ? slot_before(grid, stretch->start)
                       : slot_after(grid, stretch->start);
    int end = touched ? slot_after(grid, stretch->end)
                      : slot_before(grid, stretch->end);
    if (slot < 0)
        slot = 0;
    for (; slot < end && slot < grid->n_slots; slot++)
        slots[slot] = mark;
}

/* What calendars say of each slot before windows are asked: GRADE_USUAL where
 * the agent is available. */
static uint8_t *paint_open(const struct wishes *wishes)
{
    const struct grid *grid = &wishes->build->problem->grid;
    const struct draft_agent *draft = wishes->draft;
    uint8_t *slots =
        ARENA_ARRAY(wishes->build->reading->scratch, uint8_t, grid->n_slots);
    if (!draft->available_given && !draft->open_given)
        memset(slots, GRADE_USUAL, (size_t)grid->n_slots);
    for (int i = 0; i < draft->n_open; i++)
        paint(grid, &draft->open[i], false, GRADE_USUAL, slots);
    return slots;
}

static uint8_t *paint_shut(const struct wishes *wishes)
{
    const struct grid *grid = &wishes->build->problem->grid;
    const struct draft_agent *draft = wishes->draft;
    uint8_t *slots =
        ARENA_ARRAY(wishes->build->reading->scratch, uint8_t, grid->n_slots);
    for (int i = 0; i < draft->n_shut; i++)
        paint(grid, &draft->shut[i], !draft->shut[i].lifted,
              !draft->shut[i].lifted, slots);
    return slots;
}

static int grade_at(const struct wishes *wishes, int slot, int grade)
{
    for (int i = 0; i < wishes->draft->n_available; i++)
        if (window_holds(wishes->build, &wishes->draft->available[i].window,
                         wishes->face, slot))
            grade = wishes->draft->available[i].grade;
    return grade;
}

/* Points per hour of work in a grade of availability. An agent with grades
 * above 2 likes some hours better than others, so the others cost. */
static int points_of_grade(const struct draft_agent *draft, int grade)
{
    bool relative = false;
    for (int i = 0; i < draft->n_available; i++)
        relative |= draft->available[i].grade > 2;
    int above = relative && grade > 0
                    ? (4 - (grade > 2 ? grade : 2)) * LIKED_HOUR_POINTS
                    : 0;
    return above + (grade == 1 ? RATHER_NOT_POINTS : 0);
}

static void add_available(struct wishes *wishes, uint8_t *available)
{
    const struct grid *grid = &wishes->build->problem->grid;
    const uint8_t *open = paint_open(wishes), *shut = paint_shut(wishes);
    for (int slot = 0; slot < grid->n_slots; slot++) {
        int grade = shut[slot] ? 0 : grade_at(wishes, slot, open[slot]);
        available[slot] = grade > 0;
        wishes->slot[slot] +=
            per_slot(grid, points_of_grade(wishes->draft, grade));
    }
}

static bool is_liked(const struct draft_wish *wish)
{
    return wish->grade > GRADE_USUAL;
}

/* The days that the wish is about: the next one from `day` on, n_days where
 * there is none. */
static int next_day(const struct wishes *wishes, const struct draft_wish *wish,
                    int day)
{
    const struct grid *grid = &wishes->build->problem->grid;
    while (day < grid->n_days &&
           !wish_is_for(wishes->build, wishes->draft, wish, day))
        day++;
    return day;
}

/* What is liked of a stretch of the day costs where another hour of the day
 * is worked, what is not where an hour of the stretch is. */
static void add_timed(struct wishes *wishes, const struct draft_wish *draft,
                      struct wish *wish)
{
    const struct grid *grid = &wishes->build->problem->grid;
    const struct calendar *own = &grid->calendars[wishes->agent->calendar];
    int end = own->day_start[wish->day + 1];
    wish->kind = is_liked(draft) ? WISH_IN : WISH_OUT;
    wish->price = per_slot(grid, wish->price / POINT);
    wish->from = end;
    for (int slot = own->day_start[wish->day]; slot < end; slot++) {
        bool inside =
            window_holds(wishes->build, &draft->window, wishes->face, slot);
        if (inside && slot < wish->from)
            wish->from = slot;
        if (inside)
            wish->to = slot + 1;
        if (inside == (wish->kind == WISH_OUT))
            wishes->slot[slot] += wish->price;
    }
}

static void add_day(struct wishes *wishes, const struct draft_wish *draft,
                    struct wish *wish)
{
    int n_shifts = wishes->build->problem->n_shifts;
    bool liked = is_liked(draft);
    wish->kind = draft->grade == GRADE_OFF ? WISH_OFF
                 : liked                   ? WISH_WORK
                                           : WISH_NOT;
    for (int shift = 0; shift < n_shifts; shift++) {
        bool named = draft->shift == NOT_GIVEN || draft->shift == shift;
        if (named != liked)
            wishes->shift[wish->day * n_shifts + shift] += wish->price;
    }
    if (liked)
        wishes->off[wish->day] += wish->price;
}

/* Days off one after another, wished as a whole. */
static void add_stretch(struct wishes *wishes, const struct draft_wish *draft,
                        struct wish *wish)
{
    wish->kind = WISH_OFF;
    while (next_day(wishes, draft, wish->until) == wish->until &&
           wish->until < wishes->build->problem->grid.n_days)
        wish->until++;
    if (wishes->n_stretches == STRETCHES_MAX) {
        spot_report(wishes->build->reading->diags, draft->spot,
                    "more than %d stretches of days off wished 'together'",
                    STRETCHES_MAX);
        return;
    }
    wishes->stretches[wishes->n_stretches++] =
        (struct days_off){wish->day, wish->until, wish->price};
}

/* Adds the draft's wish for a day; the first day that it has not dealt with.
 */
static int add_wish(struct wishes *wishes, const struct draft_wish *draft,
                    int day)
{
    const struct reading *reading = wishes->build->reading;
    struct wish *wish = &wishes->items[wishes->n++];
    int points = (int)lround(wish_points(draft) * wishes->terms.part);
    *wish = (struct wish){.day = day,
                          .until = day + 1,
                          .shift = draft->shift,
                          .other = draft->with ? agent_of(reading, draft->with)
                                               : NOT_GIVEN,
                          .price = (cost)points * POINT};
    if (draft->with)
        wish->kind = is_liked(draft) ? WISH_WITH : WISH_WITHOUT;
    else if (draft->timed)
        add_timed(wishes, draft, wish);
    else if (draft->together)
        add_stretch(wishes, draft, wish);
    else
        add_day(wishes, draft, wish);
    return wish->until;
}

/* False where the colleague is none of the team's. */
static bool check_colleague(const struct wishes *wishes,
                            const struct draft_wish *wish)
{
    struct reading *reading = wishes->build->reading;
    int other = reading_agent(reading, wish->spot, wish->with);
    if (other != NOT_GIVEN && reading->agents[other].id == wishes->draft->id)
        spot_report(reading->diags, wish->spot,
                    "'with' is a colleague, not oneself");
    return other != NOT_GIVEN;
}

static void add_wishes(struct wishes *wishes)
{
    const struct draft_agent *draft = wishes->draft;
    int n_days = wishes->build->problem->grid.n_days;
    for (int i = 0; i < draft->n_wishes; i++) {
        const struct draft_wish *wish = &draft->wishes[i];
        if ((wish->with && !check_colleague(wishes, wish)) ||
            wish->grade == GRADE_USUAL)
            continue;
        int day = next_day(wishes, wish, 0);
        while (day < n_days)
            day = next_day(wishes, wish, add_wish(wishes, wish, day));
    }
}

void build_wishes(struct build *build, const struct draft_agent *draft,
                  struct agent *agent)
{
    const struct problem *problem = build->problem;
    const struct grid *grid = &problem->grid;
    struct arena *arena = build->reading->arena;
    agent->available = build->neutral.available;
    agent->slot_wish = build->neutral.slot_wish;
    agent->shift_wish = build->neutral.shift_wish;
    agent->off_wish = build->neutral.off_wish;
    agent->wish_left = wish_terms(build, draft).left;
    bool has_hours =
        draft->available_given || draft->open_given || draft->n_shut > 0;
    if (!has_hours && draft->n_wishes == 0)
        return;
    struct wishes wishes = {
        .build = build,
        .draft = draft,
        .agent = agent,
        .face = &build->faces[agent->calendar],
        .terms = wish_terms(build, draft),
        .slot = ARENA_ARRAY(arena, cost, grid->n_slots),
        .shift = ARENA_ARRAY(arena, cost, grid->n_days * problem->n_shifts),
        .off = ARENA_ARRAY(arena, cost, grid->n_days),
        .items =
            ARENA_ARRAY(arena, struct wish, draft->n_wishes * grid->n_days),
        .stretches = ARENA_ARRAY(arena, struct days_off, STRETCHES_MAX)};
    if (has_hours) {
        uint8_t *available = ARENA_ARRAY(arena, uint8_t, grid->n_slots);
        add_available(&wishes, available);
        agent->available = available;
    }
    add_wishes(&wishes);
    wish_note(build, draft);
    agent->wishes = wishes.items;
    agent->n_wishes = wishes.n;
    agent->stretches = wishes.stretches;
    agent->n_stretches = wishes.n_stretches;
    agent->slot_wish = wishes.slot;
    agent->shift_wish = wishes.shift;
    agent->off_wish = wishes.off;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Availability, and what wishes cost where they are not granted.  No price is
 * negative: what is liked costs where it is not given. */
#include "build.h"

#include <string.h>

enum {
    GRADE_USUAL = 2,
    OFF_POINTS = 120, /* a day worked that was to be off */
    NEVER_POINTS = 240,
    RATHER_NOT_POINTS = 60,
    GLADLY_POINTS = 120, /* a day not worked as was liked best */
    LIKED_POINTS = 60,
    LIKED_HOUR_POINTS = 30 /* an hour worked at another time, per grade */
};

/* The costs of one agent being added up. */
struct wishes {
    const struct build *build;
    const struct draft_agent *draft;
    const struct face *face;
    cost *slot, *shift, *off;
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

static int usual_points(const struct draft_wish *wish)
{
    switch (wish->grade) {
    case GRADE_OFF:
        return OFF_POINTS;
    case 0:
        return NEVER_POINTS;
    case 1:
        return RATHER_NOT_POINTS;
    case 3:
        return wish->timed ? LIKED_HOUR_POINTS : LIKED_POINTS;
    case 4:
        return wish->timed ? 2 * LIKED_HOUR_POINTS : GLADLY_POINTS;
    default:
        return 0;
    }
}

static cost points_of(const struct draft_wish *wish)
{
    return wish->points == NOT_GIVEN ? usual_points(wish) : wish->points;
}

/* What is liked of a stretch of the day costs where another hour of the day
 * is worked, what is not where an hour of the stretch is. */
static void add_timed(struct wishes *wishes, const struct draft_wish *wish)
{
    const struct grid *grid = &wishes->build->problem->grid;
    bool liked = wish->grade > 2;
    cost price = per_slot(grid, points_of(wish));
    for (int slot = 0; slot < grid->n_slots; slot++) {
        int date = grid->first_date + wishes->face->day[slot];
        if (days_have(&wish->window.days, date) &&
            window_holds(wishes->build, &wish->window, wishes->face, slot) !=
                liked)
            wishes->slot[slot] += price;
    }
}

static void add_day(struct wishes *wishes, const struct draft_wish *wish,
                    int day)
{
    int n_shifts = wishes->build->problem->n_shifts;
    bool liked = wish->grade > 2;
    cost price = points_of(wish) * POINT;
    for (int shift = 0; shift < n_shifts; shift++) {
        bool named = wish->shift == NOT_GIVEN || wish->shift == shift;
        if (named != liked)
            wishes->shift[day * n_shifts + shift] += price;
    }
    if (liked)
        wishes->off[day] += price;
}

static void add_wish(struct wishes *wishes, const struct draft_wish *wish)
{
    const struct grid *grid = &wishes->build->problem->grid;
    if (wish->timed) {
        add_timed(wishes, wish);
        return;
    }
    for (int day = 0; day < grid->n_days; day++)
        if (days_have(&wish->window.days, grid->first_date + day))
            add_day(wishes, wish, day);
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
    bool has_hours =
        draft->available_given || draft->open_given || draft->n_shut > 0;
    if (!has_hours && draft->n_wishes == 0)
        return;
    struct wishes wishes = {
        build,
        draft,
        &build->faces[agent->calendar],
        ARENA_ARRAY(arena, cost, grid->n_slots),
        ARENA_ARRAY(arena, cost, grid->n_days * problem->n_shifts),
        ARENA_ARRAY(arena, cost, grid->n_days)};
    if (has_hours) {
        uint8_t *available = ARENA_ARRAY(arena, uint8_t, grid->n_slots);
        add_available(&wishes, available);
        agent->available = available;
    }
    for (int i = 0; i < draft->n_wishes; i++)
        add_wish(&wishes, &draft->wishes[i]);
    agent->slot_wish = wishes.slot;
    agent->shift_wish = wishes.shift;
    agent->off_wish = wishes.off;
}

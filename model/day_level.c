/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "day_level.h"

#include "staffing.h"

#include <limits.h>
#include <math.h>

enum { CONTACT = 1000, HEADS_MAX = 4000 /* of one slot */ };

static const double rounding = 1e-12;

/* Share of a slot's contacts answered in time by `heads` rostered, part of
 * whom are away: straight between whole numbers of agents. */
struct curve {
    const struct staffing *staffing;
    struct station station;
    int agents; /* the last whole number asked for, and its level and next */
    double level, next;
};

static double level_of(const struct curve *curve, int agents)
{
    return station_service(&curve->station, agents)
        .level[curve->staffing->level_of];
}

static double level_at(struct curve *curve, int heads)
{
    int there = heads * (1000 - curve->staffing->shrinkage_permille);
    int agents = there / 1000;
    if (agents != curve->agents) {
        curve->level =
            agents == curve->agents + 1 ? curve->next : level_of(curve, agents);
        curve->next = level_of(curve, agents + 1);
        curve->agents = agents;
    }
    return curve->level +
           (curve->next - curve->level) * (there % 1000) / 1000.0;
}

/* Where gains of one more head begin to fall. */
static int bend(struct curve *curve, int heads)
{
    double gain = level_at(curve, heads + 1) - level_at(curve, heads);
    for (;; heads++) {
        double next = level_at(curve, heads + 2) - level_at(curve, heads + 1);
        if (next <= gain + rounding)
            return heads;
        gain = next;
    }
}

struct gains {
    struct arena *arena;
    int n, room;
    int *items;
};

static void add_gain(struct gains *gains, int gain)
{
    if (gains->n == gains->room) {
        int *more = ARENA_ARRAY(gains->arena, int, 2 * gains->room + 64);
        for (int i = 0; i < gains->n; i++)
            more[i] = gains->items[i];
        gains->items = more;
        gains->room = 2 * gains->room + 64;
    }
    gains->items[gains->n++] = gain;
}

/* Adds the gains of one slot, in which `weight` thousandths of a contact come;
 * returns what its need answers. */
static double add_slot(struct gains *gains, struct curve *curve, double weight,
                       int *need)
{
    int heads = *need / HEAD, last = INT_MAX;
    heads = bend(curve, heads);
    *need = heads * HEAD;
    double base = level_at(curve, heads), level = base;
    for (int more = 1; more <= HEADS_MAX; more++) {
        double next = level_at(curve, heads + more);
        int gain = (int)fmin(last, floor(weight * (next - level)));
        if (gain < 1)
            break;
        add_gain(gains, gain);
        last = gain;
        level = next;
    }
    return base * weight;
}

static double sum_of(const double *figures, int from, int end)
{
    double sum = 0;
    for (int slot = from; slot < end; slot++)
        sum += figures[slot];
    return sum;
}

/* Returns what the needs of the day answer. */
static double add_day(struct gains *gains, const struct staffing *staffing,
                      int from, int end, int *need, int *first_gain)
{
    double answered = 0;
    for (int slot = from; slot < end; slot++) {
        struct curve curve = {.staffing = staffing, .agents = -2};
        first_gain[slot] = gains->n;
        if (staffing->contacts[slot] <= 0)
            continue;
        curve.station = staffing_station(staffing, staffing->load[slot]);
        answered += add_slot(gains, &curve, CONTACT * staffing->contacts[slot],
                             &need[slot]);
    }
    return answered;
}

/* The slot in which one more head gains most; -1 where none gains. */
static int best_slot(const struct day_target *target, int from, int end,
                     const int *extra)
{
    int best = -1, most = 0;
    for (int slot = from; slot < end; slot++) {
        int index = target->first_gain[slot] + extra[slot];
        if (index < target->first_gain[slot + 1] &&
            target->gains[index] > most) {
            best = slot;
            most = target->gains[index];
        }
    }
    return best;
}

/* Returns the gain of the last head, 0 where the need is enough. */
static int reach_goal(const struct day_target *target, int day,
                      const int *day_start, int *extra)
{
    int from = day_start[day], end = day_start[day + 1], gain = 0, best;
    for (int slot = from; slot < end; slot++)
        extra[slot] = 0;
    for (int left = target->goal[day]; left > 0; left -= gain) {
        if ((best = best_slot(target, from, end, extra)) < 0)
            break;
        gain = target->gains[target->first_gain[best] + extra[best]++];
    }
    return gain;
}

void day_target_heads(const struct day_target *target, int day,
                      const int *day_start, int *extra)
{
    reach_goal(target, day, day_start, extra);
}

/* What is missing of the level of `contacts`, as far as heads can gain it. */
static int goal_of(const struct staffing *staffing, const struct gains *gains,
                   int first, double contacts, double answered)
{
    double missing =
        staffing->level_permille / 1000.0 * CONTACT * contacts - answered;
    int most = 0;
    for (int i = first; i < gains->n; i++)
        most += gains->items[i];
    return (int)fmax(0,
                     fmin(most, ceil(missing - rounding * CONTACT * contacts)));
}

const struct day_target *day_target_new(struct arena *arena, int n_days,
                                        const int *day_start, int n_slots,
                                        const struct staffing *staffing,
                                        int *need, cost head_price)
{
    struct day_target *target = ARENA_ARRAY(arena, struct day_target, 1);
    struct gains gains = {.arena = arena};
    int *first_gain = ARENA_ARRAY(arena, int, n_slots + 1);
    int *goal = ARENA_ARRAY(arena, int, n_days);
    int *extra = ARENA_ARRAY(arena, int, n_slots);
    cost *price = ARENA_ARRAY(arena, cost, n_days);
    for (int day = 0; day < n_days; day++) {
        int first = gains.n;
        double answered = add_day(&gains, staffing, day_start[day],
                                  day_start[day + 1], need, first_gain);
        double contacts =
            sum_of(staffing->contacts, day_start[day], day_start[day + 1]);
        goal[day] = goal_of(staffing, &gains, first, contacts, answered);
    }
    for (int slot = day_start[n_days]; slot <= n_slots; slot++)
        first_gain[slot] = gains.n;
    *target = (struct day_target){first_gain, gains.items, goal, price};
    for (int day = 0; day < n_days; day++) {
        int gain = reach_goal(target, day, day_start, extra);
        if (gain > 0)
            price[day] = (head_price + gain - 1) / gain;
    }
    return target;
}

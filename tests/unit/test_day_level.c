/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "day_level.h"
#include "staffing.h"

#include <math.h>

enum { SLOTS = 6 };

/* A day of four hours with 20, 60, 100 and 40 calls of 5 minutes, between two
 * slots that are in no day; 80 % in 20 s. */
struct day {
    double contacts[SLOTS], load[SLOTS];
    int need[SLOTS], extra[SLOTS];
    struct staffing staffing;
    struct arena *arena;
    const struct day_target *target;
};

static const int day_start[] = {1, 5};

static struct day day_new(int shrinkage, int slot_permille, int patience_s)
{
    struct day day = {.contacts = {0, 20, 60, 100, 40, 0},
                      .arena = arena_new()};
    day.staffing = (struct staffing){.chats = 1,
                                     .handling_s = 300,
                                     .answer_s = 20,
                                     .level_permille = 800,
                                     .over_day = true,
                                     .slot_permille = slot_permille,
                                     .shrinkage_permille = shrinkage,
                                     .patience_s = patience_s,
                                     .wait_s = -1,
                                     .abandon_permille = -1,
                                     .occupancy_permille = 1000};
    return day;
}

static void day_derive(struct day *day)
{
    day->staffing.contacts = day->contacts;
    day->staffing.load = day->load;
    for (int slot = 0; slot < SLOTS; slot++) {
        int there = 1000 - day->staffing.shrinkage_permille;
        day->load[slot] =
            staffing_load(&day->staffing, day->contacts[slot], 3600);
        day->need[slot] =
            HEAD * (int)ceil(staffing_agents(&day->staffing, day->load[slot]) *
                             1000.0 / there);
    }
    day->target = day_target_new(day->arena, 1, day_start, SLOTS,
                                 &day->staffing, day->need, 360000);
    day_target_heads(day->target, 0, day_start, day->extra);
}

static int heads_of(const struct day *day, int slot)
{
    return day->need[slot] / HEAD + day->extra[slot];
}

static void a_rich_hour_pays_for_a_poor_one(void **state)
{
    (void)state;
    static const int fewest[] = {0, 3, 8, 12, 5, 0}; /* 28; by the hour 30 */
    struct day day = day_new(0, 0, 0);
    day_derive(&day);
    for (int slot = 1; slot < 5; slot++)
        assert_int_equal(heads_of(&day, slot), fewest[slot]);
    arena_free(day.arena);
}

static void no_hour_falls_below_its_own_part(void **state)
{
    (void)state;
    struct day day = day_new(0, 780, 0);
    day_derive(&day);
    for (int slot = 1; slot < 5; slot++) {
        struct station station =
            staffing_station(&day.staffing, day.load[slot]);
        assert_true(station_service(&station, heads_of(&day, slot)).level[0] >=
                    0.78);
    }
    arena_free(day.arena);
}

static void gains_fall_and_are_those_of_the_formula(void **state)
{
    (void)state;
    for (int patience_s = 0; patience_s < 1000; patience_s += 250) {
        struct day day = day_new(0, 100, patience_s);
        day_derive(&day);
        assert_int_equal(day.target->first_gain[0], day.target->first_gain[1]);
        assert_int_equal(day.target->first_gain[5],
                         day.target->first_gain[SLOTS]);
        for (int slot = 1; slot < 5; slot++) {
            const int *gains = day.target->gains + day.target->first_gain[slot];
            int n =
                day.target->first_gain[slot + 1] - day.target->first_gain[slot];
            int sum = 0, need = day.need[slot] / HEAD;
            assert_true(n > 2);
            for (int k = 0; k < n; k++) {
                assert_true(gains[k] > 0 && (!k || gains[k] <= gains[k - 1]));
                sum += gains[k];
            }
            struct station station =
                staffing_station(&day.staffing, day.load[slot]);
            double gained = station_service(&station, need + n).level[0] -
                            station_service(&station, need).level[0];
            double wanted = gained * day.contacts[slot] * 1000;
            assert_true(sum <= wanted && sum > wanted - n - 1);
        }
        arena_free(day.arena);
    }
}

static void part_of_the_heads_are_away(void **state)
{
    (void)state;
    struct day day = day_new(125, 0, 0);
    day_derive(&day);
    double in_time = 0;
    for (int slot = 1; slot < 5; slot++) {
        struct station station =
            staffing_station(&day.staffing, day.load[slot]);
        int there = heads_of(&day, slot) * 875;
        double part = there % 1000 / 1000.0;
        in_time +=
            day.contacts[slot] *
            ((1 - part) * station_service(&station, there / 1000).level[0] +
             part * station_service(&station, there / 1000 + 1).level[0]);
    }
    assert_true(in_time >= 0.8 * 220);
    assert_true(in_time < 0.83 * 220);
    arena_free(day.arena);
}

static void the_last_head_is_worth_a_head_missing(void **state)
{
    (void)state;
    struct day day = day_new(0, 0, 0);
    day_derive(&day);
    int least = 1000000;
    for (int slot = 1; slot < 5; slot++)
        for (int k = 0; k < day.extra[slot]; k++) {
            int gain = day.target->gains[day.target->first_gain[slot] + k];
            least = gain < least ? gain : least;
        }
    assert_true(day.target->price[0] * least >= 360000);
    assert_true((day.target->price[0] - 1) * least < 360000);
    arena_free(day.arena);
}

static void a_day_without_contacts_asks_for_nothing(void **state)
{
    (void)state;
    struct day day = day_new(0, 0, 0);
    for (int slot = 0; slot < SLOTS; slot++)
        day.contacts[slot] = 0;
    day_derive(&day);
    assert_int_equal(day.target->goal[0], 0);
    for (int slot = 1; slot < 5; slot++)
        assert_int_equal(heads_of(&day, slot), 0);
    arena_free(day.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rich_hour_pays_for_a_poor_one),
        cmocka_unit_test(no_hour_falls_below_its_own_part),
        cmocka_unit_test(gains_fall_and_are_those_of_the_formula),
        cmocka_unit_test(part_of_the_heads_are_away),
        cmocka_unit_test(the_last_head_is_worth_a_head_missing),
        cmocka_unit_test(a_day_without_contacts_asks_for_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

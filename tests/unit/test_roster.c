/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "crew.h"
#include "roster.h"

static const struct offer two_breaks = {
    .start = 10,
    .end = 18,
    .n_pauses = 2,
    .pauses = {{1, 2, 4, false}, {2, 4, 5, true}},
};

static void breaks_fit_inside_their_windows(void **state)
{
    (void)state;
    assert_true(pauses_fit(&two_breaks, (short[]){2, 4}));
    assert_true(pauses_fit(&two_breaks, (short[]){2, 5}));
    assert_true(pauses_fit(&two_breaks, (short[]){3, 5}));
    assert_false(pauses_fit(&two_breaks, (short[]){1, 4}));
    assert_false(pauses_fit(&two_breaks, (short[]){5, 7}));
    assert_false(pauses_fit(&two_breaks, (short[]){2, 6}));
    assert_false(pauses_fit(&two_breaks, (short[]){2, 3}));
}

static void breaks_must_not_touch(void **state)
{
    (void)state;
    assert_false(pauses_fit(&two_breaks, (short[]){3, 4}));
    assert_false(pauses_fit(&two_breaks, (short[]){4, 5}));
    assert_false(pauses_fit(&two_breaks, (short[]){4, 4}));
}

static void breaks_must_not_touch_either_end(void **state)
{
    (void)state;
    struct offer offer = {.start = 0, .end = 5, .n_pauses = 1};
    offer.pauses[0] = (struct pause){2, 0, 4, false};
    assert_false(pauses_fit(&offer, (short[]){0}));
    assert_true(pauses_fit(&offer, (short[]){1}));
    assert_true(pauses_fit(&offer, (short[]){2}));
    assert_false(pauses_fit(&offer, (short[]){3}));
    assert_false(pauses_fit(&offer, (short[]){4}));
}

static void a_duty_without_breaks_always_fits(void **state)
{
    (void)state;
    struct offer offer = {.start = 0, .end = 1};
    assert_true(pauses_fit(&offer, NULL));
}

static void the_earliest_breaks_make_room_for_each_other(void **state)
{
    (void)state;
    struct offer offer = two_breaks;
    short pause[BREAKS_MAX] = {0};
    pauses_earliest(&offer, pause);
    assert_int_equal(pause[0], 2);
    assert_int_equal(pause[1], 4);
    offer.pauses[1].from = 2;
    pauses_earliest(&offer, pause);
    assert_int_equal(pause[0], 2);
    assert_int_equal(pause[1], 4);
    assert_true(pauses_fit(&offer, pause));
    offer.pauses[0].from = 1;
    pauses_earliest(&offer, pause);
    assert_int_equal(pause[0], 1);
    assert_int_equal(pause[1], 3);
}

/* Slots 8 to 20 as a string: w at work. */
static void assert_marked(const struct offer *offer, const short *pause,
                          const char *slots)
{
    uint8_t at_work[30] = {0};
    duty_mark(offer, pause, at_work);
    for (int slot = 0; slot < 30; slot++) {
        bool inside = slot >= 8 && slot < 8 + (int)strlen(slots);
        assert_int_equal(at_work[slot], inside && slots[slot - 8] == 'w');
    }
}

static void a_duty_is_at_work_but_for_its_breaks(void **state)
{
    (void)state;
    assert_marked(&two_breaks, (short[]){2, 4}, "..ww.w..ww..");
    assert_marked(&two_breaks, (short[]){3, 5}, "..www.w..w..");
}

/* Whatever somebody has written into a roster. */
static void breaks_that_do_not_fit_never_reach_beyond_the_duty(void **state)
{
    (void)state;
    assert_marked(&two_breaks, (short[]){4, 2}, "..ww...www..");
    assert_marked(&two_breaks, (short[]){7, 8}, "..wwwwwww...");
    assert_marked(&two_breaks, (short[]){12, -1}, "...wwwwwww..");
}

static void a_new_roster_is_everybody_off(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 2);
    problem_freeze(&crew->problem);
    struct roster *roster = roster_new(&crew->problem);
    for (int agent = 0; agent < 2; agent++) {
        for (int day = 0; day < 2; day++) {
            assert_int_equal(roster_duty(roster, agent, day)->offer, OFF);
            assert_null(roster_offer(roster, agent, day));
        }
        for (int slot = 0; slot < crew->problem.grid.n_slots; slot++)
            assert_int_equal(roster_serves(roster, agent)[slot], NO_QUEUE);
    }
    roster_free(roster);
    crew_free(crew);
}

static void a_copy_is_the_same_and_lives_alone(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 2);
    struct roster *roster = crew_roster(crew, (const char *[]){"EL", ".N"});
    roster_serves(roster, 1)[47] = CHAT;
    struct roster *copy = roster_copy(roster);
    roster_duty(roster, 0, 0)->offer = OFF;
    roster_serves(roster, 1)[47] = NO_QUEUE;
    assert_int_equal(roster_duty(copy, 0, 0)->offer, EARLY);
    assert_int_equal(roster_duty(copy, 0, 1)->offer, CREW_SHIFTS + LATE);
    assert_ptr_equal(roster_offer(copy, 1, 1),
                     &crew->offers[CREW_SHIFTS + NIGHT]);
    assert_int_equal(roster_serves(copy, 1)[47], CHAT);
    roster_free(roster);
    roster_free(copy);
    roster_free(NULL);
    crew_free(crew);
}

static void a_duty_from_before_is_at_work_from_the_first_slot(void **state)
{
    (void)state;
    struct crew *crew = crew_new(1, 1);
    crew->agents[0].carried_until = 6;
    struct roster *roster = crew_roster(crew, (const char *[]){"L"});
    uint8_t at_work[CREW_SLOTS];
    roster_at_work(roster, 0, at_work);
    for (int slot = 0; slot < crew->problem.grid.n_slots; slot++)
        assert_int_equal(at_work[slot], slot < 6 || (slot >= 14 && slot < 22));
    roster_free(roster);
    crew_free(crew);
}

/* Ada does phone and chat, Bob phone alone. */
static void the_agent_of_two_skills_leaves_room_for_the_other(void **state)
{
    (void)state;
    struct crew *crew = crew_new(1, 2);
    static const int speed[] = {100, 100, 100, 0};
    memcpy(crew->speed, speed, sizeof speed);
    for (int slot = 7; slot < 15; slot++)
        crew->need[PHONE][slot] = crew->need[CHAT][slot] = 100;
    struct roster *roster = crew_roster(crew, (const char *[]){"E", "E"});
    roster_allocate(roster);
    for (int slot = 7; slot < 15; slot++) {
        assert_int_equal(roster_serves(roster, 0)[slot], CHAT);
        assert_int_equal(roster_serves(roster, 1)[slot], PHONE);
    }
    assert_int_equal(roster_serves(roster, 0)[6], NO_QUEUE);
    assert_int_equal(roster_serves(roster, 0)[15], NO_QUEUE);
    roster_free(roster);
    crew_free(crew);
}

static void the_dearer_queue_is_served_first(void **state)
{
    (void)state;
    struct crew *crew = crew_new(1, 1);
    crew->speed[PHONE] = crew->speed[CHAT] = 100;
    crew->need[PHONE][10] = 300;
    crew->need[CHAT][10] = 100;
    crew->queues[CHAT].shortage.price[0] = 2;
    struct roster *roster = crew_roster(crew, (const char *[]){"E"});
    roster_allocate(roster);
    assert_int_equal(roster_serves(roster, 0)[10], CHAT);
    crew->queues[PHONE].shortage = (struct steps){3, {1, 1, 3}};
    roster_allocate(roster);
    assert_int_equal(roster_serves(roster, 0)[10], PHONE);
    roster_free(roster);
    crew_free(crew);
}

static void nobody_serves_during_a_break(void **state)
{
    (void)state;
    struct crew *crew = crew_new(1, 1);
    crew->speed[PHONE] = 100;
    crew->offers[EARLY].n_pauses = 1;
    crew->offers[EARLY].pauses[0] = (struct pause){1, 3, 5, false};
    for (int slot = 0; slot < 24; slot++)
        crew->need[PHONE][slot] = 100;
    struct roster *roster = crew_roster(crew, (const char *[]){"E"});
    roster_duty(roster, 0, 0)->pause[0] = 4;
    roster_allocate(roster);
    for (int slot = 0; slot < 24; slot++)
        assert_int_equal(roster_serves(roster, 0)[slot],
                         slot >= 7 && slot < 15 && slot != 11 ? PHONE
                                                              : NO_QUEUE);
    roster_free(roster);
    crew_free(crew);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_fit_inside_their_windows),
        cmocka_unit_test(breaks_must_not_touch),
        cmocka_unit_test(breaks_must_not_touch_either_end),
        cmocka_unit_test(a_duty_without_breaks_always_fits),
        cmocka_unit_test(the_earliest_breaks_make_room_for_each_other),
        cmocka_unit_test(a_duty_is_at_work_but_for_its_breaks),
        cmocka_unit_test(breaks_that_do_not_fit_never_reach_beyond_the_duty),
        cmocka_unit_test(a_new_roster_is_everybody_off),
        cmocka_unit_test(a_copy_is_the_same_and_lives_alone),
        cmocka_unit_test(a_duty_from_before_is_at_work_from_the_first_slot),
        cmocka_unit_test(the_agent_of_two_skills_leaves_room_for_the_other),
        cmocka_unit_test(the_dearer_queue_is_served_first),
        cmocka_unit_test(nobody_serves_during_a_break),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

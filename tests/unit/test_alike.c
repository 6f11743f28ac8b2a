/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "alike.h"
#include "crew_line.h"

static int three_agents(void **state)
{
    (void)state;
    crew = crew_new(14, 3);
    return 0;
}

/* The first agent that the third is like. */
static int first(void)
{
    problem_freeze(&crew->problem);
    struct rows *rows = rows_new(&crew->problem);
    int like = first_alike(&crew->problem, rows, 2);
    assert_int_equal(first_alike(&crew->problem, rows, 0), 0);
    rows_free(rows);
    return like;
}

static void agents_of_the_same_terms_are_like_the_first_of_them(void **state)
{
    (void)state;
    assert_int_equal(first(), 0);
}

static void names_and_contracts_make_no_difference(void **state)
{
    (void)state;
    crew->agents[0].id = "bo";
    crew->own[0].week_max[1] = 2400;
    assert_int_equal(first(), 0);
}

static void wishes_do(void **state)
{
    (void)state;
    crew->own[0].off_wish[3] = 60;
    assert_int_equal(first(), 1);
}

static void prices_of_shifts_do(void **state)
{
    (void)state;
    crew->own[0].shift_wish[4 * CREW_SHIFTS + LATE] = 60;
    assert_int_equal(first(), 1);
}

static void duties_offered_do(void **state)
{
    (void)state;
    crew->own[0].forbidden[4] = 1 << NIGHT;
    assert_int_equal(first(), 1);
}

static void skills_do(void **state)
{
    (void)state;
    for (int i = 0; i < 3 * CREW_QUEUES; i++)
        crew->speed[i] = 100;
    crew->speed[PHONE] = 0;
    assert_int_equal(first(), 1);
}

static void a_duty_from_before_does(void **state)
{
    (void)state;
    crew->agents[0].carried_until = 6;
    assert_int_equal(first(), 1);
}

static void heads_counted_on_a_shift_do(void **state)
{
    (void)state;
    static const int day[] = {3}, least[] = {1}, most[] = {2};
    static const int8_t weight[] = {0, 1, 1};
    crew->problem.n_presences = 1;
    crew->presence = (struct presence){
        .shift = EARLY,
        .weight = weight,
        .n_rows = 1,
        .row = day,
        .min = least,
        .max = most,
        .too_few = {1, {5}},
    };
    assert_int_equal(first(), 1);
}

#define ALIKE_TEST(test)                                                       \
    cmocka_unit_test_setup_teardown(test, three_agents, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ALIKE_TEST(agents_of_the_same_terms_are_like_the_first_of_them),
        ALIKE_TEST(names_and_contracts_make_no_difference),
        ALIKE_TEST(wishes_do),
        ALIKE_TEST(prices_of_shifts_do),
        ALIKE_TEST(duties_offered_do),
        ALIKE_TEST(skills_do),
        ALIKE_TEST(a_duty_from_before_does),
        ALIKE_TEST(heads_counted_on_a_shift_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

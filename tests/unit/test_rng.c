/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rng.h"

#include "test.h"

static void the_sequence_is_the_published_one(void **state)
{
    (void)state;
    struct rng rng = {.state = 1234567};
    assert_true(rng_next(&rng) == 6457827717110365317u);
    assert_true(rng_next(&rng) == 3203168211198807973u);
    assert_true(rng_next(&rng) == 9817491932198370423u);
    assert_true(rng_next(&rng) == 4593380528125082431u);
    assert_true(rng_next(&rng) == 16408922859458223821u);
}

static void the_same_seed_gives_the_same_numbers(void **state)
{
    (void)state;
    struct rng one = {.state = 42}, other = {.state = 42};
    for (int i = 0; i < 100; i++)
        assert_int_equal(rng_below(&one, 1000), rng_below(&other, 1000));
}

static void numbers_below_n_reach_all_and_no_other(void **state)
{
    (void)state;
    struct rng rng = {.state = 0};
    int seen[7] = {0};
    for (int i = 0; i < 7000; i++) {
        int number = rng_below(&rng, 7);
        assert_in_range(number, 0, 6);
        seen[number]++;
    }
    for (int number = 0; number < 7; number++)
        assert_in_range(seen[number], 900, 1100);
    assert_int_equal(rng_below(&rng, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sequence_is_the_published_one),
        cmocka_unit_test(the_same_seed_gives_the_same_numbers),
        cmocka_unit_test(numbers_below_n_reach_all_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

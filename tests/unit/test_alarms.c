/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "alarms.h"
#include "rng.h"

#include <math.h>

static void nothing_happens_before_it_is_set(void **state)
{
    (void)state;
    struct alarms alarms = alarms_new(3);
    assert_true(alarms.when[alarms_next(&alarms)] == INFINITY);
    alarms_set(&alarms, 2, 5);
    assert_int_equal(alarms_next(&alarms), 2);
    alarms_free(&alarms);
}

static void of_equal_times_the_lower_index_comes_first(void **state)
{
    (void)state;
    struct alarms alarms = alarms_new(5);
    alarms_set(&alarms, 4, 7);
    alarms_set(&alarms, 1, 7);
    alarms_set(&alarms, 3, 7);
    assert_int_equal(alarms_next(&alarms), 1);
    alarms_set(&alarms, 1, 8);
    assert_int_equal(alarms_next(&alarms), 3);
    alarms_free(&alarms);
}

static void the_earliest_is_found_among_many_changes(void **state)
{
    (void)state;
    enum { N = 37 };
    struct alarms alarms = alarms_new(N);
    struct rng rng = {1};
    for (int change = 0; change < 2000; change++) {
        int earliest = 0;
        alarms_set(&alarms, rng_below(&rng, N), rng_below(&rng, 50));
        for (int i = 1; i < N; i++)
            if (alarms.when[i] < alarms.when[earliest])
                earliest = i;
        assert_int_equal(alarms_next(&alarms), earliest);
    }
    alarms_free(&alarms);
}

static void one_alone_is_always_next(void **state)
{
    (void)state;
    struct alarms alarms = alarms_new(1);
    alarms_set(&alarms, 0, 3);
    assert_int_equal(alarms_next(&alarms), 0);
    alarms_free(&alarms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_happens_before_it_is_set),
        cmocka_unit_test(of_equal_times_the_lower_index_comes_first),
        cmocka_unit_test(the_earliest_is_found_among_many_changes),
        cmocka_unit_test(one_alone_is_always_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures of evenness against vectors computed elsewhere. */
#include "test.h"

#include "fairness.h"
#include "vectors.h"

enum { PEOPLE = 16 };

static void near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance))
        fail_msg("%.17g is not %.17g", value, wanted);
}

static int read_list(const cJSON *list, double *values)
{
    int n = 0;
    const cJSON *item;
    cJSON_ArrayForEach(item, list) values[n++] = item->valuedouble;
    return n;
}

static void hold(const cJSON *exact, const char *key, double found)
{
    const cJSON *wanted = json_get(exact, key);
    if (wanted)
        near(found, wanted->valuedouble, 1e-11);
}

static void measures_are_those_of_the_vectors(void **state)
{
    (void)state;
    const cJSON *vector, *all = section("fairness");
    cJSON_ArrayForEach(vector, all)
    {
        double x[PEOPLE], share[PEOPLE];
        int n = read_list(json_get(vector, "x"), x);
        int shares = read_list(json_get(vector, "entitlement_fte"), share);
        const cJSON *exact = json_get(vector, "exact");
        struct fairness it = fairness_of(x, shares ? share : NULL, n);
        hold(exact, "range", it.range);
        hold(exact, "max_minus_min", it.range);
        hold(exact, "variance", it.variance);
        hold(exact, "mad", it.deviation);
        hold(exact, "mad_vs_target", it.deviation);
        hold(exact, "gini", it.gini);
        hold(exact, "weighted_gini", it.gini);
        hold(exact, "jain", it.jain);
    }
}

static void part_timers_are_measured_by_their_share(void **state)
{
    (void)state;
    const double nights[] = {6, 3, 5}, share[] = {1, 0.5, 0.8};
    struct fairness it = fairness_of(nights, share, 3);
    assert_int_equal(it.worst, 2);
    near(it.most, 6.25, 1e-12);
    near(it.range, 0.25, 1e-12);
    near(it.gini, 0.009316770186335404, 1e-12);
}

static void who_has_no_share_is_left_out(void **state)
{
    (void)state;
    const double nights[] = {4, 9, 4}, share[] = {1, 0, 1};
    struct fairness it = fairness_of(nights, share, 3);
    assert_int_equal(it.n, 2);
    near(it.level, 4, 1e-12);
    near(it.range, 0, 1e-12);
    near(it.jain, 1, 1e-12);
}

static void nothing_at_all_is_even(void **state)
{
    (void)state;
    const double none[] = {0, 0}, no_share[] = {0, 0};
    struct fairness it = fairness_of(none, NULL, 2);
    near(it.gini, 0, 0);
    near(it.jain, 1, 0);
    it = fairness_of(none, no_share, 2);
    assert_int_equal(it.n, 0);
    assert_int_equal(it.worst, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_are_those_of_the_vectors),
        cmocka_unit_test(part_timers_are_measured_by_their_share),
        cmocka_unit_test(who_has_no_share_is_left_out),
        cmocka_unit_test(nothing_at_all_is_even),
    };
    return cmocka_run_group_tests(tests, open_vectors, close_vectors);
}

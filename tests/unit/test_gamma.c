/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Against closed forms, and the table of chi-squared in every textbook, which
 * is twice a gamma law of half the degrees of freedom. */
#include "test.h"

#include "gamma.h"

#include <math.h>

static void near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance * wanted))
        fail_msg("%.17g is not %.17g", value, wanted);
}

static void shape_one_is_exponential(void **state)
{
    (void)state;
    for (double p = 0.01; p < 1; p += 0.01)
        near(gamma_quantile(1, p), -log1p(-p), 1e-10);
}

static void quantiles_are_those_of_chi_squared(void **state)
{
    (void)state;
    near(2 * gamma_quantile(0.5, 0.95), 3.841458820694124, 1e-10);
    near(2 * gamma_quantile(5, 0.95), 18.307038053275146, 1e-10);
    near(2 * gamma_quantile(5, 0.5), 9.341817765591967, 1e-10);
    near(2 * gamma_quantile(50, 0.99), 135.80672317102676, 1e-10);
}

static void the_quantile_leaves_its_share_below(void **state)
{
    (void)state;
    for (double shape = 0.01; shape < 1e6; shape *= 3.7)
        for (double p = 0.5; p < 0.999; p += 0.049)
            near(gamma_below(shape, gamma_quantile(shape, p)), p, 1e-8);
}

static void large_shapes_are_nearly_normal(void **state)
{
    (void)state;
    double shape = 1e8;
    near((gamma_quantile(shape, 0.8413447460685429) - shape) / sqrt(shape), 1,
         1e-4);
}

static void what_is_too_small_is_0(void **state)
{
    (void)state;
    assert_true(gamma_quantile(1e-5, 0.5) == 0);
    assert_true(gamma_below(2, 0) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shape_one_is_exponential),
        cmocka_unit_test(quantiles_are_those_of_chi_squared),
        cmocka_unit_test(the_quantile_leaves_its_share_below),
        cmocka_unit_test(large_shapes_are_nearly_normal),
        cmocka_unit_test(what_is_too_small_is_0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

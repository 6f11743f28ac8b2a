/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lp.h"
#include "test.h"

#include <math.h>

/* Two needs, of 3 and 2; column A covers the first for 2, B both for 3. */
static struct lp *covering(int *first, int *second)
{
    struct lp *lp = lp_new();
    int rows[] = {lp_add_row(lp, 3, INFINITY), lp_add_row(lp, 2, INFINITY)};
    double ones[] = {1, 1};
    *first = lp_add_column(lp, 2, 0, INFINITY, 1, rows, ones);
    *second = lp_add_column(lp, 3, 0, INFINITY, 2, rows, ones);
    return lp;
}

static void the_least_price_is_found_with_its_duals(void **state)
{
    (void)state;
    int first, second;
    struct lp *lp = covering(&first, &second);
    assert_int_equal(lp_solve(lp, 10, 1000), LP_OPTIMAL);
    assert_float_equal(lp_objective(lp), 8, 1e-9);
    assert_float_equal(lp_value(lp, first), 1, 1e-9);
    assert_float_equal(lp_value(lp, second), 2, 1e-9);
    assert_float_equal(lp_dual(lp, 0), 2, 1e-9);
    assert_float_equal(lp_dual(lp, 1), 1, 1e-9);
    lp_free(lp);
}

static void a_better_column_lowers_the_price_from_the_last_basis(void **state)
{
    (void)state;
    int first, second, rows[] = {0, 1};
    double values[] = {3, 2};
    struct lp *lp = covering(&first, &second);
    assert_int_equal(lp_solve(lp, 10, 1000), LP_OPTIMAL);
    int third = lp_add_column(lp, 1, 0, INFINITY, 2, rows, values);
    assert_int_equal(lp_solve(lp, 10, 1000), LP_OPTIMAL);
    assert_float_equal(lp_objective(lp), 1, 1e-9);
    assert_true(lp_is_basic(lp, third));
    lp_free(lp);
}

static void a_removed_column_lets_those_behind_it_move_up(void **state)
{
    (void)state;
    int first, second;
    struct lp *lp = covering(&first, &second);
    lp_bound_column(lp, first, 0, 0);
    assert_int_equal(lp_solve(lp, 10, 1000), LP_OPTIMAL);
    lp_remove_columns(lp, 1, &first);
    assert_int_equal(lp_n_columns(lp), 1);
    assert_int_equal(lp_solve(lp, 10, 1000), LP_OPTIMAL);
    assert_float_equal(lp_objective(lp), 9, 1e-9);
    assert_float_equal(lp_value(lp, 0), 3, 1e-9);
    lp_free(lp);
}

static void no_iterations_left_is_a_limit_and_not_an_answer(void **state)
{
    (void)state;
    int first, second;
    struct lp *lp = covering(&first, &second);
    assert_int_equal(lp_solve(lp, 10, 0), LP_LIMIT);
    assert_int_equal(lp_solve(lp, 10, 1000), LP_OPTIMAL);
    assert_true(lp_take_work(lp) > 0);
    assert_int_equal(lp_take_work(lp), 0);
    lp_free(lp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_least_price_is_found_with_its_duals),
        cmocka_unit_test(a_better_column_lowers_the_price_from_the_last_basis),
        cmocka_unit_test(a_removed_column_lets_those_behind_it_move_up),
        cmocka_unit_test(no_iterations_left_is_a_limit_and_not_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "clash.h"
#include "crew_line.h"

/* A rule of single duties can be left out like any other. */
static void a_clash_names_what_is_asked_of_a_duty(void **state)
{
    (void)state;
    hold(RULE_max_days_in_a_row, 6);
    hold(RULE_earliest_start, 23 * 60);
    crew->own[0].orders[2] = ORDER_WORK;
    crew->problem.grid.n_days = 4;
    problem_freeze(&crew->problem);
    assert_true(clash_of(&crew->problem, 0, NULL) ==
                (RULE_BIT(earliest_start) | RULE_BIT(fixed)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE_TEST(a_clash_names_what_is_asked_of_a_duty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "near.h"

#include "test.h"

#include <string.h>

static void slips_of_the_pen_cost_one_each(void **state)
{
    (void)state;
    assert_int_equal(near_distance("billing", "billing"), 0);
    assert_int_equal(near_distance("Billing", "bILLING"), 0);
    assert_int_equal(near_distance("biling", "billing"), 1);
    assert_int_equal(near_distance("billling", "billing"), 1);
    assert_int_equal(near_distance("bollong", "billing"), 2);
    assert_int_equal(near_distance("blliing", "billing"), 2);
    assert_int_equal(near_distance("bililng", "billing"), 1);
    assert_int_equal(near_distance("", "ab"), 2);
}

static void nearest_name_is_found(void **state)
{
    (void)state;
    static const char *const names[] = {"phone", "chat", "email", "mail"};
    assert_string_equal(near_name("phnoe", names, N_ELEMENTS(names)), "phone");
    assert_string_equal(near_name("PHONE", names, N_ELEMENTS(names)), "phone");
    assert_string_equal(near_name("emial", names, N_ELEMENTS(names)), "email");
    assert_string_equal(near_name("mails", names, N_ELEMENTS(names)), "mail");
}

static void of_names_equally_near_the_first_is_meant(void **state)
{
    (void)state;
    static const char *const names[] = {"early", "pearly", "yearly"};
    assert_string_equal(near_name("xearly", names, N_ELEMENTS(names)), "early");
    assert_string_equal(near_name("xearly", names + 1, 2), "pearly");
}

static void what_is_far_from_all_is_near_to_none(void **state)
{
    (void)state;
    static const char *const names[] = {"phone", "chat", "id"};
    char endless[200];
    memset(endless, 'p', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_null(near_name("x", (const char *const[]){"A"}, 1));
    assert_null(near_name("maria", (const char *const[]){"kari"}, 1));
    assert_null(near_name("telephony", names, N_ELEMENTS(names)));
    assert_null(near_name("xy", names, N_ELEMENTS(names)));
    assert_null(near_name(endless, names, N_ELEMENTS(names)));
    assert_null(near_name("phone", names, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_of_the_pen_cost_one_each),
        cmocka_unit_test(nearest_name_is_found),
        cmocka_unit_test(of_names_equally_near_the_first_is_meant),
        cmocka_unit_test(what_is_far_from_all_is_near_to_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Assignments against all ways there are. */
#include "assign.h"
#include "rng.h"
#include "test.h"

#include <string.h>

enum { MOST = 6, TRIES = 500 };

static cost best_from(int n, const cost *price, int person, unsigned taken)
{
    cost best = person == n ? 0 : COST_FORBIDDEN;
    for (int place = 0; person < n && place < n; place++) {
        if (taken >> place & 1)
            continue;
        cost sum = price[person * n + place] +
                   best_from(n, price, person + 1, taken | 1u << place);
        best = sum < best ? sum : best;
    }
    return best;
}

static void no_way_is_cheaper(void **state)
{
    (void)state;
    struct rng rng = {7};
    for (int i = 0; i < TRIES; i++) {
        int n = 1 + rng_below(&rng, MOST), place[MOST];
        cost price[MOST * MOST], sum = 0;
        for (int k = 0; k < n * n; k++)
            price[k] = rng_below(&rng, i % 2 ? 4 : 1000000);
        unsigned taken = 0;
        assert_true(assign(n, price, place) == best_from(n, price, 0, 0));
        for (int person = 0; person < n; person++) {
            sum += price[person * n + place[person]];
            taken |= 1u << place[person];
        }
        assert_int_equal(taken, (1u << n) - 1);
        assert_true(sum == best_from(n, price, 0, 0));
    }
}

static void nobody_costs_nothing(void **state)
{
    (void)state;
    assert_true(assign(0, NULL, NULL) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_way_is_cheaper),
        cmocka_unit_test(nobody_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

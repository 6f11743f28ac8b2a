/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Moments of what is drawn, within four standard errors. */
#include "test.h"

#include "draw.h"

#include <math.h>

enum { DRAWS = 200000 };

struct moments {
    double mean, variance;
};

static struct moments moments_of(double (*draw)(struct rng *rng, double),
                                 double parameter)
{
    struct rng rng = draw_stream(1, 0, DRAW_HANDLING, 0);
    double sum = 0, squares = 0;
    for (int i = 0; i < DRAWS; i++) {
        double value = draw(&rng, parameter);
        assert_true(value >= 0 && isfinite(value));
        sum += value;
        squares += value * value;
    }
    double mean = sum / DRAWS;
    return (struct moments){mean, squares / DRAWS - mean * mean};
}

static void times_have_the_mean_and_variance_of_an_exponential(void **state)
{
    (void)state;
    struct moments found = moments_of(draw_exponential, 180);
    assert_true(fabs(found.mean - 180) < 4 * 180 / sqrt(DRAWS));
    assert_true(fabs(found.variance / (180 * 180) - 1) < 4 * sqrt(8.0 / DRAWS));
}

static void rates_have_the_mean_and_variance_of_a_gamma(void **state)
{
    (void)state;
    static const double shapes[] = {0.2, 1, 3.5, 40};
    for (size_t i = 0; i < N_ELEMENTS(shapes); i++) {
        double shape = shapes[i];
        struct moments found = moments_of(draw_gamma, shape);
        double error = sqrt(shape / DRAWS);
        double of_variance = shape * sqrt((2 + 6 / shape) / DRAWS);
        if (fabs(found.mean - shape) > 4 * error ||
            fabs(found.variance - shape) > 4 * of_variance)
            fail_msg("shape %g: mean %g, variance %g", shape, found.mean,
                     found.variance);
    }
}

static void streams_differ_by_purpose_owner_and_replication(void **state)
{
    (void)state;
    struct rng streams[] = {
        draw_stream(1, 0, DRAW_ARRIVAL, 0), draw_stream(1, 0, DRAW_ARRIVAL, 1),
        draw_stream(1, 0, DRAW_RATE, 0),    draw_stream(1, 1, DRAW_ARRIVAL, 0),
        draw_stream(2, 0, DRAW_ARRIVAL, 0),
    };
    for (size_t a = 0; a < N_ELEMENTS(streams); a++)
        for (size_t b = 0; b < a; b++)
            assert_true(streams[a].state != streams[b].state);
    struct rng again = draw_stream(1, 0, DRAW_ARRIVAL, 0);
    assert_true(rng_next(&streams[0]) == rng_next(&again));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_have_the_mean_and_variance_of_an_exponential),
        cmocka_unit_test(rates_have_the_mean_and_variance_of_a_gamma),
        cmocka_unit_test(streams_differ_by_purpose_owner_and_replication),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

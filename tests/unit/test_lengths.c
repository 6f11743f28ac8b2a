/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lengths.h"
#include "test.h"

enum { DRAWS = 1000 };

static const double unit = 10;

/* How often each is drawn. */
static void draw(const struct lengths *lengths, int *times)
{
    struct rng rng = {1};
    for (int i = 0; i < lengths->n; i++)
        times[i] = 0;
    for (int i = 0; i < DRAWS; i++)
        times[lengths_draw(lengths, &rng, unit)]++;
}

static void each_is_a_third_longer_up_to_the_most(void **state)
{
    (void)state;
    static const int days[] = {2, 3, 4, 6, 8, 11, 14};
    struct lengths lengths;
    lengths_lay(&lengths, 2, 14);
    assert_int_equal(lengths.n, 7);
    for (int i = 0; i < lengths.n; i++)
        assert_int_equal(lengths.items[i].days, days[i]);
    lengths_lay(&lengths, 2, 2);
    assert_int_equal(lengths.n, 1);
}

static void what_gains_is_drawn_more_often(void **state)
{
    (void)state;
    int times[LENGTHS_MOST];
    struct lengths lengths;
    lengths_lay(&lengths, 2, 4);
    lengths_tried(&lengths, 1, 100 * unit, lengths.items[1].ticks);
    draw(&lengths, times);
    assert_true(times[1] > DRAWS * 9 / 10 && times[0] > 0);
}

/* Two days took a thousand times as long as was expected of them. */
static void longer_ones_are_dear_where_a_short_one_was(void **state)
{
    (void)state;
    struct lengths lengths;
    lengths_lay(&lengths, 2, 6);
    double ticks = 1000 * lengths.items[0].ticks;
    lengths_tried(&lengths, 2, 0, lengths.items[2].ticks);
    double known = lengths.items[2].ticks;
    lengths_tried(&lengths, 0, 100 * unit, ticks);
    assert_true(lengths.items[1].ticks == ticks * 9 / 4);
    assert_true(lengths.items[2].ticks == known);
    assert_true(lengths.items[3].ticks == ticks * 9);
}

static void shorter_ones_are_not(void **state)
{
    (void)state;
    struct lengths lengths;
    lengths_lay(&lengths, 2, 6);
    double ticks = lengths.items[0].ticks;
    lengths_tried(&lengths, 3, 0, 1000 * lengths.items[3].ticks);
    assert_true(lengths.items[0].ticks == ticks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_a_third_longer_up_to_the_most),
        cmocka_unit_test(what_gains_is_drawn_more_often),
        cmocka_unit_test(longer_ones_are_dear_where_a_short_one_was),
        cmocka_unit_test(shorter_ones_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

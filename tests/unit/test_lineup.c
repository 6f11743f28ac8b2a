/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "lineup.h"

static void push(struct lineup *line, int slot)
{
    const struct contact contact = {.slot = slot};
    lineup_push(line, &contact);
}

static void who_came_first_is_served_first(void **state)
{
    (void)state;
    struct lineup line = {0};
    int next = 0, expected = 0;
    for (int round = 0; round < 200; round++) {
        push(&line, next++);
        push(&line, next++);
        push(&line, next++);
        assert_int_equal(lineup_pop(&line).slot, expected++);
        assert_int_equal(lineup_at(&line, 0)->slot, expected);
        assert_int_equal(lineup_at(&line, line.n - 1)->slot, next - 1);
    }
    while (line.n > 0)
        assert_int_equal(lineup_pop(&line).slot, expected++);
    assert_int_equal(expected, next);
    lineup_free(&line);
}

static void what_is_laid_aside_is_next(void **state)
{
    (void)state;
    struct lineup line = {0};
    const struct contact aside = {.slot = -1};
    for (int slot = 0; slot < 100; slot++) {
        push(&line, slot);
        lineup_push_front(&line, &aside);
        assert_int_equal(lineup_pop(&line).slot, -1);
        assert_int_equal(lineup_at(&line, 0)->slot, 0);
        assert_int_equal(lineup_at(&line, slot)->slot, slot);
    }
    lineup_free(&line);
}

static void a_line_in_front_grows_too(void **state)
{
    (void)state;
    struct lineup line = {0};
    for (int slot = 0; slot < 100; slot++) {
        const struct contact contact = {.slot = slot};
        lineup_push_front(&line, &contact);
    }
    for (int slot = 99; slot >= 0; slot--)
        assert_int_equal(lineup_pop(&line).slot, slot);
    lineup_clear(&line);
    assert_int_equal(line.n, 0);
    lineup_free(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_came_first_is_served_first),
        cmocka_unit_test(what_is_laid_aside_is_next),
        cmocka_unit_test(a_line_in_front_grows_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arena.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

static int make(void **state)
{
    *state = arena_new();
    return 0;
}

static int drop(void **state)
{
    arena_free(*state);
    return 0;
}

static void memory_is_zeroed_and_aligned_for_any_type(void **state)
{
    static const char zeroes[100];
    for (size_t bytes = 1; bytes < sizeof zeroes; bytes++) {
        char *memory = arena_alloc(*state, bytes, 1);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        assert_memory_equal(memory, zeroes, bytes);
        memset(memory, 'x', bytes);
    }
}

static void objects_do_not_overlap(void **state)
{
    enum { N = 5000, LONGEST = 97 };
    char *objects[N];
    for (int i = 0; i < N; i++) {
        objects[i] = arena_alloc(*state, (size_t)(i % LONGEST) + 1, 1);
        memset(objects[i], i % 128, (size_t)(i % LONGEST) + 1);
    }
    for (int i = 0; i < N; i++)
        for (int at = 0; at <= i % LONGEST; at++)
            assert_int_equal(objects[i][at], i % 128);
}

static void an_object_larger_than_a_block_is_whole(void **state)
{
    int *small = ARENA_ARRAY(*state, int, 1);
    int *large = ARENA_ARRAY(*state, int, 1000000);
    large[0] = large[999999] = 7;
    *small = 1;
    assert_int_equal(large[500000], 0);
    assert_int_equal(large[999999], 7);
}

static void no_objects_still_give_a_pointer(void **state)
{
    assert_non_null(ARENA_ARRAY(*state, double, 0));
}

static void copies_are_our_own(void **state)
{
    char text[] = "night shift";
    char *whole = arena_copy(*state, text);
    char *part = arena_copy_n(*state, text, 5);
    text[0] = 'l';
    assert_string_equal(whole, "night shift");
    assert_string_equal(part, "night");
}

static void printf_makes_room_for_any_length(void **state)
{
    char *text = arena_printf(*state, "%0100000d|%s", 1, "end");
    assert_int_equal(strlen(text), 100004);
    assert_string_equal(text + 99999, "1|end");
}

static void freeing_nothing_is_allowed(void **state)
{
    (void)state;
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned_for_any_type),
        cmocka_unit_test(objects_do_not_overlap),
        cmocka_unit_test(an_object_larger_than_a_block_is_whole),
        cmocka_unit_test(no_objects_still_give_a_pointer),
        cmocka_unit_test(copies_are_our_own),
        cmocka_unit_test(printf_makes_room_for_any_length),
        cmocka_unit_test(freeing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, make, drop);
}

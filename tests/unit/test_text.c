/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

static void text_that_nothing_was_added_to_is_empty(void **state)
{
    (void)state;
    struct text text = {0};
    assert_string_equal(text_string(&text), "");
    char *taken = text_take(&text);
    assert_string_equal(taken, "");
    free(taken);
}

static void additions_stand_one_after_another(void **state)
{
    (void)state;
    struct text text = {0};
    text_add(&text, "a roster of ");
    text_printf(&text, "%d agents, %s", 24, "seven days");
    text_add_n(&text, ", no more", 4);
    text_repeat(&text, "!", 3);
    assert_string_equal(text_string(&text),
                        "a roster of 24 agents, seven days, no!!!");
    assert_int_equal(text.length, strlen(text_string(&text)));
    text_free(&text);
}

static void text_grows_past_any_room(void **state)
{
    (void)state;
    struct text text = {0};
    for (int i = 0; i < 1000; i++)
        text_printf(&text, "%07d", i);
    assert_int_equal(text.length, 7000);
    assert_string_equal(text_string(&text) + 6993, "0000999");
    text_free(&text);
}

static void taken_text_leaves_an_empty_one(void **state)
{
    (void)state;
    struct text text = {0};
    text_add(&text, "mine");
    char *taken = text_take(&text);
    assert_string_equal(taken, "mine");
    assert_string_equal(text_string(&text), "");
    free(taken);
}

static void cleared_text_can_be_filled_again(void **state)
{
    (void)state;
    struct text text = {0};
    text_add(&text, "first");
    text_clear(&text);
    assert_string_equal(text_string(&text), "");
    text_add(&text, "2");
    assert_string_equal(text_string(&text), "2");
    text_free(&text);
}

static void widths_are_columns_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(text_width("Maria"), 5);
    assert_int_equal(text_width("Łukasz Żółć"), 11);
    assert_int_equal(text_width("e\u0301"), 1);
    assert_int_equal(text_width("田中"), 4);
    assert_int_equal(text_width("☎"), 1);
    assert_int_equal(text_width("🦊"), 2);
}

static void padded_text_takes_exactly_its_width(void **state)
{
    (void)state;
    struct text text = {0};
    text_add_padded(&text, "Åse", 6);
    text_add_padded(&text, "7h", -5);
    text_add_padded(&text, "田中太郎", 6);
    text_add(&text, "|");
    text_add_padded(&text, "Bartholomew", 5);
    text_add_padded(&text, "Bartholomew", -4);
    assert_string_equal(text_string(&text), "Åse      7h田中… |Bart…Bar…");
    text_free(&text);
}

static void what_turns_the_line_round_is_seen_in_tables(void **state)
{
    (void)state;
    struct text text = {0};
    assert_int_equal(text_width("a\u202eb"), 3);
    text_add_padded(&text, "a\u202eb", 5);
    text_add_padded(&text, "\u2066ab", -4);
    text_add_padded(&text, "ab\u2069c", 3);
    assert_string_equal(text_string(&text),
                        "a" TEXT_UNKNOWN "b   " TEXT_UNKNOWN "abab…");
    text_free(&text);
}

static void bytes_that_are_no_utf8_are_told_apart(void **state)
{
    (void)state;
    assert_int_equal(text_char_length(""), 0);
    assert_int_equal(text_char_length("a"), 1);
    assert_int_equal(text_char_length("é"), 2);
    assert_int_equal(text_char_length("€"), 3);
    assert_int_equal(text_char_length("🦊"), 4);
    assert_int_equal(text_char_length("\xC3"), 1);
    assert_int_equal(text_char_length("\xC0\x80"), 1);
    assert_int_equal(text_char_length("\xED\xA0\x80"), 1);
    assert_int_equal(text_char_length("\xF4\x90\x80\x80"), 1);
    assert_int_equal(text_char_length("\xE2\x82"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_that_nothing_was_added_to_is_empty),
        cmocka_unit_test(additions_stand_one_after_another),
        cmocka_unit_test(text_grows_past_any_room),
        cmocka_unit_test(taken_text_leaves_an_empty_one),
        cmocka_unit_test(cleared_text_can_be_filled_again),
        cmocka_unit_test(widths_are_columns_not_bytes),
        cmocka_unit_test(padded_text_takes_exactly_its_width),
        cmocka_unit_test(what_turns_the_line_round_is_seen_in_tables),
        cmocka_unit_test(bytes_that_are_no_utf8_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

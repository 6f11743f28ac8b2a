/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "shown.h"

#include <string.h>

static void short_texts_are_shown_as_they_are(void **state)
{
    (void)state;
    assert_string_equal(SHOWN(""), "");
    assert_string_equal(SHOWN("Łukasz"), "Łukasz");
}

static void nothing_reaches_the_terminal_that_it_would_act_on(void **state)
{
    (void)state;
    assert_string_equal(SHOWN("a\nb\033[2Jc\177"), "a b [2Jc ");
    assert_string_equal(SHOWN("a\342\200\256b\342\201\246"),
                        "a\357\277\275b\357\277\275");
    assert_string_equal(SHOWN("\342\200\251\342\201\252"),
                        "\342\200\251\342\201\252");
}

static void long_texts_are_cut_between_letters(void **state)
{
    (void)state;
    char text[4 * SHOWN_LETTERS + 9] = "", cut[sizeof text] = "";
    for (int i = 0; i < SHOWN_LETTERS; i++)
        memcpy(text + 4 * i, "\360\237\246\206", 4);
    assert_string_equal(SHOWN(text), text);
    memcpy(cut, text, sizeof text);
    memcpy(cut + 4 * SHOWN_LETTERS, "...", 4);
    memcpy(text + 4 * SHOWN_LETTERS, "\360\237\246\206", 4);
    assert_string_equal(SHOWN(text), cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_texts_are_shown_as_they_are),
        cmocka_unit_test(nothing_reaches_the_terminal_that_it_would_act_on),
        cmocka_unit_test(long_texts_are_cut_between_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

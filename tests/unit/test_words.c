/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "locales.h"
#include "words.h"

static void polish_counts_in_three_forms(void **state)
{
    (void)state;
    static const struct {
        int number, form;
    } counts[] = {{0, 2},  {1, 0},   {2, 1},   {4, 1},   {5, 2},
                  {11, 2}, {12, 2},  {14, 2},  {21, 2},  {22, 1},
                  {25, 2}, {101, 2}, {102, 1}, {112, 2}, {122, 1}};
    for (size_t i = 0; i < N_ELEMENTS(counts); i++)
        assert_int_equal(words_form("pl", counts[i].number), counts[i].form);
}

static void others_count_in_two(void **state)
{
    (void)state;
    assert_int_equal(words_form("en", 0), 1);
    assert_int_equal(words_form("nb", 1), 0);
    assert_int_equal(words_form("nb", 2), 1);
    assert_int_equal(words_form("hi", 0), 0);
    assert_int_equal(words_form("hi", 1), 0);
    assert_int_equal(words_form("hi", 2), 1);
}

static void a_number_takes_its_form(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct words *polish = words_new("pl", arena);
    assert_string_equal(words_plural(polish, "{n} day", "{n} days", 1),
                        "{n} dzień");
    assert_string_equal(words_plural(polish, "{n} person", "{n} people", 3),
                        "{n} osoby");
    assert_string_equal(words_plural(polish, "{n} person", "{n} people", 13),
                        "{n} osób");
    arena_free(arena);
}

static void what_is_not_translated_stays_english(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (int i = 0; i < N_LOCALES; i++) {
        const struct words *words = words_new(locale_names[i], arena);
        assert_string_equal(words_locale(words), locale_names[i]);
        assert_string_equal(words_get(words, NULL, "quail"), "quail");
        assert_string_equal(words_get(words, "no such context", "Roster"),
                            "Roster");
        assert_string_equal(words_plural(words, "{n} quail", "{n} quails", 1),
                            "{n} quail");
        assert_string_equal(words_plural(words, "{n} quail", "{n} quails", 2),
                            "{n} quails");
    }
    arena_free(arena);
}

static void long_sentences_are_put_together(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct words *words = words_new("nb", arena);
    assert_string_equal(
        words_get(words, NULL,
                  "This is the best there is: proven, no roster that keeps the "
                  "rules can cost less."),
        "Dette er det beste som finnes: bevist, ingen plan som holder reglene, "
        "kan koste mindre.");
    assert_string_equal(words_get(words, "weekday", "Tue"), "tirs.");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polish_counts_in_three_forms),
        cmocka_unit_test(others_count_in_two),
        cmocka_unit_test(a_number_takes_its_form),
        cmocka_unit_test(what_is_not_translated_stays_english),
        cmocka_unit_test(long_sentences_are_put_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

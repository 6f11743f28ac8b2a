/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diag.h"

#include "test.h"

#include <string.h>

static int make(void **state)
{
    *state = diags_new();
    return 0;
}

static int drop(void **state)
{
    diags_free(*state);
    return 0;
}

/* What diags_print() writes, in a buffer of its own. */
static const char *printed(const struct diags *diags)
{
    static char text[65536];
    FILE *file = tmpfile();
    assert_non_null(file);
    diags_print(diags, file);
    rewind(file);
    size_t length = fread(text, 1, sizeof text - 1, file);
    text[length] = '\0';
    fclose(file);
    return text;
}

static void nothing_reported_is_no_failure(void **state)
{
    assert_false(diags_failed(*state));
    assert_int_equal(diags_count(*state), 0);
    assert_string_equal(printed(*state), "");
}

static void reports_keep_their_order_and_their_parts(void **state)
{
    char file[] = "team.json";
    diags_add(*state, file, "/agents/3", "unknown skill '%s'", "biling");
    diags_add(*state, "agents.csv", "7:2", "%d is too many", 9);
    file[0] = 'X';
    assert_true(diags_failed(*state));
    assert_int_equal(diags_count(*state), 2);
    assert_string_equal(diags_at(*state, 0)->file, "team.json");
    assert_string_equal(diags_at(*state, 0)->place, "/agents/3");
    assert_string_equal(diags_at(*state, 0)->message, "unknown skill 'biling'");
    assert_string_equal(diags_at(*state, 1)->message, "9 is too many");
}

static void each_is_printed_on_a_line_of_its_own(void **state)
{
    diags_add(*state, "team.json", "/days", "must be at least 1");
    diags_add(*state, "week.json", "", "no such file");
    assert_string_equal(printed(*state),
                        "team.json: /days: must be at least 1\n"
                        "week.json: no such file\n");
}

static void notes_are_no_failure(void **state)
{
    char text[64] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    diags_note(*state, "a.ics", "", "has no event");
    assert_false(diags_failed(*state));
    assert_int_equal(diags_count(*state), 0);
    diags_print_notes(*state, out);
    fclose(out);
    assert_string_equal(text, "a.ics: note: has no event\n");
    assert_string_equal(printed(*state), "");
}

static void past_the_first_200_they_are_only_counted(void **state)
{
    for (int i = 0; i < 205; i++)
        diags_add(*state, "a.csv", "", "line %d", i);
    assert_int_equal(diags_count(*state), 200);
    const char *text = printed(*state);
    assert_non_null(strstr(text, "a.csv: line 199\n... and 5 more\n"));
    assert_null(strstr(text, "line 200"));
}

static void what_is_said_over_and_over_is_counted(void **state)
{
    char place[24];
    for (int i = 1; i <= 300; i++) {
        snprintf(place, sizeof place, "line %d", i);
        diags_add(*state, "a.ics", place, "unknown time zone 'Osl'");
    }
    diags_add(*state, "b.ics", "line 1", "unknown time zone 'Osl'");
    assert_int_equal(diags_count(*state), 12);
    assert_int_equal(diags_at(*state, 11)->n_more, 288);
    const char *text = printed(*state);
    assert_non_null(strstr(text, "a.ics: line 11: unknown time zone 'Osl'\n"));
    assert_non_null(strstr(text, "a.ics: line 12: unknown time zone 'Osl'; and "
                                 "288 more like it\n... and 1 more\n"));
}

static void the_same_of_another_file_is_told(void **state)
{
    for (int i = 0; i < 20; i++)
        diags_add(*state, "a.ics", "", "is empty");
    diags_add(*state, "b.ics", "", "is empty");
    assert_non_null(strstr(printed(*state), "a.ics: is empty; and 8 more like "
                                            "it\nb.ics: is empty\n"));
}

static void what_was_counted_is_passed_on(void **state)
{
    char place[24];
    struct diags *to = diags_new();
    for (int i = 0; i < 20; i++) {
        snprintf(place, sizeof place, "line %d", i);
        diags_add(*state, "a.ics", place, "is empty");
    }
    for (int i = 0; i < 190; i++)
        diags_add(*state, "a.csv", "", "line %d", i);
    diags_pass_errors(*state, to);
    assert_int_equal(diags_count(to), 12 + 180);
    assert_int_equal(diags_at(to, 11)->n_more, 8);
    assert_non_null(strstr(printed(to), "a.csv: line 179\n... and 10 more\n"));
    diags_free(to);
}

static void a_long_message_is_cut_and_not_overrun(void **state)
{
    char text[5000];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    diags_add(*state, "team.json", "", "%s", text);
    assert_int_equal(strlen(diags_at(*state, 0)->message), 1023);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_reported_is_no_failure, make,
                                        drop),
        cmocka_unit_test_setup_teardown(
            reports_keep_their_order_and_their_parts, make, drop),
        cmocka_unit_test_setup_teardown(each_is_printed_on_a_line_of_its_own,
                                        make, drop),
        cmocka_unit_test_setup_teardown(notes_are_no_failure, make, drop),
        cmocka_unit_test_setup_teardown(
            past_the_first_200_they_are_only_counted, make, drop),
        cmocka_unit_test_setup_teardown(what_is_said_over_and_over_is_counted,
                                        make, drop),
        cmocka_unit_test_setup_teardown(the_same_of_another_file_is_told, make,
                                        drop),
        cmocka_unit_test_setup_teardown(what_was_counted_is_passed_on, make,
                                        drop),
        cmocka_unit_test_setup_teardown(a_long_message_is_cut_and_not_overrun,
                                        make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

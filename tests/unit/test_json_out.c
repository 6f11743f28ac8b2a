/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "json_out.h"

static void objects_are_indented_and_flat_ones_stay_on_a_line(void **state)
{
    (void)state;
    struct text text = {0};
    struct json_out out = {.text = &text};
    json_out_object(&out, NULL);
    json_out_string(&out, "team", "Oslo");
    json_out_array(&out, "days");
    json_out_flat_object(&out, NULL);
    json_out_int(&out, "heads", 3);
    json_out_array(&out, "who");
    json_out_string(&out, NULL, "a");
    json_out_string(&out, NULL, "b");
    json_out_end(&out);
    json_out_bool(&out, "covered", true);
    json_out_end(&out);
    json_out_object(&out, NULL);
    json_out_end(&out);
    json_out_end(&out);
    json_out_flat_array(&out, "none");
    json_out_end(&out);
    json_out_int(&out, "last", -1);
    json_out_end(&out);
    assert_string_equal(
        text_string(&text),
        "{\n"
        "  \"team\": \"Oslo\",\n"
        "  \"days\": [\n"
        "    {\"heads\": 3, \"who\": [\"a\", \"b\"], \"covered\": true},\n"
        "    {}\n"
        "  ],\n"
        "  \"none\": [],\n"
        "  \"last\": -1\n"
        "}\n");
    text_free(&text);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    struct text text = {0};
    struct json_out out = {.text = &text};
    json_out_flat_array(&out, NULL);
    json_out_string(&out, NULL, "a \"b\" \\ \n \t \x01 é");
    json_out_string(&out, NULL, "");
    json_out_end(&out);
    assert_string_equal(text_string(&text),
                        "[\"a \\\"b\\\" \\\\ \\n \\u0009 \\u0001 é\", \"\"]\n");
    text_free(&text);
}

static void numbers_lose_their_trailing_noughts(void **state)
{
    (void)state;
    struct text text = {0};
    struct json_out out = {.text = &text};
    json_out_flat_array(&out, NULL);
    json_out_number(&out, NULL, 1.5, 3);
    json_out_number(&out, NULL, 100, 2);
    json_out_number(&out, NULL, 100, 0);
    json_out_number(&out, NULL, -0.001, 2);
    json_out_number(&out, NULL, 0.126, 2);
    json_out_end(&out);
    assert_string_equal(text_string(&text), "[1.5, 100, 100, 0, 0.13]\n");
    text_free(&text);
}

static void costs_are_written_in_points(void **state)
{
    (void)state;
    struct text text = {0};
    struct json_out out = {.text = &text};
    json_out_flat_array(&out, NULL);
    json_out_points(&out, NULL, 0);
    json_out_points(&out, NULL, 1200 * (cost)POINT);
    json_out_points(&out, NULL, POINT / 2);
    json_out_points(&out, NULL, POINT + 5);
    json_out_points(&out, NULL, POINT + 6);
    json_out_points(&out, NULL, -3 * POINT);
    json_out_points(&out, NULL, -5);
    json_out_end(&out);
    assert_string_equal(text_string(&text), "[0, 1200, 0.5, 1, 1.01, -3, 0]\n");
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_are_indented_and_flat_ones_stay_on_a_line),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(numbers_lose_their_trailing_noughts),
        cmocka_unit_test(costs_are_written_in_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

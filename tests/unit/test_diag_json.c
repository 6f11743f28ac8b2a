/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "diag_json.h"

static void errors_are_a_list_of_objects(void **state)
{
    (void)state;
    struct diags *diags = diags_new();
    struct text text = {0};
    diags_add(diags, "team.json", "/agents/3", "unknown skill '%s'", "biling");
    diags_json_write(&text, diags);
    assert_string_equal(text_string(&text),
                        "[\n"
                        "  {\n"
                        "    \"file\": \"team.json\",\n"
                        "    \"path\": \"/agents/3\",\n"
                        "    \"message\": \"unknown skill 'biling'\"\n"
                        "  }\n"
                        "]\n");
    text_free(&text);
    diags_free(diags);
}

static void names_that_are_no_utf8_are_still_json(void **state)
{
    (void)state;
    const char *paths[] = {"caf\xE9/\"\x1B", "kr\xC3\xB3l"};
    struct text text = {0};
    written_json_write(&text, paths, 2);
    assert_string_equal(text_string(&text),
                        "{\n"
                        "  \"written\": [\n"
                        "    \"caf\xEF\xBF\xBD/\\\"\\u001b\",\n"
                        "    \"kr\xC3\xB3l\"\n"
                        "  ]\n"
                        "}\n");
    text_free(&text);
}

static void what_is_new_in_calendars_is_counted(void **state)
{
    (void)state;
    const struct calendar_news news = {.n_changes = 3, .n_changed_for = 2};
    struct text text = {0};
    published_json_write(&text, "public", &news);
    assert_string_equal(text_string(&text),
                        "{\n"
                        "  \"written\": [\n"
                        "    \"public\"\n"
                        "  ],\n"
                        "  \"changed\": {\"entries\": 3, \"agents\": 2},\n"
                        "  \"published\": {\"entries\": 0, \"agents\": 0},\n"
                        "  \"calendars_gone\": 0\n"
                        "}\n");
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_are_a_list_of_objects),
        cmocka_unit_test(what_is_new_in_calendars_is_counted),
        cmocka_unit_test(names_that_are_no_utf8_are_still_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

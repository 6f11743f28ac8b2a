/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "outcome_json.h"

static void agents_and_rules_that_clash_are_named(void **state)
{
    (void)state;
    struct agent agents[] = {{.id = "anna"}, {.id = "bo"}};
    const struct problem problem = {.n_agents = 2, .agents = agents};
    const struct outcome outcome = {
        .status = OUTCOME_NO_ROSTER,
        .n_clashes = 2,
        .clashes = {{1, RULE_BIT(rest) | RULE_BIT(time_off), -1, 0, 0, 0, 0},
                    {0, RULE_BIT(fixed) | RULE_BIT(rotation), -1, 3, 10, 4, 5}},
    };
    struct text text = {0};
    outcome_json_write(&text, &problem, &outcome);
    assert_string_equal(text_string(&text),
                        "{\n"
                        "  \"status\": \"no_roster\",\n"
                        "  \"clashes\": [\n"
                        "    {\n"
                        "      \"agent\": \"bo\",\n"
                        "      \"rules\": [\"rest\", \"time_off\"]\n"
                        "    },\n"
                        "    {\n"
                        "      \"agent\": \"anna\",\n"
                        "      \"rules\": [\"fixed\", \"rotation\"],\n"
                        "      \"rotation_from\": \"1970-01-04\",\n"
                        "      \"rotation_to\": \"1970-01-10\",\n"
                        "      \"fixed_from\": \"1970-01-05\",\n"
                        "      \"fixed_to\": \"1970-01-05\"\n"
                        "    }\n"
                        "  ]\n"
                        "}\n");
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agents_and_rules_that_clash_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "desk.h"
#include "report.h"

static bool scenarios_of(const char *json, struct text *text)
{
    struct diags *diags = diags_new();
    bool ok = report_scenarios(text, json, strlen(json), "scenario.json", "pl",
                               diags);
    assert_true(ok == !diags_failed(diags));
    diags_free(diags);
    return ok;
}

static void scenarios_stand_side_by_side(void **state)
{
    (void)state;
    struct text text = {0};
    assert_true(scenarios_of(
        "{\"format\": \"vaktel scenario 1\", \"team\": \"<T>\", \"zone\": "
        "\"UTC\", \"version\": \"1\","
        " \"start\": \"2026-10-19\", \"days\": 7, \"grid\": [[\"g0\"],"
        " [\"h0\"], [\"i0\", \"i1\"]], \"scenarios\": [{\"name\": "
        "\"base\", \"folder\": \"base\", \"status\": \"limit\","
        "  \"cost\": 12345, \"bound\": 6000, \"short_hours\": 2.5,"
        "  \"agents\": 24, \"fairness\": {\"burden\": \"lates\","
        "  \"worst_off\": \"a\", \"ratio\": 1.25}, \"cell\": [0, 0, 0], "
        "\"queues\": [{\"id\": \"q\","
        "  \"short_hours\": 1, \"service_percent\": 70,"
        "  \"asked_percent\": 80}], \"least\": {\"agents\": 2,"
        "  \"at_least\": 2, \"of\": [{\"like\": \"ewa\", \"agents\": 2}]}}, "
        "{\"name\": \"<b>\", \"status\": \"limit\","
        "  \"cost\": 100, \"bound\": 0, \"short_hours\": 0,"
        "  \"folder\": \"javascript:x\","
        "  \"cell\": [0, 0, 1], \"added\": [\"x\"], \"removed\": [\"y\"],"
        "  \"least\": {\"agents\": 5, \"at_least\": 1},"
        "  \"against_base\": {\"cost\": -12245, \"short_hours\": -2.5,"
        "  \"undecided\": true}}, {\"name\": \"none\","
        "  \"status\": \"no_roster\", \"clashes\": [{\"agent\": \"bo\","
        "  \"rules\": [\"rest\", \"fixed\"]}], \"least\": {\"at_least\": 3}},"
        "  {\"name\": \"cut\", \"status\": \"nothing\","
        "   \"least\": {\"at_least\": 0}},"
        "  {\"name\": \"far\", \"status\": \"nothing\","
        "   \"least\": {\"at_least\": 41}},"
        "  {\"name\": \"dim\", \"status\": \"limit\","
        "   \"cost\": 12345, \"bound\": 0, \"short_hours\": 2.5,"
        "   \"folder\": \"dim\", \"cell\": [0, 0, 0],"
        "   \"against_base\": {\"cost\": 0, \"short_hours\": 0,"
        "   \"changed_people\": 1, \"changed_duties\": 1,"
        "   \"undecided\": true, \"not_asked_hours\": 34},"
        "   \"least\": {\"agents\": 5, \"at_least\": 0}}],"
        " \"worth\": [{\"what\": \"w1\", \"predicted_hours\": 1.5},"
        "  {\"what\": \"w2\", \"sort\": \"duty\", \"skills\": \"a b\","
        "   \"from\": \"11:00\", \"to\": \"19:00\", \"date\": \"2026-10-19\","
        "   \"weeks\": 4, \"unsure\": true},"
        "  {\"what\": \"w3\", \"sort\": \"rule\", \"rule\": \"rest\","
        "   \"limit\": 600, \"confirmed_points\": 240, \"doubt_points\": 20,"
        "   \"confirmed_short_hours\": 0.2}]}",
        &text));
    assert_holds(text_string(&text), "script-src 'none'");
    assert_holds(text_string(&text), "6 scenariuszy");
    assert_holds(text_string(&text),
                 "<th scope=\"row\"><bdi>&lt;b&gt;</bdi></th>");
    assert_holds(text_string(&text), "12 345");
    assert_holds(text_string(&text),
                 "<td class=\"n\">1,25 (późne zmiany)</td>");
    assert_holds(text_string(&text), "d=\"M0 0h486\"");
    assert_holds(text_string(&text), "d=\"M486 0h514\"");
    assert_holds(text_string(&text), "nierozstrzygnięte: −12 245 pkt.");
    assert_holds(text_string(&text),
                 "nierozstrzygnięte: tyle samo pkt. co obecnie");
    assert_holds(text_string(&text), "dim: 34 godz. nie jest już wymagane");
    assert_holds(text_string(&text), "1 godz.; 70 %");
    assert_holds(text_string(&text),
                 "base: wystarczą jeszcze 2 osoby (2 jak ewa)");
    assert_holds(text_string(&text),
                 "none: nie wiadomo, czy jakakolwiek liczba wystarczy; "
                 "potrzeba jeszcze co najmniej 3 osób");
    assert_holds(text_string(&text),
                 "cut: nie wiadomo, czy jakakolwiek liczba wystarczy</p>");
    assert_holds(text_string(&text),
                 "far: udowodniono, że jeszcze 40 osób nie wystarczy");
    assert_holds(text_string(&text),
                 "dim: wystarczy jeszcze 5 osób; czy wystarczy mniej, nie "
                 "wiadomo");
    assert_holds(text_string(&text), "twardych zasad: bo (rest, fixed)");
    assert_holds(text_string(&text), "<a href=\"base/report.html\"><bdi>base");
    assert_null(strstr(text_string(&text), "javascript"));
    assert_holds(text_string(&text), "<caption>g0</caption>");
    assert_holds(text_string(&text), "<th scope=\"col\">i1</th>");
    assert_holds(text_string(&text), "<th scope=\"row\">h0</th>");
    assert_holds(text_string(&text), "jeszcze jedna osoba z a, b, od 11:00 do "
                                     "19:00, pon. 19 paź, 4 tygodnie z rzędu");
    assert_holds(text_string(&text), "zasada złagodzona: co najmniej 10 godz.");
    assert_holds(text_string(&text), "<td class=\"n\">±20</td>");
    text_free(&text);
}

static void what_is_no_scenario_json_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "[]",
        "{\"scenarios\": 1}",
        "{\"format\": \"vaktel scenario 1\", \"scenarios\": 1}",
        "{\"format\": \"vaktel scenario 1\", \"team\": \"T\", \"zone\": "
        "\"UTC\", \"version\": \"1\","
        " \"start\": \"x\", \"days\": 7, \"scenarios\": []}",
        "{\"format\": \"vaktel scenario 1\", \"team\": \"T\", \"zone\": "
        "\"UTC\", \"version\": \"1\","
        " \"start\": \"2026-10-19\", \"days\": 7, \"scenarios\": ["
        " {\"name\": 1, \"cost\": \"much\", \"queues\": {}}]}"};
    for (size_t i = 0; i < N_ELEMENTS(wrong); i++) {
        struct text text = {0};
        assert_false(scenarios_of(wrong[i], &text));
        assert_int_equal(text.length, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenarios_stand_side_by_side),
        cmocka_unit_test(what_is_no_scenario_json_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

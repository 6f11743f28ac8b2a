/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "report_desk.h"
#include "summary.h"

static void
what_holds_in_place_of_a_law_is_told_in_the_pages_words(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Law\", \"zone\": \"UTC\", \"start\": \"2026-10-19\","
        " \"days\": 7, \"slot\": \"60m\", \"queues\": [{\"id\": \"q\","
        "   \"need\": [{\"from\": \"08:00\", \"to\": \"09:00\","
        "   \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"12:00\"}],"
        " \"rules\": [\"pl\", \"healthy\", {\"max_days_in_a_row\": 3}],"
        " \"agreements\": [{\"rule\": \"PL-9\", \"off\": true,"
        "   \"reason\": \"x\"}],"
        " \"agents\": [{\"id\": \"a\", \"skills\": [\"q\"]}]}");
    const struct report_order order = {.locale = "pl"};
    char *page = page_of(desk, &order);
    assert_holds(page, "<td>nie obowiązuje</td><td>x</td>");
    assert_holds(page, "<td>PL-4 z zestawu „pl” (co najmniej 11 godz. "
                       "odpoczynku między zmianami)</td>");
    assert_holds(page, "<td>własne zasady (najwyżej 3 dni pracy z rzędu)</td>");
    free(page);
    desk_free(desk);
}

static void rules_tell_how_they_were_kept(void **state)
{
    (void)state;
    char *page = page_in("en");
    assert_holds(page, "at least 11 h of rest between duties (not the same for "
                       "everybody)");
    assert_holds(page, "paid for 2 times");
    assert_holds(page, "Not legal");
    assert_holds(page, "<td>the team</td>");
    assert_holds(page,
                 "contract: at most the period&#39;s maximum of work, 6 h");
    free(page);
}

static void packs_and_agreements_are_told(void **state)
{
    (void)state;
    char *page = care_page("en");
    assert_holds(page, "this is no legal advice");
    assert_holds(page, "chapter 10</td><td>2026-10</td>");
    assert_holds(page, "<td>at least 8 h of rest between duties</td><td>tariff "
                       "&lt;2&gt;</td>");
    assert_holds(page, "Arbeidsmiljøloven 10-3 asks for 14 days of notice.");
    assert_holds(page, "at least 1 of 2 Sundays free");
    assert_holds(page, "keeps free: NO-13<small");
    assert_holds(page, "<td>Arbeidsmiljøloven 10-10</td>");
    assert_holds(page, "burdens shared evenly: lates</td>");
    free(page);
    page = page_in("en");
    assert_lacks(page, "legal advice");
    free(page);
}

static void whom_a_law_keeps_off_is_told_by_name(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-20\", \"days\": 2, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"q\", \"need\": [{\"days\": [\"wed\"],"
        "   \"from\": \"08:00\", \"to\": \"12:00\", \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"12:00\"}, {\"id\": \"late\", \"start\": \"15:00\","
        "   \"end\": \"23:00\"}],"
        " \"agents\": [{\"id\": \"a\", \"name\": \"Kari\","
        "   \"skills\": [\"q\"]}], \"rules\": [\"eu\"]}");
    const struct report_order order = {.locale = "en"};
    desk_give(desk, 0, 0, "late");
    char *page = page_of(desk, &order);
    assert_holds(page, "Kari: at least 11 h of rest between duties; after "
                       "late, Tue 20 Oct (EU-1, Directive 2003/88/EC Art. 3)");
    free(page);
    desk_free(desk);
}

static void a_rest_after_a_duty_from_before_tells_when_that_ended(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-26\", \"days\": 1, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"q\", \"need\": [{\"days\": [\"mon\"],"
        "   \"from\": \"08:00\", \"to\": \"12:00\", \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"12:00\"}, {\"id\": \"late\", \"start\": \"15:00\","
        "   \"end\": \"23:00\"}],"
        " \"agents\": [{\"id\": \"a\", \"name\": \"Kari\","
        "   \"skills\": [\"q\"], \"history\": {\"last_duty\":"
        "   {\"shift\": \"late\", \"start\": \"2026-10-25T15:00\","
        "    \"end\": \"2026-10-25T23:00\"}}}], \"rules\": [\"eu\"]}");
    const struct report_order order = {.locale = "en"};
    char *page = page_of(desk, &order);
    assert_holds(page, "Kari: at least 11 h of rest between duties; after a "
                       "duty that ended Sun 25 Oct 23:00 (EU-1, ");
    free(page);
    struct text told = {0};
    const struct summary_style style = {.width = 200};
    summary_write(&told, desk_plan(desk), &style);
    assert_holds(text_string(&told),
                 "Kari: at least 11h of rest between duties, after a duty that "
                 "ended Sun 25 Oct 23:00; EU-1,");
    text_free(&told);
    desk_free(desk);
}

static void a_rule_of_law_has_its_statute(void **state)
{
    (void)state;
    static const struct law law = {.id = "NO-1",
                                   .pack = "no",
                                   .statute = "aml. <10-8>",
                                   .as_of = "2026-10",
                                   .verified = "read",
                                   .sentence = "11 hours of rest"};
    struct desk *desk = small_desk();
    struct rule_setting *rest =
        &desk->team->problem->agents[1].rules[RULE_period_max];
    rest->law = &law;
    desk->team->problem->agents[0].rules[RULE_rest].law = &law;
    desk->team->problem->agents[0].rules[RULE_succession].law = &law;
    desk->team->problem->agents[0].rules[RULE_succession].agreement = "§ 5";
    desk->team->problem->agents[0].rules[RULE_earliest_start].limit = 360;
    const struct report_order order = {.locale = "en"};
    char *page = page_of(desk, &order);
    assert_holds(page, "<td>aml. &lt;10-8&gt; (2026-10)</td>");
    assert_holds(page, "<td>aml. &lt;10-8&gt;; § 5</td>");
    assert_holds(page, "no start before 06:00");
    free(page);
    desk_free(desk);
}

/* Each law once, however many it binds, and stretches it is kept over. */
static void averages_stand_among_the_rules(void **state)
{
    (void)state;
    static const struct law law = {.id = "PL-2",
                                   .pack = "pl",
                                   .statute = "art. 129",
                                   .as_of = "2026-10",
                                   .sentence = "40 hours a week"};
    static const int most[] = {4800, 4800, 4800, 4800, 4800, 4800, 4800};
    static const struct gauge gauges[] = {
        {.id = "PL-2", .to = 1, .most = most, .price = RULE_HARD, .law = &law},
        {.id = "lates"},
        {.id = "PL-2", .to = 2, .most = most, .price = RULE_HARD, .law = &law},
    };
    struct desk *desk = small_desk();
    for (int i = 0; i < 2; i++) {
        desk->team->problem->agents[i].gauges = gauges;
        desk->team->problem->agents[i].n_gauges = 3;
    }
    const struct report_order order = {.locale = "en"};
    char *page = page_of(desk, &order);
    const char *row = "hours over longer times within their limits: PL-2</th>"
                      "<td>never to be broken</td><td class=\"n\">kept</td>"
                      "<td class=\"n\">0</td><td>art. 129 (2026-10)</td>";
    assert_holds(page, row);
    assert_null(strstr(strstr(page, row) + 1, row));
    assert_lacks(page, "limits: lates");
    free(page);
    desk_free(desk);
}

static void the_limit_that_is_paid_for_is_told(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Six\", \"zone\": \"UTC\", \"start\": \"2026-12-07\","
        " \"days\": 6, \"slot\": \"60m\", \"queues\": [{\"id\": \"q\","
        "   \"need\": [{\"from\": \"08:00\", \"to\": \"10:00\","
        "   \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"10:00\"}], \"rules\": [\"healthy\"],"
        " \"agents\": [{\"id\": \"a\", \"skills\": [\"q\"]}]}");
    for (int day = 0; day < 6; day++)
        desk_give(desk, 0, day, "day");
    const struct report_order order = {.locale = "en"};
    char *page = page_of(desk, &order);
    assert_holds(page, "at most 6 days worked in a row</th><td>never to be "
                       "broken</td><td class=\"n\">kept</td><td "
                       "class=\"n\">0</td>");
    assert_holds(page, "at most 5 days worked in a row</th><td>has a price"
                       "</td><td class=\"n\">paid for 1 time</td><td "
                       "class=\"n\">360</td>");
    assert_holds(page, "at most 5 days worked in a row</th><td "
                       "class=\"n\">360</td>");
    assert_lacks(page, "at most 6 days worked in a row</th><td class");
    free(page);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            what_holds_in_place_of_a_law_is_told_in_the_pages_words),
        cmocka_unit_test(rules_tell_how_they_were_kept),
        cmocka_unit_test(packs_and_agreements_are_told),
        cmocka_unit_test(whom_a_law_keeps_off_is_told_by_name),
        cmocka_unit_test(a_rest_after_a_duty_from_before_tells_when_that_ended),
        cmocka_unit_test(a_rule_of_law_has_its_statute),
        cmocka_unit_test(averages_stand_among_the_rules),
        cmocka_unit_test(the_limit_that_is_paid_for_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

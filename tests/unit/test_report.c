/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "digest.h"
#include "markup.h"
#include "report_desk.h"
#include "roster_json.h"

/* 4 h of mail on Monday and 2 on Tuesday, each due on the same day; nobody is
 * there. */
static void work_that_waits_is_short_on_the_day_it_is_due(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Mail\", \"zone\": \"UTC\", \"start\": \"2026-10-19\","
        " \"days\": 3, \"slot\": \"60m\", \"queues\": [{\"id\": \"mail\","
        "   \"volume\": [{\"days\": [\"mon\"], \"from\": \"08:00\","
        "     \"to\": \"12:00\", \"contacts\": 12}, {\"days\": [\"tue\"],"
        "     \"from\": \"08:00\", \"to\": \"10:00\", \"contacts\": 12}],"
        "   \"handling_time\": \"5m\", \"answer_within\": \"2h\"}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"12:00\"}],"
        " \"agents\": [{\"id\": \"a\", \"skills\": [\"mail\"]}]}");
    const struct report_order order = {.locale = "en"};
    char *page = page_of(desk, &order);
    const char *foot = strstr(page, "Hours short</th>");
    assert_non_null(foot);
    const char row[] = "<td class=\"n bad\">4</td><td class=\"n bad\">2</td>"
                       "<td class=\"n\"></td><td class=\"n\">6</td>";
    assert_memory_equal(strstr(foot, "<td"), row, strlen(row));
    free(page);
    desk_free(desk);
}

static void names_are_text_whatever_is_in_them(void **state)
{
    (void)state;
    char *page = page_in("en");
    assert_holds(page, "<bdi>Oslo &lt;b&gt;desk</bdi>");
    assert_holds(page, "Phone &amp; &quot;chat&quot;");
    assert_holds(page, "Maria &#39;M&#39; Nowak");
    assert_holds(page, "<i>night &lt;i&gt;</i>");
    assert_holds(page, "\"Phone \\u0026 \\u0022chat\\u0022\"");
    assert_lacks(page, "<b>desk");
    free(page);
}

/* The part of the page between two words. */
static void assert_hashed(const char *page, const char *from, const char *to)
{
    char hash[DIGEST_BASE64_ROOM];
    const char *begin = strstr(page, from) + strlen(from);
    digest_base64(begin, (size_t)(strstr(begin, to) - begin), hash);
    assert_holds(page, hash);
}

static void the_policy_names_the_style_and_the_script_alone(void **state)
{
    (void)state;
    char *page = page_in("en");
    assert_holds(page, "default-src 'none'; style-src 'sha256-");
    assert_hashed(page, "<style>", "</style>");
    assert_hashed(page, "<script>", "</script>");
    assert_lacks(page, "unsafe");
    assert_lacks(page, "style=\"");
    assert_lacks(page, "http://");
    free(page);
}

static void a_cell_has_the_duty_to_scale(void **state)
{
    (void)state;
    char *page = page_in("en");
    assert_holds(page, "<b>08:00–16:00</b> <em class=\"paid\"");
    assert_holds(page, "<path class=\"k\" d=\"M11 0h1\"/>");
    assert_holds(page, "<path class=\"i t\" d=\"M0 0h6\"/>");
    assert_holds(page, "<td class=\"d over\"><b>22:00–06:00</b>");
    assert_holds(page, "<svg viewBox=\"0 -1 25 2\"");
    assert_holds(page, "<i>leave</i>");
    assert_holds(page, "Week 43: Thu 22 Oct to Sun 25 Oct 2026");
    free(page);
}

static void shortages_stand_with_their_reason(void **state)
{
    (void)state;
    char *page = page_in("en");
    assert_holds(page, "Fri 23 Oct 08:00–11:00");
    assert_holds(page, "only 1 of the 2 who can do it may work then");
    assert_holds(page, "h of work");
    assert_holds(page, "in time");
    assert_holds(page, ">a lead<");
    assert_holds(page, "at most 0");
    free(page);
}

static void figures_follow_the_language(void **state)
{
    (void)state;
    char *page = page_in("pl");
    assert_holds(page, "<html lang=\"pl\">");
    assert_holds(page, "4 osoby");
    assert_holds(page, "czw. 22 paź – wt. 27 paź 2026");
    free(page);
    page = page_in("nb");
    assert_holds(page, "tors. 22. okt. til tirs. 27. okt. 2026");
    free(page);
    page = page_in("hi");
    assert_holds(page, "4 व्यक्ति");
    free(page);
}

static void the_certificate_says_what_it_means(void **state)
{
    (void)state;
    static const struct {
        enum outcome_status status;
        int cost, bound;
        const char *said;
        bool half_hour;
    } ends[] = {
        {OUTCOME_OPTIMAL, 1234567, 1234567, "This is the best there is", false},
        {OUTCOME_LIMIT, 900, 0, "Whether a cheaper roster exists", false},
        {OUTCOME_LIMIT, 1234567, 1200000, "less than 1,200,000 points. This ",
         false},
        {OUTCOME_INTERRUPTED, 900, 800, "The search was interrupted", false},
        {OUTCOME_RAISED, 900, 800, "simulation had to ask for", false},
        {OUTCOME_SHARED, 900, 800, "good for the other volumes", false},
        {OUTCOME_FAIRER, 900, 800, "fairer than the cheapest", false},
        {OUTCOME_WITHIN_GAP, 900, 100, "the gap asked for was reached", false},
        {OUTCOME_WITHIN_GAP, 900, 800, "Half an hour of shortage or less",
         true},
    };
    for (size_t i = 0; i < N_ELEMENTS(ends); i++) {
        struct desk *desk = small_desk();
        struct text text = {0};
        const struct outcome outcome = {.status = ends[i].status,
                                        .cost = (cost)ends[i].cost * POINT,
                                        .bound = (cost)ends[i].bound * POINT,
                                        .half_hour = ends[i].half_hour};
        const struct report_order order = {.locale = "en"};
        desk_plan(desk);
        desk->plan.outcome = &outcome;
        report_write(&text, &desk->plan, &order);
        assert_holds(text_string(&text), ends[i].said);
        text_free(&text);
        desk_free(desk);
    }
}

/* The desk's roster as the one before. */
static void remember(struct desk *desk, struct agenda *agenda,
                     struct arena *arena)
{
    struct text text = {0};
    struct diags *diags = diags_new();
    roster_json_write(&text, desk_plan(desk));
    assert_true(agenda_parse(agenda, text_string(&text), text.length, "before",
                             arena, diags));
    diags_free(diags);
    text_free(&text);
}

static void duties_are_held_against_the_roster_before(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct agenda before;
    struct desk *desk = small_desk();
    const struct report_order order = {.locale = "en", .previous = &before};
    remember(desk, &before, arena);
    char *page = page_of(desk, &order);
    assert_holds(page, "Nothing changed.");
    free(page);
    roster_duty(desk->roster, 0, 1)->offer = OFF;
    desk_give(desk, 0, 4, "day");
    page = page_of(desk, &order);
    assert_holds(page, "<td>Fri 23 Oct</td><td>08:00–16:00 day</td>"
                       "<td>off</td>");
    assert_holds(page, "<td>Mon 26 Oct</td><td>off</td>"
                       "<td>08:00–16:00 day</td>");
    assert_holds(page, "2 duties changed");
    free(page);
    before.first_date += 100;
    page = page_of(desk, &order);
    assert_holds(page, "The roster before is of other days.");
    free(page);
    desk_free(desk);
    arena_free(arena);
}

static void duties_tell_why_and_what_they_cost(void **state)
{
    (void)state;
    struct desk *desk = small_desk();
    struct agent *agents = desk->team->problem->agents;
    agents[0].name = "\u202eMaria";
    agents[3].rules[RULE_earliest_start].limit = 10 * 60;
    desk_serve(desk, 0, NO_QUEUE, 34, 37);
    const struct report_order order = {.locale = "en"};
    char *page = page_of(desk, &order);
    assert_holds(page, "[0,0,\"wish refused: off: 120 points\"]");
    assert_holds(page, "[0,1,\"at most 1 day worked in a row: 10 points\"]");
    assert_holds(page, "[1,4,\"contract: at most the period's maximum of work, "
                       "6 h: broken\"]");
    assert_holds(page, "1 barred by the rule “no start before 10:00”");
    assert_holds(page, "1 without the skills for it");
    assert_holds(page, "called in: \ufffdMaria, eva\"]");
    free(page);
    desk_free(desk);
}

static void names_do_not_turn_round_what_comes_after_them(void **state)
{
    (void)state;
    static const struct {
        const char *name, *isolated;
    } names[] = {
        {"Åse", "Åse"},
        {"עברית", "\u2068עברית\u2069"},
        {"a \u202eb", "a \ufffdb"},
        {"\u2069\u202eעב", "\u2068\ufffd\ufffdעב\u2069"},
        {"\u2068עב\u2069, eva", "\u2068עב\u2069, eva"},
        {"\u2068a", "\ufffda"},
        {"\u2067\u202ea\u2069", "\u2067\u202ea\u2069"},
    };
    struct arena *arena = arena_new();
    const struct markup out = {.arena = arena};
    for (size_t i = 0; i < N_ELEMENTS(names); i++)
        assert_string_equal(markup_isolate(&out, names[i].name),
                            names[i].isolated);
    arena_free(arena);
}

static void activities_and_calls_are_marks_with_words(void **state)
{
    (void)state;
    char *page = care_page("en");
    assert_holds(page, "<em class=\"mark\" title=\"course &lt;1&gt; "
                       "09:00–11:00\">◆<span class=\"vh\"> course &lt;1&gt; "
                       "09:00–11:00</span></em>");
    assert_holds(page, "<path class=\"a\" d=\"M9 0h2\"/>");
    assert_holds(page, "[33,35,\"course \\u003c1\\u003e\"]");
    assert_lacks(page, "title=\"missed");
    assert_holds(page, "<i>standby</i> <small>on call</small>");
    assert_holds(page, "<path class=\"o\" d=\"M20 0h12\"/>");
    assert_holds(page, "title=\"leave 13:00–15:00\"");
    assert_holds(page, "attended: missed</td>");
    free(page);
    page = page_in("en");
    assert_lacks(page, "<em class=\"mark\">◆");
    assert_lacks(page, "class=\"o\" d");
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work_that_waits_is_short_on_the_day_it_is_due),
        cmocka_unit_test(names_are_text_whatever_is_in_them),
        cmocka_unit_test(the_policy_names_the_style_and_the_script_alone),
        cmocka_unit_test(a_cell_has_the_duty_to_scale),
        cmocka_unit_test(shortages_stand_with_their_reason),
        cmocka_unit_test(figures_follow_the_language),
        cmocka_unit_test(the_certificate_says_what_it_means),
        cmocka_unit_test(duties_are_held_against_the_roster_before),
        cmocka_unit_test(duties_tell_why_and_what_they_cost),
        cmocka_unit_test(names_do_not_turn_round_what_comes_after_them),
        cmocka_unit_test(activities_and_calls_are_marks_with_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

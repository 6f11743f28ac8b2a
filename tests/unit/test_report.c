/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "desk.h"
#include "digest.h"
#include "grant.h"
#include "markup.h"
#include "report.h"
#include "roster_json.h"
#include "summary.h"

/* Over the night on which the clock goes back: Maria two days and a night,
 * Bo's night from before, somebody in Georgia. */
static const char desk_json[] =
    "{\"team\": \"Oslo <b>desk\", \"zone\": \"Europe/Oslo\","
    " \"start\": \"2026-10-22\", \"days\": 6, \"slot\": \"60m\","
    " \"locale\": \"pl\", \"prices\": {\"surplus\": 20},"
    " \"queues\": [{\"id\": \"phone\", \"name\": \"Phone & \\\"chat\\\"\","
    "   \"need\": [{\"days\": [\"thu\", \"fri\"], \"from\": \"08:00\","
    "    \"to\": \"12:00\", \"heads\": 2}]},"
    "  {\"id\": \"email\", \"volume\": [{\"days\": [\"thu\"],"
    "    \"from\": \"09:00\", \"to\": \"10:00\", \"contacts\": 24}],"
    "    \"handling_time\": \"5m\", \"answer_within\": \"2h\"},"
    "  {\"id\": \"calls\", \"volume\": [{\"days\": [\"mon\"],"
    "    \"from\": \"09:00\", \"to\": \"12:00\", \"contacts\": 30}],"
    "    \"handling_time\": \"4m\", \"service_level\": {\"percent\": 80,"
    "    \"within\": \"20s\", \"over\": \"day\"}}],"
    " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
    "   \"end\": \"16:00\", \"breaks\": [{\"length\": \"1h\", \"from\": \"3h\","
    "   \"to\": \"5h\", \"paid\": false}]},"
    "  {\"id\": \"night\", \"name\": \"night <i>\", \"start\": \"22:00\","
    "   \"end\": \"06:00\"}],"
    " \"agents\": ["
    "  {\"id\": \"maria\", \"name\": \"Maria 'M' Nowak\","
    "   \"skills\": [\"phone\", \"email\", \"calls\"], \"tags\": [\"lead\"],"
    "   \"period\": {\"target\": \"15h\"},"
    "   \"wishes\": [{\"date\": \"2026-10-22\", \"off\": true}]},"
    "  {\"id\": \"bo\", \"skills\": [\"phone\"],"
    "   \"period\": {\"max\": \"6h\"},"
    "   \"history\": {\"last_duty\": {\"shift\": \"night\","
    "     \"start\": \"2026-10-21T22:00\", \"end\": \"2026-10-22T06:00\"}},"
    "   \"time_off\": [{\"from\": \"2026-10-23\", \"to\": \"2026-10-23\"}]},"
    "  {\"id\": \"asha\", \"zone\": \"Asia/Tbilisi\", \"skills\": [\"email\"],"
    "   \"week\": {\"min\": \"4h\", \"max\": \"20h\"},"
    "   \"rules\": {\"week_min\": {\"price\": 600}, \"rest\": \"9h\"}},"
    "  {\"id\": \"eva\", \"skills\": [], \"week\": {\"min\": \"0h\"}}],"
    " \"rules\": {\"max_days_in_a_row\": {\"limit\": 1, \"price\": 10}},"
    " \"presence\": [{\"id\": \"a lead\", \"tags\": [\"lead\"],"
    "    \"days\": [\"sat\"], \"from\": \"08:00\", \"to\": \"10:00\","
    "    \"min\": 1},"
    "  {\"id\": \"one night\", \"shift\": \"night\", \"days\": [\"sat\"],"
    "   \"min\": 0, \"max\": 0}]}";

static struct desk *small_desk(void)
{
    struct desk *desk = desk_new(desk_json);
    desk_give(desk, 0, 0, "day");
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 0, 2, "night");
    desk_give(desk, 1, 4, "night");
    desk_give(desk, 2, 0, "day");
    desk_serve(desk, 0, 0, 10, 13);
    desk_serve(desk, 0, 0, 34, 37);
    return desk;
}

/* Activities, a shift on call, leave of half a day, burdens with a past,
 * wishes of all kinds, a pack of laws. */
static const char care_json[] =
    "{\"team\": \"Care\", \"zone\": \"UTC\", \"start\": \"2026-10-19\","
    " \"days\": 7, \"slot\": \"60m\","
    " \"queues\": [{\"id\": \"q\", \"need\": [{\"from\": \"08:00\","
    "   \"to\": \"09:00\", \"heads\": 1}]}],"
    " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
    "   \"end\": \"13:00\"},"
    "  {\"id\": \"late\", \"start\": \"16:00\", \"end\": \"21:00\"},"
    "  {\"id\": \"standby\", \"start\": \"20:00\", \"end\": \"08:00\","
    "   \"on_call\": true}],"
    " \"burdens\": {\"lates\": 1, \"hours\": 0},"
    " \"activities\": [{\"id\": \"course <1>\", \"date\": \"2026-10-20\","
    "   \"from\": \"09:00\", \"to\": \"11:00\", \"agents\": [\"a\"],"
    "   \"price\": 300},"
    "  {\"id\": \"missed\", \"date\": \"2026-10-21\", \"from\": \"09:00\","
    "   \"to\": \"11:00\", \"agents\": [\"a\"], \"price\": 300}],"
    " \"agents\": [{\"id\": \"a\", \"week\": {\"target\": \"20h\"},"
    "   \"wishes\": [{\"date\": \"2026-10-19\", \"off\": true},"
    "    {\"date\": \"2026-10-20\", \"shift\": \"late\", \"grade\": 4},"
    "    {\"date\": \"2026-10-20\", \"shift\": \"day\", \"grade\": 0},"
    "    {\"date\": \"2026-10-20\", \"with\": \"b\", \"grade\": \"like\"},"
    "    {\"date\": \"2026-10-20\", \"from\": \"10:00\", \"to\": \"12:00\","
    "     \"grade\": 0},"
    "    {\"date\": \"2026-10-20\", \"from\": \"18:00\", \"to\": \"20:00\","
    "     \"grade\": 4},"
    "    {\"date\": \"2026-10-21\", \"grade\": 4},"
    "    {\"date\": \"2026-10-23\", \"shift\": \"late\", \"with\": \"b\","
    "     \"grade\": \"never\"},"
    "    {\"days\": [\"2026-10-19\", \"2026-10-20\"], \"off\": true,"
    "     \"together\": true},"
    "    {\"date\": \"2026-10-23\", \"grade\": 0},"
    "    {\"date\": \"2026-10-20\", \"shift\": \"day\", \"with\": \"b\","
    "     \"grade\": \"like\"},"
    "    {\"date\": \"2026-10-24\", \"off\": true}]},"
    "  {\"id\": \"b\", \"week\": {\"target\": \"20h\"},"
    "   \"time_off\": [{\"from\": \"2026-10-22T13:00\","
    "    \"to\": \"2026-10-22T15:00\"}],"
    "   \"history\": {\"last_duty\": {\"shift\": \"standby\","
    "     \"start\": \"2026-10-18T20:00\", \"end\": \"2026-10-19T08:00\"}}}],"
    " \"rules\": [\"no\"],"
    " \"agreements\": [{\"rule\": \"NO-9\", \"limit\": \"8h\","
    "   \"reason\": \"tariff <2>\"}]}";

static struct desk *care_desk(void)
{
    struct desk *desk = desk_new(care_json);
    desk_give(desk, 0, 0, "late");
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 1, 1, "late");
    desk_give(desk, 0, 4, "late");
    desk_give(desk, 1, 4, "late");
    desk_give(desk, 1, 5, "standby");
    return desk;
}

static char *page_of(struct desk *desk, const struct report_order *order)
{
    struct text text = {0};
    report_write(&text, desk_plan(desk), order);
    return text_take(&text);
}

static char *page_in(const char *locale)
{
    struct desk *desk = small_desk();
    const struct report_order order = {.locale = locale};
    char *page = page_of(desk, &order);
    desk_free(desk);
    return page;
}

static char *care_page(const char *locale)
{
    struct desk *desk = care_desk();
    const struct report_order order = {.locale = locale};
    char *page = page_of(desk, &order);
    desk_free(desk);
    return page;
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("'%s' is there", part);
}

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

static void burdens_are_told_where_they_are_counted(void **state)
{
    (void)state;
    char *page = care_page("nb");
    assert_holds(page, "<td>sene vakter</td><td class=\"n\">0</td>"
                       "<td class=\"n\">2</td><td class=\"n\">0,71</td>"
                       "<td class=\"n\">2,8</td><td class=\"n\">2,8</td>");
    assert_holds(page, "<th scope=\"row\">timer (t)</th>"
                       "<td class=\"n\">12,5</td><td class=\"n\">5</td>"
                       "<td class=\"n\">0,1</td><td class=\"n\">0,96</td>"
                       "<td>a, 1,2 ganger teamets</td>");
    free(page);
    page = page_in("nb");
    assert_lacks(page, "id=\"burdens\"");
    free(page);
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

static void wishes_refused_are_told_one_by_one(void **state)
{
    (void)state;
    static const char *const wishes[] = {"off",           "late",
                                         "no day",        "with b",
                                         "at work",       "not with b in late",
                                         "not at work",   "not 10:00–12:00",
                                         "with b in day", "only 18:00–20:00"};
    char *page = care_page("en");
    assert_holds(page, "<td class=\"n\">1 of 12</td>");
    for (size_t i = 0; i < N_ELEMENTS(wishes); i++) {
        char cell[64];
        snprintf(cell, sizeof cell, "</td><td>%s</td><td class=\"n\">",
                 wishes[i]);
        assert_holds(page, cell);
    }
    assert_holds(page, "<td>Mon 19 Oct to Tue 20 Oct</td>");
    assert_holds(page, "<td>is not known</td>");
    free(page);
}

static void granting_a_wish_has_its_price(void **state)
{
    (void)state;
    struct desk *desk = care_desk();
    const struct wish off = {.kind = WISH_OFF, .until = 1, .shift = -1};
    struct grant items[] = {
        {GRANT_BARRED, 0, off, 5 * POINT, 0, 0, -1, -1, 0, 0, false},
        {GRANT_UNKNOWN, 0, off, 4 * POINT, 0, 0, -1, -1, 0, 0, false},
        {GRANT_FOUND, 0, off, 3 * POINT, 0, 0, -1, -1, 0, 0, false},
        {GRANT_FOUND, 0, off, 3 * POINT, 0, 0, 1, -1, 0, 0, false},
        {GRANT_FOUND, 0, off, 2 * POINT, 9 * POINT, 60 * HEAD, 1, 0, 8, 9,
         true},
    };
    const struct grants grants = {items, 5, 5, 2};
    const struct report_order order = {.locale = "en"};
    struct text text = {0};
    desk_plan(desk);
    desk->plan.grants = &grants;
    report_write(&text, &desk->plan, &order);
    const char *page = text_string(&text);
    assert_holds(page, "<td>no days that grant it keep the hard rules</td>");
    assert_holds(page, "<td>is not known</td>");
    assert_holds(page, "<td>nothing</td>");
    assert_holds(page, "<td>nothing, if b changes as well</td>");
    assert_holds(page, "<td>at most 9 points, 1 h more short (q, Mon 19 Oct "
                       "08:00–09:00 and elsewhere), if b changes as well</td>");
    assert_holds(page, "and 2 more refused, in roster.json");
    text_free(&text);
    desk_free(desk);
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
        cmocka_unit_test(
            what_holds_in_place_of_a_law_is_told_in_the_pages_words),
        cmocka_unit_test(work_that_waits_is_short_on_the_day_it_is_due),
        cmocka_unit_test(names_are_text_whatever_is_in_them),
        cmocka_unit_test(the_policy_names_the_style_and_the_script_alone),
        cmocka_unit_test(a_cell_has_the_duty_to_scale),
        cmocka_unit_test(shortages_stand_with_their_reason),
        cmocka_unit_test(rules_tell_how_they_were_kept),
        cmocka_unit_test(figures_follow_the_language),
        cmocka_unit_test(the_certificate_says_what_it_means),
        cmocka_unit_test(duties_are_held_against_the_roster_before),
        cmocka_unit_test(duties_tell_why_and_what_they_cost),
        cmocka_unit_test(names_do_not_turn_round_what_comes_after_them),
        cmocka_unit_test(burdens_are_told_where_they_are_counted),
        cmocka_unit_test(activities_and_calls_are_marks_with_words),
        cmocka_unit_test(wishes_refused_are_told_one_by_one),
        cmocka_unit_test(granting_a_wish_has_its_price),
        cmocka_unit_test(packs_and_agreements_are_told),
        cmocka_unit_test(whom_a_law_keeps_off_is_told_by_name),
        cmocka_unit_test(a_rest_after_a_duty_from_before_tells_when_that_ended),
        cmocka_unit_test(a_rule_of_law_has_its_statute),
        cmocka_unit_test(averages_stand_among_the_rules),
        cmocka_unit_test(scenarios_stand_side_by_side),
        cmocka_unit_test(what_is_no_scenario_json_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "desk.h"
#include "summary.h"
#include "wish_words.h"

static const char oslo[] =
    "{\"team\": \"Oslo desk\", \"zone\": \"Europe/Oslo\","
    " \"start\": \"2026-10-22\", \"days\": 6, \"slot\": \"60m\","
    " \"queues\": [{\"id\": \"phone\", \"name\": \"Phone\", \"need\": ["
    "   {\"days\": [\"thu\", \"fri\"], \"from\": \"08:00\","
    "    \"to\": \"12:00\", \"heads\": 2}]},"
    "   {\"id\": \"email\", \"need\": [{\"days\": [\"fri\"],"
    "    \"from\": \"12:00\", \"to\": \"16:00\", \"heads\": 1}]}],"
    " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
    "   \"end\": \"16:00\"}, {\"id\": \"night\", \"start\": \"22:00\","
    "   \"end\": \"06:00\"}],"
    " \"agents\": ["
    "  {\"id\": \"maria\", \"name\": \"Maria Nowak\","
    "   \"skills\": [\"phone\", \"email\"],"
    "   \"period\": {\"target\": \"15h\"}},"
    "  {\"id\": \"tanaka\", \"name\": \"田中\", \"skills\": [\"phone\"],"
    "   \"period\": {\"max\": \"16h\"},"
    "   \"time_off\": [{\"from\": \"2026-10-23\", \"to\": \"2026-10-23\"}]},"
    "  {\"id\": \"x\", \"name\": \"Bartholomew Featherstonehaugh-Smythe\","
    "   \"skills\": [\"email\"], \"period\": {\"min\": \"4h\"},"
    "   \"rules\": {\"period_min\": {\"price\": 600}}}]}";

static struct desk *oslo_desk(void)
{
    struct desk *desk = desk_new(oslo);
    desk_give(desk, 0, 0, "day");
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 1, 0, "day");
    desk_give(desk, 1, 2, "night");
    desk_serve(desk, 0, 0, 8, 12);
    desk_serve(desk, 0, 0, 24 + 8, 24 + 12);
    desk_serve(desk, 0, 1, 24 + 12, 24 + 16);
    desk_serve(desk, 1, 0, 8, 12);
    return desk;
}

static char *summary(const struct plan *plan, int width, bool colour)
{
    struct text text = {0};
    struct summary_style style = {.width = width, .colour = colour};
    summary_write(&text, plan, &style);
    return text_take(&text);
}

static void assert_begins(const char *text, const char *with)
{
    if (strncmp(text, with, strlen(with)) == 0)
        return;
    fprintf(stderr, "not as expected:\n%s", text);
    fail();
}

static void a_team_name_cannot_turn_the_line_around(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"A\u202eB\", \"zone\": \"UTC\","
        " \"start\": \"2026-10-22\", \"days\": 1, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"q\", \"need\": [{\"from\": \"08:00\","
        "   \"to\": \"12:00\", \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"16:00\"}],"
        " \"agents\": [{\"id\": \"eva\", \"skills\": [\"q\"]}]}");
    char *text = summary(desk_plan(desk), 80, false);
    assert_begins(text, "A�B: Thu 22 Oct");
    free(text);
    desk_free(desk);
}

static void an_agents_name_turns_no_sentence_around(void **state)
{
    (void)state;
    struct desk *desk =
        desk_new("{\"team\": \"A\", \"zone\": \"UTC\","
                 " \"start\": \"2026-10-22\", \"days\": 1, \"slot\": \"60m\","
                 " \"queues\": [{\"id\": \"q\", \"name\": \"Q\u202eR\","
                 "   \"need\": [{\"from\": \"08:00\", \"to\": \"12:00\","
                 "   \"heads\": 1}]}],"
                 " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
                 "   \"end\": \"16:00\"}],"
                 " \"agents\": [{\"id\": \"eva\", \"name\": \"E\u202eA\","
                 "   \"skills\": [\"q\"]}]}");
    desk_give(desk, 0, 0, "day");
    char *text = summary(desk_plan(desk), 80, false);
    assert_non_null(
        strstr(text, "idle: 8.0 h at work without a queue: E\ufffdA"));
    assert_null(strstr(text, "\u202e"));
    free(text);
    desk_free(desk);
}

static void a_roster_reads_as_weeks_hours_cover_and_cost(void **state)
{
    (void)state;
    struct desk *desk = oslo_desk();
    char *text = summary(desk_plan(desk), 80, false);
    assert_begins(
        text,
        "Oslo desk: Thu 22 Oct to Tue 27 Oct 2026, times of Europe/Oslo\n"
        "\n"
        "Oct 2026              Thu 22 Fri 23 Sat 24 Sun 25     hours\n"
        "Maria Nowak           08:00  08:00  ·      ·            16h\n"
        "田中                  08:00  leave  22:00  ·            17h\n"
        "Bartholomew Feather…  ·      ·      ·      ·             0h\n"
        "\n"
        "Oct 2026              Mon 26 Tue 27     hours\n"
        "Maria Nowak           ·      ·             0h\n"
        "田中                  ·      ·             0h\n"
        "Bartholomew Feather…  ·      ·             0h\n"
        "\n"
        "Hours against contract\n"
        "                       worked        agreed   off by   nights  "
        "Sat/Sun\n"
        "Maria Nowak               16h           15h      +1h\n"
        "田中                      17h     up to 16h      +1h        1        "
        "1\n"
        "Bartholomew Feather…       0h       from 4h      -4h\n"
        "\n");
    free(text);
    desk_free(desk);
}

static void shortages_are_named_with_their_reason(void **state)
{
    (void)state;
    struct desk *desk = oslo_desk();
    char *text = summary(desk_plan(desk), 80, false);
    assert_holds(
        text, "\nCover\n"
              "  Phone      16.0 h needed      4.00 h short, 75.0 % covered\n"
              "  email       4.0 h needed   all covered\n"
              "  idle: 17.0 h at work without a queue: 田中 13h, Maria Nowak "
              "4h\n"
              "\nShort\n"
              "  Fri 23 Oct 08:00-12:00  Phone: needs 2, has 1; 4800 points\n"
              "      only 1 of the 2 with the skills may work then\n");
    free(text);
    desk_free(desk);
}

static void broken_and_priced_rules_are_told_apart(void **state)
{
    (void)state;
    struct desk *desk = oslo_desk();
    char *text = summary(desk_plan(desk), 80, false);
    assert_holds(text, "\nHard rules broken\n"
                       "  田中, Sat 24 Oct: period_max\n"
                       "      contract: at most the period's maximum of "
                       "work, 16h (1h too much)\n");
    assert_holds(text, "\n  period_min                      2400  1 time\n");
    assert_holds(text, "\nNOT LEGAL, 1 hard rule broken; 4 hours short; "
                       "costs ");
    free(text);
    desk_free(desk);
}

/* An average of 40 hours a week, in place of which 6 are agreed. */
static void what_is_agreed_is_told_in_place_of_the_law(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Desk\", \"zone\": \"UTC\", \"start\": \"2026-10-19\","
        " \"days\": 2, \"slot\": \"60m\", \"queues\": [{\"id\": \"phone\","
        "   \"need\": [{\"from\": \"08:00\", \"to\": \"12:00\","
        "   \"heads\": 1}]}], \"shifts\": [{\"id\": \"day\","
        "   \"start\": \"08:00\", \"end\": \"12:00\"}],"
        " \"agents\": [{\"id\": \"a\", \"skills\": [\"phone\"]}],"
        " \"rules\": [\"no\"], \"agreements\": [{\"rule\": \"NO-3\","
        "   \"limit\": \"6h\", \"reason\": \"eve\"}]}");
    desk_give(desk, 0, 0, "day");
    char *text = summary(desk_plan(desk), 100, false);
    assert_holds(text, "\n        a: average 6h a week over 52 weeks (eve); "
                       "NO-3, Arbeidsmiljøloven 10-5(1)\n");
    free(text);
    desk_free(desk);
}

/* Of several shifts too few at the close: no day after the last is named. */
static void what_is_paid_for_at_the_end_has_no_date(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Desk\", \"zone\": \"UTC\", \"start\": \"2026-10-19\","
        " \"days\": 2, \"slot\": \"60m\", \"queues\": [{\"id\": \"phone\","
        "   \"need\": [{\"from\": \"08:00\", \"to\": \"12:00\","
        "   \"heads\": 1}]}], \"shifts\": [{\"id\": \"day\","
        "   \"start\": \"08:00\", \"end\": \"12:00\"}, {\"id\": \"late\","
        "   \"start\": \"12:00\", \"end\": \"16:00\"}],"
        " \"rules\": {\"shift_min\": {\"price\": 10}},"
        " \"agents\": [{\"id\": \"a\", \"skills\": [\"phone\"],"
        "   \"shift_limits\": {\"day\": {\"min\": 1},"
        "   \"late\": {\"min\": 1}}}]}");
    char *text = summary(desk_plan(desk), 80, false);
    assert_holds(text,
                 "\n  a, at the end: shift_min 2 times; 20 points in all\n");
    free(text);
    desk_free(desk);
}

static void limits_stand_in_the_rules_sentence(void **state)
{
    (void)state;
    struct desk *desk = oslo_desk();
    desk_give(desk, 0, 0, "night");
    desk_give(desk, 0, 1, "day");
    desk_serve(desk, 0, NO_QUEUE, 8, 12);
    char *text = summary(desk_plan(desk), 80, false);
    assert_holds(text, "  Maria Nowak, Fri 23 Oct: rest\n"
                       "      at least 11h of rest between duties (9h "
                       "missing)\n");
    free(text);
    desk_free(desk);
}

static void no_line_is_wider_than_asked_or_ends_in_a_blank(void **state)
{
    (void)state;
    struct desk *desk = oslo_desk();
    for (int width = 60; width < 130; width += 10) {
        char *text = summary(desk_plan(desk), width, false);
        for (char *line = text; *line;) {
            size_t length = strcspn(line, "\n");
            line[length] = '\0';
            assert_in_range(text_width(line), 0, width < 80 ? 80 : width);
            assert_true(length == 0 || line[length - 1] != ' ');
            line += length + 1;
        }
        free(text);
    }
    desk_free(desk);
}

static void colour_is_used_only_when_asked_for(void **state)
{
    (void)state;
    struct desk *desk = oslo_desk();
    char *plain = summary(desk_plan(desk), 80, false);
    char *colour = summary(desk_plan(desk), 80, true);
    assert_null(strchr(plain, '\033'));
    assert_holds(colour, "\n\033[1mCover\033[0m\n");
    assert_holds(colour, "\n\033[1;31mShort\033[0m\n");
    free(plain);
    free(colour);
    desk_free(desk);
}

static void expect_bound(struct outcome outcome, const char *words)
{
    struct desk *desk = oslo_desk();
    struct plan plan = *desk_plan(desk);
    plan.outcome = &outcome;
    char *text = summary(&plan, 80, false);
    assert_holds(text, words);
    free(text);
    desk_free(desk);
}

static void how_good_it_is_is_said_in_plain_words(void **state)
{
    (void)state;
    expect_bound((struct outcome){.status = OUTCOME_OPTIMAL,
                                  .cost = 500 * (cost)POINT,
                                  .bound = 500 * (cost)POINT},
                 "  The best possible: no roster can cost less than 500 "
                 "points.\n");
    expect_bound((struct outcome){.status = OUTCOME_WITHIN_GAP,
                                  .cost = 5000 * (cost)POINT + POINT / 2,
                                  .bound = 4960 * (cost)POINT,
                                  .half_hour = true},
                 "  No roster can cost less than 4960 points; this one costs "
                 "5001: at most 0.9 %\n"
                 "  of that, worth less than 0.1 h of shortage, could still be "
                 "saved.\n"
                 "  The search ended because half an hour of shortage or "
                 "less could still be saved\n"
                 "  and nothing better came.\n");
    expect_bound((struct outcome){.status = OUTCOME_WITHIN_GAP,
                                  .cost = 5000 * (cost)POINT,
                                  .bound = 4960 * (cost)POINT},
                 "saved.\n  The search ended because the gap asked for was "
                 "reached.\n");
    expect_bound((struct outcome){.status = OUTCOME_WITHIN_GAP,
                                  .cost = 300 * (cost)POINT},
                 "  No roster can cost less than 0 points; this one costs 300: "
                 "at most 100 % of\n");
    expect_bound((struct outcome){.status = OUTCOME_LIMIT,
                                  .cost = 5000 * (cost)POINT,
                                  .bound = 4000 * (cost)POINT},
                 "at most 20 % of\n  that, worth 0.8 h of shortage");
    expect_bound((struct outcome){.status = OUTCOME_LIMIT,
                                  .cost = 5000 * (cost)POINT,
                                  .bound = 5000 * (cost)POINT - 1},
                 "  No roster can cost less than 4999 points; this one costs "
                 "5000: at most 0.1 %\n"
                 "  of that, worth less than 0.1 h");
    expect_bound((struct outcome){.status = OUTCOME_INTERRUPTED,
                                  .cost = 5000 * (cost)POINT},
                 "  This roster costs 5000 points; whether a cheaper one "
                 "exists is not known.\n"
                 "  The search was interrupted.\n");
}

static void many_shortages_are_told_dearest_first(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-19\", \"days\": 30, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\": "
        "   [\"mon-sun\"], \"from\": \"08:00\", \"to\": \"09:00\","
        "   \"heads\": 1}, {\"days\": [\"2026-11-16\"], \"from\": \"23:00\","
        "   \"to\": \"24:00\", \"heads\": 2}, {\"days\": [\"2026-11-17\"],"
        "   \"from\": \"00:00\", \"to\": \"02:00\", \"heads\": 2}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"16:00\"}],"
        " \"presence\": [{\"id\": \"one late\", \"shift\": \"day\","
        "   \"min\": 1, \"max\": 1, \"price\": 9}],"
        " \"agents\": [{\"id\": \"ole\", \"skills\": [\"phone\"]},"
        "   {\"id\": \"kari\", \"skills\": [\"phone\"]}]}");
    for (int day = 2; day < 30; day++)
        desk_give(desk, 0, day, "day");
    desk_give(desk, 1, 9, "day");
    char *text = summary(desk_plan(desk), 80, false);
    assert_holds(text, "\n  Mon 16 Nov 23:00-Tue 17 Nov 02:00  phone: needs 2, "
                       "has 0; 8100 points\n");
    assert_holds(text, "\n  and 13 cheaper ones, all in roster.json\n");
    free(text);
    roster_duty(desk->roster, 1, 9)->offer = OFF;
    for (int day = 2; day < 30; day++)
        desk_serve(desk, 0, 0, day * 24 + 8 + (day > 6),
                   day * 24 + 9 + (day > 6));
    desk_give(desk, 1, 9, "day");
    text = summary(desk_plan(desk), 80, false);
    assert_holds(text, "\n  Mon 19 Oct to Tue 20 Oct  one late: needs 1, has "
                       "0; 18 points\n");
    assert_holds(text, "\n  Wed 28 Oct  one late: at most 1, has 2; 9 "
                       "points\n");
    assert_holds(text, " hours short; presence not as asked 2 times; costs ");
    free(text);
    desk_free(desk);
}

static void clashing_rules_are_told_by_agent(void **state)
{
    (void)state;
    struct desk *desk = oslo_desk();
    struct outcome outcome = {
        .status = OUTCOME_NO_ROSTER,
        .n_clashes = 4,
        .clashes = {
            {.agent = 1, .rules = RULE_BIT(rest) | RULE_BIT(period_max)},
            {.agent = 2, .rules = RULE_BIT(period_min)},
            {1, RULE_BIT(rotation), -1, .turn_from = 1, .turn_until = 2},
            {1, RULE_BIT(rotation), -1, .turn_until = 4}}};
    struct text text = {0};
    desk->team->path = "week.json";
    summary_clashes(&text, desk->team, &outcome);
    assert_string_equal(
        text_string(&text),
        "week.json: no roster keeps all hard rules\n"
        "田中 cannot keep these together:\n"
        "  rest: at least 11h of rest between duties\n"
        "  period_max: contract: at most the period's maximum of work, 16h\n"
        "Bartholomew Featherstonehaugh-Smythe cannot keep this rule:\n"
        "  period_min: contract: at least the period's minimum of work, 4h\n"
        "田中 cannot keep this rule:\n"
        "  rotation: only the shifts of the week's turn in the rotation: on "
        "Fri 23 Oct\n"
        "田中 cannot keep this rule:\n"
        "  rotation: only the shifts of the week's turn in the rotation: from "
        "Thu 22 Oct to Sun 25 Oct\n");
    text_free(&text);
    desk_free(desk);
}

static struct desk *limits_desk(void)
{
    return desk_new(
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-19\", \"days\": 14, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\":"
        "   [\"mon\"], \"from\": \"08:00\", \"to\": \"09:00\","
        "   \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"16:00\"}],"
        " \"agents\": [{\"id\": \"ole\", \"skills\": [\"phone\"],"
        "   \"week\": {\"min\": \"24h\", \"max\": \"40h\"},"
        "   \"shift_limits\": {\"day\": {\"min\": 1, \"max\": 9}},"
        "   \"time_off\": [{\"from\": \"2026-10-26\","
        "     \"to\": \"2026-10-26\", \"hours\": \"8h\"}]}]}");
}

static void the_numbers_of_each_rule_are_at_hand(void **state)
{
    (void)state;
    struct desk *desk = limits_desk();
    struct outcome outcome = {
        .n_clashes = 1,
        .clashes = {{.rules = RULE_BIT(week_min) | RULE_BIT(week_max) |
                              RULE_BIT(shift_min) | RULE_BIT(shift_max)}}};
    struct text text = {0};
    summary_clashes(&text, desk->team, &outcome);
    assert_holds(text_string(&text), "minimum of work, 16h to 24h\n");
    assert_holds(text_string(&text), "maximum of work, 40h\n");
    assert_holds(text_string(&text), "in the period: day 1\n");
    assert_holds(text_string(&text), "in the period: day 9\n");
    text_free(&text);
    char *told = summary(desk_plan(desk), 80, false);
    assert_holds(told, "minimum of work, 24h (24h missing)\n");
    assert_holds(told, "minimum of work, 16h (16h missing)\n");
    free(told);
    desk_free(desk);
}

/* Many gauges, of one day each and of one law. */
static void a_law_that_clashes_is_cited_once(void **state)
{
    (void)state;
    static const struct law law = {.id = "NO-8", .statute = "aml. 10-6"};
    static const int most[7];
    static const struct gauge gauges[] = {
        {.id = "NO-8", .most = most, .law = &law},
        {.id = "NO-8", .most = most, .law = &law},
    };
    struct desk *desk = limits_desk();
    struct outcome outcome = {.n_clashes = 1,
                              .clashes = {{.rules = RULE_BIT(averages)}}};
    struct text text = {0};
    desk->team->problem->agents[0].gauges = gauges;
    desk->team->problem->agents[0].n_gauges = 2;
    summary_clashes(&text, desk->team, &outcome);
    assert_holds(text_string(&text), "limits; NO-8, aml. 10-6\n");
    text_free(&text);
    desk_free(desk);
}

static void who_is_refused_a_wish_is_named(void **state)
{
    (void)state;
    struct text json = {0};
    text_add(&json,
             "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
             " \"start\": \"2026-10-19\", \"days\": 7, \"slot\": \"60m\","
             " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\":"
             "   [\"mon\"], \"from\": \"08:00\", \"to\": \"09:00\","
             "   \"heads\": 1}]}],"
             " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
             "   \"end\": \"16:00\"}], \"agents\": [");
    for (int agent = 0; agent < 7; agent++)
        text_printf(&json,
                    "%s{\"id\": \"a%d\", \"skills\": [\"phone\"],"
                    " \"week\": {\"target\": \"10h\"},"
                    " \"wishes\": [{\"days\": [\"mon\"], \"off\": true}]}",
                    agent ? "," : "", agent);
    text_add(&json, "]}");
    struct desk *desk = desk_new(text_string(&json));
    for (int agent = 0; agent < 7; agent++)
        desk_give(desk, agent, 0, "day");
    char *told = summary(desk_plan(desk), 80, false);
    assert_holds(told,
                 "\nWishes refused and rules paid for\n"
                 "  a0, Mon 19 Oct: wishes; 120 points\n"
                 "  a0, Sun 25 Oct: week_target, 2h off target; 480 points\n");
    assert_holds(told, "\n  and 2 more, all in roster.json\n");
    free(told);
    text_free(&json);
    desk_free(desk);
}

static void
who_changes_as_well_is_told_also_where_it_costs_nothing(void **state)
{
    (void)state;
    struct desk *desk = oslo_desk();
    struct text text = {0};
    struct grant grant = {.end = GRANT_FOUND, .helper = 0, .queue = -1};
    text_add_grant(&text, desk->roster->problem, &grant);
    assert_string_equal(text_string(&text),
                        "granting it would cost nothing more in all, if Maria "
                        "Nowak changes as well");
    text_free(&text);
    desk_free(desk);
}

static void hours_without_work_are_told(void **state)
{
    (void)state;
    struct desk *desk = oslo_desk();
    char *told = summary(desk_plan(desk), 80, false);
    assert_holds(told, "\n  idle: 17.0 h at work without a queue: 田中 13h, "
                       "Maria Nowak 4h\n");
    free(told);
    desk_free(desk);
    desk = limits_desk();
    told = summary(desk_plan(desk), 80, false);
    assert_null(strstr(told, "idle"));
    free(told);
    desk_free(desk);
}

static void one_hour_is_not_hours(void **state)
{
    (void)state;
    struct desk *desk = limits_desk();
    desk_give(desk, 0, 0, "day");
    desk_serve(desk, 0, 0, 8, 9);
    struct text text = {0};
    summary_verdict(&text, desk_plan(desk));
    assert_holds(text_string(&text), "; 1 hour short; ");
    text_free(&text);
    desk_free(desk);
}

static void a_covered_legal_roster_says_so(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-20\", \"days\": 1, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\": [\"tue\"],"
        "   \"from\": \"08:00\", \"to\": \"16:00\", \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"16:00\"}],"
        " \"agents\": [{\"id\": \"ole\", \"skills\": [\"phone\"]}]}");
    desk_give(desk, 0, 0, "day");
    desk_serve(desk, 0, 0, 8, 16);
    struct text text = {0};
    summary_verdict(&text, desk_plan(desk));
    assert_string_equal(text_string(&text),
                        "legal; all queues covered; costs 0 points\n");
    text_free(&text);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_agents_name_turns_no_sentence_around),
        cmocka_unit_test(a_roster_reads_as_weeks_hours_cover_and_cost),
        cmocka_unit_test(a_team_name_cannot_turn_the_line_around),
        cmocka_unit_test(shortages_are_named_with_their_reason),
        cmocka_unit_test(broken_and_priced_rules_are_told_apart),
        cmocka_unit_test(what_is_agreed_is_told_in_place_of_the_law),
        cmocka_unit_test(what_is_paid_for_at_the_end_has_no_date),
        cmocka_unit_test(limits_stand_in_the_rules_sentence),
        cmocka_unit_test(no_line_is_wider_than_asked_or_ends_in_a_blank),
        cmocka_unit_test(colour_is_used_only_when_asked_for),
        cmocka_unit_test(how_good_it_is_is_said_in_plain_words),
        cmocka_unit_test(many_shortages_are_told_dearest_first),
        cmocka_unit_test(clashing_rules_are_told_by_agent),
        cmocka_unit_test(a_law_that_clashes_is_cited_once),
        cmocka_unit_test(the_numbers_of_each_rule_are_at_hand),
        cmocka_unit_test(who_is_refused_a_wish_is_named),
        cmocka_unit_test(
            who_changes_as_well_is_told_also_where_it_costs_nothing),
        cmocka_unit_test(hours_without_work_are_told),
        cmocka_unit_test(one_hour_is_not_hours),
        cmocka_unit_test(a_covered_legal_roster_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

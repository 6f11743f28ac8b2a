/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "desk.h"
#include "explain.h"

/* Two days of a queue that needs `heads` on the second from 08:00 to 12:00,
 * and another one; `agents` and `more` keys are given as JSON. */
static struct desk *desk_of(double heads, const char *const *agents,
                            const char *more)
{
    struct text json = {0};
    text_printf(
        &json,
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-20\", \"days\": 2, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"polish\", \"need\": [{\"days\": [\"wed\"],"
        "   \"from\": \"08:00\", \"to\": \"12:00\", \"heads\": %g}]},"
        "   {\"id\": \"email\", \"need\": [{\"days\": [\"wed\"],"
        "   \"from\": \"08:00\", \"to\": \"12:00\", \"heads\": 1}]}],"
        " \"shifts\": ["
        "  {\"id\": \"day\", \"start\": \"08:00\", \"end\": \"12:00\"},"
        "  {\"id\": \"pause\", \"start\": \"07:00\", \"end\": \"12:00\","
        "   \"breaks\": [{\"length\": \"1h\", \"from\": \"1h\", \"to\":"
        "   \"1h\", \"paid\": true}]},"
        "  {\"id\": \"late\", \"start\": \"12:00\", \"end\": \"23:00\"}],"
        " \"agents\": [",
        heads);
    for (int i = 0; agents[i]; i++)
        text_printf(&json, "%s%s", i ? ", " : "", agents[i]);
    text_printf(&json, "]%s}", more);
    struct desk *desk = desk_new(text_string(&json));
    text_free(&json);
    return desk;
}

#define POLE(id, more)                                                         \
    "{\"id\": \"" id "\", \"skills\": [\"polish\", \"email\"]" more "}"
#define OTHER(id) "{\"id\": \"" id "\", \"skills\": [\"email\"]}"
#define TEAM(...) ((const char *const[]){__VA_ARGS__, NULL})
#define AWAY                                                                   \
    ", \"time_off\": [{\"from\": \"2026-10-21\", \"to\": \"2026-10-21\"}]"

#define WISHES(wish) ", \"wishes\": [{\"date\": \"2026-10-21\", " wish "}]"

static struct reason reason_of(struct desk *desk)
{
    const struct plan *plan = desk_plan(desk);
    assert_true(plan->score->n_gaps > 0);
    return explain_gap(plan->roster, &plan->score->gaps[0]);
}

static void expect(struct desk *desk, const char *sentence)
{
    char text[REASON_ROOM];
    struct reason reason = reason_of(desk);
    assert_string_equal(explain_sentence(desk->team->problem, &reason, text),
                        sentence);
    desk_free(desk);
}

static void too_few_with_the_skills_is_told_by_their_number(void **state)
{
    (void)state;
    expect(desk_of(3, TEAM(POLE("a", ""), POLE("b", ""), OTHER("c")), ""),
           "only 2 in the team have the skills");
    expect(desk_of(2, TEAM(POLE("a", ""), OTHER("c")), ""),
           "only 1 in the team has the skills");
    expect(desk_of(1, TEAM(OTHER("c")), ""), "there is nobody with the skills");
}

static void those_who_are_away_do_not_count(void **state)
{
    (void)state;
    expect(desk_of(2, TEAM(POLE("a", ""), POLE("b", AWAY)), ""),
           "only 1 of the 2 with the skills may work then");
    expect(desk_of(2, TEAM(POLE("a", AWAY), POLE("b", AWAY)), ""),
           "none of the 2 with the skills may work then");
}

static void slow_agents_are_told_by_what_they_are_worth(void **state)
{
    (void)state;
    expect(desk_of(2,
                   TEAM("{\"id\": \"a\", \"skills\": {\"polish\": 75}}",
                        "{\"id\": \"b\", \"skills\": {\"polish\": 75}}"),
                   ""),
           "the 2 with the skills who may work then are worth 1.5 heads");
}

static void those_at_work_are_told_by_where_they_are(void **state)
{
    (void)state;
    struct desk *desk = desk_of(
        3, TEAM(POLE("a", ""), POLE("b", ""), POLE("c", ""), POLE("d", "")),
        "");
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 1, 1, "day");
    desk_give(desk, 2, 1, "pause");
    desk_give(desk, 3, 1, "day");
    desk_serve(desk, 0, 0, 24 + 8, 24 + 12);
    desk_serve(desk, 1, 1, 24 + 8, 24 + 12);
    desk_serve(desk, 3, 1, 24 + 9, 24 + 12);
    struct reason reason = reason_of(desk);
    assert_int_equal(reason.skilled, 4);
    assert_int_equal(reason.level_most, 400);
    assert_false(reason.never_enough);
    expect(desk,
           "of the 4 with the skills who are available then: 1 on it, 1 on "
           "another queue, 1 on a break, 1 at work without a queue");
}

static void those_off_are_told_by_the_rule_that_keeps_them(void **state)
{
    (void)state;
    struct desk *desk = desk_of(
        2,
        TEAM(POLE("a", ""), POLE("b", ", \"week\": {\"max\": \"11h\"}"),
             POLE("c", ""), POLE("d", ""), POLE("e", ""), POLE("f", "")),
        ", \"rules\": {\"rest\": \"10h\", \"max_days_in_a_row\": 1}");
    desk_give(desk, 0, 0, "late");
    desk_give(desk, 1, 0, "late");
    desk_give(desk, 2, 1, "late");
    desk_give(desk, 4, 0, "day");
    desk_give(desk, 5, 0, "day");
    struct reason reason = reason_of(desk);
    assert_int_equal(reason.may, 6);
    assert_int_equal(reason.free, 1);
    assert_int_equal(reason.movable, 1);
    assert_int_equal(reason.barred[RULE_rest], 2);
    assert_int_equal(reason.barred[RULE_max_days_in_a_row], 2);
    expect(desk,
           "of the 6 with the skills who are available then: 2 resting, 2 at "
           "the limit of days in a row, 1 on another duty that day, 1 "
           "off who could be called in (d)");
}

static void limits_of_hours_are_counted_as_one(void **state)
{
    (void)state;
    struct desk *desk = desk_of(
        1,
        TEAM(POLE("a", ", \"week\": {\"max\": \"11h\"}"),
             POLE("b", ", \"period\": {\"max\": \"11h\"}"), POLE("c", "")),
        ", \"rules\": {\"rest\": null}");
    desk_give(desk, 0, 0, "late");
    desk_give(desk, 1, 0, "late");
    expect(desk,
           "of the 3 with the skills who are available then: 2 at the limit "
           "of hours, 1 off who could be called in (c)");
}

static void a_rule_without_a_phrase_is_told_by_its_name(void **state)
{
    (void)state;
    struct desk *desk =
        desk_of(1, TEAM(POLE("a", ", \"history\": {\"days_in_a_row\": 1}")),
                ", \"rules\": {\"min_days_off\": 2}");
    expect(desk,
           "the only one with the skills who is available then is barred by "
           "the rule min_days_off");
}

/* From 23:00 to 08:00 are nine hours. */
static struct reason reason_of_rest(const char *rules)
{
    struct desk *desk = desk_of(2, TEAM(POLE("a", ""), POLE("b", "")), rules);
    desk_give(desk, 0, 0, "late");
    struct reason reason = reason_of(desk);
    assert_int_equal(reason.barred[RULE_rest], 1);
    if (reason.n_bars > 0) {
        const struct bar *bar = &reason.bars[0];
        assert_int_equal(bar->breach.agent, 0);
        assert_int_equal(bar->breach.rule, RULE_rest);
        assert_int_equal(bar->duty->day, 1);
        assert_int_equal(bar->beside->day, 0);
        assert_string_equal(breach_law(desk->team->problem, &bar->breach)->id,
                            "EU-1");
    }
    desk_free(desk);
    return reason;
}

static void whom_a_law_keeps_off_is_told_with_the_law(void **state)
{
    (void)state;
    assert_int_equal(reason_of_rest(", \"rules\": [\"eu\"]").n_bars, 1);
    assert_int_equal(reason_of_rest(", \"rules\": {\"rest\": \"11h\"}").n_bars,
                     0);
}

/* The rest is broken already on Wednesday, but not by that day's duty. */
static void a_law_that_is_broken_anyhow_bars_nobody(void **state)
{
    (void)state;
    struct desk *desk =
        desk_of(2, TEAM(POLE("a", ""), POLE("b", "")), ", \"rules\": [\"eu\"]");
    desk_give(desk, 0, 0, "late");
    desk_give(desk, 0, 1, "pause");
    struct reason reason = reason_of(desk);
    assert_int_equal(reason.n_bars, 0);
    desk_free(desk);
}

static void who_may_not_work_then_by_law_is_told_too(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-25\", \"days\": 1, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"from\": \"08:00\","
        "   \"to\": \"12:00\", \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"12:00\"}],"
        " \"agents\": [{\"id\": \"a\", \"skills\": [\"phone\"]},"
        "   {\"id\": \"b\", \"skills\": [\"phone\"], \"time_off\": [{\"from\":"
        "   \"2026-10-25\", \"to\": \"2026-10-25\"}]}],"
        " \"rules\": [\"no\"]}");
    struct reason reason = reason_of(desk);
    assert_true(reason.never_enough);
    assert_int_equal(reason.n_bars, 1);
    assert_int_equal(reason.bars[0].breach.agent, 0);
    assert_string_equal(
        breach_law(desk->team->problem, &reason.bars[0].breach)->id, "NO-13");
    assert_null(reason.bars[0].beside);
    desk_free(desk);
}

/* Laws of hours on average are many; 44 hours are beyond NO-3. */
static void the_law_of_who_is_barred_is_told(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-19\", \"days\": 5, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\": [\"fri\"],"
        "   \"from\": \"08:00\", \"to\": \"19:00\", \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"long\", \"start\": \"08:00\","
        "   \"end\": \"19:00\"}],"
        " \"agents\": [{\"id\": \"a\", \"skills\": [\"phone\"]},"
        "   {\"id\": \"b\", \"skills\": [], \"overtime\": true}],"
        " \"rules\": [\"no\"], \"agreements\": ["
        "   {\"rule\": \"NO-1\", \"limit\": \"11h\", \"reason\": \"x\"},"
        "   {\"rule\": \"NO-2\", \"off\": true, \"reason\": \"x\"},"
        "   {\"rule\": \"NO-12\", \"off\": true, \"reason\": \"x\"}]}");
    for (int day = 0; day < 3; day++)
        desk_give(desk, 0, day, "long");
    expect(desk,
           "the only one with the skills who is available then is barred by "
           "the rule averages (NO-3)");
}

/* Of c, who has email alone, only where email is at least half of what is
 * served; where nothing is, nobody is asked for skills. */
static void who_cannot_serve_its_queues_is_not_called_in(void **state)
{
    (void)state;
    static const struct {
        int polish, email; /* hours */
        const char *told;
    } served[] = {
        {4, 0, "1 without the skills, 1 off who could be called in (b)"},
        {3, 1, "1 without the skills, 1 off who could be called in (b)"},
        {2, 2, "2 off who could be called in (b, c)"},
        {0, 4, "2 off who could be called in (b, c)"},
        {0, 0, "2 off who could be called in (b, c)"}};
    char text[REASON_ROOM];
    struct desk *desk =
        desk_of(1, TEAM(POLE("a", ""), POLE("b", ""), OTHER("c")), "");
    desk_give(desk, 0, 1, "day");
    for (size_t i = 0; i < sizeof served / sizeof *served; i++) {
        int noon = 24 + 12, email = noon - served[i].email;
        desk_serve(desk, 0, NO_QUEUE, noon - 4, noon);
        desk_serve(desk, 0, 0, noon - 4, noon - 4 + served[i].polish);
        desk_serve(desk, 0, 1, email, noon);
        struct others others = explain_others(desk->roster, 0, 1);
        assert_string_equal(
            explain_others_sentence(desk->team->problem, &others, text),
            served[i].told);
    }
    desk_free(desk);
}

/* Of whom the plan needs no one but a: b is on leave, c may not. */
static void why_it_is_not_somebody_elses_is_told_one_by_one(void **state)
{
    (void)state;
    static const char *const told[] = {"away then",
                                       "may not: none of their shifts",
                                       "without the skills",
                                       "off and could be called in",
                                       "on another duty that day",
                                       "at the limit of hours",
                                       "off as wished, but could be called in",
                                       "off and could be called in"};
    char text[REASON_ROOM];
    struct bar bar;
    struct desk *desk =
        desk_of(1,
                TEAM(POLE("a", ""), POLE("b", AWAY),
                     POLE("c", ", \"shifts\": []"), OTHER("d"), POLE("e", ""),
                     POLE("f", ""), POLE("g", ", \"week\": {\"max\": \"3h\"}"),
                     POLE("h", WISHES("\"off\": true")),
                     POLE("i", WISHES("\"shift\": \"late\", \"grade\": 0"))),
                "");
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 5, 1, "late");
    desk_serve(desk, 0, 0, 24 + 8, 24 + 12);
    for (int other = 1; other < 9; other++) {
        enum standing standing = explain_other(desk->roster, 0, 1, other, &bar);
        assert_string_equal(
            explain_standing_words(desk->team->problem, standing, &bar, text),
            told[other - 1]);
    }
    desk_free(desk);
}

static void at_most_three_who_could_be_called_in_are_named(void **state)
{
    (void)state;
    expect(
        desk_of(1,
                TEAM(POLE("a", ", \"name\": \"Anna\""), POLE("b", ""),
                     POLE("c", ""), POLE("d", ""), POLE("e", "")),
                ""),
        "of the 5 with the skills who are available then: 5 off who could be "
        "called in (Anna, b, c and 2 more)");
}

static void one_agent_is_told_of_in_the_singular(void **state)
{
    (void)state;
    expect(desk_of(1, TEAM(POLE("a", ""), POLE("b", AWAY)), ""),
           "the only one with the skills who is available then is off and "
           "could be "
           "called in (a)");
    expect(desk_of(1, TEAM(POLE("a", AWAY)), ""),
           "the only one with the skills may not work then");
    expect(
        desk_of(1, TEAM("{\"id\": \"a\", \"skills\": {\"polish\": 75}}"), ""),
        "the only one with the skills who may work then is worth 0.75 "
        "heads");
}

static void presence_is_counted_by_tags_and_slots(void **state)
{
    (void)state;
    struct desk *desk =
        desk_of(0,
                TEAM(POLE("a", ", \"tags\": [\"lead\"]"), POLE("b", ""),
                     POLE("c", ", \"tags\": [\"lead\"]" AWAY)),
                ", \"presence\": [{\"id\": \"leads\", \"tags\": [\"lead\"],"
                " \"days\": [\"wed\"], \"from\": \"08:00\", \"to\": \"10:00\","
                " \"min\": 2}]");
    desk_give(desk, 1, 1, "day");
    desk_serve(desk, 1, 1, 24 + 8, 24 + 12);
    expect(desk, "only 1 of the 2 with the tags may work then");
}

static void presence_by_shift_is_counted_by_days(void **state)
{
    (void)state;
    struct desk *desk =
        desk_of(0,
                TEAM(POLE("a", ""), POLE("b", ", \"shifts\": [\"day\"]"),
                     POLE("c", "")),
                ", \"presence\": [{\"id\": \"two late\", \"shift\": \"late\","
                " \"days\": [\"wed\"], \"min\": 2}]");
    desk_give(desk, 0, 1, "late");
    desk_give(desk, 1, 1, "day");
    desk_serve(desk, 1, 1, 24 + 8, 24 + 12);
    expect(desk,
           "of the 2 in the team who are available then: 1 on it, 1 off who "
           "could be called in (c)");
}

static void a_team_that_is_too_small_is_told_so(void **state)
{
    (void)state;
    struct desk *desk =
        desk_of(0, TEAM(OTHER("a"), OTHER("b")),
                ", \"presence\": [{\"id\": \"three late\", \"shift\":"
                " \"late\", \"days\": [\"wed\"], \"min\": 3}]");
    desk_give(desk, 0, 1, "day");
    desk_serve(desk, 0, 1, 24 + 8, 24 + 12);
    expect(desk, "there are only 2 in the team");
}

static void a_duty_from_before_counts_as_work(void **state)
{
    (void)state;
    struct desk *desk = desk_new(
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
        " \"start\": \"2026-10-20\", \"days\": 1, \"slot\": \"60m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\": [\"tue\"],"
        "   \"from\": \"00:00\", \"to\": \"02:00\", \"heads\": 2}]}],"
        " \"shifts\": [{\"id\": \"night\", \"start\": \"22:00\","
        "   \"end\": \"06:00\"}],"
        " \"agents\": [{\"id\": \"a\", \"skills\": [\"phone\"],"
        "   \"history\": {\"last_duty\": {\"shift\": \"night\","
        "   \"start\": \"2026-10-19T22:00\","
        "   \"end\": \"2026-10-20T06:00\"}}}]}");
    roster_allocate(desk->roster);
    struct reason reason = reason_of(desk);
    assert_int_equal(reason.serving, 1);
    expect(desk, "only 1 in the team has the skills");
}

/* From midnight, when nobody has begun; from 05:00 on somebody may, or not. */
static void the_first_hours_point_to_history(void **state)
{
    (void)state;
    static const char *const until[] = {"05:00", "07:00"};
    static const char *const sentence[] = {
        "no shift reaches that time; only a night duty from before the first "
        "day could, and 'history' tells of none",
        "none of the 2 with the skills may work at the beginning of it; "
        "only a night duty from before the first day could, and 'history' "
        "tells of none"};
    for (int i = 0; i < 2; i++) {
        struct text json = {0};
        text_printf(
            &json,
            "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
            " \"start\": \"2026-10-20\", \"days\": 1, \"slot\": \"60m\","
            " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\":"
            "   [\"tue\"], \"from\": \"00:00\", \"to\": \"%s\","
            "   \"heads\": 1}]}],"
            " \"shifts\": [{\"id\": \"early\", \"start\": \"05:00\","
            "   \"end\": \"13:00\"}],"
            " \"agents\": [{\"id\": \"a\", \"skills\": [\"phone\"]},"
            "   {\"id\": \"b\", \"skills\": [\"phone\"]}]}",
            until[i]);
        expect(desk_new(text_string(&json)), sentence[i]);
        text_free(&json);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(too_few_with_the_skills_is_told_by_their_number),
        cmocka_unit_test(those_who_are_away_do_not_count),
        cmocka_unit_test(slow_agents_are_told_by_what_they_are_worth),
        cmocka_unit_test(those_at_work_are_told_by_where_they_are),
        cmocka_unit_test(those_off_are_told_by_the_rule_that_keeps_them),
        cmocka_unit_test(limits_of_hours_are_counted_as_one),
        cmocka_unit_test(a_rule_without_a_phrase_is_told_by_its_name),
        cmocka_unit_test(whom_a_law_keeps_off_is_told_with_the_law),
        cmocka_unit_test(a_law_that_is_broken_anyhow_bars_nobody),
        cmocka_unit_test(who_may_not_work_then_by_law_is_told_too),
        cmocka_unit_test(the_law_of_who_is_barred_is_told),
        cmocka_unit_test(who_cannot_serve_its_queues_is_not_called_in),
        cmocka_unit_test(why_it_is_not_somebody_elses_is_told_one_by_one),
        cmocka_unit_test(at_most_three_who_could_be_called_in_are_named),
        cmocka_unit_test(one_agent_is_told_of_in_the_singular),
        cmocka_unit_test(presence_is_counted_by_tags_and_slots),
        cmocka_unit_test(presence_by_shift_is_counted_by_days),
        cmocka_unit_test(a_team_that_is_too_small_is_told_so),
        cmocka_unit_test(a_duty_from_before_counts_as_work),
        cmocka_unit_test(the_first_hours_point_to_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

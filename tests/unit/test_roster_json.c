/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "desk.h"
#include "roster_json.h"

/* The week in which Europe's clocks go back; Ole comes from a night. */
static const char october[] =
    "{\"team\": \"Oslo desk\", \"zone\": \"Europe/Oslo\","
    " \"start\": \"2026-10-24\", \"days\": 3, \"slot\": \"30m\","
    " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\": [\"mon-sun\"],"
    "   \"from\": \"00:00\", \"to\": \"24:00\", \"heads\": 1}]},"
    "   {\"id\": \"email\", \"skills\": [\"phone\"], \"need\": ["
    "   {\"days\": [\"sat\"], \"from\": \"08:00\", \"to\": \"12:00\","
    "    \"heads\": 1}]}],"
    " \"shifts\": ["
    "  {\"id\": \"night\", \"name\": \"Night\", \"start\": \"22:00\","
    "   \"end\": \"06:00\", \"breaks\": [{\"length\": \"30m\","
    "   \"from\": \"3h\", \"to\": \"6h\", \"paid\": false}]},"
    "  {\"id\": \"day\", \"start\": {\"from\": \"07:00\", \"to\": \"09:00\","
    "   \"step\": \"1h\"}, \"length\": \"8h\"}],"
    " \"agents\": ["
    "  {\"id\": \"maria\", \"name\": \"Maria Nowak\","
    "   \"zone\": \"Europe/Warsaw\", \"skills\": [\"phone\"]},"
    "  {\"id\": \"priya\", \"zone\": \"Asia/Kolkata\","
    "   \"skills\": [\"phone\"]},"
    "  {\"id\": \"ole\", \"skills\": [\"phone\"], \"history\": {"
    "   \"last_duty\": {\"shift\": \"night\","
    "   \"start\": \"2026-10-23T22:00\", \"end\": \"2026-10-24T06:00\"}}}]}";

static struct desk *october_desk(void)
{
    struct desk *desk = desk_new(october);
    desk_give(desk, 0, 0, "night");
    roster_duty(desk->roster, 0, 0)->pause[0] = 8;
    desk_give(desk, 1, 1, "day");
    roster_allocate(desk->roster);
    return desk;
}

static char *written(const struct plan *plan)
{
    struct text text = {0};
    roster_json_write(&text, plan);
    return text_take(&text);
}

static void
a_night_over_the_october_change_is_told_with_its_nine_hours(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    char *json = written(desk_plan(desk));
    assert_holds(json, "          \"date\": \"2026-10-24\",\n"
                       "          \"shift\": \"night\",\n"
                       "          \"start\": \"2026-10-24T22:00:00+02:00\",\n"
                       "          \"end\": \"2026-10-25T06:00:00+01:00\",\n"
                       "          \"elapsed_minutes\": 540,\n"
                       "          \"work_minutes\": 510,\n"
                       "          \"breaks\": [\n"
                       "            {\"start\": \"2026-10-25T02:00:00+02:00\","
                       " \"minutes\": 30, \"paid\": false}\n"
                       "          ],\n");
    free(json);
    desk_free(desk);
}

static void
a_night_over_the_march_change_is_told_with_its_seven_hours(void **state)
{
    (void)state;
    struct desk *desk =
        desk_new("{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
                 " \"start\": \"2027-03-27\", \"days\": 2, \"slot\": \"60m\","
                 " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\":"
                 "   [\"sat\"], \"from\": \"08:00\", \"to\": \"10:00\","
                 "   \"heads\": 1}]}],"
                 " \"shifts\": [{\"id\": \"night\", \"start\": \"22:00\","
                 "   \"end\": \"06:00\"}],"
                 " \"agents\": [{\"id\": \"ole\", \"skills\": [\"phone\"]}]}");
    desk_give(desk, 0, 0, "night");
    char *json = written(desk_plan(desk));
    assert_holds(json, "          \"start\": \"2027-03-27T22:00:00+01:00\",\n"
                       "          \"end\": \"2027-03-28T06:00:00+02:00\",\n"
                       "          \"elapsed_minutes\": 420,\n"
                       "          \"work_minutes\": 420,\n");
    assert_holds(json, "\"totals\": {\"duties\": 1, \"work_minutes\": 420, "
                       "\"nights\": 1, \"weekend_days\": 1}");
    assert_holds(json,
                 "{\"queue\": \"phone\", \"date\": \"2027-03-27\", \"from\": "
                 "\"2027-03-27T08:00:00+01:00\", \"to\": "
                 "\"2027-03-27T10:00:00+01:00\", \"need\": 1, \"have\": 0, "
                 "\"cost\": 2400}");
    free(json);
    desk_free(desk);
}

static void everybody_has_their_own_clock(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    char *json = written(desk_plan(desk));
    assert_holds(json, "\"start\": \"2026-10-25T07:00:00+05:30\"");
    assert_holds(json, "\"carried\": {\n"
                       "        \"end\": \"2026-10-24T06:00:00+02:00\",\n"
                       "        \"blocks\": [\n"
                       "          {\"queue\": \"phone\"");
    free(json);
    desk_free(desk);
}

static void a_search_is_told_but_not_its_seconds_or_threads(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    struct plan plan = *desk_plan(desk);
    struct outcome outcome = {.status = OUTCOME_LIMIT,
                              .cost = 5000 * (cost)POINT,
                              .bound = 4400 * (cost)POINT,
                              .seconds = 12.3,
                              .threads = 7};
    const struct plan_options options = {
        .gap = 0.005, .time_limit = 60, .seed = 3};
    plan.outcome = &outcome;
    plan.options = &options;
    char *json = written(&plan);
    assert_holds(json, "  \"options\": {\"seed\": 3, \"gap_percent\": 0.5, "
                       "\"time_limit_seconds\": 60},\n"
                       "  \"outcome\": {\"status\": \"limit\", \"cost\": 5000, "
                       "\"bound\": 4400, \"gap_percent\": 12, "
                       "\"gap_hours\": 0.5},\n");
    outcome.seconds = 1;
    outcome.threads = 1;
    char *other = written(&plan);
    assert_string_equal(json, other);
    free(other);
    free(json);
    desk_free(desk);
}

static void that_half_an_hour_ended_it_is_told_of_what_it_ended(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    struct plan plan = *desk_plan(desk);
    struct outcome outcome = {.status = OUTCOME_WITHIN_GAP,
                              .cost = 5000 * (cost)POINT,
                              .bound = 4400 * (cost)POINT,
                              .half_hour = true};
    plan.outcome = &outcome;
    char *json = written(&plan);
    assert_holds(json, "\"gap_hours\": 0.5, \"half_hour\": true},\n");
    outcome.status = OUTCOME_OPTIMAL;
    char *other = written(&plan);
    assert_null(strstr(other, "half_hour"));
    free(other);
    free(json);
    desk_free(desk);
}

static void broken_rules_stand_with_the_agent(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    desk_give(desk, 2, 0, "day");
    char *json = written(desk_plan(desk));
    assert_holds(json, "  \"legal\": false,\n");
    assert_holds(json, "{\"rule\": \"rest\", \"date\": \"2026-10-24\", "
                       "\"minutes\": 600, \"hard\": true}");
    free(json);
    desk_free(desk);
}

static void presence_is_told_by_hours_or_by_shift(void **state)
{
    (void)state;
    struct desk *desk =
        desk_new("{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
                 " \"start\": \"2026-10-20\", \"days\": 2, \"slot\": \"60m\","
                 " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\":"
                 "   [\"mon\"], \"from\": \"08:00\", \"to\": \"10:00\","
                 "   \"heads\": 1}, {\"days\": [\"wed\"], \"from\": \"08:00\","
                 "   \"to\": \"09:00\", \"heads\": 1}]}],"
                 " \"presence\": [{\"id\": \"a lead\", \"tags\": [\"lead\"],"
                 "   \"days\": [\"tue\"], \"from\": \"09:00\","
                 "   \"to\": \"11:00\", \"min\": 1, \"price\": 600},"
                 "   {\"id\": \"one\", \"shift\": \"day\", \"max\": 1,"
                 "   \"price\": 50}],"
                 " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
                 "   \"end\": \"16:00\"}],"
                 " \"agents\": [{\"id\": \"ole\", \"skills\": [\"phone\"]},"
                 "   {\"id\": \"kari\", \"tags\": [\"lead\"],"
                 "    \"skills\": [\"phone\"]}]}");
    desk_give(desk, 0, 0, "day");
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 1, 1, "day");
    char *json = written(desk_plan(desk));
    assert_holds(json,
                 "  \"presences\": [\n"
                 "    {\"presence\": \"a lead\", \"date\": \"2026-10-20\","
                 " \"from\": \"2026-10-20T09:00:00+02:00\","
                 " \"to\": \"2026-10-20T11:00:00+02:00\", \"least\": 1,"
                 " \"have\": 0, \"cost\": 1200},\n"
                 "    {\"presence\": \"one\", \"shift\": \"day\","
                 " \"date\": \"2026-10-21\", \"days\": 1, \"most\": 1,"
                 " \"have\": 2, \"cost\": 50}\n"
                 "  ],\n");
    free(json);
    desk_free(desk);
}

static void what_is_written_reads_back_the_same(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    struct diags *diags = diags_new();
    char *json = written(desk_plan(desk));
    struct roster *read =
        roster_json_parse(json, strlen(json), "roster.json", desk->team, diags);
    diags_print(diags, stderr);
    assert_non_null(read);
    roster_free(desk->roster);
    desk->roster = read;
    char *again = written(desk_plan(desk));
    assert_string_equal(again, json);
    free(again);
    free(json);
    diags_free(diags);
    desk_free(desk);
}

static char *replaced(const char *json, const char *old, const char *by)
{
    struct text text = {0};
    const char *place = strstr(json, old);
    if (!place)
        fail_msg("no '%s' in:\n%s", old, json);
    text_add_n(&text, json, (size_t)(place - json));
    text_add(&text, by);
    text_add(&text, place + strlen(old));
    return text_take(&text);
}

/* Reads the roster with one place of it changed. */
static struct roster *read_edited(struct desk *desk, const char *old,
                                  const char *by, struct diags *diags)
{
    char *json = written(desk_plan(desk));
    char *edited = replaced(json, old, by);
    struct roster *read = roster_json_parse(edited, strlen(edited),
                                            "roster.json", desk->team, diags);
    free(edited);
    free(json);
    return read;
}

static void expect(const char *old, const char *by, const char *place,
                   const char *message)
{
    struct desk *desk = october_desk();
    struct diags *diags = diags_new();
    assert_null(read_edited(desk, old, by, diags));
    assert_string_equal(diags_at(diags, 0)->message, message);
    assert_string_equal(diags_at(diags, 0)->place, place);
    assert_string_equal(diags_at(diags, 0)->file, "roster.json");
    assert_int_equal(diags_count(diags), 1);
    diags_free(diags);
    desk_free(desk);
}

static void a_roster_of_another_team_is_refused(void **state)
{
    (void)state;
    expect("vaktel roster 1", "vaktel roster 2", "/format",
           "is not a roster.json: key 'format' must be 'vaktel roster 1'");
    expect("\"Oslo desk\"", "\"Bergen\"", "/team",
           "is not this team's name, 'Oslo desk'");
    expect("\"zone\": \"Europe/Oslo\"", "\"zone\": \"Asia/Kolkata\"", "/zone",
           "is 'Asia/Kolkata', but the team's zone is 'Europe/Oslo'");
    expect("\"2026-10-24\"", "\"2026-10-17\"", "/start",
           "is '2026-10-17', but the team's start is '2026-10-24'");
    expect("\"days\": 3", "\"days\": 7", "/days",
           "is not the team's number of days, 3");
    expect("\"slot\": \"30m\"", "\"slot\": \"1h\"", "/slot",
           "is '1h', but the team's slot is '30m'");
    expect("\"days\": 3,", "", "", "key 'days' is missing at the top level");
}

static void a_roster_of_other_days_is_refused_in_a_line(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    struct diags *diags = diags_new();
    char *json = written(desk_plan(desk));
    desk->team->problem->grid.first_date += 7;
    assert_null(roster_json_parse(json, strlen(json), "roster.json", desk->team,
                                  diags));
    assert_int_equal(diags_count(diags), 1);
    assert_string_equal(diags_at(diags, 0)->message,
                        "is '2026-10-24', but the team's start is "
                        "'2026-10-31'");
    free(json);
    diags_free(diags);
    desk_free(desk);
}

static void names_that_are_unknown_are_told_with_the_nearest(void **state)
{
    (void)state;
    expect("\"maria\"", "\"mariah\"", "/agents/0/id",
           "unknown agent 'mariah', did you mean 'maria'?");
    expect("\"priya\"", "\"maria\"", "/agents/1/id",
           "agent 'maria' appears twice");
    expect("\"shift\": \"night\"", "\"shift\": \"nigth\"",
           "/agents/0/duties/0/shift",
           "unknown shift 'nigth', did you mean 'night'?");
    expect("{\"queue\": \"phone\", \"start\"", "{\"queue\": \"xyz\", \"start\"",
           "/agents/0/duties/0/blocks/0/queue", "unknown queue 'xyz'");
    expect("\"totals\"", "\"total\"", "/agents/0/total",
           "unknown key 'total', did you mean 'totals'?");
}

static void a_duty_that_is_not_offered_is_told_with_those_that_are(void **state)
{
    (void)state;
    expect("\"2026-10-25T07:00:00+05:30\"", "\"2026-10-25T06:30:00+05:30\"",
           "/agents/1/duties/0",
           "shift 'day' is not offered from 06:30 to 15:00 on Sun 25 Oct; "
           "offered: 07:00 to 15:00, 08:00 to 16:00, 09:00 to 17:00");
    expect("\"2026-10-25T06:00:00+01:00\"", "\"2026-10-25T06:00:00+02:00\"",
           "/agents/0/duties/0",
           "shift 'night' is not offered from 22:00 to 05:00 on Sat 24 Oct; "
           "offered: 22:00 to 06:00");
    expect("\"date\": \"2026-10-24\",\n          \"shift\"",
           "\"date\": \"2026-11-24\",\n          \"shift\"",
           "/agents/0/duties/0/date",
           "must be a date from 2026-10-24 to 2026-10-26, is 2026-11-24");
    expect("\"date\": \"2026-10-24\",\n          \"shift\"",
           "\"date\": \"24 Oct\",\n          \"shift\"",
           "/agents/0/duties/0/date",
           "must be a date from 2026-10-24 to 2026-10-26, is '24 Oct'");
}

static void times_must_be_instants_on_the_grid(void **state)
{
    (void)state;
    expect("\"2026-10-25T07:00:00+05:30\"", "\"07:00\"",
           "/agents/1/duties/0/start",
           "must be a time such as '2026-10-19T07:00:00+02:00', is '07:00'");
    expect("\"2026-10-25T07:00:00+05:30\"", "\"2026-10-25T07:00:00\"",
           "/agents/1/duties/0/start",
           "must be a time such as '2026-10-19T07:00:00+02:00', is "
           "'2026-10-25T07:00:00'");
    expect("\"2026-10-25T07:00:00+05:30\"", "\"2026-10-25T07:10:00+05:30\"",
           "/agents/1/duties/0/start", "does not fall on a slot of 30 minutes");
    expect("\"2026-10-25T07:00:00+05:30\"", "\"2036-10-25T07:00:00+05:30\"",
           "/agents/1/duties/0/start", "is outside the days of this team");
}

static void breaks_and_blocks_must_be_those_of_the_duty(void **state)
{
    (void)state;
    expect("\"minutes\": 30", "\"minutes\": 45",
           "/agents/0/duties/0/breaks/0/minutes",
           "this break of the shift takes 30 minutes");
    expect("\"paid\": false", "\"paid\": true",
           "/agents/0/duties/0/breaks/0/paid",
           "this break of the shift is unpaid");
    expect("\"2026-10-25T02:00:00+02:00\", \"minutes\"",
           "\"2026-10-25T08:00:00+02:00\", \"minutes\"",
           "/agents/0/duties/0/breaks/0", "the break is not inside the duty");
    expect("\"breaks\": []",
           "\"breaks\": [{\"start\": \"2026-10-25T09:00+05:30\", "
           "\"minutes\": 30, \"paid\": true}]",
           "/agents/1/duties/0/breaks",
           "has 1 breaks, this duty of shift 'day' has 0");
    expect("\"start\": \"2026-10-24T22:00:00+02:00\", \"end\"",
           "\"start\": \"2026-10-24T21:00:00+02:00\", \"end\"",
           "/agents/0/duties/0/blocks/0", "the block is not inside the duty");
    expect("\"start\": \"2026-10-24T22:00:00+02:00\", \"end\"",
           "\"start\": \"2026-10-25T05:00:00+02:00\", \"end\"",
           "/agents/0/duties/0/blocks/0", "the block ends before it begins");
}

static void a_second_duty_on_a_date_is_refused(void **state)
{
    (void)state;
    expect("\"duties\": []",
           "\"duties\": [{\"date\": \"2026-10-25\", \"shift\": \"day\","
           " \"start\": \"2026-10-25T07:00Z\", \"end\": "
           "\"2026-10-25T15:00Z\", \"breaks\": []},"
           "{\"date\": \"2026-10-25\", \"shift\": \"day\","
           " \"start\": \"2026-10-25T06:00Z\", \"end\": "
           "\"2026-10-25T14:00Z\", \"breaks\": []}]",
           "/agents/2/duties/1",
           "a second duty of agent 'ole' on the same date");
}

static void all_that_is_wrong_is_told_at_once(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    struct diags *diags = diags_new();
    const char *json = "{\"format\": \"vaktel roster 1\", \"team\": 3,"
                       " \"agents\": [{\"id\": \"x\"}, 5,"
                       " {\"id\": \"ole\", \"duties\": [{}]}]}";
    assert_null(
        roster_json_parse(json, strlen(json), "r.json", desk->team, diags));
    assert_int_equal(diags_count(diags), 12);
    diags_free(diags);
    desk_free(desk);
}

static void a_break_outside_its_window_is_the_judges_affair(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    struct diags *diags = diags_new();
    struct roster *read =
        read_edited(desk, "\"2026-10-25T02:00:00+02:00\", \"minutes\"",
                    "\"2026-10-24T20:30:00Z\", \"minutes\"", diags);
    assert_non_null(read);
    assert_int_equal(roster_duty(read, 0, 0)->pause[0], 1);
    struct score *score = score_roster(read);
    assert_false(score->legal);
    assert_int_equal(score->breaches.items[0].rule, RULE_breaks);
    score_free(score);
    roster_free(read);
    diags_free(diags);
    desk_free(desk);
}

static void queues_are_given_out_where_nobody_says_them(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    struct diags *diags = diags_new();
    const char *json =
        "{\"format\": \"vaktel roster 1\", \"team\": \"Oslo desk\","
        " \"zone\": \"Europe/Oslo\", \"start\": \"2026-10-24\", \"days\": 3,"
        " \"slot\": \"30m\", \"agents\": [{\"id\": \"ole\", \"duties\": ["
        " {\"date\": \"2026-10-24\", \"shift\": \"day\","
        "  \"start\": \"2026-10-24T08:00+02:00\","
        "  \"end\": \"2026-10-24T14:00Z\", \"breaks\": []}]}]}";
    struct roster *read =
        roster_json_parse(json, strlen(json), "r.json", desk->team, diags);
    diags_print(diags, stderr);
    assert_non_null(read);
    int served = 0;
    for (int slot = 0; slot < desk->team->problem->grid.n_slots; slot++)
        served += roster_serves(read, 2)[slot] != NO_QUEUE;
    assert_int_equal(served, 12 + 16);
    roster_free(read);
    diags_free(diags);
    desk_free(desk);
}

static void files_that_are_not_there_are_reported(void **state)
{
    (void)state;
    struct desk *desk = october_desk();
    struct diags *diags = diags_new();
    assert_null(roster_json_read("/nowhere/roster.json", desk->team, diags));
    assert_int_equal(diags_count(diags), 1);
    diags_free(diags);
    desk_free(desk);
}

/* On five Sundays, on which the law bars whoever could fill them, more gaps
 * than are told with their reasons, all of the same cost. */
static struct desk *sundays_desk(void)
{
    struct text json = {0};
    text_add(&json, "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
                    " \"start\": \"2026-11-01\", \"days\": 29,"
                    " \"slot\": \"30m\", \"rules\": [\"no\"],"
                    " \"shifts\": [{\"id\": \"part\", \"length\": \"4h\","
                    "   \"start\": {\"from\": \"00:00\", \"to\": \"18:00\","
                    "   \"step\": \"1h\"}}],"
                    " \"agents\": [{\"id\": \"a\", \"skills\": [\"q\"]}],"
                    " \"queues\": [{\"id\": \"q\", \"need\": [");
    for (int hour = 0; hour < 21; hour++)
        text_printf(&json,
                    "%s{\"days\": [\"sun\"], \"from\": \"%02d:00\","
                    " \"to\": \"%02d:30\", \"heads\": 1}",
                    hour ? ", " : "", hour, hour);
    text_add(&json, "]}]}");
    struct desk *desk = desk_new(text_string(&json));
    text_free(&json);
    return desk;
}

static int count_of(const char *text, const char *word)
{
    int n = 0;
    while ((text = strstr(text, word)) != NULL) {
        text += strlen(word);
        n++;
    }
    return n;
}

static void of_gaps_as_dear_no_more_than_so_many_are_explained(void **state)
{
    (void)state;
    struct desk *desk = sundays_desk();
    char *json = written(desk_plan(desk));
    assert_int_equal(desk_plan(desk)->score->n_gaps, 105);
    assert_int_equal(count_of(json, "\"barred_by_law\": 1"), 100);
    free(json);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            a_night_over_the_october_change_is_told_with_its_nine_hours),
        cmocka_unit_test(
            a_night_over_the_march_change_is_told_with_its_seven_hours),
        cmocka_unit_test(everybody_has_their_own_clock),
        cmocka_unit_test(a_search_is_told_but_not_its_seconds_or_threads),
        cmocka_unit_test(that_half_an_hour_ended_it_is_told_of_what_it_ended),
        cmocka_unit_test(broken_rules_stand_with_the_agent),
        cmocka_unit_test(presence_is_told_by_hours_or_by_shift),
        cmocka_unit_test(what_is_written_reads_back_the_same),
        cmocka_unit_test(a_roster_of_another_team_is_refused),
        cmocka_unit_test(a_roster_of_other_days_is_refused_in_a_line),
        cmocka_unit_test(names_that_are_unknown_are_told_with_the_nearest),
        cmocka_unit_test(
            a_duty_that_is_not_offered_is_told_with_those_that_are),
        cmocka_unit_test(times_must_be_instants_on_the_grid),
        cmocka_unit_test(breaks_and_blocks_must_be_those_of_the_duty),
        cmocka_unit_test(a_second_duty_on_a_date_is_refused),
        cmocka_unit_test(all_that_is_wrong_is_told_at_once),
        cmocka_unit_test(a_break_outside_its_window_is_the_judges_affair),
        cmocka_unit_test(queues_are_given_out_where_nobody_says_them),
        cmocka_unit_test(files_that_are_not_there_are_reported),
        cmocka_unit_test(of_gaps_as_dear_no_more_than_so_many_are_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

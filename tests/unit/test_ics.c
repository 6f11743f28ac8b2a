/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "calendar_names.h"
#include "calendars.h"
#include "desk.h"
#include "ical_feed.h"
#include "ics.h"
#include "ics_words.h"
#include "roster_json.h"

/* Three zones in the week in which Europe's clocks go back. */
static const char october[] =
    "{\"team\": \"Oslo, desk\", \"zone\": \"Europe/Oslo\","
    " \"start\": \"2026-10-23\", \"days\": 4, \"slot\": \"30m\","
    " \"queues\": [{\"id\": \"phone\", \"name\": \"Phone; calls\","
    "   \"need\": [{\"days\": [\"mon-sun\"], \"from\": \"00:00\","
    "   \"to\": \"24:00\", \"heads\": 1}]},"
    "   {\"id\": \"email\", \"skills\": [\"phone\"],"
    "   \"need\": [{\"days\": [\"mon-sun\"], \"from\": \"08:00\","
    "   \"to\": \"12:00\", \"heads\": 1}]}],"
    " \"shifts\": ["
    "  {\"id\": \"night\", \"name\": \"Night\", \"start\": \"22:00\","
    "   \"end\": \"06:00\"},"
    "  {\"id\": \"day\", \"start\": \"08:00\", \"end\": \"16:00\","
    "   \"breaks\": [{\"length\": \"30m\", \"from\": \"3h\", \"to\": \"5h\","
    "   \"paid\": false}]},"
    "  {\"id\": \"odd\", \"start\": \"20:30\", \"length\": \"6h\"}],"
    " \"agents\": ["
    "  {\"id\": \"maria\", \"name\": \"Maria Nowak\","
    "   \"zone\": \"Europe/Warsaw\", \"skills\": [\"phone\"]},"
    "  {\"id\": \"priya\", \"name\": \"प्रिया शर्मा\","
    "   \"zone\": \"Asia/Kolkata\", \"skills\": [\"phone\"]},"
    "  {\"id\": \"ole\", \"skills\": [\"phone\"]}]}";

static const char march[] =
    "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\","
    " \"start\": \"2027-03-27\", \"days\": 3, \"slot\": \"60m\","
    " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\": [\"mon-sun\"],"
    "   \"from\": \"00:00\", \"to\": \"24:00\", \"heads\": 1}]}],"
    " \"shifts\": [{\"id\": \"night\", \"start\": \"22:00\","
    "   \"end\": \"06:00\"}],"
    " \"agents\": [{\"id\": \"ole\", \"skills\": [\"phone\"]}]}";

enum { TEAM = -1 };

/* A calendar of a roster, and what it is written with. */
struct paper {
    struct arena *arena;
    struct agenda agenda;
    struct ics_feed feed;
    struct ics_style style;
    struct text text;
};

/* The calendar of an agent, or the TEAM's. */
static void feed_make(struct paper *paper, const struct plan *plan, int agent)
{
    const struct ics_wording usual = {
        .domain = "vaktel",
        .summary = ICS_SUMMARY,
        .description = ICS_DESCRIPTION,
        .moment = 1790000000,
    };
    struct text json = {0};
    struct diags *diags = diags_new();
    *paper = (struct paper){.arena = arena_new()};
    roster_json_write(&json, plan);
    if (!agenda_parse(&paper->agenda, text_string(&json), json.length, "x.json",
                      paper->arena, diags))
        fail_msg("%s", diags_at(diags, 0)->message);
    struct ics_owner owner = {ICS_TEAM, "", ""};
    if (agent != TEAM)
        owner = (struct ics_owner){ICS_AGENT, paper->agenda.agents[agent].id,
                                   paper->agenda.agents[agent].name};
    paper->feed = ics_feed_of(&paper->agenda, &owner, &usual, paper->arena);
    if (paper->feed.n_events == 0)
        ics_add_note(&paper->feed, paper->agenda.first_date, &usual,
                     paper->arena);
    paper->style = (struct ics_style){.version = "1.2.3",
                                      .first = 1790000000,
                                      .last = 1830000000,
                                      .arena = paper->arena};
    text_free(&json);
    diags_free(diags);
}

static void paper_free(struct paper *paper)
{
    text_free(&paper->text);
    arena_free(paper->arena);
}

static char *written(const struct plan *plan, int agent)
{
    struct paper paper;
    feed_make(&paper, plan, agent);
    ics_write(&paper.text, &paper.feed, ICS_FEED, &paper.style);
    char *text = text_take(&paper.text);
    paper_free(&paper);
    return text;
}

static void assert_lacks(const char *calendar, const char *part)
{
    if (strstr(calendar, part))
        fail_msg("'%s' in:\n%s", part, calendar);
}

static struct desk *october_night(void)
{
    struct desk *desk = desk_new(october);
    desk_give(desk, 0, 1, "night");
    desk_give(desk, 1, 0, "day");
    desk_give(desk, 1, 2, "night");
    return desk;
}

static void
a_night_over_the_october_change_is_one_event_of_nine_hours(void **state)
{
    (void)state;
    struct desk *desk = october_night();
    char *calendar = written(desk_plan(desk), 0);
    assert_holds(calendar, "\r\nDTSTART;TZID=Europe/Warsaw:20261024T220000\r\n"
                           "DTEND;TZID=Europe/Warsaw:20261025T060000\r\n");
    assert_holds(calendar, "\r\nTZID:Europe/Warsaw\r\n");
    assert_holds(calendar, "\r\nDESCRIPTION:9h long: the clock goes back by "
                           "1h\\n");
    assert_lacks(calendar, "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=4SU");
    free(calendar);
    desk_free(desk);
}

static void
a_night_over_the_march_change_is_one_event_of_seven_hours(void **state)
{
    (void)state;
    struct desk *desk = desk_new(march);
    desk_give(desk, 0, 0, "night");
    char *calendar = written(desk_plan(desk), 0);
    assert_holds(calendar, "\r\nDTSTART;TZID=Europe/Oslo:20270327T220000\r\n"
                           "DTEND;TZID=Europe/Oslo:20270328T060000\r\n");
    assert_holds(calendar,
                 "\r\nDESCRIPTION:7h long: the clock goes forward by 1h\\n");
    free(calendar);
    desk_free(desk);
}

static void a_time_that_the_clock_shows_twice_is_written_in_utc(void **state)
{
    (void)state;
    struct desk *desk = desk_new(october);
    desk_give(desk, 0, 1, "odd");
    desk_give(desk, 0, 2, "odd");
    char *calendar = written(desk_plan(desk), 0);
    assert_holds(calendar, "\r\nDTSTART:20261024T183000Z\r\n"
                           "DTEND:20261025T003000Z\r\n");
    assert_holds(calendar, "\r\nDTSTART;TZID=Europe/Warsaw:20261025T203000\r\n"
                           "DTEND;TZID=Europe/Warsaw:20261026T023000\r\n");
    free(calendar);
    desk_free(desk);
}

static void an_event_tells_what_it_is_and_escapes_it(void **state)
{
    (void)state;
    struct desk *desk = desk_new(october);
    desk_give(desk, 0, 0, "day");
    desk_serve(desk, 0, 0, 28, 34);
    desk_serve(desk, 0, 1, 35, 40);
    char *calendar = written(desk_plan(desk), 0);
    assert_holds(calendar, "\r\nSUMMARY:day 08:00-16:00\\, Phone\\; calls + "
                           "email (Oslo\\, desk)\r\n");
    assert_holds(calendar, "\r\nCATEGORIES:day\r\n");
    assert_holds(calendar, "8h long\\nWork: 7h30m\\nBreak 11:00-11:30");
    assert_holds(calendar, "\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n");
    assert_holds(calendar, "\r\nSEQUENCE:0\r\n");
    assert_holds(calendar, "\r\nNAME:Oslo desk: Maria Nowak\r\n");
    free(calendar);
    desk_free(desk);
}

static void a_calendar_is_a_feed_that_does_not_know_the_day(void **state)
{
    (void)state;
    struct desk *desk = october_night();
    char *calendar = written(desk_plan(desk), TEAM);
    char *again = written(desk_plan(desk), TEAM);
    assert_string_equal(calendar, again);
    assert_lacks(calendar, "METHOD");
    assert_lacks(calendar, "ATTENDEE");
    assert_lacks(calendar, "ORGANIZER");
    assert_lacks(calendar, "VALARM");
    assert_holds(calendar, "\r\nDTSTAMP:20260921T141320Z\r\n"
                           "LAST-MODIFIED:20260921T141320Z\r\n");
    assert_holds(calendar, "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n");
    free(calendar);
    free(again);
    desk_free(desk);
}

static void the_team_sees_whose_duty_it_is_in_each_ones_zone(void **state)
{
    (void)state;
    struct desk *desk = october_night();
    char *calendar = written(desk_plan(desk), TEAM);
    assert_holds(calendar, "\r\nSUMMARY:Maria Nowak: Night 22:00-06:00 (Oslo");
    assert_holds(calendar, "\r\nSUMMARY:प्रिया शर्मा: ");
    assert_holds(calendar, "\r\nTZID:Asia/Kolkata\r\n");
    assert_holds(calendar, "\r\nTZID:Europe/Warsaw\r\n");
    assert_lacks(calendar, "\r\nTZID:Europe/Oslo\r\n");
    free(calendar);
    desk_free(desk);
}

static void nobody_gets_an_empty_calendar(void **state)
{
    (void)state;
    struct desk *desk = october_night();
    char *calendar = written(desk_plan(desk), 2);
    assert_holds(calendar, "\r\nDTSTART;VALUE=DATE:20261023\r\n"
                           "DTEND;VALUE=DATE:20261024\r\n"
                           "SUMMARY:No shifts published (Oslo\\, desk)\r\n");
    assert_holds(calendar, "\r\nTRANSP:TRANSPARENT\r\n");
    free(calendar);
    desk_free(desk);
}

static char *uid_of(const char *calendar)
{
    const char *uid = strstr(calendar, "\r\nUID:");
    assert_non_null(uid);
    return strndup(uid + 6, strcspn(uid + 6, "\r"));
}

static void an_event_stays_the_same_when_its_times_move(void **state)
{
    (void)state;
    struct desk *desk = desk_new(october);
    desk_give(desk, 0, 1, "day");
    desk_give(desk, 1, 1, "day");
    char *before = written(desk_plan(desk), 0);
    char *other = written(desk_plan(desk), 1);
    char *team = written(desk_plan(desk), TEAM);
    desk_give(desk, 0, 1, "night");
    char *after = written(desk_plan(desk), 0);
    char *uids[] = {uid_of(before), uid_of(after), uid_of(other), uid_of(team)};
    assert_string_equal(uids[0], uids[1]);
    assert_string_not_equal(uids[0], uids[2]);
    assert_string_not_equal(uids[0], uids[3]);
    assert_memory_equal(uids[0], "20261024-d1-", 12);
    assert_int_equal(strspn(uids[0] + 12, "0123456789abcdef"), 32);
    assert_string_equal(uids[0] + 44, "@vaktel");
    for (int i = 0; i < 4; i++)
        free(uids[i]);
    free(before);
    free(after);
    free(other);
    free(team);
    desk_free(desk);
}

static void calendars_read_back_as_the_roster(void **state)
{
    (void)state;
    struct desk *desk = october_night();
    struct diags *diags = diags_new();
    struct ical_zones *zones = ical_zones_new();
    for (int agent = TEAM; agent < 3; agent++) {
        struct paper paper;
        feed_make(&paper, desk_plan(desk), agent);
        for (int form = ICS_FEED; form <= ICS_IMPORT; form++) {
            text_clear(&paper.text);
            ics_write(&paper.text, &paper.feed, (enum ics_form)form,
                      &paper.style);
            assert_true(ics_check(&paper.text, &paper.feed, (enum ics_form)form,
                                  "x.ics", zones, diags));
        }
        paper_free(&paper);
    }
    ical_zones_free(zones);
    diags_free(diags);
    desk_free(desk);
}

/* Replaces what is at the first `old` by as many letters. */
static void forge(struct text *text, const char *old, const char *by)
{
    char *place = strstr(text->bytes, old);
    assert_non_null(place);
    memcpy(place, by, strlen(by));
}

static void expect_refusal(const char *old, const char *by, const char *message)
{
    struct desk *desk = october_night();
    struct diags *diags = diags_new();
    struct ical_zones *zones = ical_zones_new();
    struct paper paper;
    feed_make(&paper, desk_plan(desk), 0);
    ics_write(&paper.text, &paper.feed, ICS_FEED, &paper.style);
    forge(&paper.text, old, by);
    if (ics_check(&paper.text, &paper.feed, ICS_FEED, "x.ics", zones, diags))
        fail_msg("'%s' for '%s' passes", by, old);
    if (!strstr(diags_at(diags, 0)->message, message))
        fail_msg("'%s'", diags_at(diags, 0)->message);
    ical_zones_free(zones);
    paper_free(&paper);
    diags_free(diags);
    desk_free(desk);
}

static void a_calendar_that_reads_otherwise_is_refused(void **state)
{
    (void)state;
    expect_refusal("T060000\r\nSUMMARY", "T070000\r\nSUMMARY",
                   "end reads as 1792908000, not 1792904400");
    expect_refusal("UID:2", "UID:x", "UID reads as 'x");
    expect_refusal("TZOFFSETTO:+0100", "TZOFFSETTO:+0300", "reads as");
    expect_refusal("DTEND;", "DTEMD;", "a line that cannot be read");
    expect_refusal("SUMMARY:N", "SUMMARY:M", "summary reads as 'Might 22:00");
    expect_refusal("9h long", "8h long", "description reads as '8h long");
    expect_refusal("STATUS:CONFIRMED", "STATUS:CANCELLED", "status reads as");
    expect_refusal("SEQUENCE:0", "SEQUENCE:1", "sequence reads as 1, not 0");
    expect_refusal("LAST-MODIFIED:2026", "LAST-MODIFIED:2025", "last change");
    expect_refusal("END:VCALENDAR\r\n", "BEGIN:VEVENT\r\n",
                   "not an iCalendar file");
}

static void file_names_are_safe_on_any_disk(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(calendar_stem(arena, "maria"), "maria");
    assert_string_equal(calendar_stem(arena, "m@x.no"), "m@x.no");
    assert_string_equal(calendar_stem(arena, "../etc/x y"), "-.-etc-x-y");
    assert_string_equal(calendar_stem(arena, "Łukasz"), "Łukasz");
    assert_string_equal(calendar_stem(arena, "con"), "con-");
    assert_string_equal(calendar_stem(arena, "Com1.x"), "Com1.x-");
    char id[401];
    memset(id, 'x', 400);
    id[400] = '\0';
    assert_int_equal(strlen(calendar_stem(arena, id)), 180);
    arena_free(arena);
}

static void ids_that_give_one_file_name_are_reported(void **state)
{
    (void)state;
    struct desk *desk = desk_new(october);
    struct diags *diags = diags_new();
    assert_true(calendars_check_names(desk->team, diags));
    desk->team->problem->agents[0].id = "a b";
    desk->team->problem->agents[1].id = "A/B";
    desk->team->problem->agents[2].id = "Team";
    assert_false(calendars_check_names(desk->team, diags));
    assert_int_equal(diags_count(diags), 2);
    assert_non_null(strstr(diags_at(diags, 0)->message,
                           "would give calendars of the same name"));
    assert_non_null(strstr(diags_at(diags, 1)->message,
                           "agent id 'Team' would give the calendar"));
    diags_free(diags);
    desk_free(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            a_night_over_the_october_change_is_one_event_of_nine_hours),
        cmocka_unit_test(
            a_night_over_the_march_change_is_one_event_of_seven_hours),
        cmocka_unit_test(a_time_that_the_clock_shows_twice_is_written_in_utc),
        cmocka_unit_test(an_event_tells_what_it_is_and_escapes_it),
        cmocka_unit_test(a_calendar_is_a_feed_that_does_not_know_the_day),
        cmocka_unit_test(the_team_sees_whose_duty_it_is_in_each_ones_zone),
        cmocka_unit_test(nobody_gets_an_empty_calendar),
        cmocka_unit_test(an_event_stays_the_same_when_its_times_move),
        cmocka_unit_test(calendars_read_back_as_the_roster),
        cmocka_unit_test(a_calendar_that_reads_otherwise_is_refused),
        cmocka_unit_test(file_names_are_safe_on_any_disk),
        cmocka_unit_test(ids_that_give_one_file_name_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

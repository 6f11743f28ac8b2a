/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "desk.h"
#include "roster_csv.h"

static struct desk *desk_at(const char *start, const char *name)
{
    struct text json = {0};
    text_printf(
        &json,
        "{\"team\": \"Oslo\", \"zone\": \"Europe/Oslo\", \"start\": \"%s\","
        " \"days\": 2, \"slot\": \"30m\","
        " \"queues\": [{\"id\": \"phone\", \"need\": [{\"days\": "
        "   [\"mon-sun\"], \"from\": \"00:00\", \"to\": \"24:00\","
        "   \"heads\": 1}]}, {\"id\": \"email\", \"skills\": [\"phone\"],"
        "   \"need\": [{\"days\": [\"mon-sun\"], \"from\": \"00:00\","
        "   \"to\": \"24:00\", \"heads\": 1}]}],"
        " \"shifts\": [{\"id\": \"night\", \"start\": \"22:00\","
        "   \"end\": \"06:00\"}, {\"id\": \"day\", \"start\": \"08:00\","
        "   \"end\": \"16:00\", \"breaks\": [{\"length\": \"30m\","
        "   \"from\": \"3h\", \"to\": \"5h\", \"paid\": false},"
        "   {\"length\": \"30m\", \"from\": \"5h\", \"to\": \"7h\","
        "   \"paid\": true}]}],"
        " \"agents\": [{\"id\": \"ole\", \"name\": \"%s\","
        "   \"skills\": [\"phone\"]}, {\"id\": \"off\","
        "   \"skills\": [\"phone\"]}]}",
        start, name);
    struct desk *desk = desk_new(text_string(&json));
    text_free(&json);
    return desk;
}

static void expect(struct desk *desk, const char *rows)
{
    struct text text = {0};
    roster_csv_write(&text, desk_plan(desk));
    const char *head = "agent,name,date,weekday,shift,start,end,zone,hours,"
                       "breaks,queues\r\n";
    assert_memory_equal(text_string(&text), head, strlen(head));
    assert_string_equal(text_string(&text) + strlen(head), rows);
    text_free(&text);
    desk_free(desk);
}

static void a_night_over_the_october_change_counts_nine_hours(void **state)
{
    (void)state;
    struct desk *desk = desk_at("2026-10-24", "Ole Åsen");
    desk_give(desk, 0, 0, "night");
    expect(desk, "ole,Ole Åsen,2026-10-24,Sat,night,2026-10-24 22:00,"
                 "2026-10-25 06:00,Europe/Oslo,9.00,,\r\n");
}

static void a_night_over_the_march_change_counts_seven_hours(void **state)
{
    (void)state;
    struct desk *desk = desk_at("2027-03-27", "Ole Åsen");
    desk_give(desk, 0, 0, "night");
    expect(desk, "ole,Ole Åsen,2027-03-27,Sat,night,2027-03-27 22:00,"
                 "2027-03-28 06:00,Europe/Oslo,7.00,,\r\n");
}

static void fields_are_quoted_where_they_need_it(void **state)
{
    (void)state;
    struct desk *desk = desk_at("2026-10-20", "Åsen, \\\"Ole\\\"");
    desk_give(desk, 0, 0, "day");
    desk_serve(desk, 0, 1, 16, 20);
    desk_serve(desk, 0, 0, 20, 22);
    desk_serve(desk, 0, 1, 24, 26);
    expect(desk, "ole,\"Åsen, \"\"Ole\"\"\",2026-10-20,Tue,day,"
                 "2026-10-20 08:00,2026-10-20 16:00,Europe/Oslo,7.50,"
                 "\"11:00-11:30 unpaid; 13:00-13:30 paid\","
                 "\"email; phone\"\r\n");
}

static void no_name_becomes_a_formula(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"=1+1", "'=1+1"},       {"@sum", "'@sum"},  {"-Ole", "'-Ole"},
        {"+Ole,", "\"'+Ole,\""}, {"O=l-e", "O=l-e"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct desk *desk = desk_at("2026-10-24", names[i][0]);
        desk_give(desk, 0, 0, "night");
        struct text row = {0};
        text_printf(&row,
                    "ole,%s,2026-10-24,Sat,night,2026-10-24 22:00,"
                    "2026-10-25 06:00,Europe/Oslo,9.00,,\r\n",
                    names[i][1]);
        expect(desk, text_string(&row));
        text_free(&row);
    }
}

static void nobody_on_duty_leaves_the_head_alone(void **state)
{
    (void)state;
    expect(desk_at("2026-10-20", "Ole"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_night_over_the_october_change_counts_nine_hours),
        cmocka_unit_test(a_night_over_the_march_change_counts_seven_hours),
        cmocka_unit_test(fields_are_quoted_where_they_need_it),
        cmocka_unit_test(no_name_becomes_a_formula),
        cmocka_unit_test(nobody_on_duty_leaves_the_head_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

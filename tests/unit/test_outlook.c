/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "export_csv.h"
#include "export_json.h"
#include "outlook_json.h"
#include "outlook_text.h"
#include "units.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One reading of an export, from its text to what is written. */
struct desk {
    char path[40];
    struct arena *arena;
    struct diags *diags;
    struct intake *intake;
    struct holidays *holidays;
    struct past_options how;
    struct past *past;
    struct outlook *outlook;
    struct text text;
};

static void desk_open(struct desk *desk, const char *bytes, size_t length)
{
    *desk = (struct desk){.path = "/tmp/vaktel-export-XXXXXX",
                          .arena = arena_new(),
                          .diags = diags_new(),
                          .how = {.zone = "Europe/Oslo", .slot_min = 30}};
    int file = mkstemp(desk->path);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), length);
    close(file);
}

static void desk_close(struct desk *desk)
{
    unlink(desk->path);
    if (desk->intake)
        intake_free(desk->intake);
    text_free(&desk->text);
    diags_free(desk->diags);
    arena_free(desk->arena);
}

static void read_past(struct desk *desk, const struct map *map, bool json)
{
    desk->intake = intake_new(desk->path, map, desk->arena, desk->diags);
    if (json)
        export_json_read(desk->path, desk->intake);
    else
        export_csv_read(desk->path, desk->intake);
    intake_check(desk->intake);
    if (!diags_failed(desk->diags))
        desk->past =
            past_of(desk->intake, &desk->how, desk->holidays, desk->arena);
}

/* All errors, "place: message" a line. */
static const char *errors(struct desk *desk)
{
    text_clear(&desk->text);
    for (int index = 0; index < diags_count(desk->diags); index++) {
        const struct diag *diag = diags_at(desk->diags, index);
        text_printf(&desk->text, "%s: %s\n", diag->place, diag->message);
    }
    return text_string(&desk->text);
}

static struct past *past_from(struct desk *desk, const char *text, bool json)
{
    desk_open(desk, text, strlen(text));
    read_past(desk, NULL, json);
    assert_string_equal(errors(desk), "");
    assert_non_null(desk->past);
    return desk->past;
}

static double count_at(const struct past *past, int queue, const char *date,
                       int slot)
{
    int day;
    assert_true(units_read_date(date, &day));
    return past->series[queue]
        .count[(day - past->first_date) * past->per_day + slot];
}

static void tickets_are_counted_by_the_clock_of_the_team(void **state)
{
    (void)state;
    struct desk desk;
    const struct past *past = past_from(&desk,
                                        "id;created_at;channel\n"
                                        "1;2026-10-20T08:00:00Z;mail\n"
                                        "2;2026-10-21T21:59:00Z;mail\n"
                                        "3;2026-10-21T22:00:00Z;mail\n"
                                        "4;2026-10-22T06:10:00Z;mail\n"
                                        "5;2026-10-22T06:20:00Z;Web form\n"
                                        "6;2026-10-24T06:00:00Z;mail\n",
                                        false);
    assert_int_equal(past->n_queues, 2);
    assert_string_equal(past->queues[0], "mail");
    assert_string_equal(past->queues[1], "web-form");
    assert_int_equal(past->n_days, 3);
    assert_true(count_at(past, 0, "2026-10-21", 47) == 1);
    assert_true(count_at(past, 0, "2026-10-22", 0) == 1);
    assert_true(count_at(past, 0, "2026-10-22", 16) == 1);
    assert_true(count_at(past, 0, "2026-10-22", 17) == 0);
    assert_true(count_at(past, 1, "2026-10-22", 16) == 1);
    assert_true(isnan(count_at(past, 1, "2026-10-21", 16)));
    assert_int_equal(desk.intake->left_out[LEFT_CUT], 2);
    desk_close(&desk);
}

static void an_hour_shown_twice_is_halved_and_one_skipped_unknown(void **state)
{
    (void)state;
    struct desk desk;
    const struct past *past = past_from(&desk,
                                        "id,created_at\n"
                                        "1,2026-03-20 10:00\n"
                                        "9,2026-03-21 10:00\n"
                                        "2,2026-03-29 02:30\n"
                                        "10,2026-05-10 10:00\n"
                                        "11,2026-06-30 10:00\n"
                                        "12,2026-08-20 10:00\n"
                                        "13,2026-10-10 10:00\n"
                                        "3,2026-10-25T00:10:00Z\n"
                                        "4,2026-10-25T01:10:00Z\n"
                                        "5,2026-10-25 02:05\n"
                                        "6,2026-10-28 02:05\n",
                                        false);
    assert_int_equal(desk.intake->left_out[LEFT_SKIPPED], 1);
    assert_true(count_at(past, 0, "2026-10-25", 4) == 1.5);
    assert_true(isnan(count_at(past, 0, "2026-03-29", 4)));
    assert_true(count_at(past, 0, "2026-03-29", 6) == 0);
    desk_close(&desk);
}

static void a_file_may_be_in_another_zone_than_the_team(void **state)
{
    (void)state;
    struct desk desk;
    static const char text[] = "id,created_at\n"
                               "1,2026-03-01 10:00\n"
                               "2,2026-03-02 20:00\n"
                               "3,2026-03-08 02:30\n"
                               "4,2026-03-10 02:05\n";
    desk_open(&desk, text, strlen(text));
    desk.how.file_zone = "America/New_York";
    read_past(&desk, NULL, false);
    assert_string_equal(errors(&desk), "");
    assert_true(count_at(desk.past, 0, "2026-03-03", 4) == 1);
    assert_int_equal(desk.intake->left_out[LEFT_SKIPPED], 1);
    desk_close(&desk);
}

static void what_is_no_contact_is_left_out(void **state)
{
    (void)state;
    struct desk desk;
    past_from(&desk,
              "Id,Created at,Via,Status,Tags\n"
              "1,2026-03-01 10:00,mail,Open,\n"
              "2,2026-03-02 10:00,mail,Open,\n"
              "2,2026-03-02 10:00,mail,Open,\n"
              "3,2026-03-02 10:00,mail,Spam,\n"
              "4,2026-03-02 10:00,mail,Closed - Duplicate,\n"
              "5,2026-03-02 10:00,mail,Open,vip closed_by_merge\n"
              "6,2026-03-02 10:00,mail,Emergency,spam-filter antispam\n"
              "7,,mail,Open,\n"
              "8,2026-03-03 10:00,mail,Open,\n",
              false);
    assert_int_equal(desk.intake->n_read, 9);
    assert_int_equal(desk.past->n_used, 2);
    assert_int_equal(desk.intake->left_out[LEFT_TWICE], 1);
    assert_int_equal(desk.intake->left_out[LEFT_SPAM], 1);
    assert_int_equal(desk.intake->left_out[LEFT_MERGED], 2);
    assert_int_equal(desk.intake->left_out[LEFT_UNTIMED], 1);
    desk_close(&desk);
}

static void counts_know_what_nought_is(void **state)
{
    (void)state;
    struct desk desk;
    const struct past *past = past_from(&desk,
                                        "time,phone,phone aht,chat\n"
                                        "2026-03-02 10:00,4,200,0\n"
                                        "2026-03-02 10:15,2,0:05:00,\n"
                                        "2026-03-02 10:30,5,,1\n"
                                        "2026-03-09 10:00,4,100,1\n"
                                        "2026-03-09 10:15,4,100,1\n"
                                        "2026-03-09 10:30,7,,1\n",
                                        false);
    assert_int_equal(past->interval_min, 15);
    assert_true(count_at(past, 0, "2026-03-02", 20) == 6);
    assert_true(past->series[0].effort[20] == 1400);
    /* Chat was counted in half of the slot. */
    assert_true(isnan(count_at(past, 1, "2026-03-02", 20)));
    /* The desk closes in the middle of this slot. */
    assert_true(count_at(past, 0, "2026-03-02", 21) == 5);
    assert_true(isnan(count_at(past, 0, "2026-03-02", 22)));
    assert_null(past->series[1].timed);
    desk_close(&desk);
}

static void json_is_read_from_lists_and_lines(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "[{\"id\":1,\"created_at\":1774860082,\"source\":{\"type\":\"chat\"}},"
        "{\"id\":2,\"created_at\":1774946482,\"source\":{\"type\":\"chat\"}},"
        "{\"id\":3,\"created_at\":1775032882,\"source\":{\"type\":\"chat\"}}]",
        "{\"total\":3,\"meta\":{\"x\":[1,[2]]},\"people\":[{\"id\":9}],"
        "\"conversations\":[\n"
        "{\"id\":1,\"created_at\":1774860082,\"source\":{\"type\":\"chat\"},"
        "\"tags\":{\"tags\":[{\"name\":\"a \\\"b\\\" }\"}]}},\n"
        "{\"id\":2,\"created_at\":1774946482,\"source\":{\"type\":\"chat\"}},"
        "{\"id\":3,\"created_at\":1775032882,\"source\":{\"type\":\"chat\"}}],"
        "\"pages\":null}\n",
        "{\"id\":1,\"created_at\":1774860082,\"source\":{\"type\":\"chat\"}}\n"
        "{\"id\":2,\"created_at\":1774946482,\"source\":{\"type\":\"chat\"}}\n"
        "\n"
        "{\"id\":3,\"created_at\":1775032882,\"source\":{\"type\":\"chat\"}}\n",
    };
    for (size_t index = 0; index < N_ELEMENTS(texts); index++) {
        struct desk desk;
        const struct past *past = past_from(&desk, texts[index], true);
        assert_string_equal(desk.intake->source, "Intercom");
        assert_string_equal(past->queues[0], "chat");
        assert_int_equal(past->n_days, 1);
        assert_true(count_at(past, 0, "2026-03-31", 21) == 1);
        desk_close(&desk);
    }
}

static void utf16_is_read_over_the_ends_of_pieces(void **state)
{
    (void)state;
    enum { ROWS = 9000 };
    struct text narrow = {0}, wide = {0};
    text_add(&narrow, "id;created_at;channel\n");
    for (int row = 0; row < ROWS; row++)
        text_printf(&narrow, "%d;2026-03-%02d 10:00;\"K\"\n", row,
                    1 + row / 500);
    text_add_n(&wide, "\xfe\xff", 2);
    for (size_t at = 0; at < narrow.length; at++) {
        const char clef[] = {(char)0xd8, 0x34, (char)0xdd, 0x1e};
        const char unit[] = {0, narrow.bytes[at]};
        bool cell = narrow.bytes[at] == 'K';
        text_add_n(&wide, cell ? clef : unit, cell ? 4 : 2);
    }
    struct desk desk;
    desk_open(&desk, wide.bytes, wide.length);
    read_past(&desk, NULL, false);
    assert_string_equal(errors(&desk), "");
    assert_int_equal(desk.past->n_used, ROWS - 1000);
    assert_int_equal(desk.past->n_queues, 1);
    assert_string_equal(desk.past->queues[0], "\U0001D11E");
    desk_close(&desk);
    desk_open(&desk, wide.bytes, wide.length - 1);
    read_past(&desk, NULL, false);
    assert_string_equal(errors(&desk),
                        "9001:26: not valid UTF-16, save the file as UTF-8\n");
    desk_close(&desk);
    text_free(&narrow);
    text_free(&wide);
}

static void bad_bytes_are_told_where_they_are(void **state)
{
    (void)state;
    struct desk desk;
    struct text text = {0};
    text_add(&text, "id,created_at\n");
    for (int row = 0; row < 9000; row++)
        text_printf(&text, "%d,2026-03-01 10:00\n", row);
    text_add(&text, "9001,\xff\n");
    desk_open(&desk, text.bytes, text.length);
    read_past(&desk, NULL, false);
    assert_string_equal(errors(&desk),
                        "9002:6: not valid UTF-8, save the file as UTF-8\n");
    desk_close(&desk);
    text_free(&text);
}

static void a_cell_without_end_is_given_up(void **state)
{
    (void)state;
    struct desk desk;
    struct text text = {0};
    text_add(&text, "id,created_at\n1,\"");
    text_repeat(&text, "all that follows\n", 70000);
    desk_open(&desk, text.bytes, text.length);
    read_past(&desk, NULL, false);
    assert_string_equal(errors(&desk),
                        "2:3: a cell of more than 1048576 bytes; is its quote "
                        "ever closed?\n");
    desk_close(&desk);
    text_free(&text);
}

static const struct map *map_from(struct desk *desk, const char *text)
{
    char path[] = "/tmp/vaktel-map-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    const struct map *map = map_read(path, desk->arena, desk->diags);
    unlink(path);
    assert_string_equal(errors(desk), "");
    return map;
}

static void the_first_rule_that_fits_counts(void **state)
{
    (void)state;
    struct desk desk;
    const char *queue;
    desk_open(&desk, "", 0);
    const struct map *map = map_from(
        &desk, "{\"rules\": [{\"tag\": \"bot\", \"queue\": null},"
               "{\"channel\": [\"Mail\", \"web\"], \"group\": \"Oslo\","
               " \"queue\": \"oslo\"},"
               "{\"channel\": \"mail\", \"queue\": \"mail\"}]}");
    assert_int_equal(map_find(map, "MAIL", "oslo", "x", &queue), MAP_QUEUE);
    assert_string_equal(queue, "oslo");
    assert_int_equal(map_find(map, "mail", "Bergen", "", &queue), MAP_QUEUE);
    assert_string_equal(queue, "mail");
    assert_int_equal(map_find(map, "mail", "", "x,bot", &queue), MAP_LEFT_OUT);
    assert_int_equal(map_find(map, "mail", "", "robot;bots", &queue),
                     MAP_QUEUE);
    assert_int_equal(map_find(map, "web", "", "", &queue), MAP_UNKNOWN);
    map = map_from(&desk, "{\"other\": null}");
    assert_int_equal(map_find(map, "web", "", "", &queue), MAP_LEFT_OUT);
    map = map_from(&desk, "{\"other\": \"rest\"}");
    assert_int_equal(map_find(map, "web", "", "", &queue), MAP_QUEUE);
    assert_string_equal(queue, "rest");
    desk_close(&desk);
}

static int kind_on(const struct holidays *holidays, const char *date)
{
    int day;
    assert_true(units_read_date(date, &day));
    return holidays_kind(holidays, day);
}

static void days_about_holidays_have_kinds(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    const struct holidays *holidays =
        holidays_read("2026-05-14, 2026-05-25", arena, diags);
    assert_false(diags_failed(diags));
    assert_int_equal(kind_on(holidays, "2026-05-13"), DAY_USUAL);
    assert_int_equal(kind_on(holidays, "2026-05-14"), DAY_HOLIDAY);
    assert_int_equal(kind_on(holidays, "2026-05-15"), DAY_BRIDGE);
    assert_int_equal(kind_on(holidays, "2026-05-16"), DAY_USUAL);
    assert_int_equal(kind_on(holidays, "2026-05-25"), DAY_HOLIDAY);
    assert_int_equal(kind_on(holidays, "2026-05-26"), DAY_AFTER);
    assert_int_equal(kind_on(NULL, "2026-05-25"), DAY_USUAL);
    diags_free(diags);
    arena_free(arena);
}

static void holidays_may_be_told_in_no_other_way(void **state)
{
    (void)state;
    static const char *const lists[] = {"8.12.2026", "8/12/2026",
                                        "2026-12-08;8. 12. 2026", "20261208"};
    for (size_t index = 0; index < N_ELEMENTS(lists); index++) {
        struct arena *arena = arena_new();
        struct diags *diags = diags_new();
        holidays_read(lists[index], arena, diags);
        assert_true(diags_failed(diags));
        assert_non_null(strstr(diags_at(diags, 0)->message,
                               "must be dates such as '2026-12-25', not '"));
        diags_free(diags);
        arena_free(arena);
    }
}

/* Twenty weeks of calls over a change of the clock, with handling times, one
 * outage and one holiday. */
static void write_calls(struct text *text, int first)
{
    text_add(text, "date,time,queue,count,aht\n");
    for (int day = 0; day < 140; day++)
        for (int hour = 8; hour < 12; hour++) {
            char date[UNITS_ROOM];
            bool low = day == 100 || day == 107;
            int calls = low ? 1 : 20 + day % 7 + (day * 5 + hour * 3) % 4;
            units_write_date(first + day, date);
            text_printf(text, "%s,%02d:00,phone,%d,%d\n", date, hour, calls,
                        200 + hour);
            text_printf(text, "%s,%02d:00,chat,%d,\n", date, hour, calls / 4);
        }
}

static struct outlook *look(struct desk *desk, int n_weeks, bool trend)
{
    struct text text = {0};
    int first;
    assert_true(units_read_date("2026-06-01", &first));
    write_calls(&text, first);
    desk_open(desk, text.bytes, text.length);
    text_free(&text);
    desk->how.slot_min = 60;
    desk->holidays = holidays_read("2026-09-16", desk->arena, desk->diags);
    read_past(desk, NULL, false);
    assert_string_equal(errors(desk), "");
    text_clear(&desk->text);
    desk->outlook = outlook_new(desk->intake, desk->past, desk->holidays,
                                first + 140, n_weeks, trend, desk->arena);
    return desk->outlook;
}

static int lines_with(const char *text, const char *word)
{
    int n = 0;
    while ((text = strstr(text, word)) != NULL) {
        text += strlen(word);
        n++;
    }
    return n;
}

static void tables_have_every_hour_that_the_clock_shows(void **state)
{
    (void)state;
    struct desk desk;
    const struct outlook *outlook = look(&desk, 2, false);
    outlook_volume_csv(&desk.text, outlook);
    const char *text = text_string(&desk.text);
    assert_int_equal(strncmp(text, "start,phone,chat\r\n", 18), 0);
    /* 19 October to 1 November: 14 days and an hour. */
    assert_int_equal(lines_with(text, "\r\n"), 1 + 14 * 24 + 1);
    assert_int_equal(lines_with(text, "2026-10-25 02:00,0,0\r\n"), 2);
    assert_int_equal(lines_with(text, "2026-10-19 09:00,2"), 1);
    text_clear(&desk.text);
    assert_true(outlook_knows_handling(outlook));
    outlook_handling_csv(&desk.text, outlook);
    text = text_string(&desk.text);
    assert_int_equal(lines_with(text, "\r\n"), 1 + 14 * 24 + 1);
    assert_int_equal(lines_with(text, " 08:00,208,\r\n"), 14);
    desk_close(&desk);
}

static void people_are_told_what_was_made_of_it(void **state)
{
    (void)state;
    struct desk desk;
    outlook_text_write(&desk.text, look(&desk, 4, false));
    const char *text = text_string(&desk.text);
    assert_non_null(strstr(text, "contacts per interval"));
    assert_non_null(strstr(text, "560 rows") ? text
                                             : strstr(text, "1120 rows"));
    assert_non_null(strstr(text, "times as in Europe/Oslo"));
    assert_non_null(strstr(text, "phone: far below the usual, not learned "
                                 "from:\n    2026-09-09\n"));
    assert_null(strstr(text, "2026-09-16"));
    assert_non_null(strstr(text, "handling time 2"));
    assert_non_null(strstr(text, "Forecast 2026-10-19 to 2026-11-15"));
    desk_close(&desk);
}

static void scripts_are_told_the_same(void **state)
{
    (void)state;
    struct desk desk;
    outlook_json_write(&desk.text, look(&desk, 1, true));
    const char *text = text_string(&desk.text);
    assert_non_null(strstr(text, "\"format\": \"vaktel forecast 1\""));
    assert_non_null(strstr(text, "\"days_left_out\": [\"2026-09-09\"]"));
    assert_int_equal(lines_with(text, "\"weeks_ahead\": "), 4);
    assert_int_equal(lines_with(text, "\"handling_wape_percent\": "), 2);
    assert_int_equal(lines_with(text, "\"handling_seconds\": "), 1);
    for (int queue = 0; queue < 2; queue++)
        assert_true(outlook_dispersion(&desk.outlook->queues[queue]) < 1);
    desk_close(&desk);
}

static void numbers_of_channels_have_names(void **state)
{
    (void)state;
    struct desk desk;
    const struct past *past = past_from(
        &desk,
        "[{\"id\":1,\"created_at\":\"2026-03-01T10:00:00Z\",\"source\":1,"
        "\"spam\":false,\"deleted\":false,\"group_id\":7},"
        "{\"id\":2,\"created_at\":\"2026-03-02T10:00:00Z\",\"source\":7,"
        "\"spam\":false,\"deleted\":true},"
        "{\"id\":3,\"created_at\":\"2026-03-03T10:00:00Z\",\"source\":3,"
        "\"spam\":false,\"deleted\":false}]",
        true);
    assert_string_equal(desk.intake->source, "Freshdesk");
    assert_int_equal(past->n_queues, 2);
    assert_string_equal(past->queues[0], "email");
    assert_string_equal(past->queues[1], "phone");
    assert_int_equal(desk.intake->left_out[LEFT_SPAM], 1);
    desk_close(&desk);
}

/* What is said of a ticket on each of three dates. */
static void check_dates(const char *first, const char *second,
                        const char *third, const char *wanted)
{
    struct desk desk;
    struct text text = {0};
    text_printf(&text, "id,created_at\n1,%s 10:00\n2,%s 10:00\n3,%s 10:00\n",
                first, second, third);
    desk_open(&desk, text.bytes, text.length);
    read_past(&desk, NULL, false);
    assert_string_equal(errors(&desk), wanted);
    assert_int_equal(desk.past != NULL, !*wanted);
    desk_close(&desk);
    text_free(&text);
}

static void a_date_far_from_all_others_is_an_error(void **state)
{
    (void)state;
    static const char late[] =
        ": nothing came between 2026-11-29 (line 3) and 2028-09-30 (line 2); "
        "is one of them a slip? If the later ones are right, forecast from "
        "these alone\n";
    static const char early[] =
        ": nothing came between 2019-11-28 (line 4) and 2026-11-28 (line 2); "
        "is one of them a slip? If the later ones are right, forecast from "
        "these alone\n";
    check_dates("2028-09-30", "2026-11-29", "2026-11-28", late);
    check_dates("2026-11-28", "2026-11-29", "2019-11-28", early);
    check_dates("2026-01-01", "2026-03-02", "2026-03-03", "");
    check_dates("2026-03-02", "2026-03-03", "2026-05-02", "");
    check_dates("2026-01-01", "2026-03-03", "2026-03-04",
                ": nothing came between 2026-01-01 (line 2) and 2026-03-03 "
                "(line 3); is one of them a slip? If the later ones are right, "
                "forecast from these alone\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tickets_are_counted_by_the_clock_of_the_team),
        cmocka_unit_test(an_hour_shown_twice_is_halved_and_one_skipped_unknown),
        cmocka_unit_test(a_file_may_be_in_another_zone_than_the_team),
        cmocka_unit_test(what_is_no_contact_is_left_out),
        cmocka_unit_test(counts_know_what_nought_is),
        cmocka_unit_test(json_is_read_from_lists_and_lines),
        cmocka_unit_test(utf16_is_read_over_the_ends_of_pieces),
        cmocka_unit_test(bad_bytes_are_told_where_they_are),
        cmocka_unit_test(a_cell_without_end_is_given_up),
        cmocka_unit_test(the_first_rule_that_fits_counts),
        cmocka_unit_test(days_about_holidays_have_kinds),
        cmocka_unit_test(holidays_may_be_told_in_no_other_way),
        cmocka_unit_test(tables_have_every_hour_that_the_clock_shows),
        cmocka_unit_test(people_are_told_what_was_made_of_it),
        cmocka_unit_test(scripts_are_told_the_same),
        cmocka_unit_test(numbers_of_channels_have_names),
        cmocka_unit_test(a_date_far_from_all_others_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two days in Oslo, hours as slots; on the second the clocks go back, so it
 * has 25. */
#include "test.h"

#include "demand.h"
#include "demand_csv.h"
#include "demand_json.h"
#include "demand_text.h"
#include "folder.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 49 };

static const int day_start[] = {0, 24, SLOTS};
static const struct calendar oslo = {"Europe/Oslo", day_start};

static int heads[SLOTS], calls_need[SLOTS];
static double contacts[SLOTS], load[SLOTS];
static const struct staffing staffing = {
    .contacts = contacts,
    .load = load,
    .chats = 1,
    .dispersion_permille = 1000,
    .wait_s = -1,
    .abandon_permille = -1,
    .occupancy_permille = 1000,
    .handling_s = 180,
    .answer_s = 20,
    .level_permille = 800,
    .shrinkage_permille = 125,
};
static const struct queue queues[] = {
    {.id = "desk", .name = "Front \"desk\", hall", .need = heads},
    {.id = "calls", .name = "calls", .need = calls_need, .staffing = &staffing},
};
static const char *const tags[] = {"lead", "first aid"};
static const int lead_row[] = {8, 9, 10}, lead_min[] = {1, 1, 1};
static const int lead_max[] = {INT_MAX, INT_MAX, INT_MAX};
static const int night_row[] = {0, 1}, night_min[] = {2, 2};
static const int night_max[] = {3, 3};
static const struct shift shifts[] = {{.id = "night", .name = "Night"}};
static const struct presence presences[] = {
    {.id = "a lead on",
     .tags = 3,
     .shift = -1,
     .n_rows = 3,
     .row = lead_row,
     .min = lead_min,
     .max = lead_max},
    {.id = "nights",
     .shift = 0,
     .n_rows = 2,
     .row = night_row,
     .min = night_min,
     .max = night_max},
};
static const struct problem problem = {
    .team = "Oslo",
    .grid =
        {
            .slot_min = 60,
            .n_days = 2,
            .n_slots = SLOTS,
            .first_second = 1792792800, /* Sat 24 Oct 2026, midnight */
            .first_date = 20750,
            .n_calendars = 1,
            .calendars = &oslo,
        },
    .n_queues = 2,
    .queues = queues,
    .n_shifts = 1,
    .shifts = shifts,
    .n_tags = 2,
    .tags = tags,
    .n_presences = 2,
    .presences = presences,
};

/* The desk: 1.5 heads from 8 to 16 on Saturday; on Sunday 3 in the first hour
 * from 2 to 3, and 4 in the second.  Calls: 100 in the hour from 9. */
static int fill(void **state)
{
    (void)state;
    for (int slot = 8; slot < 16; slot++)
        heads[slot] = 3 * HEAD / 2;
    heads[24 + 2] = 3 * HEAD;
    heads[24 + 3] = 4 * HEAD;
    contacts[9] = 100;
    load[9] = 5;
    calls_need[9] = 10 * HEAD;
    return 0;
}

static void demand_is_derived_step_by_step(void **state)
{
    (void)state;
    struct demand *demands = demand_of_queue(&problem, 1);
    struct demand demand = demands[9];
    assert_int_equal(demand.need, 10 * HEAD);
    assert_int_equal(demand.start.minute, 9 * 60);
    assert_true(demand.load == 5);
    assert_int_equal(demand.agents, 8);
    assert_true(demand.service.level[OF_OFFERED] > 0.8);
    assert_true(demand.fewer.level[OF_OFFERED] < 0.8);
    assert_true(demand.service.occupancy == 5.0 / 8);
    assert_true(demand.fewer.occupancy == 5.0 / 7);
    free(demands);
}

static void an_hour_without_contacts_needs_nobody(void **state)
{
    (void)state;
    struct demand *demands = demand_of_queue(&problem, 1);
    struct demand demand = demands[10];
    assert_int_equal(demand.agents, 0);
    assert_true(demand.service.level[OF_OFFERED] == 1);
    assert_true(demand.service.occupancy == 0);
    free(demands);
}

static void the_table_shows_both_hours_of_the_clock_change(void **state)
{
    (void)state;
    struct text text = {0};
    demand_text_write(&text, &problem);
    const char *start = "desk: Front \"desk\", hall\n"
                        "  heads as given\n"
                        "\n"
                        "                 Sat 24  Sun 25\n"
                        "  02:00-03:00         .     3/4\n"
                        "  08:00-16:00       1.5       .\n"
                        "  heads, h         12.0     7.0\n"
                        "\n"
                        "calls\n";
    assert_memory_equal(text_string(&text), start, strlen(start));
    assert_non_null(strstr(text_string(&text), "5.00 Erlang"));
    text_free(&text);
}

static void csv_has_a_row_per_slot_with_demand(void **state)
{
    (void)state;
    struct text text = {0};
    demand_csv_write(&text, &problem);
    const char *start =
        "queue,start,contacts,erlang,agents,service_level,occupancy,heads,"
        "mean_wait,abandoned,service_level_one_fewer,occupancy_one_fewer,due"
        "\r\n"
        "desk,2026-10-24T08:00:00+02:00,,,,,,1.50,,,,,\r\n";
    assert_memory_equal(text_string(&text), start, strlen(start));
    assert_non_null(strstr(text_string(&text),
                           "calls,2026-10-24T09:00:00+02:00,100.000,5.000,8,"));
    assert_non_null(strstr(text_string(&text), "T02:00:00+02:00,,,,,,3.00"));
    assert_non_null(strstr(text_string(&text), "T02:00:00+01:00,,,,,,4.00"));
    int rows = 0;
    for (const char *at = text_string(&text); (at = strchr(at, '\n')); at++)
        rows++;
    assert_int_equal(rows, 1 + 8 + 2 + 1);
    text_free(&text);
}

static void json_tells_where_heads_come_from(void **state)
{
    (void)state;
    struct text text = {0};
    demand_json_write(&text, &problem);
    assert_non_null(strstr(text_string(&text), "\"shrinkage_percent\": 12.5"));
    assert_non_null(
        strstr(text_string(&text),
               "{\"start\": \"2026-10-24T09:00:00+02:00\", "
               "\"contacts\": 100, \"erlang\": 5, \"agents\": 8, "));
    assert_non_null(strstr(text_string(&text), "\"heads\": 10}"));
    text_free(&text);
}

static void presence_rules_are_told_after_the_queues(void **state)
{
    (void)state;
    struct text text = {0};
    demand_text_write(&text, &problem);
    const char *end = "presence\n"
                      "  a lead on: at least 1 with lead and first aid\n"
                      "      for 3 hours, Sat 24 Oct to Sat 24 Oct\n"
                      "  nights: at least 2, at most 3\n"
                      "      in shift night on 2 days, Sat 24 Oct to Sun 25 "
                      "Oct\n";
    assert_string_equal(strstr(text_string(&text), "presence\n"), end);
    text_clear(&text);
    demand_json_write(&text, &problem);
    assert_non_null(strstr(text_string(&text),
                           "{\"start\": \"2026-10-24T08:00:00+02:00\", "
                           "\"min\": 1}"));
    assert_non_null(
        strstr(text_string(&text),
               "{\"date\": \"2026-10-25\", \"min\": 2, \"max\": 3}"));
    text_free(&text);
}

/* Two heads from 8 to 10 are due at 11 and 12; a duty is from 8 to 16. */
#define MAIL                                                                   \
    "{'id': 'mail', 'volume': [{'days': ['mon'], 'from': '08:00', 'to': "      \
    "'10:00', 'contacts': 12}], 'handling_time': '10m', 'answer_within': "     \
    "'3h'%s}"

static struct crunch mail_crunch(void **state, const char *more,
                                 const char *agent, struct text *text)
{
    char queue[1000];
    snprintf(queue, sizeof queue, MAIL, more);
    const struct problem *team =
        folder_team(*state, (struct parts){.queues = queue, .agents = agent});
    assert_non_null(team);
    text_clear(text);
    demand_text_write(text, team);
    demand_json_write(text, team);
    return demand_crunch(team, 0);
}

static void so_few_could_do_what_waits(void **state)
{
    struct text text = {0};
    struct crunch crunch =
        mail_crunch(state, "", "{'id': 'maria', 'skills': ['mail']}", &text);
    assert_int_equal(crunch.work, 400);
    assert_int_equal(crunch.open, 4);
    assert_true(demand_heads(&crunch) == 1);
    assert_non_null(strstr(
        text_string(&text),
        "  least: 1.00 heads whenever somebody with the skills may work, asked "
        "for by\n"
        "  4.0 h of work in 4.0 such hours, Mon 19 Oct 08:00 to Mon 19 Oct "
        "12:00\n"));
    assert_non_null(strstr(text_string(&text),
                           "\"least\": {\"heads\": 1, \"from\": "
                           "\"2026-10-19T08:00:00+02:00\", \"to\": "
                           "\"2026-10-19T12:00:00+02:00\", \"work_hours\": 4, "
                           "\"open_hours\": 4}"));
    crunch = mail_crunch(state, ", 'hours': [{'days': ['tue']}]",
                         "{'id': 'maria', 'skills': ['mail']}", &text);
    assert_int_equal(crunch.open, 8);
    assert_true(demand_heads(&crunch) == 0.5);
    text_free(&text);
}

static void no_number_is_enough_where_nobody_may(void **state)
{
    static const char *const agents[] = {
        "{'id': 'maria', 'skills': ['mail'], 'shifts': []}",
        "{'id': 'maria', 'skills': ['mail'], 'time_off': [{'from': "
        "'2026-10-19', 'to': '2026-10-19'}]}"};
    struct text text = {0};
    for (size_t i = 0; i < N_ELEMENTS(agents); i++) {
        struct crunch crunch = mail_crunch(state, "", agents[i], &text);
        assert_int_equal(crunch.open, 0);
        assert_non_null(strstr(
            text_string(&text),
            "  no number of heads does it all in time: nobody with the skills "
            "may work\n"
            "  while 4.0 h of it come and are due, Mon 19 Oct 08:00 to Mon 19 "
            "Oct 12:00\n"));
        assert_null(strstr(text_string(&text), "\"least\": {\"heads\""));
    }
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(demand_is_derived_step_by_step),
        cmocka_unit_test(an_hour_without_contacts_needs_nobody),
        cmocka_unit_test(the_table_shows_both_hours_of_the_clock_change),
        cmocka_unit_test(csv_has_a_row_per_slot_with_demand),
        cmocka_unit_test(json_tells_where_heads_come_from),
        cmocka_unit_test(presence_rules_are_told_after_the_queues),
        FOLDER_TEST(so_few_could_do_what_waits),
        FOLDER_TEST(no_number_is_enough_where_nobody_may),
    };
    return cmocka_run_group_tests(tests, fill, NULL);
}

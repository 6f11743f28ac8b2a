/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE 1

#include "test.h"

#include "folder.h"
#include "wish.h"

static const char start_rows[] = "start,phone,mail\n";

/* A team whose phone queue is read from volume.csv. */
static const struct problem *with_volumes(struct folder *folder,
                                          const char *head, const char *rows)
{
    char text[4096];
    snprintf(text, sizeof text, "%s%s", start_rows, rows);
    folder_put(folder, "volume.csv", text);
    return folder_team(
        folder, (struct parts){
                    .head = head,
                    .queues = "{'id': 'phone', 'need': {'csv': 'volume.csv'}},"
                              "{'id': 'letters', 'volume': {'csv': "
                              "'volume.csv', 'column': 'mail'}, "
                              "'handling_time': '6m'}"});
}

static void the_smallest_team_has_its_defaults(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "team.json",
               "{'team': 'Desk', 'zone': 'UTC', 'start': '2026-10-19', "
               "'queues': [{'id': 'desk', 'need': [{'heads': 1}]}], "
               "'shifts': [{'id': 'day', 'start': '08:00', 'end': '16:00'}], "
               "'agents': [{'id': 'kari', 'skills': ['desk']}]}");
    const struct problem *problem = folder_read(folder);
    assert_string_equal(folder->errors, "");
    assert_string_equal(problem->team, "Desk");
    assert_int_equal(problem->grid.n_days, 7);
    assert_int_equal(problem->grid.slot_min, 30);
    assert_int_equal(problem->grid.n_slots, 336);
    assert_int_equal(problem->n_offers, 7);
    assert_int_equal(problem->surplus_price, 0);
    assert_string_equal(problem->agents[0].name, "kari");
    assert_string_equal(problem->queues[0].name, "desk");
    assert_int_equal(problem->agents[0].first_choice[7], 7);
    assert_string_equal(folder->team->path, folder_name(folder, "team.json"));
}

static void presence_alone_is_demand_enough(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "team.json",
               "{'team': 'Gate', 'zone': 'UTC', 'start': '2026-10-19', "
               "'presence': [{'id': 'gate', 'min': 1}], "
               "'shifts': [{'id': 'day', 'start': '08:00', 'end': '16:00'}], "
               "'agents': [{'id': 'kari'}]}");
    assert_non_null(folder_read(folder));
    assert_int_equal(folder->team->problem->n_queues, 0);
    assert_int_equal(folder->team->problem->presences[0].n_rows, 336);
}

static void the_hash_changes_with_any_file(void **state)
{
    struct folder *folder = *state;
    char before[HASH_ROOM];
    static const char head[] = "'zone': 'UTC', 'start': '2026-10-19', 'days': "
                               "1, 'slot': '30m'";
    assert_non_null(with_volumes(folder, head, "2026-10-19 08:00,1,5\n"));
    assert_int_equal(strlen(folder->team->input_hash), 16);
    snprintf(before, sizeof before, "%s", folder->team->input_hash);
    assert_non_null(with_volumes(folder, head, "2026-10-19 08:00,1,5\n"));
    assert_string_equal(folder->team->input_hash, before);
    assert_non_null(with_volumes(folder, head, "2026-10-19 08:00,1,6\n"));
    assert_string_not_equal(folder->team->input_hash, before);
}

static void utf16_is_read_as_well(void **state)
{
    struct folder *folder = *state;
    static const char text[] =
        "{\"team\":\"D\",\"zone\":\"UTC\",\"start\":\"2026-10-19\",\"queues\":"
        "[{\"id\":\"d\",\"need\":[{\"heads\":1}]}],\"shifts\":[{\"id\":\"s\","
        "\"start\":\"08:00\",\"end\":\"16:00\"}],\"agents\":[{\"id\":\"k\"}]}";
    FILE *file = fopen(folder_name(folder, "team.json"), "w");
    fwrite("\377\376", 1, 2, file);
    for (const char *at = text; *at; at++) {
        fputc(*at, file);
        fputc(0, file);
    }
    fclose(file);
    assert_non_null(folder_read(folder));
}

static void volumes_come_in_rows(void **state)
{
    const struct problem *problem = with_volumes(
        *state,
        "'zone': 'UTC', 'start': '2026-10-19', 'days': 2, 'closed': "
        "['2026-10-20']",
        "2026-10-18 08:00,9,9\n"
        "2026-10-19 08:00,1.5,5\n"
        "2026-10-19T08:30,2,10\n"
        "2026-10-20 08:00,9,9\n");
    assert_non_null(problem);
    assert_int_equal(problem->queues[0].need[15], 0);
    assert_int_equal(problem->queues[0].need[16], 150);
    assert_int_equal(problem->queues[0].need[17], 200);
    assert_int_equal(problem->queues[0].need[18], 0);
    assert_int_equal(problem->queues[0].need[48 + 16], 0);
    assert_int_equal(problem->queues[1].need[16], 100);
    assert_int_equal(problem->queues[1].need[17], 200);
}

static void finer_rows_are_summed_up(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "volume.csv",
               "date;time;mail\n2026-10-19;08:00;1,5\n2026-10-19;08:10;2\n"
               "2026-10-19;08:20;1,5\n2026-10-19;08:30;10\n");
    const struct problem *problem = folder_team(
        folder, (struct parts){
                    .head = "'zone': 'UTC', 'start': '2026-10-19', 'days': 1",
                    .queues = "{'id': 'mail', 'volume': {'csv': 'volume.csv'}, "
                              "'handling_time': '6m'}",
                    .agents = "{'id': 'a', 'skills': ['mail']}"});
    assert_non_null(problem);
    assert_int_equal(problem->queues[0].need[16], 100);
    assert_int_equal(problem->queues[0].need[17], 200);
    assert_int_equal(problem->queues[0].need[18], 0);
}

static void hours_that_the_clock_repeats_have_two_rows(void **state)
{
    struct folder *folder = *state;
    static const char head[] =
        "'zone': 'Europe/Oslo', 'start': '2026-10-25', 'days': 1, 'slot': "
        "'60m'";
    const struct problem *problem = with_volumes(folder, head,
                                                 "2026-10-25 01:00,1,0\n"
                                                 "2026-10-25 02:00,2,0\n"
                                                 "2026-10-25 02:00,3,0\n"
                                                 "2026-10-25 03:00,4,0\n");
    assert_non_null(problem);
    for (int slot = 1; slot < 5; slot++)
        assert_int_equal(problem->queues[0].need[slot], slot * HEAD);
    assert_null(with_volumes(folder, head,
                             "2026-10-25 01:00,1,0\n"
                             "2026-10-25 02:00,2,0\n"
                             "2026-10-25 03:00,4,0\n"));
    assert_string_equal(folder->errors,
                        "4:1: no row on 2026-10-25 between 02:00 and 03:00, "
                        "where the rows are 60 minutes apart\n");
}

static void agents_come_from_tables_as_well(void **state)
{
    struct folder *folder = *state;
    folder_put(
        folder, "agents.csv",
        "id;name;zone;skills;tags;week_min;week_target;week_max;period_min;"
        "period_target;period_max;shifts;time_off;available;wishes\n"
        "b;Bo Berg;Asia/Dubai;'phone:80; mail';lead;30h;37h30m;40h;50h;60h;"
        "70h;day night;'2026-10-20..2026-10-21; 2026-10-23';'mon-fri "
        "08:00-18:00; sat 10:00-14:00=3';'sat off\nmon night=4; tue-fri "
        "07:00-09:00=1; wed,thu=0'\n"
        "c;;;phone;;;;;;;;;;;\n");
    const struct problem *problem = folder_team(
        folder,
        (struct parts){
            .head = "'zone': 'UTC', 'start': '2026-10-19', 'slot': '60m'",
            .queues = "{'id': 'phone', 'need': [{'heads': 1}]},"
                      "{'id': 'mail', 'need': [{'heads': 1}]}",
            .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
                      "{'id': 'late', 'start': '14:00', 'end': '22:00'},"
                      "{'id': 'night', 'start': '22:00', 'end': '06:00'}",
            .agents = "{'id': 'a', 'skills': ['phone']},"
                      "{'csv': 'agents.csv'}"});
    assert_string_equal(folder->errors, "");
    assert_int_equal(problem->n_agents, 3);
    const struct agent *agent = &problem->agents[1];
    int first = problem->grid.calendars[1].day_start[0];
    assert_string_equal(agent->id, "b");
    assert_string_equal(agent->name, "Bo Berg");
    assert_int_equal(agent->calendar, 1);
    assert_int_equal(agent_speed(problem, 1, 0), 80);
    assert_int_equal(agent_speed(problem, 1, 1), 100);
    assert_int_equal(agent->week_min[0], 1800 - 3 * 450);
    assert_int_equal(agent->week_max[0], 2400);
    assert_int_equal(agent->period_max, 4200);
    assert_true(agent->eligible[0] && agent->eligible[2]);
    assert_false(agent->eligible[1]);
    assert_int_equal(agent->n_time_off, 2);
    assert_true(agent->available[first + 8]);
    assert_false(agent->available[first + 7]);
    assert_true(agent->available[first + 5 * 24 + 10]);
    assert_int_equal(agent->slot_wish[first + 5 * 24 + 10], 30 * POINT);
    assert_int_equal(agent->shift_wish[5 * 3], 120 * POINT);
    assert_int_equal(agent->shift_wish[0], 120 * POINT);
    assert_int_equal(agent->shift_wish[2], 0);
    assert_int_equal(agent->off_wish[0], 120 * POINT);
    assert_int_equal(agent->slot_wish[first + 3 * 24 + 7], 60 * POINT);
    assert_int_equal(agent->slot_wish[first + 24 + 7], 0);
    assert_int_equal(agent->shift_wish[3 * 3], 240 * POINT);
    assert_int_equal(agent->shift_wish[2 * 3], 0);
    assert_string_equal(problem->agents[2].name, "c");
}

/* A wish in a cell is the one that the same words in JSON are. */
static void
wishes_in_cells_have_words_colleagues_and_days_together(void **state)
{
    struct folder *folder = *state;
    folder_put(
        folder, "agents.csv",
        "id,skills,wishes\n"
        "b,phone,'mon day=love; tue day=rather not; sat,sun off together;"
        " wed day with a=like; with  a = never'\n");
    const struct problem *problem = folder_team(
        folder, (struct parts){.agents = "{'id': 'a', 'skills': ['phone']},"
                                         "{'csv': 'agents.csv'}"});
    assert_string_equal(folder->errors, "");
    const struct agent *agent = &problem->agents[1];
    const struct wish *wishes = agent->wishes;
    assert_int_equal(agent->off_wish[0], 120 * POINT);
    assert_int_equal(agent->shift_wish[1], 60 * POINT);
    assert_int_equal(agent->n_stretches, 1);
    assert_int_equal(agent->stretches[0].from, 5);
    assert_int_equal(agent->stretches[0].to, 7);
    assert_int_equal(agent->n_wishes, 4 + 7);
    assert_int_equal(wishes[3].kind, WISH_WITH);
    assert_int_equal(wishes[3].day, 2);
    assert_int_equal(wishes[3].shift, 0);
    assert_int_equal(wishes[3].other, 0);
    for (int i = 4; i < agent->n_wishes; i++) {
        assert_int_equal(wishes[i].kind, WISH_WITHOUT);
        assert_int_equal(wishes[i].shift, -1);
    }
}

/* Both are the same agent, in JSON and in cells. */
static void what_is_settled_may_stand_in_cells(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "agents.csv",
               "id,skills,fixed,forbidden,rotation,rotation_price,"
               "shift_limits,overtime\n"
               "b,phone,21.10.2026 day; 2026-10-22 off; 2026-10-23 flex "
               "09:00,'night; mon,2026-10-20 flex','2026-10-12 night; "
               "day,flex; off',50,day 1-3; flex 0-2,yes\n");
    const struct problem *problem = folder_team(
        folder,
        (struct parts){
            .head = "'zone': 'UTC', 'start': '2026-10-19', 'slot': '60m', "
                    "'days': 14, 'rules': ['no']",
            .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
                      "{'id': 'night', 'start': '22:00', 'end': '06:00'},"
                      "{'id': 'flex', 'start': {'from': '08:00', 'to': "
                      "'10:00', 'step': '1h'}, 'length': '4h'}",
            .agents =
                "{'id': 'a', 'skills': ['phone'], 'fixed': [{'date': "
                "'2026-10-21', 'shift': 'day'}, {'date': '2026-10-22', 'off': "
                "true}, {'date': '2026-10-23', 'shift': 'flex', 'start': "
                "'09:00'}], 'forbidden': [{'shift': 'night'}, {'shift': "
                "'flex', 'days': ['mon', '2026-10-20']}], 'rotation': {'from': "
                "'2026-10-12', 'price': 50, 'weeks': [['night'], ['day', "
                "'flex'], []]}, 'shift_limits': {'day': {'min': 1, 'max': 3}, "
                "'flex': {'min': 0, 'max': 2}}, 'overtime': true},"
                "{'csv': 'agents.csv'}"});
    assert_string_equal(folder->errors, "");
    const struct agent *a = &problem->agents[0], *b = &problem->agents[1];
    size_t days = 14;
    assert_int_equal(a->orders[1], ORDER_NONE);
    assert_int_equal(a->fixed_start[4], 4 * 24 + 9);
    assert_memory_equal(a->orders, b->orders, days);
    assert_memory_equal(a->fixed_shift, b->fixed_shift,
                        days * sizeof *a->fixed_shift);
    assert_memory_equal(a->fixed_start, b->fixed_start,
                        days * sizeof *a->fixed_start);
    assert_int_equal(a->forbidden[0], 6);
    assert_memory_equal(a->forbidden, b->forbidden,
                        days * sizeof *a->forbidden);
    assert_int_equal(a->rotation[0], 5);
    assert_memory_equal(a->rotation, b->rotation, days * sizeof *a->rotation);
    assert_int_equal(b->rules[RULE_rotation].price, 50);
    assert_int_equal(a->shift_min[0], 1);
    assert_memory_equal(a->shift_min, b->shift_min, 3 * sizeof(int));
    assert_memory_equal(a->shift_max, b->shift_max, 3 * sizeof(int));
    assert_true(a->n_gauges > 0);
    assert_int_equal(a->n_gauges, b->n_gauges);
}

static void shifts_in_tables_may_be_on_call_and_ask_for_tags(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "shifts.csv",
               "id,start,end,not_before,tags,on_call,counts\n"
               "day,08:00,16:00,,,no,\n"
               "home,16:00,08:00,day,lead senior,yes,25\n");
    const struct problem *problem = folder_team(
        folder, (struct parts){.shifts = "{'csv': 'shifts.csv'}",
                               .agents = "{'id': 'a', 'skills': ['phone'], "
                                         "'tags': ['lead', 'senior']},"
                                         "{'id': 'b', 'skills': ['phone'], "
                                         "'tags': ['lead']}"});
    assert_string_equal(folder->errors, "");
    assert_true(problem->agents[0].eligible[1]);
    assert_false(problem->agents[1].eligible[1]);
    const struct offer *home =
        &problem->offers[first_offer_of(problem, 0, 0) + 1];
    assert_true(home->on_call);
    assert_false(home->night);
    assert_int_equal(home->work_min, 4 * 60);
    assert_true(problem->shifts[1].not_before & 1);
}

static void
tables_are_read_as_norwegian_and_polish_sheets_write_them(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "agents.csv",
               "id;skills;week_min;week_target;week_max;period_max;time_off;"
               "wishes;;\n"
               "b;phone;30;37,5;38.25;99:30;21.10.2026..22.10.2026;"
               "'night=0; 07:00-08:00=1; 24.10.2026 off; 6.11.2026, sun=0';;\n"
               ";;;;;;;;;\n");
    folder_put(folder, "volume.csv",
               "start;phone;\n19.10.2026 08:00;2;\n19.10.2026 9:00;3;\n");
    const struct problem *problem = folder_team(
        folder,
        (struct parts){
            .head = "'zone': 'UTC', 'start': '2026-10-19', 'slot': '60m', "
                    "'closed': ['tue-sun']",
            .queues = "{'id': 'phone', 'handling_time': '60m', 'volume': "
                      "{'csv': 'volume.csv'}}",
            .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00'},"
                      "{'id': 'night', 'start': '22:00', 'end': '06:00'}",
            .agents = "{'csv': 'agents.csv'}"});
    assert_string_equal(folder->errors, "");
    assert_int_equal(problem->n_agents, 1);
    const struct agent *agent = &problem->agents[0];
    assert_int_equal(agent->week_min[0], 1800 - 2 * 450);
    assert_int_equal(agent->week_target[0], 2250 - 2 * 450);
    assert_int_equal(agent->week_max[0], 2295);
    assert_int_equal(agent->period_max, 99 * 60 + 30);
    assert_int_equal(agent->time_off[0].start, 2 * 24);
    assert_int_equal(agent->time_off[0].end, 4 * 24);
    for (int day = 0; day < 5; day++) {
        assert_int_equal(agent->shift_wish[2 * day], 0);
        assert_int_equal(agent->shift_wish[2 * day + 1],
                         day == 0 ? 240 * POINT : 0);
        assert_int_equal(agent->slot_wish[24 * day + 7],
                         day == 2 || day == 3 ? 0 : 60 * POINT);
    }
    assert_int_equal(agent->shift_wish[2 * 5], 120 * POINT);
    assert_int_equal(agent->shift_wish[2 * 6], 240 * POINT);
    assert_int_equal(problem->queues[0].need[8], 2 * HEAD);
    assert_int_equal(problem->queues[0].need[9], 3 * HEAD);
}

static void shifts_come_from_tables_as_well(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "shifts.csv",
               "id,name,start,end,length,days,night,breaks\n"
               "early,Early bird,07:00,15:00,,mon-fri sun,,30m@3h-5h unpaid\n"
               "late,,14:00,,9h,,yes,'15m@1h-2h paid; 30m@4h-6h over 8h'\n"
               "brief,,08:00,12:00,,,no,30m@1h-2h over 4h\n");
    folder_put(folder, "team.json",
               "{'team': 'Desk', 'zone': 'UTC', 'start': '2026-10-19', 'slot': "
               "'15m', 'queues': [{'id': 'desk', 'need': [{'heads': 1}]}], "
               "'shifts': {'csv': 'shifts.csv'}, "
               "'agents': [{'id': 'kari', 'skills': ['desk']}]}");
    const struct problem *problem = folder_read(folder);
    assert_string_equal(folder->errors, "");
    assert_string_equal(problem->shifts[0].name, "Early bird");
    const struct offer *early = &problem->offers[0], *late = early + 1;
    assert_int_equal(early->work_min, 450);
    assert_int_equal(early->pauses[0].from, 12);
    assert_int_equal(late->end - late->start, 36);
    assert_int_equal(late->n_pauses, 2);
    assert_int_equal(late->work_min, 510);
    assert_true(late->night);
    assert_int_equal(problem->offers[2].n_pauses, 0);
    assert_int_equal(
        first_offer_of(problem, 0, 6) - first_offer_of(problem, 0, 5), 2);
}

static void all_errors_are_told_at_once(void **state)
{
    struct folder *folder = *state;
    folder_put(folder, "agents.csv", "id,skils\nb,phone\n");
    assert_null(folder_team(
        folder,
        (struct parts){
            .head = "'zone': 'Europe/Oslo', 'start': '2026-10-19', 'rule': {}",
            .queues = "{'id': 'phone', 'need': [{'hed': 1}]}",
            .shifts = "{'id': 'day', 'start': '08:00', 'end': '16:00', 'days': "
                      "['mon']}",
            .agents = "{'id': 'a', 'skills': ['fone'], 'fixed': [{'date': "
                      "'2026-10-20', 'shift': 'day'}]}, {'csv': "
                      "'agents.csv'}, {'id': 'a'}"}));
    assert_string_equal(
        folder->errors,
        "/rule: unknown key 'rule', did you mean 'rules'?\n"
        "/queues/0/need/0/hed: unknown key 'hed', allowed are: days, from, to, "
        "heads\n"
        "/queues/0/need/0: key 'heads' is missing\n"
        "/agents/0/skills/0: unknown skill 'fone', no queue and no presence "
        "rule asks for it\n"
        "1:4: unknown column 'skils', did you mean 'skills'?\n"
        "/agents/2/id: another agent has the id 'a'\n"
        "/agents/0/fixed/0: shift 'day' is not offered on 2026-10-20\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(the_smallest_team_has_its_defaults),
        FOLDER_TEST(presence_alone_is_demand_enough),
        FOLDER_TEST(the_hash_changes_with_any_file),
        FOLDER_TEST(utf16_is_read_as_well),
        FOLDER_TEST(volumes_come_in_rows),
        FOLDER_TEST(finer_rows_are_summed_up),
        FOLDER_TEST(hours_that_the_clock_repeats_have_two_rows),
        FOLDER_TEST(agents_come_from_tables_as_well),
        FOLDER_TEST(wishes_in_cells_have_words_colleagues_and_days_together),
        FOLDER_TEST(what_is_settled_may_stand_in_cells),
        FOLDER_TEST(shifts_in_tables_may_be_on_call_and_ask_for_tags),
        FOLDER_TEST(tables_are_read_as_norwegian_and_polish_sheets_write_them),
        FOLDER_TEST(shifts_come_from_tables_as_well),
        FOLDER_TEST(all_errors_are_told_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

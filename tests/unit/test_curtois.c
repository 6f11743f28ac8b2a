/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "curtois.h"
#include "folder.h"

#define AS_DAY_1(day) day ",E,1,100,1\n" day ",L,1,90,2\n"

static const char instance_text[] =
    "# made for this test\n"
    "SECTION_HORIZON\n  # days\n7\t# a week\n\n"
    "SECTION_SHIFTS\nE,480,\nL,450,E\n\n"
    "SECTION_STAFF\n"
    "A,E=7|L=2,2520,960,4,2,3,1\n"
    "B,E=0|L=7,2400,450,5,1,1,0\n\n"
    "SECTION_DAYS_OFF\nA,2,2\n\n"
    "SECTION_SHIFT_ON_REQUESTS\nA,0,L,3\n\n"
    "SECTION_SHIFT_OFF_REQUESTS\nB,1,L,2\n\n"
    "SECTION_COVER\n"
    "0,E,1,100,1\n0,L,2,100,1\n" AS_DAY_1("1") AS_DAY_1("2") AS_DAY_1("3")
        AS_DAY_1("4") AS_DAY_1("5") AS_DAY_1("6");

/* Writes the instance's team into the folder and reads that. */
static const struct problem *team_of(struct folder *folder, const char *text)
{
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    struct text team = {0};
    folder_put(folder, "instance.txt", text);
    struct curtois *instance =
        curtois_read(folder_name(folder, "instance.txt"), arena, diags);
    assert_false(diags_failed(diags));
    curtois_write_team(&team, instance, "tiny");
    folder_put(folder, "team.json", text_string(&team));
    text_free(&team);
    diags_free(diags);
    arena_free(arena);
    return folder_read(folder);
}

static void limits_of_employees_become_those_of_agents(void **state)
{
    (void)state;
    struct folder *folder = folder_new();
    const struct problem *problem = team_of(folder, instance_text);
    const struct agent *a = &problem->agents[0], *b = &problem->agents[1];
    assert_int_equal(a->period_min, 960);
    assert_int_equal(a->period_max, 2520);
    assert_int_equal(a->rules[RULE_max_days_in_a_row].limit, 4);
    assert_int_equal(a->rules[RULE_min_days_in_a_row].limit, 2);
    assert_int_equal(a->rules[RULE_min_days_off].limit, 3);
    assert_int_equal(a->rules[RULE_max_weekends].limit, 1);
    assert_int_equal(a->shift_max[0], -1);
    assert_int_equal(a->shift_max[1], 2);
    assert_false(b->eligible[0]);
    assert_int_equal(a->orders[2], ORDER_OFF);
    assert_int_equal(problem->shifts[1].not_before, 1);
    assert_int_equal(problem->grid.slot_min, 30);
    folder_free(folder);
}

static void requests_and_cover_cost_their_weights_in_points(void **state)
{
    (void)state;
    struct folder *folder = folder_new();
    const struct problem *problem = team_of(folder, instance_text);
    const struct agent *a = &problem->agents[0], *b = &problem->agents[1];
    assert_int_equal(a->off_wish[0], 3 * POINT);
    assert_int_equal(a->shift_wish[0], 3 * POINT);
    assert_int_equal(a->shift_wish[1], 0);
    assert_int_equal(b->off_wish[1], 0);
    assert_int_equal(b->shift_wish[2 + 1], 2 * POINT);
    assert_int_equal(problem->n_presences, 3);
    const struct presence *early = &problem->presences[0];
    assert_int_equal(early->n_rows, 7);
    assert_int_equal(early->shift, 0);
    assert_int_equal(early->min[1], 1);
    assert_int_equal(early->max[1], 1);
    assert_int_equal(steps_cost(&early->too_few, 2 * HEAD), 200 * POINT);
    assert_int_equal(steps_cost(&early->too_many, HEAD), POINT);
    folder_free(folder);
}

static void lines_may_end_in_cr_lf(void **state)
{
    (void)state;
    struct folder *folder = folder_new();
    char text[2 * sizeof instance_text];
    size_t length = 0;
    for (const char *at = instance_text; *at; at++) {
        if (*at == '\n')
            text[length++] = '\r';
        text[length++] = *at;
    }
    text[length] = '\0';
    assert_int_equal(team_of(folder, text)->n_agents, 2);
    folder_free(folder);
}

static void a_roster_is_written_as_a_line_for_each_agent(void **state)
{
    (void)state;
    struct folder *folder = folder_new();
    const struct problem *problem = team_of(folder, instance_text);
    struct roster *roster = roster_new(problem);
    const struct plan plan = {.team = folder->team, .roster = roster};
    struct text text = {0};
    roster_duty(roster, 0, 1)->offer = first_offer_of(problem, 0, 1);
    roster_duty(roster, 1, 6)->offer = first_offer_of(problem, 1, 6) + 1;
    curtois_write_roster(&text, &plan);
    assert_string_equal(text_string(&text), "\tE\t\t\t\t\t\n\t\t\t\t\t\tL\n");
    text_free(&text);
    roster_free(roster);
    folder_free(folder);
}

static void a_file_that_is_missing_is_reported(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    assert_null(curtois_read("/nowhere/instance.txt", arena, diags));
    assert_true(diags_failed(diags));
    diags_free(diags);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_of_employees_become_those_of_agents),
        cmocka_unit_test(requests_and_cover_cost_their_weights_in_points),
        cmocka_unit_test(lines_may_end_in_cr_lf),
        cmocka_unit_test(a_roster_is_written_as_a_line_for_each_agent),
        cmocka_unit_test(a_file_that_is_missing_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

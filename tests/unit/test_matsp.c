/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "day_options.h"
#include "folder.h"
#include "matsp.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { N_QUARTERS = 2 * QUARTERS_PER_DAY };

/* Two days and two tasks: of task 1 one head, from 08:00 to 09:00 of day 2 two
 * or three; of task 2 none. */
static char *instance_text(const char *line_end)
{
    struct text text = {0};
    text_printf(&text,
                "# made for this test%s"
                "SECTION_HORIZON%s2%s%sSECTION_TASKS%s2%s"
                "SECTION_STAFF%s# ID, Min, Max%sA,600,1200%sB,0,600%s"
                "SECTION_COVER%s",
                line_end, line_end, line_end, line_end, line_end, line_end,
                line_end, line_end, line_end, line_end, line_end);
    for (int i = 0; i < N_QUARTERS; i++) {
        int minute = MATSP_BEGIN + i * QUARTER, end = minute + QUARTER;
        bool busy = minute >= 32 * 60 && minute < 33 * 60;
        for (int task = 1; task <= 2; task++)
            text_printf(&text, "%d,%02d:%02d-%02d:%02d,%d,%d,%d%s",
                        1 + minute / 1440, minute / 60 % 24, minute % 60,
                        end / 60 % 24, end % 60, task, task == 2 ? 0 : 1 + busy,
                        task == 2 ? 0 : 1 + 2 * busy, line_end);
    }
    return (char *)text_string(&text);
}

/* Writes the instance's team into the folder and reads that. */
static const struct problem *team_of(struct folder *folder,
                                     const char *line_end)
{
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    struct text team = {0};
    char *instance_of = instance_text(line_end);
    folder_put(folder, "instance.txt", instance_of);
    struct matsp *instance =
        matsp_read(folder_name(folder, "instance.txt"), arena, diags);
    assert_false(diags_failed(diags));
    matsp_write_team(&team, instance, "tiny");
    folder_put(folder, "team.json", text_string(&team));
    text_free(&team);
    diags_free(diags);
    arena_free(arena);
    free(instance_of);
    return folder_read(folder);
}

static void quarters_of_the_horizon_become_slots(void **state)
{
    (void)state;
    struct folder *folder = folder_new();
    const struct problem *problem = team_of(folder, "\n");
    assert_int_equal(problem->n_queues, 2);
    const struct queue *first = &problem->queues[0];
    assert_int_equal(first->need[23], 0);
    assert_int_equal(first->need[24], 100);
    assert_int_equal(first->need[96 + 32], 200);
    assert_int_equal(queue_most(first, 96 + 32), 300);
    assert_int_equal(first->need[96 + 36], 100);
    assert_int_equal(queue_most(first, 96 + 36), 100);
    assert_int_equal(first->need[2 * 96 + 23], 100);
    assert_int_equal(first->need[2 * 96 + 24], 0);
    assert_int_equal(problem->queues[1].need[100], 0);
    assert_int_equal(steps_cost(&first->surplus, 3 * HEAD), 9 * POINT);
    folder_free(folder);
}

static void duties_are_those_that_the_instances_allow(void **state)
{
    (void)state;
    struct folder *folder = folder_new();
    const struct problem *problem = team_of(folder, "\r\n");
    assert_int_equal(problem->grid.n_days, 3);
    assert_int_equal(problem->first_offer[1], (17 + 17 + 16) * 17);
    assert_int_equal(problem->first_offer[2], problem->first_offer[3]);
    const struct agent *a = &problem->agents[0], *b = &problem->agents[1];
    for (int i = a->first_choice[1]; i < a->first_choice[2]; i++)
        assert_true(problem->offers[a->choices[i].offer].end <= 2 * 96 + 24);
    assert_int_equal(a->first_choice[1], (17 + 17 + 16) * 17);
    assert_int_equal(a->period_min, 600);
    assert_int_equal(b->period_max, 600);
    assert_int_equal(a->rules[RULE_rest].limit, 14 * 60);
    assert_int_equal(a->rules[RULE_max_days_in_a_row].limit, 5);
    assert_int_equal(agent_speed(problem, 1, 1), HEAD);
    folder_free(folder);
}

/* Options of day 0 at no prices; whether some were left out to have few. */
static bool thinned(const struct problem *problem, bool few, int *n)
{
    struct rows *rows = rows_new(problem);
    struct prices prices = prices_new(problem, rows);
    struct future future = future_new(problem, 0, RULES_ALL);
    struct option_list list = {0};
    cost *worth = mem_alloc((size_t)problem->grid.n_slots, sizeof *worth);
    bool left_out = options_of_day(&future, rows, &prices, worth, 0, NULL, NULL,
                                   few ? FEW_OPTIONS : UNBEATEN_OPTIONS, &list);
    *n = list.n;
    free(worth);
    free(list.items);
    future_free(&future);
    prices_free(&prices);
    rows_free(rows);
    return left_out;
}

static void of_very_many_duties_quick_pricing_looks_at_some(void **state)
{
    (void)state;
    struct folder *folder = folder_new();
    const struct problem *problem = team_of(folder, "\n");
    int all, few;
    assert_false(thinned(problem, false, &all));
    assert_true(thinned(problem, true, &few));
    assert_true(few < all);
    assert_true(few <= 1 + 3 * 17 * 3);
    folder_free(folder);
}

static void a_file_that_is_missing_is_reported(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags *diags = diags_new();
    assert_null(matsp_read("/nowhere/instance.txt", arena, diags));
    assert_true(diags_failed(diags));
    diags_free(diags);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarters_of_the_horizon_become_slots),
        cmocka_unit_test(duties_are_those_that_the_instances_allow),
        cmocka_unit_test(of_very_many_duties_quick_pricing_looks_at_some),
        cmocka_unit_test(a_file_that_is_missing_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "crew.h"
#include "flow.h"
#include "mem.h"
#include "needs.h"
#include "recall.h"
#include "score.h"

#include <stdlib.h>

/* Three at work early, who serve both queues; one too many on the phone costs
 * 1 a hundredth, the second 3; there may be two in the chat. */
static struct crew *new_crew(void)
{
    static int most[CREW_SLOTS];
    struct crew *crew = crew_new(1, 3);
    for (int i = 0; i < 3 * CREW_QUEUES; i++)
        crew->speed[i] = HEAD;
    for (int slot = 0; slot < CREW_SLOTS; slot++)
        most[slot] = slot == 10 ? 200 : 0;
    for (int slot = 7; slot < 15; slot++)
        crew->need[PHONE][slot] = 100;
    crew->queues[PHONE].surplus = (struct steps){2, {1, 3}};
    crew->queues[CHAT].surplus = (struct steps){1, {2}};
    crew->queues[CHAT].most = most;
    crew->problem.surplus_price = 50;
    return crew;
}

static void heads_beyond_what_is_welcome_cost_step_by_step(void **state)
{
    (void)state;
    struct crew *crew = new_crew();
    const struct problem *problem = &crew->problem;
    assert_int_equal(queue_price(problem, PHONE, 8, 100), 0);
    assert_int_equal(queue_price(problem, PHONE, 8, 150), 50);
    assert_int_equal(queue_price(problem, PHONE, 8, 400), 100 + 2 * 300);
    assert_int_equal(queue_price(problem, CHAT, 9, 100), 200);
    assert_int_equal(queue_price(problem, CHAT, 10, 200), 0);
    assert_int_equal(queue_price(problem, CHAT, 10, 300), 200);
    crew->need[CHAT][10] = 300;
    assert_int_equal(queue_price(problem, CHAT, 10, 300), 0);
    crew_free(crew);
}

static void hands_to_spare_go_where_they_cost_least(void **state)
{
    (void)state;
    struct crew *crew = new_crew();
    struct roster *roster = crew_roster(crew, (const char *[]){"E", "E", "E"});
    roster_allocate(roster);
    assert_int_equal(roster_level(roster, PHONE, 8), 200);
    assert_int_equal(roster_level(roster, CHAT, 8), 100);
    assert_int_equal(roster_level(roster, PHONE, 10), 100);
    assert_int_equal(roster_level(roster, CHAT, 10), 200);
    struct score *score = score_roster(roster);
    assert_int_equal(score->surplus, 7 * 300);
    assert_int_equal(score->shortage, 0);
    score_free(score);
    roster_free(roster);
    crew_free(crew);
}

static void idling_is_chosen_where_it_costs_less(void **state)
{
    (void)state;
    struct crew *crew = new_crew();
    crew->problem.surplus_price = 0;
    struct roster *roster = crew_roster(crew, (const char *[]){"E", "E", "E"});
    assert_int_equal(roster_allocate(roster), 0);
    assert_int_equal(roster_level(roster, PHONE, 8), 100);
    assert_int_equal(roster_level(roster, CHAT, 8), 0);
    roster_free(roster);
    crew_free(crew);
}

static void the_linear_program_sees_whole_heads_too_many(void **state)
{
    (void)state;
    struct crew *crew = new_crew();
    crew->need[PHONE][8] = 150;
    problem_freeze(&crew->problem);
    struct need need = need_of(&crew->problem, PHONE, 8);
    assert_int_equal(need.level, 200);
    assert_int_equal(need.base, 50);
    assert_int_equal(need.spare, 0);
    assert_int_equal(need.over[0], 50 + 150);
    assert_int_equal(need.over[1], 300);
    need = need_of(&crew->problem, CHAT, 10);
    assert_int_equal(need.level, 0);
    assert_int_equal(need.spare, 200);
    assert_int_equal(need.over[0], 200);
    assert_int_equal(need_surplus(&need, 10), 0);
    assert_int_equal(need_surplus(&need, -10), 200);
    assert_int_equal(need_surplus_price(&need, 350), 200 + 100);
    crew_free(crew);
}

/* The need of 9 and 10 is the same, but at 10 two may be in the chat. */
static void a_flow_is_not_recalled_where_others_are_welcome(void **state)
{
    (void)state;
    struct crew *crew = new_crew();
    problem_freeze(&crew->problem);
    const struct problem *problem = &crew->problem;
    int n = problem->n_groups;
    int *given = mem_alloc((size_t)(n * CREW_QUEUES), sizeof *given);
    int *supply = mem_alloc((size_t)n, sizeof *supply);
    int *idle = mem_alloc((size_t)n, sizeof *idle), level[CREW_QUEUES];
    struct flow flow = {.given = given, .idle = idle, .level = level};
    supply[0] = 3;
    struct recall *recall = recall_new(problem);
    for (int slot = 8; slot <= 10; slot++)
        recall_change(recall, slot, 0, 3);
    flow_fill(problem, &flow, 9, supply, false);
    recall_keep_flow(recall, 9, supply, &flow, flow_price(problem, &flow, 9));
    cost price = 0;
    assert_true(recall_flow(recall, 8, supply, &flow, &price));
    assert_int_equal(price, 300);
    assert_false(recall_flow(recall, 10, supply, &flow, &price));
    recall_free(recall);
    free(given);
    free(supply);
    free(idle);
    crew_free(crew);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_beyond_what_is_welcome_cost_step_by_step),
        cmocka_unit_test(hands_to_spare_go_where_they_cost_least),
        cmocka_unit_test(idling_is_chosen_where_it_costs_less),
        cmocka_unit_test(a_flow_is_not_recalled_where_others_are_welcome),
        cmocka_unit_test(the_linear_program_sees_whole_heads_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "deferral.h"
#include "score.h"

#include "crew.h"

/* Chat's work may wait until midday. */
static struct crew *waiting_crew(int n_agents, int *allowed,
                                 struct deferral *deferral)
{
    struct crew *crew = crew_new(1, n_agents);
    for (int slot = 0; slot < 12; slot++)
        allowed[slot] = 1000;
    *deferral = (struct deferral){.allowed = allowed, .usual = 100};
    crew->queues[CHAT].deferral = deferral;
    for (int i = 0; i < 2 * n_agents; i++)
        crew->speed[i] = HEAD;
    return crew;
}

static void work_fills_the_hours_that_others_leave(void **state)
{
    (void)state;
    int allowed[48] = {0};
    struct deferral deferral;
    struct crew *crew = waiting_crew(1, allowed, &deferral);
    crew->need[CHAT][7] = 300;
    crew->need[PHONE][7] = crew->need[PHONE][9] = 100;
    struct roster *roster = crew_roster(crew, (const char *[]){"E"});
    assert_int_equal(roster_allocate(roster), 0);
    assert_int_equal(roster_serves(roster, 0)[7], PHONE);
    assert_int_equal(roster_serves(roster, 0)[8], CHAT);
    assert_int_equal(roster_serves(roster, 0)[9], PHONE);
    assert_int_equal(roster_serves(roster, 0)[10], CHAT);
    assert_int_equal(roster_serves(roster, 0)[11], CHAT);
    assert_int_equal(roster_serves(roster, 0)[12], NO_QUEUE);
    roster_free(roster);
    crew_free(crew);
}

static void it_takes_an_agent_off_cheaper_work_where_it_would_be_late(void **s)
{
    (void)s;
    int allowed[48] = {0};
    struct deferral deferral;
    struct crew *crew = waiting_crew(1, allowed, &deferral);
    crew->need[CHAT][7] = 400;
    for (int slot = 7; slot < 12; slot++)
        crew->need[PHONE][slot] = 100;
    crew->queues[CHAT].shortage.price[0] = 3;
    crew->queues[PHONE].shortage = (struct steps){1, {2}};
    crew->need[PHONE][10] = 50;
    struct roster *roster = crew_roster(crew, (const char *[]){"E"});
    assert_int_equal(roster_allocate(roster), 2 * 200 + 50 * 2);
    roster_free(roster);
    crew_free(crew);
}

static void what_is_late_is_one_gap_from_where_it_piled_up(void **state)
{
    (void)state;
    int allowed[48] = {0};
    struct deferral deferral;
    struct crew *crew = waiting_crew(1, allowed, &deferral);
    crew->need[CHAT][8] = 700;
    struct roster *roster = crew_roster(crew, (const char *[]){"E"});
    roster_allocate(roster);
    struct score *score = score_roster(roster);
    assert_int_equal(score->n_gaps, 1);
    assert_int_equal(score->gaps[0].kind, GAP_LATE);
    assert_int_equal(score->gaps[0].start, 8);
    assert_int_equal(score->gaps[0].end, 13);
    assert_int_equal(score->gaps[0].need, 700);
    assert_int_equal(score->gaps[0].have, 500);
    assert_int_equal(gap_missing(&score->gaps[0]), 200);
    assert_int_equal(score->short_centimin, 200 * 60);
    score_free(score);
    roster_free(roster);
    crew_free(crew);
}

static void a_head_more_is_worth_what_would_be_late(void **state)
{
    (void)state;
    int allowed[48] = {0}, levels[48] = {0};
    cost worth[48];
    struct waiting waiting[48];
    struct deferral deferral;
    struct crew *crew = waiting_crew(1, allowed, &deferral);
    crew->need[CHAT][8] = 130;
    levels[9] = 100;
    crew->problem.grid.n_slots = 24;
    crew->queues[CHAT].shortage.price[0] = 10;
    deferral_price(&crew->problem, CHAT, levels, 1, waiting);
    deferral_worth(&crew->problem, CHAT, waiting, worth);
    assert_int_equal(worth[7], 0);
    assert_int_equal(worth[8], 10 * 30 / 100);
    assert_int_equal(worth[12], 10 * 30 / 100);
    assert_int_equal(worth[13], 0);
    crew_free(crew);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work_fills_the_hours_that_others_leave),
        cmocka_unit_test(
            it_takes_an_agent_off_cheaper_work_where_it_would_be_late),
        cmocka_unit_test(what_is_late_is_one_gap_from_where_it_piled_up),
        cmocka_unit_test(a_head_more_is_worth_what_would_be_late),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

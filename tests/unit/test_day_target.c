/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queues whose targets span slots or other queues: who serves what, and what
 * the judge says of it. */
#include "test.h"

#include "day_target.h"
#include "flow.h"
#include "score.h"

#include "crew.h"

/* Phone gains 3 contacts for the day by a first head at 8 and 2 more by a
 * second; 1 by a first at 9. */
static int first_gain[49];
static const int gains[] = {3000, 2000, 1000};

static int set_gains(void **state)
{
    (void)state;
    for (int slot = 0; slot <= 48; slot++)
        first_gain[slot] = slot < 9 ? 0 : slot < 10 ? 2 : 3;
    return 0;
}

static struct crew *day_crew(struct day_target *target, const int *goal,
                             const cost *price, int n_agents)
{
    struct crew *crew = crew_new(1, n_agents);
    *target = (struct day_target){first_gain, gains, goal, price};
    crew->queues[PHONE].day_target = target;
    for (int i = 0; i < 2 * n_agents; i++)
        crew->speed[i] = HEAD;
    return crew;
}

static void a_part_of_a_head_gains_its_part(void **state)
{
    (void)state;
    static const int need[48] = {[8] = 100};
    struct day_target target = {.first_gain = first_gain, .gains = gains};
    struct queue queue = {.need = need, .day_target = &target};
    assert_int_equal(day_gain(&queue, 8, 0), 0);
    assert_int_equal(day_gain(&queue, 8, 100), 0);
    assert_int_equal(day_gain(&queue, 8, 150), 1500);
    assert_int_equal(day_gain(&queue, 8, 225), 3500);
    assert_int_equal(day_gain(&queue, 8, 900), 5000);
    assert_int_equal(day_gain(&queue, 9, 100), 1000);
    assert_int_equal(day_gain(&queue, 10, 100), 0);
    target.gains = (const int[]){100000000, 90000000, 80000000};
    assert_int_equal(day_gain(&queue, 8, 150), 50000000);
}

static void a_rich_hour_pays_for_a_poor_one(void **state)
{
    (void)state;
    static const int goal[] = {4000};
    static const cost price[] = {1};
    struct day_target target;
    struct crew *crew = day_crew(&target, goal, price, 1);
    struct roster *roster = crew_roster(crew, (const char *[]){"E"});
    assert_int_equal(roster_allocate(roster), 0);
    assert_int_equal(roster_serves(roster, 0)[8], PHONE);
    assert_int_equal(roster_serves(roster, 0)[9], PHONE);
    crew->need[CHAT][9] = 100;
    crew->queues[CHAT].shortage.price[0] = 30;
    assert_int_equal(roster_allocate(roster), 1000);
    assert_int_equal(roster_serves(roster, 0)[9], CHAT);
    struct score *score = score_roster(roster);
    assert_int_equal(score->n_gaps, 1);
    assert_int_equal(score->gaps[0].kind, GAP_DAY);
    assert_int_equal(score->gaps[0].need, 4000);
    assert_int_equal(score->gaps[0].have, 3000);
    assert_int_equal(score->shortage, 1000);
    score_free(score);
    crew->queues[CHAT].shortage.price[0] = 5;
    assert_int_equal(roster_allocate(roster), 500);
    assert_int_equal(roster_serves(roster, 0)[9], PHONE);
    roster_free(roster);
    crew_free(crew);
}

static void heads_that_gain_for_the_day_are_no_surplus(void **state)
{
    (void)state;
    static const int goal[] = {5000};
    static const cost price[] = {1};
    struct day_target target;
    struct crew *crew = day_crew(&target, goal, price, 3);
    crew->problem.surplus_price = 1;
    problem_freeze(&crew->problem);
    assert_int_equal(queue_price(&crew->problem, PHONE, 8, 200), 0);
    assert_int_equal(queue_price(&crew->problem, PHONE, 8, 300), 100);
    assert_int_equal(queue_price(&crew->problem, PHONE, 10, 100), 100);
    crew_free(crew);
}

static void what_queues_need_together_any_of_them_can_give(void **state)
{
    (void)state;
    struct crew *crew = crew_new(1, 2);
    static int need[48];
    need[8] = 200;
    struct joint joint = {
        .queues = 3, .need = need, .shortage = {1, {7}}, .name = "both"};
    crew->problem.joints = &joint;
    crew->problem.n_joints = 1;
    crew->need[PHONE][8] = 100;
    crew->speed[0 * 2 + PHONE] = crew->speed[1 * 2 + CHAT] = HEAD;
    struct roster *roster = crew_roster(crew, (const char *[]){"E", "E"});
    assert_int_equal(roster_allocate(roster), 0);
    assert_int_equal(roster_serves(roster, 1)[8], CHAT);
    need[8] = 300;
    assert_int_equal(roster_allocate(roster), 700);
    struct score *score = score_roster(roster);
    assert_int_equal(score->n_gaps, 1);
    assert_int_equal(score->gaps[0].kind, GAP_JOINT);
    assert_int_equal(score->gaps[0].have, 200);
    score_free(score);
    roster_free(roster);
    crew_free(crew);
}

/* Phone or chat needs one; so does the mail, which is cheaper.  The first can
 * serve chat and mail, who comes second only the phone: the first moves on; and
 * back when the second goes. */
static void who_comes_lets_another_of_the_joint_move_on(void **state)
{
    (void)state;
    enum { MAIL = CREW_QUEUES, QUEUES };
    static int need[CREW_SLOTS], speed[2 * QUEUES];
    struct crew *crew = crew_new(1, 2);
    struct queue queues[QUEUES] = {crew->queues[PHONE], crew->queues[CHAT],
                                   crew->queues[PHONE]};
    struct joint joint = {
        .queues = 3, .need = need, .shortage = {1, {7}}, .name = "both"};
    need[8] = 100;
    queues[MAIL].id = "mail";
    queues[MAIL].need = need;
    speed[0 * QUEUES + CHAT] = speed[0 * QUEUES + MAIL] = HEAD;
    speed[1 * QUEUES + PHONE] = HEAD;
    crew->problem.queues = queues;
    crew->problem.n_queues = QUEUES;
    crew->problem.agent_speed = speed;
    crew->problem.joints = &joint;
    crew->problem.n_joints = 1;
    problem_freeze(&crew->problem);
    const struct agent *agents = crew->problem.agents;
    int given[2 * QUEUES] = {0}, idle[2] = {0}, level[QUEUES] = {0};
    struct flow flow = {.given = given, .idle = idle, .level = level};
    assert_int_equal(crew->problem.n_groups, 2);
    assert_int_equal(flow_add(&crew->problem, &flow, 8, agents[0].group), -700);
    assert_int_equal(level[CHAT], 100);
    assert_int_equal(flow_add(&crew->problem, &flow, 8, agents[1].group), -100);
    assert_int_equal(flow_price(&crew->problem, &flow, 8), 0);
    assert_int_equal(flow_remove(&crew->problem, &flow, 8, agents[1].group),
                     100);
    assert_int_equal(level[CHAT], 100);
    assert_int_equal(level[MAIL], 0);
    crew_free(crew);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_of_a_head_gains_its_part),
        cmocka_unit_test(a_rich_hour_pays_for_a_poor_one),
        cmocka_unit_test(heads_that_gain_for_the_day_are_no_surplus),
        cmocka_unit_test(what_queues_need_together_any_of_them_can_give),
        cmocka_unit_test(who_comes_lets_another_of_the_joint_move_on),
    };
    return cmocka_run_group_tests(tests, set_gains, NULL);
}

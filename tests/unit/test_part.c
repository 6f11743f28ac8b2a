/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "part.h"
#include "test.h"

#include "crew_line.h"
#include "rng.h"

enum { PERIOD = 28, FROM = 7, TO = 14, END = 21, TRIES = 500 };

/* Four weeks of one agent under rules that look back and count, all of them
 * with a price. */
static int crew_of_weeks(void **state)
{
    (void)state;
    crew = crew_new(PERIOD, 1);
    crew->problem.n_queues = 0;
    for (int day = 0; day < PERIOD; day++)
        crew->own[0].off_wish[day] = day;
    crew->own[0].fixed_start[FROM] = crew_slot(crew, FROM, 14);
    crew->own[0].orders[FROM] = ORDER_WORK;
    crew->own[0].time_off[0] = (struct absence){
        crew_slot(crew, 10, 0), crew_slot(crew, 11, 0), "leave", false};
    crew->agents[0].n_time_off = 1;
    crew->own[0].shift_max[NIGHT] = 3;
    crew->agents[0].period_min = 5400;
    crew->agents[0].period_max = 5760;
    for (int week = 0; week < 4; week++)
        crew->own[0].week_max[week] = 2400;
    price(RULE_rest, 660, 120);
    price(RULE_max_days_in_a_row, 3, 100);
    price(RULE_min_days_in_a_row, 2, 10);
    price(RULE_min_days_off, 2, 70);
    price(RULE_max_weekends, 2, 500);
    price(RULE_max_nights_in_a_row, 1, 30);
    price(RULE_max_hours_per_7_days, 1920, 60);
    static const enum rule counted[] = {RULE_period_min, RULE_period_max,
                                        RULE_shift_max,  RULE_week_max,
                                        RULE_time_off,   RULE_fixed};
    for (int i = 0; i < (int)N_ELEMENTS(counted); i++)
        price(counted[i], 0, 17 * (i + 1));
    problem_freeze(&crew->problem);
    return 0;
}

static void draw_days(struct rng *rng, struct line *line, int from, int to)
{
    for (int day = from; day < to; day++)
        line->duties[day].offer = crew_offer(day, "ELN."[rng_below(rng, 4)]);
}

/* A week after the one in question in which a run begins and ends. */
static void draw_line(struct rng *rng, struct line *line)
{
    draw_days(rng, line, 0, PERIOD);
    line->duties[15].offer = crew_offer(15, 'E');
    line->duties[16].offer = OFF;
    line->duties[17].offer = crew_offer(17, 'E');
}

static cost cost_in_part(const struct line *line, int end)
{
    struct part part = part_new(&crew->problem, FROM, end);
    struct line days = line_new(part.problem, 0);
    part_follow(&part, line);
    part_lead(&part, line);
    part_take(&part, line, &days);
    cost sum = line_judge(part.problem, &days, RULES_ALL, NULL);
    line_free(&days);
    part_free(&part);
    return sum;
}

/* Whatever is done from FROM to TO, with so many days behind them. */
static void assert_alike_in_part(void)
{
    struct rng rng = {1};
    int end = TO + part_days_behind(&crew->problem);
    struct line line = line_new(&crew->problem, 0);
    for (int i = 0; i < TRIES; i++) {
        draw_line(&rng, &line);
        cost whole = line_judge(&crew->problem, &line, RULES_ALL, NULL);
        cost part = cost_in_part(&line, end);
        struct part days = part_new(&crew->problem, FROM, end);
        struct line other = line_new(days.problem, 0);
        part_follow(&days, &line);
        part_lead(&days, &line);
        draw_days(&rng, &line, FROM, TO);
        part_take(&days, &line, &other);
        cost more = line_judge(days.problem, &other, RULES_ALL, NULL) - part;
        assert_true(line_judge(&crew->problem, &line, RULES_ALL, NULL) ==
                    whole + more);
        line_free(&other);
        part_free(&days);
    }
    line_free(&line);
}

static void days_cost_as_much_more_in_a_part_as_in_the_whole(void **state)
{
    (void)state;
    assert_int_equal(part_days_behind(&crew->problem), END - TO);
    assert_alike_in_part();
}

static void free_weekends_are_seen_as_far_as_they_are_counted(void **state)
{
    (void)state;
    static const enum rule rules[] = {RULE_free_sundays, RULE_free_weekends};
    for (int i = 0; i < 2; i++) {
        price(rules[i], 2, 40);
        crew->agents[0].rules[rules[i]].span = 3;
        assert_int_equal(part_days_behind(&crew->problem), PERIOD - TO);
        assert_alike_in_part();
        crew->agents[0].rules[rules[i]].limit = RULE_OFF;
    }
}

static void a_better_limit_is_seen_as_far_as_it_is_counted(void **state)
{
    (void)state;
    hold_better(RULE_free_sundays, 0, 1, 40);
    crew->agents[0].rules[RULE_free_sundays].span = 2;
    crew->agents[0].better[RULE_free_sundays].span = 3;
    assert_int_equal(part_days_behind(&crew->problem), PERIOD - TO);
    assert_alike_in_part();
}

static void days_taken_from_a_line_can_be_put_back(void **state)
{
    (void)state;
    struct rng rng = {2};
    struct line line = line_new(&crew->problem, 0);
    struct line back = line_new(&crew->problem, 0);
    struct part part = part_new(&crew->problem, FROM + 2, TO - 2);
    struct line days = line_new(part.problem, 0);
    draw_line(&rng, &line);
    line_copy(&crew->problem, &back, &line);
    for (int day = FROM; day < TO; day++)
        back.duties[day].offer = OFF;
    part_take(&part, &line, &days);
    part_put(&part, &days, &back);
    assert_int_equal(part.from, FROM);
    assert_int_equal(part.to, TO);
    assert_true(line_equal(&crew->problem, &line, &back));
    part_free(&part);
    line_free(&days);
    line_free(&line);
    line_free(&back);
}

static void a_toll_makes_each_weekend_cost(void **state)
{
    (void)state;
    struct line line = line_new(&crew->problem, 0);
    struct part part = part_new(&crew->problem, FROM, END);
    struct line days = line_new(part.problem, 0);
    line.duties[12].offer = crew_offer(12, 'E');
    part_follow(&part, &line);
    part_take(&part, &line, &days);
    cost before = line_judge(part.problem, &days, RULES_ALL, NULL);
    part_toll(&part, 5);
    assert_true(line_judge(part.problem, &days, RULES_ALL, NULL) ==
                before + 5 * POINT);
    part_free(&part);
    line_free(&days);
    line_free(&line);
}

static void queues_and_slots_suit_no_part(void **state)
{
    (void)state;
    assert_true(part_suits(&crew->problem));
    crew->problem.n_queues = 1;
    assert_false(part_suits(&crew->problem));
    crew->problem.n_queues = 0;
    crew->problem.n_presences = 1;
    crew->presence.shift = -1;
    assert_false(part_suits(&crew->problem));
    crew->presence.shift = EARLY;
    assert_true(part_suits(&crew->problem));
    crew->agents[0].n_stretches = 1;
    assert_false(part_suits(&crew->problem));
}

#define WEEKS_TEST(test)                                                       \
    cmocka_unit_test_setup_teardown(test, crew_of_weeks, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WEEKS_TEST(days_cost_as_much_more_in_a_part_as_in_the_whole),
        WEEKS_TEST(free_weekends_are_seen_as_far_as_they_are_counted),
        WEEKS_TEST(a_better_limit_is_seen_as_far_as_it_is_counted),
        WEEKS_TEST(days_taken_from_a_line_can_be_put_back),
        WEEKS_TEST(a_toll_makes_each_weekend_cost),
        WEEKS_TEST(queues_and_slots_suit_no_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

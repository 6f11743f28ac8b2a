/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange.h"
#include "test.h"

#include "crew_line.h"

enum { TWO = 2, WEEK_DAYS = 7, TICKS = 100000, DEAR = 100 };

static struct search *search;
static struct outcome outcome;
static const struct solve_options options = {
    .work_limit = 50000000, .threads = 1, .seed = 1};

/* Two of the same skills, a head needed early from Monday to Friday. */
static int crew_of_two(void **state)
{
    (void)state;
    crew = crew_new(WEEK_DAYS, TWO);
    for (int day = MON; day <= FRI; day++)
        for (int hour = 7; hour < 15; hour++)
            crew->need[PHONE][crew_slot(crew, day, hour)] = HEAD;
    for (int queue = 0; queue < CREW_QUEUES; queue++)
        crew->queues[queue].shortage = (struct steps){1, {12 * POINT}};
    for (int agent = 0; agent < TWO; agent++)
        crew->speed[agent * CREW_QUEUES + PHONE] = HEAD;
    return 0;
}

static int no_crew(void **state)
{
    search_free(search);
    return tear_down(state);
}

/* Exchanges days of the roster, a string of days for each agent, which is all
 * that the search knows; returns what their own terms cost then. */
static cost exchanged(const char *const *days)
{
    const struct problem *problem = &crew->problem;
    struct roster *roster = crew_roster(crew, days);
    search = search_new(problem, &options, &outcome);
    struct line *lines = lines_new(problem);
    struct cover *cover = cover_new(problem, search->rows);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        for (int day = 0; day < problem->grid.n_days; day++)
            lines[agent].duties[day] = *roster_duty(roster, agent, day);
        assert_true(line_judge(problem, &lines[agent], RULES_ALL, NULL) <
                    COST_FORBIDDEN);
        cover_add(cover, &lines[agent]);
    }
    search_offer(search, lines, lines_own(search, lines) + cover_price(cover));
    exchange(search, TICKS);
    cover_free(cover);
    lines_free(problem, lines);
    roster_free(roster);
    return lines_own(search, search->lines);
}

static void assert_duty(int agent, int day, char letter)
{
    assert_int_equal(search->lines[agent].duties[day].offer,
                     crew_offer(day, letter));
}

static void assert_days(int agent, const char *days)
{
    for (int day = 0; days[day]; day++)
        assert_duty(agent, day, days[day]);
}

static void who_wishes_a_day_off_gives_it_to_who_does_not(void **state)
{
    (void)state;
    crew->own[0].shift_wish[TUE * CREW_SHIFTS + EARLY] = DEAR * POINT;
    cost found = exchanged((const char *const[]){"EE.....", "..EEE.."});
    assert_true(found == 0);
    assert_duty(0, TUE, '.');
    assert_duty(1, TUE, 'E');
}

static void a_stretch_changes_hands_where_no_day_of_it_may_alone(void **state)
{
    (void)state;
    crew->own[0].shift_wish[WED * CREW_SHIFTS + EARLY] = DEAR * POINT;
    for (int agent = 0; agent < TWO; agent++)
        crew->agents[agent].rules[RULE_min_days_in_a_row].limit = 3;
    assert_true(exchanged((const char *const[]){"..EEE..", "......."}) == 0);
    assert_days(0, ".......");
    assert_days(1, "..EEE..");
}

static void nobody_takes_what_breaks_a_rule(void **state)
{
    (void)state;
    crew->own[0].shift_wish[TUE * CREW_SHIFTS + EARLY] = DEAR * POINT;
    crew->own[1].shift_max[EARLY] = 0;
    cost found = exchanged((const char *const[]){"EE.....", "......."});
    assert_true(found == DEAR * POINT);
    assert_days(0, "EE.....");
}

static void who_has_other_skills_does_not_stand_in(void **state)
{
    (void)state;
    crew->own[0].shift_wish[TUE * CREW_SHIFTS + EARLY] = DEAR * POINT;
    crew->speed[1 * CREW_QUEUES + CHAT] = HEAD;
    cost found = exchanged((const char *const[]){"EE.....", "..EEE.."});
    assert_true(found == DEAR * POINT);
    assert_days(0, "EE.....");
}

#define EXCHANGE_TEST(test)                                                    \
    cmocka_unit_test_setup_teardown(test, crew_of_two, no_crew)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE_TEST(who_wishes_a_day_off_gives_it_to_who_does_not),
        EXCHANGE_TEST(a_stretch_changes_hands_where_no_day_of_it_may_alone),
        EXCHANGE_TEST(nobody_takes_what_breaks_a_rule),
        EXCHANGE_TEST(who_has_other_skills_does_not_stand_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rest, rows of days, weekends, nights and successions: kept at the limit,
 * broken one over, and what was carried in from before counts. */
#include "test.h"

#include "crew_line.h"

static void a_blank_history_knows_nothing(void **state)
{
    (void)state;
    struct history blank = history_blank();
    assert_int_equal(blank.last_end, LONG_AGO);
    assert_int_equal(blank.last_shift, -1);
    assert_int_equal(blank.run, 0);
    assert_true(blank.run_open);
    assert_false(blank.saturday_known);
    assert_int_equal(blank.week_min + blank.period_min + blank.weekends, 0);
}

static void without_rules_anything_goes(void **state)
{
    (void)state;
    assert_kept("NNNNNNNLLLLLEE");
    assert_kept("..............");
}

/* From late to early are nine hours. */
static void rest_at_its_limit_is_enough(void **state)
{
    (void)state;
    hold(RULE_rest, 9 * 60);
    assert_kept("LE");
}

static void rest_a_minute_short_is_broken(void **state)
{
    (void)state;
    hold(RULE_rest, 9 * 60 + 1);
    assert_broken("LE", RULE_rest, 1, 1);
}

static void rest_looks_back_over_days_off(void **state)
{
    (void)state;
    hold(RULE_rest, 48 * 60);
    assert_broken("E.E", RULE_rest, 2, 8 * 60);
}

static void rest_counts_from_the_duty_carried_in(void **state)
{
    (void)state;
    hold(RULE_rest, 11 * 60);
    before()->last_end = -4;
    assert_kept("E");
    before()->last_end = -3;
    assert_broken("E", RULE_rest, 0, 60);
    before()->last_end = 6;
    assert_broken("E", RULE_rest, 0, 600);
}

static void rest_priced_costs_by_the_minute(void **state)
{
    (void)state;
    price(RULE_rest, 9 * 60 + 30, 100);
    assert_costs("LE", RULE_rest, 1, 30, 50 * POINT);
}

static void duties_that_overlap_are_never_legal(void **state)
{
    (void)state;
    before()->last_end = 8;
    assert_broken("E", RULE_rest, 0, 60);
    price(RULE_rest, 60, 1);
    assert_broken("E", RULE_rest, 0, 120);
}

static void duties_may_touch_where_rest_is_off(void **state)
{
    (void)state;
    before()->last_end = 7;
    assert_kept("E");
}

static void the_night_clocks_go_back_rest_is_an_hour_longer(void **state)
{
    (void)state;
    crew_change_clock(crew, SUN, 1);
    hold(RULE_rest, 10 * 60);
    assert_kept(".....LE");
    hold(RULE_rest, 10 * 60 + 1);
    assert_broken(".....LE", RULE_rest, SUN, 1);
}

static void the_night_clocks_go_forward_rest_is_an_hour_shorter(void **state)
{
    (void)state;
    crew_change_clock(crew, SUN, -1);
    hold(RULE_rest, 9 * 60);
    assert_broken(".....LE", RULE_rest, SUN, 60);
}

static void a_night_duty_over_the_october_change_is_nine_hours(void **state)
{
    (void)state;
    crew_change_clock(crew, SUN, 1);
    hold(RULE_max_hours_per_day, 8 * 60);
    assert_broken("....NN.", RULE_max_hours_per_day, SAT, 60);
}

static void a_night_duty_over_the_march_change_is_seven_hours(void **state)
{
    (void)state;
    crew_change_clock(crew, SUN, -1);
    hold(RULE_max_hours_per_day, 8 * 60);
    assert_kept("....NN.");
    hold(RULE_max_hours_per_day, 7 * 60);
    assert_broken("......N", RULE_max_hours_per_day, SUN, 60);
}

static void days_in_a_row_at_the_limit_are_kept(void **state)
{
    (void)state;
    hold(RULE_max_days_in_a_row, 3);
    assert_kept("EEE.EEE.EEE");
}

static void each_day_in_a_row_too_many_is_broken(void **state)
{
    (void)state;
    price(RULE_max_days_in_a_row, 3, 7);
    assert_costs("EEEE", RULE_max_days_in_a_row, 3, 1, 7 * POINT);
    assert_true(add_days("EEEEE", NULL) == 14 * POINT);
}

static void days_carried_in_make_the_row_longer(void **state)
{
    (void)state;
    hold(RULE_max_days_in_a_row, 3);
    before()->run = 2;
    assert_kept("E.EEE");
    assert_broken("EE", RULE_max_days_in_a_row, 1, 1);
}

static void days_off_carried_in_make_no_row_longer(void **state)
{
    (void)state;
    hold(RULE_max_days_in_a_row, 3);
    before()->run = -2;
    assert_kept("EEE");
}

static void too_few_days_in_a_row_show_on_the_day_off_after(void **state)
{
    (void)state;
    hold(RULE_min_days_in_a_row, 3);
    assert_kept(".EEE.");
    assert_broken(".E.", RULE_min_days_in_a_row, 2, 2);
    assert_broken(".EE.", RULE_min_days_in_a_row, 3, 1);
}

static void the_first_run_may_have_begun_before_what_is_known(void **state)
{
    (void)state;
    hold(RULE_min_days_in_a_row, 3);
    hold(RULE_min_days_off, 3);
    assert_kept("E...EEE");
    assert_kept(".EEE...");
}

static void the_last_run_may_go_on_afterwards(void **state)
{
    (void)state;
    hold(RULE_min_days_in_a_row, 3);
    hold(RULE_min_days_off, 3);
    assert_kept("...E");
    assert_kept("EEE.");
}

static void days_worked_before_count_towards_the_minimum(void **state)
{
    (void)state;
    hold(RULE_min_days_in_a_row, 3);
    before()->run = 2;
    before()->run_open = false;
    assert_kept("E.");
    assert_broken(".", RULE_min_days_in_a_row, 0, 1);
    before()->run = 1;
    assert_broken("E.", RULE_min_days_in_a_row, 1, 1);
}

static void an_open_run_carried_in_is_never_too_short(void **state)
{
    (void)state;
    hold(RULE_min_days_in_a_row, 3);
    before()->run = 1;
    before()->run_open = true;
    assert_kept(".EEE.");
    assert_broken(".E.", RULE_min_days_in_a_row, 2, 2);
}

static void a_run_after_days_off_carried_in_is_not_open(void **state)
{
    (void)state;
    hold(RULE_min_days_in_a_row, 2);
    before()->run = -1;
    before()->run_open = true;
    assert_broken("E.", RULE_min_days_in_a_row, 1, 1);
}

static void too_few_days_off_show_on_the_day_worked_after(void **state)
{
    (void)state;
    hold(RULE_min_days_off, 2);
    assert_kept("E..E");
    assert_broken("E.E", RULE_min_days_off, 2, 1);
}

static void days_off_before_count_towards_the_minimum(void **state)
{
    (void)state;
    hold(RULE_min_days_off, 3);
    before()->run = -2;
    before()->run_open = false;
    assert_kept(".E");
    assert_broken("E", RULE_min_days_off, 0, 1);
}

static void weekends_at_the_limit_are_kept(void **state)
{
    (void)state;
    hold(RULE_max_weekends, 1);
    assert_kept(".....EE.......");
    assert_kept("............EE");
}

static void a_weekend_too_many_shows_on_its_first_day_worked(void **state)
{
    (void)state;
    hold(RULE_max_weekends, 1);
    assert_broken(".....E......EE", RULE_max_weekends, 12, 1);
    assert_broken("......E......E", RULE_max_weekends, 13, 1);
    hold(RULE_max_weekends, 0);
    assert_broken(".....EE", RULE_max_weekends, SAT, 1);
}

static void weekends_carried_in_count(void **state)
{
    (void)state;
    hold(RULE_max_weekends, 2);
    before()->weekends = 2;
    assert_kept("EEEEE..");
    assert_broken(".....E.", RULE_max_weekends, SAT, 1);
}

static void a_weekend_that_began_before_counts_once(void **state)
{
    (void)state;
    begin_on(SUN);
    hold(RULE_max_weekends, 1);
    before()->weekends = 1;
    before()->saturday_known = true;
    before()->saturday = true;
    assert_kept("E......");
    before()->saturday = false;
    assert_broken("E......", RULE_max_weekends, 0, 1);
}

static void half_a_weekend_is_broken_on_its_sunday(void **state)
{
    (void)state;
    hold(RULE_whole_weekends, 1);
    assert_kept(".....EE");
    assert_kept("EEEEE..");
    assert_broken(".....E.", RULE_whole_weekends, SUN, 1);
    assert_broken("......E", RULE_whole_weekends, SUN, 1);
}

static void a_saturday_at_the_end_is_no_half_weekend(void **state)
{
    (void)state;
    hold(RULE_whole_weekends, 1);
    assert_kept(".....E");
}

static void a_sunday_at_the_start_asks_for_a_known_saturday(void **state)
{
    (void)state;
    begin_on(SUN);
    hold(RULE_whole_weekends, 1);
    assert_kept("E");
    assert_kept(".");
    before()->saturday_known = true;
    assert_broken("E", RULE_whole_weekends, 0, 1);
    before()->saturday = true;
    assert_kept("E");
    assert_broken(".", RULE_whole_weekends, 0, 1);
}

static void nights_in_a_row_at_the_limit_are_kept(void **state)
{
    (void)state;
    hold(RULE_max_nights_in_a_row, 2);
    assert_kept("NN.NNLNN");
}

static void a_night_too_many_is_broken(void **state)
{
    (void)state;
    hold(RULE_max_nights_in_a_row, 2);
    assert_broken("NNN", RULE_max_nights_in_a_row, 2, 1);
}

static void nights_carried_in_count_until_a_day_without(void **state)
{
    (void)state;
    hold(RULE_max_nights_in_a_row, 2);
    before()->run = 2;
    before()->nights = 2;
    assert_kept(".NN");
    assert_broken("N", RULE_max_nights_in_a_row, 0, 1);
}

static void succession_forbids_a_shift_on_the_next_day_alone(void **state)
{
    (void)state;
    hold(RULE_succession, 0);
    crew->shifts[LATE].not_before = 1u << EARLY;
    assert_kept("EL.E");
    assert_kept("LL");
    assert_broken("LE", RULE_succession, 1, 1);
}

static void succession_knows_the_last_shift_before(void **state)
{
    (void)state;
    hold(RULE_succession, 0);
    crew->shifts[LATE].not_before = 1u << EARLY;
    before()->last_shift = LATE;
    assert_kept(".E");
    assert_broken("E", RULE_succession, 0, 1);
}

static void succession_can_be_switched_off(void **state)
{
    (void)state;
    crew->shifts[LATE].not_before = 1u << EARLY;
    assert_kept("LE");
}

/* Monday's first duty after a full week is the first of its week. */
static void what_is_remembered_after_sunday_is_of_no_week_yet(void **state)
{
    (void)state;
    struct history history = history_blank();
    for (int day = MON; day <= SUN; day++)
        history_add_day(&crew->problem, 0, &history, day,
                        &crew->offers[day * CREW_SHIFTS], RULES_ALL, NULL);
    assert_int_equal(history.week_min, 0);
    assert_int_equal(history.period_min, 7 * 8 * 60);
    assert_int_equal(history.run, 7);
    assert_true(history.run_open);
    assert_true(history.saturday && history.saturday_known);
    assert_int_equal(history.weekends, 1);
    assert_int_equal(history.past[5], 8 * 60);
    assert_int_equal(history.last_end, crew_slot(crew, SUN, 15));
    assert_int_equal(history.tally[EARLY], 7);
}

static void what_is_remembered_after_a_day_off_is_no_shift(void **state)
{
    (void)state;
    struct history history = history_blank();
    history_add_day(&crew->problem, 0, &history, 0, &crew->offers[NIGHT],
                    RULES_ALL, NULL);
    assert_int_equal(history.nights, 1);
    assert_int_equal(history.last_shift, NIGHT);
    history_add_day(&crew->problem, 0, &history, 1, NULL, RULES_ALL, NULL);
    assert_int_equal(history.nights, 0);
    assert_int_equal(history.last_shift, -1);
    assert_int_equal(history.run, -1);
    assert_false(history.run_open);
    assert_int_equal(history.past[0], 0);
    assert_int_equal(history.past[1], 8 * 60);
    assert_int_equal(history.last_end, 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE_TEST(a_blank_history_knows_nothing),
        RULE_TEST(without_rules_anything_goes),
        RULE_TEST(rest_at_its_limit_is_enough),
        RULE_TEST(rest_a_minute_short_is_broken),
        RULE_TEST(rest_looks_back_over_days_off),
        RULE_TEST(rest_counts_from_the_duty_carried_in),
        RULE_TEST(rest_priced_costs_by_the_minute),
        RULE_TEST(duties_that_overlap_are_never_legal),
        RULE_TEST(duties_may_touch_where_rest_is_off),
        RULE_TEST(the_night_clocks_go_back_rest_is_an_hour_longer),
        RULE_TEST(the_night_clocks_go_forward_rest_is_an_hour_shorter),
        RULE_TEST(a_night_duty_over_the_october_change_is_nine_hours),
        RULE_TEST(a_night_duty_over_the_march_change_is_seven_hours),
        RULE_TEST(days_in_a_row_at_the_limit_are_kept),
        RULE_TEST(each_day_in_a_row_too_many_is_broken),
        RULE_TEST(days_carried_in_make_the_row_longer),
        RULE_TEST(days_off_carried_in_make_no_row_longer),
        RULE_TEST(too_few_days_in_a_row_show_on_the_day_off_after),
        RULE_TEST(the_first_run_may_have_begun_before_what_is_known),
        RULE_TEST(the_last_run_may_go_on_afterwards),
        RULE_TEST(days_worked_before_count_towards_the_minimum),
        RULE_TEST(an_open_run_carried_in_is_never_too_short),
        RULE_TEST(a_run_after_days_off_carried_in_is_not_open),
        RULE_TEST(too_few_days_off_show_on_the_day_worked_after),
        RULE_TEST(days_off_before_count_towards_the_minimum),
        RULE_TEST(weekends_at_the_limit_are_kept),
        RULE_TEST(a_weekend_too_many_shows_on_its_first_day_worked),
        RULE_TEST(weekends_carried_in_count),
        RULE_TEST(a_weekend_that_began_before_counts_once),
        RULE_TEST(half_a_weekend_is_broken_on_its_sunday),
        RULE_TEST(a_saturday_at_the_end_is_no_half_weekend),
        RULE_TEST(a_sunday_at_the_start_asks_for_a_known_saturday),
        RULE_TEST(nights_in_a_row_at_the_limit_are_kept),
        RULE_TEST(a_night_too_many_is_broken),
        RULE_TEST(nights_carried_in_count_until_a_day_without),
        RULE_TEST(succession_forbids_a_shift_on_the_next_day_alone),
        RULE_TEST(succession_knows_the_last_shift_before),
        RULE_TEST(succession_can_be_switched_off),
        RULE_TEST(what_is_remembered_after_sunday_is_of_no_week_yet),
        RULE_TEST(what_is_remembered_after_a_day_off_is_no_shift),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

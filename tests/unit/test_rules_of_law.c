/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules as laws put them: hours in windows of elapsed time, rest by the week,
 * Sundays and weekends, what is asked of one duty, sums over longer times; at
 * the limit, one over, with a better limit and with what was carried in. */
#include "test.h"

#include "crew_line.h"

enum { HOUR = 60 };

/* Breaches in all, the last of them in `last`. */
static int count_breaches(const char *days, struct breach *last)
{
    struct breaches breaches = {0};
    add_days(days, &breaches);
    int n = breaches.n;
    if (n > 0)
        *last = breaches.items[n - 1];
    breaches_free(&breaches);
    return n;
}

static void over_both_limits_both_are_broken(void **state)
{
    (void)state;
    struct breach last = {0};
    hold_better(RULE_max_hours_per_day, 7 * HOUR, 5 * HOUR, 60);
    assert_int_equal(count_breaches("E", &last), 2);
    assert_true(last.better);
    assert_int_equal(last.excess, 3 * HOUR);
    assert_true(last.cost == 180 * POINT);
}

static void over_the_better_limit_alone_costs_its_price(void **state)
{
    (void)state;
    hold_better(RULE_rest, 9 * HOUR, 11 * HOUR, 30);
    assert_better("LE", RULE_rest, 1, 2 * HOUR, 60 * POINT);
    hold_better(RULE_rest, 9 * HOUR, 9 * HOUR, 30);
    assert_kept("LE");
}

static void a_better_limit_is_nothing_where_the_rule_is_off(void **state)
{
    (void)state;
    hold_better(RULE_max_days_in_a_row, RULE_OFF, 1, 30);
    assert_kept("EEE");
    hold_better(RULE_max_days_in_a_row, 3, 2, 30);
    assert_better("EEE", RULE_max_days_in_a_row, 2, 1, 30 * POINT);
}

/* Late to early: of 24 hours that end with the early, all but an hour. */
static void hours_in_24_hours_count_what_lies_inside(void **state)
{
    (void)state;
    hold(RULE_max_hours_in_24h, 15 * HOUR);
    assert_kept("LE");
    hold(RULE_max_hours_in_24h, 15 * HOUR - 1);
    assert_broken("LE", RULE_max_hours_in_24h, 1, 1);
    hold(RULE_max_hours_in_24h, 8 * HOUR);
    assert_kept("EEE");
}

/* An early is over at 15: what ended the day before at 16 has an hour inside.
 */
static void hours_in_24_hours_count_part_of_a_duty_from_its_end(void **state)
{
    (void)state;
    hold(RULE_max_hours_in_24h, 8 * HOUR);
    before()->past[0] = 10 * HOUR;
    before()->past_end[0] = -8;
    assert_broken("E", RULE_max_hours_in_24h, 0, HOUR);
    before()->past_end[0] = -9;
    assert_kept("E");
}

static void hours_in_168_hours_reach_over_a_week(void **state)
{
    (void)state;
    hold(RULE_max_hours_in_168h, 40 * HOUR);
    assert_kept("EEEEE..EEEEE");
    assert_broken("LEEEE..E", RULE_max_hours_in_168h, 7, 7 * HOUR);
}

static void hours_in_168_hours_look_back_eight_days(void **state)
{
    (void)state;
    hold(RULE_max_hours_in_168h, 8 * HOUR);
    before()->past[6] = 8 * HOUR;
    before()->past_end[6] = 15 - 7 * 24;
    assert_kept("E");
    before()->past_end[6] = 16 - 7 * 24;
    assert_broken("E", RULE_max_hours_in_168h, 0, HOUR);
    before()->past[6] = 0;
    before()->past_end[6] = LONG_AGO;
    before()->past[7] = 10 * HOUR;
    before()->past_end[7] = 17 - 7 * 24;
    assert_broken("E", RULE_max_hours_in_168h, 0, 2 * HOUR);
}

/* A late 14 to 22 reaches on to 14: an early then is all but an hour inside. */
static void the_day_begins_with_a_duty(void **state)
{
    (void)state;
    hold(RULE_max_hours_from_start, 8 * HOUR);
    assert_kept("EEE");
    assert_kept("EL.E");
    struct breach last = {0};
    assert_int_equal(count_breaches("LE", &last), 1);
    assert_int_equal(last.rule, RULE_max_hours_from_start);
    assert_int_equal(last.day, 1);
    assert_int_equal(last.excess, 7 * HOUR);
}

/* 14 to 22, then 07 to 15: seven hours before 14, one after it. */
static void what_lies_behind_its_edge_begins_the_next_day(void **state)
{
    (void)state;
    hold(RULE_max_hours_from_start, 15 * HOUR);
    assert_kept("LE");
    hold(RULE_max_hours_from_start, 15 * HOUR - 1);
    assert_broken("LE", RULE_max_hours_from_start, 1, 1);
    hold(RULE_max_hours_from_start, 9 * HOUR);
    before()->span_start = -10;
    before()->span_min = 2 * HOUR;
    assert_kept("E");
    before()->span_min = 2 * HOUR + 1;
    assert_broken("E", RULE_max_hours_from_start, 0, 1);
}

static void the_working_day_carried_in_goes_on(void **state)
{
    (void)state;
    hold(RULE_max_hours_from_start, 10 * HOUR);
    before()->span_start = -9;
    before()->span_min = 2 * HOUR;
    assert_kept("E");
    before()->span_min = 3 * HOUR;
    assert_broken("E", RULE_max_hours_from_start, 0, HOUR);
    before()->span_start = -17;
    assert_kept("E");
}

static void starts_keep_their_distance(void **state)
{
    (void)state;
    hold(RULE_hours_between_starts, 17 * HOUR);
    assert_kept("LE");
    hold(RULE_hours_between_starts, 17 * HOUR + 1);
    assert_broken("LE", RULE_hours_between_starts, 1, 1);
    hold(RULE_hours_between_starts, 24 * HOUR);
    assert_kept("EEE");
    before()->last_start = -16;
    assert_broken("E", RULE_hours_between_starts, 0, HOUR);
}

static void after_nights_the_rest_is_longer(void **state)
{
    (void)state;
    hold(RULE_rest_after_nights, 32 * HOUR);
    assert_kept("NN.L");
    assert_broken("NN.E", RULE_rest_after_nights, 3, 7 * HOUR);
    assert_kept("EE");
}

static void rest_after_nights_counts_from_the_night_carried_in(void **state)
{
    (void)state;
    hold(RULE_rest_after_nights, 11 * HOUR);
    before()->last_end = before()->night_end = -3;
    assert_broken("E", RULE_rest_after_nights, 0, HOUR);
    assert_kept("N");
    before()->night_end = LONG_AGO;
    assert_kept("E");
}

/* From Friday 15 to Sunday 24. */
static void weekly_rest_is_the_longest_in_the_week(void **state)
{
    (void)state;
    hold(RULE_weekly_rest, 57 * HOUR);
    assert_kept("EEEEE..");
    hold(RULE_weekly_rest, 57 * HOUR + 1);
    assert_broken("EEEEE..", RULE_weekly_rest, SUN, 1);
    hold(RULE_weekly_rest, 40 * HOUR);
    assert_kept("EE.EEEE");
    assert_broken("EEEEEEE", RULE_weekly_rest, SUN, 24 * HOUR);
}

static void an_unfinished_week_of_rest_is_not_judged(void **state)
{
    (void)state;
    hold(RULE_weekly_rest, 35 * HOUR);
    assert_kept("EEEEEE");
}

/* A night into Monday takes six hours of the next week, none of this one. */
static void a_duty_over_the_edge_leaves_no_rest_there(void **state)
{
    (void)state;
    hold(RULE_weekly_rest, 22 * HOUR);
    assert_kept("NNNNNNN");
    assert_broken("NNNNNNNNNNNNNN", RULE_weekly_rest, 13, 6 * HOUR);
}

static void weekly_rest_goes_on_from_what_is_carried(void **state)
{
    (void)state;
    begin_on(SAT);
    crew->agents[0].rest_from = -5 * 24;
    hold(RULE_weekly_rest, 35 * HOUR);
    before()->last_end = -9;
    assert_broken("EE", RULE_weekly_rest, 1, 19 * HOUR);
    before()->week_rest = 35 * HOUR;
    assert_kept("EE");
    before()->week_rest = 35 * HOUR - 1;
    assert_broken("EE", RULE_weekly_rest, 1, 1);
}

static void weeks_of_rest_may_begin_on_any_day(void **state)
{
    (void)state;
    static const uint8_t begins[15] = {[3] = 1, [6] = 1};
    crew->agents[0].rest_begins = begins;
    crew->agents[0].rest_from = 0;
    hold(RULE_weekly_rest, 24 * HOUR);
    assert_kept("EE.EE.EEE");
    assert_broken("EEEEE.EEE", RULE_weekly_rest, 2, 8 * HOUR);
}

static void of_so_many_sundays_some_are_free(void **state)
{
    (void)state;
    hold(RULE_free_sundays, 1);
    crew->agents[0].rules[RULE_free_sundays].span = 2;
    assert_kept("EEEEEEEEEEEEE.");
    assert_broken("......E......E", RULE_free_sundays, 13, 1);
    before()->sundays = 1;
    assert_broken("......E", RULE_free_sundays, SUN, 1);
    before()->sundays = 2;
    assert_kept("......E");
}

static void of_so_many_weekends_some_are_free(void **state)
{
    (void)state;
    hold(RULE_free_weekends, 2);
    crew->agents[0].rules[RULE_free_weekends].span = 3;
    assert_kept(".....EE.......");
    assert_broken(".....EE.....E.", RULE_free_weekends, 12, 1);
    assert_broken(".....E.......E", RULE_free_weekends, 13, 1);
    before()->weekends_past = 2;
    assert_broken("......E", RULE_free_weekends, SUN, 1);
    before()->weekends_past = 4;
    assert_kept("......E");
}

static void a_better_span_of_sundays_is_its_own(void **state)
{
    (void)state;
    hold(RULE_free_sundays, 1);
    crew->agents[0].rules[RULE_free_sundays].span = 2;
    crew->agents[0].better[RULE_free_sundays] =
        (struct rule_setting){.limit = 2, .price = 50, .span = 3};
    assert_kept("......E.......");
    before()->sundays = 2;
    assert_better("......E", RULE_free_sundays, SUN, 1, 50 * POINT);
}

static void the_start_stays_the_same_through_the_week(void **state)
{
    (void)state;
    hold(RULE_same_start, 0);
    assert_kept("EE.EE..LLL");
    assert_broken("E..L...", RULE_same_start, THU, 1);
    begin_on(WED);
    before()->week_start = 14 * HOUR;
    assert_kept("L...");
    assert_broken("E....", RULE_same_start, 0, 1);
    assert_kept(".....E");
}

static void what_is_asked_of_one_duty(void **state)
{
    (void)state;
    hold(RULE_max_spread, 8 * HOUR);
    hold(RULE_max_night_duty, 8 * HOUR);
    hold(RULE_earliest_start, 7 * HOUR);
    assert_kept("E.N");
    hold(RULE_max_night_duty, 8 * HOUR - 1);
    assert_broken("E.N", RULE_max_night_duty, 2, 1);
    hold(RULE_max_night_duty, RULE_OFF);
    hold(RULE_earliest_start, 7 * HOUR + 1);
    assert_broken("E.N", RULE_earliest_start, 0, 1);
    hold(RULE_earliest_start, RULE_OFF);
    hold(RULE_max_spread, 8 * HOUR - 1);
    assert_broken("E", RULE_max_spread, 0, 1);
}

/* Every duty gets a break of an hour, paid or not. */
static void give_breaks(bool paid)
{
    for (int i = 0; i < crew->problem.n_offers; i++) {
        struct offer *offer = &crew->offers[i];
        offer->n_pauses = 1;
        offer->pauses[0] = (struct pause){1, 3, 5, paid};
        offer->work_min = (paid ? 8 : 7) * HOUR;
    }
}

static void breaks_are_as_long_as_the_last_tier_asks(void **state)
{
    (void)state;
    static const struct break_tier tiers[] = {{6 * HOUR, 30, NULL},
                                              {7 * HOUR, 75, NULL}};
    static const struct break_law law = {2, tiers, 15},
                                  long_pieces = {1, tiers, 61};
    crew->agents[0].breaks = &law;
    hold(RULE_break_time, 0);
    assert_broken("E", RULE_break_time, 0, 75);
    give_breaks(false);
    assert_kept("E");
    give_breaks(true);
    assert_broken("E", RULE_break_time, 0, 15);
    crew->agents[0].breaks = &long_pieces;
    assert_broken("E", RULE_break_time, 0, 30);
}

static void better_breaks_hold_where_they_have_a_price(void **state)
{
    (void)state;
    static const struct break_tier tiers[] = {{6 * HOUR, 30, NULL}};
    static const struct break_law law = {1, tiers, 0};
    crew->agents[0].better_breaks = &law;
    hold(RULE_break_time, 0);
    assert_kept("E");
    hold_better(RULE_break_time, 0, 0, 60);
    assert_better("E", RULE_break_time, 0, 30, 30 * POINT);
}

static void a_restriction_is_broken_by_one_slot_of_it(void **state)
{
    (void)state;
    static uint8_t first[CREW_SLOTS] = {[6] = 1, [15] = 1};
    static uint8_t second[CREW_SLOTS] = {[14] = 1};
    static const struct restriction both[] = {{first, NULL}, {second, NULL}};
    struct breach last = {0};
    crew->agents[0].n_restrictions = 2;
    crew->agents[0].restrictions = both;
    hold(RULE_restricted, 0);
    assert_int_equal(count_breaches("E", &last), 1);
    assert_int_equal(last.rule, RULE_restricted);
    assert_int_equal(last.which, 1);
    assert_int_equal(count_breaches("L", &last), 2);
    assert_kept("N");
}

static struct gauge gauge;

static void watch(struct gauge as)
{
    gauge = as;
    crew->agents[0].n_gauges = 1;
    crew->agents[0].gauges = &gauge;
    crew->problem.n_gauges = 1;
}

static void an_average_is_over_by_what_the_day_adds(void **state)
{
    (void)state;
    int most[14];
    for (int day = 0; day < 14; day++)
        most[day] = 20 * HOUR;
    watch((struct gauge){.measure = MEASURE_WORK,
                         .from = 1,
                         .to = 5,
                         .most = most,
                         .price = RULE_HARD});
    assert_kept("EEE..EE");
    assert_broken("EEEE", RULE_averages, 3, 4 * HOUR);
    before()->tally[CREW_SHIFTS] = 12 * HOUR;
    assert_kept(".E...");
    gauge.price = 60;
    assert_costs(".EE..", RULE_averages, 2, 8 * HOUR, 480 * POINT);
    hold(RULE_averages, RULE_OFF);
    assert_kept(".EE..");
}

static void overtime_is_beyond_the_day_or_the_week(void **state)
{
    (void)state;
    static const int most[14] = {0};
    watch((struct gauge){.measure = MEASURE_OVERTIME,
                         .to = 14,
                         .most = most,
                         .price = RULE_HARD});
    assert_kept("EEEEE");
    crew->agents[0].ordinary_day = 8 * HOUR;
    crew->agents[0].ordinary_week = 16 * HOUR;
    assert_kept("EE.....EE");
    assert_broken("EEE", RULE_averages, 2, 8 * HOUR);
    before()->week_min = 3 * HOUR;
    assert_broken("EE", RULE_averages, 1, 3 * HOUR);
    crew->agents[0].ordinary_day = 7 * HOUR;
    assert_broken("E", RULE_averages, 0, HOUR);
}

static void each_unit_of_a_burden_costs_its_step(void **state)
{
    (void)state;
    static const cost step[] = {0, 5, 9};
    watch((struct gauge){
        .measure = MEASURE_WEEKENDS, .to = 14, .n_steps = 3, .step = step});
    assert_kept(".....EE.......");
    assert_costs(".....EE.....E.", RULE_burdens, 12, 1, 5);
    before()->tally[CREW_SHIFTS] = 7;
    assert_costs("......E", RULE_burdens, SUN, 1, 9);
}

static void a_burden_may_count_duties_by_amount(void **state)
{
    (void)state;
    static const cost step[] = {1, 10, 100};
    int amount[CREW_DAYS * CREW_SHIFTS] = {[EARLY] = 2, [CREW_SHIFTS] = 2};
    watch((struct gauge){.measure = MEASURE_DUTIES,
                         .amount = amount,
                         .to = 14,
                         .n_steps = 3,
                         .step = step});
    assert_costs("E", RULE_burdens, 0, 2, 11);
    assert_true(add_days("EE", NULL) == 211);
    assert_kept("L");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE_TEST(over_both_limits_both_are_broken),
        RULE_TEST(over_the_better_limit_alone_costs_its_price),
        RULE_TEST(a_better_limit_is_nothing_where_the_rule_is_off),
        RULE_TEST(hours_in_24_hours_count_what_lies_inside),
        RULE_TEST(hours_in_24_hours_count_part_of_a_duty_from_its_end),
        RULE_TEST(hours_in_168_hours_reach_over_a_week),
        RULE_TEST(hours_in_168_hours_look_back_eight_days),
        RULE_TEST(the_day_begins_with_a_duty),
        RULE_TEST(what_lies_behind_its_edge_begins_the_next_day),
        RULE_TEST(the_working_day_carried_in_goes_on),
        RULE_TEST(starts_keep_their_distance),
        RULE_TEST(after_nights_the_rest_is_longer),
        RULE_TEST(rest_after_nights_counts_from_the_night_carried_in),
        RULE_TEST(weekly_rest_is_the_longest_in_the_week),
        RULE_TEST(an_unfinished_week_of_rest_is_not_judged),
        RULE_TEST(a_duty_over_the_edge_leaves_no_rest_there),
        RULE_TEST(weekly_rest_goes_on_from_what_is_carried),
        RULE_TEST(weeks_of_rest_may_begin_on_any_day),
        RULE_TEST(of_so_many_sundays_some_are_free),
        RULE_TEST(of_so_many_weekends_some_are_free),
        RULE_TEST(a_better_span_of_sundays_is_its_own),
        RULE_TEST(the_start_stays_the_same_through_the_week),
        RULE_TEST(what_is_asked_of_one_duty),
        RULE_TEST(breaks_are_as_long_as_the_last_tier_asks),
        RULE_TEST(better_breaks_hold_where_they_have_a_price),
        RULE_TEST(a_restriction_is_broken_by_one_slot_of_it),
        RULE_TEST(an_average_is_over_by_what_the_day_adds),
        RULE_TEST(overtime_is_beyond_the_day_or_the_week),
        RULE_TEST(each_unit_of_a_burden_costs_its_step),
        RULE_TEST(a_burden_may_count_duties_by_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

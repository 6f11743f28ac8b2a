/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hours over longer times as gauges: what the days before have used up, what
 * leave and days that nobody knows of make of it. */
#include "test.h"

#include "averages.h"
#include "build.h"
#include "record.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_PLANNED = 14, MONDAY = 20745 /* 2026-10-19 */ };

struct fixture {
    struct reading reading;
    struct problem problem;
    struct build build;
    struct draft_agent draft;
    struct agent agent;
    struct record record;
    struct record_agent past;
    uint8_t days[RECORD_DAYS_MAX];
    struct record_duty duties[RECORD_DAYS_MAX];
    struct draft_absence absence;
};

static struct fixture *it;

static int make(void **state)
{
    (void)state;
    it = calloc(1, sizeof *it);
    it->reading.diags = diags_new();
    it->reading.arena = arena_new();
    it->reading.scratch = arena_new();
    it->reading.path = "team.json";
    it->problem.grid =
        (struct grid){.n_days = DAYS_PLANNED, .first_date = MONDAY};
    it->problem.agents = &it->agent;
    it->build =
        (struct build){.reading = &it->reading, .problem = &it->problem};
    it->draft.id = "a";
    it->agent.id = "a";
    it->agent.ordinary_day = it->agent.ordinary_week = -1;
    return 0;
}

static int drop(void **state)
{
    (void)state;
    diags_free(it->reading.diags);
    arena_free(it->reading.arena);
    arena_free(it->reading.scratch);
    free(it);
    return 0;
}

/* So many days before, all known, the last `worked` of them worked. */
static void remember(int days, int worked, int minutes)
{
    it->record = (struct record){.first_date = MONDAY - days,
                                 .n_days = days,
                                 .n_agents = 1,
                                 .agents = &it->past};
    it->past = (struct record_agent){
        .id = "a", .days = it->days, .duties = it->duties};
    memset(it->days, DAY_KNOWN, (size_t)days);
    for (int i = 0; i < worked; i++)
        it->duties[it->past.n_duties++] =
            (struct record_duty){.day = days - worked + i, .work_min = minutes};
    it->reading.record = &it->record;
}

static const struct gauge *lay(struct draft_average average)
{
    average.price = RULE_HARD;
    build_averages(&it->build, &it->draft, &it->agent, &average, 1);
    return it->agent.gauges;
}

static void a_rolling_sum_counts_what_was_worked_before(void **state)
{
    (void)state;
    remember(28, 10, 480);
    const struct gauge *gauge = lay((struct draft_average){
        .measure = MEASURE_WORK, .minutes = 9600, .days = 14});
    assert_int_equal(gauge->from, 0);
    assert_int_equal(gauge->to, 14);
    assert_int_equal(gauge->most[0], 9600 - 10 * 480);
    assert_int_equal(gauge->most[3], 9600 - 10 * 480);
    assert_int_equal(gauge->most[4], 9600 - 9 * 480);
    assert_int_equal(gauge->most[13], 9600);
    assert_int_equal(it->agent.n_gauges, 1);
}

static void windows_inside_have_gauges_of_their_own(void **state)
{
    (void)state;
    const struct gauge *gauge = lay((struct draft_average){
        .measure = MEASURE_WORK, .minutes = 2400, .days = 7});
    assert_int_equal(it->agent.n_gauges, 8);
    assert_int_equal(gauge[0].to, 7);
    assert_int_equal(gauge[1].from, 1);
    assert_int_equal(gauge[7].to, 14);
    assert_int_equal(gauge[7].most[13], 2400);
}

static void
of_an_average_unknown_days_and_leave_count_on_neither_side(void **state)
{
    (void)state;
    remember(28, 0, 0);
    memset(it->days, DAY_UNKNOWN, 14);
    memset(it->days + 21, DAY_LEAVE, 7);
    it->absence = (struct draft_absence){
        .whole_days = true, .first = MONDAY + 1, .last = MONDAY + 2};
    it->draft.n_absences = 1;
    it->draft.absences = &it->absence;
    const struct gauge *gauge =
        lay((struct draft_average){.measure = MEASURE_WORK,
                                   .per_week = true,
                                   .minutes = 2800,
                                   .days = 28});
    assert_int_equal(gauge->most[0], 14 * 400);
    assert_int_equal(gauge->most[8], 14 * 400);
    assert_int_equal(gauge->most[9], 19 * 400);
    assert_int_equal(gauge->most[13], 19 * 400);
}

static void
whole_weeks_are_judged_while_the_first_days_are_unknown(void **state)
{
    (void)state;
    const struct gauge *gauge =
        lay((struct draft_average){.measure = MEASURE_WORK,
                                   .per_week = true,
                                   .minutes = 2880,
                                   .days = 56});
    assert_int_equal(gauge->most[0], 2880);
    assert_int_equal(gauge->most[6], 2880);
    assert_int_equal(gauge->most[7], 2 * 2880);
    assert_int_equal(gauge->most[13], 2 * 2880);
}

static void blocks_end_where_the_calendar_says(void **state)
{
    (void)state;
    remember(18, 4, 600);
    const struct gauge *gauge = lay((struct draft_average){
        .measure = MEASURE_WORK, .minutes = 9000, .window = WINDOW_QUARTER});
    assert_int_equal(it->agent.n_gauges, 1);
    assert_int_equal(gauge->most[0], 9000 - 4 * 600);
    assert_int_equal(gauge->most[13], 9000 - 4 * 600);
    it->agent.n_gauges = 0;
    gauge = lay((struct draft_average){
        .measure = MEASURE_WORK, .minutes = 2400, .window = WINDOW_WEEK});
    assert_int_equal(it->agent.n_gauges, 2);
    assert_int_equal(gauge[0].to, 7);
    assert_int_equal(gauge[1].from, 7);
    assert_int_equal(gauge[1].most[13], 2400);
}

static void overtime_of_the_past_is_what_went_beyond(void **state)
{
    (void)state;
    it->agent.ordinary_day = 480;
    it->agent.ordinary_week = 2400;
    remember(7, 6, 540);
    const struct gauge *gauge = lay((struct draft_average){
        .measure = MEASURE_OVERTIME, .minutes = 1500, .window = WINDOW_YEAR});
    int week = 6 * 540 - 2400;
    assert_int_equal(gauge->most[0], 1500 - week);
}

static void too_many_are_told(void **state)
{
    (void)state;
    it->problem.grid.n_days = 200;
    lay((struct draft_average){
        .measure = MEASURE_WORK, .minutes = 2400, .days = 7});
    assert_int_equal(it->agent.n_gauges, GAUGES_MAX);
    assert_true(diags_failed(it->reading.diags));
    assert_non_null(
        strstr(diags_at(it->reading.diags, diags_count(it->reading.diags) - 1)
                   ->message,
               "plan fewer days at once"));
}

#define GAUGE_TEST(test) cmocka_unit_test_setup_teardown(test, make, drop)

static void
overtime_is_beyond_the_day_or_the_week_and_never_counted_twice(void **state)
{
    (void)state;
    struct agent agent = {.ordinary_day = 480, .ordinary_week = 2400};
    assert_int_equal(agent_overtime(&agent, 480, 0, 0), 0);
    assert_int_equal(agent_overtime(&agent, 540, 0, 0), 60);
    assert_int_equal(agent_overtime(&agent, 540, 2040, 0), 180);
    assert_int_equal(agent_overtime(&agent, 120, 3000, 0), 120);
    assert_int_equal(agent_overtime(&agent, 600, 2400, 480), 120);
    agent.ordinary_day = agent.ordinary_week = -1;
    assert_int_equal(agent_overtime(&agent, 900, 9000, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GAUGE_TEST(a_rolling_sum_counts_what_was_worked_before),
        GAUGE_TEST(windows_inside_have_gauges_of_their_own),
        GAUGE_TEST(of_an_average_unknown_days_and_leave_count_on_neither_side),
        GAUGE_TEST(whole_weeks_are_judged_while_the_first_days_are_unknown),
        GAUGE_TEST(blocks_end_where_the_calendar_says),
        GAUGE_TEST(
            overtime_is_beyond_the_day_or_the_week_and_never_counted_twice),
        GAUGE_TEST(overtime_of_the_past_is_what_went_beyond),
        GAUGE_TEST(too_many_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

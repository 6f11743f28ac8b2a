/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days given round: who may take part, and that the best way is found. */
#include "exchange.h"

#include "contracts.h"
#include "cover.h"
#include "test.h"

#include "crew.h"

enum { FEW_DAYS = 3, TICKS = 100000, DISLIKED = 100 * POINT };

static struct crew *crew;
static struct search *search;
static struct outcome outcome;
static const struct solve_options options = {
    .work_limit = 1000000, .threads = 1, .seed = 1};

static int set_up(void **state)
{
    (void)state;
    crew = crew_new(FEW_DAYS, 3);
    for (int i = 0; i < 3 * CREW_QUEUES; i++)
        crew->speed[i] = HEAD;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    search_free(search);
    crew_free(crew);
    return 0;
}

/* What the agent does not want on a day: a shift, or a day off. */
static void dislike(int agent, int day, char what)
{
    struct crew_agent *own = &crew->own[agent];
    int offer = crew_offer(day, what);
    if (offer == OFF)
        own->off_wish[day] = DISLIKED;
    else
        own->shift_wish[day * CREW_SHIFTS + offer % CREW_SHIFTS] = DISLIKED;
}

/* What becomes of these days. */
static void give_round(const char *const *days)
{
    const struct problem *problem = &crew->problem;
    struct roster *roster = crew_roster(crew, days);
    search = search_new(problem, &options, &outcome);
    struct cover *cover = cover_new(problem, search->rows);
    struct line *lines = lines_new(problem);
    for (int agent = 0; agent < problem->n_agents; agent++) {
        lines[agent].agent = agent;
        for (int day = 0; day < FEW_DAYS; day++)
            lines[agent].duties[day] = *roster_duty(roster, agent, day);
        line_judge(problem, &lines[agent], RULES_ALL, NULL);
        cover_add(cover, &lines[agent]);
    }
    search_offer(search, lines, cover_price(cover) + lines_own(search, lines));
    exchange(search, TICKS);
    lines_free(problem, lines);
    cover_free(cover);
    roster_free(roster);
}

static void assert_days(int agent, const char *days)
{
    for (int day = 0; day < FEW_DAYS; day++)
        assert_int_equal(search->lines[agent].duties[day].offer,
                         crew_offer(day, days[day]));
}

/* No two of them gain by an exchange. */
static void three_give_a_day_round(void **state)
{
    (void)state;
    const char *const days[] = {"E..", "L..", "N.."};
    const char unwanted[][3] = {"EN", "LE", "NL"};
    for (int agent = 0; agent < 3; agent++)
        for (int i = 0; i < 2; i++)
            dislike(agent, 0, unwanted[agent][i]);
    give_round(days);
    assert_days(0, "L..");
    assert_days(1, "N..");
    assert_days(2, "E..");
}

/* The first two days only together: else somebody rests too little. */
static void a_stretch_goes_whole_where_rules_ask_for_it(void **state)
{
    (void)state;
    const char *const days[] = {"LL.", "EE.", "..."};
    for (int agent = 0; agent < 2; agent++)
        crew->agents[agent].rules[RULE_rest].limit = 11 * 60;
    memset(crew->own[2].eligible, 0, sizeof crew->own[2].eligible);
    dislike(0, 0, 'L');
    dislike(1, 1, 'E');
    give_round(days);
    assert_days(0, "EE.");
    assert_days(1, "LL.");
    assert_days(2, "...");
}

static void who_cannot_serve_the_same_takes_no_part(void **state)
{
    (void)state;
    const char *const days[] = {"E..", "...", "..."};
    dislike(0, 0, 'E');
    dislike(1, 0, '.');
    crew->speed[1 * CREW_QUEUES + CHAT] = 0;
    crew->speed[2 * CREW_QUEUES + CHAT] = 0;
    crew->need[CHAT][crew_slot(crew, 0, 8)] = HEAD;
    give_round(days);
    assert_days(0, "E..");
    assert_days(1, "...");
}

/* A lead is asked for on the first day; on the second anybody will do. */
static void presence_rules_count_where_they_have_rows(void **state)
{
    (void)state;
    static const int row[] = {10}, min[] = {1}, max[] = {INT_MAX};
    const char *const days[] = {"EE.", "...", "..."};
    crew->agents[0].tags = 1;
    crew->presence = (struct presence){.id = "lead",
                                       .tags = 1,
                                       .shift = -1,
                                       .n_rows = 1,
                                       .row = row,
                                       .min = min,
                                       .max = max,
                                       .too_few = {1, {1}}};
    crew->problem.n_presences = 1;
    for (int day = 0; day < 2; day++) {
        dislike(0, day, 'E');
        dislike(1, day, '.');
    }
    give_round(days);
    assert_days(0, "E..");
    assert_days(1, ".E.");
    assert_days(2, "...");
}

#define ROUND_TEST(test)                                                       \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROUND_TEST(three_give_a_day_round),
        ROUND_TEST(a_stretch_goes_whole_where_rules_ask_for_it),
        ROUND_TEST(who_cannot_serve_the_same_takes_no_part),
        ROUND_TEST(presence_rules_count_where_they_have_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

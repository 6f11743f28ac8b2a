/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smooth_dive.h"
#include "test.h"

#include "contracts.h"
#include "crew_line.h"
#include "smooth_needs.h"

enum { FORTNIGHT = 14, AGENTS = 4, SPEED = 100 };

static struct search *search;
static struct outcome outcome;

/* So many heads are wanted on the phone from 07 to 15 on each day, everybody
 * has the skill for it and every third day off; nobody works. */
static void begin(int heads)
{
    static struct solve_options options;
    options = (struct solve_options){.threads = 1, .work_limit = 1000000};
    crew = crew_new(FORTNIGHT, AGENTS);
    for (int day = 0; day < FORTNIGHT; day++)
        for (int hour = 7; hour < 15; hour++)
            crew->need[PHONE][crew_slot(crew, day, hour)] = heads * SPEED;
    for (int agent = 0; agent < AGENTS; agent++) {
        crew->speed[agent * CREW_QUEUES + PHONE] = SPEED;
        crew->agents[agent].rules[RULE_max_days_in_a_row] =
            (struct rule_setting){.limit = 2, .price = RULE_HARD};
    }
    problem_freeze(&crew->problem);
    search = search_new(&crew->problem, &options, &outcome);
    struct line *lines = lines_new(&crew->problem);
    for (int agent = 0; agent < AGENTS; agent++)
        line_judge(&crew->problem, &lines[agent], RULES_ALL, NULL);
    search_offer_lines(search, lines);
    lines_free(&crew->problem, lines);
    contracts_learn(search);
    assert_true(contracts_known(search));
}

static void end(void)
{
    search_free(search);
    crew_free(crew);
}

static int n_duties(void)
{
    int n = 0;
    for (int agent = 0; agent < AGENTS; agent++)
        for (int day = 0; day < FORTNIGHT; day++)
            n += search->lines[agent].duties[day].offer != OFF;
    return n;
}

static void everybody_has_a_line_that_leaves_little_open(void **state)
{
    (void)state;
    begin(2);
    cost before = search->cost;
    assert_true(before > 0);
    smooth_needs(search, 0.5);
    smooth_dive(search, 1);
    assert_true(search->cost * 8 < before);
    assert_true(n_duties() > FORTNIGHT);
    end();
}

/* With one head more than there are agents something is always short. */
static void a_better_roster_stays(void **state)
{
    (void)state;
    begin(AGENTS + 1);
    smooth_needs(search, 0.3);
    smooth_dive(search, 0.5);
    cost found = search->cost;
    smooth_dive(search, 1);
    assert_true(search->cost <= found);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_has_a_line_that_leaves_little_open),
        cmocka_unit_test(a_better_roster_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

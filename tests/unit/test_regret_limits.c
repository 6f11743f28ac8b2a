/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many wishes are priced: all that are refused, within the limits. */
#include "test.h"

#include "folder.h"
#include "regret.h"

#include <math.h>

static const char shifts[] =
    "{'id': 'day', 'start': '08:00', 'end': '16:00', 'days': ['mon']}";

/* One agent who is needed, and wishes to be off, on Monday. */
static void price(struct folder *folder, struct solve_options orders, int told,
                  int untold)
{
    const char head[] =
        "'zone': 'UTC', 'start': '2026-10-19', 'days': 7, 'slot': '60m'";
    const char agents[] = "{'id': 'a', 'skills': ['phone'], 'wishes': "
                          "[{'date': '2026-10-19', 'off': true, 'points': 5}]}";
    struct outcome outcome;
    struct solve_options search = {.work_limit = 100000, .threads = 1};
    if (!folder_team(
            folder,
            (struct parts){.head = head, .shifts = shifts, .agents = agents}))
        fail_msg("%s", folder->errors);
    struct roster *roster = solve(folder->team->problem, &search, &outcome);
    roster_duty(roster, 0, 0)->offer = 0;
    struct score *score = score_roster(roster);
    struct grants grants = regret_all(roster, score, &orders, 0);
    assert_int_equal(grants.n, told);
    assert_int_equal(grants.untold, untold);
    grants_free(&grants);
    score_free(score);
    roster_free(roster);
}

static void what_is_refused_is_priced(void **state)
{
    price(*state, (struct solve_options){.work_limit = 1}, 1, 0);
    price(*state, (struct solve_options){.time_limit = 600}, 1, 0);
}

static void a_plan_of_wishes_leaves_a_twentieth_of_its_time(void **state)
{
    static struct agent agents[2];
    struct problem problem = {.agents = agents, .n_agents = 2};
    (void)state;
    assert_true(regret_seconds(&problem, 60) == 0);
    agents[1].n_wishes = 1;
    assert_true(fabs(regret_seconds(&problem, 60) - 3) < 1e-9);
    agents[1].n_wishes = 0;
}

static void who_is_stopped_prices_no_more(void **state)
{
    volatile sig_atomic_t stop = 1;
    price(*state, (struct solve_options){.work_limit = 1, .stop = &stop}, 0, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(what_is_refused_is_priced),
        cmocka_unit_test(a_plan_of_wishes_leaves_a_twentieth_of_its_time),
        FOLDER_TEST(who_is_stopped_prices_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

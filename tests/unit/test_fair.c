/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far fairness is proven within the limits. */
#include "test.h"

#include "fair.h"
#include "folder.h"

static struct fair_proof prove(struct folder *folder, int64_t work)
{
    const char head[] = "'zone': 'UTC', 'start': '2026-10-19', 'days': 7, "
                        "'slot': '60m', 'burdens': {'weekends': 1, 'hours': 1}";
    const char shifts[] = "{'id': 'day', 'start': '08:00', 'end': '16:00'}, "
                          "{'id': 'late', 'start': '12:00', 'end': '20:00'}";
    char agents[2048];
    size_t length = 0;
    for (int i = 0; i < 16; i++)
        length += (size_t)snprintf(
            agents + length, sizeof agents - length,
            "%s{'id': 'a%d', 'skills': ['phone'], 'week': {'target': '%dh'}}",
            i ? "," : "", i, 40 - i % 4 * 8);
    struct outcome outcome;
    struct solve_options orders = {.work_limit = 1000000, .threads = 1};
    if (!folder_team(
            folder,
            (struct parts){.head = head, .shifts = shifts, .agents = agents}))
        fail_msg("%s", folder->errors);
    struct team *team = folder->team;
    struct roster *roster = solve(team->problem, &orders, &outcome);
    orders.work_limit = work;
    struct fair_proof proof =
        fair_leximax(team->problem, team->ledger, &orders, &roster);
    roster_free(roster);
    return proof;
}

static void all_searches_together_keep_to_the_work_allowed(void **state)
{
    const int64_t work = 400000;
    struct fair_proof proof = prove(*state, work);
    assert_int_equal(proof.n_people, 16);
    assert_true(proof.n_proven < 16);
    assert_true(proof.work >= work);
    assert_true(proof.work < work + work / 4);
    fair_proof_free(&proof);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(all_searches_together_keep_to_the_work_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

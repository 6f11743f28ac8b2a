/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far fairness is proven within the limits. */
#include "test.h"

#include "fair.h"
#include "fair_curve.h"
#include "folder.h"
#include "score.h"

/* The team of the tests, with a good roster. */
static struct roster *solve_team(struct folder *folder, struct outcome *outcome)
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
    const struct solve_options orders = {.work_limit = times(1000000),
                                         .threads = 1};
    if (!folder_team(
            folder,
            (struct parts){.head = head, .shifts = shifts, .agents = agents}))
        fail_msg("%s", folder->errors);
    return solve(folder->team->problem, &orders, outcome);
}

static struct fair_proof prove(struct folder *folder, int64_t work)
{
    struct outcome outcome;
    struct roster *roster = solve_team(folder, &outcome);
    const struct team *team = folder->team;
    const struct solve_options orders = {.work_limit = work, .threads = 1};
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

/* Searches of next to no work at the other weights, which find less than what
 * is there already. */
static void no_weight_has_a_dearer_roster_than_another_found(void **state)
{
    struct folder *folder = *state;
    struct text text = {0};
    struct outcome outcome;
    struct roster *roster = solve_team(folder, &outcome);
    const struct solve_options orders = {.work_limit = 4, .threads = 1};
    const struct fair_curve curve = {
        .problem = folder->team->problem,
        .ledger = folder->team->ledger,
        .orders = &orders,
        .roster = &roster,
        .outcome = &outcome,
    };
    cost before = outcome.cost;
    fair_curve_write(&text, &curve);
    assert_true(outcome.cost <= before);
    assert_int_equal(outcome.cost, score_total(roster));
    const char *row = strstr(text_string(&text), "     0 ");
    double weight, hours, points, gap, last = 0;
    int n = 0;
    for (; row &&
           sscanf(row, "%lf %lf %lf %lf", &weight, &hours, &points, &gap) == 4;
         n++) {
        assert_true(points >= last);
        assert_true(gap >= 0);
        last = points;
        row = strchr(row, '\n') + 1;
    }
    assert_int_equal(n, 5);
    assert_non_null(strstr(text_string(&text), "gap: so many points"));
    text_free(&text);
    roster_free(roster);
}

/* Ten by name, in lines of 80 columns. */
static void of_whom_nothing_is_known_is_told_by_name(void **state)
{
    (void)state;
    struct agent agents[12] = {{.id = "anna", .name = "Anna Wiśniewska"}};
    bool proven[12] = {[1] = true};
    double strain[12] = {0};
    struct text text = {0};
    const struct problem problem = {.n_agents = 12, .agents = agents};
    for (int i = 1; i < 12; i++)
        agents[i].id = "piotr";
    fair_proof_write(
        &text, &problem,
        &(struct fair_proof){
            .n_people = 12, .n_proven = 1, .proven = proven, .strain = strain});
    assert_non_null(strstr(
        text_string(&text),
        "  not known of: Anna Wiśniewska, piotr, piotr, piotr, piotr, piotr, "
        "piotr,\n    piotr, piotr, piotr and 1 more\n  more time"));
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(all_searches_together_keep_to_the_work_allowed),
        FOLDER_TEST(no_weight_has_a_dearer_roster_than_another_found),
        cmocka_unit_test(of_whom_nothing_is_known_is_told_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

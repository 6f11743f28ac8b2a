/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The judge on cover, presence, breaks and skills, and how it adds up.  What
 * single rules hold is tested in test_history.c and test_contract.c. */
#include "test.h"

#include "crew.h"
#include "score.h"

/* A crew of one day on which agents work early, all of them on the phone. */
struct early {
    struct crew *crew;
    struct roster *roster;
};

static struct early early_new(int n_agents)
{
    static const char *const lines[] = {"E", "E", "E", "E"};
    struct early early = {.crew = crew_new(1, n_agents)};
    for (int agent = 0; agent < n_agents; agent++)
        early.crew->speed[agent * CREW_QUEUES + PHONE] = 100;
    early.roster = crew_roster(early.crew, lines);
    for (int agent = 0; agent < n_agents; agent++)
        for (int slot = 7; slot < 15; slot++)
            roster_serves(early.roster, agent)[slot] = PHONE;
    return early;
}

static void early_free(struct early *early)
{
    roster_free(early->roster);
    crew_free(early->crew);
}

static void assert_total(const struct roster *roster, cost total)
{
    struct score *score = score_roster(roster);
    assert_true(score->legal);
    assert_true(score->total == total);
    assert_true(score_total(roster) == total);
    score_free(score);
}

static void enough_heads_cost_nothing(void **state)
{
    (void)state;
    struct early early = early_new(2);
    for (int slot = 7; slot < 15; slot++)
        early.crew->need[PHONE][slot] = 200;
    assert_total(early.roster, 0);
    early_free(&early);
}

static void missing_heads_get_dearer(void **state)
{
    (void)state;
    struct early early = early_new(1);
    early.crew->queues[PHONE].shortage = (struct steps){3, {10, 15, 20}};
    early.crew->need[PHONE][8] = 150;
    assert_total(early.roster, 500);
    early.crew->need[PHONE][8] = 300;
    assert_total(early.roster, 2500);
    early.crew->need[PHONE][20] = 100;
    assert_total(early.roster, 3500);
    early_free(&early);
}

static void too_many_heads_cost_surplus(void **state)
{
    (void)state;
    struct early early = early_new(2);
    for (int slot = 7; slot < 15; slot++)
        early.crew->need[PHONE][slot] = 200;
    early.crew->need[PHONE][9] = 130;
    early.crew->problem.surplus_price = 3;
    assert_total(early.roster, 210);
    early_free(&early);
}

static void idle_agents_cost_a_whole_head(void **state)
{
    (void)state;
    struct early early = early_new(1);
    for (int slot = 7; slot < 15; slot++)
        early.crew->need[PHONE][slot] = 100;
    early.crew->problem.surplus_price = 3;
    assert_total(early.roster, 0);
    roster_serves(early.roster, 0)[10] = NO_QUEUE;
    early.crew->need[PHONE][10] = 0;
    assert_total(early.roster, 300);
    early_free(&early);
}

static void a_duty_from_before_is_cover_and_surplus(void **state)
{
    (void)state;
    struct early early = early_new(1);
    early.crew->agents[0].carried_until = 2;
    early.crew->problem.surplus_price = 1;
    for (int slot = 7; slot < 15; slot++)
        early.crew->need[PHONE][slot] = 100;
    assert_total(early.roster, 200);
    early.crew->need[PHONE][0] = 100;
    roster_serves(early.roster, 0)[0] = PHONE;
    assert_total(early.roster, 100);
    early_free(&early);
}

static void slower_agents_give_less(void **state)
{
    (void)state;
    struct early early = early_new(2);
    early.crew->speed[PHONE] = 80;
    early.crew->need[PHONE][8] = 200;
    assert_total(early.roster, 20);
    early_free(&early);
}

static void hours_are_counted_in_hundredths_and_minutes(void **state)
{
    (void)state;
    struct early early = early_new(1);
    early.crew->need[PHONE][8] = 150;
    early.crew->need[PHONE][9] = 100;
    struct score *score = score_roster(early.roster);
    assert_int_equal(score->short_centimin, 50 * 60);
    assert_int_equal(score->need_centimin, 250 * 60);
    score_free(score);
    early_free(&early);
}

static void a_gap_is_a_stretch_of_equal_shortage(void **state)
{
    (void)state;
    struct early early = early_new(1);
    for (int slot = 7; slot < 12; slot++)
        early.crew->need[PHONE][slot] = slot < 10 ? 200 : 300;
    early.crew->need[CHAT][9] = 50;
    struct score *score = score_roster(early.roster);
    assert_int_equal(score->n_gaps, 3);
    const struct gap *gap = score->gaps;
    assert_int_equal(gap[0].kind, GAP_HEADS);
    assert_int_equal(gap[0].which, PHONE);
    assert_int_equal(gap[0].start, 7);
    assert_int_equal(gap[0].end, 10);
    assert_int_equal(gap[0].need, 200);
    assert_int_equal(gap[0].have, 100);
    assert_true(gap[0].cost == 300);
    assert_int_equal(gap[1].start, 10);
    assert_int_equal(gap[1].end, 12);
    assert_true(gap[1].cost == 400);
    assert_int_equal(gap[2].kind, GAP_HEADS);
    assert_int_equal(gap[2].which, CHAT);
    assert_int_equal(gap[2].have, 0);
    assert_true(gap[2].cost == 50);
    score_free(score);
    early_free(&early);
}

/* Presence of tag 1 in one row. */
struct row {
    int at, min, max;
};

static void add_presence(struct crew *crew, int shift, const struct row *row)
{
    crew->presence = (struct presence){.id = "leads",
                                       .tags = 1,
                                       .shift = shift,
                                       .n_rows = 1,
                                       .row = &row->at,
                                       .min = &row->min,
                                       .max = &row->max,
                                       .too_few = {1, {5}},
                                       .too_many = {2, {1, 2}}};
    crew->problem.n_presences = 1;
}

static void presence_counts_heads_with_the_tag_in_a_slot(void **state)
{
    (void)state;
    struct early early = early_new(3);
    struct row row = {8, 2, INT_MAX};
    early.crew->agents[0].tags = 3;
    early.crew->agents[1].tags = 2;
    add_presence(early.crew, -1, &row);
    assert_total(early.roster, 500);
    early.crew->agents[2].tags = 1;
    assert_total(early.roster, 0);
    row.at = 15;
    assert_total(early.roster, 1000);
    early_free(&early);
}

static void presence_without_tags_counts_everybody(void **state)
{
    (void)state;
    struct early early = early_new(3);
    struct row row = {8, 0, 1};
    add_presence(early.crew, -1, &row);
    early.crew->presence.tags = 0;
    assert_total(early.roster, 300);
    early_free(&early);
}

static void presence_leaves_out_who_is_on_a_break(void **state)
{
    (void)state;
    struct early early = early_new(1);
    struct row row = {8, 1, 1};
    add_presence(early.crew, -1, &row);
    early.crew->presence.tags = 0;
    early.crew->offers[EARLY].n_pauses = 1;
    early.crew->offers[EARLY].pauses[0] = (struct pause){1, 1, 2, true};
    roster_duty(early.roster, 0, 0)->pause[0] = 2;
    roster_serves(early.roster, 0)[9] = NO_QUEUE;
    assert_total(early.roster, 0);
    roster_duty(early.roster, 0, 0)->pause[0] = 1;
    roster_serves(early.roster, 0)[9] = PHONE;
    roster_serves(early.roster, 0)[8] = NO_QUEUE;
    assert_total(early.roster, 500);
    early_free(&early);
}

static void presence_by_shift_counts_duties_of_the_day(void **state)
{
    (void)state;
    struct early early = early_new(2);
    struct row row = {0, 2, 2};
    early.crew->agents[0].tags = early.crew->agents[1].tags = 1;
    add_presence(early.crew, EARLY, &row);
    assert_total(early.roster, 0);
    early.crew->presence.shift = LATE;
    assert_total(early.roster, 1000);
    early_free(&early);
}

static void a_gap_of_presence_tells_its_rule_and_side(void **state)
{
    (void)state;
    struct early early = early_new(2);
    struct row row = {0, 0, 1};
    early.crew->agents[0].tags = early.crew->agents[1].tags = 1;
    add_presence(early.crew, EARLY, &row);
    struct score *score = score_roster(early.roster);
    assert_int_equal(score->n_gaps, 1);
    assert_int_equal(score->gaps[0].kind, GAP_PRESENCE);
    assert_int_equal(score->gaps[0].which, 0);
    assert_true(score->gaps[0].surplus);
    assert_int_equal(score->gaps[0].need, 100);
    assert_int_equal(score->gaps[0].have, 200);
    assert_true(score->presence == 100);
    score_free(score);
    early_free(&early);
}

static void assert_illegal(const struct roster *roster, enum rule rule,
                           int agent, int day)
{
    struct score *score = score_roster(roster);
    assert_false(score->legal);
    assert_int_equal(score->breaches.n, 1);
    assert_int_equal(score->breaches.items[0].rule, rule);
    assert_int_equal(score->breaches.items[0].agent, agent);
    assert_int_equal(score->breaches.items[0].day, day);
    assert_int_equal(score->breaches.items[0].excess, 1);
    assert_true(score->total < COST_FORBIDDEN);
    assert_true(score->rules[rule] == 0);
    assert_true(score_total(roster) >= COST_FORBIDDEN);
    score_free(score);
}

static void a_break_outside_its_window_is_not_legal(void **state)
{
    (void)state;
    struct early early = early_new(2);
    early.crew->offers[EARLY].n_pauses = 1;
    early.crew->offers[EARLY].pauses[0] = (struct pause){1, 2, 3, false};
    for (int agent = 0; agent < 2; agent++) {
        roster_duty(early.roster, agent, 0)->pause[0] = 3;
        roster_serves(early.roster, agent)[10] = NO_QUEUE;
    }
    assert_total(early.roster, 0);
    roster_duty(early.roster, 1, 0)->pause[0] = 4;
    roster_serves(early.roster, 1)[10] = PHONE;
    roster_serves(early.roster, 1)[11] = NO_QUEUE;
    assert_illegal(early.roster, RULE_breaks, 1, 0);
    early_free(&early);
}

static void a_queue_without_the_skill_is_not_legal(void **state)
{
    (void)state;
    struct early early = early_new(2);
    roster_serves(early.roster, 1)[8] = CHAT;
    roster_serves(early.roster, 1)[9] = CHAT;
    assert_illegal(early.roster, RULE_skill, 1, 0);
    early_free(&early);
}

static void a_queue_served_off_duty_is_not_legal(void **state)
{
    (void)state;
    struct early early = early_new(2);
    roster_serves(early.roster, 0)[15] = PHONE;
    assert_illegal(early.roster, RULE_skill, 0, 0);
    early_free(&early);
}

static void a_queue_served_on_a_break_is_not_legal(void **state)
{
    (void)state;
    struct early early = early_new(1);
    early.crew->offers[EARLY].n_pauses = 1;
    early.crew->offers[EARLY].pauses[0] = (struct pause){1, 2, 3, false};
    roster_duty(early.roster, 0, 0)->pause[0] = 2;
    assert_illegal(early.roster, RULE_skill, 0, 0);
    early_free(&early);
}

static void a_skill_is_missed_on_the_day_of_the_slot(void **state)
{
    (void)state;
    struct crew *crew = crew_new(2, 1);
    struct roster *roster = crew_roster(crew, (const char *[]){"N."});
    roster_serves(roster, 0)[25] = PHONE;
    assert_illegal(roster, RULE_skill, 0, 1);
    roster_serves(roster, 0)[25] = NO_QUEUE;
    roster_duty(roster, 0, 0)->offer = OFF;
    roster_duty(roster, 0, 1)->offer = CREW_SHIFTS + NIGHT;
    roster_serves(roster, 0)[50] = PHONE;
    assert_illegal(roster, RULE_skill, 0, 1);
    roster_free(roster);
    crew_free(crew);
}

static void everything_priced_adds_up_beside_what_is_broken(void **state)
{
    (void)state;
    struct early early = early_new(2);
    struct row row = {8, 3, INT_MAX};
    add_presence(early.crew, -1, &row);
    early.crew->presence.tags = 0;
    early.crew->need[PHONE][8] = 300;
    early.crew->problem.surplus_price = 1;
    early.crew->own[0].shift_wish[EARLY] = 12345;
    early.crew->agents[0].rules[RULE_max_hours_per_day] =
        (struct rule_setting){.limit = 7 * 60, .price = 10};
    early.crew->own[1].eligible[EARLY] = 0;
    struct score *score = score_roster(early.roster);
    assert_false(score->legal);
    assert_int_equal(score->breaches.n, 3);
    assert_true(score->shortage == 100);
    assert_true(score->surplus == 7 * 200);
    assert_true(score->presence == 500);
    assert_true(score->rules[RULE_wishes] == 12345);
    assert_true(score->rules[RULE_max_hours_per_day] == 10 * POINT);
    assert_true(score->rules[RULE_eligible] == 0);
    assert_true(score->total == 100 + 1400 + 500 + 12345 + 10 * POINT);
    score_free(score);
    early_free(&early);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enough_heads_cost_nothing),
        cmocka_unit_test(missing_heads_get_dearer),
        cmocka_unit_test(too_many_heads_cost_surplus),
        cmocka_unit_test(idle_agents_cost_a_whole_head),
        cmocka_unit_test(a_duty_from_before_is_cover_and_surplus),
        cmocka_unit_test(slower_agents_give_less),
        cmocka_unit_test(hours_are_counted_in_hundredths_and_minutes),
        cmocka_unit_test(a_gap_is_a_stretch_of_equal_shortage),
        cmocka_unit_test(presence_counts_heads_with_the_tag_in_a_slot),
        cmocka_unit_test(presence_without_tags_counts_everybody),
        cmocka_unit_test(presence_leaves_out_who_is_on_a_break),
        cmocka_unit_test(presence_by_shift_counts_duties_of_the_day),
        cmocka_unit_test(a_gap_of_presence_tells_its_rule_and_side),
        cmocka_unit_test(a_break_outside_its_window_is_not_legal),
        cmocka_unit_test(a_queue_without_the_skill_is_not_legal),
        cmocka_unit_test(a_queue_served_off_duty_is_not_legal),
        cmocka_unit_test(a_queue_served_on_a_break_is_not_legal),
        cmocka_unit_test(a_skill_is_missed_on_the_day_of_the_slot),
        cmocka_unit_test(everything_priced_adds_up_beside_what_is_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

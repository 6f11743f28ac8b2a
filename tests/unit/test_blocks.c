/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "block_choice.h"
#include "block_rule.h"
#include "crew.h"
#include "score.h"

/* Ada works early, 07 to 15, and does phone and chat; three hours at least at
 * the phone, two at the chat. */
static struct crew *new_crew(int n_agents)
{
    struct crew *crew = crew_new(1, n_agents);
    for (int i = 0; i < n_agents * CREW_QUEUES; i++)
        crew->speed[i] = HEAD;
    crew->queues[PHONE].min_block = 3;
    crew->queues[CHAT].min_block = 2;
    return crew;
}

/* "PPPCC..." from 07 on: P phone, C chat, a point idle. */
static bool kept(struct crew *crew, const char *blocks)
{
    struct roster *roster = crew_roster(crew, (const char *[]){"E"});
    struct duty_slots *slots = test_malloc(sizeof *slots);
    for (int i = 0; blocks[i]; i++)
        roster_serves(roster, 0)[7 + i] =
            (int8_t)(blocks[i] == 'P'   ? PHONE
                     : blocks[i] == 'C' ? CHAT
                                        : NO_QUEUE);
    duty_slots(roster, 0, 0, slots);
    bool good = blocks_kept(&crew->problem, slots, roster_serves(roster, 0));
    struct score *score = score_roster(roster);
    assert_int_equal(score->legal, good);
    score_free(score);
    test_free(slots);
    roster_free(roster);
    return good;
}

static void a_block_lasts_as_long_as_its_queue_asks(void **state)
{
    (void)state;
    struct crew *crew = new_crew(1);
    assert_true(kept(crew, "PPPCCPPP"));
    assert_false(kept(crew, "PPCCCPPP"));
    assert_false(kept(crew, "PPPCPPPP"));
    assert_false(kept(crew, "PPPCCCPP"));
    assert_true(kept(crew, ".CC.PPP."));
    assert_false(kept(crew, ".CC.PP.."));
    assert_false(kept(crew, "PP.PPPPP"));
    crew_free(crew);
}

static void a_break_interrupts_a_block_without_ending_it(void **state)
{
    (void)state;
    struct crew *crew = new_crew(1);
    crew->offers[EARLY].n_pauses = 1;
    crew->offers[EARLY].pauses[0] = (struct pause){1, 2, 2, false};
    struct roster *roster = crew_roster(crew, (const char *[]){"E"});
    roster_duty(roster, 0, 0)->pause[0] = 2;
    struct duty_slots *slots = test_malloc(sizeof *slots);
    duty_slots(roster, 0, 0, slots);
    assert_int_equal(slots->n, 7);
    int8_t *serves = roster_serves(roster, 0);
    for (int slot = 7; slot < 15; slot++)
        serves[slot] = slot == 9 ? NO_QUEUE : slot < 11 ? PHONE : CHAT;
    assert_true(blocks_kept(&crew->problem, slots, serves));
    serves[10] = CHAT;
    assert_false(blocks_kept(&crew->problem, slots, serves));
    test_free(slots);
    roster_free(roster);
    crew_free(crew);
}

static void a_duty_may_be_shorter_than_a_block(void **state)
{
    (void)state;
    struct crew *crew = new_crew(1);
    crew->queues[PHONE].min_block = 10;
    assert_true(kept(crew, "PPPPPPPP"));
    assert_false(kept(crew, "PPPPPPP."));
    crew_free(crew);
}

static void what_a_duty_from_before_began_with_is_never_too_short(void **state)
{
    (void)state;
    struct crew *crew = new_crew(1);
    crew->agents[0].carried_until = 4;
    struct roster *roster = crew_roster(crew, (const char *[]){"."});
    struct duty_slots *slots = test_malloc(sizeof *slots);
    int8_t *serves = roster_serves(roster, 0);
    serves[0] = PHONE;
    serves[1] = serves[2] = serves[3] = CHAT;
    duty_slots(roster, 0, CARRIED, slots);
    assert_int_equal(slots->n, 4);
    assert_true(blocks_kept(&crew->problem, slots, serves));
    serves[2] = serves[3] = PHONE;
    assert_false(blocks_kept(&crew->problem, slots, serves));
    test_free(slots);
    roster_free(roster);
    crew_free(crew);
}

/* The least that any blocks cost, by trying all. */
static cost least_of_all(struct crew *crew, struct block_choice *choice, int n,
                         bool open)
{
    struct duty_slots *slots = test_malloc(sizeof *slots);
    int8_t serves[8];
    cost least = COST_FORBIDDEN;
    int ways = 1;
    *slots = (struct duty_slots){.n = n, .open = open};
    for (int i = 0; i < n; i++) {
        slots->slot[i] = i;
        ways *= 3;
    }
    for (int way = 0; way < ways; way++) {
        cost sum = 0;
        for (int i = 0, left = way; i < n; i++, left /= 3) {
            serves[i] = (int8_t)(left % 3 - 1);
            sum += block_choice_prices(choice, serves[i])[i];
        }
        if (sum < least && blocks_kept(&crew->problem, slots, serves))
            least = sum;
    }
    test_free(slots);
    return least;
}

static void the_blocks_chosen_cost_least(void **state)
{
    (void)state;
    struct crew *crew = new_crew(1);
    struct block_choice *choice = block_choice_new(&crew->problem);
    unsigned seed = 1;
    for (int i = 0; i < 300; i++) {
        int n = 1 + i % 8;
        bool open = i % 5 == 0;
        for (int queue = NO_QUEUE; queue < CREW_QUEUES; queue++)
            for (int k = 0; k < n; k++) {
                seed = seed * 1103515245 + 12345;
                block_choice_prices(choice, queue)[k] =
                    (int)(seed >> 16) % 21 - 10;
            }
        const int8_t *queues = block_choose(choice, 0, n, open);
        cost sum = 0;
        for (int k = 0; k < n; k++)
            sum += block_choice_prices(choice, queues[k])[k];
        assert_int_equal(sum, least_of_all(crew, choice, n, open));
    }
    block_choice_free(choice);
    crew_free(crew);
}

/* Two who work the same hours change queues in opposite order. */
static void duties_make_room_for_each_others_blocks(void **state)
{
    (void)state;
    struct crew *crew = new_crew(2);
    for (int slot = 7; slot < 15; slot++)
        crew->need[PHONE][slot] = crew->need[CHAT][slot] = 100;
    crew->need[PHONE][10] = 200;
    struct roster *roster = crew_roster(crew, (const char *[]){"E", "E"});
    cost price = roster_allocate(roster);
    struct score *score = score_roster(roster);
    assert_true(score->legal);
    assert_int_equal(score->total, price);
    assert_int_equal(price, 100 * crew->queues[CHAT].shortage.price[0]);
    score_free(score);
    roster_free(roster);
    crew_free(crew);
}

enum { HOURS = 4, WAYS = 3 * 3 * 3 * 3 }; /* at work, of one of them */
enum { DRAWS = 60 };

/* Two who are at work from 07 to 11; what the phone and deferred work at the
 * chat need is drawn. */
static struct crew *draw_crew(unsigned *seed, struct deferral *deferral)
{
    struct crew *crew = new_crew(2);
    static uint8_t busy[CREW_SLOTS];
    memset(busy + 7 + HOURS, 1, 8 - HOURS);
    crew->agents[0].busy = crew->agents[1].busy = busy;
    crew->queues[PHONE].min_block = 2;
    crew->queues[CHAT].min_block = 0;
    crew->queues[CHAT].deferral = deferral;
    for (int slot = 7; slot < 7 + HOURS; slot++) {
        *seed = *seed * 1103515245 + 12345;
        crew->need[PHONE][slot] = HEAD * (int)((*seed >> 16) % 3);
        crew->need[CHAT][slot] = HEAD * (int)((*seed >> 20) % 3);
    }
    return crew;
}

static void set_serves(struct roster *roster, int agent, int way)
{
    for (int hour = 0; hour < HOURS; hour++, way /= 3)
        roster_serves(roster, agent)[7 + hour] = (int8_t)(way % 3 - 1);
}

static cost least_of_two(struct roster *roster)
{
    cost least = COST_FORBIDDEN;
    for (int way = 0; way < WAYS * WAYS; way++) {
        set_serves(roster, 0, way % WAYS);
        set_serves(roster, 1, way / WAYS);
        struct score *score = score_roster(roster);
        if (score->legal && score->total < least)
            least = score->total;
        score_free(score);
    }
    return least;
}

/* No sharing is exact, but most of these small ones are as good as can be. */
static void work_that_waits_makes_room_for_blocks(void **state)
{
    (void)state;
    unsigned seed = 1;
    int due[CREW_SLOTS], allowed[CREW_SLOTS];
    struct deferral deferral = {.due = due, .allowed = allowed, .usual = HEAD};
    int n_least = 0;
    for (int i = 0; i < times(DRAWS); i++) {
        struct crew *crew = draw_crew(&seed, &deferral);
        for (int slot = 0; slot < CREW_SLOTS; slot++) {
            due[slot] = slot + 2;
            allowed[slot] = crew->need[CHAT][slot];
        }
        struct roster *roster = crew_roster(crew, (const char *[]){"E", "E"});
        cost price = roster_allocate(roster);
        n_least += price == least_of_two(roster);
        roster_free(roster);
        crew_free(crew);
    }
    assert_in_range(n_least, times(DRAWS) * 4 / 5, times(DRAWS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_lasts_as_long_as_its_queue_asks),
        cmocka_unit_test(a_break_interrupts_a_block_without_ending_it),
        cmocka_unit_test(a_duty_may_be_shorter_than_a_block),
        cmocka_unit_test(what_a_duty_from_before_began_with_is_never_too_short),
        cmocka_unit_test(the_blocks_chosen_cost_least),
        cmocka_unit_test(duties_make_room_for_each_others_blocks),
        cmocka_unit_test(work_that_waits_makes_room_for_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

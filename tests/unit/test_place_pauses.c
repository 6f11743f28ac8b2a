/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "naive.h"
#include "pauses.h"
#include "rng.h"

#include <math.h>

/* A duty of up to 14 slots with up to three breaks, behind `start`. */
static struct offer random_offer(struct rng *rng, int start)
{
    struct offer offer = {.start = start,
                          .end = start + 3 + rng_below(rng, 12),
                          .n_pauses = rng_below(rng, 4)};
    for (int i = 0; i < offer.n_pauses; i++) {
        int from = 1 + rng_below(rng, 5);
        offer.pauses[i] = (struct pause){.length = 1 + rng_below(rng, 2),
                                         .from = from,
                                         .to = from + rng_below(rng, 6)};
    }
    return offer;
}

/* The cheapest of all places of the breaks from number `i` on. */
static cost cheapest(const struct agent *who, const struct offer *offer,
                     const cost *worth, short *pause, int i)
{
    cost best = COST_FORBIDDEN, sum = 0;
    if (i < offer->n_pauses) {
        for (int at = 1; at < offer->end - offer->start; at++) {
            pause[i] = (short)at;
            cost price = cheapest(who, offer, worth, pause, i + 1);
            best = price < best ? price : best;
        }
        return best;
    }
    if (!naive_pauses_fit(offer, pause) ||
        !naive_stretches_kept(who, offer, pause))
        return COST_FORBIDDEN;
    for (int slot = offer->start; slot < offer->end; slot++)
        if (!naive_on_duty(offer, pause, slot))
            sum += worth[slot];
    return sum;
}

static void breaks_lie_where_they_cost_least(void **state)
{
    (void)state;
    struct rng rng = {7};
    int n_placed = 0, n_parted = 0;
    for (int n = 0; n < 6000; n++) {
        cost worth[20];
        short pause[BREAKS_MAX] = {0}, tried[BREAKS_MAX] = {0};
        struct offer offer = random_offer(&rng, 3);
        struct agent who = {.stretch_most =
                                rng_below(&rng, 2) * (3 + rng_below(&rng, 6))};
        for (int slot = 0; slot < 20; slot++)
            worth[slot] = rng_below(&rng, 9) - 2;
        cost best = place_pauses(&offer, &who, worth, pause);
        cost wanted = cheapest(&who, &offer, worth, tried, 0);
        assert_true(best == wanted ||
                    (best >= COST_FORBIDDEN && wanted >= COST_FORBIDDEN));
        assert_true(pauses_can_part(&offer, who.stretch_most) ==
                        (best < COST_FORBIDDEN) ||
                    who.stretch_most == 0);
        if (best >= COST_FORBIDDEN)
            continue;
        n_placed++;
        n_parted += who.stretch_most > 0 && offer.n_pauses > 1;
        assert_true(naive_pauses_fit(&offer, pause));
        assert_true(naive_stretches_kept(&who, &offer, pause));
        assert_true(pauses_part(&offer, pause, who.stretch_most));
        for (int i = 0; i < offer.n_pauses; i++)
            for (int slot = 0; slot < offer.pauses[i].length; slot++)
                best -= worth[offer.start + pause[i] + slot];
        assert_true(best == 0);
    }
    assert_true(n_placed > 500 && n_parted > 100);
}

enum { SLOTS = 20 };

/* All places of the breaks at once, each with its weight. */
struct weighed {
    double all;         /* weights */
    double away[SLOTS]; /* of those on a break in the slot of the duty */
};

static void weigh(const struct agent *who, const struct offer *offer,
                  const cost *worth, double heat, short *pause, int i,
                  struct weighed *weighed)
{
    if (i < offer->n_pauses) {
        for (int at = 1; at < offer->end - offer->start; at++) {
            pause[i] = (short)at;
            weigh(who, offer, worth, heat, pause, i + 1, weighed);
        }
        return;
    }
    if (!naive_pauses_fit(offer, pause) ||
        !naive_stretches_kept(who, offer, pause))
        return;
    double price = 0;
    for (int slot = offer->start; slot < offer->end; slot++)
        if (!naive_on_duty(offer, pause, slot))
            price += (double)worth[slot];
    weighed->all += exp(-price / heat);
    for (int slot = offer->start; slot < offer->end; slot++)
        if (!naive_on_duty(offer, pause, slot))
            weighed->away[slot - offer->start] += exp(-price / heat);
}

static void softly_all_places_count_by_their_weight(void **state)
{
    (void)state;
    struct rng rng = {11};
    int n_placed = 0, n_stretched = 0;
    for (int n = 0; n < 3000; n++) {
        cost worth[SLOTS];
        double away[DUTY_SLOTS_MAX], heat = 0.5 + rng_below(&rng, 5);
        short tried[BREAKS_MAX] = {0};
        struct weighed wanted = {0};
        struct offer offer = random_offer(&rng, 3);
        struct agent who = {.stretch_most =
                                rng_below(&rng, 2) * (3 + rng_below(&rng, 6))};
        for (int slot = 0; slot < SLOTS; slot++)
            worth[slot] = rng_below(&rng, 9) - 2;
        double soft = soft_pauses(&offer, &who, worth, heat, away);
        weigh(&who, &offer, worth, heat, tried, 0, &wanted);
        assert_true((soft == INFINITY) == (wanted.all == 0));
        if (soft == INFINITY)
            continue;
        n_placed++;
        n_stretched += who.stretch_most > 0 && offer.n_pauses > 1;
        assert_true(fabs(soft + heat * log(wanted.all)) < 1e-9);
        for (int i = 0; i < offer.end - offer.start; i++)
            assert_true(fabs(away[i] - wanted.away[i] / wanted.all) < 1e-9);
    }
    assert_true(n_placed > 250 && n_stretched > 50);
}

static const struct agent *with_stretch(int most)
{
    static struct agent who;
    who.stretch_most = most;
    return &who;
}

static void a_duty_without_breaks_may_be_one_stretch_at_most(void **state)
{
    (void)state;
    const cost worth[8] = {0};
    short pause[BREAKS_MAX];
    const struct offer offer = {.end = 6};
    assert_true(place_pauses(&offer, with_stretch(0), worth, pause) == 0);
    assert_true(place_pauses(&offer, with_stretch(6), worth, pause) == 0);
    assert_true(place_pauses(&offer, with_stretch(5), worth, pause) >=
                COST_FORBIDDEN);
    assert_true(pauses_part(&offer, pause, 6));
    assert_false(pauses_part(&offer, pause, 5));
}

static void a_duty_on_call_is_no_stretch_of_work(void **state)
{
    (void)state;
    const cost worth[8] = {0};
    short pause[BREAKS_MAX];
    const struct offer offer = {.end = 6, .on_call = true};
    assert_true(place_pauses(&offer, with_stretch(5), worth, pause) == 0);
    assert_true(pauses_part(&offer, pause, 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_lie_where_they_cost_least),
        cmocka_unit_test(softly_all_places_count_by_their_weight),
        cmocka_unit_test(a_duty_without_breaks_may_be_one_stretch_at_most),
        cmocka_unit_test(a_duty_on_call_is_no_stretch_of_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fluid against its definitions: all windows looked at, one by one. */
#include "test.h"

#include "deferred.h"
#include "rng.h"

#include <math.h>

enum { SLOTS = 12 };

static void near(double value, double wanted)
{
    if (!(fabs(value - wanted) <= 1e-9))
        fail_msg("%.17g is not %.17g", value, wanted);
}

static void work_is_due_after_so_much_open_time(void **state)
{
    (void)state;
    static const uint8_t open[] = {1, 1, 0, 0, 1, 1, 1, 0};
    assert_int_equal(deferred_due(open, 8, 0, 1), 1);
    assert_int_equal(deferred_due(open, 8, 0, 2), 2);
    assert_int_equal(deferred_due(open, 8, 1, 2), 5);
    assert_int_equal(deferred_due(open, 8, 2, 1), 5);
    assert_int_equal(deferred_due(open, 8, 0, 5), 7);
    assert_int_equal(deferred_due(open, 8, 0, 6), 8);
    assert_int_equal(deferred_due(open, 8, 3, 0), 3);
}

static void work_waits_its_turn(void **state)
{
    (void)state;
    static const int from[] = {0, 0, 2}, due[] = {1, 2, 4};
    static const double work[] = {3, 2, 1}, capacity[] = {2, 2, 2, 2};
    struct batches batches = {3, from, due, work};
    double served[4], waiting[4];
    near(deferred_serve(&batches, capacity, 4, served, waiting), 2);
    near(served[0], 2), near(waiting[0], 3);
    near(served[1], 2), near(waiting[1], 1);
    near(served[2], 2), near(waiting[2], 0);
    near(served[3], 0), near(waiting[3], 0);
    near(deferred_on_time(&batches, capacity, 4), 5);
    struct due_window worst = deferred_worst_window(&batches, capacity, 4);
    assert_int_equal(worst.from, 0);
    assert_int_equal(worst.end, 1);
    near(worst.work, 3);
    near(worst.capacity, 2);
}

static void what_is_never_done_is_late(void **state)
{
    (void)state;
    static const int from[] = {0}, due[] = {2};
    static const double work[] = {5}, capacity[] = {1, 1, 1};
    struct batches batches = {1, from, due, work};
    near(deferred_serve(&batches, capacity, 3, NULL, NULL), 3);
}

static void no_capacity_helps_where_nobody_is_there(void **state)
{
    (void)state;
    static const int from[] = {0, 1}, due[] = {1, 3};
    static const double work[] = {4, 3};
    static const uint8_t open[] = {0, 1, 1};
    struct batches batches = {2, from, due, work};
    struct due_window worst = deferred_flat_capacity(&batches, open, 3);
    near(worst.work, 4);
    near(worst.capacity, 0);
}

static void without_work_nothing_is_needed(void **state)
{
    (void)state;
    static const uint8_t open[] = {1, 1};
    struct batches batches = {0, NULL, NULL, NULL};
    struct due_window worst = deferred_flat_capacity(&batches, open, 2);
    near(worst.work, 0);
}

struct random_work {
    int n, from[SLOTS], due[SLOTS];
    double work[SLOTS], capacity[SLOTS];
    uint8_t open[SLOTS];
};

static struct random_work random_work(struct rng *rng)
{
    struct random_work it = {.n = SLOTS};
    for (int slot = 0; slot < SLOTS; slot++) {
        int due = slot + 1 + (int)rng_below(rng, 6);
        int before = slot > 0 ? it.due[slot - 1] : 0;
        it.from[slot] = slot;
        it.due[slot] = due < before ? before : due > SLOTS ? SLOTS : due;
        it.work[slot] = (double)rng_below(rng, 9);
        it.capacity[slot] = (double)rng_below(rng, 8);
        it.open[slot] = rng_below(rng, 4) > 0;
    }
    return it;
}

/* The work that comes in and is due by the window's end. */
static double work_of(const struct random_work *it, int from, int end)
{
    double work = 0;
    for (int i = 0; i < it->n; i++)
        if (it->from[i] >= from && it->due[i] <= end)
            work += it->work[i];
    return work;
}

static void halls_condition_is_what_can_be_done_in_time(void **state)
{
    (void)state;
    struct rng rng = {7};
    for (int round = 0; round < 2000; round++) {
        struct random_work it = random_work(&rng);
        struct batches batches = {it.n, it.from, it.due, it.work};
        double most = 0, flat = 0;
        for (int from = 0; from < SLOTS; from++)
            for (int end = from + 1; end <= SLOTS; end++) {
                double work = work_of(&it, from, end), room = 0, open = 0;
                for (int slot = from; slot < end; slot++) {
                    room += it.capacity[slot];
                    open += it.open[slot];
                }
                most = fmax(most, work - room);
                if (work > 0)
                    flat = fmax(flat, open > 0 ? work / open : INFINITY);
            }
        struct due_window worst =
            deferred_worst_window(&batches, it.capacity, SLOTS);
        near(worst.work - worst.capacity, most);
        near(worst.work, most > 0 ? work_of(&it, worst.from, worst.end) : 0);
        double late = work_of(&it, 0, SLOTS) -
                      deferred_on_time(&batches, it.capacity, SLOTS);
        assert_true((late > 1e-9) == (most > 0) && late >= most - 1e-9);
        worst = deferred_flat_capacity(&batches, it.open, SLOTS);
        if (isinf(flat))
            near(worst.capacity, 0);
        else if (flat > 0)
            near(worst.work / worst.capacity, flat);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work_is_due_after_so_much_open_time),
        cmocka_unit_test(work_waits_its_turn),
        cmocka_unit_test(what_is_never_done_is_late),
        cmocka_unit_test(no_capacity_helps_where_nobody_is_there),
        cmocka_unit_test(without_work_nothing_is_needed),
        cmocka_unit_test(halls_condition_is_what_can_be_done_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

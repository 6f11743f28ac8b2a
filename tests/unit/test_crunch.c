/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When work is due, and the window that asks for most, against its definition:
 * all windows looked at, one by one, and the judge's own word for it. */
#include "test.h"

#include "deferral.h"
#include "rng.h"

enum { SLOTS = 12 };

static void work_is_due_after_so_much_open_time(void **state)
{
    (void)state;
    static const uint8_t open[] = {1, 1, 0, 0, 1, 1, 1, 0};
    assert_int_equal(deferral_due(open, 8, 0, 1), 1);
    assert_int_equal(deferral_due(open, 8, 0, 2), 2);
    assert_int_equal(deferral_due(open, 8, 1, 2), 5);
    assert_int_equal(deferral_due(open, 8, 2, 1), 5);
    assert_int_equal(deferral_due(open, 8, 0, 5), 7);
    assert_int_equal(deferral_due(open, 8, 0, 6), 8);
    assert_int_equal(deferral_due(open, 8, 3, 0), 3);
}

struct stream {
    struct problem problem;
    struct queue queue;
    struct deferral deferral;
    int need[SLOTS], due[SLOTS], allowed[SLOTS];
    uint8_t open[SLOTS];
};

/* What has come and is due later may wait; `passing` is done of it anyway. */
static void stream_open(struct stream *stream, const int *work,
                        const int *passing)
{
    stream->deferral.allowed = stream->allowed;
    stream->queue = (struct queue){.need = stream->need,
                                   .shortage = {1, {1}},
                                   .deferral = &stream->deferral};
    stream->problem.queues = &stream->queue;
    stream->problem.grid.n_slots = SLOTS;
    for (int slot = 0; slot < SLOTS; slot++) {
        stream->need[slot] = work[slot] - passing[slot];
        stream->allowed[slot] = 0;
        for (int from = 0; from <= slot; from++)
            if (stream->due[from] > slot + 1)
                stream->allowed[slot] += work[from];
    }
}

static cost late_at(const struct stream *stream, int level)
{
    int levels[SLOTS];
    for (int slot = 0; slot < SLOTS; slot++)
        levels[slot] = stream->open[slot] ? level : 0;
    return deferral_price(&stream->problem, 0, levels, 1, NULL);
}

static struct crunch crunch_of(const struct stream *stream)
{
    return deferral_crunch(&stream->queue, stream->open, SLOTS);
}

static void the_window_that_asks_for_most_is_told(void **state)
{
    (void)state;
    struct stream stream = {.due = {1, 2, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12},
                            .open = {1, 1, 1, 1}};
    int work[SLOTS] = {300, 500, 100, 500}, passing[SLOTS] = {0};
    stream_open(&stream, work, passing);
    struct crunch crunch = crunch_of(&stream);
    assert_int_equal(crunch.from, 1);
    assert_int_equal(crunch.end, 2);
    assert_int_equal(crunch.work, 500);
    assert_int_equal(crunch.open, 1);
    stream.due[1] = 4;
    stream_open(&stream, work, passing);
    crunch = crunch_of(&stream);
    assert_int_equal(crunch.from, 3);
    passing[3] = 300;
    stream_open(&stream, work, passing);
    crunch = crunch_of(&stream);
    assert_int_equal(crunch.from, 0);
    assert_int_equal(crunch.end, 1);
}

static void no_level_helps_where_nobody_is_there(void **state)
{
    (void)state;
    struct stream stream = {.due = {1, 3}, .open = {0, 1, 1}};
    int work[SLOTS] = {4, 3}, passing[SLOTS] = {0};
    stream_open(&stream, work, passing);
    struct crunch crunch = crunch_of(&stream);
    assert_int_equal(crunch.from, 0);
    assert_int_equal(crunch.end, 1);
    assert_int_equal(crunch.work, 4);
    assert_int_equal(crunch.open, 0);
}

static void without_work_nothing_is_asked_for(void **state)
{
    (void)state;
    struct stream stream = {.due = {1}, .open = {1, 1}};
    int nothing[SLOTS] = {0};
    stream_open(&stream, nothing, nothing);
    struct crunch crunch = crunch_of(&stream);
    assert_int_equal(crunch.work, 0);
    assert_int_equal(crunch.end, 0);
}

static struct stream random_stream(struct rng *rng, int *work, int *passing)
{
    struct stream stream = {0};
    bool lent = rng_below(rng, 2) > 0;
    for (int slot = 0; slot < SLOTS; slot++) {
        int due = slot + 1 + (int)rng_below(rng, 6);
        int before = slot > 0 ? stream.due[slot - 1] : 0;
        due = due < before ? before : due;
        stream.due[slot] = due > SLOTS ? SLOTS : due;
        stream.open[slot] = rng_below(rng, 4) > 0;
        work[slot] = (int)rng_below(rng, 9);
        passing[slot] = lent ? (int)rng_below(rng, 3) : 0;
    }
    return stream;
}

/* What comes in and is due by the window's end, less what is done of it
 * anyway. */
static int work_of(const struct stream *stream, const int *work,
                   const int *passing, int from, int end)
{
    int sum = 0;
    for (int slot = from; slot < end; slot++)
        sum += (stream->due[slot] <= end ? work[slot] : 0) - passing[slot];
    return sum;
}

static void it_is_the_most_of_all_windows_and_the_judge_agrees(void **state)
{
    (void)state;
    struct rng rng = {7};
    for (int round = 0; round < 5000; round++) {
        int work[SLOTS], passing[SLOTS], n_open, most = 0, per = 1;
        struct stream stream = random_stream(&rng, work, passing);
        stream_open(&stream, work, passing);
        for (int from = 0; from < SLOTS; from++)
            for (int end = from + 1; end <= SLOTS; end++) {
                int sum = work_of(&stream, work, passing, from, end);
                n_open = 0;
                for (int slot = from; slot < end; slot++)
                    n_open += stream.open[slot];
                if (sum > 0 && sum * per > most * n_open) {
                    most = sum;
                    per = n_open;
                }
            }
        struct crunch crunch = crunch_of(&stream);
        assert_int_equal(crunch.work * per, (int64_t)most * crunch.open);
        if (crunch.open == 0) {
            assert_true((most > 0) == (late_at(&stream, 1000000) > 0));
            continue;
        }
        int least = (int)((crunch.work + crunch.open - 1) / crunch.open);
        assert_int_equal(late_at(&stream, least), 0);
        assert_true(late_at(&stream, least - 1) > 0);
        assert_int_equal(crunch.work, work_of(&stream, work, passing,
                                              crunch.from, crunch.end));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work_is_due_after_so_much_open_time),
        cmocka_unit_test(the_window_that_asks_for_most_is_told),
        cmocka_unit_test(no_level_helps_where_nobody_is_there),
        cmocka_unit_test(without_work_nothing_is_asked_for),
        cmocka_unit_test(it_is_the_most_of_all_windows_and_the_judge_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

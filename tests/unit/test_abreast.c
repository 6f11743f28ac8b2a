/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "abreast.h"
#include "test.h"

#include "crew_line.h"

enum { WEEK = 7, AGENTS = 2 };

static struct search *search;
static struct abreast *abreast;
static struct outcome outcome;
static int rows[WEEK], one[WEEK];

/* A head is wanted early on each day of a week, and nobody works. */
static void begin(int threads, int most_duties)
{
    static struct solve_options options;
    options = (struct solve_options){.threads = threads, .time_limit = 60};
    crew = crew_new(WEEK, AGENTS);
    for (int day = 0; day < WEEK; day++) {
        rows[day] = day;
        one[day] = 1;
    }
    crew->problem.n_queues = 0;
    crew->problem.n_presences = 1;
    crew->presence = (struct presence){.shift = EARLY,
                                       .n_rows = WEEK,
                                       .row = rows,
                                       .min = one,
                                       .max = one,
                                       .too_few = {1, {POINT}},
                                       .too_many = {1, {POINT}}};
    for (int agent = 0; agent < AGENTS; agent++)
        crew->own[agent].shift_max[EARLY] = most_duties;
    problem_freeze(&crew->problem);
    search = search_new(&crew->problem, &options, &outcome);
    struct line *lines = lines_new(&crew->problem);
    for (int agent = 0; agent < AGENTS; agent++)
        line_judge(&crew->problem, &lines[agent], RULES_ALL, NULL);
    search_offer_lines(search, lines);
    lines_free(&crew->problem, lines);
    abreast = abreast_new(search);
}

static void end(void)
{
    abreast_free(abreast);
    search_free(search);
    crew_free(crew);
    crew = NULL;
}

/* Who has early duties on the days of the trial: "0", "1" or, of a day each,
 * "01". */
static void plan(struct search *side, struct trial *trial)
{
    const char *who = trial->context;
    struct line *lines = lines_new(&crew->problem);
    lines_copy(&crew->problem, lines, side->lines);
    for (int day = trial->from; day < trial->to; day++) {
        struct line *line =
            &lines[who[(day - trial->from) % strlen(who)] - '0'];
        line->duties[day].offer = crew_offer(day, 'E');
        line_judge(&crew->problem, line, RULES_ALL, NULL);
    }
    search_offer_lines(side, lines);
    side->stop.work += 10;
    lines_free(&crew->problem, lines);
}

/* What two trials leave, on one thread and on two. */
static int heads_short(int most_duties, struct trial first, struct trial second)
{
    cost left[2];
    for (int threads = 1; threads <= 2; threads++) {
        struct trial trials[ABREAST] = {first, second};
        begin(threads, most_duties);
        abreast_try(abreast, trials, ABREAST, plan);
        left[threads - 1] = search->cost;
        assert_int_equal(search->stop.work, 20);
        for (int i = 0; i < ABREAST; i++) {
            assert_int_equal(trials[i].work, 10);
            assert_true(trials[i].gain ==
                        (trials[i].to - trials[i].from) * HEAD * POINT);
        }
        end();
    }
    assert_true(left[0] == left[1]);
    return (int)(left[0] / (HEAD * POINT));
}

static void both_are_taken_where_their_days_are_not_the_same(void **state)
{
    (void)state;
    assert_int_equal(heads_short(WEEK, (struct trial){0, 2, .context = "0"},
                                 (struct trial){2, 5, .context = "0"}),
                     WEEK - 5);
    assert_int_equal(heads_short(WEEK, (struct trial){4, 6, .context = "01"},
                                 (struct trial){1, 2, .context = "1"}),
                     WEEK - 3);
}

static void the_better_is_taken_where_they_are(void **state)
{
    (void)state;
    assert_int_equal(heads_short(WEEK, (struct trial){0, 3, .context = "0"},
                                 (struct trial){2, 4, .context = "1"}),
                     WEEK - 3);
    assert_int_equal(heads_short(WEEK, (struct trial){0, 2, .context = "0"},
                                 (struct trial){1, 4, .context = "1"}),
                     WEEK - 3);
}

static void whom_a_rule_forbids_both_keeps_the_first(void **state)
{
    (void)state;
    assert_int_equal(heads_short(1, (struct trial){0, 1, .context = "0"},
                                 (struct trial){3, 5, .context = "01"}),
                     WEEK - 2);
    assert_int_equal(heads_short(2, (struct trial){0, 1, .context = "0"},
                                 (struct trial){3, 5, .context = "01"}),
                     WEEK - 3);
}

static void one_alone_is_taken(void **state)
{
    (void)state;
    struct trial trial = {3, 6, .context = "1"};
    begin(2, WEEK);
    abreast_try(abreast, &trial, 1, plan);
    assert_true(search->cost == (WEEK - 3) * HEAD * POINT);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_are_taken_where_their_days_are_not_the_same),
        cmocka_unit_test(the_better_is_taken_where_they_are),
        cmocka_unit_test(whom_a_rule_forbids_both_keeps_the_first),
        cmocka_unit_test(one_alone_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

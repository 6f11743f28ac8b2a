/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test.h"

#include "options.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_MAX = 16 };

static const struct command plan = {
    .name = "plan",
    .bit = FOR_plan,
    .operands = "TEAM",
    .least_operands = 1,
    .most_operands = 1,
};

struct line {
    char room[256];
    struct diags *diags;
    struct options options;
};

/* Parses the words that blanks separate in `words`. */
static struct line parse(const char *words)
{
    static struct line line;
    char *argv[WORDS_MAX + 1] = {"plan"};
    int argc = 1;
    snprintf(line.room, sizeof line.room, "%s", words);
    for (char *at = line.room; *at; at += strspn(at, " ")) {
        assert_true(argc < WORDS_MAX);
        argv[argc++] = at;
        at += strcspn(at, " ");
        if (*at)
            *at++ = '\0';
    }
    line.diags = diags_new();
    line.options = options_parse(&plan, argc, argv, line.diags);
    return line;
}

/* That the words are refused with exactly this, and nothing else. */
static void assert_refused(const char *words, const char *place,
                           const char *message)
{
    struct line line = parse(words);
    assert_int_equal(diags_count(line.diags), 1);
    const struct diag *diag = diags_at(line.diags, 0);
    assert_string_equal(diag->file, "vaktel plan");
    assert_string_equal(diag->place, place);
    assert_string_equal(diag->message, message);
    diags_free(line.diags);
}

static void options_may_stand_anywhere(void **state)
{
    (void)state;
    struct line line = parse("-t 2.5 team.json --seed=7 -q");
    assert_false(diags_failed(line.diags));
    assert_string_equal(line.options.operands[0], "team.json");
    assert_true(option_number(&line.options, OPTION_time_limit) == 2.5);
    assert_true(option_number(&line.options, OPTION_seed) == 7);
    assert_true(option_given(&line.options, OPTION_quiet));
    assert_false(option_given(&line.options, OPTION_json));
    assert_true(option_number(&line.options, OPTION_gap) == 1);
    assert_true(option_number(&line.options, OPTION_work_limit) == 0);
    assert_string_equal(
        option_text(&line.options, OPTION_plan_output, "roster"), "roster");
    diags_free(line.diags);
}

static void two_dashes_end_the_options(void **state)
{
    (void)state;
    struct line line = parse("-- -t");
    assert_false(diags_failed(line.diags));
    assert_string_equal(line.options.operands[0], "-t");
    diags_free(line.diags);
}

static void an_option_of_another_command_is_unknown(void **state)
{
    (void)state;
    assert_refused("--csv team.json", "--csv",
                   "unknown option; 'vaktel help plan' lists them");
    assert_refused("-f csv", "-f",
                   "unknown option; 'vaktel help plan' lists them");
}

static void a_slip_of_the_pen_is_taken_for_one(void **state)
{
    (void)state;
    assert_refused("--tread=2 team.json", "--tread=2",
                   "unknown option, did you mean '--threads'?");
}

static void numbers_must_lie_in_their_range(void **state)
{
    (void)state;
    assert_refused("team.json -t 0", "--time-limit",
                   "must be a number from 0.1 to 604800, not '0'");
    assert_refused("team.json -g 1e999", "--gap",
                   "must be a number from 0 to 100, not '1e999'");
    assert_refused("team.json -j 2.0", "--threads",
                   "must be a whole number from 1 to 256, not '2.0'");
    assert_refused("team.json -w 1000000000000001", "--work-limit",
                   "must be a whole number from 1 to 1000000000000000, not "
                   "'1000000000000001'");
}

static void an_argument_too_few_or_too_many_is_told(void **state)
{
    (void)state;
    assert_refused("team.json --gap", "--gap", "needs an argument");
    assert_refused("team.json -o", "-o", "needs an argument");
    assert_refused("team.json --json=1", "--json=1", "takes no argument");
    assert_refused("team.json more", "more", "one argument too many");
    assert_refused("-q", "", "needs TEAM; usage: vaktel plan [options] TEAM");
}

static void everything_wrong_is_told_at_once(void **state)
{
    (void)state;
    struct line line = parse("-t x -g y -j z --nothing");
    assert_int_equal(diags_count(line.diags), 5);
    diags_free(line.diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_may_stand_anywhere),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(an_option_of_another_command_is_unknown),
        cmocka_unit_test(a_slip_of_the_pen_is_taken_for_one),
        cmocka_unit_test(numbers_must_lie_in_their_range),
        cmocka_unit_test(an_argument_too_few_or_too_many_is_told),
        cmocka_unit_test(everything_wrong_is_told_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

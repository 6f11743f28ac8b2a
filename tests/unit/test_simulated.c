/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a simulation; tests/golden/simulate has whole answers. */
#include "test.h"

#include "desk.h"
#include "simulated_text.h"

static const char team[] =
    "{\"team\": \"Desk\", \"zone\": \"Europe/Oslo\","
    " \"start\": \"2026-10-22\", \"days\": 1, \"slot\": \"60m\","
    " \"queues\": [{\"id\": \"phone\","
    "   \"name\": \"Telephone, all languages\","
    "   \"volume\": [{\"from\": \"08:00\", \"to\": \"12:00\","
    "    \"contacts\": 6}], \"handling_time\": \"5m\","
    "   \"service_level\": {\"percent\": 80, \"within\": \"90s\"}},"
    "  {\"id\": \"quiet\", \"volume\": [{\"from\": \"08:00\","
    "    \"to\": \"12:00\", \"contacts\": 0}], \"handling_time\": \"5m\"},"
    "  {\"id\": \"hall\", \"need\": [{\"from\": \"08:00\","
    "    \"to\": \"12:00\", \"heads\": 1}]}],"
    " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
    "   \"end\": \"16:00\"}],"
    " \"agents\": [{\"id\": \"ada\", \"skills\": [\"phone\", \"hall\"]},"
    "  {\"id\": \"bo\", \"skills\": [\"phone\", \"quiet\"]}]}";

struct trial {
    struct desk *desk;
    struct simulation *simulation;
    struct misses *misses;
    struct simulated simulated;
};

static struct trial *trial_new(bool staffed)
{
    struct trial *trial = calloc(1, sizeof *trial);
    trial->desk = desk_new(team);
    if (staffed) {
        desk_give(trial->desk, 0, 0, "day");
        desk_give(trial->desk, 1, 0, "day");
        desk_serve(trial->desk, 0, 0, 8, 16);
        desk_serve(trial->desk, 1, 0, 8, 16);
    }
    trial->simulation = simulate(
        trial->desk->roster, &(struct simulate_options){.replications = 10});
    trial->misses = find_misses(trial->simulation);
    trial->simulated = (struct simulated){.simulation = trial->simulation,
                                          .misses = trial->misses};
    return trial;
}

static void trial_end(struct trial *trial, struct text *text)
{
    text_free(text);
    misses_free(trial->misses);
    simulation_free(trial->simulation);
    desk_free(trial->desk);
    free(trial);
}

static void queues_that_are_not_simulated_are_told(void **state)
{
    (void)state;
    struct trial *trial = trial_new(true);
    struct text text = {0};
    simulated_text_write(&text, &trial->simulated,
                         &(struct summary_style){.width = 100});
    assert_holds(text_string(&text), "  Telephone, all languages ");
    assert_holds(text_string(&text), " 80 % in 90 s ");
    assert_holds(text_string(&text), "has no contacts\n");
    assert_holds(text_string(&text), "is not simulated: its heads are given\n");
    assert_holds(text_string(&text), "no target is missed\n");
    trial_end(trial, &text);
}

static void misses_one_after_another_are_told_as_one(void **state)
{
    (void)state;
    struct trial *trial = trial_new(false);
    struct text text = {0};
    simulated_text_write(&text, &trial->simulated,
                         &(struct summary_style){.width = 80});
    assert_holds(text_string(&text), "  nobody is on duty\n");
    assert_holds(text_string(&text),
                 "\n  Thu 22 Oct 08:00-12:00  Telephone, all languages: down "
                 "to 0.0 % in time, asked\n      at least 80.0 %\n");
    assert_holds(text_string(&text), "targets missed 4 times in 1 queue\n");
    trial_end(trial, &text);
}

static void how_it_was_reached_is_told(void **state)
{
    (void)state;
    static const char *const ends[] = {
        [REACHED_MET] = "more asked for 1 time.",
        [REACHED_SHORT] = "that has brought nobody more.",
        [REACHED_ROUNDS] = "no more than 6 are tried.",
        [REACHED_TIME] = "then the time was up.",
        [REACHED_INTERRUPTED] = "then it was interrupted.",
    };
    for (int end = REACHED_MET; end <= REACHED_INTERRUPTED; end++) {
        struct trial *trial = trial_new(true);
        struct text text = {0};
        const struct reached reached = {
            .rounds = 2, .rounds_most = 6, .raised = 1, .end = end};
        trial->simulated.reached = &reached;
        simulated_text_write(&text, &trial->simulated,
                             &(struct summary_style){.width = 100});
        assert_holds(text_string(&text), "  2 rosters planned, ");
        for (char *at = text.bytes; (at = strstr(at, "\n  ")); at += 3)
            *at = ' ';
        struct text flat = {0};
        for (const char *at = text_string(&text); *at; at++)
            if (*at != ' ' || at[1] != ' ')
                text_add_n(&flat, at, 1);
        assert_holds(text_string(&flat), ends[end]);
        text_free(&flat);
        trial_end(trial, &text);
    }
}

static const char team_with_mail[] =
    "{\"team\": \"Desk\", \"zone\": \"Europe/Oslo\","
    " \"start\": \"2026-10-22\", \"days\": 1, \"slot\": \"60m\","
    " \"queues\": [{\"id\": \"phone\","
    "   \"volume\": [{\"from\": \"08:00\", \"to\": \"16:00\","
    "    \"contacts\": 12}], \"handling_time\": \"5m\","
    "   \"service_level\": {\"percent\": 99, \"within\": \"10s\"}},"
    "  {\"id\": \"mail\", \"name\": \"Letters\","
    "   \"volume\": [{\"contacts\": 2}], \"handling_time\": \"30m\","
    "   \"answer_within\": \"8h\", \"from_idle\":"
    "    {\"queues\": [\"phone\"], \"percent\": 50}}],"
    " \"shifts\": [{\"id\": \"day\", \"start\": \"08:00\","
    "   \"end\": \"16:00\"}],"
    " \"agents\": [{\"id\": \"ada\", \"skills\": [\"phone\", \"mail\"]},"
    "  {\"id\": \"bo\", \"skills\": [\"phone\", \"mail\"]}]}";

/* What is said of two on the phone, who miss its target with or without the
 * letters that they could do in passing. */
static struct text told_of_mail(bool strict, bool interrupt)
{
    struct desk *desk = desk_new(team_with_mail);
    struct text text = {0};
    for (int agent = 0; agent < 2; agent++) {
        desk_give(desk, agent, 0, "day");
        desk_serve(desk, agent, 0, 8, 16);
    }
    struct simulation *simulation =
        simulate(desk->roster, &(struct simulate_options){
                                   .replications = 20,
                                   .strict = strict,
                                   .interrupt = interrupt,
                               });
    struct misses *misses = find_misses(simulation);
    simulated_text_write(&text,
                         &(struct simulated){.simulation = simulation,
                                             .misses = misses,
                                             .strict = strict,
                                             .interrupt = interrupt},
                         &(struct summary_style){.width = 100});
    assert_true(misses->n > 1 && misses->items[0].queue == 0);
    misses_free(misses);
    simulation_free(simulation);
    desk_free(desk);
    return text;
}

static void calls_that_wait_for_work_in_passing_have_a_cure(void **state)
{
    (void)state;
    static const char cure[] =
        "\n\n  Calls wait while Letters is done in passing: try --interrupt, "
        "or a smaller percent in 'from_idle'.\n\ntargets missed ";
    static const char strictly[] =
        "\n\n  With --strict Letters is not done in passing, although the "
        "needs count on it ('from_idle').\n\ntargets missed ";
    struct text text = told_of_mail(false, false);
    assert_holds(text_string(&text), cure);
    text_free(&text);
    text = told_of_mail(false, true);
    assert_null(strstr(text_string(&text), "in passing"));
    text_free(&text);
    text = told_of_mail(true, false);
    assert_holds(text_string(&text), strictly);
    assert_null(strstr(text_string(&text), "Calls wait"));
    text_free(&text);
}

static void figures_about_nothing_are_left_out(void **state)
{
    (void)state;
    struct trial *trial = trial_new(false);
    struct text text = {0};
    simulated_csv_write(&text, &trial->simulated);
    assert_holds(text_string(&text), ",0.0000,0.0000,,1.0000,,");
    assert_null(strstr(text_string(&text), "nan"));
    text_free(&text);
    simulated_json_write(&text, &trial->simulated);
    assert_null(strstr(text_string(&text), "nan"));
    assert_null(strstr(text_string(&text), "wait_seconds"));
    assert_holds(text_string(&text),
                 "\"id\": \"hall\",\n      \"name\": \"hall\",\n      "
                 "\"simulated\": false\n");
    trial_end(trial, &text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queues_that_are_not_simulated_are_told),
        cmocka_unit_test(misses_one_after_another_are_told_as_one),
        cmocka_unit_test(how_it_was_reached_is_told),
        cmocka_unit_test(calls_that_wait_for_work_in_passing_have_a_cure),
        cmocka_unit_test(figures_about_nothing_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * simulate: what a roster will deliver, and whether that is what was asked. */
#include "answer.h"
#include "judged.h"
#include "simulated_text.h"
#include "trial.h"

static void tell(const struct options *options,
                 const struct simulated *simulated)
{
    struct text text = {0};
    struct summary_style style = answer_style();
    if (option_given(options, OPTION_csv))
        simulated_csv_write(&text, simulated);
    else if (option_given(options, OPTION_json))
        simulated_json_write(&text, simulated);
    else
        simulated_text_write(&text, simulated, &style);
    answer_text(&text);
}

static int try_roster(const struct options *options,
                      const struct judged *judged)
{
    struct trial trial = trial_of(judged->roster, options);
    tell(options, &trial.simulated);
    judged_warn_of_broken(judged, options);
    int code = trial.misses->n == 0 ? EXIT_DONE : EXIT_SHORT;
    trial_free(&trial);
    return code;
}

int cmd_simulate(const struct options *options)
{
    struct diags *diags = diags_new();
    struct judged judged;
    int code;
    if (judged_read(&judged, options, diags) &&
        trial_is_possible(judged.team, diags))
        code = try_roster(options, &judged);
    else
        code = answer_errors(options, diags);
    judged_free(&judged);
    diags_free(diags);
    return code;
}

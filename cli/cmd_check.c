/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check: the judge on any roster.  Shortages are told; only a broken hard rule
 * is a failure, as a lead may well have chosen to be short. */
#include "answer.h"
#include "judged.h"
#include "roster_json.h"
#include "summary.h"

static void tell(const struct options *options, const struct plan *plan)
{
    struct text text = {0};
    struct summary_style style = answer_style();
    if (option_given(options, OPTION_json))
        roster_json_write(&text, plan);
    else
        summary_write(&text, plan, &style);
    answer_text(&text);
}

int cmd_check(const struct options *options)
{
    struct diags *diags = diags_new();
    struct judged judged;
    int code;
    if (judged_read(&judged, options, diags)) {
        tell(options, &judged.plan);
        code = judged.score->legal ? EXIT_DONE : EXIT_SHORT;
    } else {
        code = answer_errors(options, diags);
    }
    judged_free(&judged);
    diags_free(diags);
    return code;
}

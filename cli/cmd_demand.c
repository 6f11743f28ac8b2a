/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * demand: what is asked for, before anybody is rostered. */
#include "answer.h"
#include "demand_csv.h"
#include "demand_json.h"
#include "demand_text.h"
#include "team_json.h"

static void write_demand(const struct options *options, struct text *text,
                         const struct problem *problem)
{
    if (option_given(options, OPTION_csv))
        demand_csv_write(text, problem);
    else if (option_given(options, OPTION_json))
        demand_json_write(text, problem);
    else
        demand_text_write(text, problem);
}

int cmd_demand(const struct options *options)
{
    struct text text = {0};
    struct diags *diags = diags_new();
    struct team *team = team_read(options->operands[0], diags);
    int code = EXIT_DONE;
    if (team) {
        diags_print_notes(diags, stderr);
        write_demand(options, &text, team->problem);
    } else {
        code = answer_errors(options, diags);
    }
    answer_text(&text);
    team_free(team);
    diags_free(diags);
    return code;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "judged.h"

#include "roster_json.h"
#include "shown.h"
#include "summary.h"
#include "team_json.h"

#include <stdio.h>

bool judged_read(struct judged *judged, const struct options *options,
                 struct diags *diags)
{
    *judged = (struct judged){.team = team_read(options->operands[0], diags)};
    if (!judged->team)
        return false;
    judged->roster =
        roster_json_read(options->operands[1], judged->team, diags);
    diags_print_notes(diags, stderr);
    if (!judged->roster)
        return false;
    judged->score = score_roster(judged->roster);
    judged->plan = (struct plan){
        .team = judged->team,
        .roster = judged->roster,
        .score = judged->score,
        .version = VAKTEL_VERSION,
    };
    return true;
}

void judged_warn_of_broken(const struct judged *judged,
                           const struct options *options)
{
    int broken = summary_hard_breaches(judged->score);
    if (broken > 0)
        fprintf(stderr,
                "vaktel: %s breaks %d hard rule%s; 'vaktel check' tells "
                "which\n",
                SHOWN(options->operands[1]), broken, broken == 1 ? "" : "s");
}

void judged_free(struct judged *judged)
{
    score_free(judged->score);
    roster_free(judged->roster);
    team_free(judged->team);
}

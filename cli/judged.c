/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "judged.h"

#include "roster_json.h"
#include "team_json.h"

bool judged_read(struct judged *judged, const struct options *options,
                 struct diags *diags)
{
    *judged = (struct judged){.team = team_read(options->operands[0], diags)};
    if (!judged->team)
        return false;
    judged->roster =
        roster_json_read(options->operands[1], judged->team, diags);
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

void judged_free(struct judged *judged)
{
    score_free(judged->score);
    roster_free(judged->roster);
    team_free(judged->team);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * year TEAM ROSTER: the second judge on a roster of a whole year, which it
 * looks at as one piece.  Prints the hard rules broken, exit status 1 if there
 * are any. */
#include "naive.h"
#include "roster_json.h"
#include "team_json.h"

#include <stdio.h>

static int tell(const struct roster *roster)
{
    const struct problem *problem = roster->problem;
    struct naive naive = naive_judge(roster);
    char day[DAY_NAME_ROOM];
    int broken = 0;
    for (int i = 0; i < naive.n_breaches; i++) {
        const struct breach *breach = &naive.breaches[i];
        if (breach->cost < COST_FORBIDDEN)
            continue;
        printf("%s breaks %s on %s\n", problem->agents[breach->agent].id,
               rule_infos[breach->rule].name,
               grid_day_name(&problem->grid, breach->day, day));
        broken++;
    }
    printf("%d days of %d agents as one: %d hard rules broken, %s\n",
           problem->grid.n_days, problem->n_agents, broken,
           naive.legal ? "legal" : "not legal");
    naive_free(&naive);
    return broken > 0;
}

int main(int argc, char **argv)
{
    struct diags *diags = diags_new();
    struct team *team = argc == 3 ? team_read(argv[1], diags) : NULL;
    struct roster *roster =
        team ? roster_json_read(argv[2], team, diags) : NULL;
    int status = roster ? tell(roster) : 2;
    diags_print(diags, stderr);
    roster_free(roster);
    team_free(team);
    diags_free(diags);
    return status;
}

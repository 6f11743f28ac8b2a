/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agent_tally.h"

#include "wish.h"

static void count(const struct roster *roster, int agent, int *counts)
{
    const struct grid *grid = &roster->problem->grid;
    struct wish_count wishes = wish_count(roster, agent);
    int told = -1;
    counts[TALLY_WISHES_REFUSED] = wishes.asked - wishes.granted;
    for (int day = 0; day < grid->n_days; day++) {
        const struct offer *duty = roster_offer(roster, agent, day);
        int week = grid_week(grid, day);
        if (!duty)
            continue;
        counts[TALLY_DUTIES]++;
        counts[TALLY_NIGHTS] += duty->night;
        counts[TALLY_ON_CALL] += duty->on_call;
        if (grid_weekday(grid, day) >= SATURDAY && week != told) {
            counts[TALLY_WEEKENDS]++;
            told = week;
        }
    }
}

static void compare(struct tally *tally, int other)
{
    if (tally->n_others == 0 || other < tally->least)
        tally->least = other;
    if (tally->n_others == 0 || other > tally->most)
        tally->most = other;
    tally->sum += other;
    tally->n_others++;
}

void agent_tally(const struct roster *roster, int agent, struct tally *tallies)
{
    for (int kind = 0; kind < TALLIES; kind++)
        tallies[kind] = (struct tally){0};
    for (int who = 0; who < roster->problem->n_agents; who++) {
        int counts[TALLIES] = {0};
        count(roster, who, counts);
        for (int kind = 0; kind < TALLIES; kind++)
            if (who == agent)
                tallies[kind].own = counts[kind];
            else
                compare(&tallies[kind], counts[kind]);
    }
}

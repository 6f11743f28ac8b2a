/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Burdens that are independent of all else are shared out leximax: the ratios
 * of the solver's roster, the largest first, are those of the best of all ways
 * to fill the duties, found by trying each.  Full-timers and part-timers, with
 * and without earlier weeks, available on some days only. */
#include "gen.h"
#include "ledger.h"
#include "prop.h"
#include "solve.h"
#include "team_json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { CREW = 4, DAYS_TRIED = 5 };

static int n_proven, n_part_timers, n_carried;

/* A small desk that anybody who is there can serve. */
struct desk {
    int n_agents, n_days;
    int need[DAYS_TRIED];
    unsigned there[DAYS_TRIED];       /* bits of agents */
    int week[CREW];                   /* hours of contract */
    double burden[CREW], share[CREW]; /* of history; share 0: newcomer */
    char folder[64], team[96], history[96];
};

/* All ways to fill the duties, and the best of them. */
struct trial {
    const struct desk *desk;
    const struct ledger *ledger;
    int units[CREW];
    double best[CREW];
    bool found;
};

static int by_size(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a < *b) - (*a > *b);
}

static void ratios_of(const struct ledger *ledger, int n, const int *units,
                      double *ratios)
{
    for (int agent = 0; agent < n; agent++)
        ratios[agent] =
            ledger_ratio(ledger_share(ledger, agent, 0), units[agent]);
    qsort(ratios, (size_t)n, sizeof *ratios, by_size);
}

/* Below 0: `a` is the fairer one. */
static int compare(const double *a, const double *b, int n)
{
    for (int i = 0; i < n; i++)
        if (fabs(a[i] - b[i]) > 1e-9)
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

static void try_days(struct trial *trial, int day)
{
    const struct desk *desk = trial->desk;
    double ratios[CREW] = {0};
    if (day == desk->n_days) {
        ratios_of(trial->ledger, desk->n_agents, trial->units, ratios);
        if (!trial->found || compare(ratios, trial->best, desk->n_agents) < 0)
            for (int i = 0; i < desk->n_agents; i++)
                trial->best[i] = ratios[i];
        trial->found = true;
        return;
    }
    int there = __builtin_popcount(desk->there[day]);
    int wanted = desk->need[day] < there ? desk->need[day] : there;
    for (unsigned who = 0; who < 1u << desk->n_agents; who++) {
        if ((who & ~desk->there[day]) || __builtin_popcount(who) != wanted)
            continue;
        for (int i = 0; i < desk->n_agents; i++)
            trial->units[i] += who >> i & 1;
        try_days(trial, day + 1);
        for (int i = 0; i < desk->n_agents; i++)
            trial->units[i] -= who >> i & 1;
    }
}

static struct desk new_desk(struct rng *rng)
{
    struct desk desk = {.n_agents = gen_pick(rng, 2, CREW),
                        .n_days = gen_pick(rng, 2, DAYS_TRIED)};
    bool known = gen_chance(rng, 60);
    for (int day = 0; day < desk.n_days; day++) {
        desk.need[day] = gen_pick(rng, day == 0, 2);
        for (int i = 0; i < desk.n_agents; i++)
            desk.there[day] |= (unsigned)gen_chance(rng, 75) << i;
    }
    for (int i = 0; i < desk.n_agents; i++) {
        desk.week[i] = gen_pick(rng, 2, 8) * 5;
        n_part_timers += desk.week[i] < 40;
        if (known && gen_chance(rng, 80)) {
            desk.burden[i] = gen_pick(rng, 0, 60) / 10.0;
            desk.share[i] = gen_pick(rng, 1, 80) / 10.0;
            n_carried++;
        }
    }
    return desk;
}

static void write_agents(const struct desk *desk, FILE *team)
{
    for (int i = 0; i < desk->n_agents; i++) {
        fprintf(team,
                "%s{\"id\": \"a%d\", \"skills\": [\"q\"], "
                "\"week\": {\"target\": \"%dh\"}, \"available\": [",
                i ? ", " : "", i, desk->week[i]);
        bool any = false;
        for (int day = 0; day < desk->n_days; day++) {
            if (!(desk->there[day] >> i & 1))
                continue;
            fprintf(team, "%s{\"days\": [\"2026-10-%d\"]}", any ? ", " : "",
                    19 + day);
            any = true;
        }
        fprintf(team, "%s]}", any ? "" : "{\"days\": [\"2026-12-01\"]}");
    }
}

static void write_team(const struct desk *desk)
{
    FILE *team = fopen(desk->team, "w");
    fprintf(team,
            "{\"team\": \"T\", \"zone\": \"UTC\", \"start\": \"2026-10-19\", "
            "\"days\": %d, \"slot\": \"60m\", \"history\": \"history.json\", "
            "\"burdens\": {\"duty\": {\"shifts\": [\"d\"]}}, "
            "\"fairness\": {\"full_week\": \"40h\"}, "
            "\"rules\": {\"rest\": null, \"max_days_in_a_row\": null, "
            "\"week_target\": null}, "
            "\"shifts\": [{\"id\": \"d\", \"start\": \"08:00\", "
            "\"end\": \"09:00\"}], "
            "\"queues\": [{\"id\": \"q\", \"shortage\": 90000, \"need\": [",
            desk->n_days);
    for (int day = 0; day < desk->n_days; day++)
        fprintf(team,
                "%s{\"days\": [\"2026-10-%d\"], \"from\": \"08:00\", "
                "\"to\": \"09:00\", \"heads\": %d}",
                day ? ", " : "", 19 + day, desk->need[day]);
    fprintf(team, "]}], \"agents\": [");
    write_agents(desk, team);
    fprintf(team, "]}");
    fclose(team);
}

static void write_history(const struct desk *desk)
{
    FILE *file = fopen(desk->history, "w");
    fprintf(file, "{\"format\": \"vaktel history 1\", \"team\": \"T\", "
                  "\"zone\": \"UTC\", \"start\": \"2026-10-12\", \"days\": 7, "
                  "\"agents\": [");
    for (int i = 0; i < desk->n_agents; i++)
        fprintf(file,
                "%s{\"id\": \"a%d\", \"known\": [], \"duties\": [], "
                "\"ledger\": {\"duty\": {\"burden\": %.1f, \"share\": %.1f}}}",
                i ? ", " : "", i, desk->burden[i], desk->share[i]);
    fprintf(file, "]}");
    fclose(file);
}

static struct team *read_desk(struct desk *desk)
{
    struct diags *diags = diags_new();
    snprintf(desk->folder, sizeof desk->folder, "/tmp/vaktel-fair-XXXXXX");
    if (!mkdtemp(desk->folder))
        abort();
    snprintf(desk->team, sizeof desk->team, "%s/team.json", desk->folder);
    snprintf(desk->history, sizeof desk->history, "%s/history.json",
             desk->folder);
    write_team(desk);
    write_history(desk);
    struct team *team = team_read(desk->team, diags);
    diags_print(diags, stdout);
    diags_free(diags);
    unlink(desk->team);
    unlink(desk->history);
    rmdir(desk->folder);
    return team;
}

static bool roster_holds(const struct desk *desk, const struct team *team,
                         const struct roster *roster)
{
    struct trial trial = {.desk = desk, .ledger = team->ledger};
    int units[CREW];
    double ratios[CREW] = {0};
    try_days(&trial, 0);
    for (int i = 0; i < desk->n_agents; i++)
        units[i] = ledger_units(team->ledger, roster, i, 0);
    ratios_of(team->ledger, desk->n_agents, units, ratios);
    for (int i = 0; i < desk->n_agents; i++)
        if (fabs(ratios[i] - trial.best[i]) > 1e-9)
            return prop_wrong("ratio %d is %.6f, leximax has %.6f", i,
                              ratios[i], trial.best[i]);
    return true;
}

static bool holds(uint64_t seed)
{
    struct rng rng = {seed};
    struct desk desk = new_desk(&rng);
    struct team *team = read_desk(&desk);
    if (!team)
        return prop_wrong("not read");
    struct solve_options options = {.work_limit = 60000, .threads = 1};
    struct outcome outcome = {0};
    struct roster *roster = solve(team->problem, &options, &outcome);
    bool good = roster && roster_holds(&desk, team, roster);
    n_proven += outcome.status == OUTCOME_OPTIMAL;
    roster_free(roster);
    team_free(team);
    return good;
}

int main(void)
{
    int status = prop_run("fair", prop_count(1000), holds);
    printf("%d proven the cheapest; %d part-timers, %d with earlier weeks\n",
           n_proven, n_part_timers, n_carried);
    return status;
}

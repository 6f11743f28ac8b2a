/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The judge and the naive judge agree on random rosters. */
#include "compare.h"
#include "gen.h"
#include "prop.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROSTERS = 10 /* of one problem */ };

static int n_rosters, n_legal, n_breaches;
static int n_by_rule[N_RULES], n_better[N_RULES];

/* Breaches come by agent, then day. */
static bool breaches_in_order(const struct breaches *breaches)
{
    for (int i = 1; i < breaches->n; i++) {
        const struct breach *a = &breaches->items[i - 1], *b = a + 1;
        if (a->agent > b->agent || (a->agent == b->agent && a->day > b->day))
            return prop_wrong("breach %d is not in order", i);
    }
    return true;
}

static bool total_agrees(const struct roster *roster, const struct naive *naive)
{
    cost total = score_total(roster);
    if (naive->legal ? total != naive->total : total < COST_FORBIDDEN)
        return prop_wrong("score_total is %lld, naive judge %lld%s",
                          (long long)total, (long long)naive->total,
                          naive->legal ? "" : ", not legal");
    return true;
}

static void count(const struct naive *naive)
{
    n_rosters++;
    n_legal += naive->legal;
    n_breaches += naive->n_breaches;
    for (int i = 0; i < naive->n_breaches; i++) {
        n_by_rule[naive->breaches[i].rule]++;
        n_better[naive->breaches[i].rule] += naive->breaches[i].better;
    }
}

static bool judges_agree(const struct roster *roster)
{
    struct naive naive = naive_judge(roster);
    struct score *score = score_roster(roster);
    bool agree = same_verdict(score, &naive) && gaps_right(roster, score) &&
                 breaches_in_order(&score->breaches) &&
                 total_agrees(roster, &naive);
    count(&naive);
    score_free(score);
    naive_free(&naive);
    return agree;
}

static bool holds(uint64_t seed)
{
    enum gen_size size = seed % 20 == 0  ? GEN_MEDIUM
                         : seed % 2 == 0 ? GEN_SMALL
                                         : GEN_TINY;
    struct problem *problem = gen_problem(seed, size);
    struct rng rng = {seed};
    bool agree = true;
    if (seed % 5 == 0)
        gen_blocks(problem, &rng);
    for (int i = 0; i < ROSTERS && agree; i++) {
        struct roster *roster =
            gen_roster(problem, &rng, i % 3 == 0 ? GEN_WILD : GEN_CAREFUL);
        if (i % 3 == 2)
            roster_allocate(roster);
        agree = judges_agree(roster);
        roster_free(roster);
    }
    gen_free(problem);
    return agree;
}

static void print_rules(void)
{
    for (int rule = 0; rule < N_RULES; rule++)
        printf("%10d %-22s %8d of a better limit\n", n_by_rule[rule],
               rule_infos[rule].name, n_better[rule]);
}

/* Every rule must have been broken now and then, or nothing was tested. */
static bool rules_all_seen(void)
{
    bool all = true;
    for (int rule = 0; rule < N_RULES; rule++)
        if (n_by_rule[rule] == 0)
            all = prop_wrong("no breach of '%s' in %d rosters",
                             rule_infos[rule].name, n_rosters);
    return all;
}

int main(void)
{
    int status = prop_run("judge", prop_count(10000) / ROSTERS, holds);
    printf("%d rosters, %d of them legal, %d breaches\n", n_rosters, n_legal,
           n_breaches);
    print_rules();
    if (status == EXIT_SUCCESS && n_rosters >= 1000 && !rules_all_seen())
        status = EXIT_FAILURE;
    return status;
}

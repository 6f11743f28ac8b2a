/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare.h"

#include "prop.h"

#include <stdlib.h>
#include <string.h>

static int compare_ints(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_everything(const void *left, const void *right)
{
    const struct breach *a = left, *b = right;
    if (a->agent != b->agent)
        return compare_ints(a->agent, b->agent);
    if (a->day != b->day)
        return compare_ints(a->day, b->day);
    if (a->rule != b->rule)
        return compare_ints(a->rule, b->rule);
    if (a->better != b->better)
        return compare_ints(a->better, b->better);
    if (a->which != b->which)
        return compare_ints(a->which, b->which);
    if (a->excess != b->excess)
        return compare_ints(a->excess, b->excess);
    return compare_ints(a->cost, b->cost);
}

static struct breach *sorted(const struct breach *breaches, int n)
{
    struct breach *copy = malloc((size_t)(n + 1) * sizeof *copy);
    for (int i = 0; i < n; i++)
        copy[i] = breaches[i];
    qsort(copy, (size_t)n, sizeof *copy, by_everything);
    return copy;
}

static void show(const char *who, const struct breach *breach)
{
    prop_wrong("only %s: %s%s %d agent %d day %d excess %d cost %lld", who,
               breach->better ? "better " : "", rule_infos[breach->rule].name,
               breach->which, breach->agent, breach->day, breach->excess,
               (long long)breach->cost);
}

bool same_breaches(const struct breaches *breaches, const struct naive *naive)
{
    struct breach *a = sorted(breaches->items, breaches->n);
    struct breach *b = sorted(naive->breaches, naive->n_breaches);
    int i = 0, j = 0;
    bool same = true;
    while (i < breaches->n || j < naive->n_breaches) {
        int order = i == breaches->n         ? 1
                    : j == naive->n_breaches ? -1
                                             : by_everything(&a[i], &b[j]);
        if (order < 0)
            show("the judge", &a[i]);
        if (order > 0)
            show("the naive judge", &b[j]);
        same = same && order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    free(a);
    free(b);
    return same;
}

static bool same_cost(const char *what, int64_t judge, int64_t naive)
{
    if (judge == naive)
        return true;
    return prop_wrong("%s: judge %lld, naive judge %lld", what,
                      (long long)judge, (long long)naive);
}

bool same_verdict(const struct score *score, const struct naive *naive)
{
    bool same = same_breaches(&score->breaches, naive);
    same &= same_cost("legal", score->legal, naive->legal);
    same &= same_cost("total", score->total, naive->total);
    same &= same_cost("shortage", score->shortage, naive->shortage);
    same &= same_cost("surplus", score->surplus, naive->surplus);
    same &= same_cost("presence", score->presence, naive->presence);
    same &= same_cost("short", score->short_centimin, naive->short_centimin);
    same &= same_cost("need", score->need_centimin, naive->need_centimin);
    for (int rule = 0; rule < N_RULES; rule++)
        same &= same_cost(rule_infos[rule].name, score->rules[rule],
                          naive->rules[rule]);
    return same;
}

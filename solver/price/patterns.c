/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "patterns.h"

#include "ints.h"
#include "mem.h"

#include <stdlib.h>

enum { NO_PATTERN = -10000 };

void patterns_free(struct patterns *patterns)
{
    free(patterns->most);
}

/* The limit of a rule that is hard, `none` where there is none. */
static int hard_limit(const struct patterns *patterns, rule_mask mask,
                      enum rule rule, int none)
{
    const struct rule_setting *setting = &patterns->future->agent->rules[rule];
    return (mask >> rule & 1) && rule_is_hard(setting) ? setting->limit : none;
}

static void find_limits(struct patterns *patterns, rule_mask mask)
{
    int on_most = hard_limit(patterns, mask, RULE_max_days_in_a_row, -1);
    int weekends = hard_limit(patterns, mask, RULE_max_weekends, -1);
    patterns->on_least =
        larger(1, hard_limit(patterns, mask, RULE_min_days_in_a_row, 1));
    patterns->off_least =
        larger(1, hard_limit(patterns, mask, RULE_min_days_off, 1));
    patterns->on_limited = on_most >= 0;
    patterns->on_most = larger(on_most, patterns->on_least);
    patterns->weekends_limited = weekends >= 0;
    patterns->weekends = larger(weekends, 0);
}

static short *most_at(const struct patterns *patterns, int day, int run,
                      int weekends)
{
    int n_runs = patterns->off_least + patterns->on_most + 1;
    int at = day * n_runs + run + patterns->off_least;
    return &patterns->most[at * (patterns->weekends + 1) + weekends];
}

static int next_run(const struct patterns *patterns, int run, bool on)
{
    if (on)
        return run <= 0 ? 1 : run < patterns->on_most ? run + 1 : run;
    return run > 0 ? -1 : run > -patterns->off_least ? run - 1 : run;
}

/* What a weekend that begins with work on the day takes of those left. */
static int weekends_taken(const struct patterns *patterns, int day, int run)
{
    int weekday = grid_weekday(&patterns->future->problem->grid, day);
    return patterns->weekends_limited &&
           (weekday == SATURDAY || (weekday == SUNDAY && run <= 0));
}

static int most_on(const struct patterns *patterns, int day, int run, int left)
{
    bool full = patterns->on_limited && run >= patterns->on_most;
    left -= weekends_taken(patterns, day, run);
    if (full || left < 0 || (run <= 0 && run > -patterns->off_least))
        return NO_PATTERN;
    return 1 + *most_at(patterns, day + 1, next_run(patterns, run, true), left);
}

static int most_off(const struct patterns *patterns, int day, int run, int left)
{
    if (run > 0 && run < patterns->on_least)
        return NO_PATTERN;
    return *most_at(patterns, day + 1, next_run(patterns, run, false), left);
}

static void fill_day(struct patterns *patterns, const struct option_list *list,
                     int day)
{
    bool on = false, off = false;
    for (int i = 0; i < list->n; i++) {
        on = on || list->items[i].duty.offer != OFF;
        off = off || list->items[i].duty.offer == OFF;
    }
    for (int run = -patterns->off_least; run <= patterns->on_most; run++)
        for (int left = 0; left <= patterns->weekends; left++) {
            int most = off ? most_off(patterns, day, run, left) : NO_PATTERN;
            if (on)
                most = larger(most, most_on(patterns, day, run, left));
            *most_at(patterns, day, run, left) =
                (short)larger(most, NO_PATTERN);
        }
}

void patterns_fill(struct patterns *patterns, const struct future *future,
                   const struct option_list *lists, rule_mask mask)
{
    int n_days = future->problem->grid.n_days;
    patterns->future = future;
    find_limits(patterns, mask);
    int width = (patterns->off_least + patterns->on_most + 1) *
                (patterns->weekends + 1);
    int n = (n_days + 1) * width;
    if (n > patterns->room) {
        patterns->most =
            mem_resize(patterns->most, (size_t)n, sizeof *patterns->most);
        patterns->room = n;
    }
    for (int i = n_days * width; i < n; i++)
        patterns->most[i] = 0;
    for (int day = n_days - 1; day >= 0; day--)
        fill_day(patterns, &lists[day], day);
}

int patterns_most(const struct patterns *patterns, int day,
                  const struct history *history)
{
    int run = history->run, off = patterns->off_least;
    int left = patterns->weekends - history->weekends;
    if (run == 0 || run < -off || (run < 0 && history->run_open))
        run = -off;
    if (run > patterns->on_most)
        run = patterns->on_most;
    left = patterns->weekends_limited ? larger(left, 0) : 0;
    int most = *most_at(patterns, day + 1, run, left);
    if (run > 0 && history->run_open)
        most = larger(most, *most_at(patterns, day + 1, -off, left));
    return most;
}

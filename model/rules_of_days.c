/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of which days are worked, and how one duty follows another. */
#include "today.h"

static void check_runs(struct today *today)
{
    const struct history *before = today->before;
    int run = before->run;
    if (!today->duty) {
        if (run > 0 && !before->run_open)
            at_least(today, RULE_min_days_in_a_row, run);
        return;
    }
    at_most(today, RULE_max_days_in_a_row, (run > 0 ? run : 0) + 1, 1);
    if (run < 0 && !before->run_open)
        at_least(today, RULE_min_days_off, -run);
}

bool history_begins_weekend(const struct history *history, int weekday)
{
    return weekday == SATURDAY ||
           (weekday == SUNDAY &&
            !(history->saturday && history->saturday_known));
}

bool begins_weekend(const struct today *today)
{
    return today->duty && history_begins_weekend(today->before, today->weekday);
}

/* Of the last `span`, today's with them, those that are free. */
static int free_of_last(int span, short bits)
{
    return span - 1 -
           __builtin_popcount((unsigned)bits & ((1u << (span - 1)) - 1));
}

/* At least so many free in any `span`, of which today's is not. */
static void check_free(struct today *today, enum rule rule, short bits)
{
    const struct agent *agent = today->agent;
    if (!applies(today, rule))
        return;
    charge(today, rule,
           free_of_last(agent->rules[rule].span, bits) < limit_of(today, rule));
    if (agent->better[rule].price > 0)
        charge_better(today, rule,
                      free_of_last(agent->better[rule].span, bits) <
                          agent->better[rule].limit);
}

static void check_weekends(struct today *today)
{
    const struct history *before = today->before;
    if (begins_weekend(today)) {
        at_most(today, RULE_max_weekends, before->weekends + 1, 1);
        check_free(today, RULE_free_weekends, before->weekends_past);
    }
    if (today->weekday != SUNDAY)
        return;
    if (today->duty)
        check_free(today, RULE_free_sundays, before->sundays);
    if (before->saturday_known && applies(today, RULE_whole_weekends))
        charge(today, RULE_whole_weekends,
               before->saturday != (today->duty != NULL));
}

static void check_order(struct today *today)
{
    const struct history *before = today->before;
    const struct offer *duty = today->duty;
    if (before->last_shift >= 0 && applies(today, RULE_succession)) {
        uint64_t barred = today->problem->shifts[before->last_shift].not_before;
        charge(today, RULE_succession, (int)(barred >> duty->shift & 1));
    }
    if (before->week_start >= 0)
        at_most(today, RULE_same_start, before->week_start != duty->start_min,
                1);
    if (duty->night)
        at_most(today, RULE_max_nights_in_a_row, before->nights + 1, 1);
}

static void check_shift_max(struct today *today)
{
    int shift = today->duty->shift;
    int most = today->agent->shift_max[shift];
    if (most >= 0 && applies(today, RULE_shift_max) &&
        today->before->tally[shift] + 1 > most)
        charge(today, RULE_shift_max, 1);
}

short broken_by(const struct today *today)
{
    const struct agent *agent = today->agent;
    unsigned bits = 0;
    for (int i = 0; today->duty && i < agent->n_stretches; i++)
        if (today->day >= agent->stretches[i].from &&
            today->day < agent->stretches[i].to)
            bits |= 1u << i;
    return (short)bits;
}

static void check_stretches(struct today *today)
{
    if (!applies(today, RULE_off_together))
        return;
    unsigned fresh = (unsigned)(broken_by(today) & ~today->before->broken);
    for (; fresh; fresh &= fresh - 1) {
        int which = __builtin_ctz(fresh);
        record(today, (struct breach){
                          .rule = RULE_off_together,
                          .excess = 1,
                          .cost = today->agent->stretches[which].price,
                          .which = which,
                      });
    }
}

void check_days(struct today *today)
{
    check_runs(today);
    check_weekends(today);
    if (!today->duty)
        return;
    check_stretches(today);
    check_order(today);
    check_shift_max(today);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sums over longer times, hours that are limited and burdens that are shared,
 * and times that the law keeps free. */
#include "naive_line.h"

static int at_least_0(int value)
{
    return value > 0 ? value : 0;
}

/* Overtime of the calendar week from its Monday up to a day: what lies beyond
 * the ordinary hours of each day, or of the week if that is more. */
static int overtime_of_week(const struct line *line, int day)
{
    const struct agent *who = line->who;
    int monday = day - weekday_of(line, day), over = 0, week = 0;
    if (monday < 0) {
        over = line->before->week_over;
        week = line->before->week_min;
    }
    for (int d = monday < 0 ? 0 : monday; d <= day; d++) {
        week += minutes_on(line, d);
        if (who->ordinary_day >= 0)
            over += at_least_0(minutes_on(line, d) - who->ordinary_day);
    }
    if (who->ordinary_week >= 0 && week - who->ordinary_week > over)
        over = week - who->ordinary_week;
    return over;
}

/* What the day's duty adds to it. */
static int overtime(const struct line *line, int day)
{
    bool first = weekday_of(line, day) == 0;
    int before = first ? 0 : overtime_of_week(line, day - 1);
    return overtime_of_week(line, day) - before;
}

static int amount_of(const struct line *line, const struct gauge *gauge,
                     int day)
{
    if (!line->duty[day] || day < gauge->from || day >= gauge->to)
        return 0;
    if (gauge->measure == MEASURE_WORK)
        return minutes_on(line, day);
    if (gauge->measure == MEASURE_OVERTIME)
        return overtime(line, day);
    if (gauge->measure == MEASURE_WEEKENDS)
        return naive_begins_weekend(line, day);
    return gauge->amount[line->days[day].offer];
}

static int sum_until(const struct line *line, int which, int day)
{
    const struct gauge *gauge = &line->who->gauges[which];
    int sum = line->before->tally[line->problem->n_shifts + which];
    for (int d = 0; d <= day; d++)
        sum += amount_of(line, gauge, d);
    return sum;
}

static struct breach breach_of(const struct line *line, enum rule rule, int day,
                               int which, int excess)
{
    return (struct breach){.rule = rule,
                           .agent = line->agent,
                           .day = day,
                           .which = which,
                           .excess = excess};
}

static void check_most(const struct line *line, int which, int day)
{
    const struct gauge *gauge = &line->who->gauges[which];
    int added = amount_of(line, gauge, day);
    if (added == 0 || !gauge->most || !held(line, RULE_averages))
        return;
    int excess = sum_until(line, which, day) - gauge->most[day];
    if (excess <= 0)
        return;
    struct breach breach = breach_of(line, RULE_averages, day, which,
                                     excess < added ? excess : added);
    breach.cost = (cost)POINT * gauge->price * breach.excess;
    if (gauge->measure == MEASURE_WORK || gauge->measure == MEASURE_OVERTIME)
        breach.cost /= 60;
    if (gauge->price == RULE_HARD)
        breach.cost = COST_FORBIDDEN;
    naive_add(line->naive, breach);
}

static void check_steps(const struct line *line, int which, int day)
{
    const struct gauge *gauge = &line->who->gauges[which];
    int added = amount_of(line, gauge, day);
    int sum = sum_until(line, which, day);
    struct breach breach = breach_of(line, RULE_burdens, day, which, added);
    if (gauge->n_steps == 0 || !held(line, RULE_burdens))
        return;
    for (int unit = sum - added; unit < sum; unit++)
        breach.cost +=
            gauge->step[unit < gauge->n_steps ? unit : gauge->n_steps - 1];
    if (breach.cost > 0)
        naive_add(line->naive, breach);
}

static void check_restrictions(const struct line *line, int day)
{
    const struct offer *duty = line->duty[day];
    if (!duty || !held(line, RULE_restricted))
        return;
    for (int i = 0; i < line->who->n_restrictions; i++) {
        bool touched = false;
        for (int slot = duty->start; slot < duty->end; slot++)
            touched |= line->who->restrictions[i].slots[slot] != 0;
        if (touched)
            naive_report(line->problem,
                         breach_of(line, RULE_restricted, day, i, 1),
                         line->naive);
    }
}

void naive_check_sums(const struct line *line)
{
    for (int day = 0; day < line->n_days; day++) {
        check_restrictions(line, day);
        for (int which = 0; which < line->who->n_gauges; which++) {
            check_most(line, which, day);
            check_steps(line, which, day);
        }
    }
}

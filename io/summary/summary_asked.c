/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a rule asks of an agent, in words. */
#include "summary_parts.h"

#include "duty.h"
#include "rule_text.h"
#include "units.h"

#include <string.h>

/* ", 60h", ", 30h to 60h" where the weeks differ. */
static void add_weeks(struct text *text, const struct grid *grid,
                      const int *agreed, int week)
{
    int end = week == EVERY_WEEK ? grid_n_weeks(grid) : week + 1;
    int least = INT_MAX, most = -1;
    char length[UNITS_ROOM];
    for (int i = week == EVERY_WEEK ? 0 : week; i < end; i++) {
        if (agreed[i] < 0)
            continue;
        least = agreed[i] < least ? agreed[i] : least;
        most = agreed[i] > most ? agreed[i] : most;
    }
    if (most < 0)
        return;
    text_printf(text, ", %s", units_write_minutes(least, length));
    if (most > least)
        text_printf(text, " to %s", units_write_minutes(most, length));
}

static void add_period(struct text *text, int agreed)
{
    char length[UNITS_ROOM];
    text_printf(text, ", %s", units_write_minutes(agreed, length));
}

/* ": late 2, night 4" */
static void add_shifts(struct text *text, const struct problem *problem,
                       const int *agreed)
{
    const char *before = ": ";
    for (int shift = 0; shift < problem->n_shifts; shift++) {
        if (agreed[shift] < 0)
            continue;
        text_printf(text, "%s%s %d", before,
                    shift_title(&problem->shifts[shift]), agreed[shift]);
        before = ", ";
    }
}

/* What the agent's own data say of a rule that has no limit of its own. */
static void add_agreed(struct text *text, const struct problem *problem,
                       int agent, enum rule rule, int week)
{
    const struct agent *who = &problem->agents[agent];
    switch (rule) {
    case RULE_week_min:
        add_weeks(text, &problem->grid, who->week_min, week);
        break;
    case RULE_week_max:
        add_weeks(text, &problem->grid, who->week_max, week);
        break;
    case RULE_week_target:
        add_weeks(text, &problem->grid, who->week_target, week);
        break;
    case RULE_period_min:
        add_period(text, who->period_min);
        break;
    case RULE_period_max:
        add_period(text, who->period_max);
        break;
    case RULE_period_target:
        add_period(text, who->period_target);
        break;
    case RULE_shift_min:
        add_shifts(text, problem, who->shift_min);
        break;
    case RULE_shift_max:
        add_shifts(text, problem, who->shift_max);
        break;
    default:
        break;
    }
}

/* Duties may not overlap even where no rest is asked for. */
void text_add_rule_as(struct text *text, const struct problem *problem,
                      int agent, enum rule rule, int week,
                      struct rule_setting setting)
{
    const struct rule_info *info = &rule_infos[rule];
    const char *place = strstr(info->sentence, "%s");
    if (!place) {
        text_add(text, info->sentence);
        add_agreed(text, problem, agent, rule, week);
        return;
    }
    text_add_n(text, info->sentence, (size_t)(place - info->sentence));
    text_add_limit(text, rule, setting);
    text_add(text, place + 2);
}

void text_add_rule(struct text *text, const struct problem *problem, int agent,
                   enum rule rule, int week)
{
    text_add_rule_as(text, problem, agent, rule, week,
                     problem->agents[agent].rules[rule]);
}

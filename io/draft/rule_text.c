/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rule_text.h"

#include "units.h"

bool rule_asks_at_least(enum rule rule)
{
    switch (rule) {
    case RULE_rest:
    case RULE_min_days_in_a_row:
    case RULE_min_days_off:
    case RULE_hours_between_starts:
    case RULE_rest_after_nights:
    case RULE_weekly_rest:
    case RULE_earliest_start:
        return true;
    default:
        return false;
    }
}

int rule_stricter(enum rule rule, struct rule_setting a, struct rule_setting b)
{
    if (a.limit == RULE_OFF || b.limit == RULE_OFF)
        return (a.limit != RULE_OFF) - (b.limit != RULE_OFF);
    if (a.span > 0 && b.span > 0) {
        int shares = a.limit * b.span - b.limit * a.span;
        return shares ? shares : b.span - a.span;
    }
    return rule_asks_at_least(rule) ? a.limit - b.limit : b.limit - a.limit;
}

bool clause_is_limited(const struct clause *clause)
{
    return clause->kind == CLAUSE_RULE && clause->rule != RULE_break_time &&
           clause->rule != RULE_restricted;
}

static void add_length(struct text *text, int minutes)
{
    char length[UNITS_ROOM];
    text_add(text, units_write_minutes(minutes, length));
}

void text_add_limit(struct text *text, enum rule rule,
                    struct rule_setting setting)
{
    char clock[UNITS_ROOM];
    int limit = setting.limit == RULE_OFF ? 0 : setting.limit;
    if (rule == RULE_earliest_start)
        text_add(text, units_write_clock(limit, clock));
    else if (rule_infos[rule].unit == MINUTES)
        add_length(text, limit);
    else if (setting.span > 0)
        text_printf(text, "%d of %d", limit, setting.span);
    else if (rule_infos[rule].unit == DAYS)
        text_printf(text, "%d day%s", limit, limit == 1 ? "" : "s");
    else
        text_printf(text, "%d", limit);
}

static void add_window(struct text *text, const struct draft_average *average)
{
    static const char *const windows[] = {[WINDOW_SETTLEMENT] =
                                              "settlement period",
                                          [WINDOW_WEEK] = "calendar week",
                                          [WINDOW_QUARTER] = "quarter",
                                          [WINDOW_YEAR] = "year"};
    const char *over = average->per_week ? "over" : "in";
    if (average->window != WINDOW_ROLLING)
        text_printf(text, " %s a %s", over, windows[average->window]);
    else if (average->days % DAYS_PER_WEEK == 0)
        text_printf(text, " %s %d week%s", over, average->days / DAYS_PER_WEEK,
                    average->days == DAYS_PER_WEEK ? "" : "s");
    else
        text_printf(text, " %s %d days", over, average->days);
}

static void add_tiers(struct text *text, const struct clause *clause)
{
    for (int i = 0; i < clause->breaks->n_tiers; i++) {
        const struct break_tier *tier = &clause->breaks->tiers[i];
        text_add(text, i ? ", " : " ");
        add_length(text, tier->total);
        text_add(text, " in more than ");
        add_length(text, tier->over);
    }
    if (clause->breaks->min_piece > 0) {
        text_add(text, ", pieces of ");
        add_length(text, clause->breaks->min_piece);
        text_add(text, " at least");
    }
    if (clause->stretch > 0) {
        text_add(text, ", none without a break for more than ");
        add_length(text, clause->stretch);
    }
}

/* "sat-sun,2026-12-24" */
static void add_days(struct text *text, const struct days *days)
{
    const char *between = "";
    char name[UNITS_ROOM];
    for (int day = 0; day < DAYS_PER_WEEK; day++) {
        int first = day;
        while (day < DAYS_PER_WEEK && days->weekdays >> day & 1)
            day++;
        if (day == first)
            continue;
        text_printf(text, "%s%s", between, units_weekday(first));
        if (day - first > 1)
            text_printf(text, "-%s", units_weekday(day - 1));
        between = ",";
    }
    for (int i = 0; i < days->n_dates; i++) {
        text_printf(text, "%s%s", between,
                    units_write_date(days->dates[i], name));
        between = ",";
    }
}

static void add_times(struct text *text, const struct clause *clause)
{
    char from[UNITS_ROOM], to[UNITS_ROOM];
    for (int i = 0; i < clause->n_times; i++) {
        const struct window *window = &clause->times[i];
        text_add(text, i ? ", " : " ");
        add_days(text, &window->days);
        text_printf(text, " %s-%s", units_write_clock(window->from, from),
                    units_write_clock(window->to, to));
    }
}

void text_add_clause(struct text *text, const struct clause *clause)
{
    const struct draft_average *average = &clause->average;
    switch (clause->kind) {
    case CLAUSE_RULE:
        text_add(text, rule_infos[clause->rule].name);
        if (clause->rule == RULE_break_time) {
            add_tiers(text, clause);
        } else if (clause->rule == RULE_restricted) {
            add_times(text, clause);
        } else if (clause->setting.limit == RULE_OFF) {
            text_add(text, " off");
        } else {
            text_add(text, " ");
            text_add_limit(text, clause->rule, clause->setting);
        }
        break;
    case CLAUSE_AVERAGE:
        text_add(text, clause->overtime ? "overtime " : "average ");
        add_length(text, average->minutes);
        text_add(text, average->per_week ? " a week" : "");
        add_window(text, average);
        break;
    case CLAUSE_NIGHT:
        text_add(text, "night ");
        add_length(text, clause->minutes);
        break;
    case CLAUSE_NOTICE:
        text_printf(text, "notice %d days", clause->days);
        break;
    case CLAUSE_NOTE:
        text_add(text, "note");
        break;
    }
}

void text_add_law(struct text *text, const struct law *law)
{
    text_printf(text, "%s, %s", law->id, law->statute);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each change is a scenario that is written and read like those of
 * what-if.json. */
#include "worth_cases.h"

#include "duty.h"
#include "relax.h"
#include "text.h"
#include "units.h"

#include <string.h>

enum { CASES_MAX = 1100 };

static const struct {
    int most;
    const char *names;
} sorts[N_WORTH_SORTS] = {
    [WORTH_AGENT] = {150, "kinds of agents"},
    [WORTH_DUTY] = {400, "duties"},
    [WORTH_SKILL] = {250, "skills"},
    [WORTH_HOUR] = {200, "agents' hours"},
    [WORTH_RULE] = {100, "rules"},
};

struct making {
    struct cases *cases;
    struct arena *arena;
    const struct team *team;
    const struct problem *problem;
    bool counting; /* only how many there are of each sort */
    int n_made[N_WORTH_SORTS];
};

/* How many duties there are, and the slots in which they lie. */
struct stretch {
    int n, start, end;
};

const char *cases_names(enum worth_sort sort)
{
    return sorts[sort].names;
}

int cases_most(enum worth_sort sort)
{
    return sorts[sort].most;
}

/* The next of its sort is one of those that are asked. */
static bool is_asked(struct making *it, enum worth_sort sort)
{
    int64_t i = it->n_made[sort]++, n = it->cases->n_all[sort];
    int64_t most = sorts[sort].most;
    it->cases->n_all[sort] += it->counting;
    return !it->counting && (n <= most || (i + 1) * most / n > i * most / n);
}

static void add_case(struct making *it, const struct worth *worth, int group,
                     const char *changes)
{
    struct cases *cases = it->cases;
    char *text = arena_printf(
        it->arena, "{\"scenarios\": [{\"name\": \"worth\", %s}]}", changes);
    struct diags *silent = diags_new();
    cases->items[cases->n] = (struct change_case){
        .number = cases->n,
        .group = group,
        .what_if = what_if_parse(text, strlen(text), "worth", silent),
        .worth = *worth,
    };
    cases->n++;
    diags_free(silent);
}

/* The agent of the group with the longest week, whom a newcomer is like. */
static int model_of(const struct problem *problem, int group)
{
    int best = -1;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct agent *who = &problem->agents[agent];
        if (who->group == group &&
            (best < 0 ||
             who->week_target[0] > problem->agents[best].week_target[0]))
            best = agent;
    }
    return best;
}

/* "phone-pl 80 %": queues in which the agent is not at full speed; NULL where
 * there are none. */
static const char *slower(struct making *it, int model)
{
    const struct problem *problem = it->problem;
    const char *words = NULL;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        int speed = agent_speed(problem, model, queue);
        if (speed > 0 && speed != HEAD)
            words = arena_printf(it->arena, "%s%s%s %d %%", words ? words : "",
                                 words ? ", " : "", problem->queues[queue].id,
                                 speed);
    }
    return words;
}

/* "one more with phone and polish (phone-pl 80 %)" */
static const char *newcomer(struct making *it, int model)
{
    const char *skills = it->team->skills[model];
    const char *speeds = slower(it, model), *words = "one more";
    const char *between = " with ";
    while (*skills) {
        int length = (int)strcspn(skills, " ");
        words =
            arena_printf(it->arena, "%s%s%.*s", words, between, length, skills);
        skills += length + (skills[length] == ' ');
        between = strchr(skills, ' ') ? ", " : " and ";
    }
    return speeds ? arena_printf(it->arena, "%s (%s)", words, speeds) : words;
}

static void add_agent(struct making *it, int group)
{
    const struct problem *problem = it->problem;
    int model = model_of(problem, group);
    char hours[UNITS_ROOM];
    if (model < 0 || !is_asked(it, WORTH_AGENT))
        return;
    const struct agent *who = &problem->agents[model];
    struct worth worth = {.sort = WORTH_AGENT,
                          .what = newcomer(it, model),
                          .skills = it->team->skills[model],
                          .slower = slower(it, model)};
    if (who->week_target[0] > 0) {
        worth.week_min = who->week_target[0];
        worth.what = arena_printf(it->arena, "%s for %s a week", worth.what,
                                  units_write_minutes(worth.week_min, hours));
    }
    add_case(it, &worth, group,
             arena_printf(it->arena, "\"add\": [{\"like\": \"%s\"}]", who->id));
}

/* The slots in which a shift lies on a day, from its earliest start to its
 * latest end; false where it is not worked. */
static bool find_slots(const struct problem *problem, int agent, int day,
                       int shift, struct stretch *found)
{
    *found = (struct stretch){.n = 0};
    for (int i = first_offer_of(problem, agent, day);
         i < end_offer_of(problem, agent, day); i++) {
        const struct offer *offer = &problem->offers[i];
        if (offer->shift != shift)
            continue;
        if (found->n == 0 || offer->start < found->start)
            found->start = offer->start;
        if (offer->end > found->end)
            found->end = offer->end;
        found->n++;
    }
    return found->n > 0;
}

static const char *clock_at(struct making *it, int agent, int slot, bool end)
{
    char clock[UNITS_ROOM];
    int minute = local_of(it->problem, agent, slot).minute;
    return arena_copy(
        it->arena, units_write_clock(
                       end && minute == 0 ? MINUTES_PER_DAY : minute, clock));
}

/* When a shift can be worked on the weekday of `first`, a day of the first
 * week: how often, and from when to when on the clock; false where it never
 * is. */
static bool find_times(struct making *it, int agent, int first, int shift,
                       struct worth *worth)
{
    const struct grid *grid = &it->problem->grid;
    struct stretch found;
    for (int day = first; day < grid->n_days; day += DAYS_PER_WEEK) {
        if (!find_slots(it->problem, agent, day, shift, &found) ||
            worth->n_weeks++ > 0)
            continue;
        worth->first_date = grid->first_date + day;
        worth->ranges = found.n > 1;
        worth->from = clock_at(it, agent, found.start, false);
        worth->to = clock_at(it, agent, found.end, true);
    }
    return worth->n_weeks > 0;
}

/* "from 11:00 to 19:00 on Mondays" */
static const char *when(struct making *it, const struct worth *worth)
{
    static const char *const weekdays[] = {
        "Mondays", "Tuesdays",  "Wednesdays", "Thursdays",
        "Fridays", "Saturdays", "Sundays"};
    const struct grid *grid = &it->problem->grid;
    char name[DAY_NAME_ROOM];
    int day = worth->first_date - grid->first_date;
    return arena_printf(it->arena, "%s %s %s %s on %s",
                        worth->ranges ? "for a duty between" : "from",
                        worth->from, worth->ranges ? "and" : "to", worth->to,
                        worth->n_weeks > 1 ? weekdays[grid_weekday(grid, day)]
                                           : grid_day_name(grid, day, name));
}

/* The same for one shift on one day of each week. */
static void add_duty(struct making *it, int group, int day, int shift)
{
    static const char *const weekdays[] = {"mon", "tue", "wed", "thu",
                                           "fri", "sat", "sun"};
    const struct problem *problem = it->problem;
    int model = model_of(problem, group);
    struct worth worth = {.sort = WORTH_DUTY};
    if (model < 0 || !problem->agents[model].eligible[shift] ||
        !find_times(it, model, day, shift, &worth) || !is_asked(it, WORTH_DUTY))
        return;
    worth.skills = it->team->skills[model];
    worth.slower = slower(it, model);
    worth.shift = problem->shifts[shift].id;
    worth.what =
        arena_printf(it->arena, "%s %s", newcomer(it, model), when(it, &worth));
    add_case(
        it, &worth, group,
        arena_printf(it->arena,
                     "\"add\": [{\"like\": \"%s\", \"shifts\": [\"%s\"], "
                     "\"available\": [{\"days\": [\"%s\"]}], \"week\": "
                     "{\"min\": null, \"target\": null, \"max\": null}, "
                     "\"period\": {\"min\": null, \"target\": null}, "
                     "\"rules\": {\"whole_weekends\": null, \"min_days_off\": "
                     "null, \"min_days_in_a_row\": null}}]",
                     problem->agents[model].id, worth.shift,
                     weekdays[grid_weekday(&problem->grid, day)]));
}

static void add_duties(struct making *it)
{
    const struct problem *problem = it->problem;
    int n_days = problem->grid.n_days;
    for (int group = 0; group < problem->n_groups; group++)
        for (int day = 0; day < n_days && day < DAYS_PER_WEEK; day++)
            for (int shift = 0; shift < problem->n_shifts; shift++)
                add_duty(it, group, day, shift);
}

static void add_hours(struct making *it)
{
    for (int agent = 0; agent < it->problem->n_agents; agent++) {
        const struct agent *who = &it->problem->agents[agent];
        if ((who->week_target[0] < 0 && who->week_max[0] < 0) ||
            !is_asked(it, WORTH_HOUR))
            continue;
        const struct worth worth = {
            .sort = WORTH_HOUR,
            .agent = who->id,
            .agent_name = agent_title(who),
            .what = arena_printf(it->arena, "one more hour a week of %s",
                                 agent_title(who)),
        };
        add_case(it, &worth, 0,
                 arena_printf(it->arena,
                              "\"hours\": [{\"agents\": [\"%s\"], \"more\": "
                              "\"1h\"}]",
                              who->id));
    }
}

static void add_skill(struct making *it, const struct agent *who,
                      const struct queue *queue)
{
    const struct worth worth = {
        .sort = WORTH_SKILL,
        .agent = who->id,
        .agent_name = agent_title(who),
        .queue = queue->id,
        .queue_name = queue_title(queue),
        .what = arena_printf(it->arena, "%s trained for %s", agent_title(who),
                             queue_title(queue)),
    };
    add_case(it, &worth, 0,
             arena_printf(it->arena,
                          "\"train\": [{\"agents\": [\"%s\"], \"queues\": "
                          "[\"%s\"]}]",
                          who->id, queue->id));
}

static void add_skills(struct making *it)
{
    const struct problem *problem = it->problem;
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int queue = 0; queue < problem->n_queues; queue++)
            if (agent_speed(problem, agent, queue) == 0 &&
                is_asked(it, WORTH_SKILL))
                add_skill(it, &problem->agents[agent], &problem->queues[queue]);
}

static void add_rule(struct making *it, enum rule rule,
                     const struct relaxed *relaxed)
{
    const char *name = rule_infos[rule].name;
    const struct worth worth = {
        .sort = WORTH_RULE,
        .rule = name,
        .limit = relaxed->limit,
        .span = relaxed->span,
        .dropped = relaxed->dropped,
        .what = arena_printf(it->arena, "the rule %s %s", name, relaxed->words),
    };
    add_case(it, &worth, 0,
             arena_printf(it->arena, "\"team\": {\"rules\": {\"%s\": %s}}",
                          name, relaxed->value));
}

static void add_rules(struct making *it)
{
    for (enum rule rule = 0; rule < N_RULES; rule++) {
        struct relaxed relaxed =
            relax_rule(it->arena, &it->problem->agents[0], rule);
        if (relaxed.why_not && !it->counting)
            it->cases->why_not[it->cases->n_why_not++] =
                arena_printf(it->arena, "the rule %s, which %s",
                             rule_infos[rule].name, relaxed.why_not);
        if (relaxed.value && is_asked(it, WORTH_RULE))
            add_rule(it, rule, &relaxed);
    }
}

/* Counts all, or makes those that are asked. */
static void add_all(struct making *it, bool counting)
{
    it->counting = counting;
    memset(it->n_made, 0, sizeof it->n_made);
    for (int group = 0; group < it->problem->n_groups; group++)
        add_agent(it, group);
    add_duties(it);
    add_skills(it);
    add_hours(it);
    add_rules(it);
}

void cases_make(struct cases *it, const struct team *team, struct arena *arena)
{
    struct making making = {
        .cases = it, .arena = arena, .team = team, .problem = team->problem};
    *it = (struct cases){
        .arena = arena,
        .items = ARENA_ARRAY(arena, struct change_case, CASES_MAX),
        .why_not = ARENA_ARRAY(arena, const char *, N_RULES),
    };
    add_all(&making, true);
    add_all(&making, false);
}

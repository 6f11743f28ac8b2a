/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "explain.h"

#include "mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS_BACK = 2 }; /* a duty may reach so far into later days */

/* One gap while it is looked into. */
struct inquiry {
    const struct roster *roster;
    const struct problem *problem;
    const struct gap *gap;
    int shift;        /* of a presence rule by shift, else -1 */
    uint8_t *at_work; /* [n_slots] of the agent looked at */
};

/* The queues that a gap is about, as bits. */
static uint64_t queues_of(const struct problem *problem, const struct gap *gap)
{
    return gap->kind == GAP_PRESENCE ? 0
           : gap->kind == GAP_JOINT  ? problem->joints[gap->which].queues
                                     : UINT64_C(1) << gap->which;
}

static int speed_in(const struct problem *problem, int agent, uint64_t queues)
{
    int most = 0;
    for (; queues; queues &= queues - 1) {
        int speed = agent_speed(problem, agent, __builtin_ctzll(queues));
        most = speed > most ? speed : most;
    }
    return most;
}

static int worth(const struct inquiry *inquiry, int agent)
{
    const struct problem *problem = inquiry->problem;
    const struct gap *gap = inquiry->gap;
    if (gap->kind != GAP_PRESENCE)
        return speed_in(problem, agent, queues_of(problem, gap));
    int weight =
        presence_weight(problem, &problem->presences[gap->which], agent);
    return weight > 0 ? weight * HEAD : 0;
}

/* Whether a duty of this offer counts in a row (slot or day) of the gap. */
static bool counts(const struct inquiry *inquiry, const struct offer *offer,
                   int row)
{
    if (inquiry->shift >= 0)
        return offer->day == row && offer->shift == inquiry->shift;
    return !offer->on_call && offer->start <= row && row < offer->end;
}

/* The choices of an agent that can count in a row: first and one past the
 * last. */
static void choices_near(const struct inquiry *inquiry, int agent, int row,
                         int *first, int *end)
{
    const struct grid *grid = &inquiry->problem->grid;
    const struct agent *who = &inquiry->problem->agents[agent];
    int day = inquiry->shift >= 0
                  ? row
                  : calendar_day(grid, &grid->calendars[who->calendar], row);
    int from = day - DAYS_BACK, to = day + 1;
    *first = who->first_choice[from < 0 ? 0 : from];
    *end = who->first_choice[to > grid->n_days ? grid->n_days : to];
}

static bool may_count(const struct inquiry *inquiry, int agent, int row)
{
    const struct agent *who = &inquiry->problem->agents[agent];
    int choice, end;
    if (inquiry->shift < 0 && is_carried(who, row))
        return true;
    choices_near(inquiry, agent, row, &choice, &end);
    for (; choice < end; choice++)
        if (counts(inquiry,
                   &inquiry->problem->offers[who->choices[choice].offer], row))
            return true;
    return false;
}

/* How often the agent's line breaks each rule that is hard, with `offer` in
 * place of what the agent does on that day (NULL: as it is). */
static void hard_breaches(const struct inquiry *inquiry, int agent,
                          const struct offer *offer, int *broken)
{
    const struct problem *problem = inquiry->problem;
    struct history history = problem->agents[agent].before;
    struct breaches breaches = {0};
    for (int day = 0; day < problem->grid.n_days; day++)
        history_add_day(problem, agent, &history, day,
                        offer && offer->day == day
                            ? offer
                            : roster_offer(inquiry->roster, agent, day),
                        RULES_ALL, &breaches);
    history_close(problem, agent, &history, RULES_ALL, &breaches);
    memset(broken, 0, N_RULES * sizeof *broken);
    for (int i = 0; i < breaches.n; i++)
        if (breaches.items[i].cost >= COST_FORBIDDEN)
            broken[breaches.items[i].rule]++;
    breaches_free(&breaches);
}

/* The rule that giving the agent this offer breaks and the roster as it is
 * does not; N_RULES if there is none. */
static int bar_of(const struct inquiry *inquiry, int agent, const int *before,
                  const struct offer *offer)
{
    int after[N_RULES];
    hard_breaches(inquiry, agent, offer, after);
    int rule = 0;
    while (rule < N_RULES && after[rule] <= before[rule])
        rule++;
    return rule;
}

static int most_frequent(const int *count)
{
    int most = 0;
    for (int rule = 1; rule < N_RULES; rule++)
        if (count[rule] > count[most])
            most = rule;
    return most;
}

/* Files an agent who does not work then but may: by trying each duty that
 * would count. */
static void try_duties(const struct inquiry *inquiry, int agent, int row,
                       struct reason *reason)
{
    const struct agent *who = &inquiry->problem->agents[agent];
    int before[N_RULES], barred[N_RULES] = {0}, choice, end;
    bool movable = false;
    hard_breaches(inquiry, agent, NULL, before);
    choices_near(inquiry, agent, row, &choice, &end);
    for (; choice < end; choice++) {
        const struct offer *offer =
            &inquiry->problem->offers[who->choices[choice].offer];
        if (!counts(inquiry, offer, row))
            continue;
        int rule = bar_of(inquiry, agent, before, offer);
        if (rule < N_RULES) {
            barred[rule]++;
        } else if (!roster_offer(inquiry->roster, agent, offer->day)) {
            if (reason->free < CALLABLE_MAX)
                reason->callable[reason->free] = agent;
            reason->free++;
            return;
        } else {
            movable = true;
        }
    }
    if (movable)
        reason->movable++;
    else
        reason->barred[most_frequent(barred)]++;
}

static bool on_duty(const struct inquiry *inquiry, int agent, int slot)
{
    for (int day = 0; day < inquiry->problem->grid.n_days; day++) {
        const struct offer *duty = roster_offer(inquiry->roster, agent, day);
        if (duty && !duty->on_call && duty->start <= slot && slot < duty->end)
            return true;
    }
    return is_carried(&inquiry->problem->agents[agent], slot);
}

/* Files an agent by what the roster says of one slot; false if the agent is
 * not on duty then. */
static bool file_by_slot(const struct inquiry *inquiry, int agent, int slot,
                         struct reason *reason)
{
    if (!on_duty(inquiry, agent, slot))
        return false;
    int serves = roster_serves(inquiry->roster, agent)[slot];
    roster_at_work(inquiry->roster, agent, inquiry->at_work);
    if (!inquiry->at_work[slot])
        reason->on_break++;
    else if (inquiry->gap->kind == GAP_PRESENCE ||
             (serves != NO_QUEUE &&
              queues_of(inquiry->problem, inquiry->gap) >> serves & 1))
        reason->serving++;
    else if (is_busy(&inquiry->problem->agents[agent], slot))
        reason->busy++;
    else if (serves == NO_QUEUE)
        reason->idle++;
    else
        reason->elsewhere++;
    return true;
}

static bool file_by_day(const struct inquiry *inquiry, int agent, int day,
                        struct reason *reason)
{
    const struct offer *duty = roster_offer(inquiry->roster, agent, day);
    if (!duty || duty->shift != inquiry->shift)
        return false;
    reason->serving++;
    return true;
}

/* Raises the most that is possible to what those are worth together who may
 * count in a row. */
static void add_possible(const struct inquiry *inquiry, int row,
                         struct reason *reason)
{
    int level = 0, n = 0;
    for (int agent = 0; agent < inquiry->problem->n_agents; agent++) {
        int speed = worth(inquiry, agent);
        if (speed == 0 || !may_count(inquiry, agent, row))
            continue;
        level += speed;
        n++;
    }
    if (level > reason->level_most) {
        reason->level_most = level;
        reason->may_most = n;
    }
}

static void file_agent(const struct inquiry *inquiry, int agent,
                       struct reason *reason)
{
    int row = inquiry->gap->start;
    if (worth(inquiry, agent) == 0)
        return;
    reason->skilled++;
    bool filed = inquiry->shift < 0 ? file_by_slot(inquiry, agent, row, reason)
                                    : file_by_day(inquiry, agent, row, reason);
    if (!filed && !may_count(inquiry, agent, row))
        return;
    reason->may++;
    if (!filed)
        try_duties(inquiry, agent, row, reason);
}

static enum whom whom_counts(const struct problem *problem,
                             const struct gap *gap)
{
    if (gap->kind != GAP_PRESENCE)
        return WITH_SKILLS;
    const struct presence *presence = &problem->presences[gap->which];
    return presence->weight ? NAMED : presence->tags ? WITH_TAGS : ANYBODY;
}

static bool any_shift(const struct inquiry *inquiry)
{
    const struct problem *problem = inquiry->problem;
    for (int i = 0; i < problem->n_offers; i++)
        for (int row = inquiry->gap->start; row < inquiry->gap->end; row++)
            if (counts(inquiry, &problem->offers[i], row))
                return true;
    return false;
}

struct reason explain_gap(const struct roster *roster, const struct gap *gap)
{
    const struct problem *problem = roster->problem;
    struct inquiry inquiry = {
        .roster = roster,
        .problem = problem,
        .gap = gap,
        .shift = gap->kind == GAP_PRESENCE
                     ? problem->presences[gap->which].shift
                     : -1,
        .at_work = mem_alloc((size_t)problem->grid.n_slots, 1),
    };
    struct reason reason = {.whom = whom_counts(problem, gap)};
    for (int agent = 0; agent < problem->n_agents; agent++)
        file_agent(&inquiry, agent, &reason);
    for (int row = gap->start; row < gap->end; row++)
        add_possible(&inquiry, row, &reason);
    reason.no_shift = reason.may_most == 0 && !any_shift(&inquiry);
    reason.never_enough = reason.level_most < gap->need;
    reason.from_before = inquiry.shift < 0 && reason.may == 0 &&
                         reason.skilled > 0 &&
                         gap->start <= problem->grid.calendars[0].day_start[0];
    free(inquiry.at_work);
    return reason;
}

/* The agent's choice that is the same duty, NULL where there is none. */
static const struct offer *same_duty(const struct problem *problem, int agent,
                                     const struct offer *duty)
{
    const struct agent *who = &problem->agents[agent];
    for (int i = 0; i < who->first_choice[problem->grid.n_days]; i++) {
        const struct offer *offer = &problem->offers[who->choices[i].offer];
        if (offer->shift == duty->shift && offer->start == duty->start &&
            offer->end == duty->end)
            return offer;
    }
    return NULL;
}

static void file_other(const struct inquiry *inquiry, int agent,
                       const struct offer *duty, struct others *others)
{
    const struct offer *offer = same_duty(inquiry->problem, agent, duty);
    int before[N_RULES];
    if (!offer) {
        others->may_not++;
        return;
    }
    const struct offer *now = roster_offer(inquiry->roster, agent, offer->day);
    if (now == offer) {
        others->same++;
    } else if (now) {
        others->busy++;
    } else {
        hard_breaches(inquiry, agent, NULL, before);
        int rule = bar_of(inquiry, agent, before, offer);
        if (rule < N_RULES)
            others->barred[rule]++;
        else if (others->free++ < CALLABLE_MAX)
            others->callable[others->free - 1] = agent;
    }
}

struct others explain_others(const struct roster *roster, int agent, int day)
{
    struct inquiry inquiry = {.roster = roster, .problem = roster->problem};
    struct others others = {0};
    const struct offer *duty = roster_offer(roster, agent, day);
    for (int other = 0; duty && other < roster->problem->n_agents; other++)
        if (other != agent)
            file_other(&inquiry, other, duty, &others);
    return others;
}

/* The sentence while it grows; what does not fit is left out. */
struct sentence {
    const struct problem *problem;
    char *text;
    int length, parts;
    bool alone; /* it is about one agent, who need not be counted */
};

static void say(struct sentence *sentence, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void say(struct sentence *sentence, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int room = REASON_ROOM - sentence->length;
    int length = vsnprintf(sentence->text + sentence->length, (size_t)room,
                           format, args);
    sentence->length += length < room ? length : room - 1;
    va_end(args);
}

static void say_part(struct sentence *sentence, int count, const char *what)
{
    if (count == 0)
        return;
    if (sentence->alone)
        say(sentence, "%s", what);
    else
        say(sentence, "%s%d %s", sentence->parts ? ", " : "", count, what);
    sentence->parts++;
}

static const char *bar_name(enum rule rule)
{
    switch (rule) {
    case RULE_rest:
        return "resting";
    case RULE_max_days_in_a_row:
        return "at the limit of days in a row";
    case RULE_max_weekends:
        return "at the limit of weekends";
    case RULE_max_nights_in_a_row:
        return "at the limit of nights in a row";
    case RULE_max_hours_per_day:
    case RULE_max_hours_per_7_days:
    case RULE_max_hours_per_week:
    case RULE_week_max:
    case RULE_period_max:
        return "at the limit of hours";
    case RULE_shift_max:
        return "at the limit of such shifts";
    default:
        return NULL;
    }
}

/* The law behind a rule, where it is the same for all whom one binds. */
static const char *law_id(const struct problem *problem, int rule)
{
    const struct law *law = NULL;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        const struct law *own = problem->agents[agent].rules[rule].law;
        if (law && own && strcmp(law->id, own->id) != 0)
            return NULL;
        law = own ? own : law;
    }
    return law ? law->id : NULL;
}

/* Rules that read alike are counted as one. */
static void say_barred(struct sentence *sentence, const int *barred)
{
    for (int rule = 0; rule < N_RULES; rule++) {
        const char *name = bar_name(rule);
        const char *law = name ? NULL : law_id(sentence->problem, rule);
        char other[128];
        int count = 0;
        bool told = false;
        for (int like = 0; name && like < N_RULES; like++) {
            if (!bar_name(like) || strcmp(bar_name(like), name) != 0)
                continue;
            count += barred[like];
            told = told || like < rule;
        }
        snprintf(other, sizeof other, "barred by the rule %s%s%.20s%s",
                 rule_infos[rule].name, law ? " (" : "", law ? law : "",
                 law ? ")" : "");
        if (!name)
            say_part(sentence, barred[rule], other);
        else if (!told)
            say_part(sentence, count, name);
    }
}

static const char *whom_name(const struct reason *reason)
{
    static const char *const names[] = {
        [WITH_SKILLS] = "with the skills",
        [WITH_TAGS] = "with the tags",
        [ANYBODY] = "in the team",
        [NAMED] = "named by the rule",
    };
    return names[reason->whom];
}

static void say_all_count(struct sentence *sentence,
                          const struct reason *reason)
{
    if (reason->whom == ANYBODY || reason->whom == NAMED)
        say(sentence, "there %s only %d %s",
            reason->skilled == 1 ? "is" : "are", reason->skilled,
            whom_name(reason));
    else
        say(sentence, "only %d in the team %s the %s", reason->skilled,
            reason->skilled == 1 ? "has" : "have",
            reason->whom == WITH_TAGS ? "tags" : "skills");
}

static void say_none(struct sentence *sentence, const struct reason *reason,
                     const char *when)
{
    if (reason->skilled == 1)
        say(sentence, "the only one %s may not work %s", whom_name(reason),
            when);
    else
        say(sentence, "none of the %d %s may work %s", reason->skilled,
            whom_name(reason), when);
}

static void say_never(struct sentence *sentence, const struct reason *reason)
{
    const char *whom = whom_name(reason);
    if (reason->skilled == 0)
        say(sentence, "there is nobody %s", whom);
    else if (reason->no_shift)
        say(sentence, "no shift reaches that time");
    else if (reason->may_most == 0)
        say_none(sentence, reason, "then");
    else if (reason->level_most != reason->may_most * HEAD &&
             reason->may_most == 1)
        say(sentence, "the only one %s who may work then is worth %g heads",
            whom, reason->level_most / (double)HEAD);
    else if (reason->level_most != reason->may_most * HEAD)
        say(sentence, "the %d %s who may work then are worth %g heads",
            reason->may_most, whom, reason->level_most / (double)HEAD);
    else if (reason->may_most == reason->skilled)
        say_all_count(sentence, reason);
    else
        say(sentence, "only %d of the %d %s may work then", reason->may_most,
            reason->skilled, whom);
}

/* "2 off who could be called in (Anna, Bo)" */
static void say_free(struct sentence *sentence, const struct reason *reason)
{
    if (reason->free == 0)
        return;
    say_part(sentence, reason->free,
             reason->may == 1 ? "off and could be called in"
                              : "off who could be called in");
    for (int i = 0; i < reason->free && i < CALLABLE_MAX; i++) {
        const struct agent *who =
            &sentence->problem->agents[reason->callable[i]];
        say(sentence, "%s%s", i ? ", " : " (", who->name ? who->name : who->id);
    }
    if (reason->free > CALLABLE_MAX)
        say(sentence, " and %d more", reason->free - CALLABLE_MAX);
    say(sentence, ")");
}

/* Of a single one it reads "the only one ... is on a break". */
static void say_where(struct sentence *sentence, const struct reason *reason)
{
    if (reason->may == 0) {
        say_none(sentence, reason, "at the beginning of it");
        return;
    }
    sentence->alone = reason->may == 1;
    if (sentence->alone)
        say(sentence, "the only one %s who may work then is ",
            whom_name(reason));
    else
        say(sentence, "of the %d %s who may work then: ", reason->may,
            whom_name(reason));
    say_part(sentence, reason->serving, "on it");
    say_part(sentence, reason->elsewhere,
             reason->elsewhere == 1 ? "on another queue" : "on other queues");
    say_part(sentence, reason->on_break, "on a break");
    say_part(sentence, reason->busy, "in a meeting or training");
    say_part(sentence, reason->idle, "at work without a queue");
    say_barred(sentence, reason->barred);
    say_part(sentence, reason->movable, "on another duty that day");
    say_free(sentence, reason);
}

const char *explain_sentence(const struct problem *problem,
                             const struct reason *reason, char *text)
{
    struct sentence sentence = {.problem = problem, .text = text};
    text[0] = '\0';
    if (reason->never_enough)
        say_never(&sentence, reason);
    else
        say_where(&sentence, reason);
    if (reason->from_before)
        say(&sentence, "; a night duty from before the first day is told by "
                       "'history'");
    return text;
}

const char *explain_others_sentence(const struct problem *problem,
                                    const struct others *others, char *text)
{
    struct sentence sentence = {.problem = problem, .text = text};
    struct reason free = {.free = others->free, .may = others->free + 1};
    memcpy(free.callable, others->callable, sizeof free.callable);
    text[0] = '\0';
    say_part(&sentence, others->same,
             others->same == 1 ? "works it too" : "work it too");
    say_part(&sentence, others->busy, "on another duty that day");
    say_barred(&sentence, others->barred);
    say_part(&sentence, others->may_not, "who may not");
    say_free(&sentence, &free);
    if (sentence.parts == 0)
        say(&sentence, "there is nobody else");
    return text;
}

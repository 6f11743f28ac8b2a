/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found out about a gap, or about who else might work, as a
 * sentence. */
#include "explain.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

/* "barred by the rule weekly_rest (PL-5)" */
static const char *say_rule(enum rule rule, const struct law *law, char *text,
                            size_t room)
{
    snprintf(text, room, "barred by the rule %s%s%.20s%s",
             rule_infos[rule].name, law ? " (" : "", law ? law->id : "",
             law ? ")" : "");
    return text;
}

/* Rules that read alike are counted as one. */
static void say_barred(struct sentence *sentence, const int *barred,
                       const struct law *const *laws)
{
    for (int rule = 0; rule < N_RULES; rule++) {
        const char *name = bar_name(rule);
        char other[128];
        int count = 0;
        bool told = false;
        for (int like = 0; name && like < N_RULES; like++) {
            if (!bar_name(like) || strcmp(bar_name(like), name) != 0)
                continue;
            count += barred[like];
            told = told || like < rule;
        }
        if (!name)
            say_part(sentence, barred[rule],
                     say_rule(rule, laws[rule], other, sizeof other));
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
        say(sentence, "the only one %s who is available then is ",
            whom_name(reason));
    else
        say(sentence, "of the %d %s who are available then: ", reason->may,
            whom_name(reason));
    say_part(sentence, reason->serving, "on it");
    say_part(sentence, reason->elsewhere,
             reason->elsewhere == 1 ? "on another queue" : "on other queues");
    say_part(sentence, reason->on_break, "on a break");
    say_part(sentence, reason->busy, "in a meeting or training");
    say_part(sentence, reason->idle, "at work without a queue");
    say_barred(sentence, reason->barred, reason->laws);
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
        say(&sentence, "; only a night duty from before the first day could, "
                       "and 'history' tells of none");
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
    say_barred(&sentence, others->barred, others->laws);
    say_part(&sentence, others->may_not, "who may not");
    say_part(&sentence, others->unskilled, "without the skills");
    say_free(&sentence, &free);
    if (sentence.parts == 0)
        say(&sentence, "there is nobody else");
    return text;
}

/* What of an agent's own terms the duty is against. */
static const char *refusal_name(enum rule rule)
{
    switch (rule) {
    case RULE_eligible:
        return "may not: none of their shifts";
    case RULE_availability:
        return "may not: not available then";
    case RULE_forbidden:
        return "may not: it is forbidden to them";
    case RULE_fixed:
        return "may not: the team has the day as 'fixed'";
    case RULE_rotation:
        return "may not: not their turn in the rotation";
    case N_RULES:
        return "may not: no such duty in their time zone";
    default:
        return NULL;
    }
}

const char *explain_standing_words(const struct problem *problem,
                                   enum standing standing,
                                   const struct bar *bar, char *text)
{
    static const char *const words[] = {
        [STANDING_AWAY] = "away then",
        [STANDING_MAY_NOT] = NULL,
        [STANDING_SAME] = "works it too",
        [STANDING_UNSKILLED] = "without the skills",
        [STANDING_BUSY] = "on another duty that day",
        [STANDING_BARRED] = NULL,
        [STANDING_UNWILLING] = "off as wished, but could be called in",
        [STANDING_FREE] = "off and could be called in",
    };
    if (words[standing])
        return words[standing];
    enum rule rule = bar->breach.rule;
    const char *name =
        standing == STANDING_MAY_NOT ? refusal_name(rule) : bar_name(rule);
    return name ? name
                : say_rule(rule, breach_law(problem, &bar->breach), text,
                           REASON_ROOM);
}

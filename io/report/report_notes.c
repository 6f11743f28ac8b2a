/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be said of duties one by one: rules broken and paid for on the
 * day, wishes, who else could have the duty, and who has borne less. */
#include "fewer.h"
#include "ledger.h"
#include "report_parts.h"
#include "wish.h"

/* Beyond so many comparisons nobody waits for who else could have each. */
enum { OTHERS_MOST = 20000 };

struct notes {
    const struct report *report;
    struct text *json;
    int agent, day;
    bool filled;
};

static void add_note(struct notes *it, const char *text)
{
    text_printf(it->json, "%s[%d,%d,", it->filled ? "," : "", it->agent,
                it->day);
    markup_add_json(it->json, text);
    text_add(it->json, "]");
    it->filled = true;
}

static const char *with_points(const struct notes *it, const char *what,
                               cost points)
{
    const struct markup *out = &it->report->out;
    return points >= COST_FORBIDDEN
               ? markup_say(out, "{what}: broken", "what", what)
               : markup_say(out, "{what}: {points} points", "what", what,
                            "points", format_points(it->report, points));
}

/* Wishes are told one by one. */
static void add_rules(struct notes *it)
{
    const struct report *report = it->report;
    const struct breaches *breaches = &report->score->breaches;
    for (int i = 0; i < breaches->n; i++) {
        const struct breach *breach = &breaches->items[i];
        if (breach->agent != it->agent || breach->day != it->day ||
            breach->rule == RULE_wishes)
            continue;
        const struct law *law = breach_law(report->problem, breach);
        const char *rule = report_rule(report, breach);
        if (law)
            rule =
                arena_printf(report->out.arena, "%s, %s", rule, law->statute);
        add_note(it, with_points(it, rule, breach->cost));
    }
}

static void add_wishes(struct notes *it)
{
    const struct report *report = it->report;
    const struct agent *who = &report->problem->agents[it->agent];
    for (int i = 0; i < who->n_wishes; i++) {
        const struct wish *wish = &who->wishes[i];
        if (it->day < wish->day || it->day >= wish->until)
            continue;
        const char *what = report_wish(report, it->agent, wish);
        cost paid = wish_paid(report->roster, it->agent, wish);
        bool granted = wish_granted(report->roster, it->agent, wish);
        const char *told =
            granted
                ? markup_say(&report->out, "wish granted: {what}", "what", what)
                : markup_say(&report->out, "wish refused: {what}", "what",
                             what);
        add_note(it, granted ? told : with_points(it, told, paid));
    }
}

static void add_others(struct notes *it)
{
    const struct report *report = it->report;
    const struct ledger *ledger = report->plan->team->ledger;
    add_note(it, markup_say(&report->out, "Of the others: {others}", "others",
                            report_others(report, it->agent, it->day)));
    for (int i = 0; ledger && i < ledger->n_burdens; i++)
        if (fewer_counts(report->plan, it->agent, it->day, i))
            add_note(it, report_fewer(report, it->agent, it->day, i));
}

static int n_duties(const struct roster *roster)
{
    int n = 0;
    for (int agent = 0; agent < roster->problem->n_agents; agent++)
        for (int day = 0; day < roster->problem->grid.n_days; day++)
            n += roster_offer(roster, agent, day) != NULL;
    return n;
}

bool report_tells_others(const struct report *report)
{
    int n_agents = report->problem->n_agents;
    return n_agents > 1 && n_duties(report->roster) * n_agents <= OTHERS_MOST;
}

void report_notes(const struct report *report, struct text *json)
{
    const struct problem *problem = report->problem;
    struct notes it = {.report = report, .json = json};
    bool others = report_tells_others(report);
    text_add(json, ",\"notes\":[");
    for (it.agent = 0; it.agent < problem->n_agents; it.agent++)
        for (it.day = 0; it.day < problem->grid.n_days; it.day++) {
            if (!roster_offer(report->roster, it.agent, it.day))
                continue;
            add_rules(&it);
            add_wishes(&it);
            if (others)
                add_others(&it);
        }
    text_add(json, "]");
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wishes refused, and what granting each of them would cost. */
#include "grant.h"
#include "report_parts.h"

static const char *say(const struct report *report, const char *sentence)
{
    return words_get(report->out.words, NULL, sentence);
}

static const char *clock_at(const struct report *report, int agent, int slot)
{
    return format_clock(report, local_of(report->problem, agent, slot));
}

static const char *with_whom(const struct report *report,
                             const struct wish *wish, const char *shift)
{
    const struct markup *out = &report->out;
    const char *name = agent_title(&report->problem->agents[wish->other]);
    bool with = wish->kind == WISH_WITH;
    if (!shift)
        return with ? markup_say(out, "with {name}", "name", name)
                    : markup_say(out, "not with {name}", "name", name);
    return with ? markup_say(out, "with {name} in {shift}", "name", name,
                             "shift", shift)
                : markup_say(out, "not with {name} in {shift}", "name", name,
                             "shift", shift);
}

const char *report_wish(const struct report *report, int agent,
                        const struct wish *wish)
{
    const struct markup *out = &report->out;
    const char *shift =
        wish->shift < 0 ? NULL
                        : shift_title(&report->problem->shifts[wish->shift]);
    bool clock = wish->kind == WISH_IN || wish->kind == WISH_OUT;
    const char *from = clock ? clock_at(report, agent, wish->from) : NULL;
    const char *to = clock ? clock_at(report, agent, wish->to) : NULL;
    switch (wish->kind) {
    case WISH_OFF:
        return say(report, "off");
    case WISH_WORK:
        return shift ? shift : say(report, "at work");
    case WISH_NOT:
        return shift ? markup_say(out, "no {shift}", "shift", shift)
                     : say(report, "not at work");
    case WISH_IN:
        return markup_say(out, "only {from}–{to}", "from", from, "to", to);
    case WISH_OUT:
        return markup_say(out, "not {from}–{to}", "from", from, "to", to);
    default:
        return with_whom(report, wish, shift);
    }
}

static const char *when_of(const struct report *report, const struct wish *wish)
{
    int first = report->problem->grid.first_date;
    const char *day = format_day(report, first + wish->day);
    return wish->until <= wish->day + 1
               ? day
               : markup_say(&report->out, "{first} to {last}", "first", day,
                            "last",
                            format_day(report, first + wish->until - 1));
}

/* "phone, Sat 24 Oct 14:00–15:00 and elsewhere" */
static const char *place_of(const struct report *report,
                            const struct grant *grant)
{
    const char *place =
        arena_printf(report->out.arena, "%s, %s",
                     queue_title(&report->problem->queues[grant->queue]),
                     format_stretch(report, grant->start, grant->end_slot));
    return grant->elsewhere ? markup_say(&report->out, "{place} and elsewhere",
                                         "place", place)
                            : place;
}

/* "at most 1200 points, 1 h more short (phone, Sat 24 Oct 14:00–15:00)" */
static const char *price_of(const struct report *report,
                            const struct grant *grant)
{
    const struct markup *out = &report->out;
    const char *price = markup_say(out, "at most {points} points", "points",
                                   format_points(report, grant->extra));
    const char *hours =
        format_number(report, (double)grant->short_centimin / (HEAD * 60), 2);
    if (grant->short_centimin > 0)
        price = markup_say(out, "{price}, {hours} h more short", "price", price,
                           "hours", hours);
    if (grant->short_centimin > 0 && grant->queue >= 0)
        price =
            arena_printf(out->arena, "%s (%s)", price, place_of(report, grant));
    return price;
}

static const char *found(const struct report *report, const struct grant *grant)
{
    const char *price =
        grant->extra > 0 ? price_of(report, grant) : say(report, "nothing");
    if (grant->helper < 0)
        return price;
    return markup_say(&report->out, "{price}, if {name} changes as well",
                      "price", price, "name",
                      agent_title(&report->problem->agents[grant->helper]));
}

static const char *granting(const struct report *report,
                            const struct grant *grant)
{
    switch (grant->end) {
    case GRANT_BARRED:
        return say(report, "no days that grant it keep the hard rules");
    case GRANT_UNKNOWN:
        return say(report, "is not known");
    default:
        return found(report, grant);
    }
}

static void add_refused(const struct report *report, const struct grant *grant)
{
    const struct markup *out = &report->out;
    markup_add(out, "row", "agent", format_plain(report, grant->agent), "name",
               agent_title(&report->problem->agents[grant->agent]));
    markup_add(out, "cell", "text", when_of(report, &grant->wish));
    markup_add(out, "cell", "text",
               report_wish(report, grant->agent, &grant->wish));
    markup_add(out, "number", "text", format_points(report, grant->paid));
    markup_add(out, "cell", "text", granting(report, grant));
    markup_add(out, "row-close");
}

static void add_known(const struct report *report, const struct grants *grants)
{
    for (int i = 0; i < grants->n; i++)
        add_refused(report, &grants->items[i]);
}

/* Where nobody has looked into what granting them would cost. */
static void add_all(const struct report *report)
{
    for (int agent = 0; agent < report->problem->n_agents; agent++) {
        const struct agent *who = &report->problem->agents[agent];
        for (int i = 0; i < who->n_wishes; i++) {
            struct grant grant = {.end = GRANT_UNKNOWN,
                                  .agent = agent,
                                  .wish = who->wishes[i],
                                  .helper = -1,
                                  .queue = -1};
            grant.paid = wish_paid(report->roster, agent, &grant.wish);
            if (grant.paid > 0)
                add_refused(report, &grant);
        }
    }
}

static bool any_refused(const struct report *report)
{
    for (int agent = 0; agent < report->problem->n_agents; agent++) {
        struct wish_count count = wish_count(report->roster, agent);
        if (count.granted < count.asked)
            return true;
    }
    return false;
}

void report_wishes(const struct report *report)
{
    static const struct report_column columns[] = {
        {"Person", false},
        {"When", false},
        {"Wish", false},
        {"Points", true},
        {"Granting it would cost", false}};
    const struct grants *grants = report->plan->grants;
    if (!any_refused(report))
        return;
    report_table(report, "rules", markup_say(&report->out, "Wishes refused"),
                 REPORT_COLUMNS(columns));
    if (grants)
        add_known(report, grants);
    else
        add_all(report);
    markup_add(&report->out, "table-end");
    if (grants && grants->untold > 0)
        markup_add(&report->out, "note", "text",
                   markup_count(
                       &report->out, "and {n} more refused, in roster.json",
                       "and {n} more refused, in roster.json", grants->untold));
}

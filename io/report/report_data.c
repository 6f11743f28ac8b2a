/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The data of the script, as JSON: clocks, to tell instants from slots; who has
 * which skills and where; heads and needs, for the day. */
#include "clock.h"
#include "report_parts.h"

#include <inttypes.h>

static void add_list(struct text *json, const int *values, int n)
{
    text_add(json, "[");
    for (int i = 0; i < n; i++)
        text_printf(json, "%s%d", i ? "," : "", values[i]);
    text_add(json, "]");
}

/* How far a calendar's clock is ahead of UTC, in minutes. */
static int offset_at(const struct report *report, int calendar, int slot)
{
    int date, minute, offset_s;
    clock_from_second(report->problem->grid.calendars[calendar].zone,
                      slot_second(report->problem, slot), &date, &minute,
                      &offset_s);
    return offset_s / 60;
}

/* The changes of the clock after slot `from` and up to slot `to`. */
static void add_changes(const struct report *report, struct text *json,
                        int calendar, int from, int to)
{
    int last = offset_at(report, calendar, from);
    if (offset_at(report, calendar, to) == last)
        return;
    for (int slot = from + 1; slot <= to; slot++) {
        int offset = offset_at(report, calendar, slot);
        if (offset != last)
            text_printf(json, ",[%d,%d]", slot, offset);
        last = offset;
    }
}

/* [slot, offset]: which offset holds from which slot on. */
static void add_offsets(const struct report *report, struct text *json,
                        int calendar)
{
    const struct grid *grid = &report->problem->grid;
    const int *days = grid->calendars[calendar].day_start;
    text_printf(json, "[[0,%d]", offset_at(report, calendar, 0));
    add_changes(report, json, calendar, 0, days[0]);
    for (int day = 0; day < grid->n_days; day++)
        add_changes(report, json, calendar, days[day], days[day + 1]);
    add_changes(report, json, calendar, days[grid->n_days], grid->n_slots);
    text_add(json, "]");
}

static void add_calendars(const struct report *report, struct text *json)
{
    const struct grid *grid = &report->problem->grid;
    text_add(json, "\"zones\":[");
    for (int i = 0; i < grid->n_calendars; i++) {
        text_add(json, i ? ",{\"name\":" : "{\"name\":");
        markup_add_json(json, grid->calendars[i].zone);
        text_add(json, ",\"days\":");
        add_list(json, grid->calendars[i].day_start, grid->n_days + 1);
        text_add(json, ",\"offsets\":");
        add_offsets(report, json, i);
        text_add(json, "}");
    }
    text_add(json, "]");
}

/* [[start, end, name]]: none where there are none. */
static void add_activities(const struct agent *who, struct text *json)
{
    for (int i = 0; i < who->n_activities; i++) {
        const struct activity *activity = &who->activities[i];
        text_printf(json, "%s[%d,%d,", i ? "," : ",[", activity->start,
                    activity->end);
        markup_add_json(json, activity->id);
        text_add(json, "]");
    }
    text_add(json, who->n_activities ? "]" : "");
}

static void add_agents(const struct report *report, struct text *json)
{
    const struct problem *problem = report->problem;
    text_add(json, ",\"people\":[");
    for (int i = 0; i < problem->n_agents; i++) {
        text_add(json, i ? ",[" : "[");
        markup_add_json(json, agent_title(&problem->agents[i]));
        text_printf(json, ",%d,", problem->agents[i].calendar);
        markup_add_json(json, report->plan->team->skills[i]);
        add_activities(&problem->agents[i], json);
        text_add(json, "]");
    }
    text_add(json, "]");
}

/* [slots, heads, need] of each stretch, one behind the other. */
static void add_levels(const struct report *report, struct text *json,
                       int queue)
{
    const int *need = report->problem->queues[queue].need;
    const char *comma = "";
    int n_slots = report->problem->grid.n_slots, length = 0;
    text_add(json, "[");
    for (int slot = 0, had = 0, level; slot <= n_slots; slot++, length++) {
        level = slot < n_slots ? roster_level(report->roster, queue, slot) : 0;
        bool same = slot > 0 && slot < n_slots && level == had &&
                    need[slot] == need[slot - 1];
        if (slot > 0 && !same) {
            text_printf(json, "%s%d,%d,%d", comma, length, had, need[slot - 1]);
            length = 0;
            comma = ",";
        }
        had = level;
    }
    text_add(json, "]");
}

static void add_queues(const struct report *report, struct text *json)
{
    const struct problem *problem = report->problem;
    text_add(json, ",\"queues\":[");
    for (int i = 0; i < problem->n_queues; i++) {
        text_add(json, i ? ",{\"name\":" : "{\"name\":");
        markup_add_json(json, queue_title(&problem->queues[i]));
        text_printf(json, ",\"letter\":\"%s\",\"class\":\"%s\",\"waits\":%d,",
                    queue_letter(report, i), queue_class(report, i),
                    problem->queues[i].deferral != NULL);
        text_add(json, "\"levels\":");
        add_levels(report, json, i);
        text_add(json, "}");
    }
    text_add(json, "]");
}

/* What the script says, in the language of the page. */
static void add_words(const struct report *report, struct text *json)
{
    static const char *const words[] = {"break", "at work without a queue",
                                        "on call", "People shown: {n} of {all}",
                                        "Nobody is like that."};
    text_add(json, ",\"words\":{");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        text_add(json, i ? "," : "");
        markup_add_json(json, words[i]);
        text_add(json, ":");
        markup_add_json(json, words_get(report->out.words, NULL, words[i]));
    }
    text_add(json, "}");
}

void report_data(const struct report *report, struct text *json)
{
    const struct grid *grid = &report->problem->grid;
    text_printf(json, "{\"slot\":%d,\"first\":%" PRId64 ",", grid->slot_min,
                grid->first_second / 60);
    add_calendars(report, json);
    add_agents(report, json);
    add_queues(report, json);
    report_notes(report, json);
    add_words(report, json);
    text_add(json, "}");
}

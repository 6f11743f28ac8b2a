/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duty.h"

#include "clock.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum { SECONDS_PER_DAY = 86400 };

int64_t slot_second(const struct problem *problem, int slot)
{
    const struct grid *grid = &problem->grid;
    return grid->first_second + (int64_t)slot * grid->slot_min * 60;
}

const char *agent_zone(const struct problem *problem, int agent)
{
    int calendar = problem->agents[agent].calendar;
    return problem->grid.calendars[calendar].zone;
}

static struct local local_in(const struct problem *problem, const char *zone,
                             int slot)
{
    struct local local;
    clock_from_second(zone, slot_second(problem, slot), &local.date,
                      &local.minute, &local.offset_s);
    return local;
}

struct local local_of(const struct problem *problem, int agent, int slot)
{
    return local_in(problem, agent_zone(problem, agent), slot);
}

struct local team_local_of(const struct problem *problem, int slot)
{
    return local_in(problem, problem->grid.calendars[0].zone, slot);
}

void local_add_clock(struct text *text, struct local local)
{
    char clock[UNITS_ROOM];
    text_add(text, units_write_clock(local.minute, clock));
}

void local_add_date(struct text *text, int date)
{
    char written[UNITS_ROOM];
    text_add(text, units_write_date(date, written));
}

void local_add_instant(struct text *text, struct local local)
{
    int offset_min = abs(local.offset_s) / 60;
    local_add_date(text, local.date);
    text_add(text, "T");
    local_add_clock(text, local);
    text_printf(text, ":00%c%02d:%02d", local.offset_s < 0 ? '-' : '+',
                offset_min / 60, offset_min % 60);
}

/* "Z" or "+02:00" in minutes. */
static bool read_offset(const char *text, int *offset_min)
{
    int minute;
    if (strcmp(text, "Z") == 0) {
        *offset_min = 0;
        return true;
    }
    if ((*text != '+' && *text != '-') || strlen(text) != strlen("+02:00") ||
        !units_read_clock(text + 1, &minute))
        return false;
    *offset_min = *text == '-' ? -minute : minute;
    return true;
}

bool local_read_instant(const char *text, int64_t *second)
{
    char moment[] = "2026-10-24T22:00";
    int date, minute, offset_min;
    size_t length = sizeof moment - 1;
    if (strlen(text) < length)
        return false;
    memcpy(moment, text, length);
    text += length;
    if (strncmp(text, ":00", 3) == 0)
        text += 3;
    if (!units_read_moment(moment, &date, &minute) ||
        !read_offset(text, &offset_min))
        return false;
    *second = (int64_t)date * SECONDS_PER_DAY + (minute - offset_min) * 60;
    return true;
}

bool block_next(const struct roster *roster, int agent, int from, int end,
                struct block *block)
{
    const int8_t *serves = roster_serves(roster, agent);
    while (from < end && serves[from] == NO_QUEUE)
        from++;
    if (from >= end)
        return false;
    *block = (struct block){.queue = serves[from], .start = from};
    while (from < end && serves[from] == block->queue)
        from++;
    block->end = from;
    return true;
}

int duty_queues(const struct roster *roster, int agent,
                const struct offer *duty, int *queues)
{
    uint64_t told = 0;
    int n = 0;
    struct block block = {.end = duty->start};
    while (block_next(roster, agent, block.end, duty->end, &block)) {
        uint64_t bit = UINT64_C(1) << block.queue;
        if (!(told & bit))
            queues[n++] = block.queue;
        told |= bit;
    }
    return n;
}

static const char *title(const char *name, const char *id)
{
    return name && *name ? name : id;
}

const char *shift_title(const struct shift *shift)
{
    return title(shift->name, shift->id);
}

const char *queue_title(const struct queue *queue)
{
    return title(queue->name, queue->id);
}

const char *agent_title(const struct agent *agent)
{
    return title(agent->name, agent->id);
}

void team_add_stretch(struct text *text, const struct problem *problem,
                      int start, int end)
{
    struct local from = team_local_of(problem, start);
    struct local to = team_local_of(problem, end);
    char name[DAY_NAME_ROOM];
    int first = problem->grid.first_date;
    text_printf(text, "%s ",
                grid_day_name(&problem->grid, from.date - first, name));
    local_add_clock(text, from);
    text_add(text, "-");
    if (to.date > from.date + 1 || (to.date > from.date && to.minute > 0))
        text_printf(text, "%s ",
                    grid_day_name(&problem->grid, to.date - first, name));
    local_add_clock(text, to);
}

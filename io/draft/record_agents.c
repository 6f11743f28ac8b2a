/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record_agents.h"

#include "clock.h"
#include "duty.h"
#include "record.h"
#include "record_sums.h"
#include "roster_keys.h"
#include "shown.h"
#include "units.h"
#include "value_json.h"

#include <string.h>

enum { DUTY_SECONDS_MAX = 25 * 3600 };

static const char *const history_agent_keys[] = {
    "id", "zone", "known", "leave", "duties", "ledger", "wishes", "before"};
static const char *const history_duty_keys[] = {"date", "shift", "start", "end",
                                                "work_minutes"};

/* An agent of a file being read. */
struct past_agent {
    struct reading *reading;
    const struct past_file *file;
    struct record_agent *agent;
    const char *zone;
};

bool record_date(const struct json *json, const cJSON *node, int *date)
{
    const char *text = node ? json_string(json, node) : "";
    if (!cJSON_IsString(node))
        return false;
    if (units_read_date(text, date))
        return true;
    json_report(json, node, "must be a date such as '2026-10-19', is '%s'",
                SHOWN(text));
    return false;
}

static struct record_agent *agent_named(struct reading *reading, const char *id)
{
    struct record *record = reading->record;
    struct record_agent *agent = record_find(record, id);
    if (agent)
        return agent;
    agent = &record->agents[record->n_agents++];
    *agent = (struct record_agent){
        .id = arena_copy(reading->arena, id),
        .days = ARENA_ARRAY(reading->arena, uint8_t, record->n_days)};
    return agent;
}

static void mark_days(const struct past_agent *it, int first, int last,
                      enum record_day what)
{
    const struct record *record = it->reading->record;
    for (int date = first; date <= last; date++) {
        int day = date - record->first_date;
        if (day >= 0 && day < record->n_days &&
            (what == DAY_KNOWN || it->agent->days[day] != DAY_UNKNOWN))
            it->agent->days[day] = (uint8_t)what;
    }
}

/* A date of the file's own days. */
static bool read_day(const struct past_agent *it, const cJSON *node, int *date)
{
    const struct past_file *file = it->file;
    char first[UNITS_ROOM], last[UNITS_ROOM];
    if (!node || !record_date(file->json, node, date))
        return false;
    if (*date >= file->first_date && *date < file->first_date + file->n_days)
        return true;
    json_report(file->json, node, "must be a date from %s to %s",
                units_write_date(file->first_date, first),
                units_write_date(file->first_date + file->n_days - 1, last));
    return false;
}

/* The first of these dates of which no less than `least` and no more than
 * `most` is known; NOT_GIVEN. */
static int first_known_as(const struct past_agent *it, int first, int last,
                          enum record_day least, enum record_day most)
{
    int from = it->reading->record->first_date;
    int end = from + it->reading->record->n_days;
    for (int date = first < from ? from : first; date <= last && date < end;
         date++)
        if (it->agent->days[date - from] >= least &&
            it->agent->days[date - from] <= most)
            return date;
    return NOT_GIVEN;
}

/* [["2026-10-19", "2026-10-25"], ...] */
static void read_stretches(const struct past_agent *it, const cJSON *list,
                           enum record_day what)
{
    const struct json *json = it->file->json;
    const cJSON *item;
    char date[UNITS_ROOM];
    int first, last;
    if (!list || !json_array(json, list, 0, LIST_MAX))
        return;
    cJSON_ArrayForEach(item, list)
    {
        if (!json_array(json, item, 2, 2) ||
            !read_day(it, cJSON_GetArrayItem(item, 0), &first) ||
            !read_day(it, cJSON_GetArrayItem(item, 1), &last))
            continue;
        int twice = first_known_as(it, first, last, what, DAY_LEAVE);
        if (last < first)
            json_report(json, item, "ends before it begins");
        else if (twice != NOT_GIVEN)
            json_report(json, item, "tells of %s a second time",
                        units_write_date(twice, date));
        else if (what == DAY_LEAVE &&
                 first_known_as(it, first, last, DAY_UNKNOWN, DAY_UNKNOWN) !=
                     NOT_GIVEN)
            json_report(json, item, "goes beyond the days that are 'known'");
        mark_days(it, first, last, what);
    }
}

/* Whole days, on the agent's clock, of leave in a roster.json. */
static void read_leave(const struct past_agent *it, const cJSON *list)
{
    const struct json *json = it->file->json;
    const cJSON *item;
    if (!list || !json_array(json, list, 0, LIST_MAX))
        return;
    cJSON_ArrayForEach(item, list)
    {
        int64_t start, end;
        int first, last, minute, offset_s;
        if (!roster_json_instant(json, item, "start", &start) ||
            !roster_json_instant(json, item, "end", &end))
            continue;
        clock_from_second(it->zone, start, &first, &minute, &offset_s);
        first += start > clock_day_start(it->zone, first);
        clock_from_second(it->zone, end, &last, &minute, &offset_s);
        mark_days(it, first, last - 1, DAY_LEAVE);
    }
}

static void report_overlap(const struct past_agent *it, const cJSON *node,
                           const struct record_duty *before)
{
    char date[UNITS_ROOM], clock[UNITS_ROOM], day[UNITS_ROOM];
    int end, minute, offset_s;
    clock_from_second(it->zone, before->end, &end, &minute, &offset_s);
    json_report(
        it->file->json, node,
        "begins before the duty of %s has ended, on %s at %s",
        units_write_date(it->reading->record->first_date + before->day, day),
        units_write_date(end, date), units_write_clock(minute, clock));
}

static void report_work(const struct past_agent *it, const cJSON *node,
                        const struct record_duty *duty)
{
    char work[UNITS_ROOM], length[UNITS_ROOM];
    json_report(
        it->file->json, node, "%s of work in a duty that lasts %s%s",
        units_write_minutes(duty->work_min, work),
        units_write_minutes((int)((duty->end - duty->start) / 60), length),
        it->file->compact ? ""
                          : "; 'vaktel export --format json' writes "
                            "an edited roster anew");
}

static bool check_times(const struct past_agent *it, const cJSON *node,
                        const struct record_duty *duty)
{
    const struct record_agent *agent = it->agent;
    int date, minute, offset_s;
    clock_from_second(it->zone, duty->start, &date, &minute, &offset_s);
    if (duty->end <= duty->start)
        json_report(it->file->json, node, "the duty ends before it begins");
    else if (duty->end - duty->start > DUTY_SECONDS_MAX)
        json_report(it->file->json, node, "a duty lasts 24 hours at most");
    else if (date - it->reading->record->first_date != duty->day)
        json_report(it->file->json, node, "does not start on its date");
    else if (agent->n_duties > 0 &&
             agent->duties[agent->n_duties - 1].day >= duty->day)
        json_report(it->file->json, node,
                    "duties must be in order, one a date");
    else
        return true;
    return false;
}

/* One of the team's, by all it says. */
static bool never_on_call(const struct reading *reading, const char *id)
{
    int shift = reading_shift_named(reading, id);
    return shift != NOT_GIVEN && !reading->shifts[shift].on_call;
}

/* Whether a duty that could be has been, by all else that is told. */
static void check_sense(const struct past_agent *it, const cJSON *node,
                        const struct record_duty *duty)
{
    const struct record_agent *agent = it->agent;
    const cJSON *work = json_get(node, "work_minutes");
    if (agent->n_duties > 0 &&
        agent->duties[agent->n_duties - 1].end > duty->start)
        report_overlap(it, node, &agent->duties[agent->n_duties - 1]);
    if (duty->work_min > (duty->end - duty->start) / 60)
        report_work(it, node, duty);
    if (cJSON_IsNumber(work) && work->valuedouble == 0 &&
        never_on_call(it->reading, duty->shift))
        json_report(it->file->json, node,
                    "no work in a duty of shift '%s', which is not on call",
                    SHOWN(duty->shift));
    if (agent->days[duty->day] == DAY_UNKNOWN)
        json_report(it->file->json, node, "is on no day that is 'known'");
}

static void read_duty(const struct past_agent *it, const cJSON *node)
{
    const struct json *json = it->file->json;
    const struct record *record = it->reading->record;
    struct record_agent *agent = it->agent;
    bool good = it->file->compact
                    ? json_object(json, node, JSON_KEYS(history_duty_keys))
                    : json_object(json, node, JSON_KEYS(roster_duty_keys));
    struct record_duty duty;
    int date;
    const cJSON *shift = json_need(json, node, "shift");
    const cJSON *work = json_need(json, node, "work_minutes");
    good &= read_day(it, json_need(json, node, "date"), &date);
    good &= roster_json_instant(json, node, "start", &duty.start);
    good &= roster_json_instant(json, node, "end", &duty.end);
    if (!good || !shift || !work || date < record->first_date ||
        date >= record->first_date + record->n_days)
        return;
    duty.day = date - record->first_date;
    duty.shift = arena_copy(it->reading->arena, json_string(json, shift));
    duty.work_min = json_int(json, work, 0, 2 * MINUTES_PER_DAY);
    if (!check_times(it, node, &duty))
        return;
    check_sense(it, node, &duty);
    agent->duties[agent->n_duties++] = duty;
}

static const char *read_zone(const struct past_file *file, const cJSON *node,
                             const char *zone)
{
    const cJSON *given = json_get(node, "zone");
    if (!given)
        return zone;
    const char *name = json_string(file->json, given);
    if (clock_zone_known(name))
        return name;
    json_report(file->json, given, "unknown time zone '%s'%s", SHOWN(name),
                clock_zone_hint(name));
    return zone;
}

/* For so many duties more. */
static void make_room(const struct past_agent *it, int n)
{
    struct record_agent *agent = it->agent;
    struct record_duty *duties = ARENA_ARRAY(
        it->reading->arena, struct record_duty, agent->n_duties + n);
    if (agent->n_duties > 0)
        memcpy(duties, agent->duties, (size_t)agent->n_duties * sizeof *duties);
    agent->duties = duties;
}

/* Of a roster all of whose days are looked at. */
static int ledger_from(const struct record *record,
                       const struct past_file *file)
{
    return file->compact || file->first_date < record->first_date
               ? NOT_GIVEN
               : file->first_date - record->first_date;
}

static void read_agent(struct reading *reading, const struct past_file *file,
                       const cJSON *node)
{
    const struct json *json = file->json;
    bool good = file->compact
                    ? json_object(json, node, JSON_KEYS(history_agent_keys))
                    : json_object(json, node, JSON_KEYS(roster_agent_keys));
    const cJSON *id = json_need(json, node, "id"), *item;
    const cJSON *duties = json_need(json, node, "duties");
    const char *name = id ? json_string(json, id) : "";
    if (!good || !*name || !duties)
        return;
    struct past_agent it = {reading, file, agent_named(reading, name),
                            read_zone(file, node, reading->zone)};
    if (it.agent->path == file->path) {
        json_report(json, id, "'%s' stands in this file twice", SHOWN(name));
        return;
    }
    it.agent->path = file->path;
    it.agent->ledger_from = ledger_from(reading->record, file);
    if (file->compact) {
        read_stretches(&it, json_need(json, node, "known"), DAY_KNOWN);
        read_stretches(&it, json_get(node, "leave"), DAY_LEAVE);
    } else {
        mark_days(&it, file->first_date, file->first_date + file->n_days - 1,
                  DAY_KNOWN);
        read_leave(&it, json_get(node, "time_off"));
    }
    if (json_array(json, duties, 0, INT_MAX)) {
        make_room(&it, cJSON_GetArraySize(duties));
        cJSON_ArrayForEach(item, duties)
        {
            read_duty(&it, item);
        }
    }
    record_sums(reading, file, node, it.agent);
}

void record_agents(struct reading *reading, const struct past_file *file)
{
    const cJSON *agents = json_need(file->json, file->json->root, "agents");
    const cJSON *item;
    if (!agents || !json_array(file->json, agents, 0, INT_MAX))
        return;
    cJSON_ArrayForEach(item, agents)
    {
        read_agent(reading, file, item);
    }
}

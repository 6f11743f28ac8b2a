/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster.json and a history.json tell the days of the past in the same way;
 * the second knows for each agent which days these are. */
#include "record_json.h"

#include "clock.h"
#include "duty.h"
#include "encoding.h"
#include "file.h"
#include "record.h"
#include "roster_json.h"
#include "roster_keys.h"
#include "shown.h"
#include "units.h"
#include "value_json.h"

#include <stdlib.h>
#include <string.h>

enum { WISHES_MAX = 1000000, FILES_MAX = 400, DUTY_SECONDS_MAX = 25 * 3600 };

static const char *const history_file_keys[] = {
    "format", "program", "team", "zone", "start", "days", "planned", "agents"};
static const char *const history_agent_keys[] = {
    "id", "zone", "known", "leave", "duties", "ledger", "wishes", "before"};
static const char *const before_keys[] = {"ledger", "wishes"};
static const char *const wishes_keys[] = {"asked", "granted", "points_left",
                                          "refused"};
static const char *const history_duty_keys[] = {"date", "shift", "start", "end",
                                                "work_minutes"};
static const char *const burden_keys[] = {"burden", "share"};
static const char *const entry_keys[] = {"before", "units", "burden", "share",
                                         "ratio"};

/* One of the files. */
struct past_file {
    struct json *json;
    const char *path;
    bool compact; /* a history.json */
    int first_date, n_days;
    int planned; /* first date of its last roster; NOT_GIVEN */
    bool cut;    /* that is the roster to be planned: what was before it */
};

/* An agent of a file being read. */
struct past_agent {
    struct reading *reading;
    const struct past_file *file;
    struct record_agent *agent;
    const char *zone;
};

struct record_agent *record_find(const struct record *record, const char *id)
{
    for (int i = 0; record && i < record->n_agents; i++)
        if (strcmp(record->agents[i].id, id) == 0)
            return &record->agents[i];
    return NULL;
}

static bool check_name(const struct past_file *file, const char *key,
                       const char *ours)
{
    const cJSON *node = json_need(file->json, file->json->root, key);
    if (!node)
        return false;
    const char *name = json_string(file->json, node);
    if (cJSON_IsString(node) && strcmp(name, ours) != 0)
        json_report(file->json, node, "is '%s', this team's is '%s'",
                    SHOWN(name), SHOWN(ours));
    return cJSON_IsString(node);
}

static bool read_format(struct past_file *file)
{
    const cJSON *node = json_get(file->json->root, "format");
    const char *format = node ? json_string(file->json, node) : "";
    file->compact = strcmp(format, HISTORY_FORMAT) == 0;
    if (file->compact || strcmp(format, ROSTER_FORMAT) == 0)
        return true;
    json_report(file->json, node ? node : file->json->root,
                "is no history or roster: key 'format' must be '%s' or '%s'",
                HISTORY_FORMAT, ROSTER_FORMAT);
    return false;
}

/* A date under a key; false, and a report, where there is none. */
static bool read_date(const struct json *json, const cJSON *node, int *date)
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

/* Where the last of the rosters that a history.json tells of begins. */
static bool read_planned(struct past_file *file)
{
    const cJSON *node = json_get(file->json->root, "planned");
    file->planned = NOT_GIVEN;
    if (!node)
        return true;
    if (!read_date(file->json, node, &file->planned))
        return false;
    if (file->planned >= file->first_date &&
        file->planned < file->first_date + file->n_days)
        return true;
    json_report(file->json, node, "is no day that the file tells of");
    return false;
}

static bool read_head(const struct reading *reading, struct past_file *file)
{
    const struct json *json = file->json;
    if (!cJSON_IsObject(json->root)) {
        json_report(json, json->root, "must be an object, is %s",
                    json_type(json->root));
        return false;
    }
    if (!read_format(file))
        return false;
    int most = file->compact ? RECORD_DAYS_MAX + DAYS_MAX : RECORD_DAYS_MAX;
    bool good =
        file->compact
            ? json_object(json, json->root, JSON_KEYS(history_file_keys))
            : json_object(json, json->root, JSON_KEYS(roster_keys));
    const cJSON *days = json_need(json, json->root, "days");
    good &= check_name(file, "team", reading->team);
    good &= check_name(file, "zone", reading->zone);
    good &= read_date(json, json_need(json, json->root, "start"),
                      &file->first_date);
    file->n_days = days ? json_int(json, days, 1, most) : 1;
    good = good && days && (!file->compact || read_planned(file));
    file->cut = good && file->compact && file->planned == reading->first_date;
    return good;
}

/* How many of its days count. */
static int days_kept(const struct past_file *file)
{
    return file->cut ? file->planned - file->first_date : file->n_days;
}

/* Opens one; what is reported of it leaves it out. */
static bool open_file(struct reading *reading, const char *name,
                      struct past_file *file)
{
    size_t length;
    *file = (struct past_file){
        .path = file_beside(reading->scratch, reading->path, name)};
    char *bytes = file_read(file->path, &length, reading->diags);
    if (!bytes)
        return false;
    reading_hash(reading, bytes, length);
    utf8_from_marked(&bytes, &length);
    file->json = json_parse(bytes, length, file->path, reading->diags);
    free(bytes);
    return file->json && read_head(reading, file);
}

static int by_first_date(const void *left, const void *right)
{
    const struct past_file *a = left, *b = right;
    return (a->first_date > b->first_date) - (a->first_date < b->first_date);
}

static void report_days(struct reading *reading, const struct past_file *file,
                        int first, int last, const char *what)
{
    char from[UNITS_ROOM], to[UNITS_ROOM];
    diags_add(reading->diags, file->path, "/start", "%s to %s %s",
              units_write_date(first, from), units_write_date(last, to), what);
}

static const char *planned_as_well(const struct reading *reading,
                                   const struct past_file *file)
{
    static const char what[] = "are days of the roster to be planned";
    char date[UNITS_ROOM];
    if (!file->compact || file->planned == NOT_GIVEN)
        return what;
    return arena_printf(reading->scratch,
                        "%s; of what was before a roster the file tells only "
                        "for the one that begins on %s",
                        what, units_write_date(file->planned, date));
}

/* Each file begins on the day after the one before it ends, the last ends on
 * the day before the first. */
static void check_chain(struct reading *reading, const struct past_file *files,
                        int n)
{
    int horizon = reading->first_date;
    for (int i = 0; i < n; i++) {
        const struct past_file *file = &files[i];
        int end = file->first_date + days_kept(file);
        int next = i + 1 < n ? files[i + 1].first_date : horizon;
        if (file->first_date >= horizon + reading->n_days)
            report_days(reading, file, file->first_date, end - 1,
                        "come after the roster's days: no history of them");
        else if (end > next && i + 1 < n)
            report_days(reading, file, next, end - 1,
                        arena_printf(reading->scratch, "are in '%s' as well",
                                     files[i + 1].path));
        else if (end > next)
            report_days(reading, file,
                        file->first_date > next ? file->first_date : next,
                        end - 1, planned_as_well(reading, file));
        else if (end < next)
            report_days(reading, file, end, next - 1,
                        i + 1 < n ? "are missing before the next file"
                                  : "are missing before the first day");
    }
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
    if (!node || !read_date(file->json, node, date))
        return false;
    if (*date >= file->first_date && *date < file->first_date + file->n_days)
        return true;
    json_report(file->json, node, "must be a date from %s to %s",
                units_write_date(file->first_date, first),
                units_write_date(file->first_date + file->n_days - 1, last));
    return false;
}

/* [["2026-10-19", "2026-10-25"], ...] */
static void read_stretches(const struct past_agent *it, const cJSON *list,
                           enum record_day what)
{
    const struct json *json = it->file->json;
    const cJSON *item;
    int first, last;
    if (!list || !json_array(json, list, 0, LIST_MAX))
        return;
    cJSON_ArrayForEach(item, list)
    {
        if (json_array(json, item, 2, 2) &&
            read_day(it, cJSON_GetArrayItem(item, 0), &first) &&
            read_day(it, cJSON_GetArrayItem(item, 1), &last))
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
    agent->duties[agent->n_duties++] = duty;
}

static double read_number(const struct json *json, const cJSON *object,
                          const char *key)
{
    const cJSON *node = json_need(json, object, key);
    return node ? json_number(json, node, 0, 1e9) : 0;
}

/* The last file's word counts: what it says goes on from those before. */
static void read_ledger(const struct past_agent *it, const cJSON *ledger)
{
    const struct json *json = it->file->json;
    struct record_agent *agent = it->agent;
    const cJSON *item;
    agent->n_burdens = 0;
    if (!ledger || !json_map(json, ledger))
        return;
    cJSON_ArrayForEach(item, ledger)
    {
        bool good = it->file->compact
                        ? json_object(json, item, JSON_KEYS(burden_keys))
                        : json_object(json, item, JSON_KEYS(entry_keys));
        if (!good || agent->n_burdens == BURDENS_MAX)
            continue;
        agent->burdens[agent->n_burdens++] =
            (struct record_burden){arena_copy(it->reading->arena, item->string),
                                   read_number(json, item, "burden"),
                                   read_number(json, item, "share")};
    }
}

static int read_count(const struct json *json, const cJSON *object,
                      const char *key)
{
    const cJSON *node = json_need(json, object, key);
    return node ? json_int(json, node, 0, WISHES_MAX) : 0;
}

/* What became of wishes; a history.json tells of all files before it too. */
static void read_wishes(const struct past_agent *it, const cJSON *wishes)
{
    const struct json *json = it->file->json;
    if (!wishes || !json_object(json, wishes, JSON_KEYS(wishes_keys)))
        return;
    int asked = read_count(json, wishes, "asked");
    int granted = read_count(json, wishes, "granted");
    if (granted > asked)
        json_report(json, wishes, "more are granted (%d) than asked (%d)",
                    granted, asked);
    it->agent->wishes_asked += asked;
    it->agent->wishes_granted += granted;
    it->agent->wish_points = read_count(json, wishes, "points_left");
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
    json_report(file->json, given, "unknown time zone '%s'", SHOWN(name));
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

/* What is carried on: as the file's last roster leaves it, or found it. */
static void read_sums(const struct past_agent *it, const cJSON *node)
{
    const struct json *json = it->file->json;
    const cJSON *before = json_get(node, "before");
    if (before && !json_object(json, before, JSON_KEYS(before_keys)))
        return;
    const cJSON *sums = it->file->cut ? before : node;
    read_ledger(it, json_get(sums, "ledger"));
    read_wishes(it, json_get(sums, "wishes"));
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
    read_sums(&it, node);
}

static void read_agents(struct reading *reading, const struct past_file *file)
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

/* Who is no longer in the team had better be known: it may be a slip. */
static void note_left(struct reading *reading, struct spot spot)
{
    const char *names = "";
    const char *file;
    char *pointer = json_place(spot.json, spot.node, &file);
    int n = 0;
    for (int i = 0; i < reading->record->n_agents; i++) {
        const char *id = reading->record->agents[i].id;
        bool here = false;
        for (int agent = 0; agent < reading->n_agents && !here; agent++)
            here = strcmp(reading->agents[agent].id, id) == 0;
        if (!here)
            names = arena_printf(reading->scratch, "%s%s'%s'", names,
                                 n++ ? ", " : "", SHOWN(id));
    }
    if (n > 0)
        diags_note(reading->diags, file, pointer,
                   "no longer in the team, and passed over: %s", names);
    free(pointer);
}

static void take_files(struct reading *reading, struct past_file *files, int n)
{
    struct record *record = ARENA_ARRAY(reading->arena, struct record, 1);
    int n_agents = 0;
    qsort(files, (size_t)n, sizeof *files, by_first_date);
    check_chain(reading, files, n);
    record->first_date = files[0].first_date;
    if (record->first_date < reading->first_date - RECORD_DAYS_MAX)
        record->first_date = reading->first_date - RECORD_DAYS_MAX;
    record->n_days = reading->first_date - record->first_date;
    if (record->n_days < 0)
        record->n_days = 0;
    for (int i = 0; i < n; i++)
        n_agents += cJSON_GetArraySize(json_get(files[i].json->root, "agents"));
    record->agents = ARENA_ARRAY(reading->arena, struct record_agent, n_agents);
    reading->record = record;
    for (int i = 0; i < n; i++)
        if (record->n_days > 0 && !diags_failed(reading->diags))
            read_agents(reading, &files[i]);
}

/* How many there are after it. */
static int add_file(struct reading *reading, const char *name,
                    struct past_file *files, int n)
{
    if (open_file(reading, name, &files[n]) && days_kept(&files[n]) > 0)
        return n + 1;
    json_free(files[n].json);
    return n;
}

/* Before the first roster there is none of what plan leaves beside it. */
static bool none_yet(struct reading *reading, const cJSON *node)
{
    const char *name = node->valuestring;
    if (strcmp(name, HISTORY_USUAL) != 0 ||
        !file_missing(file_beside(reading->scratch, reading->path, name)))
        return false;
    diags_note(reading->diags, reading->path, "/history",
               "there is no '%s' yet: nothing is known of the days before",
               name);
    return true;
}

static int open_files(struct reading *reading, const cJSON *node,
                      struct past_file *files)
{
    int n = 0;
    const cJSON *item;
    if (cJSON_IsString(node) && none_yet(reading, node))
        return 0;
    if (cJSON_IsString(node))
        return add_file(reading, node->valuestring, files, 0);
    if (!cJSON_IsArray(node)) {
        json_report(reading->json, node,
                    "must be the name of a file or an array of such, is %s",
                    json_type(node));
        return 0;
    }
    if (!json_array(reading->json, node, 1, FILES_MAX))
        return 0;
    cJSON_ArrayForEach(item, node)
    {
        const char *name = json_string(reading->json, item);
        if (cJSON_IsString(item))
            n = add_file(reading, name, files, n);
    }
    return n;
}

void record_read(struct reading *reading, const cJSON *node)
{
    struct past_file *files =
        ARENA_ARRAY(reading->scratch, struct past_file, FILES_MAX);
    int n = open_files(reading, node, files);
    if (n > 0)
        take_files(reading, files, n);
    if (reading->record && !diags_failed(reading->diags))
        note_left(reading, value_spot(reading, node));
    for (int i = 0; i < n; i++)
        json_free(files[i].json);
}

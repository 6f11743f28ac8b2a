/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A roster.json and a history.json tell the days of the past in the same way;
 * the second knows for each agent which days these are. */
#include "record_json.h"

#include "encoding.h"
#include "file.h"
#include "record_agents.h"
#include "record_edited.h"
#include "record_notes.h"
#include "roster_keys.h"
#include "shown.h"
#include "text.h"
#include "units.h"
#include "value_json.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { FILES_MAX = 400 };

static const char *const history_file_keys[] = {
    "format", "program", "team", "zone", "start", "days", "planned", "agents"};

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

/* Where the last of the rosters that a history.json tells of begins. */
static bool read_planned(struct past_file *file)
{
    const cJSON *node = json_get(file->json->root, "planned");
    file->planned = NOT_GIVEN;
    if (!node)
        return true;
    if (!record_date(file->json, node, &file->planned))
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
    good &= record_date(json, json_need(json, json->root, "start"),
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
    if (file_missing(file->path)) {
        diags_add(reading->diags, reading->path, "/history",
                  "there is no file '%s'; the first roster needs none: leave "
                  "'history' out, or have it be '%s'",
                  SHOWN(name), HISTORY_USUAL);
        return false;
    }
    char *bytes = file_read(file->path, &length, reading->diags);
    if (!bytes)
        return false;
    reading_used(reading, file->path);
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
                        "for the one that begins on %s; for an earlier one, "
                        "name the history.json that was there before it",
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
                        arena_printf(reading->scratch,
                                     "are missing before the %s; give the "
                                     "roster of these days too, or leave "
                                     "'history' out, and the ledger begins "
                                     "anew",
                                     i + 1 < n ? "next file" : "first day"));
    }
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
            record_agents(reading, &files[i]);
}

static bool knows_nothing(const struct record *record,
                          const struct record_agent *agent)
{
    for (int day = 0; day < record->n_days; day++)
        if (agent->days[day] != DAY_UNKNOWN)
            return false;
    return agent->n_burdens == 0 && agent->wishes_asked == 0 &&
           agent->wish_points == 0;
}

/* With as many decimals as the files have. */
static void hash_agent(struct reading *reading,
                       const struct record_agent *agent)
{
    const struct record *record = reading->record;
    struct text text = {0};
    text_printf(&text, "%s %d %d %d\n", agent->id, agent->wishes_asked,
                agent->wishes_granted, agent->wish_points);
    for (int i = 0; i < agent->n_duties; i++) {
        const struct record_duty *duty = &agent->duties[i];
        text_printf(&text, "%d %s %" PRId64 " %" PRId64 " %d\n", duty->day,
                    duty->shift, duty->start, duty->end, duty->work_min);
    }
    for (int i = 0; i < agent->n_burdens; i++) {
        const struct record_burden *burden = &agent->burdens[i];
        text_printf(&text, "%s %.4f %.4f\n", burden->id, burden->burden,
                    burden->share);
    }
    reading_hash(reading, text_string(&text), strlen(text_string(&text)));
    reading_hash(reading, (const char *)agent->days, (size_t)record->n_days);
    text_free(&text);
}

/* What is known of before, not the files' bytes: plan writes history.json anew,
 * and the same days planned again have the same input. */
static void hash_record(struct reading *reading)
{
    const struct record *record = reading->record;
    for (int i = 0; i < reading->n_agents; i++) {
        const struct record_agent *agent =
            record_find(record, reading->agents[i].id);
        if (agent && !knows_nothing(record, agent))
            hash_agent(reading, agent);
    }
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
    if (reading->record && !diags_failed(reading->diags)) {
        hash_record(reading);
        record_note(reading, value_spot(reading, node));
        for (int i = 0; i < n; i++)
            record_note_edited(reading, &files[i]);
    }
    for (int i = 0; i < n; i++)
        json_free(files[i].json);
}

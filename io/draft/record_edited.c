/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record_edited.h"

#include "file.h"
#include "record.h"
#include "roster_keys.h"
#include "shown.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

enum { EDITED_TOLD = 4, NONE = -1 };

static bool same_duty(const struct record_duty *duty,
                      const struct record_duty *other)
{
    return duty->day == other->day && strcmp(duty->shift, other->shift) == 0 &&
           duty->start == other->start && duty->end == other->end;
}

/* The first duty from a day on; NULL: there is none. */
static const struct record_duty *next_duty(const struct record_agent *agent,
                                           int day)
{
    for (int i = 0; agent && i < agent->n_duties; i++)
        if (agent->duties[i].day >= day)
            return &agent->duties[i];
    return NULL;
}

/* The first day from `day` on that is not the same; NONE. */
static int first_difference(const struct record_agent *agent,
                            const struct record_agent *other, int day)
{
    const struct record_duty *one = next_duty(agent, day);
    const struct record_duty *two = next_duty(other, day);
    while (one && two && same_duty(one, two)) {
        one = next_duty(agent, one->day + 1);
        two = next_duty(other, two->day + 1);
    }
    if (!one || !two)
        return one ? one->day : two ? two->day : NONE;
    return one->day < two->day ? one->day : two->day;
}

/* Whether the document is the roster that the history.json ends with. */
static bool is_planned(const struct reading *reading, const struct json *json,
                       const struct past_file *file)
{
    const cJSON *team = json_get(json->root, "team");
    int date;
    return roster_json_is(json) && cJSON_IsString(team) &&
           strcmp(team->valuestring, reading->team) == 0 &&
           record_date(json, json_get(json->root, "start"), &date) &&
           date == file->planned;
}

/* What the roster beside the file tells; NULL where there is none of those
 * days, or none that can be read. */
static const struct record *read_beside(const struct reading *reading,
                                        const struct past_file *file)
{
    size_t length;
    struct diags *silent = diags_new();
    struct past_file beside = {
        .path = file_beside(reading->scratch, file->path, "roster.json"),
        .first_date = file->planned,
        .n_days = file->first_date + file->n_days - file->planned};
    struct record *record = ARENA_ARRAY(reading->scratch, struct record, 1);
    char *bytes = file_read(beside.path, &length, silent);
    beside.json = bytes ? json_parse(bytes, length, beside.path, silent) : NULL;
    bool ok = beside.json && is_planned(reading, beside.json, file);
    if (ok) {
        const cJSON *agents = json_get(beside.json->root, "agents");
        struct reading other = *reading;
        *record = *reading->record;
        record->n_agents = 0;
        record->agents = ARENA_ARRAY(reading->scratch, struct record_agent,
                                     cJSON_GetArraySize(agents));
        other.record = record;
        other.diags = silent;
        record_agents(&other, &beside);
        ok = !diags_failed(silent);
    }
    json_free(beside.json);
    free(bytes);
    diags_free(silent);
    return ok ? record : NULL;
}

/* As it was, not what was before it. */
static bool tells_of_roster(const struct past_file *file)
{
    return file->compact && file->planned != NOT_GIVEN && !file->cut;
}

void record_note_edited(struct reading *reading, const struct past_file *file)
{
    const struct record *record = reading->record;
    const struct record *beside =
        tells_of_roster(file) ? read_beside(reading, file) : NULL;
    const char *text = "";
    int n = 0;
    for (int i = 0; beside && i < reading->n_agents; i++) {
        const char *id = reading->agents[i].id;
        char date[UNITS_ROOM];
        int day =
            first_difference(record_find(record, id), record_find(beside, id),
                             file->planned - record->first_date);
        if (day != NONE && n++ < EDITED_TOLD)
            text = arena_printf(
                reading->scratch, "%s%s'%s' on %s", text, n > 1 ? ", " : "",
                SHOWN(id), units_write_date(record->first_date + day, date));
    }
    if (n > EDITED_TOLD)
        text = arena_printf(reading->scratch, "%s and %d more", text,
                            n - EDITED_TOLD);
    if (n > 0)
        diags_note(reading->diags, file->path, "",
                   "the roster.json beside it was edited since, and what "
                   "counts, for rules and burdens, is how it was: %s; 'vaktel "
                   "export --format history', with the team as it was then, "
                   "writes it anew",
                   text);
}

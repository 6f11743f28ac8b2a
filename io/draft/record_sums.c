/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record_sums.h"

#include "record.h"
#include "shown.h"
#include "value_json.h"

#include <string.h>

enum {
    WISHES_MAX = 1000000,
    /* Of fifty years: weeks of a full contract, duties, hours; and units of one
       such week, for who is there an hour of it. */
    SHARE_MOST = 2600,
    DUTIES_MOST = 20000,
    HOURS_MOST = 500000,
    RATIO_MOST = 1000
};

static const char *const before_keys[] = {"ledger", "wishes"};
static const char *const wishes_keys[] = {"asked", "granted", "points_left",
                                          "refused"};
static const char *const burden_keys[] = {"burden", "share"};
static const char *const entry_keys[] = {"before", "units", "burden", "share",
                                         "ratio"};

/* An agent of a file being read. */
struct sums {
    struct reading *reading;
    const struct past_file *file;
    struct record_agent *agent;
};

/* No more than a working life can hold: figures beyond sense are a slip. */
static double read_number(const struct json *json, const cJSON *object,
                          const char *key, double most)
{
    const cJSON *node = json_need(json, object, key);
    return node ? json_number(json, node, 0, most) : 0;
}

/* A burden without a share, or far beyond it. */
static void check_burden(const struct sums *it, const cJSON *node,
                         const struct record_burden *burden)
{
    if (burden->burden > 0 && burden->share == 0)
        spot_note(it->reading->diags,
                  (struct spot){.json = it->file->json, .node = node},
                  "%g borne in a 'share' of 0 weeks: '%s' is taken for new",
                  burden->burden, SHOWN(it->agent->id));
    else if (burden->burden > RATIO_MOST * burden->share)
        json_report(it->file->json, node,
                    "%g borne in a 'share' of %g weeks, by '%s': nobody can "
                    "bear more than %d a week",
                    burden->burden, burden->share, SHOWN(it->agent->id),
                    RATIO_MOST);
}

/* The last file's word counts: what it says goes on from those before. */
static void read_ledger(const struct sums *it, const cJSON *ledger)
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
        int most =
            strcmp(item->string, "hours") == 0 ? HOURS_MOST : DUTIES_MOST;
        struct record_burden burden = {
            arena_copy(it->reading->arena, item->string),
            read_number(json, item, "burden", most),
            read_number(json, item, "share", SHARE_MOST), NOT_GIVEN};
        if (!it->file->compact)
            burden.units = read_number(json, item, "units", most);
        check_burden(it, item, &burden);
        agent->burdens[agent->n_burdens++] = burden;
    }
}

static int read_count(const struct json *json, const cJSON *object,
                      const char *key)
{
    const cJSON *node = json_need(json, object, key);
    return node ? json_int(json, node, 0, WISHES_MAX) : 0;
}

/* What became of wishes; a history.json tells of all files before it too. */
static void read_wishes(const struct sums *it, const cJSON *wishes)
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

/* What is carried on: as the file's last roster leaves it, or found it. */
void record_sums(struct reading *reading, const struct past_file *file,
                 const cJSON *node, struct record_agent *agent)
{
    const struct sums of = {reading, file, agent}, *it = &of;
    const struct json *json = it->file->json;
    const cJSON *before = json_get(node, "before");
    if (before && !json_object(json, before, JSON_KEYS(before_keys)))
        return;
    const cJSON *sums = it->file->cut ? before : node;
    read_ledger(it, json_get(node, "ledger"));
    if (it->file->cut)
        read_ledger(it, json_get(before, "ledger"));
    read_wishes(it, json_get(sums, "wishes"));
}

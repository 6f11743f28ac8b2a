/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_json.h"

#include "field.h"
#include "value_json.h"

enum { COUNT_MAX = 1000, WISHES_MAX = 1000000 };

static const char *const history_keys[] = {
    "last_duty",       "days_in_a_row", "days_off_in_a_row",
    "nights_in_a_row", "weekends",      "saturday",
    "week_hours",      "period_hours",  "last_days",
    "shift_counts",    "wishes"};
static const char *const wishes_keys[] = {"asked", "granted", "points"};
static const char *const duty_keys[] = {"shift", "start", "end"};

/* A date with a time. */
static bool read_moment(struct reading *reading, const cJSON *object,
                        const char *key, int *date, int *minute)
{
    const cJSON *node = json_need(reading->json, object, key);
    if (!node)
        return false;
    struct spot spot = value_spot(reading, node);
    if (!field_moment(reading->diags, spot, json_string(reading->json, node),
                      date, minute))
        return false;
    if (*minute == NOT_GIVEN)
        spot_report(reading->diags, spot,
                    "needs a time too, such as '2026-10-18T22:00'");
    return *minute != NOT_GIVEN;
}

static void read_duty(struct reading *reading, const cJSON *node,
                      struct draft_history *history)
{
    if (!json_object(reading->json, node, JSON_KEYS(duty_keys)))
        return;
    const cJSON *shift = json_need(reading->json, node, "shift");
    history->duty_spot = value_spot(reading, node);
    history->duty_shift =
        shift ? reading_shift(reading, value_spot(reading, shift),
                              json_string(reading->json, shift))
              : NOT_GIVEN;
    bool start = read_moment(reading, node, "start", &history->start_date,
                             &history->start_minute);
    bool end = read_moment(reading, node, "end", &history->end_date,
                           &history->end_minute);
    history->duty_given = start && end;
}

static int read_count(struct reading *reading, const cJSON *object,
                      const char *key, int least, int most)
{
    const cJSON *node = json_get(object, key);
    return node ? json_int(reading->json, node, least, most) : 0;
}

static void read_run(struct reading *reading, const cJSON *node,
                     struct draft_history *history)
{
    int worked = read_count(reading, node, "days_in_a_row", 1, COUNT_MAX);
    int off = read_count(reading, node, "days_off_in_a_row", 1, COUNT_MAX);
    if (worked && off)
        json_report(reading->json, json_get(node, "days_off_in_a_row"),
                    "'days_in_a_row' and 'days_off_in_a_row' exclude each "
                    "other");
    history->run = worked ? worked : -off;
    if (worked || off)
        history->run_spot =
            value_spot(reading, json_get(node, worked ? "days_in_a_row"
                                                      : "days_off_in_a_row"));
    history->nights =
        read_count(reading, node, "nights_in_a_row", 0, COUNT_MAX);
    if (history->nights > 0 && off)
        json_report(reading->json, json_get(node, "nights_in_a_row"),
                    "no nights in a row after a day off");
    else if (worked && history->nights > worked)
        json_report(reading->json, json_get(node, "nights_in_a_row"),
                    "'nights_in_a_row' (%d) is more than 'days_in_a_row' (%d)",
                    history->nights, worked);
}

static int read_minutes(struct reading *reading, const cJSON *object,
                        const char *key, int days)
{
    const cJSON *node = json_get(object, key);
    return node ? value_length(reading, node, 0, days * MINUTES_PER_DAY) : 0;
}

static void read_past(struct reading *reading, const cJSON *node,
                      struct draft_history *history)
{
    int day = 0;
    const cJSON *item;
    if (!json_array(reading->json, node, 0, PAST_DAYS))
        return;
    cJSON_ArrayForEach(item, node)
    {
        history->past[day++] = value_length(reading, item, 0, MINUTES_PER_DAY);
    }
    history->n_past = day;
    history->past_spot = value_spot(reading, node);
}

static void read_counts(struct reading *reading, const cJSON *node,
                        struct draft_history *history)
{
    const cJSON *item;
    if (!json_map(reading->json, node))
        return;
    cJSON_ArrayForEach(item, node)
    {
        int shift =
            reading_shift(reading, value_spot(reading, item), item->string);
        int count = json_int(reading->json, item, 0, COUNT_MAX);
        if (shift != NOT_GIVEN)
            history->shift_count[shift] = (short)count;
    }
}

/* What became of earlier wishes, and points that are left of them. */
static void read_wishes(struct reading *reading, const cJSON *node,
                        struct draft_history *history)
{
    if (!json_object(reading->json, node, JSON_KEYS(wishes_keys)))
        return;
    history->wishes_asked = read_count(reading, node, "asked", 0, WISHES_MAX);
    history->wishes_granted =
        read_count(reading, node, "granted", 0, WISHES_MAX);
    history->wish_points = read_count(reading, node, "points", 0, WISHES_MAX);
    if (history->wishes_granted > history->wishes_asked)
        json_report(reading->json, node,
                    "'granted' (%d) is more than 'asked' (%d)",
                    history->wishes_granted, history->wishes_asked);
}

void history_read(struct reading *reading, const cJSON *node,
                  struct draft_history *history)
{
    *history = (struct draft_history){
        .given = true,
        .saturday = NOT_GIVEN,
        .spot = value_spot(reading, node),
        .run_spot = value_spot(reading, node),
        .saturday_spot = value_spot(reading, node),
        .week_spot = value_spot(reading, node),
    };
    if (!json_object(reading->json, node, JSON_KEYS(history_keys)))
        return;
    const cJSON *duty = json_get(node, "last_duty");
    const cJSON *saturday = json_get(node, "saturday");
    const cJSON *week = json_get(node, "week_hours");
    const cJSON *past = json_get(node, "last_days");
    const cJSON *counts = json_get(node, "shift_counts");
    const cJSON *wishes = json_get(node, "wishes");
    if (duty)
        read_duty(reading, duty, history);
    read_run(reading, node, history);
    if (saturday) {
        history->saturday = json_bool(reading->json, saturday);
        history->saturday_spot = value_spot(reading, saturday);
    }
    history->weekends = read_count(reading, node, "weekends", 0, COUNT_MAX);
    history->week_min =
        read_minutes(reading, node, "week_hours", DAYS_PER_WEEK);
    if (week)
        history->week_spot = value_spot(reading, week);
    history->week_given = week != NULL;
    history->nights_given = json_get(node, "nights_in_a_row") != NULL;
    history->period_min = read_minutes(reading, node, "period_hours", DAYS_MAX);
    if (past)
        read_past(reading, past, history);
    if (counts)
        read_counts(reading, counts, history);
    if (wishes)
        read_wishes(reading, wishes, history);
}

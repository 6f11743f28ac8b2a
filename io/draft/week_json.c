/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "week_json.h"

#include "calendars_json.h"
#include "far_dates.h"
#include "field.h"
#include "shown.h"
#include "value_json.h"
#include "wishes.h"

static const char *const available_keys[] = {"days", "from", "to", "grade"};
static const char *const absence_keys[] = {"from", "to", "hours", "note"};
static const char *const wish_keys[] = {"days", "date",    "shift", "from",
                                        "to",   "grade",   "off",   "points",
                                        "with", "together"};
static const char *const fixed_keys[] = {"date", "shift", "start", "off"};
static const char *const forbidden_keys[] = {"days", "date", "shift"};

enum { WISH_POINTS_MAX = 10000 };

/* Room for as many items as the array has; NULL where it is no array. */
#define ROOM_FOR(reading, type, node)                                          \
    (json_array((reading)->json, (node), 0, LIST_MAX)                          \
         ? ARENA_ARRAY((reading)->scratch, type, cJSON_GetArraySize(node))     \
         : NULL)

/* A number from 0 to 4, or its word. */
static int read_word_or_grade(struct reading *reading, const cJSON *node)
{
    if (!cJSON_IsString(node))
        return json_int(reading->json, node, 0, GRADE_MAX);
    int grade = grade_of(node->valuestring);
    if (grade == NOT_GIVEN)
        json_report(reading->json, node,
                    "must be love, like, neutral, rather not or never, or a "
                    "number from 4 down to 0, is '%s'",
                    SHOWN(node->valuestring));
    return grade == NOT_GIVEN ? GRADE_USUAL : grade;
}

static void read_available(struct reading *reading, const cJSON *node,
                           struct draft_agent *agent)
{
    struct graded *items = ROOM_FOR(reading, struct graded, node);
    const cJSON *item;
    agent->available_given = true;
    agent->available = items;
    agent->n_available = 0;
    if (!items)
        return;
    cJSON_ArrayForEach(item, node)
    {
        const cJSON *grade = json_get(item, "grade");
        if (!json_object(reading->json, item, JSON_KEYS(available_keys)))
            continue;
        items[agent->n_available++] = (struct graded){
            value_window(reading, item),
            grade ? read_word_or_grade(reading, grade) : GRADE_USUAL};
    }
}

static struct draft_absence read_absence(struct reading *reading,
                                         const cJSON *object)
{
    struct draft_absence absence = {.spot = value_spot(reading, object),
                                    .credit = NOT_GIVEN};
    const cJSON *from = json_need(reading->json, object, "from");
    const cJSON *to = json_get(object, "to");
    const cJSON *hours = json_get(object, "hours");
    const cJSON *note = json_get(object, "note");
    if (from)
        absence_read(reading, value_spot(reading, from),
                     json_string(reading->json, from),
                     value_spot(reading, to ? to : from),
                     json_string(reading->json, to ? to : from), &absence);
    if (hours)
        absence.credit =
            value_length(reading, hours, 0, DAYS_MAX * MINUTES_PER_DAY);
    if (note)
        absence.note = value_label(reading, note);
    return absence;
}

static void read_absences(struct reading *reading, const cJSON *node,
                          struct draft_agent *agent)
{
    struct draft_absence *items = ROOM_FOR(reading, struct draft_absence, node);
    const cJSON *item;
    agent->absences = items;
    agent->n_absences = 0;
    if (!items)
        return;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(absence_keys)))
            items[agent->n_absences++] = read_absence(reading, item);
    }
}

/* Whether the object says "off": true, the only value there is. */
static bool read_off(struct reading *reading, const cJSON *object)
{
    const cJSON *off = json_get(object, "off");
    if (off && !cJSON_IsTrue(off))
        json_report(reading->json, off, "must be true, is %s", json_type(off));
    return off != NULL;
}

/* What is wished: a grade, or to be off. */
static int read_grade(struct reading *reading, const cJSON *object)
{
    const cJSON *grade = json_get(object, "grade");
    bool off = read_off(reading, object);
    if (grade && off)
        json_report(reading->json, grade,
                    "'grade' and 'off' exclude each other");
    else if (!grade && !off)
        json_report(reading->json, object, "key 'grade' or 'off' is missing");
    return grade ? read_word_or_grade(reading, grade)
           : off ? GRADE_OFF
                 : GRADE_MAX;
}

static struct draft_wish read_wish(struct reading *reading, const cJSON *object)
{
    struct draft_wish wish = {.shift = NOT_GIVEN,
                              .points = NOT_GIVEN,
                              .spot = value_spot(reading, object)};
    const cJSON *with = json_get(object, "with");
    const cJSON *together = json_get(object, "together");
    const cJSON *shift = json_get(object, "shift");
    const cJSON *points = json_get(object, "points");
    const cJSON *from = json_get(object, "from"), *to = json_get(object, "to");
    wish.grade = read_grade(reading, object);
    wish.window.days = value_dates(reading, object);
    value_times(reading, object, &wish.window);
    wish.timed = from || to;
    if (shift)
        wish.shift = reading_shift(reading, value_spot(reading, shift),
                                   json_string(reading->json, shift));
    if (points)
        wish.points = json_int(reading->json, points, 0, WISH_POINTS_MAX);
    if (with) {
        wish.with = value_word(reading, with);
        wish.spot = value_spot(reading, with);
    }
    if (together)
        wish.together = json_bool(reading->json, together);
    if (together)
        together_check(reading, value_spot(reading, together), &wish);
    wish_check(reading, value_spot(reading, object), &wish);
    return wish;
}

/* Whether the item is of a shift that a scenario has taken out. */
static bool is_of_gone(const struct reading *reading, const cJSON *item)
{
    const cJSON *shift = json_get(item, "shift");
    return cJSON_IsString(shift) &&
           reading_shift_gone(reading, shift->valuestring);
}

static void read_wishes(struct reading *reading, const cJSON *node,
                        struct draft_agent *agent)
{
    struct draft_wish *items = ROOM_FOR(reading, struct draft_wish, node);
    const cJSON *item;
    agent->wishes = items;
    agent->n_wishes = 0;
    if (!items)
        return;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(wish_keys)) &&
            !is_of_gone(reading, item))
            items[agent->n_wishes++] = read_wish(reading, item);
    }
}

static struct draft_order read_order(struct reading *reading,
                                     const cJSON *object)
{
    const cJSON *date = json_need(reading->json, object, "date");
    const cJSON *shift = json_get(object, "shift");
    const cJSON *start = json_get(object, "start");
    struct draft_order order = {.spot = value_spot(reading, object),
                                .off = read_off(reading, object),
                                .shift = NOT_GIVEN,
                                .start = NOT_GIVEN};
    order.date = date ? value_date(reading, date) : reading->first_date;
    if (date)
        far_dates_tell(reading, value_spot(reading, date), order.date,
                       order.date);
    if (shift)
        order.shift = reading_shift(reading, value_spot(reading, shift),
                                    json_string(reading->json, shift));
    if (start)
        order.start = value_clock(reading, start);
    if (!order.off && !shift)
        json_report(reading->json, object, "key 'shift' or 'off' is missing");
    if (order.off && (shift || start))
        json_report(reading->json, shift ? shift : start,
                    "'off' excludes 'shift' and 'start'");
    return order;
}

static void read_orders(struct reading *reading, const cJSON *node,
                        struct draft_agent *agent)
{
    struct draft_order *items = ROOM_FOR(reading, struct draft_order, node);
    const cJSON *item;
    agent->orders = items;
    agent->n_orders = 0;
    if (!items)
        return;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(fixed_keys)) &&
            !is_of_gone(reading, item))
            items[agent->n_orders++] = read_order(reading, item);
    }
}

static struct draft_forbidden read_one_forbidden(struct reading *reading,
                                                 const cJSON *object)
{
    const cJSON *shift = json_need(reading->json, object, "shift");
    struct draft_forbidden forbidden = {.days = value_dates(reading, object),
                                        .shift = NOT_GIVEN};
    if (shift)
        forbidden.shift = reading_shift(reading, value_spot(reading, shift),
                                        json_string(reading->json, shift));
    return forbidden;
}

static void read_forbidden(struct reading *reading, const cJSON *node,
                           struct draft_agent *agent)
{
    struct draft_forbidden *items =
        ROOM_FOR(reading, struct draft_forbidden, node);
    const cJSON *item;
    agent->forbidden = items;
    agent->n_forbidden = 0;
    if (!items)
        return;
    cJSON_ArrayForEach(item, node)
    {
        if (json_object(reading->json, item, JSON_KEYS(forbidden_keys)) &&
            !is_of_gone(reading, item))
            items[agent->n_forbidden++] = read_one_forbidden(reading, item);
    }
}

void week_read(struct reading *reading, const cJSON *object,
               struct draft_agent *agent)
{
    static const struct {
        const char *key;
        void (*read)(struct reading *, const cJSON *, struct draft_agent *);
    } parts[] = {{"available", read_available}, {"time_off", read_absences},
                 {"calendars", calendars_read}, {"wishes", read_wishes},
                 {"fixed", read_orders},        {"forbidden", read_forbidden}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const cJSON *node = json_get(object, parts[i].key);
        if (node)
            parts[i].read(reading, node, agent);
    }
}

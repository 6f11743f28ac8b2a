/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The horizon ends at 06:00 of a day more than it has, on which nobody starts:
 * the team has that day too, and everybody is available until 06:00 of it.
 * Duties start in the three stretches of the day that the instances allow. */
#include "matsp.h"

#include "grid.h"
#include "json_out.h"
#include "units.h"

/* A Monday. */
static const struct date first_date = {2024, 1, 1};

/* Points for an hour in which a head is missing at a task, or is there and has
 * none: neither is legal, and any cover is cheaper. */
enum { FORBIDDEN_POINTS = 4000, STEPS = 8 };

struct start {
    const char *id, *from, *to;
};

static const struct start starts[] = {{"early", "06:00", "10:00"},
                                      {"late", "14:00", "18:00"},
                                      {"night", "20:00", "23:45"}};

static const char *date_text(int day, char *text)
{
    return units_write_date(days_of(first_date) + day, text);
}

static void write_date(struct json_out *out, const char *key, int day)
{
    char text[UNITS_ROOM];
    json_out_string(out, key, date_text(day, text));
}

static void write_length(struct json_out *out, const char *key, int minutes)
{
    char text[UNITS_ROOM];
    json_out_string(out, key, units_write_minutes(minutes, text));
}

static void write_head(struct json_out *out, const struct matsp *instance,
                       const char *name)
{
    json_out_int(out, "vaktel", 1);
    json_out_string(out, "team", name);
    json_out_string(out, "zone", "UTC");
    write_date(out, "start", 0);
    json_out_int(out, "days", instance->n_days + 1);
    write_length(out, "slot", QUARTER);
}

/* The days of the instance, on which duties may start. */
static void write_days(struct json_out *out, const struct matsp *instance)
{
    json_out_array(out, "days");
    for (int day = 0; day < instance->n_days; day++)
        write_date(out, NULL, day);
    json_out_end(out);
}

static void write_range(struct json_out *out, const char *key, const char *from,
                        const char *to)
{
    json_out_object(out, key);
    json_out_string(out, "from", from);
    json_out_string(out, "to", to);
    write_length(out, "step", QUARTER);
    json_out_end(out);
}

static void write_shifts(struct json_out *out, const struct matsp *instance)
{
    json_out_array(out, "shifts");
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        json_out_flat_object(out, NULL);
        json_out_string(out, "id", starts[i].id);
        write_range(out, "start", starts[i].from, starts[i].to);
        write_range(out, "length", "6h", "10h");
        write_days(out, instance);
        json_out_end(out);
    }
    json_out_end(out);
}

static int heads_at(const struct matsp *instance, int task, int quarter,
                    bool most)
{
    const struct matsp_cover *cover = matsp_cover(instance, task, quarter);
    return most ? cover->max : cover->min;
}

/* Quarters from `from` to before `to`, on one day of the clock. */
static void write_window(struct json_out *out, int from, int to, int heads)
{
    char text[UNITS_ROOM];
    int begin = MATSP_BEGIN + from * QUARTER, end = MATSP_BEGIN + to * QUARTER;
    int day = begin / MINUTES_PER_DAY;
    json_out_flat_object(out, NULL);
    json_out_array(out, "days");
    write_date(out, NULL, day);
    json_out_end(out);
    json_out_string(out, "from",
                    units_write_clock(begin % MINUTES_PER_DAY, text));
    json_out_string(out, "to",
                    units_write_clock(end - day * MINUTES_PER_DAY, text));
    json_out_int(out, "heads", heads);
    json_out_end(out);
}

static bool is_midnight(int quarter)
{
    return (MATSP_BEGIN + quarter * QUARTER) % MINUTES_PER_DAY == 0;
}

/* Heads of a task, at least or at most, in a window for each stretch. */
static void write_heads(struct json_out *out, const struct matsp *instance,
                        int task, bool most)
{
    int n_quarters = instance->n_days * QUARTERS_PER_DAY, from = 0;
    json_out_array(out, most ? "most" : "need");
    for (int to = 1; to <= n_quarters; to++) {
        int heads = heads_at(instance, task, from, most);
        if (to < n_quarters && !is_midnight(to) &&
            heads_at(instance, task, to, most) == heads)
            continue;
        write_window(out, from, to, heads);
        from = to;
    }
    json_out_end(out);
}

static bool has_room(const struct matsp *instance, int task)
{
    for (int i = 0; i < instance->n_days * QUARTERS_PER_DAY; i++)
        if (heads_at(instance, task, i, true) >
            heads_at(instance, task, i, false))
            return true;
    return false;
}

/* The k-th head too many makes the square 2 k - 1 greater. */
static void write_squares(struct json_out *out)
{
    json_out_flat_array(out, "surplus");
    for (int k = 1; k <= STEPS; k++)
        json_out_int(out, NULL, (2 * k - 1) * MINUTES_PER_HOUR / QUARTER);
    json_out_end(out);
}

static void write_queues(struct json_out *out, const struct matsp *instance)
{
    json_out_array(out, "queues");
    for (int task = 0; task < instance->n_tasks; task++) {
        struct text text = {0};
        text_printf(&text, "%d", task + 1);
        json_out_object(out, NULL);
        json_out_string(out, "id", text_string(&text));
        json_out_flat_array(out, "skills");
        json_out_end(out);
        write_heads(out, instance, task, false);
        json_out_int(out, "shortage", FORBIDDEN_POINTS);
        write_squares(out);
        write_length(out, "min_block", MINUTES_PER_HOUR);
        if (has_room(instance, task))
            write_heads(out, instance, task, true);
        json_out_end(out);
        text_free(&text);
    }
    json_out_end(out);
}

static void write_agents(struct json_out *out, const struct matsp *instance)
{
    json_out_array(out, "agents");
    for (int i = 0; i < instance->n_staff; i++) {
        const struct matsp_staff *staff = &instance->staff[i];
        json_out_flat_object(out, NULL);
        json_out_string(out, "id", staff->id);
        json_out_object(out, "period");
        write_length(out, "min", staff->min_minutes);
        write_length(out, "max", staff->max_minutes);
        json_out_end(out);
        json_out_end(out);
    }
    json_out_end(out);
}

/* Nobody works on after the end of the horizon. */
static void write_defaults(struct json_out *out, const struct matsp *instance)
{
    char text[UNITS_ROOM];
    json_out_object(out, "defaults");
    json_out_array(out, "available");
    json_out_flat_object(out, NULL);
    write_days(out, instance);
    json_out_end(out);
    json_out_flat_object(out, NULL);
    json_out_array(out, "days");
    write_date(out, NULL, instance->n_days);
    json_out_end(out);
    json_out_string(out, "to", units_write_clock(MATSP_BEGIN, text));
    json_out_end(out);
    json_out_end(out);
    json_out_end(out);
}

void matsp_write_team(struct text *text, const struct matsp *instance,
                      const char *name)
{
    struct json_out out = {.text = text};
    json_out_object(&out, NULL);
    write_head(&out, instance, name);
    write_queues(&out, instance);
    write_shifts(&out, instance);
    json_out_flat_object(&out, "rules");
    json_out_string(&out, "rest", "14h");
    json_out_int(&out, "max_days_in_a_row", 5);
    json_out_end(&out);
    write_defaults(&out, instance);
    write_agents(&out, instance);
    json_out_flat_object(&out, "prices");
    json_out_int(&out, "surplus", FORBIDDEN_POINTS);
    json_out_end(&out);
    json_out_end(&out);
}

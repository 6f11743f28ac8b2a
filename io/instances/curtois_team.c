/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format knows no clock times: every shift begins at 06:00, and which may
 * follow which is told by "not_before", with no rest asked for.  Days off are
 * orders, not time off, as that would be credited in the contract. */
#include "curtois.h"

#include "json_out.h"
#include "units.h"

/* A Monday. */
static const struct date first_date = {2024, 1, 1};

static const char *date_text(int day, char *text)
{
    return units_write_date(days_of(first_date) + day, text);
}

static void write_length(struct json_out *out, const char *key, int minutes)
{
    char text[UNITS_ROOM];
    json_out_string(out, key, units_write_minutes(minutes, text));
}

/* The coarsest slot that divides all lengths. */
static int slot_minutes(const struct curtois *instance)
{
    static const int minutes[] = {60, 30, 15, 10};
    for (int i = 0; i < 4; i++) {
        bool divides = true;
        for (int shift = 0; shift < instance->n_shifts; shift++)
            divides &= instance->shifts[shift].minutes % minutes[i] == 0;
        if (divides)
            return minutes[i];
    }
    return 5;
}

static void write_head(struct json_out *out, const struct curtois *instance,
                       const char *name)
{
    char date[UNITS_ROOM];
    json_out_int(out, "vaktel", 1);
    json_out_string(out, "team", name);
    json_out_string(out, "zone", "UTC");
    json_out_string(out, "start", date_text(0, date));
    json_out_int(out, "days", instance->n_days);
    write_length(out, "slot", slot_minutes(instance));
}

static void write_shift(struct json_out *out, const struct curtois *instance,
                        const struct curtois_shift *shift)
{
    json_out_flat_object(out, NULL);
    json_out_string(out, "id", shift->id);
    json_out_string(out, "start", "06:00");
    write_length(out, "length", shift->minutes);
    if (shift->barred) {
        json_out_array(out, "not_before");
        for (int after = 0; after < instance->n_shifts; after++)
            if (shift->barred >> after & 1)
                json_out_string(out, NULL, instance->shifts[after].id);
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_shifts(struct json_out *out, const struct curtois *instance)
{
    json_out_array(out, "shifts");
    for (int shift = 0; shift < instance->n_shifts; shift++)
        write_shift(out, instance, &instance->shifts[shift]);
    json_out_end(out);
}

/* Shifts of which some are allowed; those with a limit that the days do not
 * keep anyway. */
static void write_limits(struct json_out *out, const struct curtois *instance,
                         const struct curtois_staff *staff)
{
    json_out_flat_array(out, "shifts");
    for (int shift = 0; shift < instance->n_shifts; shift++)
        if (staff->max_shifts[shift] > 0)
            json_out_string(out, NULL, instance->shifts[shift].id);
    json_out_end(out);
    json_out_flat_object(out, "shift_limits");
    for (int shift = 0; shift < instance->n_shifts; shift++) {
        int most = staff->max_shifts[shift];
        if (most == 0 || most >= instance->n_days)
            continue;
        json_out_object(out, instance->shifts[shift].id);
        json_out_int(out, "max", most);
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_contract(struct json_out *out,
                           const struct curtois_staff *staff)
{
    json_out_flat_object(out, "period");
    write_length(out, "min", staff->min_minutes);
    write_length(out, "max", staff->max_minutes);
    json_out_end(out);
    json_out_flat_object(out, "rules");
    json_out_int(out, "max_days_in_a_row", staff->max_in_a_row);
    json_out_int(out, "min_days_in_a_row", staff->min_in_a_row);
    json_out_int(out, "min_days_off", staff->min_days_off);
    json_out_int(out, "max_weekends", staff->max_weekends);
    json_out_end(out);
}

/* A day given off twice is one. */
static bool is_first(const struct curtois *instance, int index)
{
    const struct curtois_day_off *days = instance->days_off;
    for (int i = 0; i < index; i++)
        if (days[i].staff == days[index].staff &&
            days[i].day == days[index].day)
            return false;
    return true;
}

static void write_days_off(struct json_out *out, const struct curtois *instance,
                           int staff)
{
    char date[UNITS_ROOM];
    json_out_array(out, "fixed");
    for (int i = 0; i < instance->n_days_off; i++) {
        if (instance->days_off[i].staff != staff || !is_first(instance, i))
            continue;
        json_out_flat_object(out, NULL);
        json_out_string(out, "date",
                        date_text(instance->days_off[i].day, date));
        json_out_bool(out, "off", true);
        json_out_end(out);
    }
    json_out_end(out);
}

/* Grade 4 costs its points unless the shift is worked, grade 0 if it is. */
static void write_wishes(struct json_out *out, const struct curtois *instance,
                         int staff)
{
    char date[UNITS_ROOM];
    json_out_array(out, "wishes");
    for (int i = 0; i < instance->n_requests; i++) {
        const struct curtois_request *request = &instance->requests[i];
        if (request->staff != staff)
            continue;
        json_out_flat_object(out, NULL);
        json_out_string(out, "date", date_text(request->day, date));
        json_out_string(out, "shift", instance->shifts[request->shift].id);
        json_out_int(out, "grade", request->on ? 4 : 0);
        json_out_int(out, "points", request->weight);
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_agents(struct json_out *out, const struct curtois *instance)
{
    json_out_array(out, "agents");
    for (int staff = 0; staff < instance->n_staff; staff++) {
        json_out_object(out, NULL);
        json_out_string(out, "id", instance->staff[staff].id);
        write_limits(out, instance, &instance->staff[staff]);
        write_contract(out, &instance->staff[staff]);
        write_days_off(out, instance, staff);
        write_wishes(out, instance, staff);
        json_out_end(out);
    }
    json_out_end(out);
}

static bool same_demand(const struct curtois_cover *a,
                        const struct curtois_cover *b)
{
    return a->shift == b->shift && a->heads == b->heads &&
           a->under == b->under && a->over == b->over;
}

/* One rule for all days on which the shift is wanted alike. */
static void write_presence(struct json_out *out, struct curtois *instance,
                           int first)
{
    char date[UNITS_ROOM];
    struct text id = {0};
    const struct curtois_cover *cover = &instance->covers[first];
    const char *shift = instance->shifts[cover->shift].id;
    text_printf(&id, "%s: %d (%d/%d)", shift, cover->heads, cover->under,
                cover->over);
    json_out_flat_object(out, NULL);
    json_out_string(out, "id", text_string(&id));
    json_out_string(out, "shift", shift);
    json_out_array(out, "days");
    for (int i = first; i < instance->n_covers; i++) {
        if (instance->covers[i].placed ||
            !same_demand(&instance->covers[i], cover))
            continue;
        instance->covers[i].placed = true;
        json_out_string(out, NULL, date_text(instance->covers[i].day, date));
    }
    json_out_end(out);
    json_out_int(out, "min", cover->heads);
    json_out_int(out, "max", cover->heads);
    json_out_int(out, "price", cover->under);
    json_out_int(out, "surplus_price", cover->over);
    json_out_end(out);
    text_free(&id);
}

void curtois_write_team(struct text *text, struct curtois *instance,
                        const char *name)
{
    struct json_out out = {.text = text};
    json_out_object(&out, NULL);
    write_head(&out, instance, name);
    write_shifts(&out, instance);
    json_out_flat_object(&out, "rules");
    json_out_string(&out, "rest", "0h");
    json_out_end(&out);
    write_agents(&out, instance);
    json_out_array(&out, "presence");
    for (int i = 0; i < instance->n_covers; i++)
        if (!instance->covers[i].placed)
            write_presence(&out, instance, i);
    json_out_end(&out);
    json_out_end(&out);
}

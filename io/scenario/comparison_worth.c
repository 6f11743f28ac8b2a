/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changes are worth, in sentences, JSON and CSV. */
#include "comparison_parts.h"

#include "csv_out.h"
#include "summary_parts.h"
#include "units.h"

enum { WIDTH = 80 };

static double points_of(cost value)
{
    return (double)value / POINT;
}

/* "saves 6.50 h of shortage, 7800 points in all, give or take 0.1 h" */
static void add_saved(struct text *text, const struct worth *worth)
{
    if (worth->saved_h > 0)
        text_printf(text, "saves %.2f h of shortage, %.0f points in all",
                    worth->saved_h, points_of(worth->saved));
    else
        text_printf(text, "saves %.0f points, no shortage",
                    points_of(worth->saved));
    if (worth->doubt > 0)
        text_printf(text, ", give or take %.1f h", hours_of(worth->doubt));
    text_printf(text, "; predicted %.0f points", points_of(worth->predicted));
}

static void add_sentence(struct text *text, const struct worth *worth)
{
    text_printf(text, "%s ", worth->what);
    if (worth->confirmed)
        add_saved(text, worth);
    else
        text_printf(text,
                    "is predicted to save %.0f points, as dear as %.1f h of "
                    "shortage",
                    points_of(worth->predicted), hours_of(worth->predicted));
    if (worth->unsure)
        text_printf(text, ", unsure: %.0f points at least",
                    points_of(worth->floor));
}

void comparison_worths_text(struct text *text, const struct comparison *it)
{
    if (it->n_worths + it->n_left_out == 0) {
        text_add(text, it->worth_asked ? "\nNo change is worth anything: none "
                                         "of those looked at would save a "
                                         "point\n"
                                       : "");
        return;
    }
    text_add(text, "\nWhat a change is worth (1200 points = an hour of "
                   "shortage)\n");
    for (int i = 0; i < it->n_worths; i++) {
        struct text sentence = {0};
        add_sentence(&sentence, &it->worths[i]);
        page_sentence(&(struct page){.text = text, .width = WIDTH},
                      text_string(&sentence), 2, 6);
        text_free(&sentence);
    }
    for (int i = 0; i < it->n_left_out; i++)
        text_printf(text, "  not looked at: %s\n", it->left_out[i]);
}

static const char *const sort_names[N_WORTH_SORTS] = {
    [WORTH_AGENT] = "agent", [WORTH_DUTY] = "duty", [WORTH_SKILL] = "skill",
    [WORTH_HOUR] = "hour",   [WORTH_RULE] = "rule",
};

static void write_if(struct json_out *out, const char *key, const char *value)
{
    if (value)
        json_out_string(out, key, value);
}

/* The parts of which the sentence is made. */
static void write_parts(struct json_out *out, const struct worth *worth)
{
    char date[UNITS_ROOM];
    json_out_string(out, "sort", sort_names[worth->sort]);
    write_if(out, "skills", worth->skills);
    write_if(out, "slower", worth->slower);
    if (worth->week_min > 0)
        json_out_number(out, "week_hours", worth->week_min / 60.0, 2);
    write_if(out, "shift", worth->shift);
    write_if(out, "from", worth->from);
    write_if(out, "to", worth->to);
    if (worth->sort == WORTH_DUTY) {
        json_out_bool(out, "between", worth->ranges);
        json_out_string(out, "date", units_write_date(worth->first_date, date));
        json_out_int(out, "weeks", worth->n_weeks);
    }
    write_if(out, "agent", worth->agent);
    write_if(out, "agent_name", worth->agent_name);
    write_if(out, "queue", worth->queue);
    write_if(out, "queue_name", worth->queue_name);
    write_if(out, "rule", worth->rule);
    if (worth->rule) {
        json_out_int(out, "limit", worth->limit);
        if (worth->span > 0)
            json_out_int(out, "of", worth->span);
        json_out_bool(out, "dropped", worth->dropped);
    }
}

static void write_worth(struct json_out *out, const struct worth *worth)
{
    struct text sentence = {0};
    add_sentence(&sentence, worth);
    json_out_object(out, NULL);
    json_out_string(out, "what", worth->what);
    json_out_string(out, "sentence", text_string(&sentence));
    write_parts(out, worth);
    json_out_points(out, "predicted_points", worth->predicted);
    json_out_number(out, "predicted_hours", hours_of(worth->predicted), 2);
    json_out_points(out, "at_least_points", worth->floor);
    json_out_bool(out, "unsure", worth->unsure);
    if (worth->confirmed) {
        json_out_points(out, "confirmed_points", worth->saved);
        json_out_number(out, "confirmed_hours", hours_of(worth->saved), 2);
        json_out_points(out, "doubt_points", worth->doubt);
        json_out_number(out, "confirmed_short_hours", worth->saved_h, 2);
    }
    json_out_end(out);
    text_free(&sentence);
}

void comparison_worths_json(struct json_out *out, const struct comparison *it)
{
    if (it->n_worths > 0) {
        json_out_array(out, "worth");
        for (int i = 0; i < it->n_worths; i++)
            write_worth(out, &it->worths[i]);
        json_out_end(out);
    }
    if (it->n_left_out > 0) {
        json_out_array(out, "worth_not_looked_at");
        for (int i = 0; i < it->n_left_out; i++)
            json_out_string(out, NULL, it->left_out[i]);
        json_out_end(out);
    }
}

static void add_field(struct text *text, const char *value)
{
    csv_out_text(text, value ? value : "");
    text_add(text, ",");
}

static void add_row(struct text *text, const struct worth *worth)
{
    char date[UNITS_ROOM];
    bool duty = worth->sort == WORTH_DUTY;
    add_field(text, worth->what);
    add_field(text, sort_names[worth->sort]);
    add_field(text, worth->skills);
    add_field(text, worth->shift);
    add_field(text, worth->from);
    add_field(text, worth->to);
    add_field(text, duty ? units_write_date(worth->first_date, date) : NULL);
    if (duty)
        text_printf(text, "%d", worth->n_weeks);
    text_add(text, ",");
    add_field(text, worth->agent);
    add_field(text, worth->queue);
    add_field(text, worth->rule);
    text_printf(text, "%.2f,%.2f,%s,", points_of(worth->predicted),
                points_of(worth->floor), worth->unsure ? "yes" : "no");
    if (worth->confirmed)
        text_printf(text, "%.2f,%.2f,%.2f", points_of(worth->saved),
                    points_of(worth->doubt), worth->saved_h);
    else
        text_add(text, ",,");
    text_add(text, "\r\n");
}

void comparison_worth_csv_write(struct text *text, const struct comparison *it)
{
    text_add(text, "what,sort,skills,shift,from,to,date,weeks,agent,queue,rule,"
                   "predicted_points,at_least_points,unsure,confirmed_points,"
                   "doubt_points,confirmed_short_hours\r\n");
    for (int i = 0; i < it->n_worths; i++)
        add_row(text, &it->worths[i]);
}

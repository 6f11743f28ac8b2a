/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outlook_json.h"

#include "json_out.h"
#include "left_out.h"

#include <math.h>

static void write_streams(struct json_out *out, const struct intake *intake)
{
    json_out_array(out, "channels");
    for (int index = 0; index < intake->n_streams; index++) {
        const struct intake_stream *stream = &intake->streams[index];
        json_out_flat_object(out, NULL);
        json_out_string(out, "channel", stream->channel);
        if (*stream->group)
            json_out_string(out, "group", stream->group);
        if (stream->queue)
            json_out_string(out, "queue", stream->queue);
        json_out_int(out, "rows", stream->n);
        json_out_end(out);
    }
    json_out_end(out);
}

static void write_read(struct json_out *out, const struct outlook *outlook)
{
    const struct intake *intake = outlook->intake;
    const struct past *past = outlook->past;
    json_out_object(out, "read");
    json_out_string(out, "file", intake->file);
    json_out_string(out, "source", intake->source);
    json_out_int(out, "rows", intake->n_read);
    json_out_int(out, "used", past->n_used);
    json_out_date(out, "from", past->first_date);
    json_out_date(out, "to", past->first_date + past->n_days - 1);
    json_out_object(out, "fields");
    for (int field = 0; field < EXPORT_FIELDS; field++)
        if (intake->used[field])
            json_out_string(out, export_field_names[field],
                            intake->used[field]);
    json_out_end(out);
    json_out_object(out, "left_out");
    for (int reason = 0; reason < LEFT_REASONS; reason++)
        if (intake->left_out[reason] > 0)
            json_out_int(out, left_out_keys[reason], intake->left_out[reason]);
    json_out_end(out);
    write_streams(out, intake);
    json_out_end(out);
}

static void write_percent(struct json_out *out, const char *key, double share)
{
    json_out_number(out, key, 100 * share, 2);
}

static void write_accuracy(struct json_out *out,
                           const struct accuracy *accuracy, int weeks_ahead)
{
    json_out_flat_object(out, NULL);
    json_out_int(out, "weeks_ahead", weeks_ahead);
    json_out_int(out, "origins", accuracy->n_origins);
    write_percent(out, "wape_percent", accuracy->wape);
    write_percent(out, "bias_percent", accuracy->bias);
    write_percent(out, "floor_percent", accuracy->floor);
    write_percent(out, "mean8_wape_percent", accuracy->mean8_wape);
    json_out_number(out, "dispersion", accuracy->dispersion, 3);
    if (!isnan(accuracy->handling_wape))
        write_percent(out, "handling_wape_percent", accuracy->handling_wape);
    json_out_end(out);
}

static void write_queue(struct json_out *out, const struct outlook *outlook,
                        int index)
{
    const struct outlook_queue *queue = &outlook->queues[index];
    const struct series *series = &outlook->past->series[index];
    json_out_object(out, NULL);
    json_out_string(out, "id", queue->id);
    json_out_number(out, "contacts_per_week", queue->per_week, 1);
    if (queue->mean_handling_s > 0)
        json_out_number(out, "handling_seconds", queue->mean_handling_s, 0);
    if (!isnan(outlook_dispersion(queue)))
        json_out_number(out, "dispersion", outlook_dispersion(queue), 3);
    json_out_array(out, "accuracy");
    for (int horizon = 0; horizon < OUTLOOK_HORIZONS; horizon++)
        if (queue->accuracy[horizon].n_origins > 0)
            write_accuracy(out, &queue->accuracy[horizon],
                           outlook_weeks_ahead[horizon]);
    json_out_end(out);
    json_out_flat_array(out, "days_left_out");
    for (int day = 0; day < series->n_days; day++)
        if (series->kind[day] == DAY_LEFT_OUT)
            json_out_date(out, NULL, outlook->past->first_date + day);
    json_out_end(out);
    json_out_end(out);
}

void outlook_json_write(struct text *text, const struct outlook *outlook)
{
    struct json_out out = {.text = text};
    json_out_object(&out, NULL);
    json_out_string(&out, "format", "vaktel forecast 1");
    json_out_string(&out, "zone", outlook->past->zone);
    json_out_date(&out, "start", outlook->first_date);
    json_out_int(&out, "days", outlook->n_days);
    json_out_int(&out, "slot_minutes", outlook->past->slot_min);
    write_read(&out, outlook);
    json_out_array(&out, "queues");
    for (int queue = 0; queue < outlook->n_queues; queue++)
        write_queue(&out, outlook, queue);
    json_out_end(&out);
    json_out_end(&out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outlook_text.h"

#include "left_out.h"
#include "shown.h"
#include "units.h"

#include <math.h>
#include <string.h>

enum { NAME_WIDTH = 20, WIDTH = 80, CHANNELS_SHOWN = 40, DAYS_SHOWN = 20 };

static void add_range(struct text *text, int from, int to)
{
    char date[UNITS_ROOM];
    text_add(text, units_write_date(from, date));
    text_printf(text, " to %s", units_write_date(to, date));
}

static void add_read(struct text *text, const struct outlook *outlook)
{
    const struct intake *intake = outlook->intake;
    const struct past *past = outlook->past;
    text_printf(text, "Read %s: %s\n", SHOWN(intake->file), intake->source);
    for (int field = 0; field < EXPORT_FIELDS; field++)
        if (intake->used[field])
            text_printf(text, "  %-9s '%s'\n", export_field_names[field],
                        SHOWN(intake->used[field]));
    text_printf(text, "  %lld rows, ", (long long)intake->n_read);
    add_range(text, past->first_date, past->first_date + past->n_days - 1);
    text_printf(text, ", times as in %s\n", past->zone);
    for (int reason = 0; reason < LEFT_REASONS; reason++)
        if (intake->left_out[reason] > 0)
            text_printf(text, "  left out: %lld %s\n",
                        (long long)intake->left_out[reason],
                        left_out_words[reason]);
}

static void add_channels(struct text *text, const struct intake *intake)
{
    text_add(text, "\nChannels and their queues\n");
    for (int index = 0; index < intake->n_streams; index++) {
        const struct intake_stream *stream = &intake->streams[index];
        struct text name = {0};
        if (index == CHANNELS_SHOWN) {
            text_printf(text, "  and %d more\n",
                        intake->n_streams - CHANNELS_SHOWN);
            return;
        }
        text_printf(&name, "%s%s%s",
                    *stream->channel ? SHOWN(stream->channel) : "(none)",
                    *stream->group ? ", " : "", SHOWN(stream->group));
        text_add(text, "  ");
        text_add_padded(text, text_string(&name), 2 * NAME_WIDTH);
        text_printf(text, " %9lld  %s\n", (long long)stream->n,
                    stream->queue ? stream->queue : "left out");
        text_free(&name);
    }
}

static void add_left_out(struct text *text, const struct outlook *outlook,
                         int index)
{
    const struct series *series = &outlook->past->series[index];
    char date[UNITS_ROOM];
    int n = 0;
    for (int day = 0; day < series->n_days; day++) {
        if (series->kind[day] != DAY_LEFT_OUT || n++ >= DAYS_SHOWN)
            continue;
        if (n == 1)
            text_printf(text, "  %s: far below the usual, not learned from:",
                        outlook->queues[index].id);
        text_printf(text, "%s%s", n % 5 == 1 ? "\n    " : " ",
                    units_write_date(outlook->past->first_date + day, date));
    }
    if (n > DAYS_SHOWN)
        text_printf(text, "\n    and %d more", n - DAYS_SHOWN);
    if (n > 0)
        text_add(text, "\n");
}

static void add_figures(struct text *text, const struct accuracy *accuracy)
{
    text_printf(text, " %6.1f %% %+6.1f %% %6.1f %% %6.1f %% %8.2f",
                100 * accuracy->wape, 100 * accuracy->bias,
                100 * accuracy->floor, 100 * accuracy->mean8_wape,
                accuracy->dispersion);
    text_add(text, "\n");
}

static void add_handling(struct text *text, const struct outlook_queue *queue)
{
    char length[UNITS_ROOM];
    const struct accuracy *accuracy = &queue->accuracy[OUTLOOK_NEAR];
    if (!(queue->mean_handling_s > 0))
        return;
    text_printf(
        text, "  %-*s  handling time %s", NAME_WIDTH, "",
        units_write_seconds((int)round(queue->mean_handling_s), length));
    if (accuracy->n_origins > 0 && !isnan(accuracy->handling_wape))
        text_printf(text, ", WAPE %.1f %% of each slot's work",
                    100 * accuracy->handling_wape);
    text_add(text, "\n");
}

static void add_queue(struct text *text, const struct outlook_queue *queue)
{
    bool told = false;
    for (int horizon = 0; horizon < OUTLOOK_HORIZONS; horizon++) {
        const struct accuracy *accuracy = &queue->accuracy[horizon];
        if (accuracy->n_origins == 0 && horizon > 0)
            continue;
        text_add(text, "  ");
        text_add_padded(text, told ? "" : queue->id, NAME_WIDTH);
        if (told)
            text_printf(text, " %9s", "");
        else
            text_printf(text, " %9.0f", queue->per_week);
        told = true;
        if (accuracy->n_origins == 0) {
            text_add(text, "   less than nine weeks are known\n");
            continue;
        }
        text_printf(text, " %3d", outlook_weeks_ahead[horizon]);
        add_figures(text, accuracy);
    }
    add_handling(text, queue);
}

void outlook_text_write(struct text *text, const struct outlook *outlook)
{
    add_read(text, outlook);
    add_channels(text, outlook->intake);
    text_add(text, "\nForecast ");
    add_range(text, outlook->first_date,
              outlook->first_date + outlook->n_days - 1);
    text_printf(text, ", slots of %d minutes\n", outlook->past->slot_min);
    for (int queue = 0; queue < outlook->n_queues; queue++)
        add_left_out(text, outlook, queue);
    text_printf(text, "  %-*s %9s %3s %8s %8s %8s %8s %8s\n", NAME_WIDTH,
                "queue", "per week", "wks", "WAPE", "bias", "floor", "mean 8",
                "var/mean");
    for (int queue = 0; queue < outlook->n_queues; queue++)
        add_queue(text, &outlook->queues[queue]);
    text_add(text,
             "  WAPE, bias: made anew as of each past week, for the week so "
             "many weeks (wks)\n  ahead; floor: if the rate were known and "
             "contacts came by chance; mean 8: of\n  the last eight same "
             "weekdays\n");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outlook.h"

#include "clock.h"
#include "csv_out.h"
#include "units.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const int outlook_weeks_ahead[OUTLOOK_HORIZONS] = {1, 4};

static void fill_handling(struct outlook_queue *queue,
                          const struct forecast *forecast, int per_day,
                          struct arena *arena)
{
    queue->handling_s = ARENA_ARRAY(arena, double, 7 * per_day);
    for (int weekday = 0; weekday < 7; weekday++)
        forecast_handling(forecast, weekday,
                          &queue->handling_s[weekday * per_day]);
}

static int weekday_of(int date)
{
    return ((date + 3) % 7 + 7) % 7;
}

static void sum_up(struct outlook_queue *queue, const struct outlook *outlook)
{
    int per_day = outlook->past->per_day;
    double sum = 0, effort = 0;
    for (int slot = 0; slot < outlook->n_days * per_day; slot++) {
        int weekday = weekday_of(outlook->first_date + slot / per_day);
        sum += queue->expected[slot];
        if (queue->handling_s)
            effort += queue->expected[slot] *
                      queue->handling_s[weekday * per_day + slot % per_day];
    }
    queue->per_week = sum * 7 / outlook->n_days;
    queue->mean_handling_s = sum > 0 ? effort / sum : 0;
}

static void fill_queue(struct outlook *outlook, int index, bool trend,
                       struct arena *arena)
{
    const struct past *past = outlook->past;
    const struct series *series = &past->series[index];
    struct outlook_queue *queue = &outlook->queues[index];
    struct forecast *forecast = forecast_new(series, trend);
    queue->id = past->queues[index];
    queue->expected =
        ARENA_ARRAY(arena, double, outlook->n_days * past->per_day);
    for (int day = 0; day < outlook->n_days; day++) {
        int date = outlook->first_date + day;
        forecast_day(forecast, date - past->first_date,
                     holidays_kind(outlook->holidays, date),
                     &queue->expected[day * past->per_day]);
    }
    for (int horizon = 0; horizon < OUTLOOK_HORIZONS; horizon++)
        queue->accuracy[horizon] =
            forecast_accuracy(forecast, outlook_weeks_ahead[horizon]);
    if (series->timed)
        fill_handling(queue, forecast, past->per_day, arena);
    sum_up(queue, outlook);
    forecast_free(forecast);
}

struct outlook *outlook_new(const struct intake *intake,
                            const struct past *past,
                            const struct holidays *holidays, int first_date,
                            int n_weeks, bool trend, struct arena *arena)
{
    struct outlook *outlook = ARENA_ARRAY(arena, struct outlook, 1);
    *outlook = (struct outlook){
        .intake = intake,
        .past = past,
        .holidays = holidays,
        .first_date = first_date,
        .n_days = 7 * n_weeks,
        .n_queues = past->n_queues,
        .queues = ARENA_ARRAY(arena, struct outlook_queue, past->n_queues),
    };
    for (int queue = 0; queue < past->n_queues; queue++)
        fill_queue(outlook, queue, trend, arena);
    return outlook;
}

double outlook_dispersion(const struct outlook_queue *queue)
{
    for (int horizon = OUTLOOK_HORIZONS - 1; horizon >= 0; horizon--)
        if (queue->accuracy[horizon].n_origins > 0)
            return queue->accuracy[horizon].dispersion;
    return NAN;
}

int outlook_earliest(const struct past *past)
{
    return past->first_date + past->n_days;
}

bool outlook_knows_handling(const struct outlook *outlook)
{
    for (int queue = 0; queue < outlook->n_queues; queue++)
        if (outlook->queues[queue].handling_s)
            return true;
    return false;
}

/* Adds what one queue has in a slot of a day. */
typedef void add_cell(struct text *text, const struct outlook *outlook,
                      const struct outlook_queue *queue, int date, int slot);

static void add_contacts(struct text *text, const struct outlook *outlook,
                         const struct outlook_queue *queue, int date, int slot)
{
    int place = (date - outlook->first_date) * outlook->past->per_day + slot;
    char number[32];
    snprintf(number, sizeof number, "%.2f", fabs(queue->expected[place]));
    size_t length = strlen(number);
    while (number[length - 1] == '0')
        number[--length] = '\0';
    if (number[length - 1] == '.')
        number[--length] = '\0';
    text_printf(text, ",%s", number);
}

static void add_handling(struct text *text, const struct outlook *outlook,
                         const struct outlook_queue *queue, int date, int slot)
{
    int place = weekday_of(date) * outlook->past->per_day + slot;
    if (queue->handling_s && queue->handling_s[place] > 0)
        text_printf(text, ",%.0f", queue->handling_s[place]);
    else
        text_add(text, ",");
}

/* The slots of a day in the order of time, as the clock shows them: an hour
 * twice where it goes back, and not where it goes forward. */
static void add_day(struct text *text, const struct outlook *outlook, int date,
                    add_cell *add)
{
    const struct past *past = outlook->past;
    char day[UNITS_ROOM], clock[UNITS_ROOM];
    int64_t end = clock_day_start(past->zone, date + 1);
    units_write_date(date, day);
    for (int64_t second = clock_day_start(past->zone, date); second < end;
         second += past->slot_min * INT64_C(60)) {
        int shown, minute, offset_s;
        clock_from_second(past->zone, second, &shown, &minute, &offset_s);
        text_printf(text, "%s %s", day, units_write_clock(minute, clock));
        for (int queue = 0; queue < outlook->n_queues; queue++)
            add(text, outlook, &outlook->queues[queue], date,
                minute / past->slot_min);
        text_add(text, "\r\n");
    }
}

static void write_table(struct text *text, const struct outlook *outlook,
                        add_cell *add)
{
    text_add(text, "start");
    for (int queue = 0; queue < outlook->n_queues; queue++) {
        text_add(text, ",");
        csv_out_field(text, outlook->queues[queue].id);
    }
    text_add(text, "\r\n");
    for (int day = 0; day < outlook->n_days; day++)
        add_day(text, outlook, outlook->first_date + day, add);
}

void outlook_volume_csv(struct text *text, const struct outlook *outlook)
{
    write_table(text, outlook, add_contacts);
}

void outlook_handling_csv(struct text *text, const struct outlook *outlook)
{
    write_table(text, outlook, add_handling);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stop.h"

#include <math.h>
#include <omp.h>

static const double default_seconds = 60;

struct stop stop_new(const struct solve_options *options)
{
    double seconds = options->time_limit;
    if (seconds <= 0)
        seconds = options->work_limit > 0 ? INFINITY : default_seconds;
    return (struct stop){
        .started = omp_get_wtime(),
        .time_limit = seconds,
        .work_limit = options->work_limit > 0 ? options->work_limit : INT64_MAX,
        .signal = options->stop,
    };
}

double stop_seconds(const struct stop *stop)
{
    return omp_get_wtime() - stop->started;
}

double stop_seconds_left(const struct stop *stop)
{
    double left = stop->time_limit - stop_seconds(stop);
    return left > 0.01 ? left : 0.01;
}

int64_t stop_work_left(const struct stop *stop)
{
    int64_t left = stop->work_limit - stop->work;
    return left > 1 ? left : 1;
}

bool stop_signalled(const struct stop *stop)
{
    return stop->signal && *stop->signal;
}

double stop_share(const struct stop *stop)
{
    double by_work = (double)stop->work / (double)stop->work_limit;
    double by_time = stop_seconds(stop) / stop->time_limit;
    double share = by_work > by_time ? by_work : by_time;
    return share < 1 ? share : 1;
}

bool stop_seconds_over(const struct stop *stop)
{
    return stop_signalled(stop) || stop_seconds(stop) >= stop->time_limit;
}

bool stop_due(const struct stop *stop)
{
    return stop_signalled(stop) || stop_share(stop) >= 1;
}

void stop_sooner(struct stop *stop, double share)
{
    stop->time_limit *= share;
    if (stop->work_limit < INT64_MAX)
        stop->work_limit = (int64_t)(share * (double)stop->work_limit);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asked.h"

#include "interrupt.h"

static double number(const struct options *options, enum option_name name)
{
    return option_given(options, name) ? option_number(options, name) : 0;
}

struct plan_options asked_read(const struct options *options)
{
    return (struct plan_options){
        .gap = number(options, OPTION_gap) / 100,
        .time_limit = number(options, OPTION_time_limit),
        .work_limit = (int64_t)number(options, OPTION_work_limit),
        .seed = (uint64_t)option_number(options, OPTION_seed),
    };
}

struct solve_options asked_orders(const struct options *options)
{
    struct plan_options asked = asked_read(options);
    return (struct solve_options){
        .time_limit = asked.time_limit,
        .work_limit = asked.work_limit,
        .gap = option_number(options, OPTION_gap) / 100,
        .strict = option_given(options, OPTION_gap),
        .threads = (int)option_number(options, OPTION_threads),
        .seed = asked.seed,
        .stop = interrupt_catch(),
    };
}

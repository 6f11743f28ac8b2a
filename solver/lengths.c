/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lengths.h"

enum { TICKS_A_DAY = 1000 };

static const double fading = 0.8;

static void add(struct lengths *lengths, int days)
{
    lengths->items[lengths->n++] = (struct length){
        .days = days, .ticks = TICKS_A_DAY * (double)days * days};
}

void lengths_lay(struct lengths *lengths, int least, int most)
{
    lengths->n = 0;
    for (int days = least; days < most && lengths->n < LENGTHS_MOST - 1;
         days += (days + 2) / 3)
        add(lengths, days);
    add(lengths, most);
}

int lengths_draw(const struct lengths *lengths, struct rng *rng, double unit)
{
    double sum = 0, rates[LENGTHS_MOST] = {0};
    for (int i = 0; i < lengths->n; i++) {
        const struct length *length = &lengths->items[i];
        rates[i] = (length->gain + unit) / (length->ticks + 1);
        sum += rates[i];
    }
    double drawn = sum * rng_below(rng, 1 << 20) / (1 << 20);
    int i = 0;
    while (i < lengths->n - 1 && drawn >= rates[i])
        drawn -= rates[i++];
    return i;
}

void lengths_tried(struct lengths *lengths, int length, double gain,
                   double ticks)
{
    struct length *tried = &lengths->items[length];
    tried->gain = fading * tried->gain + gain;
    tried->ticks = fading * tried->ticks + ticks;
    tried->tried = true;
    for (int i = length + 1; i < lengths->n; i++) {
        struct length *longer = &lengths->items[i];
        double times = (double)longer->days / tried->days;
        if (!longer->tried && longer->ticks < ticks * times * times)
            longer->ticks = ticks * times * times;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frame_parts.h"

void frame_add_steps(struct frame *frame, int n, const cost *head_price,
                     int length, int row, double sign)
{
    for (int i = 0; i < n; i++)
        lp_add_column(frame->lp, points(head_price[i] * length), 0,
                      i == n - 1 ? INFINITY : 1, 1, &row, &sign);
}

void frame_add_hundredths(struct frame *frame, const struct steps *steps,
                          int length, int row, double sign)
{
    cost head_price[STEPS_MAX];
    for (int i = 0; i < steps->n; i++)
        head_price[i] = steps->price[i] * HEAD;
    frame_add_steps(frame, steps->n, head_price, length, row, sign);
    if (frame->window.held)
        lp_add_column(frame->lp, beyond * points(frame->search->cost), 0, 0, 1,
                      &row, &sign);
}

double frame_dual(const struct frame *frame, int row)
{
    return row == NO_ROW ? 0 : lp_dual(frame->lp, row);
}

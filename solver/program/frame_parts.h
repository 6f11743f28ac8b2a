/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of frame.h share. */
#ifndef FRAME_PARTS_H
#define FRAME_PARTS_H

#include "duals.h"
#include "frame.h"

/* What is not to be costs so many rosters. */
static const double beyond = 2;

/* Columns for heads missing (sign 1) or too many (-1) in a row over `length`
 * slots, a step of the price each. */
void frame_add_steps(struct frame *frame, int n, const cost *head_price,
                     int length, int row, double sign);

/* Steps that are priced by the hundredth, and where rows may be held heads
 * beyond their bounds, none for now. */
void frame_add_hundredths(struct frame *frame, const struct steps *steps,
                          int length, int row, double sign);

/* 0 where there is no row. */
double frame_dual(const struct frame *frame, int row);

/* The rows of presence rules, and their duals. */
void frame_add_presences(struct frame *frame);
void frame_presence_duals(const struct frame *frame, struct duals *duals);

#endif

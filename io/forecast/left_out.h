/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What rows of an export are left out for, as scripts and people read it. */
#ifndef LEFT_OUT_H
#define LEFT_OUT_H

#include "intake.h"

extern const char *const left_out_keys[LEFT_REASONS];
extern const char *const left_out_words[LEFT_REASONS];

#endif

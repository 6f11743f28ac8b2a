/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time off and wishes as read, from whichever kind of file. */
#ifndef WISHES_H
#define WISHES_H

#include "reading.h"

/* Fills in when an absence begins and ends: both dates, or both with times. */
void absence_read(struct reading *reading, struct spot from_spot,
                  const char *from, struct spot to_spot, const char *to,
                  struct draft_absence *absence);

/* 0..4 for "never", "rather not", "neutral", "like", "love"; NOT_GIVEN for
 * other words. */
int grade_of(const char *word);

/* Reports days off that cannot be together. */
void together_check(struct reading *reading, struct spot spot,
                    const struct draft_wish *wish);

/* Reports what makes no sense together. */
void wish_check(struct reading *reading, struct spot spot,
                const struct draft_wish *wish);

#endif

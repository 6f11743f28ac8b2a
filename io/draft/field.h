/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts in which people write times, dates, names and numbers, wherever they
 * were read.  Each reports what is wrong under `spot` and is then false, or
 * gives a harmless value. */
#ifndef FIELD_H
#define FIELD_H

#include "reading.h"

/* Minutes; seconds are an error. */
bool field_length(struct diags *diags, struct spot spot, const char *text,
                  int least, int most, int *minutes);
/* The same, and "40", "37,5" or "37:30", which are hours. */
bool field_hours(struct diags *diags, struct spot spot, const char *text,
                 int least, int most, int *minutes);
bool field_seconds(struct diags *diags, struct spot spot, const char *text,
                   int least, int most, int *seconds);
bool field_clock(struct diags *diags, struct spot spot, const char *text,
                 int *minute);
bool field_date(struct diags *diags, struct spot spot, const char *text,
                int *date);

/* "2026-10-20", or with a time "2026-10-20T12:00"; *minute is NOT_GIVEN where
 * there is none. */
bool field_moment(struct diags *diags, struct spot spot, const char *text,
                  int *date, int *minute);

/* Adds "mon", "mon-fri" or "2026-10-20" to days whose `dates` has room. */
void field_days_item(struct reading *reading, struct spot spot,
                     const char *text, struct days *days, int *dates);

/* An id, a skill or a tag: a word that can stand in a list of words. The text
 * itself, or "" where it is none. */
const char *field_word(struct diags *diags, struct spot spot, const char *text);

/* What people read: one line of it. */
const char *field_label(struct diags *diags, struct spot spot,
                        const char *text);

/* Whether minutes fall on the slots; reports where they do not. */
bool field_on_slots(struct reading *reading, struct spot spot, int minutes);

/* A length of whole slots, one of them at least and a day at most. */
bool field_slots(struct reading *reading, struct spot spot, const char *text,
                 int *minutes);

/* Whether `from` is before `to`; reports where it is not. */
bool field_in_order(struct diags *diags, struct spot spot, int from, int to);

#endif

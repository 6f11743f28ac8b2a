/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times as other programs write them: "2026-03-31T13:41:22Z", "31.03.2026
 * 13:41", "3/31/2026 1:41 PM", "31/Mar/26 1:41 PM", Unix time.  Whether
 * 03/04/2026 is in March or April nobody can tell from it alone; a column of
 * times tells if one of them can be read in one way only. */
#ifndef STAMP_H
#define STAMP_H

#include <stdbool.h>
#include <stdint.h>

enum {
    STAMP_NO_DATE = INT32_MIN, /* cannot be read so */
    STAMP_LOCAL = INT32_MAX    /* no zone is told */
};

struct stamp {
    int day_first, month_first; /* days since 1970-01-01; mostly the same */
    int second;                 /* of the day */
    int offset_s;               /* ahead of UTC, or STAMP_LOCAL */
};

/* The whole text as a time; a date alone is its midnight.  False where it is
 * none. */
bool stamp_read(const char *text, struct stamp *stamp);

/* Unix time: seconds, or milliseconds where it is too large for that. */
bool stamp_of_epoch(double epoch, struct stamp *stamp);

enum stamp_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

enum { STAMP_TEXT = 40 };

/* One time of a column, as an example. */
struct stamp_example {
    int line; /* 0: none */
    char text[STAMP_TEXT];
};

/* What the times of a column tell together. */
struct stamp_column {
    struct stamp_example day_first, month_first; /* that can be no other */
    struct stamp_example undecided;
    struct stamp_example local; /* that has no zone */
    bool zoned;                 /* some have */
};

void stamp_note(struct stamp_column *column, const struct stamp *stamp,
                const char *text, int line);

#endif

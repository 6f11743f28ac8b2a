/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the user wrote, as it may stand in a message: on one line, not long,
 * and nothing in it that a terminal would act on. */
#ifndef SHOWN_H
#define SHOWN_H

enum { SHOWN_LETTERS = 60, SHOWN_ROOM = 4 * SHOWN_LETTERS + 4 };

struct shown {
    char text[SHOWN_ROOM];
};

struct shown shown(const char *text);

/* For the length of the statement in which it stands. */
#define SHOWN(string) (shown(string).text)

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files that a team is read from: its document, those it builds on,
 * tables, calendars, earlier rosters. */
#ifndef FILES_USED_H
#define FILES_USED_H

#include <stdbool.h>

struct file_used {
    const char *path;
    const struct file_used *next;
};

/* Whether the file is one of these. */
bool files_have(const struct file_used *files, const char *path);

#endif

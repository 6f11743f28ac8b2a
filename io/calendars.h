/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The folder of calendars: <agent>.ics for each agent, and team.ics. */
#ifndef CALENDARS_H
#define CALENDARS_H

#include "diag.h"
#include "plan.h"

/* Reports agents whose ids give the same file name, under the team's file.
 * To be asked before planning: nothing is written on bad input.  False also if
 * anything was reported before. */
bool calendars_check_names(const struct team *team, struct diags *diags);

/* The file name for an agent's calendar, in `arena`: the id with everything
 * that some file system cannot hold replaced by '-', and ".ics". */
const char *calendars_file_name(struct arena *arena, const char *id);

/* Writes all calendars into the folder, which is made if need be.  Each is
 * read back and compared before any replaces an old one. */
bool calendars_write(const char *folder, const struct plan *plan,
                     struct diags *diags);

#endif

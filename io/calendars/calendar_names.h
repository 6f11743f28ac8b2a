/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of calendars are called. */
#ifndef CALENDAR_NAMES_H
#define CALENDAR_NAMES_H

#include "ics_events.h"
#include "secret.h"

/* The id with everything that some file system cannot hold replaced by '-'. */
const char *calendar_stem(struct arena *arena, const char *id);

/* The names of an owner's calendars without ".ics", unguessable with a
 * secret (or NULL). */
const char *calendar_name(const struct ics_owner *owner,
                          const struct secret *secret, struct arena *arena);

/* Reports who is to have a new name by the key file and is nobody, where that
 * is likely a slip of the pen; it may be somebody who left. */
bool calendar_names_check_renewed(const struct ics_owner *owners, int n,
                                  const struct secret *secret,
                                  struct diags *diags);

/* Reports owners whose calendars, or those to import, would have one name, and
 * agents whose ids are paths that lead elsewhere; `path` is where the ids come
 * from. */
bool calendar_names_check(const struct ics_owner *owners, int n,
                          const char *path, struct diags *diags);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * roster.json: the whole roster, for people's scripts and to be read back.
 * Equal rosters give equal bytes: no wall clock, no number of threads. */
#ifndef ROSTER_JSON_H
#define ROSTER_JSON_H

#include "diag.h"
#include "plan.h"
#include "text.h"

struct team;

void roster_json_write(struct text *text, const struct plan *plan);

/* Reads a roster of this team, from `plan` or edited by hand.  What is read:
 * agents, their duties, breaks and blocks; everything else follows from them.
 * Rules are not checked (that is the judge's), but duties must be among those
 * offered.  Where no duty has blocks, queues are given out by
 * roster_allocate().  NULL if anything is reported.  The caller owns it:
 * roster_free(). */
struct roster *roster_json_read(const char *path, const struct team *team,
                                struct diags *diags);

/* The same from text in memory; `path` names it in reports. */
struct roster *roster_json_parse(const char *text, size_t length,
                                 const char *path, const struct team *team,
                                 struct diags *diags);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * team.json and the files it names, read into a frozen problem.  The format is
 * described in FORMAT.md. */
#ifndef TEAM_JSON_H
#define TEAM_JSON_H

#include "diag.h"
#include "files_used.h"
#include "ledger.h"
#include "problem.h"
#include "record.h"
#include "rules_in_force.h"

enum { HASH_ROOM = 17 };

struct team {
    struct problem *problem;
    const char *path;              /* as the user named it */
    char input_hash[HASH_ROOM];    /* FNV-1a of all files read, in hex */
    const struct file_used *files; /* all that were read */
    const char *locale;            /* one of locale_names (locales.h) */
    const char *const *skills;     /* [n_agents] with blanks between them */
    const struct ledger *ledger;   /* NULL: no burdens are counted */
    const struct record *record;   /* of earlier files; NULL: none */
    const struct rules_in_force *force; /* the laws it is held to */
};

/* NULL if anything is reported. */
struct team *team_read(const char *path, struct diags *diags);

/* The team as a scenario has it, NULL: as it is. */
struct scenario;
struct team *team_read_changed(const char *path,
                               const struct scenario *scenario,
                               struct diags *diags);
void team_free(struct team *team); /* NULL is allowed */

#endif

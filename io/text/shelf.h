/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder that is replaced as a whole: what is to be in it is first written
 * beside the old files, and only when all of it is on the disk takes their
 * places.  Where anything fails the folder is as it was.  Files that stay the
 * same are not touched, so that web servers tell clients that nothing is new;
 * files that nobody named are left alone.
 *
 * While a shelf is open no other may be, of the same folder. */
#ifndef SHELF_H
#define SHELF_H

#include "diag.h"

#include <stdbool.h>
#include <stddef.h>

struct shelf;

/* The folder, made if need be (not those above it).  NULL, and a report, where
 * it cannot be, or another program holds it. */
struct shelf *shelf_open(const char *folder, struct diags *diags);

/* A file, "maria.ics" or "changes/maria.ics", is to hold these bytes.  The
 * bytes are borrowed until the end. */
void shelf_put(struct shelf *shelf, const char *name, const char *bytes,
               size_t length);

/* A file is to be gone. */
void shelf_drop(struct shelf *shelf, const char *name);

/* All of it, or nothing and a report. */
bool shelf_commit(struct shelf *shelf, struct diags *diags);

void shelf_close(struct shelf *shelf); /* NULL is allowed */

#endif

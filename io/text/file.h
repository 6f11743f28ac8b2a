/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole files in and out.  Reading has a limit, so that no input can fill the
 * memory; writing replaces a file in one step, so that whoever reads it sees
 * the old text or the new, never half of one. */
#ifndef FILE_H
#define FILE_H

#include "arena.h"
#include "diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { FILE_MEGABYTES_MAX = 64 };

/* The bytes of a file, with a NUL after them, in memory that the caller
 * frees.  NULL, and a report, where it is missing, not a regular file, larger
 * than the limit or cannot be read. */
char *file_read(const char *path, size_t *length, struct diags *diags);

/* Whether there is nothing of that name. */
bool file_missing(const char *path);

bool file_is_folder(const char *path);

/* Whether both are there, and are one file. */
bool file_same(const char *one, const char *other);

/* A descriptor to read from, or -1 and a report; only of regular files, as
 * pipes and devices may never end. */
int file_open(const char *path, struct diags *diags);

/* Some of the bytes that come next, at most `room`; 0 at the end, negative with
 * errno set. */
ssize_t file_part(int file, char *bytes, size_t room);

/* Reports that the file cannot be read, written, ..., as errno says. */
void file_report(const char *path, const char *deed, struct diags *diags);

/* Replaces the file, or makes it; false, and a report, where that fails, and
 * the old file is then untouched.  A stream is written to as it is. */
bool file_write(const char *path, const char *bytes, size_t length,
                struct diags *diags);

/* Whether it is a terminal, a pipe or another device of characters, or what the
 * program's output goes to. */
bool file_is_stream(const char *path);

/* Writes a file that is not there yet, down to the disk if `sync`; false with
 * errno set where that fails, and it is then still not there. */
bool file_write_new(const char *path, const char *bytes, size_t length,
                    bool sync);

/* What errno says went wrong, in words that a lead knows. */
const char *file_reason(void);

/* The path of `name` as seen from the folder in which `path` lies. */
const char *file_beside(struct arena *arena, const char *path,
                        const char *name);

/* The path of a file as seen from a folder that is there; `path` itself where
 * that cannot be told. */
const char *file_seen_from(struct arena *arena, const char *folder,
                           const char *path);

#endif

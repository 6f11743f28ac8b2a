/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with the input, all of it, in the order it was found.  Readers
 * never stop at the first problem: they report, go on with a harmless value,
 * and the caller asks diags_failed() once. */
#ifndef DIAG_H
#define DIAG_H

#include <stdbool.h>
#include <stdio.h>

struct diag {
    const char *file;    /* as the user named it */
    const char *place;   /* JSON Pointer, "line:column", or "" */
    const char *message; /* lower case, no full stop, what is wrong first */
    int n_more; /* places of the file further on of which the same is said */
};

struct diags;

struct diags *diags_new(void);
void diags_free(struct diags *diags); /* NULL is allowed */

/* Copies its strings.  What is said of a dozen places of a file is only counted
 * from there on, and so are all reports past the first 200. */
void diags_add(struct diags *diags, const char *file, const char *place,
               const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same of what may well be meant, but had better be known: no failure, and
 * none of those that are counted and printed as such. */
void diags_note(struct diags *diags, const char *file, const char *place,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* What is told in `from` is told in `to` as well, if it is not yet. */
void diags_pass_errors(const struct diags *from, struct diags *to);
void diags_pass_notes(const struct diags *from, struct diags *to);

bool diags_failed(const struct diags *diags);

/* Whether further reports are only counted, so that nobody need look for
 * their place. */
bool diags_full(const struct diags *diags);

int diags_count(const struct diags *diags); /* those kept */
const struct diag *diags_at(const struct diags *diags, int index);

int diags_count_notes(const struct diags *diags);
const struct diag *diags_note_at(const struct diags *diags, int index);

/* One "file: place: message" a line, and how many more there were. */
void diags_print(const struct diags *diags, FILE *out);
void diags_print_notes(const struct diags *diags, FILE *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every command answers alike: errors, the files it wrote, text of any
 * kind, and the end of standard output. */
#ifndef ANSWER_H
#define ANSWER_H

#include "calendars.h"
#include "diag.h"
#include "options.h"
#include "text.h"

/* Prints all of `diags`: for people to standard error, with --json to standard
 * output.  Returns EXIT_BAD_INPUT. */
int answer_errors(const struct options *options, const struct diags *diags);

/* Prints the text to standard output and frees it. */
void answer_text(struct text *text);

/* Says which files and folders were written; with --json as
 * {"written": […]}. */
void answer_written(const struct options *options, const char *const *paths,
                    int n_paths);

/* Writes the text to the file `path` and says so; NULL: to standard output.
 * Frees it.  False, and a report, where it cannot be written. */
bool answer_deliver(const struct options *options, const char *path,
                    struct text *text, struct diags *diags);

/* Says which folder of calendars was written and what is new in them. */
void answer_published(const struct options *options, const char *folder,
                      const struct calendar_news *news);

/* How a summary should look where standard output goes. */
struct summary_style answer_style(void);

/* Flushes standard output.  Returns `code`, or EXIT_BAD_INPUT and says why if
 * it could not be written; a reader that has closed its pipe is no error. */
int answer_close(int code);

#endif

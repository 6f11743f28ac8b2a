/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What scripts are told about files: everything that is wrong with them, as
 * [{"file", "path", "message"}, …], or which were written, as
 * {"written": [path, …]}, of calendars with what is new in them. */
#ifndef DIAG_JSON_H
#define DIAG_JSON_H

#include "calendars.h"
#include "diag.h"
#include "text.h"

void diags_json_write(struct text *text, const struct diags *diags);
void written_json_write(struct text *text, const char *const *paths,
                        int n_paths);
void published_json_write(struct text *text, const char *folder,
                          const struct calendar_news *news);

#endif

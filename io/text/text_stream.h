/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text file of any size, piece by piece: UTF-8, or UTF-16 with a byte order
 * mark.  Pieces are valid UTF-8, whole characters, without the mark and without
 * bytes 0. */
#ifndef TEXT_STREAM_H
#define TEXT_STREAM_H

#include "diag.h"

#include <stddef.h>

struct text_stream;

/* NULL, and a report, where the file cannot be opened. */
struct text_stream *text_stream_open(const char *path, struct diags *diags);

/* The next piece, which ends with a 0 and is lost with the next call; NULL at
 * the end, and after a report of bytes that are no text. */
const char *text_stream_next(struct text_stream *stream, size_t *length);
void text_stream_close(struct text_stream *stream); /* NULL is allowed */

#endif

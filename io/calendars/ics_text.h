/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of an iCalendar text (RFC 5545, 3.1 and 3.3.11): CRLF, folded at
 * 75 octets, never inside a UTF-8 character or an escape. */
#ifndef ICS_TEXT_H
#define ICS_TEXT_H

#include "arena.h"
#include "text.h"

/* A line as it is, folded where it is too long. */
void ics_line(struct text *text, const char *line);

/* "NAME:value" with the value escaped.  Line ends of all sorts become \n;
 * other control characters are left out, bytes that are not UTF-8 replaced,
 * blanks at the ends cut off. */
void ics_text_line(struct text *text, const char *name, const char *value);

/* The same with commas, semicolons and backslashes left out as well, for
 * properties in which programs read their escapes wrong. */
void ics_plain_line(struct text *text, const char *name, const char *value);

/* The value as it will be read again from the one and the other, so that what
 * was meant can be held against it. */
const char *ics_clean(struct arena *arena, const char *value);
const char *ics_clean_plain(struct arena *arena, const char *value);

#endif

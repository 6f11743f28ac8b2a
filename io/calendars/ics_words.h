/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What calendars say of a duty: the words that templates may hold. */
#ifndef ICS_WORDS_H
#define ICS_WORDS_H

#include "agenda.h"
#include "duty.h"
#include "text.h"

#define ICS_SUMMARY "{shift} {from}-{to}[, {queues}] ({team})"
#define ICS_DESCRIPTION                                                        \
    "{length} long[: {clock}][\\nWork: {work}][\\n{breaks}][\\n{blocks}]"      \
    "\\nTimes of {zone}\\n{team}"

enum { N_ICS_WORDS = 14 };
extern const char *const ics_words[N_ICS_WORDS];

/* What they stand for; breaks and blocks are left empty unless the duty is told
 * as a whole. */
void ics_words_of(const struct agenda *agenda, const struct agenda_agent *agent,
                  const struct agenda_duty *duty, bool whole,
                  struct arena *arena, const char **words);

/* The template with them, behind what stands before it, as text of a calendar.
 */
const char *ics_fill(struct arena *arena, const char *template,
                     const char *before, const char *const *words);

struct local ics_local(const char *zone, int64_t second);

/* "07:00-15:00" */
void ics_add_span(struct text *text, const char *zone, int64_t start,
                  int64_t end);

/* "Sat 24 Oct". */
void ics_add_day(struct text *text, int date);

#endif

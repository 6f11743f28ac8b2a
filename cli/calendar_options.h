/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options that say how calendars are to be. */
#ifndef CALENDAR_OPTIONS_H
#define CALENDAR_OPTIONS_H

#include "calendars.h"
#include "options.h"

/* What the options order; false, and reports, where they make no sense. */
bool calendar_options_read(struct calendar_order *order,
                           const struct options *options, struct diags *diags);

/* Reports those given, where no calendars are written; a page may be held
 * against what was previous. */
void calendar_options_forbid(const struct options *options, bool page,
                             struct diags *diags);

#endif

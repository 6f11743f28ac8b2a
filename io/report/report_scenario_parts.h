/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sections of the page that puts scenarios side by side. */
#ifndef REPORT_SCENARIO_PARTS_H
#define REPORT_SCENARIO_PARTS_H

#include "report_parts.h"
#include "scenarios.h"

/* A figure, or nothing where none is known. */
const char *scenario_figure(const struct report *report, double value,
                            int decimals);

/* report_least.c: how few more people are enough. */
bool report_has_least(const struct scenarios *it);
void report_least(const struct report *report);

/* report_worth.c: what changes to the team would save. */
void report_worths(const struct report *report);

#endif

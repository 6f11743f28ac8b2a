/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `scenario` leaves in its folder beside the rosters that runs.h writes:
 * the comparison, and for each scenario a team.json and a page. */
#ifndef SCENARIO_FILES_H
#define SCENARIO_FILES_H

#include "comparison.h"
#include "runs.h"

/* `locale` is that of the page that compares. */
bool scenario_files_write(const struct runs *runs, const struct comparison *it,
                          const char *locale, struct diags *diags);

#endif

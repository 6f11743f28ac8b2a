/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `scenario` leaves in its folder beside the teams and rosters that
 * runs.h writes: the comparison, and for each scenario a page. */
#ifndef SCENARIO_FILES_H
#define SCENARIO_FILES_H

#include "comparison.h"
#include "runs.h"

/* Reports what writing would replace that is not of earlier scenarios: files
 * that are read here (`what_if` NULL: none but the team's), and teams and
 * rosters of others in the folders of the scenarios.  Nothing is written. */
bool scenario_files_check(const struct runs *runs, const char *what_if,
                          struct diags *diags);

/* Reports what lies in the folder of a comparison or of one of its scenarios,
 * where a roster is to be written. */
void scenario_files_guard(const char *folder, struct diags *diags);

/* `locale` is that of the page that compares. */
bool scenario_files_write(const struct runs *runs, const struct comparison *it,
                          const char *locale, struct diags *diags);

#endif

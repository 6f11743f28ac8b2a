/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report.html: a roster as one page that people look at and print.  It holds
 * everything it needs, asks the network for nothing, and can be read with
 * scripts off.  It depends on what is given here alone. */
#ifndef REPORT_H
#define REPORT_H

#include "agenda.h"
#include "plan.h"
#include "text.h"

struct report_order {
    const char *locale;            /* one of locale_names */
    const struct agenda *previous; /* the roster before; NULL: none is known */
    const char *scenario; /* one of several, whose page is a folder up; or
                             NULL */
};

void report_write(struct text *text, const struct plan *plan,
                  const struct report_order *order);

/* Scenarios side by side, from the text of a scenario.json; `path` names it in
 * reports.  False where anything is reported. */
bool report_scenarios(struct text *text, const char *json, size_t length,
                      const char *path, const char *locale,
                      struct diags *diags);

#endif

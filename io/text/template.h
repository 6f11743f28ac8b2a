/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts with places to fill in: "{shift} {from}-{to}[, {queues}]".  What
 * stands in brackets is left out where a place in it has nothing to be filled
 * with.  "{{", "}}", "[[", "]]" are the letters themselves, "\n" is the end of
 * a line. */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "diag.h"
#include "text.h"

/* Reports, under the name of the option that gave it, what is wrong with a
 * template: a place not among `names`, a bracket that is not closed. */
bool template_check(const char *template, const char *const *names, int n_names,
                    const char *option, struct diags *diags);

/* Fills in the template, which must be right: the value of each name. */
void template_fill(struct text *text, const char *template,
                   const char *const *names, const char *const *values,
                   int n_names);

#endif

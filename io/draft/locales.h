/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The languages that the page of a roster speaks: io/report/<name>.po, and
 * English, which is what all of them are translated from. */
#ifndef LOCALES_H
#define LOCALES_H

enum { N_LOCALES = 4 };
extern const char *const locale_names[N_LOCALES]; /* the first: the usual one */

#endif

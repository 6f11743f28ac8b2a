/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page is made from: page.html, page.css, page.js and the words of
 * each language in *.po. */
#ifndef PAGE_H
#define PAGE_H

#include "embedded.h"

extern const struct embedded page_files[];
extern const int n_page_files;

/* The text of one of them. */
const struct embedded *page_file(const char *name);

#endif

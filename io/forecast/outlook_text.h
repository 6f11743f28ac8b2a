/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTLOOK_TEXT_H
#define OUTLOOK_TEXT_H

#include "outlook.h"

/* For people: what was read, what was left out and why, and how good the
 * forecast of each queue has been. */
void outlook_text_write(struct text *text, const struct outlook *outlook);

#endif

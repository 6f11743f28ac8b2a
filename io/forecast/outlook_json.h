/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTLOOK_JSON_H
#define OUTLOOK_JSON_H

#include "outlook.h"

/* forecast.json: what was read and left out, and what is known of each
 * queue. */
void outlook_json_write(struct text *text, const struct outlook *outlook);

#endif

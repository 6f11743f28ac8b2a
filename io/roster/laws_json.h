/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The laws that a roster is held to, as roster.json tells them. */
#ifndef LAWS_JSON_H
#define LAWS_JSON_H

#include "json_out.h"
#include "plan.h"

/* The packs, and what is agreed or stricter instead; nothing where none is
 * named. */
void laws_json_write(struct json_out *out, const struct plan *plan);

#endif

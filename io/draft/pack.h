/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rule packs that the program has in itself: rules/ID.json. */
#ifndef PACK_H
#define PACK_H

#include "embedded.h"

extern const struct embedded pack_files[];
extern const int n_pack_files;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The team that `init` writes: the files of examples/init/. */
#ifndef STARTER_H
#define STARTER_H

#include "embedded.h"

extern const struct embedded starter_files[];
extern const int n_starter_files;

#endif

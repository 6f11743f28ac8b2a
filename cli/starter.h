/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The team that `init` writes: the files of examples/init/, which embed.cmake
 * puts into the program. */
#ifndef STARTER_H
#define STARTER_H

#include <stddef.h>

struct starter_file {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

extern const struct starter_file starter_files[];
extern const int n_starter_files;

#endif

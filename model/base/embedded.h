/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that cmake/Embed.cmake puts into the program. */
#ifndef EMBEDDED_H
#define EMBEDDED_H

#include <stddef.h>

struct embedded {
    const char *name;           /* without its folder */
    const unsigned char *bytes; /* a 0 follows that `length` does not count */
    size_t length;
};

#endif

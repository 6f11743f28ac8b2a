/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "require.h"

#include <stdio.h>
#include <stdlib.h>

void require_failed(const char *condition, const char *file, int line)
{
    fprintf(stderr, "vaktel: internal error at %s:%d: %s\n", file, line,
            condition);
    abort();
}

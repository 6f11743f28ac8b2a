/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every unit test includes: cmocka wants the first four headers before
 * it, in whatever order.  Names of tests are sentences. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define N_ELEMENTS(array) (sizeof(array) / sizeof *(array))

/* Whether some will do of what other builds do many times, as under valgrind
 * (tests/CMakeLists.txt): it looks at how memory is used, not how often. */
static inline bool brief(void)
{
    return getenv("VAKTEL_BRIEF") != NULL;
}

/* So many times, or a fifth of them. */
static inline int times(int often)
{
    return brief() ? often / 5 : often;
}

#endif

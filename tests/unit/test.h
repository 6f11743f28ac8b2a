/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every unit test includes: cmocka wants the first four headers before
 * it, in whatever order.  Names of tests are sentences. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define N_ELEMENTS(array) (sizeof(array) / sizeof *(array))

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * require() holds in every build: a false one is our bug, never
 * the user's input.  assert() is for checks too costly for a release. */
#ifndef REQUIRE_H
#define REQUIRE_H

#define require(condition)                                                     \
    ((condition) ? (void)0 : require_failed(#condition, __FILE__, __LINE__))

_Noreturn void require_failed(const char *condition, const char *file,
                              int line);

#endif

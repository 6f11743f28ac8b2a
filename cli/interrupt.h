/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ctrl-C: the first asks the search to stop and hand over its best roster, the
 * second ends the program at once. */
#ifndef INTERRUPT_H
#define INTERRUPT_H

#include <signal.h>

/* Catches SIGINT and SIGTERM from now on; the flag that they set. */
const volatile sig_atomic_t *interrupt_catch(void);

/* Neither is heard from now on, as files are being replaced. */
void interrupt_hold(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interrupt.h"

#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;
static bool watched; /* somebody sits before a terminal */

static void on_signal(int number)
{
    static const char word[] =
        "\nstopping with the best roster so far; Ctrl-C again ends at once\n";
    (void)number;
    interrupted = 1;
    if (watched && write(STDERR_FILENO, word, sizeof word - 1) < 0)
        watched = false;
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
}

void interrupt_hold(void)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
}

const volatile sig_atomic_t *interrupt_catch(void)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    watched = isatty(STDERR_FILENO);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return &interrupted;
}

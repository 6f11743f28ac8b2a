/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage and help, printed from the table of commands and options.def. */
#ifndef HELP_H
#define HELP_H

#include <stdio.h>

struct command;

/* What the program can do: one line a command. */
void help_usage(FILE *out);

/* One command: its operands, options and what they default to. */
void help_command(const struct command *command, FILE *out);

#endif
